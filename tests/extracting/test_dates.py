import pytest

from screener import months
from screener.extracting.dates import find_moments
from screener.extracting.periods import find_periods
from screener.extracting.tenure import tenure

REFERENCE = months.number("2026-10")


def read(text: str) -> list[tuple[str | None, str | None]]:
    """Start and end of every period in `text`; "now" for a current one."""
    found = [tenure(period, REFERENCE) for period in find_periods(text)]
    return [(each.start, "now" if each.current else each.end) for each in found]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("janv. 2019 – à ce jour", "2019-01", "now"),
        ("Depuis 2018", "2018", "now"),
        ("depuis septembre 2021", "2021-09", "now"),
        ("depuis le 4 janvier 2021", "2021-01", "now"),
        ("Since June 2020", "2020-06", "now"),
        ("sept 2020 → auj.", "2020-09", "now"),
        ("01/2020 – en cours", "2020-01", "now"),
        ("2019 (en cours)", "2019", "now"),
        ("Mar 2017–Present", "2017-03", "now"),
        ("June 2014 to Current Company Name", "2014-06", "now"),
        ("2011 to date", "2011", "now"),
        ("sept. 2017 – ...", "2017-09", "now"),
        ("2019 - …", "2019", "now"),
        ("2022 (juin) → aujourd'hui", "2022-06", "now"),
        ("2016-2018", "2016", "2018"),
        ("2016-18", "2016", "2018"),
        ("2014/15", "2014", "2015"),
        ("'19 - '22", "2019", "2022"),
        ("01/19-03/22", "2019-01", "2022-03"),
        ("03/2019 au 05/2021", "2019-03", "2021-05"),
        ("09.2019 – 05.2022", "2019-09", "2022-05"),
        ("2019-09 to 2022-03", "2019-09", "2022-03"),
        ("2019/11 – 2020/02", "2019-11", "2020-02"),
        ("15/03/2019 - 30/06/2019", "2019-03", "2019-06"),
        ("du 1er janvier 2020 au 15 mars 2021", "2020-01", "2021-03"),
        ("March 12, 2020 - June 3, 2021", "2020-03", "2021-06"),
        ("de mars à août 2017", "2017-03", "2017-08"),
        ("avr. – août 2017", "2017-04", "2017-08"),
        ("févr.-juil. 2019", "2019-02", "2019-07"),
        ("nov. – févr. 2019", "2018-11", "2019-02"),
        ("mars 2019 - juin", "2019-03", "2019-06"),
        ("entre 2018 et 2020", "2018", "2020"),
        ("between June 2018 and May 2019", "2018-06", "2019-05"),
        ("2019 2021", "2019", "2021"),
        ("Sep 2012 Mar 2013", "2012-09", "2013-03"),
        ("05/2014 : 05/2015", "2014-05", "2015-05"),
        ("06/2013 : Current", "2013-06", "now"),
        ("January 1999\nto\nJanuary 2006", "1999-01", "2006-01"),
        ("sept. 2022 –\naoût 2024", "2022-09", "2024-08"),
        ("Depuis sept.\n2024", "2024-09", "now"),
        ("jusqu'en 2020", None, "2020"),
        ("été 2015 (2 mois)", "2015-07", "2015-08"),
        ("Spring 2019", "2019-03", "2019-05"),
        ("hiver 2018", "2018-01", "2018-03"),
        ("saison d'hiver 2014-2015", "2014-12", "2015-03"),
        ("depuis l’automne 2021", "2021-10", "now"),
        ("Q3 2020", "2020-07", "2020-09"),
        ("2e trimestre 2019", "2019-04", "2019-06"),
        ("fin 2019", "2019-10", "2019-12"),
        ("12.2019", "2019-12", "2019-12"),
        ("Februar 2019 bis März 2020", "2019-02", "2020-03"),
        ("enero 2018 - diciembre 2019", "2018-01", "2019-12"),
        ("AgentJan 2011 to Jan 2012", "2011-01", "2012-01"),
    ],
)
def test_a_period_is_read_as_it_is_written(text: str, start: str | None, end: str | None) -> None:
    assert read(text) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "06 39 98 14 27",
        "Tél. +33 6 20 19 20 18",
        "07700 900 641",
        "(206) 555-2019",
        "75011 Paris",
        "Instagram 142 k",
        "née le 11/03/1994",
        "Date de naissance : 12 mai 1990",
        "born 4 June 1991",
        "budget de 150 000 €",
        "2000 abonnés en un an",
        "over 2000 followers",
        "hausse de 2019 %",
        "v2.2019",
        "1.2019 points",
        "https://exemple.fr/2019/05/billet",
        "sept ans d'expérience",
        "I may 3 times a week",
        "un bac + 5",
        "note de 15/20",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_periods(text) == []


