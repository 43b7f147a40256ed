"""The tables of sources that are polled; part of `wirecopy.store.models`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Named, Table, TypedColumns

from wirecopy.store.base import METADATA, Wide


class SourceColumns(TypedColumns):
    """A place that `nightly` reads by itself: a folder or a feed, with what is known of its last reading.

    state: `active`, or `gone` where it said so. failures: polls in a row. moved_to: where it said that it is
    for good. retry_after: before which it does not want to be asked.
    """

    id: Named[int] = Column(Wide, primary_key=True)
    location: Named[str] = Column(unique=True)
    kind: Named[str]
    name: Named[str | None]
    last_run_id: Named[int | None] = Column(ForeignKey("run.id"))
    etag: Named[str | None]
    last_modified: Named[str | None]
    failures: Named[int]
    category: Named[str | None]
    full_text: Named[bool]
    state: Named[str]
    moved_to: Named[str | None]
    retry_after: Named[str | None]


source = Table("source", METADATA, SourceColumns)


class PollColumns(TypedColumns):
    """What became of asking a source in a run. http: the status, where an answer came. items: stories and
    rejects that it gave. pages: fetched for their full text."""

    source_id: Named[int] = Column(ForeignKey("source.id"), primary_key=True)
    run_id: Named[int] = Column(ForeignKey("run.id"), primary_key=True)
    at: Named[str]
    status: Named[str]
    http: Named[int | None]
    bytes: Named[int]
    items: Named[int]  # type: ignore[assignment]  # `c["items"]`, beside the collection's method
    rejected: Named[int]
    pages: Named[int]
    pages_failed: Named[int]
    error: Named[str | None]


poll = Table("poll", METADATA, PollColumns, sqlite_with_rowid=False)


class SourcePageColumns(TypedColumns):
    """A page that a feed leads to and whose full text is wanted.

    address: 63 bits of its URL. digest: of the teaser that it was fetched for. failures: how often it was
    tried in vain. done: whether it is left alone while the teaser stays.
    """

    source_id: Named[int] = Column(ForeignKey("source.id"), primary_key=True)
    address: Named[int] = Column(Wide, primary_key=True, autoincrement=False)
    digest: Named[int] = Column(Wide)
    failures: Named[int]
    done: Named[bool]


source_page = Table("source_page", METADATA, SourcePageColumns, sqlite_with_rowid=False)
