"""The records that stages hand to each other: frozen, typed, and free of any store or format.

Flow: intake makes `Item`s; fingerprint makes `Fingerprint`s; matching makes `Match`es and `Passage`s;
clusters makes `ClusterEvent`s; attribution makes `Judgement`s; lineage makes `Edge`s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

StoryId = int
"""63 bits derived from a story's identity alone, so that every store gives the same story the same id."""
ClusterId = int
"""63 bits derived from the cluster's founding story; shown as `c` and 16 hexadecimal digits."""
AgencyId = str
"""An id of the catalogue, such as `ani`."""
RunId = int
"""Counted from 1; the order of events is the order of runs."""
KEY_BITS = 40
"""Bits of the keys of the index, its buckets and passage hashes: five bytes, in which millions of stories
seldom meet by accident."""


# ---------------------------------------------------------------- ids
@lru_cache(maxsize=8192)
def identity_number(identity: str) -> int:
    """63 bits of BLAKE2b of an identity string: a positive SQLite integer that no order of input changes."""
    return int.from_bytes(blake2b(identity.encode("utf-8"), digest_size=8).digest(), "big") >> 1


def text_digest(title: str | None, text: str) -> int:
    """63 bits of title and text as a reader sees them: white space and letter case make no revision."""
    return identity_number(" ".join(f"{title or ''}\n{text}".casefold().split()))


def story_label(story: StoryId) -> str:
    """The id as users see it: `s` and 16 hexadecimal digits."""
    return f"s{story:016x}"


def cluster_label(cluster: ClusterId) -> str:
    """The id as users see it: `c` and 16 hexadecimal digits."""
    return f"c{cluster:016x}"


