"""RTF samples: code page 1252, bullets as older word processors write them."""

from samples.make.source import Entry, Paper


def _text(text: str) -> str:
    out = []
    for character in text:
        if character in "\\{}":
            out.append("\\" + character)
        elif character == "\t":
            out.append("\\tab ")
        elif ord(character) < 128:
            out.append(character)
        else:
            out.append(f"\\'{character.encode('cp1252')[0]:02x}")
    return "".join(out)


def _paragraph(text: str, style: str = "\\f0\\fs21") -> str:
    return f"{{\\pard\\sa60{style} {_text(text)}\\par}}\n"


def _bullet(text: str) -> str:
    mark = "{\\pntext\\f1\\'b7\\tab}{\\*\\pn\\pnlvlblt\\pnf1\\pnindent0{\\pntxtb\\'b7}}"
    return f"{{\\pard{mark}\\fi-240\\li360\\f0\\fs21 {_text(text)}\\par}}\n"


def _entry(entry: Entry) -> str:
    out = ""
    if entry.title:
        out += _paragraph("\t".join(p for p in (entry.title, entry.dates) if p), "\\tqr\\tx9600\\b\\f0\\fs22")
    if entry.place:
        out += _paragraph(entry.place, "\\i\\f0\\fs21")
    return out + "".join(_bullet(x.text) if x.kind == "bullet" else _paragraph(x.text) for x in entry.lines)


def write(paper: Paper, *, date: str) -> bytes:
    """The RTF file."""
    stamp = f"\\yr{date[:4]}\\mo{int(date[4:6])}\\dy{int(date[6:])}\\hr9\\min0"
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\ftech\\fcharset2 Symbol;}}\n"
    head += f"{{\\info{{\\title {_text(paper.name)}}}{{\\creatim{stamp}}}{{\\revtim{stamp}}}}}\n"
    body = _paragraph(paper.name, "\\b\\f0\\fs40") + _paragraph(paper.under)
    body += "".join(_paragraph(line) for line in paper.contact)
    for section in paper.sections:
        body += _paragraph(section.title, "\\sb200\\b\\f0\\fs26")
        body += "".join(_entry(entry) for entry in section.entries)
    return f"{head}{body}}}".encode("ascii")
