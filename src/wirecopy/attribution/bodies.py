"""Initials of an agency that stand for somebody else in a text: a police force, a party, a pension fund.

A text shows it where it spells the initials out as another body's (`Australian Federal Police`), where a word
follows that no agency has (`AFP officers`, `AAP lawmakers`), or where there are several of them (`las AFP`).
Or for a thing: CCTV is cameras unless words make it the station.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import Any

import regex
from rapidfuzz import fuzz

from wirecopy.attribution.catalogue import Agency, Catalogue
from wirecopy.attribution.find import Hit
from wirecopy.patterns import lazy_regex
from wirecopy.records import Zone

ALIKE = 85
"""Likeness in per cent from which words are an agency's own name, a slip aside."""
SMALL_WORDS = 3
"""Words of a body's name that its initials may leave out (`of the`)."""
SHORTEST_INITIALS = 3
"""Letters of initials that are looked for as words of a text; two stand for too much."""
SHORTEST_TOLD = 2
"""Letters of initials that a word beside them may tell apart."""
OPENING, CLOSING = tuple("([（【[/-–—"), tuple(")]）】/")
"""Signs before and after a name that stands as a credit."""
RUNNING = (Zone.lead, Zone.body)
_CREDITED = (Zone.byline, Zone.metadata, Zone.dateline)
_INITIAL_WORDS = lazy_regex(r"\p{L}{2,}")
_NEWS_WORD = lazy_regex(r"\b(?:agen|news|press|tele|nachricht|inform|correspond|wire|bureau|media)", regex.I)
_SMALL = (
    r"(?:(?:of|the|for|and|to|in|on|de|la|le|les|des|du|del|della|di|do|da|der|die|für|von|e|y|et|und)"
    r"[\s-]){0,2}"
)
_MEMBERS = (
    r"(?:officers?|commissioners?|police|agents?|detectives?|investigators?|troops|soldiers?|"
    r"generals?|fighters?|chief\sof\sstaff|lawmakers?|candidates?|supporters?|convenors?|cadres?|backbenchers?|stalwarts?|whips?|caucus|nominees?|"
    r"MPs?|MLAs?|senators?|councillors?|"
    r"voters?|activists?|rally|manifesto|patients?|nurses?|students?|pilots|drivers|pensioners?|affiliates|exams?|classes|"
    r"scores?|teachers?|courses?|sections?|provisions?|"
    r"levels?|tests?|vaccines?|therapy|systems?|payments?|transfers?|transactions?|loyalists?|protesters?|"
    r"(?:(?:will|is\sto|to)\s)?(?:hold|held|holds)\sits\s(?:\p{L}+\s)?(?:party\sconference|congress|convention|primar\p{L}+)|"
    r"party|pension\sfunds?|(?:won|lost|took)\s(?:[\p{L}\d]+\s){0,3}(?:seats?|votes?|constituenc\p{L}+))"
)
_RULES = (
    r"(?:has\s|had\s|have\s|also\s|later\s)?(?:fined|ruled|prohibited|licen[sc]ed|imposed|authori[sz]ed|inspected|"
    r"arrested|charged|detained|raided|seized|confiscated|deployed|rescued|recovered|intercepted|patrolled|returned|"
    r"(?:opened|closed|launched|concluded)\s(?:an?\s|\p{L}+\s)?(?:files?|probe|inquiry|inquiries|investigations?|proceedings))"
)
"""What an authority does."""
_HEADS = (
    r"(?:branch(?:es)?|(?:town\s)?councillors?|youth\swing|women['’]s\swing|chair(?:man|woman|person)|founders?|leaders?|"
    r"delegation|coalition|ministers?)"
)
"""Who heads a party; large agencies have such people too."""
_PLAYERS = (
    r"(?:(?:boy|girl|rock|pop|k-pop)\s)?(?:group|band|duo|trio|singer|rapper|team|club|squad|side)|"
    r"(?:técnico|treinador|entrenador|jogador(?:es)?|jugador(?:es)?|goleiro|torcida|hinchas|allenatore|tifosi)\sd(?:[aeo]|el|e\sla)|"
    r"(?:badani\p{L}{1,3}|test(?:y|u|ów)?|cytologi\p{L})|"
    r"(?:coach|striker|goalkeeper|captain|fans)\sof"
)
_THING = (
    r"(?:V|II|III|XL|Light|\d|vaccines?|jabs?|doses?|"
    r"satellites?|rockets?|pipeline|resorts?|hotels?|spa|beer|brewery|version|virus)"
)
_PARTY_ACTS = lazy_regex(
    r"\bthe\s(?:(?:ruling|opposition|governing)\s)?party(?:['’]s)?\s(?:said|says|will|would|has|had|also|added|won|lost|leader\p{L}*|members?|candidates?|plans)\b",
    regex.I,
)
_SEVERAL = lazy_regex(
    r"(?<!\p{L})(?:las|los|les|unas|unos|estas|algunas|otras?|outras?|dos|cuatro|cinco|cada|es[ae]s?|esta|ninguna|cualquier|varias|muchas|these|those|each|every|several|many|most|two|three|iki|üç|dört|beş|altı|silahlı|insansız)\s$",
    regex.I,
)


