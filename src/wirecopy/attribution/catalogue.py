"""The organisations that supply copy and outlets that take it: the shipped ones and the user's own files.

Every fault names the file, the line and what is wrong; the fields are told in data/agencies/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any

from wirecopy.attribution.datafile import Entry, entries, is_list_of_texts, is_text
from wirecopy.attribution.outlets import KnownOutlet, outlets_of
from wirecopy.errors import DataFileError
from wirecopy.patterns import lazy_re
from wirecopy.records import AgencyId
from wirecopy.resources import data_folder, told_in

RELEASE_WIRE = "press_release_wire"
KINDS = (
    "news_agency",
    RELEASE_WIRE,
    "syndicate",
    "content_network",
    "public_broadcaster",
    "data_wire",
    "picture_agency",
)
OWNERSHIPS = ("private", "state_owned", "state_funded", "public", "cooperative")
STATUSES = ("active", "dormant", "closed")

SHORTEST_SITE_NAME = 6
"""Letters of a domain's name from which it is an agency's under every ending."""
_IDENT = lazy_re(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_COUNTRY = lazy_re(r"^[A-Z]{2}$")
_REQUIRED = ("id", "name", "kind", "country")
_TEXTS = (*_REQUIRED, "full_name", "ownership", "parent", "status", "closed", "reach", "signs")
_LISTS = ("services", "domains", "hosting", "languages", "names", "own_script", "never", "places")
_TABLES: Mapping[str, Mapping[str, type]] = {
    "ambiguous": {
        "name": str,
        "known": bool,
        "word": bool,
        "foremost": bool,
        "paper": bool,
        "surname": bool,
        "given": bool,
        "thing": bool,
        "also": list,
    },
    "historic": {"name": str, "until": int},
}
_FLAGS = ("known", "word", "foremost", "paper", "surname", "given", "thing")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "ownership": OWNERSHIPS,
    "status": STATUSES,
    "reach": ("world",),
    "signs": ("names",),
}


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A name that means other things too. known: a citing phrase is enough to make it sure.

    word: an ordinary word, sure only in the brackets of a dateline or sign-off. foremost: of those who
    share the name this one is meant unless something says otherwise. paper: a newspaper's own name, which
    stands for its syndicate only where copy is credited. surname: persons bear it, so that a given name
    before it anywhere in a story makes it theirs in running text. given: a first name
    too, which is somebody's where a surname follows. thing: initials of a thing that everybody has too.
    also: what else it means.
    """

    name: str
    also: tuple[str, ...] = ()
    known: bool = False
    word: bool = False
    foremost: bool = False
    paper: bool = False
    surname: bool = False
    given: bool = False
    thing: bool = False


