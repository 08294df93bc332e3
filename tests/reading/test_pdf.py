"""PDF: the text in reading order, its month, its limits, and files that cannot be read."""

import pytest

from screener.errors import ReadError
from screener.reading import ocr
from screener.reading.pdf import read_pdf
from screener.types import Limits

from .pdf_samples import at, letters, lines, pdf, scan, stream

CV = ("Adèle Quintin", "Chargée de communication", "Hootsuite, Canva et Excel")


def read(data: bytes, **limits: int) -> str:
    return "\n".join(read_pdf(data, Limits(**limits)).pages)


def codes(data: bytes, **limits: int) -> list[str]:
    return [flag.message.key for flag in read_pdf(data, Limits(**limits)).flags]


def test_lines_and_pages_in_order() -> None:
    found = read_pdf(pdf(lines(*CV), lines("Deuxième page, avec du texte")), Limits())
    assert found.pages == ("\n".join(CV), "Deuxième page, avec du texte")
    assert found.flags == ()


@pytest.mark.parametrize(
    ("dates", "month"),
    [
        (b"/ModDate (D:20261003120000)", "2026-10"),
        (b"/ModDate (D:20261403120000)", "2025-03"),
        (b"/ModDate ()", "2025-03"),
        (b"/ModDate (yesterday)", "2025-03"),
    ],
)
def test_month_of_last_change_else_of_making(dates: bytes, month: str) -> None:
    data = pdf(lines(*CV)).replace(b"/ModDate (D:20261003120000)", dates.ljust(len(b"/ModDate (D:20261003120000)")))
    assert read_pdf(data, Limits()).own_date == month


def test_no_date_at_all() -> None:
    data = pdf(lines(*CV)).replace(b"/ModDate", b"/MadDote").replace(b"/CreationDate", b"/CremationDat")
    assert read_pdf(data, Limits()).own_date is None


LOCK = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<00> <00>]".format("ab" * 32)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "damaged"),
        (b"%PDF-1.4", "damaged"),
        (b"\0" * 500, "damaged"),
        (pdf(lines(*CV))[:300], "damaged"),
        (pdf(""), "no_text"),
        (pdf("0 0 100 100 re f"), "no_text"),
        (pdf(lines(*CV)).replace(b"/Root 1 0 R", b"/Root 1 0 R " + LOCK.encode()), "encrypted"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, key: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(data, Limits())
    assert caught.value.key == key


def test_limit_of_pages_is_said() -> None:
    data = pdf(*[lines(f"Page {number} of this long CV") for number in range(1, 6)])
    found = read_pdf(data, Limits(pages=2))
    assert len(found.pages) == 2
    assert [(flag.code, flag.message.key) for flag in found.flags] == [("limit_reached", "warning.limit_reached_pages")]


def test_limit_of_text_is_said() -> None:
    data = pdf(lines(*["Hootsuite Canva Excel" for _ in range(40)]))
    found = read_pdf(data, Limits(text_chars=100))
    assert sum(map(len, found.pages)) <= 100
    assert "warning.limit_reached_text" in [flag.message.key for flag in found.flags]
    assert codes(data, text_chars=100_000) == []


def test_hyphen_at_a_line_end_stays_a_hyphen_at_a_line_end() -> None:
    assert read(pdf(lines("Étude des besoins en communi-", "cation interne"))).splitlines() == [
        "Étude des besoins en communi-",
        "cation interne",
    ]


def test_bullets_drawn_after_the_page_stand_before_their_lines() -> None:
    texts = ("Anime les réseaux sociaux", "Rédige la lettre", "Mesure les résultats")
    marks = "".join(at(48, 780 - 16 * row, "•") for row in range(3))
    assert read(pdf(lines(*texts) + marks)).splitlines() == [f"• {text}" for text in texts]


JOBS = (
    at(60, 780, "Chargée de communication, Ville de Brest")
    + lines("Anime les comptes de la ville", "Rédige la lettre interne", y=764)
    + at(60, 700, "Rédactrice web, Éditions du Phare")
    + lines("Articles et fiches produits", "Mise en ligne sous WordPress", y=684)
)


def test_dates_drawn_after_the_page_stand_on_their_rows() -> None:
    dates = at(440, 780, "2021 - 2024") + at(440, 700, "2018 - 2021")
    assert read(pdf(JOBS + dates)).splitlines() == [
        "Chargée de communication, Ville de Brest 2021 - 2024",
        "Anime les comptes de la ville",
        "Rédige la lettre interne",
        "Rédactrice web, Éditions du Phare 2018 - 2021",
        "Articles et fiches produits",
        "Mise en ligne sous WordPress",
    ]


def test_dates_drawn_before_the_page_stand_on_their_rows() -> None:
    dates = at(10, 780, "2021") + at(10, 700, "2018")
    assert read(pdf(dates + JOBS)).splitlines()[::3] == [
        "2021 Chargée de communication, Ville de Brest",
        "2018 Rédactrice web, Éditions du Phare",
    ]


def test_place_and_dates_beside_an_entry_follow_its_first_line() -> None:
    entry = lines("Chargée de communication, Ville de Brest", "• Anime les comptes de la ville", "• Rédige la lettre")
    assert read(pdf(entry + lines("Brest", "2021 - 2024", x=440))).splitlines() == [
        "Chargée de communication, Ville de Brest Brest",
        "2021 - 2024",
        "• Anime les comptes de la ville",
        "• Rédige la lettre",
    ]


def test_dates_and_place_beside_a_head_of_two_lines_pair_with_them() -> None:
    entry = lines("Ville de Brest", "Chargée de communication", "• Anime les comptes de la ville")
    assert read(pdf(entry + lines("2021 - 2024", "Brest", x=440))).splitlines() == [
        "Ville de Brest 2021 - 2024",
        "Chargée de communication Brest",
        "• Anime les comptes de la ville",
    ]


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        (("sept. 2024 –", "août 2025"), "sept. 2024 – août 2025"),
        (("sept. 2024 –", "en cours"), "sept. 2024 – en cours"),
        (("sept. 2024", "– présent"), "sept. 2024 – présent"),
        (("2019 -", "2021"), "2019 - 2021"),
    ],
)
def test_date_that_wraps_in_a_narrow_column_is_one_line(cell: tuple[str, str], date: str) -> None:
    entry = lines("Community manager", "Ligue contre le doute, Lyon", x=160)
    assert date in read(pdf(lines(*cell) + entry)).splitlines()