CALLED_SO, PLACED_SO = 48, 24
"""Characters beside a name in which a word calls it a station, and before it in which its country stands."""
_STATION = (
    r"(?:broadcaster|broadcasting|television|televis|télévis|tv(?!\p{L})|channel|chaîne|canal|cadena|emissora|emittente|diffuseur|"
    r"sender|fernseh|rundfunk|телеканал|телевидени|телебаченн|телекомпани|kanal|stacj|telewizj|zender|network|outlet|media|"
    r"agenc|agenz|agênc|agentur|агентств|ajans|قناة|تلفزيون|التلفزيون|방송|テレビ|電視|电视)"
)
_CALLED_STATION = lazy_regex(
    rf"(?<!closed[ -]circuit\s){_STATION}\p{{L}}*(?:\s\p{{L}}+)?[\s,]*[(«“\"]?$", regex.IGNORECASE
)
_IS_STATION = lazy_regex(rf"\)?,\s(?:[\p{{L}}'’-]+\s){{0,4}}?{_STATION}", regex.IGNORECASE)
_REPORTS = lazy_regex(
    r",?\s(?:also\s|later\s|had\s|has\s|news\s)?(?:said|says|reported|reports|quoted|quotes|quoting|cited|cites|citing|announced|"
    r"aired|broadcast|berichtete|meldete|zufolge|informó|riferisce|сообщ\p{L}+|rapporte|indique|bildirdi|duyurdu)\b",
    regex.IGNORECASE,
)
_PAUSE = lazy_regex(r"[.;:!?,\n]")
_HAS_REPORTED = lazy_regex(
    r"(?:\baccording\sto(?:\sthe)?|\btold|\breported\sby|\bquoted\sby|\bcarried\sby|\baired\sby|\bbroadcast\sby|\bciting|\bquoting|\blaut|\bselon|\bsegún|\bsecondo)\s$",
    regex.IGNORECASE,
)


def other_bodies(
    text: str,
    found: Sequence[tuple[Hit, Zone]],
    catalogue: Catalogue,
    language: str | None,
    address: str = "",
) -> set[tuple[int, int]]:
    """Where names of the catalogue stand that mean another body in this text, as (start, end).

    address: of the page, in which a body may be named in full (`/andhra-pradesh/`).
    A name in a byline or dateline is the agency's whatever the story is about, but for letters that the text
    writes for a state (`Kurnool (AP)`).
    """
    bracketed = {hit.name.text for hit, _ in found if _is_spelt_out(text, hit, catalogue)}
    running = [(hit, zone) for hit, zone in found if zone in RUNNING and not in_signs(text, hit)]
    told = {
        hit.name.text
        for hit, _ in running
        if hit.name.text not in bracketed and _means_another(text, hit, found, catalogue, language, address)
    }
    in_full = {hit.name.agencies[0] for hit, _ in found if hit.name.sure and not _has_article(hit, told)}
    bare = {
        (hit.start, hit.end)
        for hit, _ in running
        if hit.name.text in told or (_has_article(hit, told) and in_full.isdisjoint(hit.name.agencies))
    }
    surely = {hit.name.agencies[0] for hit, _ in found if hit.name.sure}
    regions = {
        (hit.start, hit.end)
        for hit, _ in found
        if len(hit.name.text) == SHORTEST_TOLD
        and hit.name.text.isupper()
        and surely.isdisjoint(hit.name.agencies)
        and text.count(hit.name.text) > 1
        and _in_region(hit.name.text).search(text)
    }
    things = {
        (hit.start, hit.end)
        for hit, _ in running
        if hit.name.thing and _names_thing(text, hit, catalogue.agencies[hit.name.agencies[0]])
    }
    return (
        bare
        | regions
        | things
        | {
            (hit.start, hit.end)
            for hit, zone in found
            if hit.name.text in bracketed and (zone not in _CREDITED or _is_spelt_out(text, hit, catalogue))
        }
    )


