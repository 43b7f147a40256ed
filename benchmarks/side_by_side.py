"""wirecopy, what a user could take instead, and the exact method, over the same stories in one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import exact, night, stages
from benchmarks.agreement import Agreement, Pairs, agreement, as_pairs, groups, share
from benchmarks.measure import Alone, alone, alone_on_one_core
from benchmarks.page import MEBIBYTE, table, times
from benchmarks.peers.all_peers import DATASKETCH, PEERS
from benchmarks.peers.peer import Linked, Peer, Signed, installed, linked
from benchmarks.traffic import Truth, truths

OURS = "wirecopy"
INDEXING = ("passages", "fingerprint")
"""Phases of the night that do what peers call signatures and index."""


@dataclass(frozen=True, slots=True)
class Method:
    """What one method took and found; seconds for all stories, None where it cannot be told.

    signed: text to signature on one core; after_cutting: of these, after the shingles were cut. indexed:
    signatures and index. whole: to pairs, of wirecopy to a durable store. memory, workers: MiB. disk: bytes.
    pairs: those it names, none for a method that only signs.
    """

    name: str
    signed: float | None
    after_cutting: float | None = None
    indexed: float | None = None
    whole: float | None = None
    memory: float | None = None
    workers: float = 0.0
    disk: int = 0
    pairs: Pairs | None = None
    labels: list[str] | list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Compared:
    """All methods, wirecopy first, datasketch next.

    left_out: peers that are not installed, with the reason. phases: seconds of each of wirecopy's night.
    near: what the exact method found among the first `counted` stories.
    """

    methods: list[Method]
    left_out: list[str]
    phases: dict[str, float]
    near: Pairs
    counted: int
    truth: list[Truth]

    @property
    def datasketch(self) -> Method:
        """The peer that ratios are taken to."""
        return next(one for one in self.methods if one.name.startswith(DATASKETCH.name))


def compare(path: Path, store: Path) -> Compared:
    """Put the traffic of a file through every method; the night's store is left for other questions."""
    truth = list(truths(path))
    ours, phases = _our_night(path, store, truth)
    methods, left_out = [ours], []
    for peer in PEERS:
        version, reason = alone(installed, peer.module).answer
        if version:
            methods.append(_measured(peer, version, path, len(truth)))
        else:
            wants = f"; it needs {peer.wants}" if peer.wants else ""
            left_out.append(f"{peer.name} ({reason}{wants})")
    counted = min(len(truth), exact.STORIES)
    known = alone(exact.timed_pairs, path, counted)
    taken, near = known.answer
    seconds = taken.seconds * len(truth) / counted
    methods.append(
        Method("exact", None, whole=seconds, memory=known.memory, pairs=near, labels=groups(len(truth), near))
    )
    return Compared(methods, left_out, phases, near, counted, truth)


def _our_night(path: Path, store: Path, truth: Sequence[Truth]) -> tuple[Method, dict[str, float]]:
    signed = alone_on_one_core(stages.fingerprint_only, path).answer[0]
    known = alone(night.whole_night, path, store, len(truth))
    whole, phases = known.answer
    items = [one.item for one in truth]
    method = Method(
        OURS,
        signed.seconds,
        indexed=sum(phases.get(phase, 0.0) for phase in INDEXING) or None,
        whole=whole.seconds,
        memory=known.memory,
        workers=known.workers,
        disk=night.store_size(store),
        pairs=alone(night.accepted_pairs, store, items).answer,
        labels=alone(night.cluster_labels, store, items).answer,
    )
    return method, phases


def _measured(peer: Peer, version: str, path: Path, stories: int) -> Method:
    signed: Signed = alone_on_one_core(peer.sign, path).answer
    name = f"{peer.name} {version}"
    after_cutting = None if signed.cut is None else signed.signed
    if peer.link is None:
        return Method(name, signed.seconds, after_cutting)
    known: Alone[Linked] = alone(linked, peer.link, path)
    made = known.answer
    return Method(
        name,
        signed.seconds,
        after_cutting,
        made.indexed.seconds,
        made.indexed.seconds + made.queried.seconds,
        known.memory,
        known.workers,
        pairs=made.pairs,
        labels=groups(stories, made.pairs),
    )


