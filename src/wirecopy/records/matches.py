"""What matching and clustering say of stories: fingerprints, judged pairs, shared passages, changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from wirecopy.records.base import ClusterId, Record, StoryId


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
        """The specification as a store writes it down, such as `affine32/1/128/3/3/40`."""
        return "/".join(str(getattr(self, name)) for name in self.__slots__)


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
    matching.judge. earlier: measured for lineage on an earlier text of an agency's own story; never kept.
    Made by matching.judge, kept in table `match`.
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
    earlier: bool = False

    def other(self, story: StoryId) -> StoryId:
        """The one of the pair that a story of it stands beside."""
        return self.b if self.a == story else self.a

    def held_of(self, story: StoryId) -> float:
        """The share of a story of the pair that the other one holds."""
        return self.containment_a if self.a == story else self.containment_b


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """A passage that two stories share though they are not the same copy, a < b.

    start and end are characters of each story's text as stored. words: of the shared passage.
    direction: `a_to_b` where b took it from a, `b_to_a`, or `unknown`: told when all who hold it are known.
    """

    a: StoryId
    b: StoryId
    start_a: int
    end_a: int
    start_b: int
    end_b: int
    words: int
    direction: str = "unknown"


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
