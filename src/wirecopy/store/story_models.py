"""The tables of runs, and of what was read; part of `wirecopy.store.models`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Named, Table, TypedColumns, text

from wirecopy.store.base import METADATA, Compressed, Wide


# ---------------------------------------------------------------- runs
class RunColumns(TypedColumns):
    """One run, counted from 1. A killed one stays `running` and is taken up again under the same id.

    changed: whether it changed anything that an export shows.
    """

    id: Named[int] = Column(Wide, primary_key=True)
    status: Named[str]
    command: Named[str]
    attempts: Named[int]
    started: Named[str]
    ended: Named[str | None]
    changed: Named[bool]
    read: Named[int]
    new: Named[int]
    revised: Named[int]
    unchanged: Named[int]
    rejected: Named[int]


run = Table("run", METADATA, RunColumns)


class RejectColumns(TypedColumns):
    """Something read that could not become a story; told once however often it is read."""

    id: Named[int] = Column(Wide, primary_key=True, autoincrement=False)
    run_id: Named[int] = Column(ForeignKey("run.id"), index=True)
    source: Named[str]
    line: Named[int | None]
    reason: Named[str]
    problem: Named[str]
    excerpt: Named[str]


reject = Table("reject", METADATA, RejectColumns)


# ---------------------------------------------------------------- what was read
class OutletColumns(TypedColumns):
    """A publisher, by its registrable domain."""

    id: Named[int] = Column(Wide, primary_key=True)
    key: Named[str] = Column(unique=True)
    name: Named[str]


outlet = Table("outlet", METADATA, OutletColumns)


class AgencyColumns(TypedColumns):
    """An organisation of the catalogue, as the newest run knew it."""

    id: Named[str] = Column(primary_key=True)
    name: Named[str]
    full_name: Named[str | None]
    kind: Named[str | None]
    country: Named[str | None]
    ownership: Named[str | None]
    state_owned: Named[bool | None]
    domains: Named[str]


agency = Table("agency", METADATA, AgencyColumns)


class StoryColumns(TypedColumns):
    """One publication by one outlet. identity: empty where its URL is it. revision_id: its current text.
    twin_of: the story that stands for it in the index, because their words are the same."""

    id: Named[int] = Column(Wide, primary_key=True, autoincrement=False)
    outlet_id: Named[int] = Column(ForeignKey("outlet.id"), index=True)
    identity: Named[str]
    item_id: Named[str | None] = Column(index=True)
    url: Named[str | None]
    first_run_id: Named[int] = Column(ForeignKey("run.id"))
    first_seen: Named[str]
    revision_id: Named[int | None] = Column(Wide)
    twin_of: Named[int | None] = Column(Wide, ForeignKey("story.id"))


story = Table(
    "story",
    METADATA,
    StoryColumns,
    Index("ix_story_twin_of", "twin_of", sqlite_where=text("twin_of IS NOT NULL")),
)


class WaitingColumns(TypedColumns):
    """A story with whose current text something is still to do. stage: what (`wirecopy.store.work.Stage`).

    Narrow, and in the order in which stories are worked on: a stage kept in the rows of texts had each batch
    write most of the store's pages anew.
    """

    story_id: Named[int] = Column(Wide, ForeignKey("story.id"), primary_key=True, autoincrement=False)
    stage: Named[int]


waiting = Table("waiting", METADATA, WaitingColumns)


class OtherIdColumns(TypedColumns):
    """Another own id under which a story was read: the same address may come with several."""

    story_id: Named[int] = Column(Wide, ForeignKey("story.id"), primary_key=True, autoincrement=False)
    item_id: Named[str] = Column(primary_key=True, index=True)


other_id = Table("other_id", METADATA, OtherIdColumns, sqlite_with_rowid=False)


class RevisionColumns(TypedColumns):
    """One text of a story, with what its own words say of its sources.

    digest: 63 bits of the normalised text. text: compressed. zones, feed: JSON. judged_by: version of the
    rules and the catalogue that made its attributions.
    """

    id: Named[int] = Column(Wide, primary_key=True)
    story_id: Named[int] = Column(Wide, ForeignKey("story.id"), index=True)
    number: Named[int]
    run_id: Named[int] = Column(ForeignKey("run.id"))
    source: Named[str] = Column(index=True)
    digest: Named[int] = Column(Wide)
    text: Named[str] = Column(Compressed)
    zones: Named[str]
    words: Named[int]
    title: Named[str | None]
    byline: Named[str | None]
    published: Named[str | None]
    published_given: Named[str | None]
    published_zone: Named[str | None]
    published_precision: Named[str | None]
    updated: Named[str | None]
    updated_given: Named[str | None]
    updated_zone: Named[str | None]
    updated_precision: Named[str | None]
    language: Named[str | None]
    place: Named[str | None]
    country: Named[str | None]
    section: Named[str | None]
    encoding: Named[str | None]
    feed: Named[str | None]
    notice: Named[str | None]
    own_agency: Named[str | None]
    judged_by: Named[str]


revision = Table(
    "revision",
    METADATA,
    RevisionColumns,
    Index("ix_revision_judged_by", "judged_by"),
    Index("ix_revision_own_agency", "own_agency", sqlite_where=text("own_agency IS NOT NULL")),
)


class AttributionColumns(TypedColumns):
    """One piece of evidence for one claim of one text.

    claim counts the text's claims, rank the evidence of a claim, strongest first; both from 0.
    """

    revision_id: Named[int] = Column(Wide, ForeignKey("revision.id"), primary_key=True)
    claim: Named[int] = Column(primary_key=True)
    rank: Named[int] = Column(primary_key=True)
    relation: Named[str]
    agency: Named[str | None] = Column(index=True)
    name: Named[str]
    by_agency: Named[str | None]
    by_name: Named[str | None]
    confidence: Named[float]
    zone: Named[str]
    start: Named[int]
    end: Named[int]
    words: Named[str]
    rule: Named[str]
    weight: Named[float]


attribution = Table("attribution", METADATA, AttributionColumns, sqlite_with_rowid=False)
