"""HTML: the text that a browser's window would show, line by line, with what a style sheet hides left out."""

import re
from typing import Any

from screener.errors import ReadError
from screener.reading.css import Declared, Rule, parse_declarations, parse_sheet, specificity
from screener.reading.css_look import Look, look
from screener.reading.encodings import decode
from screener.reading.flow import Flow
from screener.reading.parts import Extracted, warning
from screener.types import Flag, Limits

_NO_TEXT_NAMES = """
    -comment !doctype head title meta link style script template noscript iframe object embed audio video canvas
    select datalist map param source track colgroup col frameset noframes noembed desc metadata defs
"""
_NO_TEXT = frozenset(_NO_TEXT_NAMES.split())
_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary
    table tbody tfoot thead tr ul text
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINES = ("block", "flex", "grid", "list-item", "table", "flow-root", "table-row")
_STYLED = frozenset(("dialog", "pre", "textarea"))  # have a look of their own without any attribute
_FONT_SIZES = {"1": "10px", "2": "13px", "3": "16px", "4": "18px", "5": "24px", "6": "32px", "7": "48px"}

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_STATE = re.compile(r"::|:(?:hover|focus|active|visited|target|before|after|first-l|first-letter|checked|placeholder)")
_DATE = re.compile(r"((?:19|20)\d\d)-?(0[1-9]|1[0-2])")
_DATES = ("changed", "dcterms.modified", "article:modified_time", "last-modified", "revised")

# Tags that stay open until they are closed. The parser's time grows with the square of the depth: 5,000 levels cost
# 30 ms, 100,000 twelve seconds; browsers stop at 512.
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|main|table|ul|ol|dl|font|b|i|u|em|strong|center|blockquote)\b", re.IGNORECASE
)
_MOST_DEEP = 5_000

# A tree takes twenty times the room of its markup: 12 million characters stay under 300 MB. Pictures are dropped first.
_MOST_MARKUP = 12_000_000
_DATA = re.compile(r"""["']\s*data:[^"'<>]*["']""")
_MOST_RULES = 4_000
_MOST_MATCHES = 400_000  # elements that style sheets may touch
_MOST_NODES = 400_000
_ROW_LENGTH = 100  # a table whose rows are no longer than this reads line by line, others cell by cell
_TABLE_DEPTH = 6

Node = Any  # selectolax ships no types


