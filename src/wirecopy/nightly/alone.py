"""One text against the store, or by itself: judged and traced as in a night, and nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirecopy.attribution.weigh import attribute
from wirecopy.lineage import chain
from wirecopy.lineage.edges import Member, reachable, story_node, trace
from wirecopy.records import Edge, Item, Judgement, Match, Relation, story_label
from wirecopy.reports.lineage_answer import LineageAnswer
from wirecopy.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wirecopy.attribution.catalogue import Catalogue
    from wirecopy.store.open import Connection


def compare(connection: Connection, item: Item) -> list[Match]:
    """The text judged against every known story that is worth it; the text's own story is left out.

    Raises SpecificationError where the store's fingerprints were made by another specification.
    """
    from wirecopy.fingerprint.bands import buckets  # noqa: PLC0415
    from wirecopy.fingerprint.sign import sign  # noqa: PLC0415
    from wirecopy.matching.furniture import without  # noqa: PLC0415
    from wirecopy.matching.judge import judge  # noqa: PLC0415
    from wirecopy.matching.passages import passage_hashes  # noqa: PLC0415
    from wirecopy.matching.prepare import prepare  # noqa: PLC0415
    from wirecopy.nightly.phases import BAND_CAP, PASSAGE_CAP, PASSAGES_SHARED  # noqa: PLC0415
    from wirecopy.store import index, read, work  # noqa: PLC0415

    story = item.story
    words = words_of(item.text, item.zones)
    furniture = index.furniture_of(connection, item.outlet.key)
    signed = sign([without(words, furniture)])[0]
    found = index.candidates(
        connection,
        {story: passage_hashes(words)},
        {story: buckets(signed.signature)} if signed is not None else {},
        band_cap=BAND_CAP,
        passage_cap=PASSAGE_CAP,
        passages_shared=PASSAGES_SHARED,
    )[story]
    for twins in work.twins_of(connection, sorted({*found, story})).values():
        found.update(twins)
    others = sorted(found - {story})
    outlets = work.outlets_of(connection, others)
    furnitures = index.furniture(connection, outlets.values())
    text = prepare(story, item, furniture)
    return [
        judge(text, prepare(other, read.item(connection, other), furnitures[outlets[other]])).match
        for other in others
    ]


def lineage_alone(item: Item, catalogue: Catalogue) -> LineageAnswer:
    """Where a text came from by its own words alone."""
    judgement = attribute(item, catalogue)
    words = len(words_of(item.text, item.zones).hashes)
    member = Member(item.story, item.outlet, item.title, item.published, words, judgement)
    edges = reachable(item.story, trace([member], [], names_of(catalogue)))
    return answer(row_of(item, judgement, words), member, edges, catalogue)


def answer(
    row: Mapping[str, object], member: Member, edges: list[Edge], catalogue: Catalogue
) -> LineageAnswer:
    """The answer to `lineage` for a story at the near end of these edges."""
    start = story_node(member, names_of(catalogue))
    far_end, confidence = chain.origin(start, edges)
    if row["origin"] is None and far_end != start:
        row = {**row, "origin": far_end.name, "origin_confidence": confidence}
    return LineageAnswer(
        story=row,
        path=chain.chain(start, edges),
        edges=edges,
        alternatives=chain.alternatives(start, edges),
    )


def row_of(item: Item, judgement: Judgement, words: int) -> dict[str, object]:
    """A row of the export `stories` for a text that no store holds; what only a store knows is None."""
    return {
        "story_id": story_label(item.story),
        "item_id": item.item_id,
        "source": item.source,
        "url": item.url,
        "outlet": item.outlet.name,
        "title": item.title,
        "byline": item.byline,
        "published": item.published.utc if item.published else None,
        "updated": item.updated.utc if item.updated else None,
        "first_seen": None,
        "language": item.language,
        "words": words,
        "revision": None,
        "cluster_id": None,
        "auto_generated": judgement.auto_generated,
        "syndicated_from": _agencies(judgement, Relation.syndicated),
        "contributed_by": _agencies(judgement, Relation.contributed),
        "origin": None,
        "origin_confidence": None,
    }


def names_of(catalogue: Catalogue) -> dict[str, str]:
    """Short names for readers by catalogue id."""
    return {ident: agency.name for ident, agency in catalogue.agencies.items()}


def _agencies(judgement: Judgement, relation: Relation) -> str | None:
    named = {
        claim.organisation.agency
        for claim in judgement.attributions
        if claim.relation is relation and claim.organisation.agency
    }
    return ";".join(sorted(named)) or None
