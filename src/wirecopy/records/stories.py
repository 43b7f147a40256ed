"""What intake makes of an input: stories with their zones and times, and what could be none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from wirecopy.records.base import Record, StoryId, identity_number, url_identity


class Zone(StrEnum):
    """Where in a story words stand; the same word means another thing in another zone."""

    byline = "byline"
    dateline = "dateline"
    lead = "lead"
    body = "body"
    signoff = "signoff"
    disclaimer = "disclaimer"
    caption = "caption"
    metadata = "metadata"
    furniture = "furniture"


@dataclass(frozen=True, slots=True)
class ZoneSpan(Record):
    """Characters start to end (exclusive) of a story's text stand in `zone`.

    label: for `metadata`, the field the value was read from (`jsonld.author`, `rss.source`,
    `credit`); empty elsewhere.
    """

    zone: Zone
    start: int
    end: int
    label: str = ""


class Precision(StrEnum):
    """How much of a moment was stated; what was not stated is never filled in silently."""

    second = "second"
    minute = "minute"
    day = "day"
    month = "month"
    year = "year"


CLOCKS_DIFFER = timedelta(hours=24)
"""How far a time may lie ahead of ours and still be believed: clocks and zones differ."""


@dataclass(frozen=True, slots=True)
class Moment(Record):
    """A time as a story states it.

    utc: aware and in UTC. given: the words as they stood. zone: the zone as given (`IST`, `+05:30`),
    None where none was given and UTC was assumed.
    """

    utc: datetime
    given: str
    zone: str | None
    precision: Precision = Precision.second

    def is_after(self, seen: datetime) -> bool:
        """Whether it lies in the future of the moment at which it was read, clocks' differences aside."""
        return self.utc > seen + CLOCKS_DIFFER


UNKNOWN_OUTLET = "name:unknown"
"""The key of the outlet where none is known."""


@dataclass(frozen=True, slots=True)
class Outlet(Record):
    """A publisher. key: its registrable domain, or `name:` and its folded name where no domain is known."""

    key: str
    name: str

    def is_same(self, other: Outlet) -> bool:
        """Whether both are one publisher; two that are not known may be anybody."""
        return self.key == other.key != UNKNOWN_OUTLET


@dataclass(frozen=True, slots=True)
class Item(Record):
    """One thing read from an input, cleaned and zoned, ready to become a story or a revision.

    source: path or feed as given, with `#n` for the n-th item inside. item_id: the item's own id, None
    where it has none. url: canonical, None where unknown.
    text: the story's one coordinate system. It begins with the body as given; a byline, credit or
    other words that stood outside the body follow as paragraphs of their own (a text dump keeps its
    own order). zones: sorted and disjoint spans of `text`; blanks between them belong to none.
    published_unread: what it states of its time of publication where that is no sure time.
    place: the dateline's place. country: as the page states it. encoding: Python's name of the one that its
    bytes were read in; None for what is always UTF-8, such as records. removed: characters that no store can
    hold (NUL, other controls, lone surrogates) and that were taken out of it; of a document with several
    stories the first tells those of all.
    """

    source: str
    outlet: Outlet
    text: str
    zones: tuple[ZoneSpan, ...]
    item_id: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    language: str | None = None
    place: str | None = None
    country: str | None = None
    section: str | None = None
    encoding: str | None = None
    removed: int = 0
    published_unread: str | None = None

    @property
    def identity(self) -> str:
        """What makes this story itself: its URL, else outlet and own id, else outlet, title and day.

        A title that is but a code (`YY TDR`) tells it from no other; there the text's beginning does. Short
        ids of nobody known (`1`, `2` in two tables) are anybody's: there the title tells stories apart too.
        """
        if self.url:
            return url_identity(self.url)
        if self.item_id and (self.outlet.key != UNKNOWN_OUTLET or _is_worldwide(self.item_id)):
            return f"item\n{self.outlet.key}\n{self.item_id}"
        if self.item_id:
            return f"item\n{self.outlet.key}\n{self.item_id}\n{self.title or self.text[:200]}"
        day = self.published.utc.date().isoformat() if self.published else ""
        title = None if _is_code(self.title or "") else self.title
        return f"page\n{self.outlet.key}\n{title or self.text[:200]}\n{day}"

    @property
    def story(self) -> StoryId:
        """The story id that every store gives this item."""
        return identity_number(self.identity)

    def zone_at(self, place: int) -> Zone:
        """The zone in which a character stands; body between spans."""
        return next((span.zone for span in self.zones if span.start <= place < span.end), Zone.body)

    def words_in(self, zone: Zone) -> list[str]:
        """The pieces of text that stand in one zone, in order."""
        return [self.text[span.start : span.end] for span in self.zones if span.zone is zone]


_WORLDWIDE = 16
"""Characters of an id that nobody else gives by chance."""
_LONGEST_CODE = 2
"""Words of a code in place of a title."""


def _is_worldwide(ident: str) -> bool:
    """Whether an id is one of a kind wherever it came from: a URN, a tag, a UUID."""
    return ":" in ident or len(ident) >= _WORLDWIDE


def _is_code(title: str) -> bool:
    return title.isascii() and title.isupper() and len(title.split()) <= _LONGEST_CODE


class RejectReason(StrEnum):
    """Why something read could not become a story."""

    unreadable = "unreadable"
    unknown_kind = "unknown_kind"
    bad_encoding = "bad_encoding"
    bad_json = "bad_json"
    bad_xml = "bad_xml"
    xml_forbidden = "xml_forbidden"
    bad_record = "bad_record"
    missing_text = "missing_text"
    no_article = "no_article"
    list_page = "list_page"
    paywalled = "paywalled"
    html_too_deep = "html_too_deep"
    too_large = "too_large"
    timed_out = "timed_out"
    fetch_failed = "fetch_failed"
    address_refused = "address_refused"
    robots_refused = "robots_refused"
    identity_clash = "identity_clash"


class Unsigned(StrEnum):
    """Why a story gets no fingerprint: no cluster may rest on its words.

    too_short: a title alone, or a few words. boilerplate_only: nothing but notices and furniture.
    """

    too_short = "too_short"
    boilerplate_only = "boilerplate_only"


@dataclass(frozen=True, slots=True)
class Reject(Record):
    """Something read that could not become a story.

    source: as in `Item`. line: 1-based, None where lines have no meaning. problem: one sentence that
    says what is wrong and what to do. excerpt: the first 200 printable characters.
    """

    source: str
    line: int | None
    reason: RejectReason
    problem: str
    excerpt: str = ""
