"""Ids, how they are made and shown, and what all records have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

StoryId = int
"""63 bits derived from a story's identity alone, so that every store gives the same story the same id."""
ClusterId = int
"""63 bits derived from the cluster's founding story; shown as `c` and 16 hexadecimal digits."""
AgencyId = str
"""An id of the catalogue, such as `ani`."""
RunId = int
"""Counted from 1; the order of events is the order of runs."""
KEY_BITS = 40
"""Bits of the keys of the index, its buckets and passage hashes: five bytes, in which millions of stories
seldom meet by accident."""


def _digest_of(words: str) -> int:
    """63 bits of BLAKE2b: a positive SQLite integer that no order of input changes."""
    return int.from_bytes(blake2b(words.encode("utf-8"), digest_size=8).digest(), "big") >> 1


@lru_cache(maxsize=8192)
def identity_number(identity: str) -> int:
    """63 bits of BLAKE2b of an identity string; kept, since a story's is asked for many times."""
    return _digest_of(identity)


def url_identity(url: str) -> str:
    """The identity string of a story with this canonical URL."""
    return f"url\n{url}"


def text_digest(title: str | None, text: str) -> int:
    """63 bits of title and text as a reader sees them: white space and letter case make no revision."""
    return _digest_of(" ".join(f"{title or ''}\n{text}".casefold().split()))


def story_label(story: StoryId) -> str:
    """The id as users see it: `s` and 16 hexadecimal digits."""
    return f"s{story:016x}"


def cluster_label(cluster: ClusterId) -> str:
    """The id as users see it: `c` and 16 hexadecimal digits."""
    return f"c{cluster:016x}"


def number_of(label: object) -> int:
    """The number of the story or cluster whose id users see as this label."""
    return int(str(label)[1:], 16)


class Record:
    """Base of records that go from process to process: taken apart and made again in one call each.

    What `dataclass` writes for frozen records with slots looks at every field by name, ten times slower.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type[Any], tuple[Any, ...]]:
        kind: type[Any] = type(self)
        values = _VALUES.get(kind)
        if values is None:
            names: tuple[str, ...] = kind.__match_args__
            values = _VALUES[kind] = attrgetter(*names) if len(names) > 1 else _only_value(names[0])
        return kind, values(self)


_VALUES: dict[type[Any], Callable[[Any], tuple[Any, ...]]] = {}


def _only_value(name: str) -> Callable[[Any], tuple[Any, ...]]:
    return lambda record: (getattr(record, name),)
