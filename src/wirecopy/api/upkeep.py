"""Upkeep of the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wirecopy.api.opened import reading
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from datasketch import MinHash

    from wirecopy.store.upgrade import UpgradeReport


def db_upgrade(settings: Settings) -> UpgradeReport:
    """Bring the store to this program's schema, a backup first."""
    from wirecopy.store.upgrade import upgrade  # noqa: PLC0415

    return upgrade(settings.store)


def db_refingerprint(settings: Settings) -> int:
    """Forget all fingerprints, so that the next night makes them anew; answers how many texts wait for it.

    One transaction: a kill leaves the store as it was. Raises LockedError while a run is under way.
    """
    from wirecopy.nightly import lock  # noqa: PLC0415
    from wirecopy.store.fingerprints import forget  # noqa: PLC0415

    with lock.writing(settings) as connection:
        return forget(connection)


def db_check(settings: Settings) -> list[str]:
    """Faults of the store, none where it is sound; changes nothing."""
    from wirecopy.store.check import check  # noqa: PLC0415

    with reading(settings) as connection:
        return check(connection)


def signatures(settings: Settings) -> Iterator[tuple[str, MinHash]]:
    """Every story's id with its signature as a MinHash of datasketch, to be used with that library's indexes.

    Stories of identical words each have theirs; those without words have none.
    """
    from wirecopy.fingerprint.exchange import to_datasketch  # noqa: PLC0415
    from wirecopy.records import story_label  # noqa: PLC0415
    from wirecopy.store.fingerprints import all_signatures  # noqa: PLC0415

    with reading(settings) as connection:
        for story, signature in all_signatures(connection):
            yield story_label(story), to_datasketch(signature)
