"""Tables for a terminal of 80 columns and more. Words from outside are plain text: no markup, no control characters.

Colour repeats what a symbol or a word already says.
"""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from screener.profiles import Profile, every
from screener.reporting import safe, words
from screener.reporting.contract import warnings_of
from screener.reporting.wording import name_of, number, say, term, word
from screener.types import (
    CV,
    Candidate,
    Degree,
    Failure,
    Flag,
    Language,
    Match,
    Position,
    Posting,
    Ranking,
    Requirement,
    Term,
)

_BAND_STYLE = {"strong": "bold green", "good": "green", "possible": "yellow", "weak": "dim"}
_STATUS_STYLE = {"met": "green", "partial": "yellow", "not_met": "red", "unknown": "dim"}
_QUOTE = 160  # characters of a quote that are shown
_LABEL = 40  # characters of a requirement in a row of the ranking

Column = tuple[str, int | None]


def ranking_table(ranking: Ranking, lang: Language, top: int | None = None, width: int = 80) -> RenderableType:
    """The ranking: score, range, band, the weightiest reasons for, and what is missing."""
    shown = ranking.candidates[:top] if top else ranking.candidates
    rows = [_headings(lang), *(line for each in shown for line in _candidate_lines(each, ranking.posting, lang, width))]
    total = max(len(ranking.candidates), ranking.ranked or 0)
    left = total - len(shown)
    rows.insert(1, Text(f"{_INDENT}{word('terminal.signs', lang)}", style="dim"))
    parts: list[RenderableType] = [Text(_clean(ranking.posting.title), style="bold")]
    parts += rows if ranking.candidates else [Text(word("report.no_candidates", lang))]
    if left:
        parts.append(Text(word("terminal.more", lang, count=left, total=total), style="dim"))
    return Group(*parts, *_skipped(ranking.failures, lang))


def explain_table(candidate: Candidate, posting: Posting, lang: Language, width: int = 80) -> RenderableType:
    """One candidate: every requirement with points, reason and quotes with their places, and what would change it."""
    asked = {requirement.id: requirement for requirement in posting.requirements}
    table = _table(lang, width, ("status", 13), ("points", 11), ("requirement", None))
    for match in candidate.result.matches:
        requirement = asked[match.requirement]
        status = f"{words.SYMBOLS[match.status]} {name_of('status', match.status, lang)}"
        points = f"{number(match.points, lang)} / {number(match.max_points, lang)}"
        table.add_row(Text(status, style=_STATUS_STYLE[match.status]), points, _explained(match, requirement, lang))
    return Group(
        Text(" · ".join(dict.fromkeys((words.who(candidate), words.file_path(candidate.file)))), style="bold"),
        *_standing(candidate, posting, lang),
        table,
        *(_warning(flag, lang) for flag in warnings_of(candidate.result)),
        *_changes(candidate, asked, lang),
        Text(word("report.person", lang), style="italic"),
    )


def extract_table(results: Iterable[CV | Failure], lang: Language, width: int = 80) -> RenderableType:
    """What each CV says, one block a file."""
    blocks = [_unread(each, lang) if isinstance(each, Failure) else _cv_block(each, lang, width) for each in results]
    return Group(*blocks)


def posting_table(posting: Posting, lang: Language, width: int = 80) -> RenderableType:
    """What a posting asks for, requirement by requirement."""
    table = _table(lang, width, ("number", 4), ("importance", 10), ("kind", 12), ("weight", 6), ("requirement", None))
    for each in posting.requirements:
        text = Text(_clean(each.text))
        text.append(f"\n{words.asked(each, lang)}", style="dim")
        importance = Text(name_of("importance", each.importance, lang))
        if each.must:
            importance.append(f"\n{word('label.must', lang).lower()}", style="bold")
        table.add_row(_clean(each.id), importance, name_of("kind", each.kind, lang), number(each.weight, lang), text)
    return Group(Text(_clean(posting.title), style="bold"), Text(words.role(posting, lang), style="dim"), table)


