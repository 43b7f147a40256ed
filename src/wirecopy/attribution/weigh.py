"""From claims to one decision per relation, organisation and hop.

Independent kinds of evidence add up as chances do (one minus the product of what each leaves open);
the same kind twice adds little. A claim below the least confidence is not made: a false attribution is
worse than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from wirecopy.attribution.asread import as_read, mended
from wirecopy.attribution.catalogue import Catalogue
from wirecopy.attribution.hands import (
    DATA_WIRE,
    HANDING,
    SIGNED,
    SUPPLIED,
    kind_of,
    names_staff,
    release_wires,
    through_hands,
)
from wirecopy.attribution.paper_hands import through_first_paper
from wirecopy.attribution.papers_again import read_taken_up_papers
from wirecopy.attribution.rests_on import read_what_reports_rest_on
from wirecopy.attribution.rules_addresses import read_addresses, read_mail
from wirecopy.attribution.rules_byline import read_bylines, read_inner_bylines
from wirecopy.attribution.rules_cite import read_citations
from wirecopy.attribution.rules_datelines import read_datelines
from wirecopy.attribution.rules_foot import (
    has_own_byline,
    read_credits,
    read_feed,
    read_marks,
    read_notice,
    shows_own_work,
)
from wirecopy.attribution.rules_items import read_items
from wirecopy.attribution.rules_outlets import read_outlets, read_papers_taken_up
from wirecopy.attribution.rules_papers import read_papers
from wirecopy.attribution.rules_pictures import read_captions
from wirecopy.attribution.rules_releases import read_issuer
from wirecopy.attribution.rules_republished import read_republished
from wirecopy.attribution.rules_signoffs import read_signoffs
from wirecopy.attribution.story import Claim, Story, letters_of
from wirecopy.patterns import lazy_re
from wirecopy.records import (
    CREDITING,
    AgencyId,
    Attribution,
    Evidence,
    Item,
    Judgement,
    Organisation,
    Relation,
    Zone,
)

_SYNDICATED, _CONTRIBUTED, _CITES = Relation.syndicated, Relation.contributed, Relation.cites
_QUOTES, _CONFLICT = Relation.quotes, Relation.conflict
"""Looked up once: before Python 3.12 a member of an enumeration costs a tenth of a microsecond each time."""
LEAST_CONFIDENCE = 0.5
MOST_CONFIDENCE = 0.99
BARE_SIGNOFF = 0.7
SHORTEST_LABEL = 5
"""Letters of an outlet's domain by which its own network is known."""
REPEATED = 0.25
"""Share of its weight that a second piece of evidence of the same rule adds."""

_Key = tuple[Relation, AgencyId | None, str, tuple[AgencyId | None, str] | None]
_ORDER = {relation: number for number, relation in enumerate(Relation)}


def attribute(item: Item, catalogue: Catalogue) -> Judgement:
    """All that the item's own words say of its sources."""
    seen = as_read(item, catalogue)
    story = Story(seen.item, catalogue, _own(item, catalogue))
    if story.mentions and (right := mended(seen, story)) is not seen:
        seen, story = right, Story(right.item, catalogue, story.own)
    if story.mentions:
        read_items(story)
        read_captions(story)
        read_credits(story)
        read_datelines(story)
        read_bylines(story)
        read_inner_bylines(story)
        read_signoffs(story)
        read_citations(story)
    read_outlets(story)
    read_papers(story)
    read_taken_up_papers(story)
    read_what_reports_rest_on(story)
    read_papers_taken_up(story)
    read_addresses(story)
    read_mail(story)
    read_marks(story)
    read_issuer(story)
    read_republished(story)
    feed = read_feed(story)
    judgement = Judgement(
        attributions=tuple(_weighed(seen.marked(_settled(story)))),
        feed=feed if feed is not None and story.clear(feed) else None,
        notice=read_notice(story),
        own_agency=story.own,
    )
    return seen.restored(judgement)


