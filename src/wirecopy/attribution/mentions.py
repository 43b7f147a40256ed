"""The names in a story that are names there, and whom each means.

What only looks like a name falls away: a first name, an ordinary word outside brackets, initials that the
text itself spells out as another body's, a part of the outlet's own name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex
from rapidfuzz import fuzz

from wirecopy.attribution.bodies import OPENING, RUNNING, in_signs, other_bodies
from wirecopy.attribution.catalogue import Agency, Catalogue
from wirecopy.attribution.countries import is_called_of
from wirecopy.attribution.dated import had_closed, is_former
from wirecopy.attribution.find import Hit, Name, finder_of
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Item, Zone
from wirecopy.text.datelines import is_city

LONGEST_IN_FULL, SHORTEST_IN_FULL, LEAST_ALIKE = 60, 12, 90
"""Letters of a name in full that is known again with slips in it, and how like it is, in per cent."""
MOST_MENTIONS = 200
"""Names in a story; what holds more is a list, of which head and foot are read."""
SHOUTED = 14
"""Letters in capitals around a token that make its own capitals say nothing."""
BEFORE_NAME = 24
"""Characters before a name in which its country stands."""
LONGEST_TO_PLACE = 32
"""Characters of words that lead up to a place."""
LONGEST_FIRST_NAME = 4
"""Letters of a token that is more often somebody's first name than an agency where a surname follows."""
AGENCY_STEMS = (
    r"agen[cçțţz]|agênc|agènc|agentur|news\s?wire|агентств|агенц|ajans|وكالة|एजेंसी|通信|通讯社|通訊社"
)
"""How words for an agency begin."""
OF_NEWS = (
    r"\p{L}*(?:\sd[ie]\s(?:stampa|notizie|prensa|noticias|presse|notícies|notícias|premsa|imprensa|presă|știri))?"
    r"(?:\s(?-i:\p{Ll})\p{L}{3,}){0,2}"
)
"""How they end, with what follows up to the name (`agenzia di stampa`, `agence officielle`)."""
_CALLED_AGENCY = lazy_regex(rf"(?:{AGENCY_STEMS}){OF_NEWS}[\s«“\"]{{1,2}}$", regex.I)
_HANDED_ON_BY = lazy_regex(
    r"(?:distributed|syndicated|republished)\s(?:\p{L}+\s){0,2}?(?:by|from|via|through|with)\s(?:the\s)?$",
    regex.I,
)
_GIVEN_NAME = lazy_regex(
    r"(?<!\p{L})(?!(?:The|By|Via|From|In|On|At|To|And|But|As|Or|For|With|Photo|Source|According|News|Agency|Per|Selon|Secondo|Según|Segundo|Conforme|Laut|Nach|Wie|Dalla|Come|Comme|Como|Volgens|Według|Ifølge|Enligt|Pour|Para|"
    r"Agencja|Agencji|Agentura|Agentur|Agentschap|Persbureau|Nyhetsbyrån|Kantor\sBerita|Dilansir|Dikutip|Melansir|Mengutip|Menurut|Dilaporkan|Podle|Zdaniem|Jak|Portal|"
    r"Le|La|El|Il|Der|Die|Das|Von|Mit|Bei|Chez|Avec|"
    r"\p{Lu}?\p{Ll}*(?:agentur|dienst|sender|portal|byrå(?:n|et)?|bureau|toimisto|ügynökség))\s)"
    r"\p{Lu}\p{Ll}+\.?\s(?:\p{Lu}\.\s)?$"
)
_HAN_BEFORE = lazy_regex(r"[\p{Han}\p{Hiragana}\p{Katakana}][”」』》]?$")
_TITLE = lazy_regex(
    r"(?<!\p{L})(?:Mrs?|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Frau|Herrn?|Mme|Mlle|Monsieur|Madame|Sr|Sra|Señora?|Senhora?|"
    r"Signora?|Sig|Dott|Sayın|Pan[ií]?|Fru|Hr|Meneer|Mevrouw|г-н|г-жа|пан|пані)\.?\s$"
)
_OF_PERSONS = (
    r"wife|husband|father|mother|brother|sister|son|daughter|family|campaign|foundation|aides?|lawyers?"
)
_DONE_BY_PERSONS = (
    r"returned|smiled|laughed|walked|joked|thanked|waved|apologi[sz]ed|married|died|grew\sup|ran\sfor|retired|resigned|"
    r"testified|campaigned|himself|herself"
)
_PERSONS = (
    r"[Mm]ayor|[Cc]andidate|[Bb]illionaire|[Ss]enator|[Gg]overnor|reminded|thanked|elected|defeated|married"
)
_IN_PLACE = lazy_regex(
    r"(?:^|[.!?\n”\"]\s?)In\s$|(?<!\p{L})(?:[Nn]ear|[Aa]cross|(?:capital|province|governor|mayor|people|city|region|farmers|villages|ruins|streets|outskirts|sights)\sof|"
    r"(?:gates?|road|roads|bus|buses|train|trains|flights?|tours?|trips?|trail|visitors?|tourists|hotels?|museum|temple|cave|canyon)\s(?:at|to|of|in|from|around)|"
    r"(?:leaves?|left|leaving|departs?)\s\p{Lu}\p{L}+\sfor)\s$"
)
_WITH_BEFORE = lazy_regex(r"\s(?:WITH|VIA)\s(?:THE\s)?$")
_AGENCY_FOLLOWS = lazy_regex(r"['’]|\s(?:[Nn]ews|[Pp]ress|[Aa]gency|report|interview)")
_SURNAME = lazy_regex(
    r"\s(?!News|Agency|Agencia|Agence|Agenzia|Foto|Photo|TV|Radio|Online|Staff|Desk|Bureau)\p{Lu}\p{Ll}[\p{L}'’-]+"
)

