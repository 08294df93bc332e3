"""The ranking as a workbook in which a recruiter can change a weight and see the order change.

Sheets: the ranking, the weights (with the order beside them), a matrix of statuses, the evidence, the skipped files,
the settings, and the fulfilments from which the scores are computed. Scores, ranks, bands and points are formulas;
their stored values are the program's own. Words from outside are only ever written as text.
"""

import datetime
import io
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from screener.errors import ReportError
from screener.reporting import safe, words
from screener.reporting.contract import warnings_of
from screener.reporting.wording import name_of, say, word
from screener.reporting.xlsx_book import Book, Sheet, Workbook, cut
from screener.types import Candidate, Language, Match, Ranking

_MOST_ROWS = 1_048_576  # of a sheet
_KEY = "V"  # the hidden column of the ranking by which the places beside the weights are found
_TOP = 25  # places shown beside the weights
_FIRST = 3  # the row (from 0) of the first candidate on the sheet of fulfilments, below weights, points and header
_LEAD = 2  # columns before the first fulfilment: number and candidate
_SHEETS = ("ranking", "weights", "matrix", "evidence", "skipped", "settings", "calculation")


def render(ranking: Ranking, lang: Language, made: datetime.date) -> bytes:
    """The whole workbook."""
    buffer = io.BytesIO()
    _check_size(ranking, lang)
    with Workbook(buffer) as book:
        book.set_properties({"title": "screener", "created": datetime.datetime(made.year, made.month, made.day)})
        _Workbook(book, ranking, lang).fill(words.day(made, lang))
    return buffer.getvalue()


def _check_size(ranking: Ranking, lang: Language) -> None:
    needed = sum(len(match.evidence) for candidate in ranking.candidates for match in candidate.result.matches)
    needed = max(needed, len(ranking.candidates) + _FIRST, len(ranking.failures)) + 1
    if needed > _MOST_ROWS:
        raise ReportError(word("error.too_many_rows", lang, most=_MOST_ROWS, needed=needed))


