"""A story made ready to be judged: once, however many pairs it is part of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wirecopy.fingerprint.sign import digest_of, shingle_sequence
from wirecopy.matching.facts import kinds_of, quoted_words
from wirecopy.matching.furniture import furniture_words
from wirecopy.records import Item, Moment, StoryId
from wirecopy.text.words import Words, normal_words, words_of

_CHARACTER_WORDS = 1.6
"""Mean characters of a word, below which a text is written without spaces."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """What judging needs of a story.

    words: its own, furniture left out. left_out: those that were furniture. digest: of both, in order.
    text: the story's text, to which their offsets refer. title: distinct words of the title in normal
    form. outlet: the outlet's key. Everything else is made from these when first asked for.
    """

    story: StoryId
    words: Words
    left_out: Words
    digest: int
    text: str
    title: frozenset[str]
    outlet: str
    published: Moment | None
    updated: Moment | None

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
    def scale(self) -> int:
        """How many of its words say what one word says in English: 2 where each character is a word."""
        lengths = self.words.ends - self.words.starts
        return 2 if len(lengths) and float(lengths.mean()) < _CHARACTER_WORDS else 1

    @cached_property
    def sequence(self) -> NDArray[np.uint64]:
        """The shingle that begins at each word."""
        return shingle_sequence(self.words.hashes)

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """What sorts `sequence`, equal ones by their place."""
        return np.argsort(self.sequence, kind="stable")

    @cached_property
    def shingles(self) -> NDArray[np.uint64]:
        """The sorted distinct shingles."""
        ordered = self.sequence[self.order]
        return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered

    @cached_property
    def numbers(self) -> list[int]:
        """The words' hashes as numbers of the language, which compare faster one by one."""
        values: list[int] = self.words.hashes.tolist()
        return values

    @cached_property
    def kinds(self) -> NDArray[np.uint8]:
        """The kind of each word, as of matching.facts."""
        return kinds_of(self.text, self.words)

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Whether each word stands between quotation marks."""
        return quoted_words(self.text, self.words)

    @cached_property
    def left_out_shingles(self) -> NDArray[np.uint64]:
        """The sorted distinct shingles of the furniture."""
        return np.unique(shingle_sequence(self.left_out.hashes))


def prepare(story: StoryId, item: Item, furniture: NDArray[np.int64]) -> Prepared:
    """Reads a story's words and leaves out its outlet's furniture (sorted hashes, as learnt)."""
    words = words_of(item.text, item.zones)
    inside = furniture_words(words, furniture)
    some = bool(inside.any())
    return Prepared(
        story,
        words.only(~inside) if some else words,
        words.only(inside),
        digest_of(words.hashes),
        item.text,
        frozenset(normal_words(item.title or "")),
        item.outlet.key,
        item.published,
        item.updated,
    )
