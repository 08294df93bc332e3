"""Which names found in a text are names there: those that collide with ordinary words must prove it.

A name free of guards counts as it stands. A guarded one needs its capitals, and by its grade a list of tools around it,
a section of skills, or a word such as "logiciel" beside it; see `taxonomy.Entry.guard`.
"""

from collections.abc import Callable, Iterable

from screener.extracting.context_words import words
from screener.extracting.lexicon import Hit
from screener.extracting.tokens import HARD_WORD, MARKS, Tokens

# How many names in a row may prove one another, from the sure one outwards.
_LONGEST_CHAIN = 4
# How many marks and joining words may part neighbours in a list, and how long a bracket between them may be.
_APART = 3
_PARTNERS_REACH = 12  # words from those one works with to the last of their list
_BRACKET = 60
_LIKE = ("-like", "-style", "-esque")


def accepted(
    tokens: Tokens, hits: Iterable[Hit], in_skills: Callable[[int], bool], *, loose: bool = False
) -> list[Hit]:
    """The hits that are names here, the longest of those within one another; `in_skills` tells of an offset.

    `loose` lets names graded "list" count by their capitals alone, as postings name tools in sentences.
    """
    free: list[Hit] = []
    guarded: list[Hit] = []
    for hit in hits:
        rule = hit.name.rule
        if hit.name.kind in _SPELT and (not _as_spelt(tokens, hit) or _only_like(tokens, hit)):
            continue
        if rule in ("", "role") or (
            loose and (rule in ("item", "asked") or (rule == "list" and _capital(tokens, hit)))
        ):
            free.append(hit)
        elif rule == "cased":
            if _has_case(tokens, hit):
                free.append(hit)
        elif rule == "item":
            if in_skills(tokens.starts[hit.first]) and _alone(tokens, hit):
                free.append(hit)
        elif rule != "asked":
            guarded.append(hit)
    chosen = _longest(free)
    return _without_inner_sectors(_longest([*chosen, *_proven(tokens, guarded, chosen, in_skills)]))


def _without_inner_sectors(hits: list[Hit]) -> list[Hit]:
    """The hits without the sectors that are part of another name: "media" in "social media"."""
    longer = {
        at
        for hit in hits
        if hit.name.kind not in _CHANNELS and hit.last - hit.first > 1
        for at in range(hit.first, hit.last)
    }
    return [hit for hit in hits if hit.name.kind != "sector" or hit.first not in longer]


def _proven(tokens: Tokens, guarded: list[Hit], free: list[Hit], in_skills: Callable[[int], bool]) -> list[Hit]:
    """The guarded hits that hold, by themselves or beside others that do: a chain grows from its sure members."""
    firsts = {hit.first for hit in free if hit.name.kind == "tool"}
    lasts = {hit.last for hit in free if hit.name.kind == "tool"}
    proven: list[Hit] = []
    waiting = guarded
    for _ in range(_LONGEST_CHAIN):
        still = []
        for hit in waiting:
            if _holds(tokens, hit, firsts, lasts, in_skills):
                proven.append(hit)
                firsts.add(hit.first)
                lasts.add(hit.last)
            else:
                still.append(hit)
        if len(still) == len(waiting):
            break
        waiting = still
    known = {hit.name.id for hit in proven}
    return [*proven, *(hit for hit in waiting if hit.name.id in known and _said_again(tokens, hit))]


def _said_again(tokens: Tokens, hit: Hit) -> bool:
    """Whether a name that is proven elsewhere in the text is meant here as well."""
    if not _capital(tokens, hit):
        return False
    return hit.name.rule == "list" or (hit.first > 0 and tokens.words[hit.first - 1] in words().with_words)


