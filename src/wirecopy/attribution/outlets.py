"""Outlets that run agencies' copy and whose copy others run: the shipped ones and the user's own file.

Every fault names the file, the line and what is wrong; the fields are told in data/outlets/README.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from wirecopy.attribution.datafile import Entry, entries, is_list_of_texts, is_text
from wirecopy.patterns import lazy_re
from wirecopy.records import AgencyId
from wirecopy.resources import told_in

_DOMAIN = lazy_re(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}$")
_LISTS = ("feeds", "disclaimers")
_REQUIRED = ("domain", "name")
_FLAG = "aggregator"


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet by its registrable domain. feeds: agencies whose copy it takes, as it says itself.

    disclaimers: its own words for a story that came from a feed unedited. aggregator: it shows what others
    publish, under their names.
    """

    domain: str
    name: str
    feeds: tuple[AgencyId, ...] = ()
    disclaimers: tuple[str, ...] = ()
    aggregator: bool = False


def outlets_of(
    files: Mapping[Path, bytes], own: Path | None, agencies: Collection[AgencyId]
) -> Mapping[str, KnownOutlet]:
    """The outlets of some files by domain; those of the user's `own` file add to them and replace fields.

    Raises DataFileError with file, line and fault.
    """
    merged: dict[str, dict[str, Any]] = {}
    for path, data in files.items():
        for index, row in enumerate(entries(path, data, "outlets", "domain")):
            entry = Entry(path, data, index, told_in("outlets"))
            if not isinstance(row, dict):
                raise entry.fault(None, "must be an outlet with fields")
            for key, problem in _problems(row, agencies):
                raise entry.fault(key, problem)
            domain = row["domain"]
            if domain in merged and path != own:
                raise entry.fault("domain", f"`{domain}` is there twice")
            merged[domain] = {**merged.get(domain, {}), **row}
            for needed in _REQUIRED:
                if needed not in merged[domain]:
                    raise entry.fault(None, f"`{domain}` has no `{needed}`")
    return MappingProxyType({domain: _outlet(row) for domain, row in merged.items()})


def _problems(row: Mapping[Any, Any], agencies: Collection[AgencyId]) -> Iterator[tuple[str | None, str]]:
    domain = row.get("domain")
    if not isinstance(domain, str) or not _DOMAIN.match(domain):
        yield (
            "domain" if "domain" in row else None,
            "needs a `domain` in lower-case letters, such as `bay.example`",
        )
    for key, value in row.items():
        if key in _REQUIRED:
            if not is_text(value):
                yield key, f"`{key}` must be text (put it in quotes)"
        elif key == _FLAG:
            if not isinstance(value, bool):
                yield key, f"`{key}` must be true or false"
        elif key not in _LISTS:
            yield str(key), f"`{key}` is no field of an outlet"
        elif not is_list_of_texts(value):
            yield key, f"`{key}` must be a list of texts (put them in quotes)"
    for agency in row.get("feeds", ()):
        if agency not in agencies:
            yield "feeds", f"`feeds` names `{agency}`, which is not in the catalogue"


def _outlet(row: Mapping[str, Any]) -> KnownOutlet:
    return KnownOutlet(
        row["domain"],
        row["name"],
        tuple(row.get("feeds", ())),
        tuple(row.get("disclaimers", ())),
        row.get(_FLAG, False),
    )
