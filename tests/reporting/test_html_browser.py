"""The HTML report in a real browser: what a recruiter does with it, and that nothing in it acts or leaves."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from screener.reporting import write
from screener.reporting.blind import Blinder, blinded, numbered
from screener.types import Language, Ranking, total
from tests.reporting import made_ranking as made
from tests.reporting import make_images
from tests.reporting.chromium import Opened, browser

DAY = datetime.date(2026, 11, 1)
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("reports")
    write(made.ranking(), found / "fr.html", lang="fr", made=DAY)
    write(made.ranking(), found / "en.html", lang="en", made=DAY)
    write(made.many(300), found / "many.html", lang="en", made=DAY)
    write(made.ranking(results=()), found / "nobody.html", lang="en", made=DAY)
    return found


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    found = chromium.new_context(viewport={"width": 1280, "height": 900})
    found.set_default_timeout(15_000)
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext, folder: Path) -> Iterator[Page]:
    opened = Opened(context, folder / "en.html")
    yield opened.page
    assert opened.complaints == []
    assert opened.requests == [(folder / "en.html").as_uri()]


def names(page: Page) -> list[str]:
    return page.locator(".ranking tbody .name").all_inner_texts()


def scores(page: Page) -> list[str]:
    return page.locator(".ranking tbody .c-score b").all_inner_texts()


# ---------------------------------------------------------------- opening


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_opens_without_a_complaint_or_a_request(chromium: Browser, folder: Path, lang: str, width: str) -> None:
    size = WIDTHS[width]
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    opened = Opened(context, folder / f"{lang}.html")
    page = opened.page
    for address in ("#c1", "#c3", "#compare=1,2,3", "#ranking", "#skipped"):
        page.evaluate("address => { location.hash = address; }", address)
        page.wait_for_timeout(50)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], f"{address} is {wide} wide on {width}"
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert opened.complaints == []
    assert opened.requests == [(folder / f"{lang}.html").as_uri()]
    context.close()


def test_the_ranking_stands_as_the_program_made_it(page: Page) -> None:
    assert names(page)[:2] == ["Ada Kervalan", "Bo Ansquer"]
    assert scores(page) == ["93.7", "24.4", "14.0"]
    first = page.locator(".ranking tbody tr").first
    expect(first.locator(".band")).to_have_text("strong")
    expect(first.locator(".strip")).to_have_attribute("aria-label", "7 met, 1 partly met, 0 not met, 1 not found")
    expect(first).to_contain_text("5 years 10 months")
    expect(page.locator("#skipped")).to_contain_text("the file is encrypted and needs a password")
    expect(page.locator("#made")).to_contain_text("1 November 2026")
    expect(page.locator("#posting")).to_contain_text("posting, line 9")


def test_hostile_names_and_quotes_are_text(page: Page) -> None:
    page.goto(page.url + "#c3")
    view = page.locator("#candidate-view")
    expect(view).to_contain_text("<b onmouseover=alert(1)>+33 =1+1</b>")
    expect(view.locator(".cv")).to_contain_text("<script>alert(1)</script>")
    expect(view.locator(".cv")).to_contain_text("</mark><img src=x onerror=alert(1)>")
    assert page.locator("img, iframe, object, embed, [onerror], [onmouseover]").count() == 0
    assert page.locator("script").count() == 2


# ---------------------------------------------------------------- filters and sorting


def test_filters(page: Page) -> None:
    page.get_by_label("Search").fill("librairie SEXTANT")
    assert names(page) == ["Bo Ansquer"]
    expect(page.locator(".found")).to_have_text("1 of 3 candidates")
    page.get_by_label("Search").fill("nobody has this word")
    expect(page.get_by_text("No candidate fits these filters.")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".ranking tbody tr")).to_have_count(3)
    page.get_by_label("All must-haves met").check()
    assert names(page) == ["Ada Kervalan"]
    page.get_by_label("All must-haves met").uncheck()
    page.locator("[data-band='3']").check()
    assert "Ada Kervalan" not in names(page)
    page.get_by_role("button", name="Clear filters").click()
    page.locator("#filter-requirement").select_option(label="r8 Canva or Photoshop")
    expect(page.locator(".ranking tbody tr")).to_have_count(1)
    assert names(page) == ["Bo Ansquer"]
    page.locator("#filter-status").select_option(label="not found")
    assert names(page)[0] == "Ada Kervalan"


def test_sorting(page: Page) -> None:
    page.get_by_role("columnheader", name="Candidate").get_by_role("button").click()
    assert names(page)[-2:] == ["Ada Kervalan", "Bo Ansquer"]
    expect(page.get_by_role("columnheader", name="Candidate")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("columnheader", name="Candidate").get_by_role("button").click()
    assert names(page)[:2] == ["Bo Ansquer", "Ada Kervalan"]
    page.get_by_label("Sort by").select_option("score")
    assert names(page)[0] == "Ada Kervalan"


# ---------------------------------------------------------------- one candidate


def test_a_candidate_shows_every_requirement_and_how_the_score_adds_up(page: Page) -> None:
    page.get_by_role("link", name="Ada Kervalan").click()
    view = page.locator("#candidate-view")
    expect(view.get_by_role("heading", name="Ada Kervalan")).to_be_focused()
    expect(view.locator(".matches > li")).to_have_count(9)
    bars = view.locator(".waterfall .points:not(.sum)")
    ends = [float(bar.get_attribute("x") or 0) + float(bar.get_attribute("width") or 0) for bar in bars.all()]
    assert round(ends[-1], 1) == 93.7
    assert float(bars.first.get_attribute("x") or 1) == 0
    expect(view.locator(".missing")).to_contain_text("Canva ou Photoshop")
    expect(view.locator(".missing")).to_contain_text("up to 3.4 more points")
    expect(view.locator(".warnings")).to_contain_text("read from an image")
    page.go_back()
    expect(page.locator("#ranking")).to_be_visible()
    expect(view).to_be_hidden()


def test_a_quote_is_found_in_the_text_beyond_an_emoji(page: Page) -> None:
    page.goto(page.url + "#c1")
    marks = page.locator(".cv mark").all_inner_texts()
    assert "Photographie argentique 📷" in marks
    assert "Anglais C1" in marks
    page.get_by_role("button", name="Anglais C1").click()
    found = page.locator(".cv mark.found")
    expect(found).to_have_text("Anglais C1")
    expect(found).to_be_in_viewport()
    expect(page.locator(".matches")).to_contain_text("page 2, experience")
    expect(page.locator(".cv .page")).to_have_text(["Page 1", "Page 2"])


def test_next_and_previous_follow_the_list(page: Page) -> None:
    page.goto(page.url + "#c1")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", name="Bo Ansquer")).to_be_visible()
    page.get_by_role("link", name="Previous").click()
    expect(page.get_by_role("heading", name="Ada Kervalan")).to_be_visible()


# ---------------------------------------------------------------- comparison


def test_two_or_three_candidates_side_by_side(page: Page) -> None:
    boxes = page.locator(".ranking tbody input[type=checkbox]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("region", name="Compare").get_by_role("link", name="Compare").click()
    table = page.locator("table.compare")
    expect(table.locator("thead th")).to_have_count(3)
    expect(table.locator("tbody tr")).to_have_count(9)
    row = table.locator("tbody tr").nth(7)
    expect(row).to_contain_text("differs")
    expect(row.locator("td").nth(1)).to_have_class("ahead")
    expect(row.locator("td").nth(1)).to_contain_text("Canva")
    page.get_by_role("link", name="Back to the ranking").click()
    expect(page.locator(".ranking tbody input:checked")).to_have_count(2)


# ---------------------------------------------------------------- what if


def reweighed(ranking: Ranking, weights: dict[str, float]) -> Ranking:
    """The ranking with other weights, by the arithmetic of the made ranking."""
    asked = tuple(msgspec.structs.replace(each, weight=weights.get(each.id, each.weight)) for each in made.ASKED)
    weight = sum(each.weight for each in asked)
    results = []
    for candidate in ranking:
        matches = []
        for match, each in zip(candidate.result.matches, asked, strict=True):
            most = 100 * each.weight / weight
            matches.append(msgspec.structs.replace(match, points=most * match.fulfilment, max_points=most))
        low = total(match.low * match.max_points for match in matches)
        high = total(match.high * match.max_points for match in matches)
        results.append(msgspec.structs.replace(candidate.result, matches=tuple(matches), low=low, high=high))
    return msgspec.structs.replace(ranking, candidates=made.placed(results))


WEIGHTS = (
    {"r2": 0.0},
    {"r1": 7.5, "r6": 3.0},
    {"r3": 0.7, "r5": 11.3, "r8": 6.1},
    {"r9": 100.0},
    dict.fromkeys(("r1", "r2", "r5", "r6", "r7", "r8", "r9"), 0.0) | {"r3": 1.0, "r4": 3.0},  # many true halves
)


@pytest.mark.parametrize("weights", WEIGHTS, ids=str)
def test_other_weights_give_what_the_program_would(
    context: BrowserContext, folder: Path, weights: dict[str, float]
) -> None:
    opened = Opened(context, folder / "many.html")
    page = opened.page
    for identifier, weight in weights.items():
        box = page.locator(f"#requirement-{identifier[1:]} input[type=number]")
        box.fill(str(weight))
    expect(page.locator("#weights-changed")).to_contain_text("Other weights")
    page.wait_for_timeout(100)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # which draws every row
    wanted = reweighed(made.many(300), weights)
    possible = "(row.querySelector('.c-rank small') || {textContent: ''}).textContent"
    found = page.locator(".ranking tbody tr").evaluate_all(
        f"""rows => rows.map(row => [
            row.querySelector('.name').textContent, row.querySelector('.c-score b').textContent,
            row.querySelector('.c-score small').textContent, row.querySelector('.c-rank').firstChild.textContent,
            {possible}, row.querySelector('.band').textContent])"""
    )
    assert len(found) == 300
    for shown, candidate in zip(found, wanted.candidates, strict=True):
        low, high = candidate.result.low, candidate.result.high
        places = (candidate.rank_low, candidate.rank_high)
        assert shown == [
            candidate.result.cv.contact.name,
            f"{candidate.score:.1f}",
            f"{low:.1f}–{high:.1f}" if low != high else "",
            str(candidate.rank),
            "" if places[0] == places[1] else f"{places[0]}–{places[1]}",
            candidate.band,
        ]
    page.get_by_role("button", name="Restore the posting's weights").click()
    expect(page.locator(".ranking tbody .c-score b").first).to_have_text(f"{made.many(300)[0].score:.1f}")
    assert opened.complaints == []


def test_without_any_weight_nobody_has_points(page: Page) -> None:
    for index in range(1, 10):
        page.locator(f"#requirement-{index} input[type=number]").fill("0")
    expect(page.locator(".ranking tbody .c-score b")).to_have_text(["0.0", "0.0", "0.0"])
    expect(page.locator(".ranking tbody .c-rank")).to_have_text(["11–3"] * 3)


def test_the_slider_moves_the_weight_by_keyboard(page: Page) -> None:
    slider = page.locator("#requirement-1 input[type=range]")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#requirement-1 input[type=number]")).to_have_value("3.5")
    expect(page.locator("#requirement-1")).to_contain_text("19.4 points at most")


# ---------------------------------------------------------------- for everybody


def test_everything_is_done_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the ranking")).to_be_focused()
    page.locator("#filter-text").focus()
    page.keyboard.type("sextant")
    assert names(page) == ["Bo Ansquer"]
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "name":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bo Ansquer")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "quote":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".cv mark.found")).to_be_focused()


def test_without_javascript_the_ranking_and_its_reasons_stand(chromium: Browser, folder: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = Opened(context, folder / "en.html").page
    main = page.locator("main")
    for needle in (
        "Ada Kervalan",
        "93.7",
        "Photographie argentique 📷",
        "5 years 10 months in such positions",
        "cvs/locked.pdf",
    ):
        expect(main).to_contain_text(needle)
    assert page.locator("img").count() == 0
    assert page.locator("input").count() == 0
    context.close()


def test_long_rankings_are_drawn_as_they_come_into_sight(context: BrowserContext, folder: Path) -> None:
    page = Opened(context, folder / "many.html").page
    rows = page.locator(".ranking tbody tr")
    assert rows.count() < 200
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    while page.locator(".more").is_visible():
        page.evaluate("document.querySelector('.more').click()")
    expect(rows).to_have_count(300)
    page.get_by_label("Search").fill("singulier0123")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("Personne 0123")


def test_print_holds_the_whole_ranking_and_no_controls(context: BrowserContext, folder: Path) -> None:
    page = Opened(context, folder / "many.html").page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".ranking tbody tr")).to_have_count(300)
    expect(page.locator("#filter-text")).to_be_hidden()
    expect(page.locator("#posting")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nobody_to_rank(context: BrowserContext, folder: Path, lang: Language) -> None:
    opened = Opened(context, folder / "nobody.html")
    expect(opened.page.get_by_text("0 of 0 candidates")).to_be_visible()
    expect(opened.page.locator("#skipped")).to_contain_text("cvs/locked.pdf")
    assert opened.complaints == []


def test_the_pictures_of_the_documentation_can_be_taken(chromium: Browser, tmp_path: Path) -> None:
    taken = make_images.make(chromium, tmp_path, tmp_path)
    assert {path.name for path in taken} == {path.name for path in make_images.IMAGES.iterdir()}
    assert all(path.stat().st_size > 10_000 for path in taken)


def test_a_blind_report_shows_codes_and_no_contact(chromium: Browser, tmp_path: Path) -> None:
    ranking = made.ranking()
    numbers = numbered([each.file for each in ranking] + [each.path for each in ranking.failures])
    write(blinded(ranking, Blinder(numbers, "en")), tmp_path / "blind.html", lang="en", made=DAY)
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = Opened(context, tmp_path / "blind.html")
    assert all(name.startswith("Candidate ") for name in names(opened.page))
    assert opened.page.locator(".ranking tbody .file").count() == 0
    opened.page.goto(opened.page.url + "#c1")
    view = opened.page.locator("#candidate-view")
    expect(view).not_to_contain_text("Contact")
    expect(view.locator(".cv")).to_contain_text("[removed]")
    expect(opened.page.locator("#made")).to_contain_text("Read blind")
    assert "Kervalan" not in opened.page.content()
    assert opened.complaints == []
    context.close()
