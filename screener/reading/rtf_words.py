"""What RTF's control words mean to a reader of the text: characters, encodings, and parts that are no text."""

import re

# A control word with its number, a byte in hexadecimal, a control symbol, a brace, plain text. Line ends mean nothing.
TOKEN = re.compile(
    r"\\(?:([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
BRACE = re.compile(r"\\[\\{}]|[{}]|\\bin([0-9]{1,10}) ?")

CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "enspace": " ", "emspace": " ", "qmspace": " ", "zwj": "", "zwnj": "",
    "zwbo": "", "zwnbo": "", "ltrmark": "", "rtlmark": "",
}  # fmt: skip
SYMBOLS = {"~": " ", "_": "-", "-": "\xad", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}

# Groups whose content is no text of the page.
SILENT_NAMES = """
    stylesheet pict fldinst xe tc txe rxe nonshppict shprslt annotation atnid atnauthor atndate atntime atnicn
    atnref atnparent themedata colorschememapping latentstyles datastore listtable listoverridetable rsidtbl
    generator filetbl revtbl template falt panose fontemb fontfile objdata objclass objname objalias objtopic
    datafield formfield ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pgdsctbl xmlnstbl mmathPr pnseclvl private
    bkmkstart bkmkend nesttableprops nonesttables docvar wgrffmtfilter passwordhash protusertbl userprops
    htmltag mhtmltag comment keywords keycode title subject author operator category manager company doccomm
    hlinkbase defchp defpap background
"""
SILENT = frozenset(SILENT_NAMES.split())
# Starred groups, which a reader may pass over, that hold text or lead to it.
TOLD_NAMES = """
    shpinst shptxt ud do dptxbxtext result listtext pntext
"""
TOLD = frozenset(TOLD_NAMES.split())

CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SYMBOL = "symbol"


def encoding_of(page: int) -> str:
    """Python's name of a Windows code page, Windows-1252 for those that it does not know."""
    import codecs

    name = {10000: "mac_roman", 65001: "utf-8", 936: "gb18030"}.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def decode_bytes(raw: bytes, encoding: str) -> str:
    """`raw` in the encoding of its font; a symbol font's glyphs stand in Unicode's private area."""
    if encoding == SYMBOL:
        return "".join(chr(0xF000 + byte) if byte > 0x20 else " " for byte in raw)
    return raw.decode(encoding, "replace")