def _own(item: Item, catalogue: Catalogue) -> AgencyId | None:
    """The organisation on whose own site the story stands: a host may be one's, its domain another's."""
    host = item.url.split("/", 3)[2] if item.url and item.url.count("/") > 1 else ""
    return _whose(catalogue, host.lower(), item.outlet.key)


@lru_cache(maxsize=4096)
def _whose(catalogue: Catalogue, host: str, key: str) -> AgencyId | None:
    if catalogue.is_hosted(host):
        return None
    return catalogue.own_agency(host) or catalogue.own_agency(key) or catalogue.named_like(key)


def _settled(story: Story) -> list[Claim]:
    """Claims without those that other evidence overrules; an overruled credit is kept as a conflict."""
    if not story.claims:
        return []
    claims = [
        one
        for one in story.claims
        if story.clear(one.evidence)
        and not (one.relation in CREDITING and story.catalogue.is_of_house(one.agency, story.own))
        and not (one.evidence.rule.endswith("-copyright") and story.catalogue.kin(one.agency, story.own))
        and not _is_own_network(story, one)
    ]
    claims = through_first_paper(_as_own_work(story, _without_lone_bylines(story, claims)))
    claims = through_hands(story, claims)
    full = {
        one.agency
        for one in claims
        if one.relation is _SYNDICATED and one.agency and _strength(claims, one) >= LEAST_CONFIDENCE
    }
    kept = []
    for one in claims:
        if one.agency in story.denied and one.relation is _CITES:
            continue
        if one.agency in story.subjects and one.relation is _CITES and _SPOKE.search(one.evidence.words):
            continue  # what a firm says of itself
        if one.relation is _QUOTES and one.by is not None and one.by[0] in story.denied:
            continue
        if one.agency in full and one.relation in (_CITES, _CONTRIBUTED, _CONFLICT):
            continue  # "told AFP" in AFP's own copy is its author's voice
        hand = one.by[0] if one.by else None
        authored = hand is not None and (hand in full or hand == story.own)
        if one.relation is _QUOTES and authored and one.evidence.rule != "release-issuer":
            continue
        kept.append(one)
    return _by_full_names(kept)


def _by_full_names(claims: list[Claim]) -> list[Claim]:
    """Speakers under the one full name that the story gives them: `Lind` is Ada Lind, who spoke before."""
    full = {one.name for one in claims if one.relation is _QUOTES and one.agency is None and " " in one.name}
    if not full:
        return claims
    named = []
    for one in claims:
        if one.relation is _QUOTES and one.agency is None:
            longer = [name for name in full if name.endswith(f" {one.name}") and one.name[0].isupper()]
            if len(longer) == 1 and longer[0][0].isupper():
                one = one._replace(name=longer[0])  # noqa: PLW2901
        named.append(one)
    return named