def _has_article(hit: Hit, names: Set[str]) -> bool:
    """Whether a hit is one of some names with its article (`The AP`)."""
    return hit.name.text.startswith("The ") and hit.name.text.removeprefix("The ") in names


@cache
def _in_region(name: str) -> Any:  # noqa: ANN401 - regex has no public types
    """`In AP everyone said`, `AP election officials`: two letters that a text writes for a state."""
    return regex.compile(
        rf"(?<!\p{{L}})(?:[Ii]n|[Aa]cross|[Tt]hroughout)\s{name}(?=[,.;]|\s\p{{Ll}})"
        rf"(?!\s(?:photo|video|report|stor|interview|poll|survey|news|style|copy|wire|test|histor))|"
        rf"(?<![\p{{L}}(]){name}\s(?:election\s(?:officials?|commission\p{{L}}*)|chief\sminister|state\sassembly|high\scourt|cabinet|"
        rf"govt|government|legislative\s\p{{L}}+|MLAs?|CM|bifurcation)(?!\p{{L}})"
    )


def _names_thing(text: str, hit: Hit, agency: Agency) -> bool:
    """Whether initials that a thing bears too mean it: nothing calls them a station or says its country,
    nor does the story name one of the agency's places and have the name report.
    """
    name, places = hit.name.text, [one.casefold() for one in agency.places]
    at = text.find(name)
    while at >= 0:
        head, tail = text[max(0, at - CALLED_SO) : at], text[at + len(name) : at + len(name) + CALLED_SO]
        if _CALLED_STATION.search(head) or _IS_STATION.match(tail):
            return False
        beside = _PAUSE.split(head[-PLACED_SO:])[-1].casefold()
        if any(place in beside for place in places):
            return False
        at = text.find(name, at + 1)
    reports = _REPORTS.match(text, hit.end) or _HAS_REPORTED.search(
        text, max(0, hit.start - CALLED_SO), hit.start
    )
    return reports is None or not any(place in text.casefold() for place in places)


def _means_another(
    text: str,
    hit: Hit,
    found: Sequence[tuple[Hit, Zone]],
    catalogue: Catalogue,
    language: str | None,
    address: str,
) -> bool:
    name = hit.name.text
    if not hit.name.sure and _is_named_in_full(text, address, hit, catalogue):
        return True
    if not hit.name.sure and (_product(name).search(text) or _company(name).search(text)):
        return True
    if not _may_be_initials(name, SHORTEST_TOLD):
        return False
    agencies = [catalogue.agencies[ident] for ident in hit.name.agencies]
    at_home = language != "en" and all(one.languages[:1] == (language,) for one in agencies)
    party = not at_home and all(map(_may_be_party, agencies))  # `powiedział PAP minister`
    return (
        _is_told_apart(text, name, party=party)
        or (party and _is_the_party(text, name))
        or (len(name) >= SHORTEST_INITIALS and _is_written_out(text, name, found, catalogue))
    )


def _is_named_in_full(text: str, address: str, hit: Hit, catalogue: Catalogue) -> bool:
    """Whether a text, or its page's address, names in full what initials also mean (`Andhra Pradesh`)."""
    name = hit.name.text
    if _has_small_letters(name):
        return False
    return any(
        " " in other
        and not _has_small_letters(other[0])
        and (other in text or f"/{other.casefold().replace(' ', '-')}/" in address)
        and _is_another(other, hit.name.agencies, catalogue)
        for ident in hit.name.agencies
        for row in catalogue.agencies[ident].ambiguous
        if row.name == name
        for other in row.also
    )


def _has_small_letters(words: str) -> bool:
    """Whether words have letters that are no capitals; scripts without case have none."""
    return words.upper() != words


@cache
def _company(name: str) -> Any:  # noqa: ANN401 - regex has no public types
    """`the group NTB`, `o técnico da Lusa`: players or a team that bear the name."""
    words = rf"(?<!\p{{L}})(?i:{_PLAYERS})\s{regex.escape(name)}(?!\p{{L}})"
    return regex.compile(words, regex.REVERSE)  # from the name, of which a text holds few


@cache
def _product(name: str) -> Any:  # noqa: ANN401 - regex has no public types
    """`Sputnik V`, `Keystone XL`, `Antara Resort`: a thing that bears the name."""
    return regex.compile(rf"(?<!\p{{L}}){regex.escape(name)}\s{_THING}(?![\p{{L}}\p{{N}}])")


def in_signs(text: str, hit: Hit) -> bool:
    """Whether a name stands in brackets, strokes or behind a dash, as credits do."""
    return text[hit.start - 1 : hit.start] in OPENING or text[hit.end : hit.end + 1] in CLOSING


