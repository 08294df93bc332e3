"""Pictures of CVs: read by OCR, whatever their format, way up and size; refused in plain words."""

import io
from functools import cache

import pytest
from PIL import Image, ImageDraw

from screener.errors import ReadError
from screener.reading import ocr
from screener.reading.image import read_image
from screener.types import Limits

from .pdf_samples import lines, picture_of

TEXT = ("Baptiste Kerjean", "Chargé de communication à Nantes", "Calendrier éditorial avec Hootsuite", "Canva, Excel")


@cache
def page() -> Image.Image:
    width, height, dots = picture_of(lines(*TEXT, size=14, leading=30, y=740), 150 / 72)
    return Image.frombytes("L", (width, height), dots)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
def test_formats(kind: str) -> None:
    found = read_image(saved(page(), kind), Limits())
    assert found.pages[0].splitlines() == list(TEXT)
    assert [(flag.code, flag.message.values) for flag in found.flags] == [("ocr", {"pages": "1"})]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages(angle: int) -> None:
    assert "Hootsuite" in read_image(saved(page().rotate(angle, expand=True), "PNG"), Limits()).pages[0]


def test_specks_do_not_hide_words() -> None:
    speckled = page().copy()
    draw = ImageDraw.Draw(speckled)
    for at in range(0, speckled.width * speckled.height, 397):
        draw.point((at % speckled.width, at // speckled.width), 0)
    assert "Chargé de communication" in read_image(saved(speckled, "PNG"), Limits()).pages[0]


def test_clear_background_is_paper() -> None:
    clear = Image.new("RGBA", page().size, (0, 0, 0, 0))
    clear.putalpha(page().point(lambda dot: 255 - dot))
    assert "Hootsuite" in read_image(saved(clear, "PNG"), Limits()).pages[0]


def test_every_page_of_a_tiff_up_to_the_limit() -> None:
    data = saved(page(), "TIFF", save_all=True, append_images=[page(), page()])
    assert len(read_image(data, Limits()).pages) == 3
    found = read_image(data, Limits(ocr_pages=2))
    assert len(found.pages) == 2
    assert [flag.code for flag in found.flags] == ["ocr", "limit_reached"]


PNG = saved(Image.new("L", (300, 300), 255), "PNG")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "damaged"),
        (PNG[: len(PNG) // 2], "damaged"),
        (saved(page(), "JPEG")[:2000], "damaged"),
        (saved(page(), "TIFF")[:-40], "damaged"),
        (b"II*\0" + b"\xff" * 40, "damaged"),
        (PNG, "no_text"),
        (saved(Image.new("1", (12_000, 6_000)), "PNG"), "image_too_large"),
        (saved(Image.new("1", (20_000, 20_000)), "PNG"), "image_too_large"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, key: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_image(data, Limits())
    assert caught.value.key == key


def test_without_tesseract_data_the_reason_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "data_folder", lambda: None)
    ocr._engine.cache_clear()
    try:
        with pytest.raises(ReadError) as caught:
            read_image(saved(page(), "PNG"), Limits())
        assert caught.value.key == "ocr_missing"
        assert not ocr.available()
    finally:
        ocr._engine.cache_clear()


def test_words_have_places() -> None:
    words = ocr.read_words(page())
    hootsuite = next(word for word in words if word.text == "Hootsuite")
    assert 0 < hootsuite.left < hootsuite.right < page().width
    assert 0 < hootsuite.top < hootsuite.bottom < page().height
    assert hootsuite.confidence > 80