def _without_lone_bylines(story: Story, claims: list[Claim]) -> list[Claim]:
    """A byline that the text itself speaks against proves nothing."""
    placed = {
        one.agency for one in claims if one.relation is _SYNDICATED and one.evidence.rule.startswith(SIGNED)
    }
    shared = {one.agency for one in claims if one.relation is _CONTRIBUTED}
    joined = {
        one.agency for one in claims if one.evidence.rule == "byline-contributed" and one.agency not in placed
    }
    told = {
        one.agency
        for one in claims
        if one.relation is _CONTRIBUTED
        and one.evidence.zone in (Zone.signoff, Zone.disclaimer)
        and not one.evidence.rule.endswith("-writers")
    }
    dated = {one.agency for one in claims if one.evidence.rule == "dateline"}
    with_staff = {
        one.agency
        for one in claims
        if one.evidence.rule == "byline-contributed" and names_staff(one.evidence.words)
    }
    relays = {
        one.agency: one.by
        for one in claims
        if one.relation is _SYNDICATED
        and one.evidence.zone is Zone.byline
        and one.agency in placed
        and one.by
    }
    handing_on = {by[0] for by in relays.values()}
    kept = []
    for one in claims:
        if one.relation is _SYNDICATED and one.by is None and one.agency in relays:
            # `ANI/Sputnik` above `MOSCOW (Sputnik) -`: the dateline that the relay left in its place
            one = one._replace(by=relays[one.agency])  # noqa: PLW2901
        if one.evidence.rule == "dateline" and one.agency in with_staff:
            kept.append(one._replace(relation=_CONFLICT))
            continue  # `By AGENCY and Bay Post staff` above `OSLO (AGENCY) —`
        if (
            one.relation is _SYNDICATED
            and (one.evidence.zone is Zone.metadata or one.agency in joined)
            and one.agency in shared
        ):
            continue  # data of the page says who, its words say how
        if (
            one.relation is _SYNDICATED
            and one.evidence.zone is Zone.byline
            and one.agency in told
            and one.agency not in placed
        ):
            kept.append(one._replace(relation=_CONFLICT))
            continue  # `Ada Lind, AGENCY` above, `AGENCY contributed` below
        bare = one.evidence.rule == "signoff-syndicated" and one.evidence.weight <= BARE_SIGNOFF
        if bare and dated and one.agency not in dated:
            kept.append(one._replace(relation=_CONFLICT))
            continue  # a lone name at the foot of the page against the dateline
        supplied = SUPPLIED.match(one.evidence.words) or one.agency in handing_on
        if not supplied and _is_contradicted(story, one, placed):
            one = one._replace(relation=_CONFLICT)  # noqa: PLW2901
        kept.append(one)
    return kept


def _is_contradicted(story: Story, claim: Claim, placed: set[AgencyId | None]) -> bool:
    """Whether an agency's byline stands over a text that carries another one's dateline or sign-off."""
    return (
        claim.relation is _SYNDICATED
        and claim.agency is not None
        and claim.evidence.zone is Zone.byline
        and claim.agency not in placed
        and kind_of(story, claim) not in HANDING
        and any(
            other is not None
            and story.agency(other).kind != DATA_WIRE
            and not story.catalogue.kin(claim.agency, other)
            for other in placed
        )
    )


def _is_own_network(story: Story, claim: Claim) -> bool:
    """Whether a network's name goes on from the outlet's own (`USA TODAY Network` at USA Today)."""
    if kind_of(story, claim) not in ("syndicate", "content_network"):
        return False
    label = story.item.outlet.key.split(".")[0].replace("-", "")
    return len(label) >= SHORTEST_LABEL and letters_of(claim.evidence.words).startswith(label)


def _as_own_work(story: Story, claims: list[Claim]) -> list[Claim]:
    """Where the outlet tells of its own reporting, a byline proves nothing and a sign-off a part.

    An agency's writers who helped somebody with a byline (`AGENCY writer X contributed`) gave a part.
    """
    rules: dict[AgencyId | None, set[str]] = defaultdict(set)
    releasing = release_wires(story, claims)
    for one in claims:
        if one.relation is _SYNDICATED and one.agency not in releasing:
            rules[one.agency].add(one.evidence.rule)
    lone = {
        agency for agency, found in rules.items() if found <= {"byline-syndicated", "metadata-syndicated"}
    }
    signed = {agency for agency, found in rules.items() if all(map(_is_signed, found))}
    helped = {agency for agency, found in rules.items() if all(one.endswith("-writers") for one in found)}
    own = bool(lone or signed) and shows_own_work(story)
    if not own:
        lone, signed = set(), set()
    if helped and (own or has_own_byline(story)):
        signed |= helped
    if not (lone or signed):
        return claims
    kept = []
    for one in claims:
        if one.relation is _SYNDICATED and one.agency in lone:
            one = one._replace(relation=_CONFLICT)  # noqa: PLW2901
        if one.relation is _SYNDICATED and one.agency in signed:
            one = one._replace(relation=_CONTRIBUTED)  # noqa: PLW2901
        kept.append(one)
    return kept


