"""A person's word on claims, laid over what the rules found: it adds and takes away, and wins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wirecopy.attribution.catalogue import Agency, Catalogue
from wirecopy.records import (
    BY_A_PERSON,
    AgencyId,
    Attribution,
    Evidence,
    Item,
    Judgement,
    Organisation,
    Relation,
    Zone,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a story stands in a relation to an agency, as a person said."""

    agency: AgencyId
    relation: Relation
    holds: bool


def with_verdicts(
    item: Item, judgement: Judgement, verdicts: Iterable[Verdict], catalogue: Catalogue
) -> Judgement:
    """The judgement with claims denied by a person taken away, and those affirmed certain.

    A claim that the rules did not find has the agency's name in the story for its evidence, or no words at
    all where the story does not name it.
    """
    claims = list(judgement.attributions)
    for verdict in verdicts:
        found = [claim for claim in claims if _is_about(claim, verdict)]
        if not verdict.holds:
            claims = _without(claims, found)
        elif found:
            claims = [replace(claim, confidence=1.0) if claim in found else claim for claim in claims]
        else:
            claims.insert(0, _made(item, claims, verdict, catalogue.get(verdict.agency)))
    return replace(judgement, attributions=tuple(claims))


def _is_about(claim: Attribution, verdict: Verdict) -> bool:
    return (claim.organisation.agency, claim.relation) == (verdict.agency, verdict.relation)


def _without(claims: list[Attribution], denied: list[Attribution]) -> list[Attribution]:
    """What is left; what came through somebody whom nothing credits any more hangs on the story."""
    left = [claim for claim in claims if claim not in denied]
    credited = {claim.organisation for claim in left}
    gone = {claim.organisation for claim in denied} - credited
    return [replace(claim, by=None) if claim.by in gone else claim for claim in left]


def _made(item: Item, claims: list[Attribution], verdict: Verdict, agency: Agency | None) -> Attribution:
    name = agency.name if agency else verdict.agency
    evidence = next(
        (claim.evidence[0] for claim in claims if claim.organisation.agency == verdict.agency),
        _naming(item, agency),
    )
    proof = replace(evidence, rule=BY_A_PERSON, weight=1.0)
    return Attribution(verdict.relation, Organisation(verdict.agency, name), 1.0, (proof,))


def _naming(item: Item, agency: Agency | None) -> Evidence:
    """Where the story names the agency first, furniture aside; no words where it does not."""
    names = (agency.full_name, agency.name, *agency.names) if agency else ()
    bounded = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(set(names), key=len, reverse=True)]
    spans = [span for span in item.zones if span.zone is not Zone.furniture]
    if bounded:
        pattern = re.compile("|".join(bounded))
        for span in spans:
            found = pattern.search(item.text, span.start, span.end)
            if found:
                return Evidence(span.zone, *found.span(), found[0], BY_A_PERSON, 1.0)
    start = spans[0].start if spans else 0
    return Evidence(spans[0].zone if spans else Zone.body, start, start, "", BY_A_PERSON, 1.0)
