"""The rules whose words stand right beside a name: backwards from where it begins, forwards from its end.

A rule that leads up to a name is tried only where a word of its own stands, and compiled when it first is:
a story in one language, or a night of ten stories, pays for few of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import regex

from wirecopy.attribution.literals import literals_of_all
from wirecopy.kernel.wordlist import TWO
from wirecopy.text.wordsearch import WordSearch

_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"
NO_LETTER = rf"(?:(?<![\p{{L}}\p{{N}}])|(?<={_UNSPACED})|(?<=\p{{Latin}})(?={_UNSPACED}))"
"""Where a word may begin: `NHK引述` is two."""
WHO, WORDS = "who", "words"
"""Groups of a rule: a speaker who stands between verb and agency, and all that leads up to the name."""
REACH = 200
"""Characters beside a name in which the words of a rule stand."""
_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.VERSION0
_SIGNS = "\"“”„‚'‘«»(["
_ANYTHING = ("",)
"""Stands in every text: of rules that need no certain word."""
MOST_SIGNS = 2
"""Quotation marks and brackets that may open right before a name."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One rule of a language. relation: what the words make of the name beside them.

    zones: where it may stand, empty for anywhere. speaker: where the one quoted stands.
    """

    id: str
    relation: str
    weight: float
    speaker: str = "none"
    zones: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None


class Found(NamedTuple):
    """A rule found beside a name. edge: where its words begin or end, away from the name.

    who: the span that the rule's group of that name took, such as a speaker; None where it has none.
    """

    phrase: Phrase
    edge: int
    who: tuple[int, int] | None


_INTRODUCING_NOTHING = frozenset('([{"/,.;:|*&+=<>)]}!?')
"""Signs before a name that end no words which introduce it: these end in a blank or a letter."""


class Rules:
    """Rules of some languages, in order of precedence.

    introducing, following: alternations of what may stand between a name and the words before or behind it.
    """

    def __init__(self, phrases: Sequence[Phrase], introducing: str, following: str) -> None:
        intro = f"(?>(?:{NO_LETTER}(?:{introducing})){{0,6}})" if introducing else ""
        self._introducing = _Once(intro, reverse=True)
        self._leading = [_Leading(one, following) for one in phrases if one.before]
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self._leading):
            for word in one.literals:
                self._numbers[word].append(number)
        self._words = WordSearch(word for word in self._numbers if len(word) >= TWO)
        self._signs = [word for word in self._numbers if len(word) < TWO]
        self._following = {
            f"r{number}": one for number, one in enumerate(phrases) if one.after and not one.before
        }
        words = "|".join(f"(?P<{key}>{one.after})" for key, one in self._following.items())
        outro = f"(?:{following})?" if following else ""
        self._after = _Once(rf"{outro}[\"“”'’»]?(?:{words})")

    def before(self, text: str, start: int, since: int, end: int) -> Found | None:
        """The rule whose words lead up to `start`, none of them before `since`; `end`: where the name ends.

        Of several the one that leaves most signs to the name counts, then the first; one that needs certain
        words behind the name, too, counts only where they follow.
        """
        first = max(since, start - REACH)
        rules = self._standing_in(text[first:start].casefold())
        for last in _last_places(text, first, start) if rules else ():
            introduced = text[last - 1] not in _INTRODUCING_NOTHING
            edge = self._introducing.pattern.match(text, first, last).start() if introduced else last
            for rule in rules:
                found = rule.leads_up(text, first, edge, last)
                if found is None:
                    continue
                if not rule.phrase.after:
                    return found
                if end >= 0 and (rest := rule.tail.pattern.match(text, end)) is not None:
                    return found._replace(who=_who(rest) or found.who)
        return None

    def _standing_in(self, window: str) -> list[_Leading]:
        """The rules of which a word stands in casefolded words, in order of precedence."""
        numbers = {number for _, word in self._words.find(window) for number in self._numbers[word]}
        numbers |= {number for sign in self._signs if sign in window for number in self._numbers[sign]}
        return [self._leading[number] for number in sorted(numbers)]

    def after(self, text: str, end: int) -> Found | None:
        """The rule whose words follow `end`."""
        if not self._following:
            return None
        found = self._after.pattern.match(text, end, min(len(text), end + REACH))
        if found is None:
            return None
        key = next(k for k, value in found.groupdict().items() if value is not None and k != WHO)
        return Found(self._following[key], found.end(), _who(found))


class _Once:
    """A pattern that is compiled when it is first asked for."""

    def __init__(self, words: str, *, reverse: bool = False) -> None:
        self._words, self._reverse = words, reverse
        self._made: Any = None

    @property
    def pattern(self) -> Any:  # noqa: ANN401 - regex has no public types
        """The words, compiled."""
        if self._made is None:
            self._made = compiled(self._words, reverse=self._reverse)
        return self._made


class _Leading:
    """A rule whose words lead up to a name.

    literals: words, casefolded, of which it holds one. words: what leads up to the name, matched backwards
    from where they end, and seeing what stands behind them; tail: what has to follow the name.
    """

    def __init__(self, phrase: Phrase, following: str) -> None:
        self.phrase = phrase
        self.literals = literals_of_all([phrase.before or ""]) or _ANYTHING
        self.words = _Once(f"(?<=(?P<{WORDS}>{NO_LETTER}(?:{phrase.before})))")
        after = phrase.after or ""
        self.tail = _Once(f"(?:{following})?(?:{after})" if following else after)

    def leads_up(self, text: str, first: int, edge: int, last: int) -> Found | None:
        """The rule's words where they end at `edge`, none of them before `first`; they see up to `last`."""
        pattern, moved = self.words.pattern, 0
        found = pattern.match(text, edge, last)
        if found is not None and found.start(WORDS) < first:
            found, moved = pattern.match(text[first:last], edge - first), first
        return None if found is None else Found(self.phrase, moved + found.start(WORDS), _who(found, moved))


def _last_places(text: str, first: int, start: int) -> range:
    """Where words may end before a name at `start`: before most signs that open there, then before fewer."""
    signs = 0
    while signs < MOST_SIGNS and start - signs > first and text[start - signs - 1] in _SIGNS:
        signs += 1
    return range(start - signs, start + 1)


def compiled(pattern: str, *, reverse: bool = False) -> Any:  # noqa: ANN401 - regex has no public types
    """A verbose pattern without regard to case; reverse: matched backwards from its end."""
    return regex.compile(pattern, _FLAGS | (regex.REVERSE if reverse else 0))


def _who(found: Any, moved: int = 0) -> tuple[int, int] | None:  # noqa: ANN401 - regex has no public types
    """What a rule's group of that name took. moved: where in the text the words begin that were matched."""
    if WHO not in found.re.groupindex or found.start(WHO) < 0:
        return None
    return moved + found.start(WHO), moved + found.end(WHO)