def _holds(tokens: Tokens, hit: Hit, firsts: set[int], lasts: set[int], in_skills: Callable[[int], bool]) -> bool:
    capital = _capital(tokens, hit)
    rule = hit.name.rule
    listed = in_skills(tokens.starts[hit.first])
    if rule == "capital" and capital and (listed or not _opens_a_sentence(tokens, hit)):
        return True
    if _neighbour(tokens, hit, firsts, lasts, alike=not (capital or listed)):
        return rule != "strict" or (
            _bounded(tokens, hit, firsts, lasts) and (capital or (listed and _alone(tokens, hit)))
        )
    if not capital:
        return False
    if rule == "list":
        return (listed and _alone(tokens, hit)) or _beside_tool_word(tokens, hit)
    return _introduced(tokens, hit)


def _opens_a_sentence(tokens: Tokens, hit: Hit) -> bool:
    """Whether its capital may be that of a sentence: "Zoom sur les métiers", but not "Excel, Word"."""
    opens = hit.first == 0 or tokens.words[hit.first - 1] == HARD_WORD
    if not opens or hit.last >= len(tokens) or tokens.words[hit.last] in MARKS:
        return False
    joined = tokens.words[hit.last] in words().joins and hit.last + 1 < len(tokens)
    return not (joined and tokens.text[tokens.starts[hit.last + 1]].isupper())


def _bounded(tokens: Tokens, hit: Hit, firsts: set[int], lasts: set[int]) -> bool:
    """Whether it is the whole of its item, or stands directly between tools."""
    joins = words().joins
    before = hit.first == 0 or tokens.words[hit.first - 1] in MARKS or tokens.words[hit.first - 1] in joins
    after = hit.last >= len(tokens) or tokens.words[hit.last] in MARKS or tokens.words[hit.last] in joins
    after = after or tokens.words[hit.last].isdigit()
    return (before or hit.first in lasts) and (after or hit.last in firsts)


def _introduced(tokens: Tokens, hit: Hit) -> bool:
    """Whether a word for tool stands before it: "logiciel Mention", "software: Eagle"."""
    before = hit.first - 1
    if before > 0 and tokens.words[before] in MARKS and tokens.text[tokens.starts[before] :].lstrip()[:1] == ":":
        before -= 1
    return before >= 0 and tokens.words[before] in words().nouns


def _neighbour(tokens: Tokens, hit: Hit, firsts: set[int], lasts: set[int], *, alike: bool) -> bool:
    """Whether the item before or after it in the same list is a tool, `alike` one that is written small as well.

    In "Google Analytics, tableau des ventes" the second is no name.
    """
    parting = words().joins | MARKS
    after, apart = hit.last, 0
    while after < len(tokens) and tokens.words[after] in parting and apart < _APART:
        after, apart = after + 1, apart + 1
    if after in firsts and after != hit.first and not (alike and _begins_large(tokens, after)):
        return True
    before, apart = hit.first, 0
    while before > 0 and tokens.words[before - 1] in parting and apart < _APART:
        before, apart = before - 1, apart + 1
    before = before if before in lasts else _before_bracket(tokens, before)
    return before in lasts and not (alike and _begins_large(tokens, before - 1))


def _begins_large(tokens: Tokens, at: int) -> bool:
    return tokens.text[tokens.starts[at]].isupper()


def _before_bracket(tokens: Tokens, at: int) -> int:
    """The place before the bracket that ends at token `at`: "Excel (tableaux croisés), Teams"; `at` without one."""
    text, end = tokens.text, tokens.ends[at - 1] if at else 0
    if not at or text[end : end + 1] != ")":
        return at
    opened = text.rfind("(", max(0, end - _BRACKET), end)
    while at > 0 and opened >= 0 and tokens.starts[at - 1] >= opened:
        at -= 1
    while at > 0 and tokens.words[at - 1] in MARKS:
        at -= 1
    return at


def _alone(tokens: Tokens, hit: Hit) -> bool:
    """Whether it is an item of a list by itself, but for a level or a version."""
    parting = words().joins | MARKS
    before = hit.first == 0 or tokens.words[hit.first - 1] in parting
    return before and (hit.last >= len(tokens) or tokens.words[hit.last] in parting or tokens.words[hit.last].isdigit())


