"""Puts a public set of labelled near-duplicates through wirecopy and its peers: the set's file is the user's.

    python -m benchmarks.corpora core train.jsonl
    python -m benchmarks.corpora news-copy test_sets.zip

Neither set is shipped, and nothing is claimed from them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import night
from benchmarks.agreement import Agreement, agreement, groups, share
from benchmarks.corpus_files import SETS, CorpusError, Document
from benchmarks.measure import alone
from benchmarks.page import table, times
from benchmarks.peers.all_peers import PEERS
from benchmarks.peers.peer import installed


@dataclass(frozen=True, slots=True)
class Scored:
    """A method on a set. seconds: to pairs or clusters. exactly: share of texts with all their duplicates and
    no other story; pairs: of groups, against the labelled ones.
    """

    name: str
    seconds: float
    pairs: Agreement
    exactly: float


def main() -> None:
    """Read the set, measure, and print the table."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.corpora", description=__doc__)
    words.formatter_class = argparse.RawDescriptionHelpFormatter
    words.add_argument("set", choices=list(SETS), help="which set the file is of")
    words.add_argument("file", type=Path, help="the file as its makers publish it")
    words.add_argument("--first", type=int, help="of its texts only so many")
    given = words.parse_args()
    try:
        documents = SETS[given.set](given.file)[: given.first]
    except (CorpusError, OSError) as fault:
        words.error(str(fault))
    scored, left_out = measure(documents)
    print("\n".join(lines(given.set, documents, scored, left_out)))


def measure(documents: Sequence[Document]) -> tuple[list[Scored], list[str]]:
    """wirecopy and every peer that is installed; and why the others are not among them."""
    true = [one.group for one in documents]
    with tempfile.TemporaryDirectory(prefix="wirecopy-corpus-") as place:
        store = Path(place) / "corpus.db"
        path = _written(documents, Path(place) / "corpus.jsonl")
        whole, _ = alone(night.whole_night, path, store, len(documents)).answer
        labels = alone(night.cluster_labels, store, [one.ident for one in documents]).answer
    scored, left_out = [_scored("wirecopy, to a durable store", whole.seconds, labels, true)], []
    for peer in PEERS:
        if peer.link is None:
            continue
        version, reason = alone(installed, peer.module).answer
        if not version:
            left_out.append(f"{peer.name} ({reason})")
            continue
        linked = alone(peer.link, [one.text for one in documents]).answer
        found = groups(len(documents), linked.pairs)
        seconds = linked.indexed.seconds + linked.queried.seconds
        scored.append(_scored(f"{peer.name} {version}", seconds, found, true))
    return scored, left_out


def lines(
    name: str, documents: Sequence[Document], scored: Sequence[Scored], left_out: Sequence[str]
) -> list[str]:
    """The table."""
    theirs = next(one for one in scored if one.name.startswith("datasketch"))
    return [
        f"{name}: {len(documents):,} texts, {scored[0].pairs.true:,} labelled pairs.",
        "",
        *table(
            (
                "",
                "seconds",
                "to datasketch",
                "pairs found",
                "pairs right",
                "adjusted Rand",
                "texts exactly right",
            ),
            [
                (
                    one.name,
                    f"{one.seconds:,.1f}",
                    times(one.seconds, theirs.seconds),
                    f"{one.pairs.recall:.4f}",
                    f"{one.pairs.precision:.4f}",
                    f"{one.pairs.adjusted_rand:.4f}",
                    f"{one.exactly:.4f}",
                )
                for one in scored
            ],
        ),
        "",
        f"Left out, not installed: {'; '.join(left_out) or 'none'}.",
    ]


def _scored(name: str, seconds: float, found: Sequence[Hashable], true: Sequence[int]) -> Scored:
    return Scored(name, seconds, agreement(found, true), exactly(found, true))


def exactly(found: Sequence[Hashable], true: Sequence[int]) -> float:
    """Share of texts whose group holds just what their true group holds."""
    size, wanted = Counter(found), Counter(true)
    both = Counter(zip(found, true, strict=True))
    right = sum(both[pair] == size[pair[0]] == wanted[pair[1]] for pair in zip(found, true, strict=True))
    return share(right, len(true))


def _written(documents: Sequence[Document], path: Path) -> Path:
    """The documents as records; each its own outlet, for neither set tells whose furniture there could be."""
    with path.open("w", encoding="utf-8") as records:
        for one in documents:
            record = {
                "id": one.ident,
                "outlet": f"source of {one.ident}",
                "title": one.title,
                "text": one.text,
                "published": one.published,
            }
            stated = {name: value for name, value in record.items() if value}
            records.write(json.dumps(stated, ensure_ascii=False) + "\n")
    return path


if __name__ == "__main__":
    main()
