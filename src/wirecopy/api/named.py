"""The story or cluster that words name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirecopy.api.opened import is_there, reading
from wirecopy.errors import NotFoundError
from wirecopy.patterns import lazy_re
from wirecopy.records import ClusterId, Item, StoryId
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from wirecopy.store.open import Connection

_CLUSTER = lazy_re(r"c[0-9a-f]{4,16}")
_WHOLE_ID = 17


def is_cluster(words: str, settings: Settings) -> bool:
    """Whether the words are a cluster's id, or the beginning of one, and no story's own id."""
    if not _CLUSTER.fullmatch(words):
        return False
    if not is_there(settings):
        return True
    with reading(settings) as connection:
        return _names_cluster(connection, words)


def cluster_named(connection: Connection, words: str) -> ClusterId | None:
    """The cluster that the words name by its id or the beginning of it; None where they may name a story.

    A story's own id is that story, unless it is a cluster's whole id. Raises NotFoundError, AmbiguousError.
    """
    from wirecopy.store import find  # noqa: PLC0415

    return find.find_cluster(connection, words) if _names_cluster(connection, words) else None


def _names_cluster(connection: Connection, words: str) -> bool:
    from wirecopy.store import find  # noqa: PLC0415

    if not _CLUSTER.fullmatch(words):
        return False
    return len(words) == _WHOLE_ID or not find.is_own_id(connection, words)


def outlets_named(connection: Connection, words: str) -> tuple[int, ...]:
    """The numbers of the outlets with this domain or name; raises NotFoundError with the nearest name."""
    from wirecopy.reports.agencies import near  # noqa: PLC0415
    from wirecopy.store import outlets  # noqa: PLC0415

    found = outlets.outlets_named(connection, words)
    if not found:
        by_name = {outlets.folded(name): name for name in outlets.names_of_outlets(connection)}
        meant = near(words, by_name)
        raise NotFoundError(
            f"the store has no outlet `{words}`",
            f"did you mean {by_name[meant]}?"
            if meant
            else "give an outlet's domain, or its name as stories show it",
        )
    return found


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
