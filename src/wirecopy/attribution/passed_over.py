"""Names of the catalogue that a text holds and no claim rests on: what the rules saw and left alone."""

from __future__ import annotations

from dataclasses import dataclass

from wirecopy.attribution.asread import as_read
from wirecopy.attribution.catalogue import Catalogue
from wirecopy.attribution.find import finder_of
from wirecopy.records import Item, Judgement, Zone


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A name where it stands, text[start:end], the short names of whom it can mean, and its zone."""

    start: int
    end: int
    words: str
    agencies: tuple[str, ...]
    zone: Zone


def passed_over(item: Item, judgement: Judgement, catalogue: Catalogue) -> list[PassedOver]:
    """The names, in order, that stand in no evidence of the judgement."""
    proofs = [evidence for claim in judgement.attributions for evidence in claim.evidence]
    found = []
    seen = as_read(item, catalogue)
    for hit in finder_of(catalogue).find(seen.item.text):
        start, end = seen.span(hit.start, hit.end)
        if any(proof.start <= start and end <= proof.end for proof in proofs):
            continue
        meant = tuple(catalogue.agencies[ident].name for ident in hit.name.agencies)
        found.append(PassedOver(start, end, item.text[start:end], meant, item.zone_at(start)))
    return found
