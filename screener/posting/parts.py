"""The parts of a posting, by its headings: on lines of their own, in front of a colon, or as a question."""

import re
from collections.abc import Sequence
from itertools import groupby, takewhile

from msgspec import Struct, structs

from screener.posting import openings, words
from screener.posting.flat import flat
from screener.posting.headings import MOST_WORDS, guess, heading_of, leads_in
from screener.posting.importance import is_bare_mark
from screener.posting.items import Item, undressed
from screener.posting.sentences import Sentence, find_sentences
from screener.posting.terms import degree_need, language_needs
from screener.types import Part, PartName

PROFILE: tuple[PartName, ...] = ("requirements", "preferred")

_LABEL = re.compile(r"(?P<label>[^:?\n]{2,70})(?P<mark> ?[:?])(?=\s|$|-)")
_LIST_INTRO = 200  # letters: a line that ends in a colon and is not longer introduces the list below it
_LOOK_AHEAD = 8  # items of a list that tell what an unknown heading over it opens
_ANSWER = 5  # words of a question in passing, and of its answer
_LEAST_OF_LIST = 3  # items of a list without a known heading that may be the profile
_LEAST_OF_PARAGRAPH = 3  # sentences of a paragraph that seek somebody
_OPENING = 45  # letters within which a plain demand says what it demands
_LEAST_SHARE = 0.5  # of them that begin as demands begin


class Placed(Struct, frozen=True):
    """A sentence and the part it stands in.

    `label` are the words of the heading or label over it, flat; sentences of one `block` stand under one heading; a
    `comment` follows another sentence of its bullet.
    """

    sentence: Sentence
    part: PartName
    label: str = ""
    bullet: bool = False
    block: int = 0
    comment: bool = False


def place(text: str, items: tuple[Item, ...]) -> tuple[list[Placed], tuple[Part, ...]]:
    """Every sentence of `text` with its part, and the parts that cover the text from end to end."""
    reader = _Reader(text)
    for number, item in enumerate(items):
        reader.read(item, items[number + 1 : number + 1 + _LOOK_AHEAD])
    reader.find_unheaded_profile()
    return reader.placed, reader.parts()


def _plainly_asks(line: str) -> bool:
    """Whether flat `line` names a degree, years or a language: what no duty and no benefit names."""
    return degree_need(line) is not None or openings.by_years(line) or bool(language_needs(line))


def _begins_as_demand(line: str) -> bool:
    return openings.by_noun(line) or openings.by_trait(line) or openings.speaks_of_person(line)


