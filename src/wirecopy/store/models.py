"""All tables by name, the one description that migrations are held to.

Ids of stories and clusters are the 63-bit numbers of `wirecopy.records`. Times are UTC as ISO 8601 text to
the second, which sorts as time does. Arrays of numbers are little-endian bytes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy import MetaData

from wirecopy.deferred import deferred
from wirecopy.store.base import METADATA

if TYPE_CHECKING:
    from wirecopy.store.cluster_models import (
        EmbeddingColumns,
        MatchColumns,
        cluster,
        cluster_event,
        embedding,
        lineage_edge,
        match,
        membership,
        review_decision,
        standing,
    )
    from wirecopy.store.index_models import (
        fingerprint,
        furniture,
        indexed,
        passages,
        segment,
        segment_block,
        specification,
    )
    from wirecopy.store.source_models import poll, source, source_page
    from wirecopy.store.story_models import (
        agency,
        attribution,
        other_id,
        outlet,
        reject,
        revision,
        run,
        story,
        waiting,
    )

__all__ = [
    "APPLICATION_ID",
    "SCHEMA",
    "EmbeddingColumns",
    "MatchColumns",
    "agency",
    "all_tables",
    "attribution",
    "cluster",
    "cluster_event",
    "embedding",
    "fingerprint",
    "furniture",
    "indexed",
    "lineage_edge",
    "match",
    "membership",
    "other_id",
    "outlet",
    "passages",
    "poll",
    "reject",
    "review_decision",
    "revision",
    "run",
    "segment",
    "segment_block",
    "source",
    "source_page",
    "specification",
    "standing",
    "story",
    "waiting",
]

SCHEMA = "0011"
"""Name of the newest migration; a store of any other is refused."""
APPLICATION_ID = 0x57495243
"""`WIRC` in a SQLite file's header: the file is a wirecopy store."""


_SHOWN = {
    "wirecopy.store.cluster_models": "EmbeddingColumns MatchColumns cluster cluster_event embedding "
    "lineage_edge match membership review_decision standing",
    "wirecopy.store.index_models": "fingerprint furniture indexed passages segment segment_block "
    "specification",
    "wirecopy.store.source_models": "poll source source_page",
    "wirecopy.store.story_models": "agency attribution other_id outlet reject revision run story waiting",
}
if not TYPE_CHECKING:
    __getattr__ = deferred(__name__, _SHOWN)


def all_tables() -> MetaData:
    """What all tables are described by, each of them in it."""
    for module in _SHOWN:
        import_module(module)
    return METADATA
