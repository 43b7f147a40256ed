"""The rules whose words stand right beside a name: backwards from where it begins, forwards from its end.

A rule that leads up to a name is tried only where a word of its own stands, and compiled when it first is:
a story in one language, or a night of ten stories, pays for few of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import regex

from wirecopy.attribution.literals import holds_one, literals_of_all

NO_LETTER = r"(?:(?<![\p{L}\p{N}])|(?<=[\p{Han}\p{Hiragana}\p{Katakana}]))"
WHO = "who"
"""The group of a rule that takes a speaker who stands between verb and agency."""
REACH = 200
"""Characters beside a name in which the words of a rule stand."""
_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.VERSION0
_SIGNS = "\"“”„‚'‘«»(["
_LOOKING_AHEAD = ("(?=", "(?!", r"\b")
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


class Rules:
    """Rules of some languages, in order of precedence.

    introducing, following: alternations of what may stand between a name and the words before or behind it.
    """

    def __init__(self, phrases: Sequence[Phrase], introducing: str, following: str) -> None:
        intro = f"(?>(?:{NO_LETTER}(?:{introducing})){{0,6}})" if introducing else ""
        self._introducing = _Once(intro, reverse=True)
        self._leading = [_Leading(one, intro, following) for one in phrases if one.before]
        self._words = literals_of_all(one.before for one in phrases if one.before) or _ANYTHING
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
        window = text[first:start].casefold()
        if not holds_one(window, self._words):
            return None
        rules = [one for one in self._leading if holds_one(window, one.literals)]
        for last in _last_places(text, first, start):
            edge = self._introducing.pattern.match(text, first, last).start()
            for rule in rules:
                found = rule.words.pattern.match(text, first, last if rule.looks_ahead else edge)
                if found is None:
                    continue
                if not rule.phrase.after:
                    return Found(rule.phrase, found.start(), _who(found))
                if end >= 0 and (rest := rule.tail.pattern.match(text, end)) is not None:
                    return Found(rule.phrase, found.start(), _who(rest) or _who(found))
        return None

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

    literals: words, casefolded, of which it holds one. words: what leads up to the name, matched backwards;
    tail: what has to follow it. looks_ahead: it asks for what stands between its words and the name, so that
    it is matched from the name on; any other from where its own words end.
    """

    def __init__(self, phrase: Phrase, intro: str, following: str) -> None:
        self.phrase = phrase
        words = phrase.before or ""
        self.looks_ahead = any(sign in words for sign in _LOOKING_AHEAD)
        self.literals = literals_of_all([words]) or _ANYTHING
        self.words = _Once(f"{NO_LETTER}(?:{words}){intro if self.looks_ahead else ''}", reverse=True)
        after = phrase.after or ""
        self.tail = _Once(f"(?:{following})?(?:{after})" if following else after)


def _last_places(text: str, first: int, start: int) -> range:
    """Where words may end before a name at `start`: before most signs that open there, then before fewer."""
    signs = 0
    while signs < MOST_SIGNS and start - signs > first and text[start - signs - 1] in _SIGNS:
        signs += 1
    return range(start - signs, start + 1)


def compiled(pattern: str, *, reverse: bool = False) -> Any:  # noqa: ANN401 - regex has no public types
    """A verbose pattern without regard to case; reverse: matched backwards from its end."""
    return regex.compile(pattern, _FLAGS | (regex.REVERSE if reverse else 0))


def _who(found: Any) -> tuple[int, int] | None:  # noqa: ANN401 - regex has no public types
    """What a rule's group of that name took."""
    span = found.span(WHO) if WHO in found.re.groupindex else (-1, -1)
    return span if span[0] >= 0 else None