class _Reader:
    """Walks over the items and keeps the part that the last heading opened."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clean = undressed(text)
        self.part: PartName = "overview"
        self.level = 0
        self.label = ""
        self.placed: list[Placed] = []
        self.block = 0
        self.strict = False
        self._starts: list[tuple[int, PartName]] = [(0, "overview")]

    def read(self, item: Item, following: tuple[Item, ...] = ()) -> None:
        """Take in the next item; `following` are some of those after it."""
        line = flat(self.clean[item.start : item.end]).replace("\n", " ").strip()
        if self._is_heading(item, line, following):
            return
        part, label = self.part, self.label
        for sentence in self._with_answers(find_sentences(self.clean, item)):
            part, label, start = self._run_in(item, sentence, part, label)
            if start < sentence.end:
                comment = item.bullet and self.clean[item.start : sentence.start].rstrip().endswith(
                    (".", "!", "?", "…")
                )
                own = Sentence(start, sentence.end, item)
                self.placed.append(Placed(own, part, label, item.bullet, self.block, comment))

    def _with_answers(self, sentences: list[Sentence]) -> list[Sentence]:
        """The sentences, short questions and their answers as one ("Illustrator ? Un plus.", "Degree? Not needed.").

        So is a mark that stands as a sentence of its own behind what it is of ("Permis B. Obligatoire.").
        """
        found: list[Sentence] = []
        asking = False
        for sentence in sentences:
            line = flat(self.clean[sentence.start : sentence.end]).replace("\n", " ")
            few = len(line.split()) <= _ANSWER
            if found and few and (is_bare_mark(line) or (asking and not _begins_as_demand(line))):
                found[-1] = Sentence(found[-1].start, sentence.end, sentence.item)
                continue
            asking = few and line.endswith("?") and heading_of(line.rstrip(" ?"), marked=True) is None
            found.append(sentence)
        return found

    def parts(self) -> tuple[Part, ...]:
        """The parts in order; neighbours of one name are one."""
        found: list[Part] = []
        ends = [start for start, _ in self._starts[1:]] + [len(self.text)]
        for (start, name), end in zip(self._starts, ends, strict=True):
            if found and found[-1].name == name:
                found[-1] = Part(name, found[-1].start, end)
            elif end > start:
                found.append(Part(name, start, end))
        return tuple(found)

    def find_unheaded_profile(self) -> None:
        """Take runs of sentences that begin as demands begin for the profile, where no heading says so.

        Where some heading opened a profile, only the plainest demands among the duties are taken.
        """
        self.strict = any(placed.part in PROFILE for placed in self.placed)
        if not self.strict:
            self._take_paragraphs()
        run: list[int] = []
        for index in [*range(len(self.placed)), None]:
            if index is not None and (not run or self.placed[index].block == self.placed[run[0]].block):
                run.append(index)
                continue
            self._take_demands(run)
            run = [] if index is None else [index]
        self._starts.sort(key=lambda start: start[0])

    def _take_paragraphs(self) -> None:
        """Take a paragraph for the profile that begins by saying who is sought and mostly goes on so."""
        for _, group in groupby(range(len(self.placed)), lambda index: self.placed[index].sentence.item.start):
            indexes = list(group)
            asking = [index for index in indexes if self._seeks(index)]
            if len(asking) < _LEAST_OF_PARAGRAPH or self.placed[indexes[0]].part in ("offer", "other"):
                continue
            within = list(range(asking[0], asking[-1] + 1))
            if asking[0] <= indexes[0] + 1 and len(asking) >= _LEAST_SHARE * len(within):
                self._take(within)

    def _seeks(self, index: int) -> bool:
        """Whether a sentence says what the person is, must be or must have."""
        sentence = self.placed[index].sentence
        line = flat(self.clean[sentence.start : sentence.end]).replace("\n", " ")
        if words.pattern("future").search(line[:_OPENING]) or words.pattern("employer").search(line[:_OPENING]):
            return False
        said = any(words.pattern(name).search(line) for name in ("asks", "expects", "must", "preferred"))
        return said or _plainly_asks(line) or _begins_as_demand(line)

    def _take_demands(self, indexes: list[int]) -> None:
        """From the first to the last item of the sentences at `indexes` that is a demand, if they are many."""
        if not indexes or self.placed[indexes[0]].part in (*PROFILE, "offer"):
            return
        demands = [i for i in indexes if self._is_demand(i)]
        if len(demands) < _LEAST_OF_LIST:
            return
        end = demands[-1] + 1
        if len(demands) < _LEAST_SHARE * (end - demands[0]):
            return
        self._take(range(demands[0], end))

    def _take(self, indexes: Sequence[int]) -> None:
        """Make the sentences at `indexes` a profile."""
        first, last = self.placed[indexes[0]], self.placed[indexes[-1]]
        self._starts += [(first.sentence.start, "requirements"), (last.sentence.end, first.part)]
        for index in indexes:
            self.placed[index] = structs.replace(self.placed[index], part="requirements", label="")

    def _is_demand(self, index: int) -> bool:
        start = self.placed[index].sentence.start
        line = flat(self.clean[start : start + 80])
        if openings.speaks_of_person(line) and not words.pattern("future").match(line):
            return True
        if self.strict:
            return openings.by_years(line) or words.pattern("demands").search(line[:_OPENING]) is not None
        return openings.by_noun(line)

    def _is_heading(self, item: Item, line: str, following: tuple[Item, ...]) -> bool:
        asked = line.endswith("?")
        marked = item.level > 0 or line.endswith((":", "...", "…")) or asked
        if not marked and line.endswith((".", ",", ";")):
            return False
        heading = heading_of(line.rstrip(" :?!.…"), marked=marked)
        if heading is None:
            return self._heads_list(item, line, following) or self._unknown(item, line)
        alone = heading.part == "preferred" or " " in line
        if item.bullet and not marked and not (heading.part and heading.share == 1 and alone):
            return False
        if heading.part is None:
            part: PartName = self.part if self.part in PROFILE else "requirements"
            if item.bullet and self.part not in PROFILE:
                return False
            self._open(item.start, part, max(self.level, item.level), line)
            return True
        if asked and self.part in PROFILE and heading.part not in PROFILE and item.bullet:
            return False
        self._open(item.start, heading.part, item.level, line)
        return True

    def _unknown(self, item: Item, line: str) -> bool:
        """A heading without known words: ends the part it stands in, unless it is deeper than that part's own."""
        if line.endswith(":") and not item.level:
            return self._introduces(item, line)
        if not item.level or len(line.split()) > MOST_WORDS:
            return False
        if item.level < 7 and (not self.level or item.level <= self.level):
            self._open(item.start, "other" if self.part != "overview" else "overview", item.level, line)
        elif item.level == self.level == 7 and (item.gap or item.icon) and self.part in PROFILE and not item.bullet:
            self._open(item.start, "other", 7, line)
        elif item.level < 7:
            self.label = line
        else:
            return False
        return True

    def _heads_list(self, item: Item, line: str, following: tuple[Item, ...]) -> bool:
        """A short line over a list, in words that no list of headings holds: its cues or its list tell the part."""
        below = list(takewhile(lambda each: each.bullet or not each.gap, following))
        line = line.rstrip(" :?…") if line.endswith("…") else line.removesuffix("...").rstrip()
        if item.bullet or not (item.gap or item.level) or not below or line.endswith((".", ",", ";", "!")):
            return False
        if len(line.split()) > MOST_WORDS or (not below[0].bullet and len(below) < 2):
            return False
        if not self.placed or "](" in line:  # the title of the posting, or a link
            return False
        part = guess(line.rstrip(" :?…"))
        if part is None and self.part in PROFILE:  # a label within the profile
            return False
        lines = [flat(self.clean[each.start : each.end][:120]) for each in below]
        if part not in (None, "requirements", "preferred") and sum(map(_plainly_asks, lines)) > 1:
            part = "requirements"  # no duty and no benefit is a diploma or years, whatever stands over them
        if part in (None, "requirements") and not self._look_like_demands(
            lines, told=part is not None, level=item.level
        ):
            return False
        self._open(item.start, part or "requirements", item.level, line)
        return True

    def _look_like_demands(self, lines: list[str], *, told: bool, level: int) -> bool:
        """Whether the lines of a list ask for things; `told` if the line over it says so, which takes less proof."""
        plain = sum(_plainly_asks(line) for line in lines)
        demands = sum(_plainly_asks(line) or _begins_as_demand(line) for line in lines)
        if self.part in ("responsibilities", "objectives") and not (level == 7 and plain):
            return told and demands >= _LEAST_SHARE * len(lines)  # a list among duties is one of duties
        return demands >= (1 if told else max(2, _LEAST_SHARE * len(lines))) and (told or plain > 0)

    def _introduces(self, item: Item, line: str) -> bool:
        """A line with a colon at its end: the label of the list below it, outside the profile perhaps its heading."""
        if len(line) > _LIST_INTRO:
            return False
        asks = words.pattern("asks").search(line) or openings.speaks_of_person(line)
        if self.part not in PROFILE and asks and not words.pattern("future").search(line):
            self._open(item.start, "requirements", self.level, line)
            return True
        self.label = line
        return not item.bullet

    def _open(self, start: int, part: PartName, level: int, label: str) -> None:
        self.part, self.level, self.label = part, level, label
        self.block += 1
        self._starts.append((start, part))

    def _run_in(self, item: Item, sentence: Sentence, part: PartName, label: str) -> tuple[PartName, str, int]:
        """A label before the sentence ("Profil : bac+3", "Et toi ?"): its part, its words, where the rest starts."""
        line = flat(self.clean[sentence.start : sentence.end]).replace("\n", " ")
        match = _LABEL.match(line)
        heading = heading_of(match["label"].strip(), marked=False) if match else None
        words_of_it, end = (match["label"], match.end()) if match else ("", 0)
        if heading is None and (end := leads_in(line)) and self.clean[sentence.start + end].isupper():
            words_of_it = line[:end].strip()
            heading = heading_of(words_of_it, marked=False)
        if heading is None:
            return part, label, sentence.start
        start = sentence.start + end
        while start < sentence.end and self.clean[start] in " -\n":
            start += 1
        if heading.part is None:
            if self.part in PROFILE:
                return part, words_of_it, start
            return ("requirements" if part != "offer" else part), words_of_it, start
        if item.bullet and self.part not in PROFILE and heading.part in PROFILE:
            return part, label, sentence.start
        line_of_facts = heading.part in ("offer", "other") and self.part == "overview"  # "Lieu : Moudon"
        for_this_only = item.bullet or line_of_facts or (heading.part == "preferred" and self.part in PROFILE)
        if not for_this_only:
            self._open(sentence.start, heading.part, 0, words_of_it)
        return heading.part, words_of_it, start
