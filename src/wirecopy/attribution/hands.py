"""Through whose hands an agency's copy came: release desks, suppliers, distributors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wirecopy.attribution.catalogue import RELEASE_WIRE
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_re
from wirecopy.records import AgencyId, Relation, Zone
from wirecopy.text.phrases import SOURCE_WORDS

_SYNDICATED = Relation.syndicated
SIGNED = ("dateline", "signoff")
"""How the rules begin that read an agency's mark in the text itself."""
DATA_WIRE = "data_wire"
"""Kind of the houses whose results and markets agencies hand on."""
HANDING = ("public_broadcaster", "content_network")
"""Kinds of houses that run agencies' dispatches, so that a byline of theirs above one is no doubt."""


def through_hands(story: Story, claims: list[Claim]) -> list[Claim]:
    """Claims of which those whose copy came through another agency's hands say so."""
    if len({one.agency for one in claims if one.relation is _SYNDICATED and one.agency}) < 2:
        return claims
    for step in (
        _from_release_desk,
        _through_partner,
        _through_bearer,
        _through_distributor,
        _through_supplier,
        _from_its_source,
    ):
        claims = step(story, claims)
    return claims


def kind_of(story: Story, claim: Claim) -> str | None:
    """What kind of organisation a claim credits; None for one outside the catalogue."""
    return story.agency(claim.agency).kind if claim.agency is not None else None


def release_wires(story: Story, claims: Iterable[Claim]) -> set[AgencyId]:
    """The press-release wires among those that claims credit with the copy."""
    return {
        one.agency
        for one in claims
        if one.agency is not None and one.relation is _SYNDICATED and kind_of(story, one) == RELEASE_WIRE
    }


def _from_release_desk(story: Story, claims: list[Claim]) -> list[Claim]:
    """A release that an agency hands on for a press-release wire comes from the agency's own release desk."""
    wires = release_wires(story, claims)
    if not wires:
        return claims
    catalogue = story.catalogue
    claims = [
        one._replace(agency=desk, name=story.agency(desk).name)
        if one.relation is _SYNDICATED and one.agency and (desk := catalogue.release_desk(one.agency))
        else one
        for one in claims
    ]
    handing = {
        (one.agency, one.name) for one in claims if one.agency and catalogue.is_release_desk(one.agency)
    }
    if len(handing) != 1:
        return claims
    (hand,) = handing
    return [
        one._replace(by=hand)
        if one.relation is _SYNDICATED and one.by is None and one.agency in wires - {hand[0]}
        else one
        for one in claims
    ]


SUPPLIED = lazy_re(
    r"(?:content\s)?(?:provided|supplied|delivered|distributed|presented)\sby\b|(?:bereitgestellt|geliefert)\svon\b|"
    r"(?:fournie?|proposée?)\spar\b|(?:proporcionad|suministrad|ofrecid)[oa]\spor\b|fornecid[oa]\sp(?:or|el[ao])\b|"
    r"fornit[oa]\sda|(?:aangeboden|geleverd)\sdoor\b|dostarczon[eay]\sprzez\b",
    re.IGNORECASE,
)
"""A byline that says who handed the story on, and not whose it is."""
_DISTRIBUTED = lazy_re(r"(?:distributed|syndicated)\s(?:\w+\s)?(?:by|through|via)\b", re.IGNORECASE)
"""The same at the foot."""


def _through_supplier(story: Story, claims: list[Claim]) -> list[Claim]:
    """Copy with another agency's dateline or sign-off came through the one that supplied it.

    Where that is a network or syndicate, a byline is enough.
    """
    supplied = [
        one
        for one in claims
        if one.relation is _SYNDICATED
        and one.agency
        and (
            (one.evidence.zone is Zone.byline and SUPPLIED.match(one.evidence.words))
            or (kind_of(story, one) != RELEASE_WIRE and _DISTRIBUTED.match(one.evidence.words))
        )
    ]
    if not supplied:
        return claims
    hand = (supplied[0].agency, supplied[0].name)
    shown = SIGNED if kind_of(story, supplied[0]) not in HANDING else (*SIGNED, "byline")
    signed = {one.agency for one in claims if one.evidence.rule.startswith(shown)}
    return [
        one._replace(by=hand)
        if one.relation is _SYNDICATED and one.by is None and one.agency in signed - {hand[0]}
        else one
        for one in claims
    ]


