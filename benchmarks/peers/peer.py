"""What every peer is asked to do, and the settings that all of them share."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.agreement import Pairs
from benchmarks.measure import Timed
from benchmarks.traffic import texts

PERMUTATIONS = 128
SHINGLE_WORDS = 3
THRESHOLD = 0.5
"""Jaccard similarity of word 3-shingles from which two texts are taken for the same copy."""
SEED = 1
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signed:
    """Seconds from texts to signatures.

    cut: to the shingles that are handed over, None where the peer cuts them itself. signed: from these on.
    """

    cut: float | None
    signed: float

    @property
    def seconds(self) -> float:
        """From text in to signature out."""
        return (self.cut or 0.0) + self.signed


@dataclass(frozen=True, slots=True)
class Linked:
    """What a peer found, and what it took: texts to signatures and index; the query for pairs apart.

    pairs: of places of texts. A peer that only tells groups names the pairs of each with its first.
    """

    indexed: Timed
    queried: Timed
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Peer:
    """A program to compare with; module: to import. wants: what it needs beyond being installed.

    sign: signatures alone, of the traffic of a file. link: signatures, index and pairs of texts; None for
    what signs and tells no pairs.
    """

    name: str
    module: str
    wants: str
    sign: Callable[[Path], Signed]
    link: Callable[[list[str]], Linked] | None


def installed(module: str) -> tuple[str, str]:
    """The version of a module's package and nothing, or nothing and why it cannot be imported."""
    try:
        importlib.import_module(module)
    except Exception as fault:  # whatever keeps it from being measured is to be told
        return "", f"{type(fault).__name__}: {fault}"
    return version(module), ""


def linked(link: Callable[[list[str]], Linked], path: Path) -> Linked:
    """What a peer makes of the texts of a file."""
    return link(list(texts(path)))


def shingles_of(text: str) -> Iterator[str]:
    """Each three words in a row."""
    words = _WORD.findall(text.casefold())
    for at in range(max(1, len(words) - SHINGLE_WORDS + 1)):
        yield " ".join(words[at : at + SHINGLE_WORDS])
