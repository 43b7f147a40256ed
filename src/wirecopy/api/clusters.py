"""Clusters: lists, members, history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wirecopy.api.named import cluster_named, known_story
from wirecopy.api.opened import Row, reading
from wirecopy.records import AgencyId, ClusterId, cluster_label
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from wirecopy.store.open import Connection


def clusters_list(settings: Settings, *, limit: int = 20, minimum_size: int = 2) -> list[Row]:
    """The largest clusters: cluster_id, size, outlets, title, origin_agency and its name, first_seen."""
    from wirecopy.store import find  # noqa: PLC0415
    from wirecopy.store.read import agency_names  # noqa: PLC0415

    with reading(settings) as connection:
        rows = find.cluster_list(connection, limit, minimum_size)
        return _with_origins(rows, agency_names(connection))


def clusters_show(words: str, settings: Settings) -> list[Row]:
    """The members of a cluster, rows of the export `clusters` and `origin`, the name of `origin_agency`.

    The cluster is named by its id, old ones too, or by a story.
    Their times are no finer than the stories state them.
    Raises NotFoundError, AmbiguousError.
    """
    from wirecopy.nightly.asked import with_words  # noqa: PLC0415
    from wirecopy.store import find  # noqa: PLC0415
    from wirecopy.store.read import agency_names  # noqa: PLC0415

    with reading(settings) as connection:
        rows = find.cluster_rows(connection, _cluster_of(connection, words))
        told = with_words(connection, rows)[0]
        return _with_origins(
            [{name: row[name] for name in rows[0]} for row in told], agency_names(connection)
        )


def _cluster_of(connection: Connection, words: str) -> ClusterId:
    """The cluster that the words name by its id, or by a story of it."""
    from wirecopy.store import find  # noqa: PLC0415

    named = cluster_named(connection, words)
    if named is not None:
        return named
    row = find.story_row(connection, known_story(connection, words))
    return find.find_cluster(connection, str(row["cluster_id"]))


def _with_origins(rows: list[Row], names: Mapping[AgencyId, tuple[str, str]]) -> list[Row]:
    """The rows, the agency at the far end by its name too; names: short and full ones by id."""
    named = [(row, str(row["origin_agency"])) for row in rows]
    return [{**row, "origin": names[agency][0] if agency in names else None} for row, agency in named]


def clusters_history(words: str, settings: Settings) -> tuple[str, list[Row]]:
    """A cluster's id today, and all that happened to it in order; named as in `clusters_show`.

    Rows: run, started, kind, cluster_id, story_id, outlet, title, other_id. Raises what that does.
    """
    from wirecopy.store import history  # noqa: PLC0415

    with reading(settings) as connection:
        cluster = _cluster_of(connection, words)
        return cluster_label(cluster), history.cluster_events(connection, cluster)


def clusters_diff(first: str, second: str, settings: Settings) -> tuple[int, int, list[Row]]:
    """Two runs in order, and what became of clusters from the end of one to the end of the other.

    first, second: a run's number, or a time for the newest run begun by then. Rows: as of
    `wirecopy.store.history.changes`. Raises NotFoundError, UsageError.
    """
    from wirecopy.store import history  # noqa: PLC0415

    with reading(settings) as connection:
        before, after = sorted(history.run_named(connection, words) for words in (first, second))
        return before, after, history.changes(connection, before, after)