def _beside_tool_word(tokens: Tokens, hit: Hit) -> bool:
    tool_words = words().tool_words
    before = tokens.words[hit.first - 1] if hit.first else HARD_WORD
    if before in ("de", "d", "of", "the", "le", "la", "l") and hit.first > 1:
        before = tokens.words[hit.first - 2]
    after = tokens.words[hit.last] if hit.last < len(tokens) else HARD_WORD
    return before in tool_words or after in ("software", "account", "app", "tool", "database", "platform")


def _as_spelt(tokens: Tokens, hit: Hit) -> bool:
    """Whether a name of one word is written as it is, number and all: a "page" is no Pages, "Leeds" no LEED."""
    if hit.last - hit.first > 1:
        return True
    if hit.name.kind == "certification" and hit.name.spelling.isupper():
        return tokens.text[tokens.starts[hit.first] : tokens.ends[hit.first]] == hit.name.spelling
    return tokens.plain[hit.first] == hit.name.plain[0]


def _only_like(tokens: Tokens, hit: Hit) -> bool:
    """Whether it names what something is like: "our Hootsuite-like scheduler"."""
    return tokens.text.startswith(_LIKE, tokens.ends[hit.last - 1])


def _capital(tokens: Tokens, hit: Hit) -> bool:
    surface = tokens.text[tokens.starts[hit.first] : tokens.ends[hit.last - 1]]
    spelling = hit.name.spelling
    if spelling[0].islower():
        return True
    if len(spelling) <= 2:
        return surface == spelling
    return surface[0].isupper()


def _has_case(tokens: Tokens, hit: Hit) -> bool:
    return tokens.text[tokens.starts[hit.first] : tokens.ends[hit.last - 1]].replace("-", " ") == hit.name.spelling


# Kinds whose names of one word count in this very number only.
_SPELT = frozenset(("tool", "certification", "soft_skill"))
# Kinds that hide one another's shorter names; interests and sectors read the same words in their own right.
_CHANNELS = {"interest": 1, "sector": 2}


def _longest(hits: list[Hit]) -> list[Hit]:
    """The hits that do not lie within a longer one, by place; what a certificate names is claimed as well."""
    taken: dict[int, set[int]] = {0: set(), 1: set(), 2: set()}
    spans: set[tuple[int, int, int]] = set()
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
        name, first, last = hit
        channel = _CHANNELS.get(name.kind, 0)
        cells, inside = range(first, last), taken[channel]
        span = (channel, first, last)
        if span not in spans and not inside.isdisjoint(cells):
            continue
        spans.add(span)
        kept.append(hit)
        if name.kind == "certification":
            inside.difference_update(cells)
        else:
            inside.update(cells)
    return sorted(kept, key=lambda hit: (hit.first, -hit.last))


def of_a_group(tokens: Tokens, hit: Hit) -> bool:
    """Whether a group of people beside it has the skill: "avec l'équipe SEO", "the photography department"."""
    if hit.last < len(tokens) and tokens.words[hit.last] in words().groups_after:
        return True
    before = hit.first - 1
    while before > 0 and tokens.words[before] in words().links:
        before -= 1
    return before >= 0 and tokens.words[before] in words().groups_before


def of_partners(tokens: Tokens, first: int) -> bool:
    """Whether the words from token `first` on are those one works with: "worked closely with SEO, Content and Copy"."""
    known = words()
    for place in range(first - 1, max(-1, first - 1 - _PARTNERS_REACH), -1):
        word = tokens.words[place]
        if word == HARD_WORD or word in known.partners_end:
            return False
        for said in known.partners.get(word, ()):
            if tuple(tokens.words[max(0, place + 1 - len(said)) : place + 1]) == said:
                return True
    return False


def of_a_tool(tokens: Tokens, first: int) -> bool:
    """Whether the words from token `first` say what a tool is for: "application de planification de publications"."""
    before = first - 1
    while before > 0 and tokens.words[before] in words().links:
        before -= 1
    return 0 <= before < first - 1 and tokens.words[before] in words().nouns
