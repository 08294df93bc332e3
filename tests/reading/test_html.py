"""HTML: the text of a browser's window is read; what CSS or attributes hide is left out and counted."""

import pytest

from screener.errors import ReadError
from screener.reading import read

from .office_samples import html

HIDDEN = "Hootsuite Sprinklr Buffer"

HIDDEN_STYLES = [
    "display:none", "display:none !important;display:block", "visibility:hidden", "visibility:collapse", "opacity:0",
    "opacity:.01", "opacity:0%", "color:#fff", "color:white", "color:rgb(255,255,255)", "color:rgba(0,0,0,0)",
    "color:hsl(0, 0%, 100%)", "color:#fefefe", "color:transparent", "background:#123;color:#112233",
    "background-color:navy;color:#000080", "font-size:0", "font-size:1px", "font-size:1pt", "font-size:2%",
    "font:0/0 a", "position:absolute;left:-9999px", "position:fixed;top:-100em", "position:absolute;left:-200%",
    "text-indent:-9999px", "margin-left:-9999px", "transform:translateX(-9999px)", "transform:scale(0)",
    "position:absolute;clip:rect(0,0,0,0)", "position:absolute;clip:rect(1px 1px 1px 1px)", "clip-path:inset(50%)",
    "clip-path:circle(0)", "height:0;overflow:hidden", "width:1px;height:1px;overflow:hidden",
    "max-height:0;overflow:hidden", "content-visibility:hidden", "filter:opacity(0)", "zoom:0",
    "-webkit-text-fill-color:transparent", "--c:#fff;color:var(--c)", "letter-spacing:-1em", "zoom:.02", "scale:0",
    "transform:rotateY(90deg)", "transform:matrix(0,0,0,0,0,0)", "mask-image:linear-gradient(transparent, transparent)",
    "position:absolute;right:200%", "color:#fff !important;color:#000",
]  # fmt: skip


@pytest.mark.parametrize("style", HIDDEN_STYLES)
@pytest.mark.parametrize(
    ("body", "sheet"),
    [
        (f"<div style='STYLE'>{HIDDEN}</div>", ""),
        (f"<div class=k>{HIDDEN}</div>", "/* a { b */ i, .k {STYLE} p{all:x}"),
        (f"<section id=k><div>{HIDDEN}</div></section>", "@media screen { body #k > div {STYLE} }"),
    ],
    ids=["attribute", "class", "selector in a media query"],
)
def test_text_hidden_by_its_style_is_left_out_and_counted(style: str, body: str, sheet: str) -> None:
    head = f"<style>:root{{--c:#fff}} {sheet.replace('STYLE', style)}</style>"
    document = read(html(f"<p>Assistante</p>{body.replace('STYLE', style)}", head))
    assert document.text == "Assistante"
    assert [flag.message.values for flag in document.warnings] == [{"count": 3, "place": "page 1"}]


HIDDEN_BODIES = {
    "hidden attribute": f"<div hidden>{HIDDEN}</div>",
    "white font": f"<font color=white>{HIDDEN}</font>",
    "closed dialog": f"<dialog>{HIDDEN}</dialog>",
    "white cell": f"<table bgcolor=navy><tr><td bgcolor='#ffffff' style='color:#fff'>{HIDDEN}</td></tr></table>",
    "within what is hidden": f"<div style='display:none'><p style='display:block'>{HIDDEN}</p></div>",
    "important in a sheet": f"<style>.k{{color:#fff!important}}</style><p class=k style='color:#000'>{HIDDEN}",
    "nested rule": f"<style>.a{{color:red; & p{{display:none}} margin:0}}</style><div class=a><p>{HIDDEN}</div>",
    "nested rule without a sign": f"<style>.a{{.k{{opacity:0}}}}</style><div class=a><p class=k>{HIDDEN}</div>",
    "media query that holds": f"<style>@media (min-width:10px){{.k{{display:none}}}}</style><p class=k>{HIDDEN}",
}


@pytest.mark.parametrize("body", HIDDEN_BODIES.values(), ids=HIDDEN_BODIES.keys())
def test_text_hidden_otherwise_is_left_out_and_counted(body: str) -> None:
    document = read(html(f"<p>Assistante</p>{body}"))
    assert document.text == "Assistante"
    assert [flag.message.values for flag in document.warnings] == [{"count": 3, "place": "page 1"}]


