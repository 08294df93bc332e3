"""Pictures of a printed page: rendered by pdfium, turned a little, with the noise of a scanner or a phone."""

import random
from io import BytesIO

import pypdfium2
from PIL import Image, ImageFilter


def photograph(paper: bytes, *, dots: int, turn: float, seed: int) -> Image.Image:
    """The first page of the PDF `paper` in grey at `dots` per inch, turned by `turn` degrees."""
    page = pypdfium2.PdfDocument(paper)[0]
    image = page.render(scale=dots / 72).to_pil().convert("L")
    image = image.rotate(turn, Image.Resampling.BICUBIC, fillcolor=246)
    dice = random.Random(seed)  # noqa: S311 - noise, not a secret
    small = Image.new("L", (image.width // 8, image.height // 8))
    small.putdata([128 + int(dice.gauss(0, 14)) for _ in range(small.width * small.height)])
    grain = small.resize(image.size, Image.Resampling.BILINEAR)
    noisy = Image.blend(image, grain, 0.08)
    for _ in range(40):  # specks of dust
        at = dice.randrange(noisy.width - 2), dice.randrange(noisy.height - 2)
        noisy.paste(dice.randrange(70, 170), (*at, at[0] + 2, at[1] + 1))
    return noisy.filter(ImageFilter.GaussianBlur(0.4))


def jpeg(image: Image.Image, *, quality: int) -> bytes:
    """The image as a JPEG file."""
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, dpi=(150, 150))
    return file.getvalue()
