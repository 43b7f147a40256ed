"""The tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from wirecopy.api.agencies import agencies_show
from wirecopy.api.named import outlets_named
from wirecopy.api.opened import Row, open_store_of
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
    UTC where no zone is named. outlet: a domain or name. agency: an id or a name. Faults are raised at once,
    not with the first row: UsageError, a table that cannot be narrowed so among them, and NotFoundError.
    """
    from wirecopy.store import history, tables  # noqa: PLC0415
    from wirecopy.store.selection import Filter  # noqa: PLC0415

    columns(table)
    given = {"since": since, "outlet": outlet, "agency": agency, "as_of": as_of}
    _refuse_others(table, [name for name, value in given.items() if value is not None])
    moment = moment_of(since)
    if agency is not None:
        agency = agencies_show(agency, settings).id
    store = open_store_of(settings)
    try:
        with store.reading() as connection:
            run = None if as_of is None else history.run_named(connection, as_of)
            wanted = Filter(None if outlet is None else outlets_named(connection, outlet), agency, moment)
    except BaseException:
        store.close()
        raise

    def stream() -> Iterator[Row]:
        try:
            with store.reading() as connection:
                yield from tables.rows(connection, table, wanted=wanted, as_of=run)
        finally:
            store.close()

    return stream()


def _refuse_others(table: str, given: Iterable[str]) -> None:
    """Raises UsageError where a table is to be narrowed by what it has not."""
    from wirecopy.store.tables import FILTERS  # noqa: PLC0415

    for name in given:
        if name not in FILTERS[table]:
            others = ", ".join(other for other, taken in FILTERS.items() if name in taken)
            raise UsageError(
                f"`{table}` cannot be narrowed by {_option(name)}",
                f"it takes {', '.join(map(_option, FILTERS[table]))}; {_option(name)} is for {others}",
            )


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