_SURNAME_IN_CAPITALS = lazy_regex(
    r"\s((?!NEWS|AGENC|AGENZ|STAFF|DESK|FOTO|PHOTO|VIDEO|TV|RADIO|ONLINE|BUREAU|REDA)\p{Lu}[\p{Lu}'’-]{2,}(?:\s\p{Lu}[\p{Lu}'’-]{2,})?)\s*(?:$|[\n,|]|\sAND\s)"
)
_BY_ALONE = lazy_regex(
    r"\s*(?:(?:by|por|par|von|di|de|door|av|af|text|texto|words):?\s|(?:copyright|©|\(c\))\s?(?:©\s?|\(c\)\s?)?(?:\d{4}\s)?)?",
    regex.I,
)


@dataclass(eq=False, slots=True)
class Mention:
    """A name of the catalogue where it stands. agency: whom it means here, None where that stays open.

    sure: it means them whatever stands around it. used: a rule has explained it.
    """

    start: int
    end: int
    name: Name
    agency: AgencyId | None
    sure: bool
    zone: Zone
    used: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A story and what is known before it is read. own: the organisation whose site it stands on."""

    item: Item
    catalogue: Catalogue
    own: AgencyId | None

    @property
    def text(self) -> str:
        """The item's text."""
        return self.item.text

    def agency(self, ident: AgencyId) -> Agency:
        """The catalogue's entry."""
        return self.catalogue.agencies[ident]

    def at_home(self, agencies: Sequence[AgencyId]) -> bool:
        """Whether the story is in the first language of the only agency meant; English is everybody's."""
        language = self.item.language
        return (
            len(agencies) == 1
            and language not in (None, "en")
            and self.agency(agencies[0]).languages[:1] == (language,)
        )


