"""Lineage for one reader: of a text by itself, or of a story at the near end of known links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirecopy.attribution.weigh import attribute
from wirecopy.lineage import chain
from wirecopy.lineage.edges import Member, reachable, story_node, trace
from wirecopy.records import Edge, Item, Judgement, Relation, story_label
from wirecopy.reports.lineage_answer import LineageAnswer
from wirecopy.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wirecopy.attribution.catalogue import Catalogue


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
