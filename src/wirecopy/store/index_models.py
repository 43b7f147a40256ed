"""The tables of fingerprints and of the index; part of `wirecopy.store.models`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, LargeBinary, Named, Table, TypedColumns

from wirecopy.store.base import METADATA, Wide


class SpecificationColumns(TypedColumns):
    """How fingerprints were made; a store holds one."""

    id: Named[int] = Column(Wide, primary_key=True)
    label: Named[str] = Column(unique=True)
    scheme: Named[str]
    seed: Named[int]
    permutations: Named[int]
    shingle_words: Named[int]
    normalisation: Named[int]
    key_bits: Named[int]


specification = Table("specification", METADATA, SpecificationColumns)


class PassagesColumns(TypedColumns):
    """Passage hashes of a story's current text: of all its words, furniture among them; so is all_digest.

    hashes: ascending, five bytes each.
    """

    revision_id: Named[int] = Column(Wide, ForeignKey("revision.id"), primary_key=True)
    all_digest: Named[int] = Column(Wide)
    words: Named[int]
    hashes: Named[bytes]


passages = Table("passages", METADATA, PassagesColumns)


class FingerprintColumns(TypedColumns):
    """A story's fingerprint: of the words that are left without its outlet's furniture.

    signature: 128 × uint32, None where no words are left, and where another story stands for this one in the
    index: it is that one's. checksum: CRC-32 of its bytes.
    """

    story_id: Named[int] = Column(Wide, ForeignKey("story.id"), primary_key=True, autoincrement=False)
    specification_id: Named[int] = Column(ForeignKey("specification.id"))
    digest: Named[int | None] = Column(Wide, index=True)
    signature: Named[bytes | None] = Column(LargeBinary)
    shingles: Named[int]
    checksum: Named[int | None] = Column(Wide)


fingerprint = Table("fingerprint", METADATA, FingerprintColumns)


class IndexedColumns(TypedColumns):
    """The number under which a story stands in the index. A number is never given twice."""

    number: Named[int] = Column(Wide, primary_key=True, autoincrement=False)
    story_id: Named[int] = Column(Wide, ForeignKey("story.id"), unique=True)


indexed = Table("indexed", METADATA, IndexedColumns)


class SegmentColumns(TypedColumns):
    """A sorted list of keys and of who holds them; see `wirecopy.store.segments`.

    fences: int64, the first key of each block.
    """

    id: Named[int] = Column(Wide, primary_key=True)
    kind: Named[str]
    level: Named[int]
    last_number: Named[int] = Column(Wide)
    fences: Named[bytes]


segment = Table("segment", METADATA, SegmentColumns)


class SegmentBlockColumns(TypedColumns):
    """A stretch of a segment. keys: steps from one to the next; stories: numbers; each of as few bytes as the
    largest needs. checksum: CRC-32 of the bytes of both."""

    segment_id: Named[int] = Column(Wide, ForeignKey("segment.id"), primary_key=True)
    number: Named[int] = Column(primary_key=True)
    entries: Named[int]
    keys: Named[bytes]  # type: ignore[assignment]  # `c["keys"]`, beside the collection's method
    stories: Named[bytes]
    checksum: Named[int] = Column(Wide)


segment_block = Table("segment_block", METADATA, SegmentBlockColumns)


class FurnitureColumns(TypedColumns):
    """Passage hashes that are an outlet's furniture: sorted int64."""

    outlet_id: Named[int] = Column(ForeignKey("outlet.id"), primary_key=True)
    hashes: Named[bytes]


furniture = Table("furniture", METADATA, FurnitureColumns)
