"""How much of outlets' output came from which agencies, credited and not.

The words are neutral: a count of texts, what they name and what lineage shows, never what anybody did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from wirecopy.records import AgencyId
from wirecopy.reports.words import aligned, clipped, counted, harmless, share

COLUMNS = (
    *("outlet", "domain", "output", "agency", "name", "ownership", "state_owned"),
    *("stories", "share", "credited", "contributed", "through", "uncredited", "cited"),
    "declined",
)
"""Columns of the CSV, one row an outlet and agency."""
WAYS = ("credited", "contributed", "through", "uncredited")
"""How a story has an agency's copy; one that only cites it has another's."""


@dataclass(slots=True)
class AgencyShare:
    """How many of an outlet's stories came from an agency: all, and in each way.

    cited: the stories that only cite it; declined: those with its text whose credit to it a person declined;
    neither are of `stories`. share: of the outlet's output.
    """

    agency: AgencyId
    name: str
    ownership: str | None
    state_owned: bool | None
    stories: int = 0
    share: float = 0.0
    credited: int = 0
    contributed: int = 0
    through: int = 0
    uncredited: int = 0
    cited: int = 0
    declined: int = 0


@dataclass(slots=True)
class OutletExposure:
    """An outlet's output, and how much of it came from the agencies that count.

    stories: that came from any of them; uncredited: those of them that name no supplier.
    """

    outlet: str
    domain: str | None
    output: int = 0
    stories: int = 0
    uncredited: int = 0
    agencies: list[AgencyShare] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of the outlet's output, what came from any of the agencies."""
        return round(self.stories / self.output, 4) if self.output else 0.0


@dataclass(frozen=True, slots=True)
class Exposure:
    """The answer: outlets with most stories from agencies first. asked: what the question was narrowed to."""

    asked: Mapping[str, str | None]
    outlets: tuple[OutletExposure, ...]

    @classmethod
    def of(
        cls,
        asked: Mapping[str, str | None],
        counts: Iterable[tuple[str, str, AgencyId | None, str, int]],
        agencies: Mapping[AgencyId, Mapping[str, object]],
    ) -> Exposure:
        """From counts of outlet key, outlet name, agency, way and number.

        agencies: rows of the export `agencies` by id.
        """
        outlets: dict[str, OutletExposure] = {}
        shares: dict[tuple[str, AgencyId], AgencyShare] = {}
        for key, name, agency, way, number in counts:
            domain = None if key.startswith("name:") else key
            outlet = outlets.setdefault(key, OutletExposure(name, domain))
            if agency is None:
                _add_to_outlet(outlet, way, number)
                continue
            known = shares.get((key, agency))
            if known is None:
                known = shares[key, agency] = _agency_share(agency, agencies.get(agency, {}))
                outlet.agencies.append(known)
            setattr(known, way, number)
            known.stories += number if way in WAYS else 0
        for outlet in outlets.values():
            for one in outlet.agencies:
                one.share = round(one.stories / outlet.output, 4) if outlet.output else 0.0
            outlet.agencies.sort(key=lambda one: (-one.stories, -one.cited, one.agency))
        ranked = sorted(outlets.items(), key=lambda entry: (-entry[1].stories, -entry[1].share, entry[0]))
        everything = asked.get("outlet") is not None
        return cls(asked, tuple(outlet for _, outlet in ranked if outlet.agencies or everything))

    def as_json(self) -> dict[str, object]:
        """The same as an object."""
        return {
            "schema_version": 1,
            **self.asked,
            "outlets": [{**asdict(outlet), "share": outlet.share} for outlet in self.outlets],
        }

    def rows(self) -> Iterator[dict[str, object]]:
        """One row an outlet and agency, with the columns of the CSV."""
        for outlet in self.outlets:
            of_outlet = {"outlet": outlet.outlet, "domain": outlet.domain, "output": outlet.output}
            for one in outlet.agencies:
                yield {**of_outlet, **asdict(one)}


def _add_to_outlet(outlet: OutletExposure, way: str, number: int) -> None:
    if way == "output":
        outlet.output = number
    else:
        outlet.stories += number
        outlet.uncredited += number if way == "uncredited" else 0


def _agency_share(agency: AgencyId, row: Mapping[str, object]) -> AgencyShare:
    owner, state = row.get("ownership"), row.get("state_owned")
    return AgencyShare(
        agency,
        str(row.get("name") or agency),
        None if owner is None else str(owner),
        None if state is None else bool(state),
    )


def render_exposure(exposure: Exposure, shown: int = 20) -> str:
    """For a reader: an outlet a line, its agencies below, at most 100 columns wide."""
    outlets = exposure.outlets
    told, holding = _asked(exposure), sum(outlet.stories > 0 for outlet in outlets)
    if not outlets:
        return f"no copy {told}"
    heads = (
        "outlet, agency",
        "stories",
        "share",
        "credited",
        "partly",
        "through",
        "uncredited",
        "only cited",
    )
    table: list[Sequence[str]] = []
    for outlet in outlets[:shown]:
        of_all = f"{outlet.stories:,} of {outlet.output:,}"
        bare = str(outlet.uncredited) if outlet.uncredited else ""
        table.append((clipped(outlet.outlet, 30), of_all, share(outlet.share), "", "", "", bare, ""))
        for one in outlet.agencies:
            name = f"  {clipped(one.name, 20)}" + (" (state)" if one.state_owned else "")
            ways = (one.credited, one.contributed, one.through, one.uncredited, one.cited)
            cells = [f"{number:,}" if number else "" for number in ways]
            table.append((name, f"{one.stories:,}", share(one.share), *cells))
    if exposure.asked.get("outlet") is None:
        lines = [f"{counted(holding, 'outlet')} with copy {told}" if holding else f"no copy {told}"]
        citing = sum(not outlet.stories and any(one.cited for one in outlet.agencies) for outlet in outlets)
        whom = "it" if exposure.asked.get("agency") else "them"
        lines[0] += f"; {counted(citing, 'outlet only cites', 'outlets only cite')} {whom}" if citing else ""
    else:
        lines = [f"{'copy' if holding else 'no copy'} {told}"]
    lines += aligned(table, right=tuple(range(1, 8)), heads=heads)
    if len(outlets) > shown:
        lines.append(f"… and {len(outlets) - shown:,} more outlets: --json and --format csv have all")
    lines.append("through: names another supplier, whose copy leads there. uncredited: names no supplier.")
    declined = sum(one.declined for outlet in outlets for one in outlet.agencies)
    if declined:
        lines.append(f"Not counted: {counted(declined, 'story', 'stories')} whose credit a person declined.")
    return "\n".join(lines)


def _asked(exposure: Exposure) -> str:
    """`from agencies that are state owned, since 2024-05-01`: what the question was narrowed to."""
    given = {name: harmless(value) for name, value in exposure.asked.items() if value is not None}
    names = [one.name for outlet in exposure.outlets for one in outlet.agencies]
    supplier = harmless(names[0]) if "agency" in given and names else given.get("agency") or "agencies"
    if ownership := given.get("ownership"):
        supplier += f" that are {ownership.replace('_', ' ')}"
    where = f" in {given['outlet']}" if "outlet" in given else ""
    span = [f"{word} {given[word]}" for word in ("since", "until") if word in given]
    return ", ".join([f"from {supplier}{where}", *span])
