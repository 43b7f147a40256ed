"""Sources that `nightly` polls, and every poll; each function takes a connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from wirecopy.records import RunId
from wirecopy.store import models as table
from wirecopy.store.bulk import execute_many

FEED, FOLDER = "feed", "folder"
ACTIVE, GONE = "active", "gone"


@dataclass(frozen=True, slots=True)
class Poll:
    """What became of asking a source in a run; the columns of `poll`. at: ISO time in UTC."""

    at: str
    status: str
    http: int | None = None
    bytes: int = 0
    items: int = 0
    rejected: int = 0
    pages: int = 0
    pages_failed: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it is known; the columns of `source`. last: its newest poll, None where it had none."""

    id: int
    location: str
    kind: str
    name: str | None
    category: str | None
    full_text: bool
    state: str
    etag: str | None
    last_modified: str | None
    failures: int
    moved_to: str | None
    retry_after: str | None
    last: Poll | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page tried for its full text; the columns of `source_page`."""

    address: int
    digest: int
    failures: int
    done: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What is kept of one poll: the poll, and what the source is from now on.

    pages: in place of those known, None to leave them.
    """

    source: Source
    poll: Poll
    pages: Sequence[Page] | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user says of a source; None leaves what is known of one."""

    location: str
    kind: str
    name: str | None = None
    category: str | None = None
    full_text: bool | None = None


def add(connection: Connection, wish: Wish) -> bool:
    """Keep a source; one that is known takes what is said anew, and begins again if it was gone.

    Whether it is a new one. What was remembered of its last answer is forgotten where full text is newly
    wanted, for the pages of what it gave then are wanted too.
    """
    known = connection.execute(select(table.source).where(table.source.c.location == wish.location)).first()
    stated: dict[str, object] = {"name": wish.name, "category": wish.category, "full_text": wish.full_text}
    said = {name: value for name, value in stated.items() if value is not None}
    if known is not None:
        if wish.full_text and not known.full_text:
            said |= {"etag": None, "last_modified": None}
        if known.state == GONE:
            said |= {"state": ACTIVE, "failures": 0, "retry_after": None}
        if said:
            connection.execute(update(table.source).where(table.source.c.id == known.id).values(**said))
        return False
    fresh: dict[str, object] = {"failures": 0, "full_text": False, "state": ACTIVE, **said}
    connection.execute(insert(table.source).values(location=wish.location, kind=wish.kind, **fresh))
    return True


def remove(connection: Connection, location: str) -> bool:
    """Forget a source and its polls; its stories stay. Whether there was one."""
    number = connection.execute(select(table.source.c.id).where(table.source.c.location == location)).scalar()
    if number is None:
        return False
    for model in (table.poll, table.source_page):
        connection.execute(delete(model).where(model.c.source_id == number))
    connection.execute(delete(table.source).where(table.source.c.id == number))
    return True


def known(connection: Connection) -> list[Source]:
    """All sources in the order of their locations, each with its newest poll."""
    newest = (
        select(table.poll.c.source_id, func.max(table.poll.c.run_id).label("run_id"))
        .group_by(table.poll.c.source_id)
        .subquery()
    )
    statement = select(table.poll).join(
        newest, (newest.c.source_id == table.poll.c.source_id) & (newest.c.run_id == table.poll.c.run_id)
    )
    last = {
        row["source_id"]: Poll(**{name: row[name] for name in Poll.__slots__})
        for row in connection.execute(statement).mappings()
    }
    rows = connection.execute(select(*table.source.c).order_by(table.source.c.location)).mappings()
    names = [name for name in Source.__slots__ if name != "last"]
    return [Source(**{name: row[name] for name in names}, last=last.get(row["id"])) for row in rows]


def pages(connection: Connection, source: int) -> Mapping[int, Page]:
    """The pages tried for a source, by address."""
    rows = connection.execute(
        select(*table.source_page.c).where(table.source_page.c.source_id == source)
    ).mappings()
    return {row["address"]: Page(**{name: row[name] for name in Page.__slots__}) for row in rows}


def save(connection: Connection, run: RunId, results: Iterable[Result]) -> None:
    """Keep polls and what their sources are now."""
    for one in results:
        source = one.source
        columns = ("state", "etag", "last_modified", "failures", "moved_to", "retry_after")
        connection.execute(
            update(table.source)
            .where(table.source.c.id == source.id)
            .values(last_run_id=run, **{name: getattr(source, name) for name in columns})
        )
        row = {name: getattr(one.poll, name) for name in Poll.__slots__}
        connection.execute(
            sqlite_insert(table.poll)
            .values(source_id=source.id, run_id=run, **row)
            .on_conflict_do_update(index_elements=["source_id", "run_id"], set_=row)
        )
        if one.pages is not None:
            connection.execute(delete(table.source_page).where(table.source_page.c.source_id == source.id))
            rows = [
                {"source_id": source.id, **{name: getattr(page, name) for name in Page.__slots__}}
                for page in one.pages
            ]
            execute_many(connection, insert(table.source_page), rows)
