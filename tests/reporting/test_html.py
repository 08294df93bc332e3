"""The HTML report as a file: one piece, nothing from outside, its data whole and harmless."""

import base64
import datetime
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest

from screener.reporting import html_data, html_report, wording
from screener.types import Language
from tests.reporting import made_ranking as made

DAY = datetime.date(2026, 11, 1)


class Elements(HTMLParser):
    """Every element with its attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag in self.inside:
            self._open = tag
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inside[self._open][-1] += data


def page(lang: Language = "en") -> str:
    return html_report.render(made.ranking(), lang, DAY).decode()


def data(text: str) -> Any:
    return json.loads(Elements(text).inside["script"][0])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_comes_from_outside_or_acts_inline(lang: Language) -> None:
    elements = Elements(page(lang))
    for tag, attributes in elements.found:
        assert tag not in {"img", "iframe", "link", "object", "embed", "base", "form", "video", "audio"}
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "style", "srcdoc"}]
        assert (attributes.get("href") or "#").startswith("#")


def test_the_policy_allows_this_style_and_script_alone() -> None:
    elements = Elements(page())
    policy = next(found["content"] for tag, found in elements.found if tag == "meta" and "http-equiv" in found)
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    for kind, text in (("style", elements.inside["style"][0]), ("script", elements.inside["script"][1])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_the_scripts_never_make_markup_from_text() -> None:
    script = Elements(page()).inside["script"][1]
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|fetch\(|XMLHttp", script
    )


def test_the_data_cannot_end_its_element() -> None:
    raw = Elements(page()).inside["script"][0]
    assert not re.search(r"[<>&\u2028\u2029]", raw)
    assert "<script>alert(1)</script>" in json.loads(raw)["candidates"][2]["text"]


def test_every_word_the_scripts_say_is_in_the_data() -> None:
    text = page()
    script, words = Elements(text).inside["script"][1], data(text)["ui"]
    for key in re.findall(r"\bui\.(\w+)", script) + re.findall(r'\b(?:say\(|ui\[)"([\w.]+)"[,)\]]', script):
        assert key in words, key
    for key in re.findall(r'\bcount\("(\w+)"', script):
        assert f"{key}.one" in words, key
    assert {f"sort_{key}" for key in ("score", "name", "experience", "relevant", "degree", "must")} <= words.keys()


def test_every_word_of_the_page_is_used() -> None:
    template = (html_report._FOLDER / "ranking.html").read_text(encoding="utf-8")
    script = html_report._script()
    for key in data(page())["ui"]:
        stem = key.removesuffix(".one").removesuffix(".other").partition(".")[0 if not key.startswith("column.") else 2]
        assert re.search(rf"\b{stem.removeprefix('sort_')}\b", script) or f'"html.{stem}"' in template, key
    entries = wording.catalogue("en")
    for key in re.findall(r'\bw\("([\w.]+)"', template):
        assert key in entries or f"{key}.one" in entries or key == "label.", key


def test_quotes_are_found_by_their_offsets_in_utf16() -> None:
    for shown, candidate in zip(data(page())["candidates"], made.ranking(), strict=True):
        units = shown["text"].encode("utf-16-le")
        for match, own in zip(shown["matches"], candidate.result.matches, strict=True):
            for (start, end, _), evidence in zip(match[6], own.evidence, strict=True):
                quote = units[2 * start : 2 * end].decode("utf-16-le")
                assert quote == evidence.quote.replace("\u202e", "\ufffd")


def test_long_texts_are_cut_around_their_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_data, "TEXT_BUDGET", 3_000)
    ada = made.ada()
    filler = "x" * 30_000 + "\n"
    document = msgspec.structs.replace(ada.cv.document, text=ada.cv.document.text + filler + "Buffer 📷 à la fin.\n")
    proof = made.proof(document.text, "Buffer 📷 à la fin")
    match = msgspec.structs.replace(ada.matches[0], evidence=(*ada.matches[0].evidence, proof))
    long = msgspec.structs.replace(
        ada, cv=msgspec.structs.replace(ada.cv, document=document), matches=(match, *ada.matches[1:])
    )
    text = html_report.render(made.ranking(results=(long, made.bo())), "en", DAY).decode()
    shown = data(text)["candidates"][0]
    assert len(shown["text"]) < 6_000
    assert "[…]" in shown["text"]
    start, end, _ = shown["matches"][0][6][-1]
    assert shown["text"].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "Buffer 📷 à la fin"
    assert data(text)["candidates"][1]["text"] == made.BO


@pytest.mark.parametrize(
    ("lengths", "most"), [([], 0), ([10, 20], 20), ([4_000_000] * 2, 3_500_000), ([10, 8_000_000], 6_999_990)]
)
def test_the_text_budget(lengths: list[int], most: int) -> None:
    assert html_data.text_limit(lengths) == most


def test_a_thousand_candidates_stay_within_15_megabytes() -> None:
    assert len(html_report.render(made.many(1_000), "en", DAY)) < 15_000_000