def mentions_in(reading: Reading) -> list[Mention]:
    """The names outside furniture that are somebody's names here, in order, and whom each means."""
    hits = finder_of(reading.catalogue).find(reading.text)
    if not hits:
        return []
    spans = [span for span in reading.item.zones if span.zone is not Zone.furniture]
    found: list[tuple[Hit, Zone]] = []
    number = 0
    for hit in hits:
        while number < len(spans) and spans[number].end <= hit.start:
            number += 1
        if number == len(spans):
            break
        if (
            hit.start >= spans[number].start
            and hit.end <= spans[number].end
            and not (
                _in_capitals(reading.text, hit)
                and not _signs_in_capitals(reading.text, hit, spans[number].zone)
            )
        ):
            found.append((hit, spans[number].zone))
    if not found:
        return []
    if len(found) > MOST_MENTIONS:
        found = [*found[: MOST_MENTIONS // 2], *found[-MOST_MENTIONS // 2 :]]
    found = _without_initials(reading.text, found, reading.catalogue)
    found = _without_others(reading, found)
    timely = [hit.name.sure and not is_former(reading.item, hit.name) for hit, _ in found]
    surely = {hit.name.agencies[0] for (hit, _), sure in zip(found, timely, strict=True) if sure}
    mentions = []
    for (hit, zone), sure in zip(found, timely, strict=True):
        agency = _meant(reading, hit, surely)
        if agency is not None and had_closed(reading.item, reading.agency(agency)):
            continue
        mentions.append(Mention(hit.start, hit.end, hit.name, agency, sure or agency in surely, zone))
    return mentions


def _without_initials(
    text: str, found: list[tuple[Hit, Zone]], catalogue: Catalogue
) -> list[tuple[Hit, Zone]]:
    """`Press Trust of India (PTI)` names one agency once, and the initials mean it from there on."""
    kept: list[tuple[Hit, Zone]] = []
    explained: dict[str, Name] = {}
    for hit, zone in found:
        before = kept[-1][0] if kept else None
        if (
            before is not None
            and text[before.end : hit.start] in (" (", "(")
            and text[hit.end : hit.end + 1] == ")"
            and before.name.sure
            and before.name.agencies[0] in hit.name.agencies
        ):
            kept[-1] = (Hit(before.start, hit.end + 1, before.name), zone)
            explained[hit.name.text] = before.name
        elif (nearly := _explained_nearly(text, hit, catalogue)) is not None:
            kept.append((nearly, zone))
            explained[hit.name.text] = nearly.name
        else:
            name = explained.get(hit.name.text, hit.name)
            kept.append((Hit(hit.start, hit.end, name), zone))
    return kept


def _explained_nearly(text: str, hit: Hit, catalogue: Catalogue) -> Hit | None:
    """An agency's name in full with a slip, and its initials in brackets (`Bay News Agecny (BNA)`)."""
    if hit.name.sure or text[hit.start - 1 : hit.start] != "(" or text[hit.end : hit.end + 1] != ")":
        return None
    before = text[max(0, hit.start - LONGEST_IN_FULL) : hit.start - 1].rstrip()
    for ident in hit.name.agencies:
        for name in catalogue.agencies[ident].names:
            if len(name) < SHORTEST_IN_FULL or len(before) < len(name) // 2:
                continue
            words = before.rsplit(maxsplit=name.count(" ") + 1)[-name.count(" ") - 1 :]
            spelt = " ".join(words)
            if fuzz.ratio(spelt.casefold(), name.casefold(), score_cutoff=LEAST_ALIKE):
                return Hit(text.rfind(words[0], 0, hit.start), hit.end + 1, Name(name, (ident,)))
    return None


def _without_others(reading: Reading, found: list[tuple[Hit, Zone]]) -> list[tuple[Hit, Zone]]:
    """Without what is nobody's name in this text, though it is written like one."""
    text = reading.text
    others = {hit.name.text for hit, _ in found if not hit.name.sure and _is_first_name(text, hit)}
    bodies = other_bodies(text, found, reading.catalogue, reading.item.language, reading.item.url or "")
    meant_otherwise = _are_surnames(text, found) | _are_places(text, found)
    return [
        (hit, zone)
        for hit, zone in found
        if hit.name.text not in others
        and (hit.start, hit.end) not in bodies
        and text[hit.start - 1 : hit.start] != "@"
        and not _is_state(text, hit)
        and not _is_application(text, hit)
        and not (
            hit.name.text in meant_otherwise
            and zone in RUNNING
            and text[hit.start - 1 : hit.start] not in OPENING
        )
        and not (hit.name.word and not _in_credit_signs(reading, hit, zone))
        and not (reading.own is None and _in_outlets_name(reading, hit))
    ]


def _are_surnames(text: str, found: list[tuple[Hit, Zone]]) -> set[str]:
    """Names that this text gives a person (`Michael Bloomberg … Bloomberg said`, `Ms Belga`)."""
    given = {
        name
        for name in {hit.name.text for hit, _ in found if hit.name.surname}
        if any(
            _GIVEN_NAME.search(text, max(0, one.start() - 30), one.start())
            for one in regex.finditer(regex.escape(name), text)
        )
        or _person(name).search(text)
    }
    return given | {
        hit.name.text
        for hit, _ in found
        if not hit.name.sure
        and hit.name.text[-1:].islower()
        and _TITLE.search(text, max(0, hit.start - 12), hit.start)
    }


@cache
def _person(name: str) -> Any:  # noqa: ANN401 - regex has no public types
    """What only a person does or has (`Bloomberg smiled`, `Bloomberg's wife`)."""
    escaped = regex.escape(name)
    return regex.compile(
        rf"(?<!\p{{L}}){escaped}(?:['’]s\s(?:{_OF_PERSONS})|\s(?:{_DONE_BY_PERSONS}))\b|"
        rf"(?<!\p{{L}})(?:{_PERSONS})\s{escaped}(?!\p{{L}}|\s(?:News|\p{{Lu}}))"
    )


def _are_places(text: str, found: list[tuple[Hit, Zone]]) -> set[str]:
    """Names under which this text means a place (`in Fars the best root grows`)."""
    return {
        hit.name.text
        for hit, zone in found
        if zone in RUNNING
        and not (hit.name.sure or hit.name.paper)
        and hit.name.text.istitle()
        and _IN_PLACE.search(text, max(0, hit.start - LONGEST_TO_PLACE), hit.start)
        and not _AGENCY_FOLLOWS.match(text, hit.end)
    }


def _is_first_name(text: str, hit: Hit) -> bool:
    """A person's first name: `Efe Yilmaz … Efe said`, or `By ANA LIMA` in a line of its own."""
    name = hit.name.text
    if name.isupper():
        return hit.name.given and _is_person_in_capitals(text, hit)
    short = hit.name.given or len(name) <= LONGEST_FIRST_NAME
    return short and name.istitle() and _SURNAME.match(text, hit.end) is not None


def _is_person_in_capitals(text: str, hit: Hit) -> bool:
    """Whether a line holds nothing but a person's name in capitals; a city behind an agency is none."""
    found = _SURNAME_IN_CAPITALS.match(text, hit.end)
    if found is None or is_city(found[1]) or hit.name.text in found[1].split():
        return False
    return _BY_ALONE.fullmatch(text, text.rfind("\n", 0, hit.start) + 1, hit.start) is not None


def _in_credit_signs(reading: Reading, hit: Hit, zone: Zone) -> bool:
    """Whether an ordinary word stands as an agency's name: in brackets or strokes, or called an agency.

    In a byline of its own language, and behind words that say who hands copy on, it needs neither.
    """
    text = reading.text
    if in_signs(text, hit):
        return True
    if zone is Zone.byline and reading.at_home(hit.name.agencies):
        return True
    if any(reading.agency(ident).places for ident in hit.name.agencies):
        return True
    if _HANDED_ON_BY.search(text, max(0, hit.start - 60), hit.start):
        return True
    return _CALLED_AGENCY.search(text, max(0, hit.start - 48), hit.start) is not None


def _in_outlets_name(reading: Reading, hit: Hit) -> bool:
    """Whether a name is only a part of what the outlet calls itself (`ABP News Bureau` at ABP Live)."""
    name = reading.item.outlet.name
    if len(name) <= len(hit.name.text) or hit.name.text not in name:
        return False
    around = reading.text[max(0, hit.start - len(name)) : hit.end + len(name)]
    return name in around or (not hit.name.sure and not hit.name.known and hit.name.text in name.split())


def _is_state(text: str, hit: Hit) -> bool:
    """Whether a short token is an abbreviation of the state behind a town (`Eudora, Kan.`)."""
    return (
        not hit.name.sure
        and hit.name.text.istitle()
        and len(hit.name.text) <= LONGEST_FIRST_NAME
        and text[hit.end : hit.end + 1] == "."
        and text[max(0, hit.start - 2) : hit.start] == ", "
    )


def _is_application(text: str, hit: Hit) -> bool:
    """Whether letters behind a name in Chinese signs are a paper's program for phones (`“内拉新闻”APP`)."""
    return hit.name.text == "APP" and bool(_HAN_BEFORE.search(text, max(0, hit.start - 2), hit.start))


def _in_capitals(text: str, hit: Hit) -> bool:
    """Whether a token that is a word too stands among words in capitals, where its own say nothing."""
    if hit.name.sure or not hit.name.text.isupper() or text[hit.start - 1 : hit.start] in "([/":
        return False
    around = text[max(0, hit.start - 30) : hit.start] + text[hit.end : hit.end + 10]
    line = around.rpartition("\n")[2] if "\n" in around[:30] else around
    return line.isupper() and sum(map(str.isalpha, line)) >= SHOUTED


def _signs_in_capitals(text: str, hit: Hit, zone: Zone) -> bool:
    """Whether a token of a byline in capitals is an agency's: well known, or `BY THE BAY POST WITH AA`."""
    return zone is Zone.byline and (
        hit.name.known or _WITH_BEFORE.search(text, max(0, hit.start - 10), hit.start) is not None
    )


def _meant(reading: Reading, hit: Hit, surely: set[AgencyId]) -> AgencyId | None:
    """Whom a name means: the one named in full, or whose country, place, site or language it shows."""
    name, before = hit.name, reading.text[max(0, hit.start - BEFORE_NAME) : hit.start]
    if len(name.agencies) == 1:
        return name.agencies[0]
    item = reading.item
    head = " ".join((item.text[:400], *item.words_in(Zone.byline), item.place or ""))
    scores = []
    for ident in name.agencies:
        agency = reading.agency(ident)
        score = 4 * (ident == reading.own) + 3 * (ident in surely)
        score += 4 * is_called_of(agency, before)
        score += 3 * any(place in head or place.upper() in head for place in agency.places)
        score += any(place in item.text for place in agency.places)
        score += 2 * (item.place is not None and item.place in agency.places)
        score += 2 * (bool(reading.item.language) and reading.item.language in agency.languages)
        score += is_of_country(reading.item, agency)
        score += any(row.name == name.text and row.foremost for row in agency.ambiguous)
        score += any(row == name.text for row in agency.names)
        scores.append((score, ident))
    scores.sort(reverse=True)
    return scores[0][1] if scores[0][0] > scores[1][0] else None


def is_of_country(item: Item, agency: Agency) -> bool:
    """Whether an outlet's address shows that it is of the agency's country."""
    code = agency.country.lower()
    key = item.outlet.key
    return key.endswith("." + ("uk" if code == "gb" else code))