VISIBLE_BODIES = {
    "white on dark": f"<div style='background:#123;color:#fff'><p>{HIDDEN}</p></div>",
    "white on dark by attribute": f"<table><tr><td bgcolor=navy><font color=white>{HIDDEN}</font></td></tr></table>",
    "white on a picture": f"<div style='background:url(x.png);color:#fff'>{HIDDEN}</div>",
    "white on a gradient": f"<div style='background:linear-gradient(red,blue);color:#fff'>{HIDDEN}</div>",
    "white on a variable": f"<style>p{{--dark:#123}}p+p{{background:var(--dark);color:#fff}}</style><p>{HIDDEN}",
    "shown again": f"<div style='visibility:hidden'><p style='visibility:visible'>{HIDDEN}</p></div>",
    "small print": f"<small style='font-size:5pt'>{HIDDEN}</small>",
    "pale": f"<p style='color:#c8c8c8'>{HIDDEN}</p>",
    "other rule wins": f"<style>.k{{display:none}}p.k{{display:block}}</style><p class=k>{HIDDEN}</p>",
    "for print only": f"<style>@media print{{.k{{display:none}}}}</style><p class=k>{HIDDEN}</p>",
    "for narrow screens only": f"<style>@media (max-width:600px){{.k{{display:none}}}}</style><p class=k>{HIDDEN}</p>",
    "on hover only": f"<style>.k:hover{{display:none}}</style><p class=k>{HIDDEN}</p>",
    "a little to the left": f"<p style='position:relative;left:-20px'>{HIDDEN}</p>",
    "no overflow to cut": f"<div style='height:0'>{HIDDEN}</div>",
    "entities and inline marks": "<p><b>Hoot</b>suite&nbsp;Sprink<wbr>lr &#66;uffer</p>",
    "for screen readers too": f"<span aria-hidden='true'>{HIDDEN}</span>",
    "letters a little closer": f"<p style='letter-spacing:-.05em'>{HIDDEN}</p>",
    "shown at two thirds": f"<p style='zoom:.66'>{HIDDEN}</p>",
    "a mask that shows": f"<p style='mask-image:linear-gradient(black, transparent)'>{HIDDEN}</p>",
    "nested rule for others": f"<style>.a{{& i{{display:none}}}}</style><div class=a><p class=k>{HIDDEN}</div>",
    "broken style sheet": f"<style>}} .k {{ color </style><p class=k>{HIDDEN}</p>",
    "unknown selector": f"<style>p:nth-wrong(3) {{display:none}} ::x{{}}</style><p class=k>{HIDDEN}</p>",
}


@pytest.mark.parametrize("body", VISIBLE_BODIES.values(), ids=VISIBLE_BODIES.keys())
def test_visible_text_is_read_once_and_not_flagged(body: str) -> None:
    document = read(html(f"<p>Assistante</p>{body}"))
    assert document.text.count(HIDDEN) == 1
    assert not document.warnings


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- {HIDDEN} -->", f"<script>{HIDDEN}</script>", f"<template>{HIDDEN}</template>", f"<img alt='{HIDDEN}'>",
        f"<noscript>{HIDDEN}</noscript>", f"<input type=hidden value='{HIDDEN}'>", f"<p title='{HIDDEN}'></p>",
        f"<select><option>{HIDDEN}</option></select>", f"<noembed>{HIDDEN}</noembed>",
        f"<svg><desc>{HIDDEN}</desc><metadata>{HIDDEN}</metadata></svg>",
    ],
)  # fmt: skip
def test_what_no_window_shows_is_no_text(body: str) -> None:
    document = read(html(f"<p>Assistante</p>{body}", f"<title>{HIDDEN}</title><meta name=keywords content='{HIDDEN}'>"))
    assert document.text == "Assistante"
    assert not document.warnings


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h1>Léa</h1><p>un\n deux<br>trois</p>quatre", "Léa\nun deux\ntrois\nquatre"),
        ("<ul><li>a<li><p>b</p></ul><ol><li>c<li>d</ol>", "• a\n• b\n1. c\n2. d"),
        ("<ul style='list-style:none'><li>Canva</ul>", "Canva"),
        ("<table><tr><td>Anglais<td>C1<tr><td>Russe<td>A2</table>", "Anglais  C1\nRusse  A2"),
        ("<table><tr><td>Contact<p>Nantes<td>Profil<p>Dix ans</table>", "Contact\nNantes\nProfil\nDix ans"),
        ("<div style='display:flex'><span>Pigiste</span><span>2019</span></div>", "Pigiste  2019"),
        ("<pre>une\n  deux</pre>", "une\ndeux"),
        ("<span style='display:block'>une</span><span style='display:block'>deux</span>", "une\ndeux"),
    ],
)
def test_lines_lists_and_tables(body: str, text: str) -> None:
    assert read(html(body)).text.replace("\n\n", "\n") == text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "latin-1"), ("utf-8", "cp1252"), ("windows-1251", "utf-8"), ("x", "utf-16")],
)
def test_encodings_are_believed_only_where_they_hold(declared: str, encoding: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body>Chargée de projets à Orléans</body></html>"
    assert read(page.encode(encoding)).text == "Chargée de projets à Orléans"


def test_rules_nested_without_end_are_read_as_far_as_it_goes() -> None:
    sheet = "a,b,c,d{" * 400
    assert read(html("<p>Assistante</p>", f"<style>{sheet}</style>")).text == "Assistante"


def test_own_date() -> None:
    assert read(html("<p>Assistante</p>", "<meta name=changed content='2026-02-13T23:35:00'>")).own_date == "2026-02"


def test_absurd_depth_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(ReadError) as refused:
        read(b"<html><body>" + b"<div>" * 100_000 + b"Assistante")
    assert refused.value.key == "too_deep"


def test_a_page_saved_as_one_file() -> None:
    mail = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n"
        "--X\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>Charg=C3=A9e</p></body></html>\n--X--\n"
    )
    assert read(mail.encode(), name="cv.doc").text == "Chargée"
