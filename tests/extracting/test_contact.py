"""Who a CV is about, and what a blind report removes: names from anywhere, and the lines that only look like one."""

from itertools import pairwise

import pytest

from screener.extracting.contact import find_contact
from screener.extracting.source import Source
from screener.types import Contact, Document, Page


def contact(text: str) -> Contact:
    return find_contact(Source(Document("cv.txt", "", text, (Page(1, 0, len(text)),), "fr", ("fr",), "plain")))


def removed(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in contact(text).spans]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maëlle Kervadec\nSocial media manager\n", "Maëlle Kervadec"),
        ("Yanis BELGACEM-ROUX\nChef de partie\n", "Yanis BELGACEM-ROUX"),
        ("OUSMANE NDIAYE-CARLIER\ngraphiste\n", "OUSMANE NDIAYE-CARLIER"),
        ("Curriculum vitae – Brigitte Sauvageot – confidentiel\n", "Brigitte Sauvageot"),
        ("CURRICULUM VITAE\nNguyễn Thị Mai\nRédactrice\n", "Nguyễn Thị Mai"),
        ("Jean-Baptiste de La Tour d'Auvergne\n", "Jean-Baptiste de La Tour d'Auvergne"),
        ("Mme Aïssatou Diallo\nCommunity manager\n", "Aïssatou Diallo"),
        ("João da Silva Pereira\nDesigner\n", "João da Silva Pereira"),
        ("Dr. Adam O'Neill\n", "Adam O'Neill"),
        ("Lin Xiu Ying\nTraductrice\n", "Lin Xiu Ying"),
        ("Mohammed Ben Salah | Community manager\n", "Mohammed Ben Salah"),
        ("Nom : Kowalska Agnieszka\nTél. 06 39 98 00 01\n", "Kowalska Agnieszka"),
        ("Apolline Vasseur-Diaz rédactrice web\napolline@vasseurdiaz.exemple\n", "Apolline Vasseur-Diaz"),
        (
            "photo\nCONTACT\nlou.perrin@exemple.fr\nOutils\nCanva\nBoîte Noire\nLou Perrin\nCommunity manager\n",
            "Lou Perrin",
        ),
        ("Personal information Katie Smith\nsmith@example.org\n", "Katie Smith"),
        ("Léo\nLéopard\nleo.leopard@exemple.fr\n", "Léo Léopard"),
        ("COMMUNITY MANAGER\nExpérience\n2019 Agence Pivoine\n", None),
        ("Curriculum Vitae\n", None),
        ("Chargée de communication digitale\nFormation\n", None),
        ("Social Media Manager\nSkills\n", None),
        ("", None),
    ],
)
def test_the_name(text: str, name: str | None) -> None:
    assert contact(text).name == name


