"""What a user would write instead: datasketch, with the shingles and permutations of wirecopy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Timed, timed

PERMUTATIONS = 128
SHINGLE_WORDS = 3
THRESHOLD = 0.5
_WORD = re.compile(r"\w+")
_BATCH = 1000


def fingerprint_and_index(path: Path) -> list[Timed]:
    """MinHash.bulk and MinHashLSH.insert over the texts of a file, all in memory; text in, index out."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    cut = Timed("shingles", "stories", len(texts), 0.0)
    signed = Timed("MinHash.bulk", "stories", len(texts), 0.0)
    kept = Timed("MinHashLSH.insert", "stories", len(texts), 0.0)
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        with timed("", len(batch)) as step:
            shingles = [list(shingles_of(text)) for text in batch]
        cut.seconds += step.seconds
        with timed("", len(batch)) as step:
            made = MinHash.bulk(shingles, num_perm=PERMUTATIONS)
        signed.seconds += step.seconds
        with timed("", len(batch)) as step:
            for number, signature in enumerate(made, start):
                index.insert(number, signature)
        kept.seconds += step.seconds
    return [cut, signed, kept]


def shingles_of(text: str) -> Iterator[bytes]:
    """Each three words in a row."""
    words = _WORD.findall(text.casefold())
    for at in range(max(1, len(words) - SHINGLE_WORDS + 1)):
        yield " ".join(words[at : at + SHINGLE_WORDS]).encode()
