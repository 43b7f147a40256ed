"""The tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from wirecopy.api.agencies import agencies_show
from wirecopy.api.opened import Row, open_store_of, reading
from wirecopy.api.spans import moment_of
from wirecopy.errors import UsageError
from wirecopy.settings import Settings


def columns(table: str) -> tuple[str, ...]:
    """The columns of an export table, in their order; raises UsageError for a table that there is not."""
    from wirecopy.reports.agencies import near  # noqa: PLC0415
    from wirecopy.store.tables import COLUMNS  # noqa: PLC0415

    if table not in COLUMNS:
        meant = near(table, COLUMNS, 55)
        raise UsageError(
            f"there is no table `{table}`",
            (f"did you mean `{meant}`? " if meant else "") + f"tables: {', '.join(COLUMNS)}",
        )
    return COLUMNS[table]


def export(
    table: str,
    settings: Settings,
    *,
    since: str | datetime | None = None,
    outlet: str | None = None,
    agency: str | None = None,
    as_of: str | None = None,
) -> Iterator[Row]:
    """The rows of a table in their fixed order, all of one state of the store.

    as_of: of `clusters` alone, how it was when a run had ended: a run's number, or a time. since: ISO 8601,
    UTC where no zone is named. agency: an id or a name. Faults are raised at once, not
    with the first row: UsageError, NotFoundError.
    """
    from wirecopy.store import tables  # noqa: PLC0415

    columns(table)
    moment = moment_of(since)
    if agency is not None:
        agency = agencies_show(agency, settings).id
    if as_of is not None and table != "clusters":
        raise UsageError(f"`{table}` is not kept as it was", "`--as-of` is for `export clusters`")
    run = None
    if as_of is not None:
        from wirecopy.store import history  # noqa: PLC0415

        with reading(settings) as connection:
            run = history.run_named(connection, as_of)
    store = open_store_of(settings)

    def stream() -> Iterator[Row]:
        try:
            with store.reading() as connection:
                yield from tables.rows(
                    connection, table, outlet=outlet, agency=agency, since=moment, as_of=run
                )
        finally:
            store.close()

    return stream()