@pytest.mark.parametrize("cell", [("2019 - 2021", "2021 - 2023"), ("Canva -", "Excel"), ("2024", "Anglais")])
def test_other_short_lines_stay_apart(cell: tuple[str, str]) -> None:
    assert read(pdf(lines(*cell))).splitlines() == list(cell)


LEFT = [f"Colonne de gauche, ligne {number}" for number in range(10)]
RIGHT = [f"Colonne de droite, ligne {number}" for number in range(10)]


def in_turns(lower: float) -> str:
    return "".join(
        at(60, 700 - 15 * row, left) + at(320, 700 - lower - 15 * row, right)
        for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    )


def test_two_columns_drawn_in_turns_are_read_one_after_the_other() -> None:
    head = "Camille Aubry, chargée de communication à Nantes depuis 2019"
    assert read(pdf(at(60, 760, head) + in_turns(7))).splitlines() == [head, *LEFT, *RIGHT]


def test_rows_of_a_table_stay_rows() -> None:
    assert read(pdf(in_turns(0))).splitlines() == [f"{left} {right}" for left, right in zip(LEFT, RIGHT, strict=True)]


def test_raised_letters_stay_in_their_line() -> None:
    raised = "BT /F1 11 Tf 60 700 Td (Le 1) Tj 7 Ts /F1 7 Tf (er) Tj 0 Ts /F1 11 Tf ( janvier) Tj ET"
    assert read(pdf(raised.replace("7 Ts", "4 Ts"))) == "Le 1er janvier"


def test_side_column_stays_one_block() -> None:
    side = lines("CONTACT", "06 39 98 00 00", "Brest", "FORMATION", "2018 Licence de lettres", "OUTILS", "Canva", x=420)
    found = read(pdf(JOBS + side)).splitlines()
    assert found[-7:] == [
        "CONTACT", "06 39 98 00 00", "Brest", "FORMATION", "2018 Licence de lettres", "OUTILS", "Canva",
    ]  # fmt: skip
    assert found[0] == "Chargée de communication, Ville de Brest"


def test_text_drawn_twice_is_read_once() -> None:
    assert read(pdf(lines(*CV) + lines(*CV, x=60.4, y=779.6))) == "\n".join(CV)


def test_same_line_in_two_places_is_read_twice() -> None:
    text = read(pdf(at(60, 700, "Hootsuite, Canva") + at(60, 600, "Hootsuite, Canva")))
    assert text.count("Hootsuite, Canva") == 2


def test_turned_text_does_not_break_the_page() -> None:
    turned = "BT 0 1 -1 0 40 300 Tm /F1 20 Tf (CURRICULUM VITAE) Tj ET\n"
    text = read(pdf(turned + lines(*CV)))
    assert "\n".join(CV) in text
    assert "CURRICULUM VITAE" in text