def _through_bearer(story: Story, claims: list[Claim]) -> list[Claim]:
    """Copy signed by an agency came through the one of its own that bears it in its byline (`AFPBB`).

    And that of a data wire through the agency whose byline stands above its sign-off.
    """
    bearers = {
        one.agency: one.name
        for one in claims
        if one.relation is _SYNDICATED and one.agency and one.evidence.zone is Zone.byline
    }
    signed = {one.agency for one in claims if one.agency and one.evidence.rule.startswith(SIGNED)}
    found = []
    for one in claims:
        if one.relation is _SYNDICATED and one.by is None and one.agency in signed - bearers.keys():
            data = kind_of(story, one) == DATA_WIRE
            hand = next((it for it in bearers if data or story.agency(it).parent == one.agency), None)
            one = one._replace(by=(hand, bearers[hand])) if hand is not None else one  # noqa: PLW2901
        found.append(one)
    return found


_SOURCED = lazy_re(rf"[(\[](?:{SOURCE_WORDS})\b", re.IGNORECASE)
"""How an agency's copy says in brackets behind its last sentence of which other it made it: `(fonte Afp)`."""


def _from_its_source(story: Story, claims: list[Claim]) -> list[Claim]:
    """Copy that an agency filed and whose last sentence names another as its source is that one's."""
    syndicated = [one for one in claims if one.relation is _SYNDICATED and one.agency and one.by is None]
    filed = {(one.agency, one.name) for one in syndicated if one.evidence.rule == "dateline"}
    if len(filed) != 1:
        return claims
    (hand,) = filed
    sourced = {
        one.agency
        for one in syndicated
        if _SOURCED.match(one.evidence.words) and story.text[: one.evidence.start].rstrip(" ").endswith(".")
    } - {one.agency for one in syndicated if not _SOURCED.match(one.evidence.words)}
    return [
        one._replace(by=hand)
        if one.relation is _SYNDICATED and one.by is None and one.agency in sourced
        else one
        for one in claims
    ]


_FIRST = lazy_re(r"\b(?:first|originally)\s+$", re.IGNORECASE)
_FIRST_SHOWN = lazy_re(r"\b(?:first|originally)\s(?:published|appeared|posted)\b", re.IGNORECASE)
_UNDER_AGREEMENT = lazy_re(
    r"re(?:published|printed)\b.*\b(?:agreement|partnership|arrangement)\b", re.IGNORECASE
)


def _through_partner(story: Story, claims: list[Claim]) -> list[Claim]:
    """Copy that one agency was first to publish came through the other with which its outlet has agreed."""
    named = [one for one in claims if one.relation is _SYNDICATED and one.agency is not None]
    hands = [one for one in named if _UNDER_AGREEMENT.match(one.evidence.words)]
    if len({one.agency for one in hands}) != 1:
        return claims
    hand = (hands[0].agency, hands[0].name)
    first = {one.agency for one in named if _is_first(story, one)} - {hand[0]}
    return [
        one._replace(by=hand)
        if one.relation is _SYNDICATED and one.by is None and one.agency in first
        else one
        for one in claims
    ]


def _is_first(story: Story, claim: Claim) -> bool:
    """Whether the words of a claim say that the agency published the text first."""
    begun = story.text[max(0, claim.evidence.start - 12) : claim.evidence.start]
    return bool(_FIRST.search(begun) or _FIRST_SHOWN.search(claim.evidence.words))


def _through_distributor(story: Story, claims: list[Claim]) -> list[Claim]:
    """A worldwide agency's copy came through another that signs it (`© The Canadian Press`)."""
    signed = {
        one.agency
        for one in claims
        if one.evidence.rule.endswith("-copyright") and kind_of(story, one) == "news_agency"
    }
    signed -= {one.agency for one in claims if not one.evidence.rule.endswith("-copyright")}
    if len(signed) != 1:
        return claims
    (ident,) = signed
    if ident is None or story.agency(ident).worldwide:
        return claims
    hand = (ident, story.agency(ident).name)
    return [
        one._replace(by=hand)
        if one.relation is _SYNDICATED
        and one.by is None
        and one.agency is not None
        and story.agency(one.agency).worldwide
        and not story.catalogue.kin(one.agency, ident)
        else one
        for one in claims
    ]


def names_staff(words: str) -> bool:
    """Whether words of a byline join the outlet's own people to an agency (`AGENCY and Bay Post staff`)."""
    return _AND_STAFF.search(words) is not None


_AND_STAFF = lazy_re(
    r"(?:,|\band|&)\s(?:the\s)?(?:[\w.'’-]+\s){0,4}(?:staff|newsroom|reporters?|writers?)\b", re.IGNORECASE
)