def _may_be_initials(name: str, shortest: int = SHORTEST_INITIALS) -> bool:
    return len(name) >= shortest and name.replace("İ", "I").isascii() and name.isalpha() and name.isupper()


def _may_be_party(agency: Agency) -> bool:
    """Whether an agency is not so well known that its initials alone would be taken for it."""
    return agency.kind == "news_agency" and not agency.worldwide


def _is_told_apart(text: str, name: str, *, party: bool) -> bool:
    """Whether what stands beside the initials somewhere is no agency's."""
    return any(
        found["members"]
        or found["rules"]
        or (party and found["heads"])
        or _SEVERAL.search(text, max(0, found.start() - 12), found.start())
        for found in _beside(name).finditer(text)
    )


def _is_the_party(text: str, name: str) -> bool:
    """Whether initials with an article are a party's that the text calls so (`the PAP`, `the party`)."""
    return (
        _PARTY_ACTS.search(text) is not None
        and _articled(name).search(text) is not None
        and _reporting(name).search(text) is None
    )


@cache
def _reporting(name: str) -> Any:  # noqa: ANN401 - regex has no public types
    """`told the PTI`, `the PTI reported`: what no party has or does."""
    return regex.compile(
        rf"\b(?:told|by|to|citing|quoting|with|from)\s(?:the\s)?{name}(?!\p{{L}})|(?<!\p{{L}}){name}\s(?:has\s|had\s)?(?:reported|reports|quoted|quotes|quoting|citing|news)\b"
    )


@cache
def _articled(name: str) -> Any:  # noqa: ANN401 - regex has no public types
    return regex.compile(
        rf"(?<!\p{{L}})(?i:the)\s{name}(?:['’]s)?(?!\s(?:news|wire|agency|report))(?![\p{{L}}\p{{N}}])"
    )


@cache
def _beside(name: str) -> Any:  # noqa: ANN401 - regex has no public types
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}(]){name}(?:(?P<members>(?:\s{_MEMBERS}|['’]l[ae]r\p{{Ll}}*)(?!\p{{L}}))|(?P<heads>(?:['’]s)?\s{_HEADS}(?!\p{{L}}))|(?P<rules>(?<=\b[Tt]he\s{name})\s{_RULES}(?!\p{{L}}))|(?![\p{{L}}\p{{N}}]))"
    )


def _is_written_out(text: str, name: str, found: Sequence[tuple[Hit, Zone]], catalogue: Catalogue) -> bool:
    """Whether the text holds another body's name of which these are the initials."""
    owners = next(hit.name.agencies for hit, _ in found if hit.name.text == name)
    return any(_is_another(one.group(), owners, catalogue) for one in _spelling(name).finditer(text))


@cache
def _spelling(name: str) -> Any:  # noqa: ANN401 - regex has no public types
    words = rf"[\s-]{_SMALL}".join(rf"{letter}\p{{Ll}}[\p{{L}}'’]*+" for letter in name)
    return regex.compile(rf"(?<![\p{{L}}-]){words}")


def _is_another(spelt: str, owners: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether a name written out is none of those agencies' own, nor any news body's."""
    forms = [form for ident in owners for form in catalogue.agencies[ident].forms]
    own = any(fuzz.ratio(spelt.casefold(), form.casefold()) >= ALIKE for form in forms)
    return not own and not _NEWS_WORD.search(spelt)


def _is_spelt_out(text: str, hit: Hit, catalogue: Catalogue) -> bool:
    """Initials in brackets of what stands before them: `Armed Forces of the Philippines (AFP)`."""
    name = hit.name.text
    if not name.isupper() or text[hit.start - 1 : hit.start] != "(" or text[hit.end : hit.end + 1] != ")":
        return False
    before = text[max(0, hit.start - 12 * len(name) - 20) : hit.start - 1]
    words = _INITIAL_WORDS.findall(before.rpartition("\n")[2])
    for number in range(len(words) - 2, max(-1, len(words) - len(name) - SMALL_WORDS - 1), -1):
        if _spells(name, words[number:]):
            return _is_another(" ".join(words[number:]), hit.name.agencies, catalogue)
    return False


def _spells(name: str, words: list[str]) -> bool:
    """Whether words are those of which a name is made of the initials, small words left out or not."""
    letters = iter(name)
    wanted = next(letters)
    for word in words:
        initial = word[0].upper()
        if initial == wanted:
            wanted = next(letters, "")
        elif word[0].isupper():
            return False
        if not wanted:
            return word is words[-1] or word == words[-1]
    return False
