"""Bytes of a text file as text, whatever encoding they are in; a guess is never fatal, for ASCII words survive any."""

import re

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_UTF8_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SAMPLE = 1 << 16  # bytes that decide between encodings

_WESTERN = ("cp1252", "mac_roman", "cp850")
_LETTERS = "àâäáãåçéèêëîïíìôöóòõœûüùúÿñßæø"
_CAPITALS = "ÀÂÄÁÃÅÇÉÈÊËÎÏÍÔÖÓÕŒÛÜÙÚÑÆØ"
_MARKS = "’‘“”„–—…•·€°«»©®™\xa0\xad§²³½¼×ºª¿¡"
_LIKELY_WESTERN = re.compile(
    rf"[{_LETTERS}]|(?<![a-z{_LETTERS}])[{_CAPITALS}]|(?<=[a-zA-Z{_LETTERS}])’(?=[a-zA-Z{_LETTERS}{_CAPITALS}])"
    rf"|(?<![a-zA-Z{_LETTERS}])[{_MARKS}]|[{_MARKS}](?![a-zA-Z{_LETTERS}])"
)

# Two bytes a sign: the bytes of the commonest signs. The pair's first byte tells the row of the code table; the rows
# of each table's first half hold what is in daily use.
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_PAIRS = (
    ("cp932", re.compile(rb"[\x82\x83][\x40-\xf1]|[\x88-\x97][\x40-\xfc]"), False),
    ("cp949", re.compile(rb"[\xb0-\xc8][\xa1-\xfe]"), True),
    ("gb18030", re.compile(rb"[\xb0-\xd7][\xa1-\xfe]"), True),
    ("euc_jp", re.compile(rb"[\xa4\xa5\xb0-\xcf][\xa1-\xfe]"), True),
    ("big5", re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]"), False),
)
_NEEDED = {"cp949": 0.97}  # Korean keeps to rows that Chinese uses as well, beside others

# One byte a letter: the letters that make three quarters of any text.
_LETTERS_OF = (
    ("koi8_r", "оеаинтсрвлкмдпу"),
    ("cp1251", "оеаинтсрвлкмдпу"),
    ("cp866", "оеаинтсрвлкмдпу"),
    ("iso8859_5", "оеаинтсрвлкмдпу"),
    ("cp1255", "יוהלארתמבשנ"),
    ("cp1256", "ابتدرسعقكلمنهوية"),
    ("cp1253", "αειονρσςτηκλμπυά"),
    ("cp874", "านรกอเทมยวลสด่้ิ"),
)


def decode(data: bytes) -> str:
    """`data` as text: by its byte order mark, its zeros, UTF-8 where it holds, else the likeliest older encoding."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if encoding := _wide(data[:_SAMPLE]):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_older(data)


def _wide(sample: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, by where the zeros stand; "" where it is neither."""
    if sample.count(0) * 5 < len(sample):
        return ""
    zeros = [sample[place::4].count(0) / max(1, len(sample) // 4) for place in range(4)]
    if min(zeros[1:]) > 0.9 > zeros[0]:
        return "utf-32-le"
    if min(zeros[:3]) > 0.9 > zeros[3]:
        return "utf-32-be"
    if min(zeros[1], zeros[3]) > 0.5 > max(zeros[0], zeros[2]):
        return "utf-16-le"
    if min(zeros[0], zeros[2]) > 0.5 > max(zeros[1], zeros[3]):
        return "utf-16-be"
    return ""


def _decode_older(data: bytes) -> str:
    sample = data[:_SAMPLE]
    high = sum(len(run) for run in _HIGH_RUN.findall(sample))
    in_utf8 = sum(len(character) for character in _UTF8_CHARACTER.findall(sample))
    if high == 0 or in_utf8 * 2 >= high:  # UTF-8 with foreign bytes in it, each of which is taken as Windows-1252
        return _mend_escapes(data.decode("utf-8", "surrogateescape"))
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(sample) if len(run) > 1)
    encoding = _other_script(sample) if in_runs > 0.35 * high else ""
    return _read_as(data, encoding or _western(sample))


def _mend_escapes(text: str) -> str:
    strays = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
    return text.translate(strays)


def _read_as(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace")


def _western(sample: bytes) -> str:
    """The encoding in which most accented letters and signs stand where French, English and their like put them."""
    return max(_WESTERN, key=lambda encoding: len(_LIKELY_WESTERN.findall(_read_as(sample, encoding))))


def _other_script(sample: bytes) -> str:
    """The encoding of another script, "" where none yields enough of its common signs."""
    runs = _HIGH_RUN.findall(sample)
    even = sum(len(run) % 2 == 0 for run in runs) > 0.8 * len(runs)
    pairs = _PAIR.findall(sample)
    best, most = "", 0.5
    for encoding, common, high_only in _PAIRS:
        share = sum(common.fullmatch(pair) is not None for pair in pairs) / max(1, len(pairs))
        if (even or not high_only) and share > max(most, _NEEDED.get(encoding, 0.0)):
            best, most = encoding, share
    for encoding, letters in _LETTERS_OF:
        foreign = [character for character in _read_as(sample, encoding) if character > "\x7f"]
        share = sum(character in letters for character in foreign) / max(1, len(foreign))
        if share > most + (0.1 if even and best else 0.0):
            best, most = encoding, share
    return best