def test_several_summers_are_several_periods() -> None:
    assert read("étés 2019, 2020 et 2021") == [
        ("2019-07", "2019-08"),
        ("2020-07", "2020-08"),
        ("2021-07", "2021-08"),
    ]


def test_summers_from_one_year_to_another_are_as_many_periods() -> None:
    assert read("Étés 2016 à 2018") == [("2016-07", "2016-08"), ("2017-07", "2017-08"), ("2018-07", "2018-08")]


def test_three_years_in_a_row_are_no_range() -> None:
    assert read("2019 2020 2021") == [("2019", "2019"), ("2020", "2020"), ("2021", "2021")]


def test_a_period_knows_its_words() -> None:
    text = "Community manager, Maison Ysoline | janv. 2022 – à ce jour | CDI"
    period = find_periods(text)[0]
    assert text[period.start : period.end] == "janv. 2022 – à ce jour"


@pytest.mark.parametrize(
    ("text", "precision"),
    [("mars 2019 - mai 2020", "month"), ("2019 - 2020", "year"), ("été 2019", "season"), ("jusqu'en 2020", "unknown")],
)
def test_precision_is_kept(text: str, precision: str) -> None:
    assert tenure(find_periods(text)[0], REFERENCE).start_precision == precision


@pytest.mark.parametrize(
    ("text", "count", "low", "high"),
    [
        ("janv. 2019 – déc. 2019", 12, 12, 12),
        ("mars 2026 – présent", 8, 8, 8),
        ("2016-2018", 24, 14, 36),
        ("depuis 2018", 100, 95, 106),
        ("2018", 6, 1, 12),
        ("juin 2018", 1, 1, 1),
        ("2020 (4 mois)", 4, 4, 4),
        ("3 mois en 2021", 3, 3, 3),
        ("6 semaines en 2021", 1, 1, 1),
        ("été 2015", 2, 1, 2),
        ("hiver 2014-2015", 4, 1, 4),
        ("sept. 2018 – 2018", 2, 1, 4),
    ],
)
def test_months_follow_the_policy_within_their_bounds(text: str, count: int, low: int, high: int) -> None:
    held = tenure(find_periods(text)[0], REFERENCE)
    assert (held.months, held.low, held.high) == (count, low, high)


@pytest.mark.parametrize(
    ("text", "flag", "count"),
    [
        ("janvier 2027 – mars 2028", "future_dates", 0),
        ("mars 2026 – mars 2027", "future_dates", 8),
        ("13/2019 – 05/2020", "impossible_dates", 0),
        ("mars 2021 – janvier 2019", "impossible_dates", 0),
        ("01/9999 – 02/9999", "impossible_dates", 0),
        ("1900 – 1905", "impossible_dates", 0),
        ("1931 – 2024", "impossible_dates", 0),
        ("2024 – 2026", None, 24),
    ],
)
def test_dates_ahead_and_impossible_dates_are_flagged_and_not_counted(text: str, flag: str | None, count: int) -> None:
    held = tenure(find_periods(text)[0], REFERENCE)
    assert (held.flag, held.months) == (flag, count)


def test_an_american_date_shows_the_order_of_all() -> None:
    assert read("03/25/2019 - 04/05/2020") == [("2019-03", "2020-04")]


def test_a_month_alone_waits_for_its_neighbour() -> None:
    moments = find_moments("avr. – août 2017")
    assert [moment.year for moment in moments] == [None, 2017]


def test_a_long_text_of_digits_is_read_in_linear_time() -> None:
    assert isinstance(find_periods("12 34 " * 20_000 + "\n" + "1" * 50_000 + "- " * 20_000), list)
