"""Addresses in a page's data that say whose copy it is: a canonical address, what it is based on, its source,
whose picture stands where its author does.

An address on an agency's own site names that agency as surely as its name does; so does a mail address of its
desk at the story's foot.
"""

from __future__ import annotations

import unicodedata

import regex

from wirecopy.attribution.catalogue import Agency
from wirecopy.attribution.lines import Line
from wirecopy.attribution.story import Claim, Story, letters_of
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Relation, Zone

SECTION = "address.section"
"""The label of a folder of the page's address that is called after an agency."""
_WEIGHTS = {
    "canonical.domain": 0.8,
    ".is_based_on": 0.75,
    ".syndication_source": 0.85,
    ".original_source": 0.75,
    ".source_link": 0.75,
    SECTION: 0.7,
}
"""By the end of a field's label how much its address proves."""
_LABELS = tuple(_WEIGHTS)
_MAIL = lazy_regex(r"[\p{L}\p{N}._+-]+@(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?![\p{L}\p{N}])", regex.I)
_OF_ITSELF = lazy_regex(
    r"\b(?:media|press|investor|further|information|kontakt|pressekontakt|contacto)\b", regex.I
)
LONGEST_MAIL_LINE = 120
"""Characters of a line that tells how to write to whoever made the story."""
_HOST = lazy_regex(r"(?:https?://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/:?#\s]|$)", regex.I)


def read_addresses(story: Story) -> None:
    """Claims from addresses of agencies' own sites in the fields that say where a story comes from."""
    for line in story.credits:
        if not line.label.endswith(_LABELS):
            continue
        owner = _called(story, line) if line.label == SECTION else _owner(story, line)
        if owner is None or owner == story.own:
            continue
        weight = next(weight for end, weight in _WEIGHTS.items() if line.label.endswith(end))
        agency = story.agency(owner)
        evidence = story.evidence(line.zone, line.start, line.end, "metadata-address", weight)
        story.claims.append(Claim(Relation.syndicated, agency.id, agency.name, evidence))


def read_mail(story: Story) -> None:
    """Claims from an agency's own mail address in a line at the story's foot (`desk@agency.example`)."""
    if "@" not in story.text:
        return
    for line in story.tail:
        if line.end - line.start > LONGEST_MAIL_LINE or story.text.find("@", line.start, line.end) < 0:
            continue
        if _OF_ITSELF.search(story.text, line.start, line.end):
            continue
        found = _MAIL.search(story.text, line.start, line.end)
        owner = story.catalogue.own_agency(found["host"].lower()) if found else None
        if found is None or owner is None or owner == story.own:
            continue
        agency = story.agency(owner)
        if agency.kind == "news_agency" and _is_named_after(found["host"].lower(), agency):
            evidence = story.evidence(Zone.signoff, found.start(), found.end(), "signoff-mail", 0.7)
            story.claims.append(Claim(Relation.syndicated, agency.id, agency.name, evidence))


def _owner(story: Story, line: Line) -> AgencyId | None:
    """The agency on whose own site the address of a field lies; pages of its customers are not its own."""
    found = _HOST.match(story.text, line.start, line.end)
    if found is None:
        return None
    host = found["host"].lower()
    if host in (story.item.outlet.key, f"www.{story.item.outlet.key}") or story.catalogue.is_hosted(host):
        return None
    owner = story.catalogue.own_agency(host)
    if owner is None or story.agency(owner).pictures_only:
        return None
    return owner if _is_named_after(host, story.agency(owner)) else None


def _called(story: Story, line: Line) -> AgencyId | None:
    """The one agency whose name, of today or before, a folder of an address spells without accents."""
    folder = _plain(story.text[line.start : line.end])
    found = {
        agency.id
        for agency in story.catalogue.agencies.values()
        if not agency.pictures_only and any(_plain(name) == folder for name in _names_of(agency))
    }
    return found.pop() if len(found) == 1 else None


def _names_of(agency: Agency) -> tuple[str, ...]:
    return (*agency.forms, *(row.name for row in agency.historic))


def _plain(name: str) -> str:
    return letters_of(unicodedata.normalize("NFKD", name))


def _is_named_after(host: str, agency: Agency) -> bool:
    """Whether a site bears its agency's name; another one may be the paper to which the agency belongs."""
    names = {
        letters_of(name).removeprefix("the")
        for name in (agency.name, agency.id, *agency.names, *(row.name for row in agency.ambiguous))
    }
    labels = (label.replace("-", "") for label in host.split(".")[:-1])
    return any(label in names or label.removesuffix("news") in names for label in labels)