def read_html(data: bytes, limits: Limits) -> Extracted:
    """The visible text of an HTML page. Nothing that it refers to is fetched."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    markup = _decode(data).replace("\x00", "")
    if cut := len(markup) > _MOST_MARKUP:
        markup = _DATA.sub('""', markup)
        cut = len(markup) > _MOST_MARKUP
    markup = markup[:_MOST_MARKUP]
    _check_depth(markup)
    try:
        tree = LexborHTMLParser(markup)
    except (SelectolaxError, ValueError) as error:
        raise ReadError("damaged") from error
    root = tree.root
    if root is None:
        raise ReadError("no_text")
    styles = Styles(tree)
    page = _Page(styles, Flow(limits.text_chars))
    page.walk(root)
    flags: tuple[Flag, ...] = ()
    if cut or styles.cut or page.cut:
        flags = (warning("limit_reached", "parts", limit=_MOST_NODES),)
    return page.flow.extracted(_own_date(tree), flags)


def _check_depth(markup: str) -> None:
    if markup.count("<") < _MOST_DEEP:
        return
    depth = 0
    for closing in _NESTING.findall(markup):
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > _MOST_DEEP:
            raise ReadError("too_deep", limit=_MOST_DEEP)


def _decode(data: bytes) -> str:
    """The page as text: UTF-8 where it holds, then what the page says of itself, then the likeliest."""
    sample = data[:4096]
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and b"\x00" not in sample:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        if declared := _CHARSET.search(sample):
            try:
                return data.decode(declared.group(1).decode("ascii"))
            except (LookupError, UnicodeError):
                pass
    return decode(data)


def _own_date(tree: Any) -> str | None:
    for name in _DATES:
        for node in tree.css(f'meta[name="{name}" i], meta[property="{name}" i]'):
            if found := _DATE.match(node.attributes.get("content") or ""):
                return f"{found.group(1)}-{found.group(2)}"
    return None


class Styles:
    """What style sheets and attributes declare for each element of a page."""

    def __init__(self, tree: Any) -> None:
        self.variables: dict[str, str] = {}
        self._matched: dict[int, list[tuple[int, int, Declared]]] = {}
        self.cut = False
        text = "\n".join(node.text() or "" for node in tree.css("style"))
        rules = parse_sheet(text, _MOST_RULES) if text.strip() else []
        matches = 0
        for order, rule in enumerate(rules):
            if matches > _MOST_MATCHES:
                self.cut = True
                break
            matches += self._match(tree, rule, order)

    def _match(self, tree: Any, rule: Rule, order: int) -> int:
        for declarations in rule.declared:
            for name, value in declarations.items():
                if name.startswith("--"):
                    self.variables[name] = value
        if not rule.selector or _STATE.search(rule.selector):
            return 0
        try:
            nodes = tree.css(rule.selector)
        except Exception:  # noqa: BLE001 - the library raises its own kinds for selectors that it does not know
            return 1
        weight = specificity(rule.selector)
        for node in nodes:
            self._matched.setdefault(node.mem_id, []).append((weight, order, rule.declared))
        return len(nodes) + 1

    def of(self, node: Node, attributes: dict[str, str | None]) -> dict[str, str]:
        """What is declared for `node`: attributes of old, then the sheets by weight and order, then its own style.

        What is marked `!important` comes after all of it, in the same order.
        """
        own = _presentation(node.tag, attributes) if attributes or node.tag in _STYLED else {}
        matched = self._matched.get(node.mem_id, ())
        declared = [entry[2] for entry in sorted(matched, key=lambda entry: entry[:2])]
        if attributes and (style := attributes.get("style")):
            declared.append(parse_declarations(style))
        for usual, _ in declared:
            own.update(usual)
        for _, important in declared:
            own.update(important)
        return own


def _presentation(tag: str, attributes: dict[str, str | None]) -> dict[str, str]:
    """Attributes that say how an element looks, as declarations."""
    own: dict[str, str] = {}
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        own["display"] = "none"
    if colour := attributes.get("bgcolor"):
        own["background-color"] = colour.lower()
    if attributes.get("background"):
        own["background-image"] = "url(picture)"
    if colour := attributes.get("color") or (tag == "body" and attributes.get("text")) or attributes.get("fill"):
        own["color"] = colour.lower()
    if tag == "font" and (size := attributes.get("size")):
        own["font-size"] = _FONT_SIZES.get(size.strip(), "16px")
    if tag == "input":
        own["display"] = "none"
    elif tag in ("pre", "textarea"):
        own["white-space"] = "pre"
    return own


class _Page:
    """One walk over the tree, without recursion: pages nest as deep as their author likes."""

    def __init__(self, styles: Styles, flow: Flow) -> None:
        self.flow = flow
        self.cut = False
        self._styles = styles
        self._blank = True  # whether a blank would be swallowed: at a line's start or after another
        self._lists: list[int | None] = []  # the number of the last item, None for bullets
        self._tables: list[bool] = []  # whether the cells of a row share a line

    def walk(self, root: Node) -> None:
        stack: list[tuple[Node, Look, bool]] = [(root, Look(), True)]
        seen = 0
        while stack:
            node, parent, entering = stack.pop()
            if not entering:
                self._leave(node, parent)
                continue
            seen += 1
            if seen > _MOST_NODES or self.flow.full:
                self.cut = not self.flow.full
                break
            self._enter(node, parent, stack)

    def _enter(self, node: Node, parent: Look, stack: list[tuple[Node, Look, bool]]) -> None:
        if node.next is not None:
            stack.append((node.next, parent, True))
        tag = node.tag
        if tag == "-text":
            self._text(node.text_content or "", parent)
            return
        if tag in _NO_TEXT or not node.is_element_node:
            return
        attributes = node.attributes
        own = self._styles.of(node, attributes)
        here = look(parent, own, self._styles.variables) if own else parent
        if not own and parent.display:
            here = look(parent, {"display": ""}, {})
        if tag in ("svg", "math") and not here.gone:
            here = look(here, {"color": "unknown"}, {})
        self._begin(node, tag, parent, here)
        if tag == "br":
            self._line(here)
            return
        stack.append((node, here, False))
        child = node.first_child
        if child is not None:
            stack.append((child, here, True))

    def _begin(self, node: Node, tag: str, parent: Look, here: Look) -> None:
        if here.gone:
            return
        if tag in ("td", "th"):
            self._cell()
        elif self._is_block(tag, here):
            self._end_line()
            if tag in _HEADINGS:
                self.flow.newline()
        elif parent.display in ("flex", "grid", "inline-flex"):
            self._gap()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "table":
            simple = len(self._tables) < _TABLE_DEPTH and _rows_are_short(node)
            self._tables.append(simple)
        elif tag == "li" and here.bullets and here.display in ("", "list-item") and not here.hidden:
            self._bullet()

    def _leave(self, node: Node, here: Look) -> None:
        if here.gone:
            return
        tag = node.tag
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._tables.pop()
        if tag == "li":
            self.flow.before_text("")
        if self._is_block(tag, here):
            self._end_line()

    @staticmethod
    def _is_block(tag: str, here: Look) -> bool:
        if here.display:
            return here.display in _LINES
        return tag in _BLOCKS

    def _text(self, text: str, here: Look) -> None:
        if here.hidden:
            self.flow.hide(text)
            return
        if here.kept_blanks:
            for number, line in enumerate(re.split(r"\r\n|[\r\n]", text)):
                if number:
                    self._line(here)
                self._put(line)
            return
        text = _BLANKS.sub(" ", text)
        if self._blank:
            text = text.removeprefix(" ")
        self._put(text)

    def _put(self, text: str) -> None:
        if text:
            self.flow.text(text)
            self._blank = text[-1] in " \t"

    def _line(self, here: Look) -> None:
        if not here.hidden:
            self.flow.newline()
            self._blank = True

    def _end_line(self) -> None:
        self.flow.end_line()
        self._blank = True

    def _gap(self) -> None:
        if not self._blank:
            self._put("\t")

    def _cell(self) -> None:
        if self._tables and self._tables[-1]:
            self._gap()
        else:
            self._end_line()

    def _bullet(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is None:
            self.flow.before_text("• ")
        else:
            self._lists[-1] = number + 1
            self.flow.before_text(f"{number + 1}. ")


def _rows_are_short(table: Node) -> bool:
    """Whether every row of a table is one short line: no cell holds lines of its own."""
    if table.css_first("table table, br, p + p, li, div + div, h1, h2, h3, h4") is not None:
        return False
    return all(len(_BLANKS.sub(" ", row.text() or "")) <= _ROW_LENGTH for row in table.css("tr"))