class Record:
    """Base of records that go from process to process: taken apart and made again in one call each.

    What `dataclass` writes for frozen records with slots looks at every field by name, ten times slower.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type[Any], tuple[Any, ...]]:
        kind: type[Any] = type(self)
        values = _VALUES.get(kind)
        if values is None:
            names: tuple[str, ...] = kind.__match_args__
            values = _VALUES[kind] = attrgetter(*names) if len(names) > 1 else _only_value(names[0])
        return kind, values(self)


_VALUES: dict[type[Any], Callable[[Any], tuple[Any, ...]]] = {}


def _only_value(name: str) -> Callable[[Any], tuple[Any, ...]]:
    return lambda record: (getattr(record, name),)


# ---------------------------------------------------------------- fingerprints
@dataclass(frozen=True, slots=True)
class Specification:
    """How a signature is made: two fingerprints compare only when all of this is the same.

    scheme: the family of permutations as datasketch names it. seed, permutations: of that family.
    shingle_words: words to a shingle. normalisation: version of the words' normal form. key_bits: of the
    keys of the index.
    """

    scheme: str
    seed: int
    permutations: int
    shingle_words: int
    normalisation: int
    key_bits: int

    @property
    def label(self) -> str:
        """The specification as a store writes it down, such as `affine32/1/128/3/2/40`."""
        return "/".join(str(getattr(self, name)) for name in self.__slots__)


# ---------------------------------------------------------------- where words stand
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


# ---------------------------------------------------------------- intake
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


@dataclass(frozen=True, slots=True)
class Outlet(Record):
    """A publisher. key: its registrable domain, or `name:` and its folded name where no domain is known."""

    key: str
    name: str


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
            return f"url\n{self.url}"
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


UNKNOWN_OUTLET = "name:unknown"
"""The key of the outlet where none is known."""
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


# ---------------------------------------------------------------- matching
class MatchRelation(StrEnum):
    """What two stories are to each other; the first four put them in one cluster."""

    exact = "exact"
    near = "near"
    contained = "contained"
    update = "update"
    embeds = "embeds"
    quote = "quote"
    template = "template"
    boilerplate = "boilerplate"
    unrelated = "unrelated"

    @property
    def same_copy(self) -> bool:
        """Whether the relation puts both stories in one cluster."""
        return self in (
            MatchRelation.exact,
            MatchRelation.near,
            MatchRelation.contained,
            MatchRelation.update,
        )


@dataclass(frozen=True, slots=True)
class Match(Record):
    """A judged pair of stories, a < b; rejected grey-zone pairs are matches too.

    jaccard, containment_a (share of a's shingles that b holds), containment_b: of distinct word
    shingles, 0 to 1. longest_run: in words. reason: one sentence for a reader. rule_version: of
    matching.judge. Made by matching.judge, kept in table `match`.
    """

    a: StoryId
    b: StoryId
    relation: MatchRelation
    accepted: bool
    jaccard: float
    containment_a: float
    containment_b: float
    longest_run: int
    reason: str
    rule_version: int


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """A passage that two stories share though they are not the same copy, a < b.

    start and end are characters of each story's text as stored. words: of the shared passage.
    direction: `a_to_b` where b took it from a, `b_to_a`, or `unknown`.
    """

    a: StoryId
    b: StoryId
    start_a: int
    end_a: int
    start_b: int
    end_b: int
    words: int
    direction: str = "unknown"


# ---------------------------------------------------------------- clusters
class ClusterEventKind(Enum):
    """What can happen to a cluster. No text itself: `split` is also a method of texts."""

    created = "created"
    joined = "joined"
    left = "left"
    merged = "merged"
    split = "split"


@dataclass(frozen=True, slots=True)
class ClusterEvent:
    """One change of one cluster.

    created: `cluster` came to be with `story` as its founder. joined, left: `story` did. merged:
    `cluster` took in `other`, whose id resolves to `cluster` for ever. split: `other` is the new
    cluster that left `cluster`.
    """

    kind: ClusterEventKind
    cluster: ClusterId
    story: StoryId | None = None
    other: ClusterId | None = None


# ---------------------------------------------------------------- attribution
class Relation(StrEnum):
    """How a story stands to an organisation that its words credit; the first four are lineage.

    conflict: a credit that other words of the same story outweigh; kept to be shown.
    """

    syndicated = "syndicated"
    contributed = "contributed"
    cites = "cites"
    quotes = "quotes"
    photo = "photo"
    subject = "subject"
    conflict = "conflict"

    @property
    def is_lineage(self) -> bool:
        """Whether words were handed on, and not only a picture or a mention."""
        return self not in (Relation.photo, Relation.subject, Relation.conflict)


@dataclass(frozen=True, slots=True)
class Organisation(Record):
    """Someone who supplies words. agency: the catalogue id, None for a speaker or one not in it.

    name: as shown to readers.
    """

    agency: AgencyId | None
    name: str


CONFUSABLE = "-confusable"
"""How the rule of a piece of evidence ends whose name is spelt with letters that only look like its own."""


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """Words that prove a claim: text[start:end] of the story. weight: this rule's own strength, 0 to 1.

    rule: ends with CONFUSABLE where the organisation's name stands there in look-alike letters.
    """

    zone: Zone
    start: int
    end: int
    words: str
    rule: str
    weight: float


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """A claim that a story's own words credit an organisation.

    by: who hands the words on: None is the story's own author; an organisation is an earlier hop
    (in "ANI/Sputnik" Sputnik's `by` is ANI; in "said, according to Sputnik" the speaker's is Sputnik).
    confidence: 0 to 1, of the claim as a whole. evidence: never empty, strongest first.
    """

    relation: Relation
    organisation: Organisation
    confidence: float
    evidence: tuple[Evidence, ...]
    by: Organisation | None = None


class Notice(StrEnum):
    """What an agency or outlet declares about its own copy."""

    kill = "kill"
    withdrawal = "withdrawal"
    correction = "correction"
    refile = "refile"
    update = "update"
    advisory = "advisory"


PUBLISHING_STATUS: Mapping[str, Notice] = {
    "canceled": Notice.kill,
    "cancelled": Notice.kill,
    "withheld": Notice.withdrawal,
}
"""What the field `pubStatus` of exchange formats declares (IPTC NewsCodes `pubstatusg2`)."""


@dataclass(frozen=True, slots=True)
class Judgement(Record):
    """All that a story's own words say of its sources.

    feed: the words that say it came from a feed unedited, None where nothing says so; with no
    `syndicated` attribution beside it the parent is an unknown feed. own_agency: the agency on whose
    own site the story stands: its author, not its customer.
    """

    attributions: tuple[Attribution, ...] = ()
    feed: Evidence | None = None
    notice: Notice | None = None
    own_agency: AgencyId | None = None

    @property
    def auto_generated(self) -> bool:
        """Whether the story says that it was published from a feed without editing."""
        return self.feed is not None


# ---------------------------------------------------------------- lineage
class NodeKind(StrEnum):
    """What a node of the lineage is."""

    story = "story"
    agency = "agency"
    organisation = "organisation"
    unknown_feed = "unknown_feed"


@dataclass(frozen=True, slots=True)
class Node(Record):
    """A node of the lineage. key: story label, catalogue id, or name; name: for readers.

    An `agency` node is a ghost: that agency's own copy, known only through others' words.
    """

    kind: NodeKind
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Edge(Record):
    """`child` has its words from `parent`.

    relation: a `Relation` that is lineage, or `copy`, `update`, `embeds` where the text alone shows it.
    basis: what the edge rests on, in words (`stated`, or numbers such as `shares 98 %, 25 min later,
    no credit`). evidence: of story `evidence_story`; empty only where the basis is numeric. depth: hops
    from the story at the near end, 1 for its direct parents.
    """

    child: Node
    relation: str
    parent: Node
    confidence: float
    basis: str
    evidence: tuple[Evidence, ...]
    evidence_story: StoryId
    depth: int


@dataclass(frozen=True, slots=True)
class Standing(Record):
    """What a story is in its cluster, and the far end of its lineage. copy_agency: whose copy it is.

    Made by nightly, kept in table `standing`.
    """

    story_id: StoryId
    role: str
    parent_story_id: StoryId | None
    relation: str | None
    jaccard: float | None
    containment: float | None
    containment_of_parent: float | None
    longest_run: int | None
    confidence: float
    origin_kind: str
    origin: str
    origin_name: str
    origin_confidence: float
    copy_agency: str | None


@dataclass(frozen=True, slots=True)
class Traced(Record):
    """The lineage of one cluster: all its edges in order, and the standing of each of its stories."""

    cluster: ClusterId
    edges: tuple[Edge, ...]
    standings: tuple[Standing, ...]
