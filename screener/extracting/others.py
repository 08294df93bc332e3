"""The stretches of a text that tell what other people do: "the studio draws in Figma" claims no Figma.

A small grammar over tokens, with its words in models/<language>/others.yaml. An agent is a noun phrase for somebody
else ("l'équipe acquisition", "our producer"). It acts as a subject ("the agency posts from Buffer"), as the agent of
a passive ("visuels faits par le studio sous Figma", "Google Ads is run by the agency"), as an owner ("sits with the
brand team") and in relative clauses ("une agence qui publie sous WordPress"). An applicant's own duties have no subject
("Manage the agency", "Formation de l'équipe à Hootsuite"), so an agent that is only an object changes nothing.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import compress, count
from typing import NamedTuple

from screener.extracting.other_words import grammar
from screener.extracting.tokens import HARD_WORD, MARKS, SOFT_WORD, Tokens

Span = tuple[int, int]

# Words from a determiner to the head of its noun phrase, from a head to its verb, and from a participle to its "by".
_MODIFIERS = 4
_TO_VERB = 6
_TO_BY = 6
_TO_RELATIVE = 4
_TO_MEANS = 9
# Words from a pronoun back to the person it may stand for.
_ANTECEDENT = 40


class Agent(NamedTuple):
    """A noun phrase for somebody else: its first token, its head, and whether a determiner opens it."""

    start: int
    head: int
    named: bool


class OtherReader:
    """Finds in one text the stretches that are told of others."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._known = grammar()

    def spans(self) -> list[Span]:
        """The stretches as spans of tokens, in order, none of them within another's reach twice."""
        known = self._known
        agents = [agent for at in self._places(known.agents) if (agent := self._agent(at))]
        found: list[Span] = []
        for agent in agents:
            found.extend(self._of(agent))
        if agents:
            for at in self._places(known.pronouns):
                if any(each.named and 0 < at - each.head <= _ANTECEDENT for each in agents):
                    found.extend(self._as_subject(Agent(at, at, named=True), pronoun=True))
        for at in self._places(known.owners):
            found.extend(self._owned(at))
        return _merged(span for span in found if span[0] < span[1])

    def _places(self, wanted: Container[str]) -> list[int]:
        return list(compress(count(), map(wanted.__contains__, self._words)))

    def _agent(self, head: int) -> Agent | None:
        """The noun phrase of an agent, None where the writer may be one of them."""
        known, words = self._known, self._words
        start = head
        while start > 0 and head - start <= _MODIFIERS:
            before = words[start - 1]
            if before in known.determiners:
                if before in known.ours and words[head] in known.groups:
                    return None
                return None if self._with_me(head) else Agent(start - 1, head, named=True)
            if before in MARKS or before in known.openers or before in known.by or before in known.first_person:
                break
            start -= 1
        plain = self._tokens.plain[head]
        plural = plain != words[head] and plain.endswith("s")
        return Agent(head, head, named=False) if plural and start == head else None

    def _with_me(self, head: int) -> bool:
        """Whether the writer is named beside them: "the team and I", "les équipes et moi"."""
        after = self._words[head + 1 : head + 4]
        return any(word in self._known.first_person for word in after[1:]) and after[0] in self._known.joins

    def _of(self, agent: Agent) -> Iterator[Span]:
        """What an agent makes somebody else's: by a passive, as a subject, in a relative clause, as an owner."""
        known, words = self._known, self._words
        before = words[agent.start - 1] if agent.start else HARD_WORD
        if before in known.by or (agent.start > 1 and before == "d" and words[agent.start - 2] in known.by):
            yield from self._passive(agent)
        elif cleft := self._cleft(agent):
            yield from self._in_cleft(agent, cleft)
        elif before in MARKS or before in known.openers:
            yield from self._as_subject(agent)
        if agent.named and not (words[agent.head] in known.groups and words[agent.start] in known.indefinite):
            yield from self._in_relative(agent)
        yield from self._as_domain(agent)
        if before in MARKS:
            yield from self._in_bracket(agent)

    def _cleft(self, agent: Agent) -> int:
        """How many words before the agent say that it is he who acts: "c'est l'agence qui"; 0 for none."""
        return 2 if tuple(self._words[max(0, agent.start - 2) : agent.start]) in self._known.cleft else 0

    def _in_cleft(self, agent: Agent, length: int) -> Iterator[Span]:
        verb = self._verb(agent, relative=True)
        if verb is not None:
            yield self._back(agent.start - length, crossing=True), self._end(verb + 1)

    def _as_subject(self, agent: Agent, *, pronoun: bool = False) -> Iterator[Span]:
        """ "The brand team schedules ..." and what follows; with "which" before it, what that stands for as well."""
        before = self._words[agent.start - 1] if agent.start else HARD_WORD
        if pronoun and before not in MARKS and before not in self._known.openers:
            return
        verb = self._verb(agent, has=True)
        if verb is None:
            yield from self._by_means(agent)
            return
        inner = before in self._known.openers and before not in self._known.joins
        end = self._end(verb + 1, narrow=inner)
        if self._tokens.plain[verb] in self._known.made or self._words[end : end + 1] != ["i"]:
            yield agent.start, end  # but "managers use the Excel tools I built"
        for said in self._known.what:
            if tuple(self._words[max(0, agent.start - len(said)) : agent.start]) == said:
                first = agent.start - len(said) - 1
                if first >= 0 and self._words[first] in self._known.be:
                    first -= self._words[first - 1 : first] == ["c"]
                    yield self._back(first), agent.start
        comma = agent.start > 1 and self._words[agent.start - 2] == SOFT_WORD
        if before in self._known.object_relatives and comma and self._tokens.plain[verb] in self._known.made:
            yield self._back(agent.start - 2), agent.start

    def _by_means(self, agent: Agent) -> Iterator[Span]:
        """What a subject does in words that no list holds, told by its tool: "Nos vidéastes étalonnent sous ..."."""
        known, words = self._known, self._words
        after = agent.head + 1
        if not agent.named or after >= len(words) or self._spelt(after).rstrip("s").endswith(("ed", "é", "ée")):
            return
        for at in range(after, min(after + _TO_MEANS, len(words) - 1)):
            word = words[at]
            if word in MARKS or word in known.first_person or word in known.me or word in known.turns:
                return
            if word in known.be or word in known.relatives:
                return
            if word in known.means and at > after and self._capital(at + 1):
                end = self._end(at + 1)
                if known.me.isdisjoint(words[end : end + 2]):
                    yield agent.start, end
                return

    def _in_relative(self, agent: Agent) -> Iterator[Span]:
        """ "Une agence qui publie sous WordPress": from the relative pronoun on."""
        for at in range(agent.head + 1, min(agent.head + 1 + _TO_RELATIVE, len(self._words))):
            word = self._words[at]
            if word in self._known.relatives:
                verb = self._verb(Agent(at, at, named=True))
                if verb is not None:
                    yield at, self._end(verb + 1)
                return
            if word == HARD_WORD or word in self._known.first_person:
                return

    def _verb(self, agent: Agent, *, relative: bool = False, has: bool = False) -> int | None:
        """Where the verb of an agent stands, None where it does none of the acts."""
        known, words, plain = self._known, self._words, self._tokens.plain
        being = False
        for at in range(agent.head + 1, min(agent.head + 2 + _TO_VERB, len(words))):
            word = words[at]
            if word in known.relatives and relative:
                continue
            if word in MARKS or word in known.first_person or word in known.turns:
                return None
            if self._spelt(at) in known.stops:
                return None
            if word in known.be:
                being = True
            elif has and word in known.have and at == agent.head + 1 and self._capital(at + 1):
                return at
            elif plain[at] in known.acting:
                if being and not plain[at].endswith("ing"):
                    return None
                if self._agrees(agent, at):
                    return at
        return None

    def _agrees(self, agent: Agent, at: int) -> bool:
        """Whether a form can be the verb of its subject: "developers build", not "the client work"."""
        plain, known, words = self._tokens.plain, self._known, self._words
        if at + 1 < len(words) and words[at + 1] in known.by:
            return False
        if self._spelt(at)[-3:].rstrip("es").endswith("é"):
            return not known.have.isdisjoint(words[at - 2 : at])
        if words[agent.start] not in known.english and agent.named:
            return True
        bare = plain[at] in known.based
        plural = plain[agent.head] != self._words[agent.head] or agent.start == agent.head
        if not agent.named:
            return bare and at == agent.head + 1
        return not bare or plural or self._words[agent.head] in known.groups

    def _passive(self, agent: Agent) -> Iterator[Span]:
        """ "Visuels faits par le studio sous Figma"; with "is" or "sont", what stands before the verb as well."""
        known, words = self._known, self._words
        at = agent.start - 1
        for place in range(at, max(-1, at - 1 - _TO_BY), -1):
            word = words[place]
            if word in MARKS or word in known.first_person:
                return
            spelt = self._spelt(place)
            if spelt not in known.done and spelt.rstrip("s").endswith(("ed", "é", "ée")):
                return  # "used by the sales team", "validées par le client": their reading is not their making
            if spelt in known.done:
                finite = not known.be.isdisjoint(words[max(0, place - 3) : place])
                start = self._back(place) if finite or self._aside(place) else place
                yield start, self._end(agent.head + 1, narrow=not finite)
                return

    def _aside(self, place: int) -> bool:
        """Whether a participle opens an aside on what stands before its mark: "Buffer : tenu par les bénévoles"."""
        return place > 1 and self._words[place - 1] == SOFT_WORD and self._capital_item(place - 2)

    def _in_bracket(self, agent: Agent) -> Iterator[Span]:
        """ "La conseillère aux réseaux (Hootsuite, publicité) ...": what follows an agent in brackets."""
        for at in range(agent.head + 1, min(agent.head + 2 + _MODIFIERS, len(self._words))):
            if self._words[at] in MARKS:
                if agent.named and self._words[at] == SOFT_WORD and self._opens_bracket(at):
                    closing = self._tokens.text.find(")", self._tokens.starts[at])
                    end = at + 1
                    while end < len(self._words) and self._tokens.starts[end] < closing:
                        end += 1
                    yield agent.start, end
                return

    def _as_domain(self, agent: Agent) -> Iterator[Span]:
        """ "Photoshop is our designer's department"."""
        words, known = self._words, self._known
        after = words[agent.head + 1 : agent.head + 3]
        if len(after) == 2 and after[0] == "s" and after[1] in known.domains and agent.start:
            if words[agent.start - 1] in known.be:
                yield self._back(agent.start - 1), agent.start
            elif words[agent.start - 1] == "s":
                yield self._back(agent.start - 2, crossing=True), agent.start

    def _owned(self, at: int) -> Iterator[Span]:
        """What stands before the words of ownership that end at token `at`, if somebody else follows them."""
        known, words = self._known, self._words
        for said in known.owners[words[at]]:
            first = at + 1 - len(said)
            if first > 0 and tuple(words[first : at + 1]) == said and self._leads_to_others(at):
                while first > 0 and (words[first - 1] in known.be or words[first - 1 : first] == ["c"]):
                    first -= 1
                yield self._back(first), at + 1
                return

    def _leads_to_others(self, at: int) -> bool:
        """Whether somebody else follows the words of ownership that end at token `at`: "belongs to the brand team"."""
        known, words = self._known, self._words
        to = at + 1
        while to < len(words) and to - at <= 2 and words[to] in known.owners_to:
            to += 1
        if to == at + 1:
            return False
        for place in range(to, min(to + _MODIFIERS + 1, len(words))):
            if words[place] in MARKS or words[place] in known.first_person:
                return False
            if words[place] in known.others:
                return True
            if words[place] in known.agents:
                agent = self._agent(place)
                return agent is not None or words[to - 1] in ("au", "aux", "du", "des", "l", "la", "le", "les")
        return False

    def _back(self, at: int, *, crossing: bool = False) -> int:
        """Where the subject of a verb at token `at` begins; `at` itself where the writer is named in it."""
        known, words = self._known, self._words
        place, joined = at - 1, False
        if place >= 0 and words[place] == SOFT_WORD:
            crossing, place = True, place - 1
        while place >= 0 and words[place] != HARD_WORD:
            word = words[place]
            if word in known.first_person or (word in known.my and not crossing):
                return at
            if word in known.turns and not crossing:
                break
            if word == SOFT_WORD and not crossing and not (joined and self._capital(place + 1)):
                break
            joined = joined or word in known.joins
            place -= 1
        return place + 1

    def _end(self, at: int, *, narrow: bool = False) -> int:
        """Where what an agent does ends: at the writer, a turn, or a mark that no list of names goes over.

        `narrow`, for what is only part of the writer's own clause, ends it at "and" as well, but before a name.
        """
        known, words = self._known, self._words
        while at < len(words) and words[at] != HARD_WORD:
            word = words[at]
            if word in known.first_person or word in known.my or word in known.turns:
                break
            if word == SOFT_WORD and not self._goes_on(at):
                break
            if narrow and word in known.joins and not self._capital(at + 1):
                break
            at += 1
        return at

    def _goes_on(self, at: int) -> bool:
        """Whether what an agent does goes on after a mark: with a name, within a bracket, or with its means."""
        if self._capital(at + 1) or self._opens_bracket(at):
            return True
        return self._words[at + 1 : at + 2] != [] and self._words[at + 1] in self._known.means and self._capital(at + 2)

    def _spelt(self, at: int) -> str:
        return self._tokens.text[self._tokens.starts[at] : self._tokens.ends[at]].lower()

    def _opens_bracket(self, at: int) -> bool:
        tokens = self._tokens
        return at + 1 < len(tokens) and "(" in tokens.text[tokens.starts[at] : tokens.starts[at + 1]]

    def _capital(self, at: int) -> bool:
        """Whether a token is written with a capital and is not the writer."""
        tokens = self._tokens
        return (
            at < len(tokens)
            and tokens.text[tokens.starts[at] : tokens.starts[at] + 1].isupper()
            and tokens.words[at] not in self._known.first_person
        )

    def _capital_item(self, at: int) -> bool:
        """Whether the item that ends at a token is a name."""
        while at > 0 and self._words[at - 1] not in MARKS:
            at -= 1
        return self._capital(at)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
