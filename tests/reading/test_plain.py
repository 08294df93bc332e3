"""Plain text in any encoding, Markdown without its marks."""

import pytest

from screener.errors import ReadError
from screener.reading import read

FRENCH = "Chargée de communication à Orléans\nL’été 2019 – où ça ? « Écoles », 40 €, cœur, naïf, août"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252", "mac_roman"]
)
def test_french_in_every_encoding(encoding: str) -> None:
    assert read(FRENCH.encode(encoding)).text == FRENCH


@pytest.mark.parametrize("encoding", ["latin-1", "iso8859-15", "cp850"])
def test_french_in_encodings_with_fewer_signs(encoding: str) -> None:
    text = "Chargée de communication à Orléans\nÉté 2019, où ça ? Écoles, naïf, août, forêt"
    assert read(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("職務経歴書 ソーシャルメディアの運用", "cp932"),
        ("个人简历 社交媒体 工作经验", "gb18030"),
        ("個人簡歷 社交媒體 工作經驗 的人", "big5"),
        ("이력서 소셜 미디어 담당자 경력", "cp949"),
        ("опыт работы менеджером по рекламе", "koi8_r"),
        ("опыт работы менеджером по рекламе", "cp1251"),
        ("קורות חיים ניסיון בניהול מדיה", "cp1255"),
        ("εμπειρία στα μέσα κοινωνικής δικτύωσης", "cp1253"),
    ],
)
def test_other_scripts_in_their_old_encodings(text: str, encoding: str) -> None:
    document = read(f"{text} Hootsuite".encode(encoding))
    assert document.text == f"{text} Hootsuite"
    assert [flag.code for flag in document.warnings] == ["other_language"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Léa ".encode() + "à Orléans, été".encode("cp1252"), "Léa à Orléans, été"),
        (b"Chef de projet \xff\xfe \xc3", "Chef de projet ÿþ Ã"),
        (b"Le\x00a\x00 Nantes", "Lea Nantes"),
        (b"un\rdeux\r\ntrois\n", "un\ndeux\ntrois"),
        (b"page une\n\x0cpage deux\x0b suite\x0c", "page une\fpage deux\nsuite"),
    ],
)
def test_mixtures_and_odd_line_ends(raw: bytes, text: str) -> None:
    assert read(raw).text == text


def test_random_bytes_are_no_text() -> None:
    with pytest.raises(ReadError) as refused:
        read(bytes((7 * n * n + 13 * n + n // 251) % 256 for n in range(20_000)), name="cv.txt")
    assert refused.value.key == "unknown_format"


MARKDOWN = """---
title: CV
---
# **Léa** Aubry
Community *manager* — [lea@exemple.fr](mailto:lea@exemple.fr) <https://lea.example>

Compétences
-----------
* Canva, `Figma` & snake_case_name
  - [x] ~~Excel~~ 2 * 3 * 4
> ![photo](x.png)cité

| Outil | Niveau |
|-------|:------:|
| Hootsuite | bon |

```
code # resté
```
<!-- caché -->1\\. fin
[ref]: http://example.org
"""


def test_markdown_loses_its_marks_and_nothing_else() -> None:
    assert read(MARKDOWN.encode(), name="cv.md").text == (
        "Léa Aubry\nCommunity manager — lea@exemple.fr https://lea.example\n\nCompétences\n"
        "• Canva, Figma & snake_case_name\n• Excel 2 * 3 * 4\ncité\n\nOutil  Niveau\nHootsuite  bon\n\n"
        "code # resté\n1. fin"
    )


def test_the_same_marks_in_a_text_file_are_left() -> None:
    assert read(b"# Prix *\n- un", name="cv.txt").text == "# Prix *\n- un"
