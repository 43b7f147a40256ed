"""The story or cluster that words name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wirecopy.errors import NotFoundError
from wirecopy.records import Item, StoryId

if TYPE_CHECKING:
    from wirecopy.store.open import Connection

CLUSTER = re.compile(r"c[0-9a-f]{1,16}")


def is_cluster(words: str) -> bool:
    """Whether the words are a cluster's id, or the beginning of one."""
    return bool(CLUSTER.fullmatch(words))


def known_story(connection: Connection, words: str) -> StoryId:
    """The story that the words name; raises NotFoundError or AmbiguousError."""
    from wirecopy.nightly.asked import found_by  # noqa: PLC0415

    found = found_by(connection, words)
    if isinstance(found, Item):
        raise NotFoundError(
            f"the store does not know the story in {words}",
            f"`wirecopy ingest {words}` takes it in; `wirecopy lineage {words}` answers from its words alone",
        )
    return found
