"""Floods: one text filed ten thousand times, and thousands of texts that share one rare block of words.

Each is measured beside a night without it, so that what a flood costs is told as a ratio.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks import night
from benchmarks.agreement import share
from benchmarks.edits import edited
from benchmarks.measure import Timed, alone
from benchmarks.page import table, times
from benchmarks.prose import Cast, Writer
from benchmarks.traffic import BEGIN
from wirecopy.store.open import open_store
from wirecopy.store.tables import rows

COPIES = (10_000, 20_000)
BLOCK_TEXTS = 5_000
PLANTED = 250
"""Pairs of copies planted outside the flood, and as many within it."""
OUTLETS = 1_000
"""Outlets that run the one text. Each text with the block has an outlet of its own: else the block would soon
be known for that outlet's furniture, and be no attack."""
_WORDS = 300
_BLOCK_WORDS = 60
_OUTSIDE, _INSIDE = "outside", "inside"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A night of a flood, or of as many texts without one.

    matches: pairs that were judged and kept. clusters: of all stories. found: shares of the planted pairs
    that ended in one cluster, by where they were planted.
    """

    stories: int
    night: Timed
    matches: int
    clusters: int
    found: dict[str, float]


@dataclass(frozen=True, slots=True)
class Floods:
    """distinct: as many different texts as the first of copies. before, after: without and with the block."""

    distinct: Outcome
    copies: list[Outcome]
    before: Outcome
    after: Outcome


def floods(copies: Sequence[int], block_texts: int, seed: int, folder: Path) -> Floods:
    """Run the nights of both floods, and the nights beside them."""
    planted = min(PLANTED, block_texts // 8)
    return Floods(
        _run(folder, _distinct(copies[0], seed)),
        [_run(folder, _one_text(count, seed)) for count in copies],
        _run(folder, _block(block_texts, planted, seed, flooded=False)),
        _run(folder, _block(block_texts, planted, seed, flooded=True)),
    )


def _distinct(count: int, seed: int) -> Iterator[dict[str, str]]:
    """Texts of one length that have nothing to do with each other."""
    writer = Writer(seed)
    for number in range(count):
        text = "\n\n".join(writer.story(_WORDS, Cast.drawn(writer.chance)))
        yield _record(number, text, outlet=number % OUTLETS)


def _one_text(count: int, seed: int) -> Iterator[dict[str, str]]:
    """One text again and again."""
    writer = Writer(seed)
    text = "\n\n".join(writer.story(_WORDS, Cast.drawn(writer.chance)))
    for number in range(count):
        yield _record(number, text, outlet=number % OUTLETS)


def _block(count: int, planted: int, seed: int, *, flooded: bool) -> Iterator[dict[str, str]]:
    """Different texts and planted pairs; in a flood all but the pairs outside hold one rare block."""
    writer = Writer(seed)
    letters = "bcdfghjklmnpqrstvwxz"
    block = " ".join("".join(writer.chance.choices(letters, k=7)) for _ in range(_BLOCK_WORDS)) + "."
    for number in range(count):
        body = writer.story(_WORDS, Cast.drawn(writer.chance))
        place = number // 2
        where = _OUTSIDE if place < planted else _INSIDE if place < 2 * planted else ""
        held = (block,) if flooded and where != _OUTSIDE else ()
        if not where:
            yield _record(number, "\n\n".join((*body, *held)))
        elif number % 2 == 0:
            copy = edited(body, 0.05, writer)
            for twin, words in enumerate((body, copy)):
                yield _record(number + twin, "\n\n".join((*words, *held)), item=f"{where}-{place}-{twin}")


def _record(number: int, text: str, *, item: str | None = None, outlet: int | None = None) -> dict[str, str]:
    """A record; where nothing else is said, of an outlet of its own."""
    desk = number if outlet is None else outlet
    return {
        "id": item or f"story-{number}",
        "url": f"https://www.flooded{desk}.example/{number}",
        "outlet": f"Flooded {desk}",
        "title": text.split(".", 1)[0][:80],
        "text": text,
        "published": (BEGIN + timedelta(seconds=number)).isoformat(),
        "language": "en",
    }


def _run(folder: Path, records: Iterable[dict[str, str]]) -> Outcome:
    for past in folder.glob("flood.*"):
        past.unlink()
    path, store = folder / "flood.jsonl", folder / "flood.db"
    count = 0
    with path.open("w", encoding="utf-8") as lines:
        for record in records:
            lines.write(json.dumps(record) + "\n")
            count += 1
    whole, _ = alone(night.whole_night, path, store, count).answer
    matches, clusters, found = alone(_seen, store).answer
    return Outcome(count, whole, matches, clusters, found)


def _seen(store: Path) -> tuple[int, int, dict[str, float]]:
    opened = open_store(str(store), create=False)
    with opened.reading() as connection:
        cluster_of = {str(row["item_id"]): row["cluster_id"] for row in rows(connection, "stories")}
        matches = sum(1 for _ in rows(connection, "matches"))
    opened.close()
    found = {}
    for where in (_OUTSIDE, _INSIDE):
        firsts = [item for item in cluster_of if item.startswith(where) and item.endswith("-0")]
        met = sum(cluster_of[one] == cluster_of.get(f"{one[:-1]}1") for one in firsts)
        found[where] = share(met, len(firsts))
    return matches, len(set(cluster_of.values())), found


def floods_tables(seen: Floods) -> list[str]:
    """Both floods, each against the nights beside it."""
    smallest = seen.copies[0]
    return [
        *table(
            (
                "a night of",
                "seconds",
                "to the distinct texts",
                "to the smallest flood",
                "pairs kept a story",
                "clusters",
            ),
            [
                (
                    words,
                    f"{one.night.seconds:,.1f}",
                    times(one.night.seconds, seen.distinct.night.seconds),
                    times(one.night.seconds, smallest.night.seconds),
                    f"{one.matches / one.stories:.2f}",
                    f"{one.clusters:,}",
                )
                for words, one in (
                    (f"{seen.distinct.stories:,} distinct texts", seen.distinct),
                    *((f"{one.stories:,} copies of one text", one) for one in seen.copies),
                )
            ],
        ),
        "",
        *table(
            (
                f"{seen.before.stories:,} texts",
                "seconds",
                "to those without",
                "pairs kept a story",
                "planted outside, found",
                "planted within, found",
            ),
            [
                (
                    words,
                    f"{one.night.seconds:,.1f}",
                    times(one.night.seconds, seen.before.night.seconds),
                    f"{one.matches / one.stories:.2f}",
                    f"{one.found[_OUTSIDE]:.4f}",
                    f"{one.found[_INSIDE]:.4f}",
                )
                for words, one in (("without the rare block", seen.before), ("with it", seen.after))
            ],
        ),
    ]
