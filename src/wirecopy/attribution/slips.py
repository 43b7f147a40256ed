"""Agencies' names in full with a letter or two wrong: `Agence France Press`."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz, process

from wirecopy.attribution.catalogue import Agency, Catalogue
from wirecopy.attribution.mentions import SHORTEST_IN_FULL

BEGINS = 3
"""Letters with which a slip does not begin: by them most names are told to be nobody's."""
LEAST_ALIKE = 93
"""Likeness in per cent of an agency's name in full that has slips in it."""


def agency_spelt_so(catalogue: Catalogue, name: str) -> Agency | None:
    """The agency whose name in full a name is, slips aside; None where it is none's."""
    if len(name) < SHORTEST_IN_FULL:
        return None
    names, begun = _full_names(catalogue)
    spelt = name.casefold().replace("-", " ")
    if spelt[:BEGINS] not in begun:
        return None
    found = process.extractOne(spelt, names.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
    return names[found[0]] if found is not None else None


@lru_cache(maxsize=4)
def _full_names(catalogue: Catalogue) -> tuple[dict[str, Agency], frozenset[str]]:
    """The agencies by their full names, casefolded, and how these names begin."""
    names = {
        name.casefold().replace("-", " "): agency
        for agency in catalogue.agencies.values()
        for name in agency.names
        if " " in name and len(name) >= SHORTEST_IN_FULL
    }
    return names, frozenset(name[:BEGINS] for name in names)