class _Workbook:
    """The sheets of one ranking, filled one after the other."""

    def __init__(self, book: Any, ranking: Ranking, lang: Language) -> None:
        self.ranking = ranking
        self.lang: Language = lang
        self.book = Book(book, _SHEETS, lang)
        self.last = _FIRST + len(ranking.candidates) - 1
        self.asked = {requirement.id: requirement for requirement in ranking.posting.requirements}
        self.labels = {each.id: words.label_of(each, lang) for each in self.asked.values()}

    def fill(self, made: str) -> None:
        """Write every sheet."""
        self._calculation()
        self._ranking()
        self._weights()
        self._matrix()
        self._evidence()
        self._skipped()
        self._settings(made)
        self.book.heights()
        self.book.sheets["ranking"].activate()

    # ------------------------------------------------------------ the numbers that the formulas use

    def _calculation(self) -> None:
        """Fulfilments in three blocks (as judged, at least, at most) below each requirement's weight and points."""
        sheet = self.book.sheets["calculation"]
        count = len(self.asked)
        header = [word("label.number", self.lang), word("label.candidate", self.lang)]
        blocks = ("fulfilment", "least", "most")
        for block in blocks:
            header += [f"{each.id}\n{word(f'label.{block}', self.lang)}" for each in self.asked.values()]
        self.book.header(sheet, header, [6, 28, *[11] * (3 * count)], row=_FIRST - 1)
        self.book.text(sheet, 0, 1, word("label.weight", self.lang), self.book.formats["bold"])
        self.book.text(sheet, 1, 1, word("label.max_points", self.lang), self.book.formats["bold"])
        total = sum(each.weight for each in self.asked.values())
        for index, requirement in enumerate(self.asked.values()):
            weight = self.book.reference("weights", index + 1, 6)
            most = 100 * requirement.weight / total if total else 0.0
            column = _LEAD + index
            sheet.write_formula(0, column, f"={weight}", self.book.formats["number"], requirement.weight)
            own = xl_rowcol_to_cell(0, column, row_abs=True)
            ends = [xl_rowcol_to_cell(0, _LEAD + end, row_abs=True, col_abs=True) for end in (0, count - 1)]
            formula = "=IF(SUM({0})=0,0,100*{1}/SUM({0}))".format(":".join(ends), own)
            sheet.write_formula(1, column, formula, self.book.formats["points"], most)
        for row, candidate in enumerate(self.ranking.candidates, _FIRST):
            sheet.write_number(row, 0, row - _FIRST + 1, self.book.formats["whole"])
            self.book.text(sheet, row, 1, words.who(candidate))
            for number, values in enumerate(_fulfilments(candidate)):
                for place, value in enumerate(values):
                    sheet.write_number(row, _LEAD + number * count + place, value, self.book.formats["share"])
        if count:
            sheet.set_column(_LEAD + count, _LEAD + 3 * count - 1, 11, None, {"level": 1, "hidden": True})

    def _score(self, block: int, row: int) -> str:
        """The formula of a score: the fulfilments of the candidate whose number is in column A, times the points."""
        count = len(self.asked)
        first, last = (xl_col_to_name(_LEAD + block * count + end, col_abs=True) for end in (0, count - 1))
        here = self.book.quoted("calculation")
        rows = f"{here}!{first}${_FIRST + 1}:{last}${self.last + 1}"
        numbers = f"{here}!$A${_FIRST + 1}:$A${self.last + 1}"
        ends = (xl_col_to_name(_LEAD + end, col_abs=True) for end in (0, count - 1))
        points = f"{here}!{'$2:'.join(ends)}$2"
        # The candidate is looked up by number, so that the rows may be sorted by any column.
        return f"=ROUND(SUMPRODUCT(INDEX({rows},MATCH($A{row + 1},{numbers},0),0),{points}),1)"

    # ------------------------------------------------------------ what people look at

    def _ranking(self) -> None:
        sheet = self.book.sheets["ranking"]
        keys = ("number", "rank", "candidate", "score", "least", "most", "band", "must_missing", "experience_years",
                "relevant_years", "degree", "for", "partly", "missing", "warnings", "file", "reference_date", "email",
                "phone", "first_rank", "first_score")  # fmt: skip
        header = [word(f"label.{key}", self.lang) for key in keys]
        widths = [6, 7, 26, 8, 8, 8, 11, 24, 12, 12, 30, 56, 40, 56, 20, 34, 12, 26, 18, 9, 9]
        self.book.header(sheet, header, widths, frozen=3, rows=len(self.ranking.candidates))
        for index, candidate in enumerate(self.ranking.candidates):
            self._ranking_row(sheet, index + 1, candidate)
        sheet.set_column(21, 21, 9, None, {"hidden": True})
        count = len(self.ranking.candidates)
        sheet.print_area(0, 0, count, keys.index("warnings"))
        if count:
            bands = {key: name_of("band", key, self.lang) for key in ("strong", "good", "possible", "weak")}
            self.book.colour(sheet, (1, 6, count, 6), bands)
            bar = {"type": "data_bar", "bar_color": "#8DB8E8", "min_type": "num", "max_type": "num"}
            sheet.conditional_format(1, 3, count, 3, {**bar, "min_value": 0, "max_value": 100})

    def _ranking_row(self, sheet: Sheet, row: int, candidate: Candidate) -> None:
        result = candidate.result
        count = len(self.ranking.candidates)
        sheet.write_number(row, 0, row, self.book.formats["whole"])
        sheet.write_formula(
            row, 1, f"=RANK(D{row + 1},D$2:D${count + 1},0)", self.book.formats["whole"], candidate.rank
        )
        self.book.text(sheet, row, 2, words.who(candidate), self.book.formats["bold"])
        for block, value in enumerate((candidate.score, result.low, result.high)):
            style = self.book.formats["bold_number" if block == 0 else "number"]
            if self.asked:
                sheet.write_formula(row, 3 + block, self._score(block, row), style, value)
            else:
                sheet.write_number(row, 3 + block, value, style)
        band = name_of("band", candidate.band, self.lang)
        sheet.write_formula(row, 6, self._band(f"D{row + 1}"), self.book.formats["text"], band)
        missing = words.must_missing(candidate, self.ranking.posting)
        self.book.text(sheet, row, 7, "; ".join(self.labels[each] for each in missing))
        for column, months in ((8, result.cv.experience_months), (9, result.relevant_months)):
            if months is not None:
                sheet.write_number(row, column, round(months / 12, 1), self.book.formats["number"])
        texts = (
            words.highest_degree(result.cv),
            *(self._named(candidate, *statuses) for statuses in (("met",), ("partial",), ("not_met", "unknown"))),
            ", ".join(dict.fromkeys(name_of("warning_code", flag.code, self.lang) for flag in warnings_of(result))),
            words.file_path(candidate.file),
            result.cv.reference_date,
            result.cv.contact.email or "",
            result.cv.contact.phone or "",
        )
        for column, text in enumerate(texts, 10):
            self.book.text(sheet, row, column, text)
        sheet.write_number(row, 19, candidate.rank, self.book.formats["whole"])
        sheet.write_number(row, 20, candidate.score, self.book.formats["number"])
        # Tells equal scores apart, far below a tenth of a point, for the order beside the weights.
        sheet.write_formula(row, 21, f"=D{row + 1}-A{row + 1}/1000000", None, candidate.score - row / 1_000_000)

    def _band(self, cell: str) -> str:
        weak = name_of("band", "weak", self.lang)
        formula = f'"{weak}"'
        for band, least in reversed(words.BANDS.items()):
            formula = f'IF({cell}>={least:g},"{name_of("band", band, self.lang)}",{formula})'
        return f"={formula}"

    def _named(self, candidate: Candidate, *statuses: str) -> str:
        found = words.by_weight(candidate, *statuses)
        return "; ".join(self.labels[match.requirement] for match in found)

    def _weights(self) -> None:
        sheet = self.book.sheets["weights"]
        keys = ("number", "requirement", "importance", "must", "kind", "line", "weight", "max_points")
        self.book.header(
            sheet,
            [word(f"label.{key}", self.lang) for key in keys],
            [6, 60, 13, 11, 18, 22, 10, 12],
            rows=len(self.asked),
        )
        for row, (index, each) in enumerate(enumerate(self.asked.values()), 1):
            values = (
                each.id,
                each.text,
                name_of("importance", each.importance, self.lang),
                word("label.yes", self.lang) if each.must else "",
                name_of("kind", each.kind, self.lang),
                words.origin(each, self.lang),
            )
            for column, text in enumerate(values):
                self.book.text(sheet, row, column, text)
            sheet.write_number(row, 6, each.weight, self.book.formats["editable"])
            points = self.book.reference("calculation", 1, _LEAD + index)
            total = sum(requirement.weight for requirement in self.asked.values())
            sheet.write_formula(
                row, 7, f"={points}", self.book.formats["points"], 100 * each.weight / total if total else 0.0
            )
        last = len(self.asked)
        if last:
            rule = {"validate": "decimal", "criteria": ">=", "value": 0, "input_title": word("label.weight", self.lang)}
            sheet.data_validation(1, 6, last, 6, {**rule, "input_message": word("sheet.change", self.lang)})
        self.book.text(sheet, last + 2, 1, word("sheet.change", self.lang), self.book.formats["note"])
        self._order(sheet)

    def _order(self, sheet: Sheet) -> None:
        """The first places as the weights have them now, beside the weights."""
        count = len(self.ranking.candidates)
        for column, (key, width) in enumerate((("rank", 7), ("candidate", 28), ("score", 8)), 9):
            self.book.text(sheet, 0, column, word(f"label.{key}", self.lang), self.book.formats["header"])
            sheet.set_column(column, column, width)
        ranking = self.book.quoted("ranking")
        scores, names, keys = (f"{ranking}!${column}$2:${column}${count + 1}" for column in ("D", "C", _KEY))
        for place, candidate in enumerate(self.ranking.candidates[:_TOP], 1):
            found = f"MATCH(LARGE({keys},{place}),{keys},0)"
            sheet.write_formula(place, 9, f"=RANK(L{place + 1},{scores},0)", self.book.formats["whole"], candidate.rank)
            sheet.write_formula(
                place, 10, f"=INDEX({names},{found})", self.book.formats["text"], cut(words.who(candidate))
            )
            sheet.write_formula(place, 11, f"=INDEX({scores},{found})", self.book.formats["number"], candidate.score)

    def _matrix(self) -> None:
        sheet = self.book.sheets["matrix"]
        header = [word("label.number", self.lang), word("label.candidate", self.lang)]
        header += [f"{each} {label}" for each, label in self.labels.items()]
        widths = [6, 28, *[16] * len(self.asked)]
        self.book.header(sheet, header, widths, frozen=2, rows=len(self.ranking.candidates))
        for row, candidate in enumerate(self.ranking.candidates, 1):
            sheet.write_number(row, 0, row, self.book.formats["whole"])
            self.book.text(sheet, row, 1, words.who(candidate), self.book.formats["bold"])
            for column, match in enumerate(candidate.result.matches, 2):
                self.book.text(sheet, row, column, self._status(match.status))
        if self.ranking.candidates and self.asked:
            area = (1, 2, len(self.ranking.candidates), 1 + len(self.asked))
            self._colour_statuses(sheet, area)

    def _evidence(self) -> None:
        sheet = self.book.sheets["evidence"]
        keys = (
            "number",
            "candidate",
            "requirement",
            "status",
            "points",
            "max_points",
            "reason",
            "quote",
            "page",
            "section",
            "file",
        )
        quotes = sum(len(match.evidence) for each in self.ranking.candidates for match in each.result.matches)
        header = [word(f"label.{key}", self.lang) for key in keys]
        self.book.header(sheet, header, [6, 26, 40, 14, 9, 9, 44, 60, 7, 16, 34], frozen=2, rows=quotes)
        row = 1
        for number, candidate in enumerate(self.ranking.candidates, 1):
            for index, match in enumerate(candidate.result.matches):
                for quote in match.evidence:
                    sheet.write_number(row, 0, number, self.book.formats["whole"])
                    self._judged(sheet, row, candidate, match, self.book.reference("calculation", 1, _LEAD + index))
                    self.book.text(sheet, row, 7, safe.line(safe.text(quote.quote)))
                    sheet.write_number(row, 8, quote.page, self.book.formats["whole"])
                    self.book.text(sheet, row, 9, name_of("section", quote.section, self.lang))
                    row += 1
        if row > 1:
            self._colour_statuses(sheet, (1, 3, row - 1, 3))

    def _judged(self, sheet: Sheet, row: int, candidate: Candidate, match: Match, most: str) -> None:
        requirement = self.asked[match.requirement]
        self.book.text(sheet, row, 1, words.who(candidate))
        self.book.text(sheet, row, 2, f"{requirement.id} {self.labels[requirement.id]}")
        self.book.text(sheet, row, 3, self._status(match.status))
        sheet.write_formula(row, 4, f"={match.fulfilment:.4f}*{most}", self.book.formats["points"], match.points)
        sheet.write_formula(row, 5, f"={most}", self.book.formats["points"], match.max_points)
        self.book.text(sheet, row, 6, safe.line(safe.text(say(match.reason, self.lang))))
        self.book.text(sheet, row, 10, words.file_path(candidate.file))

    def _skipped(self) -> None:
        sheet = self.book.sheets["skipped"]
        header = [word("label.file", self.lang), word("label.reason", self.lang)]
        self.book.header(sheet, header, [50, 80], rows=len(self.ranking.failures))
        for row, failure in enumerate(self.ranking.failures, 1):
            self.book.text(sheet, row, 0, words.file_path(failure.path))
            self.book.text(sheet, row, 1, safe.line(safe.text(say(failure.reason, self.lang))))
        if not self.ranking.failures:
            self.book.text(sheet, 1, 0, word("report.no_skipped", self.lang))

    def _settings(self, made: str) -> None:
        sheet = self.book.sheets["settings"]
        self.book.header(sheet, [word("label.settings", self.lang), ""], [26, 100])
        facts = [
            (word("label.posting", self.lang), safe.line(safe.text(self.ranking.posting.title))),
            *(("⚠", safe.line(safe.text(say(flag.message, self.lang)))) for flag in self.ranking.posting.warnings),
            (word("label.version", self.lang), self.ranking.version),
            (word("label.settings", self.lang), self.ranking.settings_sha256),
            (word("report.made", self.lang), word("report.person", self.lang)),
            *(("", sentence) for sentence in words.how_made(self.ranking, self.lang, made)),
        ]
        for row, (label, text) in enumerate(facts, 1):
            self.book.text(sheet, row, 0, label, self.book.formats["bold"])
            self.book.text(sheet, row, 1, text)

    def _status(self, status: str) -> str:
        return f"{words.SYMBOLS[status]} {name_of('status', status, self.lang)}"

    def _colour_statuses(self, sheet: Sheet, area: tuple[int, int, int, int]) -> None:
        self.book.colour(sheet, area, {key: self._status(key) for key in ("met", "partial", "not_met", "unknown")})


def _fulfilments(candidate: Candidate) -> tuple[list[float], list[float], list[float]]:
    """The fulfilments of every requirement: as judged, at least, at most."""
    matches = candidate.result.matches
    return [each.fulfilment for each in matches], [each.low for each in matches], [each.high for each in matches]
