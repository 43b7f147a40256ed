"""How values are kept in the tables: texts, times, zones, and items as rows.

Nothing here needs a database, so that a worker process unpacks what another one read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from wirecopy.records import (
    Attribution,
    Declined,
    Evidence,
    Item,
    Judgement,
    Moment,
    Notice,
    Organisation,
    Outlet,
    Precision,
    Relation,
    StoryId,
    Zone,
    ZoneSpan,
)

if TYPE_CHECKING:
    from backports.zstd import ZstdCompressor

_ZONES = {str(zone): zone for zone in Zone}
"""Zones by name: an enumeration's own look-up takes ten times as long."""
_RELATIONS = {str(relation): relation for relation in Relation}
_PRECISIONS = {str(precision): precision for precision in Precision}


def compressed(text: str) -> bytes:
    """A text as its UTF-8 bytes through Zstandard; lone surrogates are kept."""
    compressor = _compressor()
    return compressor.compress(text.encode("utf-8", "surrogatepass"), compressor.FLUSH_FRAME)


@cache
def _compressor() -> ZstdCompressor:
    """One for all texts: making it takes as long as compressing one."""
    from backports import zstd  # noqa: PLC0415 - most questions read no text

    return zstd.ZstdCompressor()


def decompressed(data: bytes) -> str:
    """The text that `compressed` was given."""
    from backports import zstd  # noqa: PLC0415 - most questions read no text

    return zstd.decompress(data).decode("utf-8", "surrogatepass")


def iso(moment: datetime) -> str:
    """UTC to the second, as ISO 8601 that sorts as time does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_iso(words: str) -> datetime:
    """The time that `iso` wrote."""
    return datetime.fromisoformat(words)


def zones_json(zones: Iterable[ZoneSpan]) -> str:
    """Zones as JSON: a list of zone, start, end and, where there is one, label."""
    return json.dumps(
        [[span.zone, span.start, span.end, *([span.label] if span.label else [])] for span in zones],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def moment_of(utc: str | None, given: str | None, zone: str | None, precision: str | None) -> Moment | None:
    """A moment from its four columns."""
    if utc is None:
        return None
    return Moment(from_iso(utc), given or "", zone, _PRECISIONS[precision or "second"])


class KeptItem(NamedTuple):
    """A story's current text as its row holds it. text: compressed. zones: JSON. The rest: as in Item."""

    story: StoryId
    outlet_key: str
    outlet_name: str
    source: str
    text: bytes
    zones: str
    item_id: str | None
    url: str | None
    title: str | None
    byline: str | None
    published: str | None
    published_given: str | None
    published_zone: str | None
    published_precision: str | None
    updated: str | None
    updated_given: str | None
    updated_zone: str | None
    updated_precision: str | None
    language: str | None
    place: str | None
    country: str | None
    section: str | None
    encoding: str | None

    def item(self) -> Item:
        """The item that it came from."""
        return Item(
            source=self.source,
            outlet=Outlet(self.outlet_key, self.outlet_name),
            text=decompressed(self.text),
            zones=tuple(
                ZoneSpan(_ZONES[zone], start, end, *label)
                for zone, start, end, *label in json.loads(self.zones)
            ),
            item_id=self.item_id,
            url=self.url,
            title=self.title,
            byline=self.byline,
            published=moment_of(*self[10:14]),
            updated=moment_of(*self[14:18]),
            language=self.language,
            place=self.place,
            country=self.country,
            section=self.section,
            encoding=self.encoding,
            published_unread=self.published_given if self.published is None else None,
        )


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What lineage needs to know of a story. words: of its lead and body. seen: when it was first read."""

    story: StoryId
    outlet: Outlet
    title: str | None
    published: Moment | None
    words: int
    judgement: Judgement
    seen: datetime
    byline: str | None = None


class KeptClaim(NamedTuple):
    """One piece of evidence of one claim, as its row holds it."""

    claim: int
    relation: str
    agency: str | None
    name: str
    by_agency: str | None
    by_name: str | None
    confidence: float
    zone: str
    start: int
    end: int
    words: str
    rule: str
    weight: float

    def evidence(self) -> Evidence:
        """The words that prove the claim."""
        return Evidence(_ZONES[self.zone], self.start, self.end, self.words, self.rule, self.weight)


class KeptFacts(NamedTuple):
    """A story's facts as their rows hold them. claims: by claim and rank. declined: by a person. The rest: as
    in StoryFacts."""

    story: StoryId
    outlet_key: str
    outlet_name: str
    title: str | None
    words: int
    published: str | None
    published_given: str | None
    published_zone: str | None
    published_precision: str | None
    first_seen: str
    revision: int
    feed: str | None
    notice: str | None
    own_agency: str | None
    byline: str | None
    claims: tuple[KeptClaim, ...]
    declined: tuple[Declined, ...]

    def facts(self) -> StoryFacts:
        """The facts that were kept."""
        outlet = Outlet(self.outlet_key, self.outlet_name)
        published, seen = moment_of(*self[5:9]), from_iso(self.first_seen)
        judgement = self.judgement()
        return StoryFacts(self.story, outlet, self.title, published, self.words, judgement, seen, self.byline)

    def judgement(self) -> Judgement:
        """What the story's words say of its sources."""
        return Judgement(
            attributions=tuple(
                _attribution(list(rows)) for _, rows in groupby(self.claims, key=lambda one: one.claim)
            ),
            feed=evidence_of(self.feed)[0] if self.feed else None,
            notice=Notice(self.notice) if self.notice else None,
            own_agency=self.own_agency,
            declined=self.declined,
        )


def _attribution(rows: Sequence[KeptClaim]) -> Attribution:
    first = rows[0]
    return Attribution(
        relation=_RELATIONS[first.relation],
        organisation=Organisation(first.agency, first.name),
        confidence=first.confidence,
        evidence=tuple(row.evidence() for row in rows),
        by=Organisation(first.by_agency, first.by_name) if first.by_name else None,
    )


def evidence_of(words: str) -> tuple[Evidence, ...]:
    """The evidence that was kept as JSON."""
    return tuple(
        Evidence(_ZONES[zone], start, end, said, rule, weight)
        for zone, start, end, said, rule, weight in json.loads(words)
    )
