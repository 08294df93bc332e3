"""Imported by the server process from which workers are forked: loads what every file needs, once for all of them."""

import gc

from screener.extracting import extract
from screener.extracting.role_model import role_by_model
from screener.reading import read
from screener.reporting.stream_report import pack
from screener.reporting.wording import LANGUAGES, catalogue
from screener.scoring import score
from screener.store import program_hash
from screener.types import LanguageNeed, Posting, Requirement

# What leads through most rules, tables and patterns; what it does not meet, each worker makes for itself.
_TEXT = """Ada Exemple
Community manager, Exempleville, ada@example.com, 06 00 00 00 00
Expérience professionnelle
Community manager, Maison Exemple, Exempleville
Depuis janvier 2021
- Animation des réseaux sociaux avec Hootsuite et gestion d'une équipe de trois personnes
Chargée d'acceuil, Mairie d'Exempleville
2015 - 2017
- Rédaction d'articles, 5 ans d'expérience
Formation
2014 Master marketing, Université d'Exempleville
Langues : anglais courant, français
Loisirs : photographie
"""
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj "
    b"4 0 obj<</Length 33>>stream\nBT/F 12 Tf 9 9 Td(Hootsuite)Tj ET\nendstream endobj "
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R>>"
)
_ASKED = (
    Requirement("r1", "communication with a community", "other"),
    Requirement("r2", "Hootsuite", "tool", any_of=("Hootsuite",)),
    Requirement("r3", "3 years of experience as a community manager", "experience", min_years=3),
    Requirement("r4", "Master in marketing", "degree", min_level=7, field="marketing"),
    Requirement("r5", "English", "language", language=LanguageNeed("en", "B2")),
)

gc.disable()  # all that is made from here on stays; looking through it again and again takes a tenth of the time
_POSTING = Posting("Community manager", "en", _ASKED, text="\n".join(each.text for each in _ASKED))
pack(score(extract(read(_TEXT.encode(), name="warm.txt"), reference_date="2022-01"), _POSTING), _POSTING, "en")
read(_PDF, name="warm.pdf")  # pdfium
role_by_model("", "")
program_hash()
for _language in LANGUAGES:
    catalogue(_language)
# The tables never die: a collector that went through them again and again would take a tenth of the time of a run.
# What is no longer used of them is left lying: to look for it would keep the workers waiting for 0.06 s.
gc.freeze()
gc.enable()
