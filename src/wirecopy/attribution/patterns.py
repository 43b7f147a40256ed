"""Phrases of running text and of credits, compiled together for some languages.

What stands before a name is matched backwards from it, what stands behind it forwards, so that the cost of
the phrases is paid for each name found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import regex

from wirecopy.attribution.literals import literals_of_all

_PAUSES = r"[,;:“”\"«»„()—–،؛。，、]|[.!?](?:\s|$)"
_LINE_ENDS = "\n)]"
NO_LETTER = r"(?:(?<![\p{L}\p{N}])|(?<=[\p{Han}\p{Hiragana}\p{Katakana}]))"
_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.VERSION0
WHO = "who"
"""The group of a rule that takes a speaker who stands between verb and agency."""
REACH = 200
"""Characters beside a name in which the words of a rule stand."""


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


class Patterns:
    """The phrases of one or more languages that make certain relations, compiled together."""

    def __init__(self, files: Sequence[Mapping[str, Any]], relations: Collection[str]) -> None:
        phrases = [
            _phrase(row) for file in files for row in file.get("rules", ()) if row["relation"] in relations
        ]
        introducing = either(file["words"].get("introducing") for file in files)
        following = either(file["words"].get("following") for file in files)
        self._phrases = {f"r{number}": phrase for number, phrase in enumerate(phrases)}
        self._before: dict[bool, Any] = {}
        self._lone: dict[bool, Any] = {}
        self._leading: dict[bool, tuple[str, ...] | None] = {}
        self._after: dict[bool, Any] = {}
        for negative in (True, False):
            chosen = {
                k: p for k, p in self._phrases.items() if (p.relation in ("nothing", "subject")) is negative
            }
            before = "|".join(f"(?P<{k}>{p.before})" for k, p in chosen.items() if p.before)
            after = "|".join(f"(?P<{k}>{p.after})" for k, p in chosen.items() if p.after and not p.before)
            self._leading[negative] = literals_of_all(p.before for p in chosen.values() if p.before)
            intro = f"(?>(?:{NO_LETTER}(?:{introducing})){{0,6}})" if introducing else ""
            lone = "|".join(f"(?P<{k}>{p.before})" for k, p in chosen.items() if p.before and not p.after)
            self._before[negative] = _leading_up(before, intro)
            self._lone[negative] = _leading_up(lone, intro)
            outro = f"(?:{following})?" if following else ""
            self._after[negative] = compiled(rf"{outro}[\"“”'’»]?(?:{after})") if after else None
        articles = either(file["words"].get("articles") for file in files)
        self.articles = compiled(f"^(?:{articles})+") if articles else None
        self.stops = compiled(either([_PAUSES, *(file["words"].get("stops") for file in files)]))
        said = either(file["words"].get("said") for file in files)
        self.said = compiled(rf"(?<!\p{{L}})(?:{said})(?!\p{{L}})") if said else None
        relays = either(file["words"].get("relays") for file in files)
        self.relays = compiled(rf"{NO_LETTER}(?:{relays})") if relays else None
        learnt = either([relays, *(file["words"].get("learnt") for file in files)])
        self.learnt = compiled(rf"{NO_LETTER}(?:{learnt})") if learnt else None
        self.relaying = frozenset(word for file in files for word in relaying_words(file))
        governed = either(file["words"].get("governed") for file in files)
        self._governed = compiled(rf"{NO_LETTER}(?:{governed})", reverse=True) if governed else None
        self._tails = {
            k: compiled(f"(?:{following})?(?:{p.after})" if following else p.after)
            for k, p in self._phrases.items()
            if p.before and p.after
        }

    def before(
        self, text: str, start: int, *, negative: bool = False, since: int = 0, end: int = -1
    ) -> Found | None:
        """The rule whose words lead up to `start`; `end` is where the name ends."""
        pattern = self._before[negative]
        if start <= since or pattern is None:
            return None
        first = max(since, start - REACH)
        if leading := self._leading[negative]:
            window = text[first:start].casefold()
            for word in leading:
                if word in window:
                    break
            else:
                return None
        found = pattern.match(text, first, start)
        if found is None:
            return None
        key, who = _taken(found)
        tail = self._tails.get(key)
        rest = tail.match(text, end) if tail is not None and end >= 0 else None
        if tail is not None and rest is None:
            # What follows is not that rule's; one of no such needs may stand there too.
            lone = self._lone[negative]
            found = lone.match(text, first, start) if lone is not None else None
            if found is None:
                return None
            key, who = _taken(found)
        elif rest is not None and WHO in rest.re.groupindex and rest.start(WHO) >= 0:
            who = rest.span(WHO)
        return Found(self._phrases[key], found.start(), who)

    def governed(self, text: str, start: int) -> bool:
        """Whether a preposition before `start` keeps the name there from being a subject."""
        return (
            self._governed is not None and self._governed.match(text, max(0, start - 60), start) is not None
        )

    def after(self, text: str, end: int, *, negative: bool = False) -> Found | None:
        """The rule whose words follow `end`."""
        if end == len(text) or text[end] in _LINE_ENDS:
            return None
        pattern = self._after[negative]
        found = pattern.match(text, end, min(len(text), end + REACH)) if pattern else None
        if found is None:
            return None
        key, who = _taken(found)
        return Found(self._phrases[key], found.end(), who)


def _taken(found: Any) -> tuple[str, tuple[int, int] | None]:  # noqa: ANN401 - regex has no public types
    """The key of the rule that matched, and what its group `who` took."""
    key = next(k for k, value in found.groupdict().items() if value is not None and k != WHO)
    named = found.re.groupindex.get(WHO)
    span = found.span(named) if named is not None else (-1, -1)
    return key, span if span[0] >= 0 else None


def _phrase(row: Mapping[str, Any]) -> Phrase:
    return Phrase(
        id=row["id"],
        relation=row["relation"],
        weight=float(row.get("weight", 0.8)),
        speaker=row.get("speaker", "none"),
        zones=tuple(row.get("zones", ())),
        before=row.get("before"),
        after=row.get("after"),
    )


def _leading_up(words: str, intro: str) -> Any:  # noqa: ANN401 - regex has no public types
    """Any of some rules' words as they lead up to a name, matched backwards; None where there are none."""
    if not words:
        return None
    return compiled(rf"{NO_LETTER}(?:{words}){intro}[\"“”'‘«(\[]{{0,2}}", reverse=True)


def relaying_words(file: Mapping[str, Any]) -> tuple[str, ...]:
    """Words of which one stands wherever a language says whom somebody cites, casefolded."""
    relays = file["words"].get("relays")
    return (literals_of_all([relays]) or ()) if relays else ()


def either(parts: Any) -> str:  # noqa: ANN401 - any iterable of texts
    """An alternation of those that there are."""
    return "|".join(part for part in parts if part)


def compiled(pattern: str, *, reverse: bool = False) -> Any:  # noqa: ANN401 - regex has no public types
    """A verbose pattern without regard to case; reverse: matched backwards from its end."""
    return regex.compile(pattern, _FLAGS | (regex.REVERSE if reverse else 0))
