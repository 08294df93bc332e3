"""Small PDFs made by hand, so that each test says in operators what its page draws."""

import zlib

A4 = "0 0 595 842"
TYPE0 = (
    b"<< /Type /Font\n/Subtype /Type0\n/BaseFont /Serif\n/Encoding /Identity-H\n/DescendantFonts [6 0 R]"
    b"\n/ToUnicode 7 0 R>>"
)
DESCENDANT = (
    b"<< /Type /Font\n/Subtype /CIDFontType2\n/BaseFont /Serif"
    b"\n/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    b"\n/CIDToGIDMap /Identity\n/W [0 [%s ]\n]\n>>"
)
RESOURCES = (
    b"<<\n/ColorSpace <<\n/CSp /DeviceRGB\n>>\n/ExtGState <<\n/GSa 4 0 R\n>>\n/Font <<\n/F5 5 0 R\n>>"
    b"\n/XObject <<\n>>\n>>"
)
HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(content: bytes, entries: str = "") -> bytes:
    """A packed stream object's body."""
    packed = zlib.compress(content)
    return f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n".encode() + packed + b"\nendstream"


def assembled(objects: list[bytes], trailer: str) -> bytes:
    """Objects numbered from 1 as a file with one cross-reference table."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def pdf(
    *pages: str | bytes, resources: str = "", page_entries: str = "", more: tuple[bytes, ...] = (), catalog: str = ""
) -> bytes:
    """A PDF whose pages have these contents. Object 4 is Helvetica (/F1), `more` are objects 5 and up."""
    first = 5 + len(more)
    kids = " ".join(f"{first + 2 * at + 1} 0 R" for at in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Producer (tests) /CreationDate (D:20250314120000) /ModDate (D:20261003120000) >>",
        HELVETICA.encode(),
        *more,
    ]
    box = "" if "/MediaBox" in page_entries else f"/MediaBox [{A4}]"
    for at, content in enumerate(pages):
        raw = content.encode("cp1252") if isinstance(content, str) else content
        page = (
            f"<< /Type /Page /Parent 2 0 R {box} {page_entries} /Contents {first + 2 * at} 0 R"
            f" /Resources << /Font << /F1 4 0 R >> {resources} >> >>"
        )
        objects += [stream(raw), page.encode()]
    return assembled(objects, "/Root 1 0 R /Info 3 0 R")


def lines(*texts: str, x: float = 60, y: float = 780, size: float = 11, leading: float = 16) -> str:
    """A text object that shows these lines one below the other."""
    shown = " T* ".join(f"({text}) Tj" for text in texts)
    return f"BT /F1 {size} Tf {leading} TL {x} {y} Td {shown} ET\n"


def at(x: float, y: float, text: str, size: float = 11) -> str:
    """A text object that shows one piece of text."""
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"


def letters(*pages: list[tuple[float, float, str]], between: str = "", info: str = "D:20210808154501") -> bytes:
    """A PDF as Qt's printer writes it: every letter drawn by itself, spaces too, y counted down from the top.

    Each page is a list of runs (x, y, text) in the printer's own units, three quarters of a point.
    """
    alphabet = sorted({letter for page in pages for _, _, text in page for letter in text})
    codes = {letter: code for code, letter in enumerate(alphabet, 1)}
    values = " ".join(f"<{ord(letter):04X}>" for letter in alphabet)
    table = (
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n2 beginbfrange\n<0000> <0000> <0000>\n"
        f"<0001> <{len(alphabet):04X}> [{values} ]\nendbfrange\n"
    ).encode()
    widths = " ".join(["500"] * (len(alphabet) + 1))
    objects = [
        b"<<\n/Title (\xfe\xff)\n/Producer (\xfe\xff\0Q\0t\0 \x004\0.\x008)\n/CreationDate (%s)\n>>" % info.encode(),
        b"<< /Type /Catalog\n/Pages 3 0 R >>",
        b"",
        b"<<\n/Type /ExtGState\n/ca 1.0\n/CA 1.0\n/SMask /None>>",
        TYPE0,
        DESCENDANT % widths.encode(),
        b"<< /Length %d >>\nstream\n" % len(table) + table + b"endstream",
        RESOURCES,
    ]
    kids = []
    for page in pages:
        content = "/GSa gs /CSp cs /CSp CS\n0.75 0 0 -0.75 28.5 813.5 cm\n"
        content += "q\n0 0 m\n717 0 l\n717 1046 l\n0 1046 l\n0 0 l\nh\nW* n\n"
        for x, y, text in page:
            content += (
                f"q\n/CSp cs 0 0 0 scn\n/GSa gs\nBT\n/F5 16 Tf 1 0 0 -1 0 0 Tm\n{x} {-y} Td <{codes[text[0]]:04X}> Tj\n"
            )
            content += "".join(f"8 0 Td <{codes[letter]:04X}> Tj\n" for letter in text[1:])
            content += f"ET\nQ\n{between}"
        objects.append(stream((content + "Q\n").encode()))
        objects.append(
            b"<<\n/Type /Page\n/Parent 3 0 R\n/Contents %d 0 R\n/Resources 8 0 R\n/MediaBox [0 0 595 842]\n>>"
            % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[2] = f"<<\n/Type /Pages\n/Kids \n[\n{' '.join(kids)}\n]\n/Count {len(kids)}\n>>".encode()
    return assembled(objects, "\n/Info 1 0 R\n/Root 2 0 R\n")


def picture_of(content: str, scale: float = 200 / 72) -> tuple[int, int, bytes]:
    """A grey picture of a page with this content: its width and height in dots and its bytes."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf(content)) as document:
        page = document[0]
        bitmap = page.render(scale=scale, grayscale=True)
        width, height = bitmap.width, bitmap.height
        rows = bytes(bitmap.buffer)
        dots = b"".join(rows[row * bitmap.stride : row * bitmap.stride + width] for row in range(height))
        bitmap.close()
        page.close()
    return width, height, dots


def image_object(width: int, height: int, dots: bytes) -> bytes:
    """A grey picture as an object of a PDF."""
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return stream(dots, entries)


def scan(content: str, layer: str = "") -> bytes:
    """A page that is nothing but a picture of `content`, with a text layer of operators over it."""
    return pdf(
        f"q 595 0 0 842 0 0 cm /Im1 Do Q\n{layer}",
        resources="/XObject << /Im1 5 0 R >>",
        more=(image_object(*picture_of(content)),),
    )
