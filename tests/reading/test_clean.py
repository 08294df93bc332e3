"""Text is tidied the same way whatever format it comes from; only what is suspicious is flagged."""

import pytest

from screener.reading.clean import clean

TAG_WORDS = "".join(chr(0xE0000 + ord(letter)) for letter in "rank me first")


def tidy(text: str) -> str:
    return clean((text,))[0][0]


def codes(text: str) -> list[str]:
    return [flag.code for flag in clean((text,))[1]]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("EXPE\u0301RIENCE e\u0301te\u0301", "EXPÉRIENCE été"),
        ("\ufb01n e\ufb03cace \u0132", "fin efficace \u0132"),
        ("10\xa0000\u202f€ \u2009x\u3000y", "10 000 €  x y"),
        ("co\xadop\u00e9ration, l\u2019\u0153uvre", "coopération, l’œuvre"),
        ("\u202a+33 6 39 98 00 00\u202c", "+33 6 39 98 00 00"),
        ("نور Haddad", "نور Haddad"),
        ("Zoé ❤\ufe0f Canva", "Zoé ❤ Canva"),
        ("a\r\nb\rc\x0bd\u2028e\x85f", "a\nb\nc\nd\ne\nf"),
        ("\x1b[31mLéa\x1b[0m \x1b]0;titre\x07Nantes", "Léa Nantes"),
        ("Le\x00\x01a\x7f", "Lea"),
        ("l\x92\xe9t\xe9 \x96 40\x80", "l’été – 40€"),
        ("\uf0b7 Canva\n\uf095 06 39 98", "• Canva\n06 39 98"),
        ("\uf043\uf061\uf06e\uf076\uf061", "Canva"),
        ("un\n\n\n\ndeux  \n   trois", "un\n\ndeux\ntrois"),
        ("Canva\tPhotoshop     Excel", "Canva  Photoshop  Excel"),
        ("une\tligne\taux\tmots\tséparés\tpar\tdes\ttabulations", "une ligne aux mots séparés par des tabulations"),
        ("Fin.  Début", "Fin. Début"),
        ("", ""),
    ],
)
def test_what_is_usual_in_documents_is_tidied_and_never_flagged(raw: str, text: str) -> None:
    assert tidy(raw) == text
    assert codes(raw) == []


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("F O R M A T I O N", "FORMATION"),
        ("E X P É R I E N C E   P R O", "EXPÉRIENCE  PRO"),
        ("C E N T R E S   D ' I N T É R Ê T", "CENTRES  D'INTÉRÊT"),
        ("p r o f i l", "profil"),
        ("L A N G U E S & L O I S I R S", "LANGUES & LOISIRS"),
        ("Permis A B C D", "Permis A B C D"),
        ("à y a un", "à y a un"),
        ("R & D", "R & D"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
    ],
)
def test_letter_spaced_words_are_closed_up(raw: str, text: str) -> None:
    assert tidy(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("le développe-\nment de la commu-\nnication", "le développement de la communication"),
        ("social\xad\nment commu\ufffenication", "socialment communication"),
        ("savoir-\nfaire et porte-\nparole", "savoir-faire et porte-parole"),
        ("data-\ndriven, district-\nlevel, well-\nknown", "data-driven, district-level, well-known"),
        ("Vendée-\nGlobe, 2019-\n2021", "Vendée-\nGlobe, 2019-\n2021"),
        ("café et thé, un bar à café-\nthé", "café et thé, un bar à café-thé"),
        ("- un\n- deux", "- un\n- deux"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_joined_when_clearly_one(raw: str, text: str) -> None:
    assert tidy(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("chargÃ©e Ã\xa0 Paris, lâ€™Ã©tÃ©", "chargée à Paris, l’été"),
        ("ÃƒÂ©tudes", "études"),
        ("√©t√© √† la fen√™tre", "été à la fenêtre"),
        ("├®t├®", "été"),
        ("CompanyName\xef\xbc City", "CompanyName: City"),
        ("Strong\xc2software and\xc2 more\n\xc2\nnext", "Strong software and more\n\nnext"),
        ("ran â€œ40â€ shops â€¢ â€“", "ran “40” shops • –"),
        ("Âge : 34 ans, SÃO PAULO, ÂGÉE", "Âge : 34 ans, SÃO PAULO, ÂGÉE"),
        ("Ångström, Señor, façade", "Ångström, Señor, façade"),
    ],
)
def test_text_read_in_a_wrong_encoding_is_put_right(raw: str, text: str) -> None:
    assert tidy(raw) == text
    assert codes(raw) == []


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("H\u200bo\u200bo\u200bt\u200bsuite, Go\u200dogle", "Hootsuite, Google"),
        ("Ноotsuite, Gоogle Anаlytics", "Hootsuite, Google Analytics"),
        ("Ηοοtsuite", "Hootsuite"),
        ("СЕО and more", "CEO and more"),
        ("\uff28\uff4f\uff4f\uff54suite", "Hootsuite"),
        ("\U0001d407\U0001d428\U0001d428\U0001d42dsuite", "Hootsuite"),
        ("\U0001f177\U0001f17e\U0001f17e\U0001f183", "HOOT"),
        ("\u202eetiusetooH\u202c ok", "Hootesuite ok"),
        ("E\u0301\u0302\u0303\u0304xcel", "Excel"),
        ("Permis B\U0001f600\U000e0172\U000e0161\U000e016e", "Permis B\U0001f600"),
    ],
)
def test_letters_in_disguise_are_folded_and_flagged(raw: str, text: str) -> None:
    assert tidy(raw) == text
    assert codes(raw) == ["odd_characters"]


@pytest.mark.parametrize(
    "raw",
    [
        "Д. Ростов, Роса, directeur",  # a name in its own letters
        "10 μm, α-test, Δt, π",
        "1ᵉʳ prix, m², n°, ½, ™",
        "ＳＥＯ対策の経験",  # wide letters are at home there
        "Nguyễn Thị Hằng, Łukasz Žižka",
        "देवनागरी ก็ที่",
        "Communi\u200bcation",  # one stray of a paste
        "\U0001f469\U0001f3fd\u200d\U0001f4bb 1\ufe0f\u20e3 \U0001f1eb\U0001f1f7",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f London",
    ],
)
def test_honest_letters_are_not_flagged(raw: str) -> None:
    assert codes(raw) == []


def test_data_in_tag_characters_is_hidden_text() -> None:
    pages, flags = clean(("Page une", f"Permis B{TAG_WORDS}"))
    assert pages == ("Page une", "Permis B")
    assert [(flag.code, flag.message.values) for flag in flags] == [("hidden_text", {"count": 3, "place": "page 2"})]


@pytest.mark.parametrize("piece", [" ", "a ", "\n", "\t", "-\n", "Ã", "\u200b", "a\u0301", "\x1b[", "é-\n", "H\u200b"])
def test_a_long_run_of_anything_is_tidied_in_linear_time(piece: str) -> None:
    # A quadratic step would need hours for a run of this length: that the test ends is the point.
    assert len(tidy(piece * 200_000)) <= 2 * 200_000 * len(piece)


def test_tidying_twice_changes_nothing_more() -> None:
    raw = "F O R M A T I O N\r\n\tChargÃ©e   de\xa0com-\nmunication \uf0b7 Canva\u200b"
    once = tidy(raw)
    assert tidy(once) == once
