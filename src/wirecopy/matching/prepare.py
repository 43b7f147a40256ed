"""A story made ready to be judged: once, however many pairs it is part of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.sign import shingle_sequence
from wirecopy.matching.facts import marks_of
from wirecopy.matching.furniture import parted
from wirecopy.records import Item, Moment, Outlet, StoryId, Unsigned, Zone, ZoneSpan
from wirecopy.text.substance import unsigned
from wirecopy.text.words import SPACELESS_BELOW, Words, normal_words, words_of


@dataclass(frozen=True, eq=False)
class Prepared:
    """What judging needs of a story.

    words: its own, furniture left out. left_out: those that were furniture. text: the story's text, to which
    their offsets refer, with its zones. title: as given. All else is made from these when first asked for.
    """

    story: StoryId
    words: Words
    left_out: Words
    text: str
    zones: tuple[ZoneSpan, ...]
    title: str
    outlet: Outlet
    published: Moment | None
    updated: Moment | None

    @cached_property
    def entire(self) -> Prepared:
        """The same story with the furniture put back where it stood."""
        if not len(self.left_out):
            return self
        parts = (self.words, self.left_out)
        order = np.argsort(np.concatenate([part.starts for part in parts]), kind="stable")
        hashes, starts, ends = (
            np.concatenate([getattr(part, name) for part in parts])[order]
            for name in ("hashes", "starts", "ends")
        )
        nothing = np.zeros(len(self.left_out), bool)
        return replace(self, words=Words(hashes, starts, ends), left_out=self.left_out.only(nothing))

    @cached_property
    def unsigned(self) -> Unsigned | None:
        """Why no cluster may rest on its words; None where one may."""
        return unsigned(self.text, self.zones, self.title, self.entire.words)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The distinct words of the title in normal form."""
        return frozenset(normal_words(self.title))

    @cached_property
    def told(self) -> float:
        """Share of the title's words that stand among the text's own; 1 where there is no title."""
        title = words_of(self.title, (ZoneSpan(Zone.body, 0, len(self.title)),)).hashes
        return float(np.isin(title, self.words.hashes).mean()) if len(title) else 1.0

    @property
    def is_filed(self) -> bool:
        """Whether it opens with a dateline, as no notice does."""
        return any(span.zone is Zone.dateline for span in self.zones)

    @cached_property
    def scale(self) -> int:
        """How many of its words say what one word says in English: 2 where each character is a word."""
        characters = int(self.words.ends.sum()) - int(self.words.starts.sum())
        return 2 if characters and characters / len(self.words) < SPACELESS_BELOW else 1

    @cached_property
    def sequence(self) -> NDArray[np.uint64]:
        """The shingle that begins at each word."""
        return shingle_sequence(self.words.hashes)

    @cached_property
    def left_out_sequence(self) -> NDArray[np.uint64]:
        """The same of the furniture."""
        return shingle_sequence(self.left_out.hashes)

    @cached_property
    def marks(self) -> NDArray[np.uint8]:
        """The mark of each word, as of matching.facts."""
        return marks_of(self.text, self.words)


def prepare(story: StoryId, item: Item, furniture: NDArray[np.int64]) -> Prepared:
    """Reads a story's words and leaves out its outlet's furniture (sorted hashes, as learnt)."""
    own, left_out = parted(words_of(item.text, item.zones), furniture)
    return Prepared(
        story,
        own,
        left_out,
        item.text,
        item.zones,
        item.title or "",
        item.outlet,
        item.published,
        item.updated,
    )
