"""Outlets that run agencies' copy and whose copy others run, from data/outlets: their names and feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from wirecopy.errors import DataFileError
from wirecopy.records import AgencyId
from wirecopy.resources import data_folder, yaml_of


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet by its registrable domain. feeds: agencies whose copy it takes, as it says itself."""

    domain: str
    name: str
    feeds: tuple[AgencyId, ...] = ()


@cache
def known_outlets() -> Mapping[str, KnownOutlet]:
    """The shipped outlets by domain. Raises DataFileError with file and fault."""
    import yaml  # noqa: PLC0415 - query commands do without it

    path = data_folder() / "outlets" / "outlets.yaml"
    try:
        rows = yaml_of(path.read_bytes())
        found = [KnownOutlet(row["domain"], row["name"], tuple(row.get("feeds", ()))) for row in rows]
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise DataFileError(f"{path}: {error!r}", "data/outlets/README.md tells the fields") from error
    return MappingProxyType({outlet.domain: outlet for outlet in found})


def taking(agency: AgencyId) -> list[str]:
    """The names of the outlets that take an agency's copy by feed."""
    return [outlet.name for outlet in known_outlets().values() if agency in outlet.feeds]