# ---------------------------------------------------------------- tables
def speed_table(found: Compared, text_bytes: int) -> list[str]:
    """Stories a second of each method, each with its ratio to datasketch, and what it held."""
    stories, base = len(found.truth), found.datasketch

    def rate(seconds: float | None, theirs: float | None) -> str:
        if seconds is None or theirs is None:
            return "–"
        return f"{stories / seconds:,.0f} ({times(theirs, seconds)})"

    return [
        *table(
            (
                "stories a second (× datasketch)",
                "text to signature, one core",
                "of that, shingles given",
                "signatures and index",
                "to pairs or clusters",
                "memory, MiB",
                "its workers, MiB",
                "on disk",
            ),
            [
                (
                    one.name,
                    rate(one.signed, base.signed),
                    rate(one.after_cutting, base.after_cutting),
                    rate(one.indexed, base.indexed),
                    rate(one.whole, base.whole),
                    "–" if one.memory is None else f"{one.memory:,.0f}",
                    f"{one.workers:,.0f}" if one.workers else "–",
                    f"{one.disk / MEBIBYTE:,.1f} MiB, {one.disk / text_bytes:.2f} × texts"
                    if one.disk
                    else "–",
                )
                for one in found.methods
            ],
        ),
        "",
        _left_out(found),
        "",
        f"wirecopy's whole night against datasketch's signatures and index alone, with no pair looked for:"
        f" {times(base.indexed or 0.0, found.methods[0].whole or 1.0)}.",
    ]


def quality_table(found: Compared) -> list[str]:
    """Recall and precision of every method's pairs against the traffic's truth and the exact method."""
    true = [one.origin for one in found.truth]
    wanted = _true_among(found.near, true)
    forms = len(found.near) - len(wanted)
    rows = []
    for one in found.methods:
        if one.pairs is None:
            continue
        seen = agreement(one.labels, true)
        together = _together(wanted, one.labels)
        right = _confirmed(one.pairs, found)
        rows.append(
            (
                one.name,
                f"{len(one.pairs):,}",
                f"{seen.recall:.4f}",
                f"{seen.precision:.4f}",
                f"{together:.4f}",
                f"{right.precision:.4f}",
            )
        )
    return [
        *table(
            (
                "",
                "pairs named",
                "recall, truth",
                "precision, truth",
                "recall, exact",
                "precision, exact",
            ),
            rows,
        ),
        "",
        f"Of {len(found.near):,} pairs that the exact method names among the first {found.counted:,} stories,"
        f" {forms:,} are not of one text by the truth (daily forms with other figures, passages that are most"
        " of a short text); nobody is asked to find these.",
    ]


def _left_out(found: Compared) -> str:
    return f"Left out, not installed: {'; '.join(found.left_out) or 'none'}."


def _true_among(pairs: Pairs, true: Sequence[str]) -> Pairs:
    """The pairs that are of one text."""
    return as_pairs((a, b) for a, b in pairs.tolist() if true[a] == true[b])


def _together(pairs: Pairs, labels: Sequence[object]) -> float:
    """Share of the pairs whose two stories are in one group."""
    return share(sum(labels[a] == labels[b] for a, b in pairs.tolist()), len(pairs))


def _confirmed(pairs: Pairs, found: Compared) -> Agreement:
    """How a method's pairs, of the stories that the exact method was asked for, agree with the exact ones."""
    asked = {(a, b) for a, b in pairs.tolist() if b < found.counted}
    exactly = set(map(tuple, found.near.tolist()))
    return Agreement(len(asked), len(exactly), len(asked & exactly), 0)
