"""The tables of sources that are polled; part of `wirecopy.store.models`."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wirecopy.store.base import Counted, Model, Number, NumberKey


class Source(Model):
    """A place that `nightly` reads by itself: a folder or a feed, with what is known of its last reading.

    state: `active`, or `gone` where it said so. failures: polls in a row. moved_to: where it said that it is
    for good. retry_after: before which it does not want to be asked.
    """

    __tablename__ = "source"
    id: Mapped[Counted]
    location: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    name: Mapped[str | None]
    last_run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    failures: Mapped[int]
    category: Mapped[str | None]
    full_text: Mapped[bool]
    state: Mapped[str]
    moved_to: Mapped[str | None]
    retry_after: Mapped[str | None]


class Poll(Model):
    """What became of asking a source in a run. http: the status, where an answer came. items: stories and
    rejects that it gave. pages: fetched for their full text."""

    __tablename__ = "poll"
    __table_args__ = ({"sqlite_with_rowid": False},)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), primary_key=True)
    at: Mapped[str]
    status: Mapped[str]
    http: Mapped[int | None]
    bytes: Mapped[int]
    items: Mapped[int]
    rejected: Mapped[int]
    pages: Mapped[int]
    pages_failed: Mapped[int]
    error: Mapped[str | None]


class SourcePage(Model):
    """A page that a feed leads to and whose full text is wanted.

    address: 63 bits of its URL. digest: of the teaser that it was fetched for. failures: how often it was
    tried in vain. done: whether it is left alone while the teaser stays.
    """

    __tablename__ = "source_page"
    __table_args__ = ({"sqlite_with_rowid": False},)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), primary_key=True)
    address: Mapped[NumberKey]
    digest: Mapped[Number]
    failures: Mapped[int]
    done: Mapped[bool]
