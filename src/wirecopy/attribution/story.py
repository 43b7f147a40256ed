"""One story as the rules see it: its lines, the names in them, and whom each name means here.

Zones that intake found are kept; rules look at shapes themselves as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from wirecopy.attribution.bodies import RUNNING
from wirecopy.attribution.catalogue import Agency, Catalogue
from wirecopy.attribution.dated import is_former
from wirecopy.attribution.lazily import Lazily
from wirecopy.attribution.lines import Group, Line, groups_of, lines_of
from wirecopy.attribution.mentions import Mention, Reading, mentions_in
from wirecopy.attribution.patterns import Patterns
from wirecopy.attribution.phrases import Grammar, grammar
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Evidence, Item, Relation, Zone, ZoneSpan

HEAD_LINES = 3
ANAPHOR_REACH = 60
"""Characters before and behind the word of an anaphor in which the rest of it stands."""
FORMER = 0.7
"""Share of its weight that a credit keeps whose name was no longer the agency's when the story appeared."""
LONG = 4
"""Paragraphs of running words from which a story is long."""
ASIDE = (Zone.caption, Zone.disclaimer)
"""Zones whose words are never the story's running ones."""
RUNNING_WORDS = 8
"""A line of fewer words is a credit, a heading or a caption rather than a paragraph."""


class Claim(NamedTuple):
    """What one rule makes of some words, before weighing. who: a catalogue id, or a name with a blank id.

    by: who hands the words on, as (id, name); None is the story's author.
    """

    relation: Relation
    agency: AgencyId | None
    name: str
    evidence: Evidence
    by: tuple[AgencyId | None, str] | None = None


