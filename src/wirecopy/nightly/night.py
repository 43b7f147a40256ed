"""What the phases of one run share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from wirecopy.attribution.catalogue import Catalogue
from wirecopy.attribution.rules import RULES_VERSION
from wirecopy.nightly.summary import Summary
from wirecopy.records import RunId, StoryId
from wirecopy.store.open import Store

Progress = Callable[[str, int, int], None]
"""Called with a phase's name, what is done of it, and how much it is (0: not known)."""


@dataclass(slots=True)
class Night:
    """One run and its means. started: ISO time of its first attempt. batch: stories a transaction."""

    store: Store
    run: RunId
    started: str
    catalogue: Catalogue
    specification: int
    summary: Summary
    batch: int
    progress: Progress

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