def profiles_table(profiles: Sequence[Profile], lang: Language, width: int = 80) -> RenderableType:
    """The roles the program knows: one row each, or everything about the one that is given."""
    if len(profiles) == 1:
        return _profile_block(profiles[0], lang, width)
    table = _table(lang, width, ("name", 32), ("title", None))
    for each in profiles:
        title = Text(words.profile_title(each, lang))
        if each.description:
            title.append(f"\n{words.profile_description(each, lang)}", style="dim")
        table.add_row(each.name, title)
    return Group(Text(word("terminal.profiles", lang), style="bold"), table)


def _table(lang: Language, width: int, *columns: Column) -> Table:
    """A table as wide as the terminal; a column without a width takes what is left."""
    table = Table(box=box.SIMPLE_HEAD, width=width, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for key, size in columns:
        right = key in {"rank", "score", "points", "weight"}
        table.add_column(
            word(f"label.{key}", lang),
            width=size,
            justify="right" if right else "left",
            overflow="fold",
            ratio=None if size else 1,
        )
    return table


def _clean(words_: str) -> str:
    return safe.line(safe.text(words_))


# The columns of the ranking's first line for each candidate: what stands in them and how wide they are.
_COLUMNS = (("rank", 5), ("score", 6), ("range", 11), ("band", 9))
_INDENT = " " * 7


def _headings(lang: Language) -> Text:
    named = "".join(f"{word(f'label.{name}', lang):<{width}}" for name, width in _COLUMNS)
    return Text(named + word("label.candidate", lang), style="bold dim", no_wrap=True, overflow="ellipsis")


def _candidate_lines(candidate: Candidate, posting: Posting, lang: Language, width: int) -> list[Text]:
    """One candidate: rank, score, range, band and name on one line, then a line each for, in part and missing."""
    result = candidate.result
    first = Text(f"{candidate.rank:<5}", no_wrap=True, overflow="ellipsis")
    first.append(f"{number(candidate.score, lang):<6}", style="bold")
    span = words.span(result.low, result.high, lang) if result.low != result.high else ""
    first.append(f"{span:<11}")
    first.append(f"{name_of('band', candidate.band, lang):<9}", style=_BAND_STYLE[candidate.band])
    first.append(words.who(candidate), style="bold")
    name = words.file_name(candidate.file)
    if name != words.who(candidate):
        first.append(f" · {name}", style="dim")
    return [first, *_reasons(candidate, posting, lang, width), *_cautions(candidate, posting, lang, width)]


def _reasons(candidate: Candidate, posting: Posting, lang: Language, width: int) -> list[Text]:
    """As many requirements as fit on a line, those worth most first, and how many more there are."""
    asked = {requirement.id: words.label_of(requirement, lang) for requirement in posting.requirements}
    lines = []
    for symbol, statuses in (("+", ("met",)), ("±", ("partial",)), ("−", ("not_met", "unknown"))):
        labels = [asked[match.requirement] for match in words.by_weight(candidate, *statuses)]
        if labels:
            lines.append(Text(f"{_INDENT}{symbol} {_fitting(labels, width - len(_INDENT) - 2)}", no_wrap=True))
    return lines


def _fitting(labels: Sequence[str], width: int) -> str:
    """Those of the labels that fit into `width` characters, in their order, and the number of those that do not."""
    shown: list[str] = []
    room = width - len(f"; +{len(labels)}")
    for label in labels:
        short = safe.short(label, _LABEL)
        if not shown or len("; ".join([*shown, short])) <= room:
            shown.append(short)
    left = len(labels) - len(shown)
    return "; ".join([*shown, *([f"+{left}"] if left else [])])


def _cautions(candidate: Candidate, posting: Posting, lang: Language, width: int) -> list[Text]:
    lines = []
    missing = words.must_missing(candidate, posting)
    if missing:
        said = word("report.must_missing", lang, count=len(missing)) + word("list.colon", lang)
        labels = [words.label_of(each, lang) for each in posting.requirements if each.id in missing]
        named = _fitting(labels, width - len(_INDENT) - 2 - len(said))
        lines.append(Text(f"{_INDENT}! {said}{named}", style="red", no_wrap=True))
    codes = dict.fromkeys(flag.code for flag in warnings_of(candidate.result))
    if codes:
        named = ", ".join(name_of("warning_code", code, lang) for code in codes)
        lines.append(Text(f"{_INDENT}⚠ {named}", style="yellow"))
    return lines


def _skipped(failures: Sequence[Failure], lang: Language) -> list[RenderableType]:
    if not failures:
        return []
    colon = word("list.colon", lang)
    lines = [Text(f"\n{word('report.skipped_count', lang, count=len(failures))}{colon}", style="bold")]
    for failure in failures:
        line = Text(f"  {words.file_path(failure.path)}{colon}")
        line.append(_clean(say(failure.reason, lang)), style="yellow")
        lines.append(line)
    return [*lines]


def _standing(candidate: Candidate, posting: Posting, lang: Language) -> list[RenderableType]:
    result = candidate.result
    score = Text(f"{word('label.score', lang)} {number(candidate.score, lang)} ", style="bold")
    if result.low != result.high:
        score.append(f"({words.span(result.low, result.high, lang)}) ", style="not bold")
    score.append(name_of("band", candidate.band, lang), style=_BAND_STYLE[candidate.band])
    missing = len(words.must_missing(candidate, posting))
    facts = [
        f"{word('label.experience', lang)} {words.experience(result.cv.experience_months, lang)}",
        f"{word('label.relevant', lang)} {words.experience(result.relevant_months, lang)}",
        f"{word('label.reference_date', lang)} {words.month(result.cv.reference_date, lang)}",
    ]
    if any(requirement.must for requirement in posting.requirements):
        facts.append(word("report.must_missing", lang, count=missing) if missing else word("report.must_met", lang))
    return [score, Text(" · ".join(facts), style="dim")]


def _explained(match: Match, requirement: Requirement, lang: Language) -> Text:
    text = Text(_clean(requirement.text), style="bold")
    notes = [name_of("importance", requirement.importance, lang), words.origin(requirement, lang)]
    if requirement.must:
        notes.insert(0, word("label.must", lang).lower())
    text.append(f"\n{', '.join(notes)}", style="not bold dim")
    reason = _clean(say(match.reason, lang))
    if not match.certain:
        reason += f" ({word('report.uncertain', lang)})"
    text.append(f"\n→ {reason}", style="not bold")
    for each in match.evidence:
        quote = word("list.quote", lang, quote=safe.short(_clean(each.quote), _QUOTE))
        text.append(f"\n{quote}", style="not bold italic")
        text.append(f" {words.place(each, lang)}", style="not bold dim")
    return text


def _warning(flag: Flag, lang: Language) -> Text:
    return Text(f"⚠ {_clean(say(flag.message, lang))}", style="yellow")


def _changes(candidate: Candidate, asked: dict[str, Requirement], lang: Language) -> list[RenderableType]:
    lines: list[RenderableType] = [Text(f"\n{word('terminal.would_change', lang)}", style="bold")]
    found = words.gains(candidate)
    if not found:
        return [*lines, Text(f"  {word('terminal.nothing_missing', lang)}")]
    for match in found:
        requirement = _clean(asked[match.requirement].text)
        gain = word("terminal.would_change_line", lang, points=match.max_points - match.points, requirement=requirement)
        lines.append(Padding(Text(f"+ {gain}"), (0, 0, 0, 2)))
    return lines


def _unread(failure: Failure, lang: Language) -> Text:
    text = Text(f"{words.file_path(failure.path)}\n", style="bold")
    text.append(
        f"  {word('terminal.skipped_status', lang)}{word('list.colon', lang)}{_clean(say(failure.reason, lang))}\n",
        style="not bold yellow",
    )
    return text


def _cv_block(cv: CV, lang: Language, width: int) -> RenderableType:
    document = cv.document
    contact = [_clean(each) for each in (cv.contact.name, cv.contact.email, cv.contact.phone) if each]
    about = [
        name_of("language", document.language, lang),
        word("terminal.pages", lang, count=len(document.pages)),
        f"{word('label.reference_date', lang)} {words.month(cv.reference_date, lang)}",
    ]
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.width = width
    grid.add_column(width=20, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for label, text in _facts(cv, lang):
        grid.add_row(word(f"label.{label}", lang), text)
    return Group(
        Text(words.file_path(document.path), style="bold"),
        Text("  ".join([*contact, " · ".join(about)]), style="dim"),
        grid,
        *(_warning(flag, lang) for flag in cv.warnings),
        Text(""),
    )


def _facts(cv: CV, lang: Language) -> list[tuple[str, Text]]:
    months = (
        words.experience(cv.experience_months, lang)
        if cv.experience_months is not None
        else word("terminal.experience_none", lang)
    )
    if cv.stated_years is not None:
        months += f" ({word('terminal.stated_years', lang, years=cv.stated_years)})"
    rows = [
        ("experience", months),
        ("positions", "\n".join(_position(each, lang) for each in cv.positions)),
        ("education", "\n".join(_degree(each, lang) for each in cv.education)),
        ("tools", _terms(cv.tools, lang)),
        ("skills", _terms(cv.skills, lang)),
        ("languages", ", ".join(words.language(each.code, each.level, lang) for each in cv.languages)),
        ("certifications", _terms(cv.certifications, lang)),
        ("soft_skills", _terms(cv.soft_skills, lang)),
        ("interests", _terms(cv.interests, lang)),
        ("sectors", _terms(cv.sectors, lang)),
        ("permits", _terms(cv.permits, lang)),
    ]
    return [(label, Text(text)) for label, text in rows if text]


def _position(position: Position, lang: Language) -> str:
    what = ", ".join(_clean(each) for each in (position.title, position.employer) if each)
    kind = "" if position.kind == "employment" else f", {name_of('position_kind', position.kind, lang)}"
    return f"{words.period(position, lang)}{word('list.colon', lang)}{what}{kind}"


def _degree(degree: Degree, lang: Language) -> str:
    notes = [name_of("level", degree.level, lang)] if degree.level else []
    if degree.status != "completed":
        notes.append(name_of("degree_status", degree.status, lang))
    if degree.year:
        notes.append(str(degree.year))
    return f"{_clean(degree.degree)} ({', '.join(notes)})" if notes else _clean(degree.degree)


def _terms(terms: Sequence[Term], lang: Language) -> str:
    """Names, and how they are claimed where it is less than a plain claim."""
    found = []
    for each in terms:
        weak = each.strength in ("basic", "former", "hobby")
        found.append(term(each.name, lang) + (f" ({name_of('strength', each.strength, lang)})" if weak else ""))
    return ", ".join(found)


def _profile_block(profile: Profile, lang: Language, width: int) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.width = width
    grid.add_column(width=20, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    rows = [
        ("terminal.titles", ", ".join(profile.titles.fr if lang == "fr" else profile.titles.en)),
        ("terminal.neighbours", _neighbours(profile, lang)),
        ("terminal.usual_tools", ", ".join(profile.tools)),
        ("terminal.usual_skills", ", ".join(term(each, lang) for each in profile.skills)),
        ("terminal.signals", "\n".join(_signals(profile, lang))),
        (
            "terminal.weights",
            ", ".join(
                f"{name_of('kind', kind, lang)} {number(weight, lang)}" for kind, weight in profile.weights.items()
            ),
        ),
    ]
    for key, text in rows:
        if text:
            grid.add_row(word(key, lang), Text(text))
    return Group(
        Text(f"{profile.name}: {words.profile_title(profile, lang)}", style="bold"),
        Text(words.profile_description(profile, lang), style="dim"),
        grid,
    )


def _neighbours(profile: Profile, lang: Language) -> str:
    known = every()
    named = ((words.profile_title(known[name], lang) if name in known else name) for name in profile.neighbours)
    shares = profile.neighbours.values()
    return "; ".join(f"{title} ({number(share, lang)})" for title, share in zip(named, shares, strict=True))


def _signals(profile: Profile, lang: Language) -> list[str]:
    return [
        f"{(each.text_fr or each.text) if lang == 'fr' else each.text} ({number(each.weight, lang)})"
        for each in profile.signals
    ]