@dataclass(eq=False)
class Story:
    """An item with its names found and told apart.

    text: the item's, the one coordinate system. grammar: all phrases. lines: of the story itself, in
    order. credits: lines of bylines and metadata. denied: agencies that, as the story says, did not report
    what others say they did. subjects: agencies of whose own business the story tells.
    """

    item: Item
    catalogue: Catalogue
    own: AgencyId | None
    claims: list[Claim] = field(default_factory=list)
    denied: set[AgencyId] = field(default_factory=set)
    subjects: set[AgencyId] = field(default_factory=set)
    text: str = field(init=False)
    grammar: Grammar = field(init=False)
    lines: list[Line] = field(init=False)
    credits: list[Line] = field(init=False)
    _running: dict[int, bool] = field(default_factory=dict)
    _groups: dict[tuple[int, int], list[Group]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the lines off the zones."""
        self.text = self.item.text
        self.grammar = grammar()
        self.lines, self.credits = lines_of(self.text, self.item.zones)

    @Lazily
    def tail(self) -> list[Line]:
        """The lines from the last paragraph of running words on, nearest the foot last.

        Of a story of LONG such paragraphs and more, from the last but one on.
        """
        lines = self.lines
        running: list[int] = []
        for number in range(len(lines) - 1, -1, -1):
            if self.running(lines[number]):
                running.append(number)
                if len(running) == LONG:
                    return lines[running[1] :]
        return lines[running[0] :] if running else lines

    @Lazily
    def edges(self) -> list[Line]:
        """The lines at head and foot, where an outlet speaks of its own making."""
        head, tail = self.lines[:HEAD_LINES], self.tail
        if tail and head[-1].start >= tail[0].start:
            head = [line for line in head if line.start < tail[0].start]
        return head + tail

    @Lazily
    def folded(self) -> str:
        """Title and edges without regard to case, for quick looks at whether words occur; offsets differ.

        What stands between two lines of an edge, such as furniture, is among them.
        """
        text, edges = self.text, (self.lines[:HEAD_LINES], self.tail)
        parts = [text[lines[0].start : lines[-1].end] for lines in edges if lines]
        parts += [text[line.start : line.end] for line in self.credits]
        return "\n".join((self.item.title or "", *parts)).casefold()

    @Lazily
    def wordings(self) -> set[str]:
        """The ids of the feeds, notices and marks of which a word stands in title or edges."""
        return self.grammar.standing_in(self.folded)

    def may_hold(self, kind: str) -> bool:
        """Whether a word of the feeds, notices, marks or of republishing stands in title or edges."""
        return not self.wordings.isdisjoint(self.grammar.idents[kind])

    @Lazily
    def taken_up(self) -> list[tuple[int, str]]:
        """Words that may take up an agency named before (`the news agency`), by place."""
        words = self.grammar.anaphors
        return [one for one in self.referring if one[1] in words]

    @Lazily
    def anaphors(self) -> list[tuple[int, int, int]]:
        """What takes up an agency named before: where its word stands, where it begins and ends; by word."""
        return [
            (place, *found.span())
            for place, word in self.taken_up
            for found in self.grammar.anaphors[word].finditer(
                self.text, max(0, place - ANAPHOR_REACH), place + ANAPHOR_REACH
            )
            if found.start() <= place < found.end()
        ]

    @Lazily
    def relaying(self) -> list[int]:
        """The places of words that may say whom somebody cites (`citing`), ascending."""
        words = self.patterns.relaying
        return [place for place, word in self.referring if word in words]

    def places_of(self, words: Set[str]) -> list[tuple[int, str]]:
        """Where some of the words stand that name a paper as a source, ascending, and which."""
        return [one for one in self.referring if one[1] in words]

    @Lazily
    def referring(self) -> list[tuple[int, str]]:
        """Where words stand that name a paper or take up an agency, ascending, and which, casefolded."""
        return self.grammar.referring.find(self.in_place)

    @Lazily
    def in_place(self) -> str:
        """The text without regard to case, each letter where it stood."""
        return _folded_in_place(self.text)

    @Lazily
    def patterns(self) -> Patterns:
        """The phrases of running text in the story's language."""
        return self.grammar.of(self.item.language)

    @Lazily
    def _starts(self) -> list[int]:
        return [one.start for one in self.mentions]

    @Lazily
    def mentions(self) -> list[Mention]:
        """Names outside furniture, in order."""
        return mentions_in(Reading(self.item, self.catalogue, self.own))

    def agency(self, ident: AgencyId) -> Agency:
        """The catalogue's entry."""
        return self.catalogue.agencies[ident]

    def at_home(self, ident: AgencyId | None) -> bool:
        """Whether the story is in the first language of an agency; English is everybody's."""
        language = self.item.language
        return (
            ident is not None
            and language not in (None, "en")
            and self.agency(ident).languages[:1] == (language,)
        )

    def within(self, start: int, end: int, *, partly: bool = False) -> list[Mention]:
        """Names that stand between two offsets; partly: also those that reach beyond."""
        mentions = self.mentions
        number = bisect_left(self._starts, start)
        found = [mentions[number - 1]] if partly and number and mentions[number - 1].end > start else []
        while number < len(mentions) and mentions[number].start < end:
            if partly or mentions[number].end <= end:
                found.append(mentions[number])
            number += 1
        return found

    @Lazily
    def named_lines(self) -> list[Line]:
        """The lines of the story itself in which a name stands, in order."""
        found: list[Line] = []
        starts, number = self._starts, 0
        for line in self.lines:
            while number < len(starts) and starts[number] < line.start:
                number += 1
            if number == len(starts):
                break
            if starts[number] < line.end:
                found.append(line)
        return found

    def groups(self, line: Line) -> list[Group]:
        """The names of a line, those of one credit together."""
        first = bisect_left(self._starts, line.start)
        if first == len(self._starts) or self._starts[first] >= line.end:
            return []
        found = self._groups.get((line.start, line.end))
        if found is None:
            found = groups_of(self.text, self.within(line.start, line.end), self.grammar)
            self._groups[line.start, line.end] = found
        return found

    def running(self, line: Line) -> bool:
        """Whether a line is a paragraph of running words."""
        found = self._running.get(line.start)
        if found is None:
            found = self._running[line.start] = self._runs(line)
        return found

    def _runs(self, line: Line) -> bool:
        start, end, zone, _ = line
        if zone in ASIDE:
            return False
        words = self.text[start:end].strip()
        if words[:1] in "([*©" and words[-1:] in ")].":
            return False  # a credit or disclaimer in brackets
        if words.startswith(_AT_THE_FOOT) and end - start < LONGEST_FOOT_LINE:
            return False
        return len(words.split(None, RUNNING_WORDS)) > RUNNING_WORDS or (
            len(words) > 60 and not words.isascii()
        )

    def has_report(self, agency: AgencyId | None) -> bool:
        """Whether running words have an agency report, which tells its name from an ordinary word."""
        return any(
            one.agency == agency and one.zone in RUNNING and _REPORTS.match(self.text, one.end)
            for one in self.mentions
        )

    def zone_at(self, start: int) -> Zone:
        """The zone in which a character stands; body between spans."""
        return self.item.zone_at(start)

    @Lazily
    def _furniture(self) -> list[ZoneSpan]:
        return [span for span in self.item.zones if span.zone is Zone.furniture]

    def clear(self, evidence: Evidence) -> bool:
        """Whether evidence has words and none of them stands in furniture."""
        return bool(evidence.words) and not any(
            span.start < evidence.end and evidence.start < span.end for span in self._furniture
        )

    def evidence(self, zone: Zone, start: int, end: int, rule: str, weight: float) -> Evidence:
        """The words between two offsets, trimmed of blanks, as proof."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Evidence(zone, start, start + len(words), words, rule, weight)

    def claim(
        self,
        relation: Relation,
        mention: Mention,
        evidence: Evidence,
        by: AgencyId | None = None,
    ) -> None:
        """Take down what a rule makes of a name; a name that stays open makes no claim."""
        mention.used = True
        if mention.agency is None:
            return
        agency = self.agency(mention.agency)
        if agency.pictures_only and relation is not Relation.photo:
            return
        if mention.name.paper and not (
            relation in (Relation.cites, Relation.contributed) or evidence.rule.startswith(_OF_A_PAPER)
        ):
            return  # a newspaper's picture, reporter or source in brackets
        if mention.name.until is not None and is_former(self.item, mention.name):
            evidence = replace(evidence, weight=round(evidence.weight * FORMER, 3))
        hand = (by, self.agency(by).name) if by else None
        self.claims.append(Claim(relation, agency.id, agency.name, evidence, hand))


_AT_THE_FOOT = (
    "Copyright ©",
    "Copyright 20",
    "All rights reserved",
    "Distributed by ",
    "Read the original",
    "Read the full",
    "Read original",
    *(
        f"This {what} {words}"
        for what in ("article", "story", "post")
        for words in (
            "first appeared",
            "originally appeared",
            "was first",
            "was originally",
            "is republished",
        )
    ),
)
"""How lines open that say whose a text is; however long, they are none of its paragraphs."""
LONGEST_FOOT_LINE = 240
"""Characters of such a line."""
_REPORTS = lazy_regex(r"\s(?:reports?|reported|writes|learnt|learned)\b")
_OF_A_PAPER = ("byline", "metadata", "dateline")
"""Rules that credit a newspaper's copy; elsewhere its name is only a source."""
_GROWING = "ßİẞﬁﬂﬀ"
"""Letters that become several without regard to case; no word that is looked for holds them."""


def _folded_in_place(text: str) -> str:
    """A text without regard to case, each letter where it stood."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    for letter in _GROWING:
        text = text.replace(letter, "\ue000")
    if len(folded := text.casefold()) == len(text):
        return folded
    return "".join(low if len(low := letter.casefold()) == 1 else letter for letter in text)


def letters_of(words: str) -> str:
    """Letters and digits alone, without regard to case, as addresses spell a name."""
    return "".join(filter(str.isalnum, words.casefold()))