def test_letter_by_letter_keeps_the_spaces_between_words() -> None:
    found = read_pdf(letters([(40, 100, "Anime la page de la ville"), (40, 130, "Lit, relit; trie et note")]), Limits())
    assert found.pages == ("Anime la page de la ville\nLit, relit; trie et note",)
    assert found.own_date == "2021-08"
    assert found.flags == ()


def test_letter_by_letter_joins_the_pieces_of_a_row() -> None:
    runs = [(40.0, 100.0, "Sous Chef"), (112.0, 100.0, " "), (120.0, 100.0, "Jul"), (300.0, 100.0, "Paris")]
    assert read(letters([*runs, (40, 130, "Cuisine")])) == "Sous Chef Jul Paris\nCuisine"


def test_letter_by_letter_line_cut_by_the_page_end_is_not_hidden() -> None:
    first = [(40.0, 100.0, "Page un"), (40.0, 1054.0, "Entre deux pages")]
    found = read_pdf(letters(first, [(40, 10, "Entre deux pages"), (40, 40, "Page deux")]), Limits())
    assert found.pages == ("Page un", "Entre deux pages\nPage deux")
    assert found.flags == ()


def test_letter_by_letter_text_off_the_page_is_hidden() -> None:
    found = read_pdf(letters([(40, 100, "Page un"), (40, 1054, "Hootsuite Canva")]), Limits())
    assert found.pages == ("Page un",)
    assert [(flag.code, flag.message.values["count"]) for flag in found.flags] == [("hidden_text", 2)]


def test_letter_by_letter_white_text_is_hidden() -> None:
    data = letters([(40, 100, "Page un avec du texte")], between="/CSp cs 1 1 1 scn\n")
    assert read_pdf(data, Limits()).flags == ()  # nothing is shown in that colour
    runs = [(40.0, 100.0, "Page un"), (40.0, 130.0, "Sprinklr")]
    hidden = read_pdf(_recoloured(letters(runs)), Limits())
    assert hidden.pages == ("Page un",)
    assert [flag.code for flag in hidden.flags] == ["hidden_text"]


def _recoloured(data: bytes) -> bytes:
    """The second run of a letter-by-letter page in white."""
    import zlib

    from .pdf_samples import assembled

    bodies = [part.split(b"obj\n", 1)[1] for part in data.split(b"\nendobj\n")[:-1]]
    packed = bodies[8].split(b"stream\n", 1)[1]
    content = zlib.decompressobj().decompress(packed).replace(b"0 0 0 scn", b"1 1 1 scn").replace(b"1 1 1", b"0 0 0", 1)
    bodies[8] = stream(content)
    return assembled(bodies, "\n/Info 1 0 R\n/Root 2 0 R\n")


def test_letter_by_letter_page_without_anything_stays_empty() -> None:
    found = read_pdf(letters([(40, 100, "Anime la page ")], []), Limits())
    assert found.pages == ("Anime la page ", "")
    assert found.own_date == "2021-08"  # as pdfium's reader says it too, but it would glue the words
    with pytest.raises(ReadError) as caught:
        read_pdf(letters([], []), Limits())
    assert caught.value.key == "no_text"


@pytest.mark.parametrize(
    "change", [(b"Q\0t\0", b"X\0t\0"), (b"%%EOF", b"%%EOF\n% and more"), (b"0 R\n>>\n", b"0 R >>\n\n")]
)
def test_any_other_file_is_left_to_pdfium(change: tuple[bytes, bytes]) -> None:
    assert "Anime" in read(letters([(40, 100, "Anime la page")]).replace(*change))


GLUED = ("charged", "of", "communication", "and", "of", "the", "planning", "for", "the", "town")


def test_spaces_drawn_apart_in_any_other_file_are_found_by_their_gaps() -> None:
    def apart(y: float, words: tuple[str, ...]) -> str:
        shown, x = "", 60.0
        for letter in " ".join(words):
            shown += f"BT /F2 11 Tf {x} {y} Td ({letter}) Tj ET\n"
            x += 6.6 if letter != " " else 1.6
        return shown

    courier = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    page = "".join(apart(780 - 16 * row, GLUED[row % 4 :] + GLUED[: row % 4]) for row in range(8))
    text = read(pdf(page, resources="/Font << /F1 4 0 R /F2 5 0 R >>", more=(courier,)))
    assert text.splitlines()[0] == " ".join(GLUED)


def test_scan_is_read_by_ocr() -> None:
    found = read_pdf(scan(lines(*CV, size=14, leading=24)), Limits())
    assert "Chargée de communication" in found.pages[0]
    assert [(flag.code, flag.message.values) for flag in found.flags] == [("ocr", {"pages": "1"})]


def test_scan_without_ocr_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(ReadError) as caught:
        read_pdf(scan(lines(*CV)), Limits())
    assert caught.value.key == "ocr_missing"
