"""What a run did, for a reader at seven in the morning and for a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from wirecopy.records import Reject, Unsigned
from wirecopy.reports.words import counted, refusal
from wirecopy.store.items import Outcome


@dataclass(slots=True)
class Summary:
    """Counts of one run; read = new + revised + unchanged + rejected.

    too_short, boilerplate_only: texts read that got no fingerprint, so that no cluster rests on them.
    removed_characters, items_tidied: controls and lone surrogates taken out, and of how many items.
    capped: texts that had more candidates than are judged. reports: paths of the files written. rejects: a
    line for each item rejected. sources_polled: those that were to be asked, and what became of them; one
    that is gone counts as failed. source_notes: what a reader should know of them, a line each.
    """

    run: int
    resumed: bool = False
    read: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    rejected: int = 0
    too_short: int = 0
    boilerplate_only: int = 0
    removed_characters: int = 0
    items_tidied: int = 0
    pairs_judged: int = 0
    pairs_accepted: int = 0
    passages: int = 0
    capped: int = 0
    clusters_created: int = 0
    clusters_grown: int = 0
    clusters_merged: int = 0
    clusters_split: int = 0
    lineage_edges: int = 0
    stories: int = 0
    seconds: float = 0.0
    reports: list[str] = field(default_factory=list)
    rejects: list[str] = field(default_factory=list)
    sources_polled: int = 0
    sources_read: int = 0
    sources_unchanged: int = 0
    sources_failed: int = 0
    sources_waiting: int = 0
    source_notes: list[str] = field(default_factory=list)

    def count(self, outcomes: Sequence[Outcome], rejects: Sequence[Reject]) -> None:
        """Add a batch: what became of its items, and all that was rejected, clashes of ids among them."""
        told = Counter(outcomes)
        self.new += told[Outcome.new]
        self.revised += told[Outcome.revised]
        self.unchanged += told[Outcome.unchanged]
        self.rejected += len(rejects)
        self.read += len(outcomes) - told[Outcome.clash] + len(rejects)
        self.rejects += [refusal(reject) for reject in rejects]

    def count_removed(self, removed: Sequence[int]) -> None:
        """Add what was taken out of a batch of items, the characters of each."""
        self.removed_characters += sum(removed)
        self.items_tidied += sum(map(bool, removed))

    def count_unsigned(self, reasons: Iterable[Unsigned]) -> None:
        """Add texts that got no fingerprint."""
        told = Counter(reasons)
        self.too_short += told[Unsigned.too_short]
        self.boilerplate_only += told[Unsigned.boilerplate_only]

    def count_source(self, status: str) -> None:
        """Add a source by what became of it, as `wirecopy.store.sources.Poll` keeps it."""
        self.sources_polled += 1
        name = f"sources_{'failed' if status == 'gone' else status}"
        setattr(self, name, getattr(self, name) + 1)

    @property
    def exit_code(self) -> int:
        """3 where items were rejected, else 0."""
        return 3 if self.rejected else 0

    def counts(self) -> dict[str, int]:
        """What the store keeps of the run."""
        return {name: getattr(self, name) for name in ("read", "new", "revised", "unchanged", "rejected")}

    def as_json(self) -> dict[str, Any]:
        """The same as an object; additive changes only."""
        return {"schema_version": 1, **asdict(self), "exit_code": self.exit_code}

    def as_text(self) -> str:
        """The same as a few lines."""
        resumed = " (taken up after an interruption)" if self.resumed else ""
        lines = [
            f"run {self.run}{resumed}: read {counted(self.read, 'item')}: {self.new:,} new, "
            f"{self.revised:,} revised, {self.unchanged:,} unchanged, {self.rejected:,} rejected",
            f"pairs: {self.pairs_judged:,} judged, {self.pairs_accepted:,} the same copy; "
            f"{counted(self.passages, 'shared passage')} between others",
            f"clusters: {self.clusters_created:,} new, {self.clusters_grown:,} grown, "
            f"{self.clusters_merged:,} merged, {self.clusters_split:,} split; "
            f"{counted(self.stories, 'story', 'stories')} in the store",
            f"lineage: {counted(self.lineage_edges, 'link')} written; {self.seconds:.1f} s",
        ]
        if self.too_short or self.boilerplate_only:
            lines.insert(
                1,
                f"without a fingerprint: {self.too_short:,} too short, "
                f"{self.boilerplate_only:,} nothing but notices; these join no cluster",
            )
        if self.removed_characters:
            lines.insert(
                1,
                f"tidied: {counted(self.removed_characters, 'control character')} taken out of "
                f"{counted(self.items_tidied, 'item')}",
            )
        if self.capped:
            lines.append(
                f"capped: {counted(self.capped, 'text')} shared passages with more stories than are judged; "
                "the closest were"
            )
        if self.sources_polled:
            told = ("read", "unchanged", "failed", "waiting")
            counts = [(getattr(self, f"sources_{status}"), status) for status in told]
            parts = ", ".join(f"{number:,} {status}" for number, status in counts if number)
            lines.insert(1, f"sources: {self.sources_polled:,} polled: {parts}")
        lines += [f"source: {note}" for note in self.source_notes]
        lines += [f"rejected: {line}" for line in self.rejects[:_SHOWN]]
        if len(self.rejects) > _SHOWN:
            lines.append(f"… and {len(self.rejects) - _SHOWN:,} more: `wirecopy export rejects`")
        lines += [f"wrote {path}" for path in self.reports]
        return "\n".join(lines)


_SHOWN = 10