@pytest.mark.parametrize(
    ("line", "email", "phone"),
    [
        ("06 39 98 14 27 · m.k@exemple.fr", "m.k@exemple.fr", "06 39 98 14 27"),
        ("06.39.98.20.08", None, "06.39.98.20.08"),
        ("+33 (0)6 39 98 55 02", None, "+33 (0)6 39 98 55 02"),
        ("Cardiff | 07700 900 177 | des.okp@example.com", "des.okp@example.com", "07700 900 177"),
        ("(555) 010-6543", None, "(555) 010-6543"),
        ("Tél : 2 39 98 55 02", None, "2 39 98 55 02"),
        ("2014 - 2018", None, None),
        ("01/2010 - 11/2013", None, None),
        ("11/03/1994", None, None),
        ("SIRET 123 456 789 00012", None, None),
        ("budget 180 000 000", None, None),
        ("@blp.photo", None, None),
        ("06 39 98 88\n02", None, "06 39 98 88 02"),
        ("12 06 39 98 88 02 14", None, None),
        ("ada.fictive @exemple.fr", "ada.fictive@exemple.fr", None),
        ("Head of Social @ exemple.fr", None, None),
    ],
)
def test_mail_and_telephone(line: str, email: str | None, phone: str | None) -> None:
    found = contact(f"Ada Fictive\n{line}\n")
    assert (found.email, found.phone) == (email, phone)


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("14 rue des Tanneurs, 69007 Lyon – permis B", "14 rue des Tanneurs, 69007 Lyon"),
        ("2 bis rue Saint-Bernard, 75011 Paris · journaliste", "2 bis rue Saint-Bernard, 75011 Paris"),
        ("Nantes (44) · Permis B", "Nantes (44)"),
        ("221 Baker Street, London NW1 6XE", "221 Baker Street, London NW1 6XE"),
        ("Columbus, OH 44444", "Columbus, OH 44444"),
        ("née le 11/03/1994", "née le 11/03/1994"),
        ("31 ans, permis B", "31 ans"),
        ("Nationalité : marocaine", "Nationalité : marocaine"),
        ("Mariée | 2 enfants", "Mariée"),
        ("Nationalités italienne et française", "Nationalités italienne et française"),
        ("Lyon 3e · community manager", "Lyon 3e"),
        ("Community manager freelance, Grenoble & remote", "Grenoble"),
        ("Paris, Île-de-France, France", "Île-de-France"),
        ("Leeds, UK | content lead", "UK"),
        ("Manchester, M21 • content lead", "Manchester, M21"),
        ("RQTH – Permis B", "RQTH"),
        ("linkedin.com/in/ada-fictive", "linkedin.com/in/ada-fictive"),
        ("github: adafictive", "github: adafictive"),
        ("https://ada.exemple/cv?x=1 ", "https://ada.exemple/cv?x=1"),
        ("Date of birth: 3 May 1990", "Date of birth: 3 May 1990"),
    ],
)
def test_what_a_blind_report_removes(line: str, gone: str) -> None:
    assert gone in removed(f"Ada Fictive\n{line}\n")


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Mme Ada Fictive\nCommunity manager\n", ["Mme Ada Fictive"]),
        ("Ada Fictive\nExpérience\n2019 Vendeuse\nM. Fictive\n", ["Ada Fictive", "M. Fictive"]),
        ("Ada Fictive\nCommunity manager\nMère de deux enfants, permis B\n", ["Ada Fictive", "Mère de deux enfants"]),
        (
            "Ada Fictive\nRésumé\nJ'ai tenu l'attention de vingt-huit enfants de 8 h 30 à 16 h 30.\n",
            ["Ada Fictive"],
        ),
        (
            "Ada Fictive\nExpérience\n2019 Vendeuse\nCentres d'intérêt\nLecture\nDivers\nCélibataire, permis B\n",
            ["Ada Fictive", "Célibataire"],
        ),
        (
            "Ada Fictive\nExpérience\n2019 Vendeuse\nPour une enseigne née en 2015, 12 points de vente\n",
            ["Ada Fictive"],
        ),
        ("Ada Fictive\nUne nice community manager\nExpérience\n2019 Agence Pivoine, Lyon 3e\n", ["Ada Fictive"]),
        ("Ada Fictive\nExpérience\n2019 Community manager\nInstagram : stories et formats courts\n", ["Ada Fictive"]),
        (
            "Ada Fictive\nExpérience\n2019 Vendeuse\nLoisirs\nPhoto, portfolio : ada-f.exemple\n",
            ["Ada Fictive", "portfolio : ada-f.exemple"],
        ),
    ],
)
def test_what_tells_who_it_is_is_removed_and_work_is_not(text: str, gone: list[str]) -> None:
    assert removed(text) == gone


@pytest.mark.parametrize(
    "kept", ["permis B", "10 ans d'expérience", "Community manager", "télétravail possible", "dispo sous 1 mois"]
)
def test_what_a_blind_report_keeps(kept: str) -> None:
    text = f"Ada Fictive\nada@exemple.fr – {kept}\n"
    start = text.index(kept)
    assert not any(a < start + len(kept) and start < b for a, b in contact(text).spans)


def test_the_name_is_removed_wherever_it_stands() -> None:
    text = "Jérémie Gaboriau\nExpérience\n2019 Commercial\nCV Jérémie Gaboriau, page 1/1\nla Rose de Jérémie\n"
    assert removed(text) == ["Jérémie Gaboriau", "Jérémie", "Gaboriau", "Jérémie"]


def test_a_job_in_the_experience_is_not_taken_for_an_address() -> None:
    text = "Ada Fictive\nExpérience\n2019 Brasserie Le Tournebroche, Lyon, 14 couverts\nFormation\nBTS, Nantes (44)\n"
    assert removed(text) == ["Ada Fictive"]


def test_spans_are_in_order_and_apart() -> None:
    spans = contact("Ada Fictive\nada@ada.exemple 06 39 98 00 01 https://ada.exemple 12 rue Ada, 75000 Ada\n").spans
    assert all(first[1] < second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize(
    "hostile", ["@" * 50_000, "A-" * 50_000, "0123456789" * 5_000, "a.b@c." * 20_000, "Ab " * 30_000]
)
def test_hostile_text_ends(hostile: str) -> None:
    assert contact(hostile).name is None