@dataclass(frozen=True, slots=True)
class HistoricName:
    """A former name and the last year of its use, None where unknown."""

    name: str
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """One organisation of the catalogue.

    name: short, for readers. names: mean it wherever they stand as words. state_owned: None where the
    ownership is not known. never: longer names that mean something else. places: what decides between
    those who share a name. worldwide: others relay it.
    signs_with_names: its copy closes with its name and its people's.
    taken_by: names of the outlets that say they take it.
    """

    id: AgencyId
    name: str
    full_name: str
    kind: str
    country: str
    ownership: str | None = None
    parent: AgencyId | None = None
    status: str = "active"
    closed: str | None = None
    worldwide: bool = False
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    ambiguous: tuple[AmbiguousName, ...] = ()
    historic: tuple[HistoricName, ...] = ()
    never: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    hosting: tuple[str, ...] = ()
    signs_with_names: bool = False
    places: tuple[str, ...] = ()
    taken_by: tuple[str, ...] = ()

    @property
    def state_owned(self) -> bool | None:
        """Whether a state owns it, None where that is not known."""
        return None if self.ownership is None else self.ownership == "state_owned"

    @property
    def forms(self) -> tuple[str, ...]:
        """All that it is called today, whatever else that may mean."""
        return (self.name, self.full_name, *self.names, *(row.name for row in self.ambiguous))

    @property
    def pictures_only(self) -> bool:
        """Whether it supplies pictures and never words."""
        return self.kind == "picture_agency"


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All organisations known, by id. outlets: by domain. version: digest of the files read."""

    agencies: Mapping[AgencyId, Agency]
    version: str
    _by_domain: Mapping[str, AgencyId] = field(repr=False)
    _by_name: Mapping[str, AgencyId] = field(repr=False, default_factory=dict)
    outlets: Mapping[str, KnownOutlet] = field(repr=False, default_factory=dict)

    def get(self, ident: AgencyId) -> Agency | None:
        """The organisation with this id, None where there is none."""
        return self.agencies.get(ident)

    def is_hosted(self, host: str) -> bool:
        """Whether an organisation shows its copy on this host under its customers' names."""
        return host in self._hosting

    @cached_property
    def outlets_by_name(self) -> Mapping[str, KnownOutlet]:
        """The outlets by name, without regard to case and without `the`."""
        return {one.name.casefold().removeprefix("the "): one for one in self.outlets.values()}

    @cached_property
    def _hosting(self) -> frozenset[str]:
        return frozenset(host for agency in self.agencies.values() for host in agency.hosting)

    def named_like(self, domain: str) -> AgencyId | None:
        """The one organisation whose name and site this registrable domain has, under another ending.

        `bayagency.ru` is Bay Agency's if `bayagency.net` is; names of a few letters say too little.
        """
        label = domain.partition(".")[0]
        if len(label) < SHORTEST_SITE_NAME:
            return None
        owners = {
            owner
            for own, owner in self._by_domain.items()
            if own.partition(".")[0] == label
            and label in {name.casefold().replace(" ", "") for name in self.agencies[owner].names}
        }
        return owners.pop() if len(owners) == 1 else None

    def release_desk(self, agency: AgencyId) -> AgencyId | None:
        """The service by which a news agency hands on releases that others pay for, if it has one."""
        return self._release_desks.get(agency)

    def is_release_desk(self, agency: AgencyId) -> bool:
        """Whether a press-release service is a news agency's own."""
        return agency in self._release_desks.values()

    @cached_property
    def _release_desks(self) -> dict[AgencyId, AgencyId]:
        return {
            desk.parent: desk.id
            for desk in self.agencies.values()
            if desk.kind == RELEASE_WIRE and desk.parent and self.agencies[desk.parent].kind != RELEASE_WIRE
        }

    def kin(self, one: AgencyId | None, other: AgencyId | None) -> bool:
        """Whether one of two organisations belongs to the other, as dpa-AFX does to dpa."""
        if one is None or other is None:
            return False
        return self.agencies[one].parent == other or self.agencies[other].parent == one

    def is_of_house(self, agency: AgencyId | None, own: AgencyId | None) -> bool:
        """Whether an agency is `own`, or the house to which that belongs and whose name it bears."""
        if agency is None or own is None:
            return False
        desk = self.agencies[own]
        of_house = desk.parent == agency and desk.name.startswith(self.agencies[agency].name)
        return agency == own or of_house

    def own_agency(self, outlet_key: str) -> AgencyId | None:
        """The organisation that this outlet (a registrable domain, a host, or `name:` and a name) is."""
        if outlet_key.startswith("name:"):
            return self._by_name.get(outlet_key.removeprefix("name:"))
        host = outlet_key.removeprefix("www.")
        while host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None


def load(extra: Path | None = None, outlets: Path | None = None) -> Catalogue:
    """The shipped catalogue with the user's own files on top; read once for each state of the files.

    extra: of agencies, outlets: of outlets. Raises DataFileError with file, line and fault.
    """
    shipped = sorted((data_folder() / "agencies").glob("*.yaml"))
    if not shipped:
        raise DataFileError(
            f"no agency catalogue in {data_folder() / 'agencies'}",
            "install the package again: its data is missing",
        )
    known = sorted((data_folder() / "outlets").glob("*.yaml"))
    paths = tuple(path for path in (*shipped, *known, extra, outlets) if path)
    return _load(tuple((path, _state(path)) for path in paths), extra, outlets)


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise DataFileError(
            f"{path}: cannot be read ({error.strerror})", "name a file that exists"
        ) from error
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=4)
def _load(
    paths: tuple[tuple[Path, tuple[int, int]], ...], extra: Path | None, outlets: Path | None
) -> Catalogue:
    files = {path: path.read_bytes() for path, _ in paths}
    digest = blake2b(digest_size=8)
    for data in files.values():
        digest.update(data)
    of_outlets = {
        path: data for path, data in files.items() if path == outlets or path.parent.name == "outlets"
    }
    merged, where = _merged({path: data for path, data in files.items() if path not in of_outlets}, extra)
    known = outlets_of(of_outlets, outlets, merged)
    agencies = _agencies(merged, where, known)
    names: dict[str, set[str]] = {}
    for agency in agencies.values():
        for name in agency.names:
            names.setdefault(name.casefold(), set()).add(agency.id)
    sure = {name: next(iter(owners)) for name, owners in names.items() if len(owners) == 1}
    return Catalogue(MappingProxyType(agencies), digest.hexdigest(), _domains(merged, where), sure, known)


