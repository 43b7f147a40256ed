"""A story as a reader sees it: without characters that nobody sees, names spelt with their own letters.

`Rеuters` with a Cyrillic е is read as `Reuters`, and what rests on it is marked and proves less. `AGENCY
reproted` is read as it is meant. Answers speak of the story's own text again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wirecopy.attribution.bodies import RUNNING
from wirecopy.attribution.catalogue import Catalogue
from wirecopy.attribution.find import Hit, finder_of, finder_of_skeletons
from wirecopy.attribution.story import Claim, Story
from wirecopy.records import CONFUSABLE, Evidence, Item, Judgement, ZoneSpan
from wirecopy.text.lookalikes import OddWords, hidden_places, may_be_slip, odd_words_of, skeleton

LOOK_ALIKE = 0.8
"""Share of its weight that a credit keeps whose name is spelt with letters that only look like its own."""
BEFORE, BEHIND = 48, 90
"""Characters beside a name in which words of citing stand."""
AROUND = 80
"""Characters beside an odd word in which the rest of a name may stand."""


@dataclass(frozen=True, slots=True)
class AsRead:
    """An item as a reader sees it.

    item: what the rules read. own: the item as it came. places: where each character of the text as read
    stands in the own text; None where the two have the same places. disguised: names that stand in other
    letters there.
    """

    item: Item
    own: Item
    places: Sequence[int] | None = None
    disguised: tuple[Hit, ...] = ()

    def marked(self, claims: list[Claim]) -> list[Claim]:
        """The claims, those marked and lowered that rest on a name in other letters."""
        return [self._marked(claim) for claim in claims] if self.disguised else claims

    def _marked(self, claim: Claim) -> Claim:
        proof = claim.evidence
        for hit in self.disguised:
            if proof.start <= hit.start and hit.end <= proof.end and claim.agency in hit.name.agencies:
                lowered = round(proof.weight * LOOK_ALIKE, 3)
                return claim._replace(evidence=replace(proof, weight=lowered, rule=proof.rule + CONFUSABLE))
        return claim

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the text as read stand in the item's own text."""
        if start >= end or self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def restored(self, judgement: Judgement) -> Judgement:
        """A judgement whose proofs are the item's own words at their places."""
        if self.item is self.own:
            return judgement
        claims = tuple(
            replace(one, evidence=tuple(map(self._restored, one.evidence))) for one in judgement.attributions
        )
        feed = self._restored(judgement.feed) if judgement.feed else None
        return replace(judgement, attributions=claims, feed=feed)

    def _restored(self, proof: Evidence) -> Evidence:
        start, end = self.span(proof.start, proof.end)
        return replace(proof, start=start, end=end, words=self.own.text[start:end])


def as_read(item: Item, catalogue: Catalogue) -> AsRead:
    """An item as a reader sees it; nearly always it is just that."""
    odd = odd_words_of(item.text)
    if not odd.words and not odd.hidden:
        return AsRead(item, item)
    seen, places = item, None
    if odd.hidden:
        hidden = set(hidden_places(item.text))
        places = [place for place in range(len(item.text)) if place not in hidden]
        seen = _rebuilt(item, "".join(item.text[place] for place in places), places)
        odd = odd_words_of(seen.text)
    hits = _disguised(seen.text, odd, catalogue) if odd.words else ()
    if hits:
        seen = replace(seen, text=_spelt(seen.text, hits))
    return AsRead(seen, item, places, hits)


def mended(seen: AsRead, story: Story) -> AsRead:
    """An item with the words of citing put right that stand misspelt beside a name (`reproted`)."""
    slips, text = story.grammar.slips, seen.item.text
    windows, last = [], 0
    for one in story.mentions:
        if one.zone in RUNNING:
            windows.append(text[max(last, one.start - BEFORE) : one.end + BEHIND])
            last = one.end + BEHIND
    words = " ".join(windows).replace(",", " ").split()
    if slips.keys().isdisjoint(words) or seen.disguised:
        return seen
    near = slips.keys() & words
    parts: list[str] = []
    places: list[int] = []
    after = 0
    for found in re.finditer(rf"\b(?:{'|'.join(near)})\b", text):
        right = slips[found.group()]
        parts += [text[after : found.start()], right]
        places += range(after, found.start())
        places += [min(found.start() + place, found.end() - 1) for place in range(len(right) - 1)]
        places.append(found.end() - 1)
        after = found.end()
    parts.append(text[after:])
    places += range(after, len(text))
    item = _rebuilt(seen.item, "".join(parts), places)
    if seen.places is not None:
        places = [seen.places[place] for place in places]
    return AsRead(item, seen.own, places)


def _rebuilt(item: Item, text: str, places: Sequence[int]) -> Item:
    """The item with another text, whose characters stand at `places` in its own, and its zones about that."""
    zones = [
        ZoneSpan(span.zone, bisect_left(places, span.start), bisect_left(places, span.end), span.label)
        for span in item.zones
    ]
    return replace(item, text=text, zones=tuple(span for span in zones if span.start < span.end))


def _disguised(text: str, odd: OddWords, catalogue: Catalogue) -> tuple[Hit, ...]:
    """Names of the catalogue that stand in odd words, in letters which are not theirs."""
    finder, own = finder_of_skeletons(catalogue), finder_of(catalogue).names
    found: dict[int, Hit] = {}
    for start, end in odd.words:
        first = max(0, start - AROUND)
        for hit in finder.find(skeleton(text[first : end + AROUND])):
            at, stop = first + hit.start, first + hit.end
            words, name = text[at:stop], hit.name.text
            if at >= end or stop <= start or words in own or len(name) != len(words):
                continue
            if odd.foreign and name.isascii() and may_be_slip(words):
                continue  # `АP` in a Russian text is АР
            found[at] = Hit(at, stop, hit.name)
    return tuple(found[at] for at in sorted(found))


def _spelt(text: str, hits: Sequence[Hit]) -> str:
    """The text with the names in their own letters."""
    parts, after = [], 0
    for hit in hits:
        parts += [text[after : hit.start], hit.name.text]
        after = hit.end
    return "".join([*parts, text[after:]])
