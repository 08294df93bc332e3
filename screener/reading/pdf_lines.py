"""From pieces of text with their places to the lines a reader sees."""

from msgspec import Struct

_WORD_GAP = 0.12  # of the type's height: a narrower gap is kerning, a space is 0.2 or more
_SAME_PLACE = 0.3  # of the type's height
_MOST_ALIKE = 50  # lines of the same text that are compared


class Run(Struct):
    """Some text on one baseline: where it starts and ends (points, y upwards) and how tall its type is."""

    text: str
    left: float
    y: float
    right: float
    height: float


def join_runs(runs: list[Run]) -> list[Run]:
    """Runs that follow one another on a baseline as one line, with the spaces that gaps stand for."""
    lines: list[Run] = []
    for run in runs:
        line = lines[-1] if lines else None
        if line is None or not _follows(line, run):
            lines.append(Run(run.text, run.left, run.y, run.right, run.height))
            continue
        gap = run.left - line.right
        if gap > _WORD_GAP * run.height and not line.text.endswith(" ") and not run.text.startswith(" "):
            line.text += " "
        line.text += run.text
        line.right = max(line.right, run.right)
        line.height = max(line.height, run.height)
    return lines


def drawn_once(lines: list[Run]) -> list[Run]:
    """The lines without a second drawing of one in much the same place, which stands for a shadow or bold type."""
    drawn: dict[str, list[Run]] = {}
    kept: list[Run] = []
    for line in lines:
        before = drawn.setdefault(line.text, [])
        near = _SAME_PLACE * line.height
        if any(abs(line.left - other.left) < near and abs(line.y - other.y) < near for other in before[:_MOST_ALIKE]):
            continue
        before.append(line)
        kept.append(line)
    return kept


def _follows(line: Run, run: Run) -> bool:
    """Whether `run` goes on where `line` stopped."""
    tall = max(line.height, run.height)
    return abs(line.y - run.y) < 0.35 * tall and run.left > line.right - 0.5 * tall
