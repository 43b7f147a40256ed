"""What the phases of one run share."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from wirecopy.attribution.catalogue import Catalogue
from wirecopy.attribution.rules import RULES_VERSION
from wirecopy.nightly.summary import Summary
from wirecopy.nightly.tasks import Hashed
from wirecopy.nightly.workers import Workers
from wirecopy.records import RunId, StoryId
from wirecopy.settings import OwnFiles
from wirecopy.store.open import Store

Chunk = TypeVar("Chunk")
Answer = TypeVar("Answer")
KEPT = 30_000
"""Texts whose hashes are kept from reading to signing, some 2 KB each; those of the others are made again."""

Progress = Callable[[str, int, int], None]
"""Called with a phase's name, what is done of it, and how much it is (0: not known)."""


@dataclass(slots=True)
class Night:
    """One run and its means.

    started: ISO time of its first attempt. own: the user's own files of the catalogue. batch: stories a
    transaction. kept: hashes of texts that this very process stored, by story and digest of the text.
    judged_again: whether words or pairs that other rules judged were judged anew.
    """

    store: Store
    run: RunId
    started: str
    catalogue: Catalogue
    own: OwnFiles
    summary: Summary
    batch: int
    progress: Progress
    workers: Workers
    kept: dict[tuple[StoryId, int], Hashed] = field(default_factory=dict)
    judged_again: bool = False

    @property
    def judged_by(self) -> str:
        """Version of the rules and the catalogue that judge a story's words in this run."""
        return f"{RULES_VERSION}/{self.catalogue.version}"

    def batches(self, phase: str, stories: Sequence[StoryId]) -> Iterator[list[StoryId]]:
        """The stories in lists of at most `batch`, in order, telling the progress."""
        for start in range(0, len(stories), self.batch):
            self.progress(phase, start, len(stories))
            yield list(stories[start : start + self.batch])
        self.progress(phase, len(stories), len(stories))

    def in_batches(
        self,
        phase: str,
        stories: Sequence[StoryId],
        chunks_of: Callable[[list[StoryId]], Iterable[Chunk]],
        work: Callable[[Chunk], Answer],
    ) -> Iterator[tuple[list[StoryId], list[Answer]]]:
        """Each batch with what the workers answer to its chunks, in order.

        While a batch is saved the chunks of the next are made and worked on, so what `chunks_of` reads must
        be nothing that saving a batch changes.
        """
        begun: deque[tuple[list[StoryId], int]] = deque()

        def chunks() -> Iterator[Chunk]:
            for batch in self.batches(phase, stories):
                made = list(chunks_of(batch))
                begun.append((batch, len(made)))
                yield from made

        answers = self.workers.each(work, chunks())
        found: list[Answer] = []
        for answer in answers:
            yield from _without_chunks(begun)
            found.append(answer)
            if len(found) == begun[0][1]:
                yield begun.popleft()[0], found
                found = []
        yield from _without_chunks(begun)


def _without_chunks(begun: deque[tuple[list[StoryId], int]]) -> Iterator[tuple[list[StoryId], list[Answer]]]:
    while begun and not begun[0][1]:
        yield begun.popleft()[0], []