_SPOKE = lazy_re(
    r"\b(?:said|says|added|adds|stated|announced|confirmed|claimed|noted)$|\b(?:did\snot|didn['’]t|does\snot)\s\w+$|\sgave\sno\s"
    r"|\b(?:teilte\s(?:\w+\s)*mit|teilt\s(?:\w+\s)*mit|erklärte|sagte|kündigte|meldete|berichtete)\b"
    r"|\b(?:a|ont)\s(?:indiqué|annoncé|affirmé|dit|déclaré|précisé|rapporté)\b"
    r"|\b(?:dijo|informó|anunció|aseguró|señaló|indicó|precisó|disse|informou|anunciou|afirmou|garantiu)\b"
    r"|\b(?:au?|han?)\s(?:anunțat|transmis|declarat|spus|precizat|dit|anunciat|informat|assegurat)\b|\b(?:anunță|informează|precizează)\b"
    r"|\b(?:riferisce|informa|fa sapere|ha (?:detto|riferito|annunciato|comunicato)|comunica)\b"
    r"|(?:сообщил|заявил|повідоми|заяви|підтверд|подтверд|уточни)\w*"
    r"|\b(?:duyurdu|açıkladı|bildirdi|söyledi|poinformował[ao]?|podał[ao]?|przekazał[ao]?)\b"
    r"|\b(?:meddelar|meddeler|op?plyser|uppger|säger|sier|zegt|meldt|oznámila?|uvedla?|közölte|jelentette|kertoi|kertoo|ilmoitti)\b"
    r"|ανακοίνωσε|ανέφερε"
    r"|(?:قالت|أعلنت|أكدت|ذكرت|أفادت)|(?:表示|宣布|称|稱|说|說)"
    r"|(?:は、?|伝えた|発表した|述べた)|(?:밝혔|전했)|ने कहा|ने बताया",
    re.IGNORECASE,
)
"""What a body says as one of whom a story tells; agencies as sources report."""


def _is_signed(rule: str) -> bool:
    """Whether a rule found a name at the foot that may stand for a part: `(dpa)`, `Quelle: dpa`."""
    return rule == "signoff-syndicated" or rule.endswith(("-source", "source-line"))


def _strength(claims: list[Claim], one: Claim) -> float:
    return max(
        other.evidence.weight
        for other in claims
        if other.relation is one.relation and other.agency == one.agency
    )


def _weighed(claims: list[Claim]) -> list[Attribution]:
    gathered: dict[_Key, dict[tuple[int, int, str], Evidence]] = defaultdict(dict)
    for one in claims:
        name = one.name.casefold() if one.agency is None else one.agency
        key = (one.relation, one.agency, name, one.by)
        gathered[key].setdefault((one.evidence.start, one.evidence.end, one.evidence.rule), one.evidence)
    shown = {(one.agency, one.name.casefold()): one.name for one in reversed(claims)}
    decided = []
    for (relation, agency, name, by), pieces in gathered.items():
        evidence = sorted(
            pieces.values(), key=lambda piece: (-piece.weight, piece.start, piece.end, piece.rule)
        )
        confidence = _confidence(evidence)
        if confidence < LEAST_CONFIDENCE:
            continue
        display = next(v for (a, n), v in shown.items() if a == agency and (agency is not None or n == name))
        hand = Organisation(*by) if by else None
        decided.append(
            Attribution(relation, Organisation(agency, display), confidence, tuple(evidence), hand)
        )
    decided.sort(
        key=lambda one: (_ORDER[one.relation], -one.confidence, one.evidence[0].start, one.organisation.name)
    )
    return decided


def _confidence(evidence: list[Evidence]) -> float:
    open_chance = 1.0
    seen: set[str] = set()
    for piece in evidence:
        open_chance *= 1 - piece.weight * (REPEATED if piece.rule in seen else 1)
        seen.add(piece.rule)
    return round(min(MOST_CONFIDENCE, 1 - open_chance), 3)
