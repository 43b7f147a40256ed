"""Whom a story's own words credit, in a line for a reader."""

from __future__ import annotations

from collections.abc import Mapping

from wirecopy.lineage.names import folded, signed_by
from wirecopy.records import Judgement, Relation

RELATIONS = {
    Relation.syndicated: "credits",
    Relation.contributed: "inputs from",
    Relation.cites: "cites",
    Relation.quotes: "quotes",
}
NO_CREDIT = "names no source"
DECLINED = "credit declined by a person"


def credits_of(judgement: Judgement, parent: str | None = None) -> str:
    """What a story's own words credit, in its order of certainty: `credits ANI; cites Sputnik`.

    parent: the outlet that it has its words from, where its byline names that.

    Where a person took the one credit out of it, that; nothing where it names nobody.
    """
    said = [f"credits {parent}"] if parent else []
    direct = [claim for claim in judgement.attributions if claim.by is None and claim.relation in RELATIONS]
    for claim in direct:
        words = f"{RELATIONS[claim.relation]} {claim.organisation.name}"
        if words not in said:
            said.append(words)
    if judgement.feed and not any(claim.relation is Relation.syndicated for claim in direct):
        said.append("credits a feed without naming it")
    if not said and any(one.relation is Relation.syndicated for one in judgement.declined):
        return DECLINED
    return "; ".join(said)


def named_parent(row: Mapping[str, object], outlets: Mapping[object, object]) -> str | None:
    """The outlet of a story's parent, where the story's byline is that outlet's name. outlets: by label."""
    byline, parent = row.get("byline"), outlets.get(row.get("parent_story_id"))
    if not isinstance(byline, str) or not isinstance(parent, str) or parent == row["outlet"]:
        return None
    return parent if parent and signed_by(byline) == folded(parent) else None
