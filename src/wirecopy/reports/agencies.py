"""The catalogue for a reader, and what the rules find in a text with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from wirecopy.records import Item, Judgement, Zone
from wirecopy.reports.story import judgement_json, judgement_lines
from wirecopy.reports.words import NOTHING, aligned, clipped, counted, harmless, wrapped

if TYPE_CHECKING:
    from wirecopy.attribution.catalogue import Agency, Catalogue
    from wirecopy.attribution.passed_over import PassedOver

BEGIN, END = "»", "«"
"""Stand round the words that prove a claim."""
_AROUND = 60


def agency_named(words: str, catalogue: Catalogue) -> Agency | None:
    """The agency with this id, or whose short, full or further name this is, letter case aside."""
    wanted = words.strip().casefold()
    if found := catalogue.get(wanted):
        return found
    for agency in catalogue.agencies.values():
        if wanted in {name.casefold() for name in (agency.name, agency.full_name, *agency.names)}:
            return agency
    return None


def near(words: str, names: Iterable[str], score: int = 70) -> str | None:
    """The name that the words are nearly (score: likeness from 0 to 100), None where none is near enough."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    found = process.extractOne(words.casefold(), list(names), scorer=fuzz.ratio, score_cutoff=score)
    return found[0] if found else None


def agency_json(agency: Agency) -> dict[str, object]:
    """An agency's facts as an object."""
    return {
        "agency": agency.id,
        "name": agency.name,
        "full_name": agency.full_name,
        "country": agency.country,
        "kind": agency.kind,
        "ownership": agency.ownership,
        "state_owned": agency.state_owned,
        "domains": list(agency.domains),
        "parent": agency.parent,
        "status": agency.status,
        "closed": agency.closed,
        "languages": list(agency.languages),
        "names": list(agency.names),
        "ambiguous": [row.name for row in agency.ambiguous],
        "historic": [{"name": row.name, "until": row.until} for row in agency.historic],
        "not_meant": list(agency.never),
        "services": list(agency.services),
        "taken_by": list(agency.taken_by),
    }


def render_list(agencies: Sequence[Agency]) -> str:
    """One line an agency: id, name, kind, country."""
    table = [
        (
            agency.id,
            clipped(agency.name, 28),
            clipped(agency.country or NOTHING, 14),
            clipped(agency.kind or NOTHING, 20),
        )
        for agency in agencies
    ]
    lines = aligned(table, heads=("agency", "name", "country", "kind"))
    return "\n".join([*lines, counted(len(agencies), "agency", "agencies")])


def render_agency(agency: Agency) -> str:
    """All facts of one agency; what is not known is said to be so."""
    owned = {True: "yes", False: "no", None: "not known"}[agency.state_owned]
    facts = [
        ("agency", agency.id),
        ("name", harmless(agency.name)),
        ("full name", harmless(agency.full_name or NOTHING)),
        ("country", harmless(agency.country or NOTHING)),
        ("kind", harmless(agency.kind or NOTHING)),
        ("ownership", clipped(agency.ownership or NOTHING, 84)),
        ("state-owned", owned),
        ("own sites", clipped(", ".join(agency.domains) or NOTHING, 84)),
    ]
    lines = aligned([*facts, *((label, words) for label, words in _told_of(agency) if words)])
    return "\n".join([*lines, *_names_of(agency)])


def _told_of(agency: Agency) -> list[tuple[str, str]]:
    """What not every entry has."""
    closed = f"{agency.status}, {agency.closed}" if agency.closed else agency.status
    return [
        ("belongs to", agency.parent or ""),
        ("status", "" if agency.status == "active" else closed),
        ("languages", ", ".join(agency.languages)),
        ("desk codes", clipped(", ".join(agency.services), 84)),
        ("taken by", clipped(", ".join(agency.taken_by), 84)),
    ]


def _names_of(agency: Agency) -> list[str]:
    """The names under which credits are looked for, by how much they say alone."""
    former = [f"{row.name} (to {row.until})" if row.until else row.name for row in agency.historic]
    kinds = (
        ("names that mean it anywhere", agency.names),
        ("names that mean others too", [row.name for row in agency.ambiguous]),
        ("former names", former),
        ("longer names that do not mean it", agency.never),
    )
    lines = []
    for title, names in kinds:
        if names:
            lines += ["", title, *wrapped(harmless(", ".join(names)), 96, "  ")]
    return lines


def findings_json(item: Item, judgement: Judgement, rest: Sequence[PassedOver] = ()) -> dict[str, object]:
    """`agencies test --json`: the text, its zones, what the rules find and the names they left alone."""
    zones = [
        {"zone": span.zone.value, "start": span.start, "end": span.end, "label": span.label}
        for span in item.zones
    ]
    left = [
        {
            "words": one.words,
            "start": one.start,
            "end": one.end,
            "zone": one.zone.value,
            "may_mean": list(one.agencies),
        }
        for one in rest
    ]
    return {
        "schema_version": 1,
        "text": item.text,
        "zones": zones,
        **judgement_json(judgement),
        "passed_over": left,
    }


def render_findings(item: Item, judgement: Judgement, rest: Sequence[PassedOver] = ()) -> str:
    """What the rules find and why, the text round each proof, and the names that no claim rests on."""
    lines = judgement_lines(judgement)
    proofs = sorted(
        {(evidence.start, evidence.end) for claim in judgement.attributions for evidence in claim.evidence}
        | ({(judgement.feed.start, judgement.feed.end)} if judgement.feed else set())
    )
    if proofs:
        lines += ["", "Where it stands"]
        for start, end in proofs:
            lines += wrapped(_marked(item.text, start, end), 98, "  ")
    if rest:
        lines += ["", "Named, and no credit made of it"]
        for one in rest:
            lines += wrapped(f"{one.zone.value}: {_marked(item.text, one.start, one.end)}", 98, "  ")
    zones = sorted({span.zone for span in item.zones}, key=list(Zone).index)
    return "\n".join([*lines, "", f"zones found: {', '.join(zones) or 'none'}"])


def _marked(text: str, start: int, end: int) -> str:
    """The words with their neighbourhood, cut at blanks."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "…" + before[before.find(" ") + 1 :]
    if end + _AROUND < len(text):
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    return f"{before}{BEGIN}{text[start:end]}{END}{after}"