def _merged(
    files: Mapping[Path, bytes], own: Path | None
) -> tuple[dict[str, dict[str, Any]], dict[str, Entry]]:
    """The fields of each organisation by its id, and where it was read last."""
    merged: dict[str, dict[str, Any]] = {}
    where: dict[str, Entry] = {}
    for path, data in files.items():
        for index, row in enumerate(entries(path, data, "organisations", "id")):
            entry = Entry(path, data, index, told_in("agencies"))
            ident = _checked(entry, row)
            if ident in merged and path != own:
                raise entry.fault("id", f"`{ident}` is there twice")
            merged[ident] = {**merged.get(ident, {}), **row}
            where[ident] = entry
            for needed in _REQUIRED:
                if needed not in merged[ident]:
                    raise entry.fault(None, f"`{ident}` has no `{needed}`")
    return merged, where


def _checked(entry: Entry, row: object) -> str:
    """The entry's id, once every field has the right form."""
    if not isinstance(row, dict):
        raise entry.fault(None, "must be an organisation with fields")
    for key, problem in _problems(row):
        raise entry.fault(key, problem)
    return str(row["id"])


def _problems(entry: Mapping[Any, Any]) -> Iterator[tuple[str | None, str]]:
    if not isinstance(entry.get("id"), str) or not _IDENT.match(entry["id"]):
        yield "id" if "id" in entry else None, "needs an `id` of lower-case letters, digits and hyphens"
    for key, value in entry.items():
        if key in _TEXTS:
            if not is_text(value):
                yield key, f"`{key}` must be text (put it in quotes)"
            elif key in _CHOICES and value not in _CHOICES[key]:
                yield key, f"`{key}` must be one of {', '.join(_CHOICES[key])}, not `{value}`"
            elif key == "country" and not _COUNTRY.match(value):
                yield key, f"`country` must be two capital letters, not `{value}`"
        elif key in _LISTS:
            if not is_list_of_texts(value):
                yield key, f"`{key}` must be a list of texts (put them in quotes)"
        elif key in _TABLES:
            yield from ((key, problem) for problem in _table_problems(key, value))
        else:
            yield str(key), f"`{key}` is no field of the catalogue"


def _table_problems(key: str, value: object) -> Iterator[str]:
    fields = _TABLES[key]
    if not isinstance(value, list) or not all(isinstance(row, dict) and "name" in row for row in value):
        yield f"`{key}` must be a list of {{name: …}}"
        return
    for row in value:
        for name, given in row.items():
            if name not in fields:
                yield f"`{key}` has no field `{name}`"
            elif not isinstance(given, fields[name]):
                yield f"`{name}` in `{key}` must be {fields[name].__name__}"


def _agencies(
    merged: Mapping[str, Mapping[str, Any]], where: Mapping[str, Entry], outlets: Mapping[str, KnownOutlet]
) -> dict[AgencyId, Agency]:
    agencies = {}
    for ident, entry in merged.items():
        parent = entry.get("parent")
        if parent is not None and parent not in merged:
            raise where[ident].fault("parent", f"`parent` names `{parent}`, which is not in the catalogue")
        agencies[ident] = Agency(
            id=ident,
            name=entry["name"],
            full_name=entry.get("full_name", entry["name"]),
            kind=entry["kind"],
            country=entry["country"],
            ownership=entry.get("ownership"),
            parent=parent,
            status=entry.get("status", "active"),
            closed=entry.get("closed"),
            worldwide=entry.get("reach") == "world",
            domains=tuple(entry.get("domains", ())),
            languages=tuple(entry.get("languages", ())),
            names=(*entry.get("names", ()), *entry.get("own_script", ())),
            ambiguous=tuple(
                AmbiguousName(
                    row["name"],
                    tuple(row.get("also", ())),
                    *(row.get(flag, False) for flag in _FLAGS),
                )
                for row in entry.get("ambiguous", ())
            ),
            historic=tuple(HistoricName(row["name"], row.get("until")) for row in entry.get("historic", ())),
            never=tuple(entry.get("never", ())),
            services=tuple(entry.get("services", ())),
            hosting=tuple(entry.get("hosting", ())),
            signs_with_names=entry.get("signs") == "names",
            places=tuple(entry.get("places", ())),
            taken_by=tuple(outlet.name for outlet in outlets.values() if ident in outlet.feeds),
        )
    return agencies


def _domains(merged: Mapping[str, Mapping[str, Any]], where: Mapping[str, Entry]) -> Mapping[str, AgencyId]:
    owners: dict[str, AgencyId] = {}
    for ident, entry in merged.items():
        for domain in entry.get("domains", ()):
            name = domain.lower().removeprefix("www.")
            if owners.setdefault(name, ident) != ident:
                raise where[ident].fault("domains", f"`{domain}` already belongs to `{owners[name]}`")
    return MappingProxyType(owners)
