"""Agencies that running words name as a source, and the speakers whose words they relay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex
from rapidfuzz import fuzz

from wirecopy.attribution.anaphors import quote, read_anaphor, refers_back, takes_up
from wirecopy.attribution.beside import Found
from wirecopy.attribution.citation import Citation
from wirecopy.attribution.countries import is_told_of
from wirecopy.attribution.mentions import Mention, is_of_country
from wirecopy.attribution.speakers import speakers_of
from wirecopy.attribution.story import ASIDE, Claim, Group, Line, Story
from wirecopy.records import AgencyId, Evidence, Relation

_SENTENCE_END = re.compile(r"[.!?…।。！？][\"”’')\]]{0,2}\s+|[。！？]")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.S|p\.m|a\.m)$"
)
Span = tuple[int, int]
DENIED = "-denied"
"""How the ids of phrases end that say an agency reported nothing of the kind."""
QUOTING_SIGNS = 5
"""Characters more than a name where only the name is in quotation marks, a case ending among them."""
BEFORE_NAME = 48
"""Characters before a name in which `news agency` stands."""
SHORTEST_IN_FULL, LEAST_ALIKE = 12, 90
"""Letters of a name in full that is known again with slips in it, and how like it is, in per cent."""
SHORTEST_AT_PLACE, OPENING = 3, 400
"""Letters of initials that a place makes an agency's, and characters of a story in which it stands."""
PLACE_REACH = 40
"""Characters in which a story names the place that it is filed from."""
_AGENCY_WORD = regex.compile(
    r"agen[cçțţz]|agênc|agènc|agentur|news\s?wire|news\sservice|агентств|агенц|ajans|وكالة|एजेंसी|通信|通讯社|通訊社|"
    r"persbureau|nieuwsbureau|agentschap|nyhetsbyrå|nyhedsbureau|telegrambyrå|uutistoimist|hírügynöks|πρακτορεί|kantor\sberita|agensi|"
    r"\bits\s(?:\p{L}+\s){0,2}counterpart\b",
    regex.I,
)
_AGENCY_BEHIND = regex.compile(
    r"(?:,\s(?:the|an?|its|their|another)\s[^,.;:\n]{0,50}?|\s(?:state\s|official\s)?)(?:(?:news|press)\s(?:agency|service|wire)|newswire)\b|"
    r",\s(?:the|an?|its|their|another)\s(?:[\p{L}'’-]+\s){0,4}?(?:(?:state|official|semi-official|private)\s(?:agency|wire)|counterpart)\b",
    regex.I,
)
_IN_FULL = regex.compile(
    r"\p{Lu}[\p{L} ]{1,40}\b(?:News|Press|Telegraph\p{L}*|Wire|Nachrichten\p{L}*|Notícias|Noticias|"
    r"Notizie|Presse|Prensa|Информ\p{L}*)\s(?:\p{L}+\s){0,3}\($"
)
"""An agency's name in full, as the catalogue may not know it, before its initials in brackets."""
_PUBLISHED_BY = regex.compile(
    r"(?:published|carried|quoted|cited|reported|relayed|released|run|issued|distributed)\sby\s$", regex.I
)
_REPORTED = regex.compile(r"\s(?:has\s|had\s)?(?:reported|reports|said|says|quoted|quotes|wrote|writes)\b")
_HANDED = regex.compile(r"(?:gave|given)\s(?:them|it|these|this)\sto\s", regex.I)
"""What somebody gave an agency is what the agency before it reports (`had given them to` AGENCY)."""
_AND_BY = regex.compile(
    r"(?:[^.;:“”\"\n]*,)?\s(?:and|before)\s(?:(?:was|were|has\sbeen|had\sbeen|being)\s)?(?:(?:also|later|then)\s)?$",
    regex.I,
)
"""What stands between who first reported a thing and the words that say who took it up."""
_AGENCY_BEFORE = regex.compile(
    rf"(?:{_AGENCY_WORD.pattern})\p{{L}}*(?:\sd[ie]\s(?:stampa|notizie|prensa|noticias|presse|notícies|notícias|premsa|imprensa|presă|știri))?(?:\s(?-i:\p{{Ll}})\p{{L}}{{3,}}){{0,2}}\s[\"«“„「]?$",
    regex.I,
)
_CITED_BY = regex.compile(
    r"(?:in\s(?:an?|its)\s(?:\p{L}+\s){1,3}?)?(?:as\s)?(?:cited|quoted|carried|relayed|reported|published|picked\sup|republished|reproduced|monitored|translated)\s(?:by|in)\s|"
    r"according\sto\s|citad[oa]s?\s(?:por|pela|pelo)|cité(?:e|s|es)?\spar|repris(?:e|es)?\spar|"
    r"citat[oaie]\sda|ripres[oaie]\sda|cita(?:t|da|ts|des)\sper|recolli(?:t|da|ts|des)\sper|(?:citat|preluat)[ăei]?\sde|retomad[oa]s?\sp(?:or|el[ao])|reproducid[oa]s?\spor|recogid[oa]s?\spor|zitiert\svon",
    regex.I,
)
_BETWEEN = regex.compile(
    r"(?:\s(?:news\sagency|agency))?(?:['’]s)?(?:\s(?:reports?|dispatch|despatch|story|article|item|statement|account))?"
    r"(?:\s(?:in|on)\s(?:an?|its)\s(?:\p{L}+\s){0,2}?(?:report|dispatch|statement|broadcast|bulletin|commentary))?"
    r"(?:\s(?:on\s)?\p{L}{3,9}day)?(?:,?\s(?:which|that)\s(?:was|were|has\sbeen|had\sbeen))?,?",
    regex.I,
)
"""What may stand between an agency and the words that say who cites it: `a Xinhua report` carried by."""
_ITS_REPORT = regex.compile(
    r"(?:the|this|that|its)\s(?:agency['’]s\s)?(?:report|story|news|account|claim|dispatch|article)\s(?:was|were|has\sbeen|had\sbeen)\s"
    r"(?:(?:also|later|then|widely)\s)?",
    regex.I,
)
"""What takes up the report of the agency that was cited before, up to the words that say who carried it."""
_QUOTED = regex.compile(
    r'(?<![^\s(\[—–])"[^"]*"|“[^“”]*”|„[^“”"]*[“”"]|«[^»]*»|»[^«»]*«|(?<![^\s(\[—–])”[^“”\n]*”|「[^」]*」|『[^』]*』|'
    r"(?<![^\s(\[—–])'(?:[^'\n\"]|'(?=\p{L}))+'(?!\p{L})|‘(?:[^‘’\n]|’(?=\p{L}))*’"
)


def read_citations(story: Story) -> None:
    """Claims that the story cites an agency, one relays another, and speakers that reach it through them."""
    cited: list[Mention] = []
    for line in story.lines if story.taken_up else story.named_lines:
        if line.zone in ASIDE:
            continue
        here = story.within(line.start, line.end)
        if all(one.used for one in here) and not ((cited or here) and takes_up(story, line.start, line.end)):
            cited += [one for one in here if one.agency]
            continue
        quoted = [found.span() for found in _QUOTED.finditer(story.text, line.start, line.end)]
        groups = {one.start: group for group in _credits(story, line) for one in group.mentions}
        for start, end in sentences(story.text, line):
            _read_sentence(story, (start, end), groups, cited, quoted)
    _hang_on_relays(story)


def _hang_on_relays(story: Story) -> None:
    """Who first reached the story through another does so where it is named again."""
    through: dict[AgencyId, tuple[int, Claim]] = {}
    direct: dict[AgencyId, int] = {}
    for claim in story.claims:
        if claim.relation is Relation.cites and claim.agency is not None:
            at = claim.evidence.start
            if claim.by is None:
                direct[claim.agency] = min(at, direct.get(claim.agency, at))
            elif claim.agency not in through or at < through[claim.agency][0]:
                through[claim.agency] = at, claim
    for ident, (at, first) in through.items():
        if ident not in direct or direct[ident] <= at or first.by is None or first.by[0] not in direct:
            continue
        for number, claim in enumerate(story.claims):
            if claim.relation is Relation.cites and claim.agency == ident and claim.by is None:
                story.claims[number] = claim._replace(by=first.by)


def _credits(story: Story, line: Line) -> Iterator[Group]:
    """The names of a line by credit; two with only a comma between them may belong to two clauses."""
    for group in story.groups(line):
        if len(group.mentions) == 1 or any(join.strip() not in (",", "、") for join in group.joins):
            yield group
        else:
            yield from (Group((one,), ()) for one in group.mentions)


def sentences(text: str, line: Line) -> list[tuple[int, int]]:
    """Offsets of a line's sentences; a quotation's inner full stops may cut it, which does no harm."""
    cuts = [line.start]
    for found in _SENTENCE_END.finditer(text, line.start, line.end):
        stop = found.start()
        if (
            text[stop] == "."
            and text[stop + 1].isspace()
            and _ABBREVIATED.search(text[max(0, stop - 5) : stop])
        ):
            continue
        cuts.append(found.end())
    cuts.append(line.end)
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _read_sentence(
    story: Story,
    sentence: Span,
    groups: Mapping[int, Group],
    cited: list[Mention],
    quoted: Sequence[Span],
) -> None:
    """groups: the credit in which each name stands, by where the name begins."""
    start, end = sentence
    here: list[tuple[Mention, Found]] = []
    for mention in story.within(start, end):
        if any(
            a < mention.start < b and b - a > mention.end - mention.start + QUOTING_SIGNS for a, b in quoted
        ):
            continue  # a speaker names the agency, not the story
        if mention.used:
            cited.append(mention) if mention.agency else None
            continue
        found = _phrase(story, mention, groups[mention.start], sentence)
        if found is None:
            continue
        here.append((mention, found))
    for mention, found in here:
        _cite(story, mention, found, here, (groups[mention.start], sentence))
        cited.append(mention)
    if cited and refers_back(story, start, end):
        read_anaphor(story, start, end, cited)


def _phrase(  # noqa: PLR0911 - each thing that rules a mention out is one way out
    story: Story, mention: Mention, group: Group, sentence: Span
) -> Found | None:
    """The words that cite a name; they stand before or behind all names of its credit."""
    text, patterns = story.text, story.patterns
    start, end = sentence
    if mention.agency is None or story.agency(mention.agency).pictures_only:
        return None
    if mention.name.word and not (
        _introduced(text, mention) or _files_here(story, mention.agency) or _publishes(story, mention)
    ):
        return None
    if negative := patterns.before(text, group.start, negative=True, since=start, end=group.end):
        if negative.phrase.relation == "subject":
            story.subjects.add(mention.agency)
        return None
    if negative := patterns.after(text, group.end, negative=True):
        if negative[0].id.endswith(DENIED):
            story.denied.add(mention.agency)
        if negative[0].relation == "subject":
            story.subjects.add(mention.agency)
        if negative[0].relation == "subject" and mention.sure and not mention.name.paper:
            evidence = story.evidence(
                story.zone_at(mention.start), mention.start, negative[1], negative[0].id, 0.6
            )
            story.claim(Relation.subject, mention, evidence)
        return None
    found = _led_up(story, group, start)
    if found is None or found[0].relation != "cites":
        found = patterns.after(text, group.end + _follows_its_name(story, mention))
        if found is None or found[0].relation != "cites" or found[1] > end + 1:
            return None
        if patterns.governed(text, group.start):
            return None
    around = text[min(found.edge, mention.start, *_introduced(text, mention)) : max(found.edge, mention.end)]
    sure = any(one.sure or one.name.known or one.name.word for one in group.mentions)
    sure = sure or _declined_at_home(story, mention) or _at_its_place(story, mention)
    sure = sure or _follows_its_name(story, mention) or _in_its_country(story, mention)
    at_home = mention.name.text.isupper() and (story.at_home(mention.agency) or _domestic(story, mention))
    if sure or at_home or _AGENCY_WORD.search(around) or _AGENCY_BEHIND.match(text, mention.end):
        return found
    return None


def _led_up(story: Story, group: Group, since: int) -> Found | None:
    """The words that lead up to a credit, unless its last name is only a part of a longer noun."""
    found = story.patterns.before(story.text, group.start, since=since, end=group.end)
    compound = found is not None and not found.phrase.after and _is_compound(story, group.end)
    return None if compound else found


COMPOUNDING = ("de", "nl", "sv", "da", "no", "nb", "nn")
"""Languages that join a name with a noun by a hyphen."""
_OTHER_THAN_NEWS = regex.compile(
    r"-(?!(?:an-?|nach-?)?(?:angabe|frage|info|bericht|meldung|mitteilung|nachricht|gespräch|interview|intervju|reporter|"
    r"korrespondent|correspondent|journalist|fotogra|redak|verslaggever|recherche|umfrage|zählung|auswertung|berechnung|daten|"
    r"quelle|rondgang|enquête|peiling|bron|uppgift|källor|kilder|telegram|artikel|enkät|rundringning|op?plysning|byrå))\p{L}{4,}",
    regex.I,
)


def _is_compound(story: Story, end: int) -> bool:
    """Whether a hyphen makes the name a part of a noun that is no source (`dpa-Anwältin`)."""
    return story.item.language in COMPOUNDING and _OTHER_THAN_NEWS.match(story.text, end) is not None


def _declined_at_home(story: Story, mention: Mention) -> bool:
    """Whether an ending behind an apostrophe marks a proper name in the agency's own language (`AA'ya`)."""
    return story.text[mention.end : mention.end + 1] in ("'", "’") and story.at_home(mention.agency)


def _domestic(story: Story, mention: Mention) -> bool:
    """Whether an outlet of the agency's own country names it in a language that the agency works in."""
    agency = story.agency(mention.agency) if mention.agency is not None else None
    language = story.item.language
    return (
        agency is not None
        and language != "en"
        and language in agency.languages
        and len(mention.name.text) >= SHORTEST_AT_PLACE
        and is_of_country(story.item, agency)
    )


_ITS_WORK = regex.compile(r"^\s(?:reports?|dispatch(?:es)?|despatch|story|bulletin)(?=\s)", regex.I)


def _follows_its_name(story: Story, mention: Mention) -> bool:
    """Whether initials stand in brackets behind an agency's name in full (`Bay News Agecny (BNA)`)."""
    text = story.text
    if text[mention.start - 1 : mention.start] != "(" or text[mention.end : mention.end + 1] != ")":
        return False
    if _IN_FULL.search(text, max(0, mention.start - BEFORE_NAME), mention.start) is not None:
        return True
    head = text[max(0, mention.start - BEFORE_NAME) : mention.start - 1].rstrip()
    return mention.agency is not None and any(
        fuzz.ratio(head[-len(name) :].casefold(), name.casefold()) >= LEAST_ALIKE
        for name in story.agency(mention.agency).names
        if len(name) >= SHORTEST_IN_FULL
    )


def _in_its_country(story: Story, mention: Mention) -> bool:
    """Whether initials that others share too stand in a story of their agency's country."""
    name = mention.name
    return (
        mention.agency is not None
        and not (name.word or name.thing or name.surname)
        and len(name.text) >= SHORTEST_AT_PLACE
        and is_told_of(story.agency(mention.agency), story.text)
    )


def _publishes(story: Story, mention: Mention) -> bool:
    """Whether an ordinary word is an agency's name by what it does in a story of the agency's country."""
    if mention.agency is None:
        return False
    if _PUBLISHED_BY.search(story.text, 0, mention.start) is None and not _REPORTED.match(
        story.text, mention.end
    ):
        return False
    return is_told_of(story.agency(mention.agency), story.text)


def _at_its_place(story: Story, mention: Mention) -> bool:
    """Whether one of the agency's own places opens the story (`Baku`) or stands behind its initials."""
    name = mention.name.text
    if len(name) < SHORTEST_AT_PLACE or mention.agency is None:
        return False
    places, head = story.agency(mention.agency).places, story.text[:OPENING]
    behind = _ITS_WORK.sub("", story.text[mention.end : mention.end + PLACE_REACH])
    if not name.isupper():
        return any(behind.startswith((f" in {place}", f" from {place}")) for place in places)
    return any(place in head or behind.startswith((f" in {place}", f" from {place}")) for place in places)


def _introduced(text: str, mention: Mention) -> tuple[int, ...]:
    """Where the words begin that say right before a name that it is an agency's (`state news agency`)."""
    found = _AGENCY_BEFORE.search(text, max(0, mention.start - BEFORE_NAME), mention.start)
    return (found.start(),) if found else ()


def _files_here(story: Story, ident: AgencyId) -> bool:
    """Whether the story opens at one of an agency's own places."""
    opening = story.text[:PLACE_REACH].casefold()
    return any(place.casefold() in opening for place in story.agency(ident).places)


def _cite(
    story: Story,
    mention: Mention,
    found: Found,
    here: list[tuple[Mention, Found]],
    place: tuple[Group, Span],
) -> None:
    """place: the credit and the sentence in which the name stands."""
    phrase, edge, who = found
    group, sentence = place
    start, end = min(edge, mention.start), max(edge, mention.end)
    evidence = story.evidence(story.zone_at(mention.start), start, end, phrase.id, phrase.weight)
    by = _relay(story, group, found, here, sentence[1])
    if mention.agency is not None and story.agency(mention.agency).kind == "syndicate":
        _cite_publication(story, mention, evidence, by)
        if phrase.speaker in ("passive", "after"):
            phrase = replace(phrase, speaker="cited")  # who else speaks beside a paper rarely speaks to it
        hand = (None, mention.name.text)
        for speaker in speakers_of(story, Citation(phrase, group.start, group.end, edge, sentence, who)):
            quote(story, speaker, hand)
        return
    story.claim(Relation.cites, mention, evidence, by)
    if mention.agency is None:
        return
    if _ITS_REPORT.fullmatch(story.text, sentence[0], edge):
        _hand_on(story, mention.agency, sentence[0])
        return
    for speaker in speakers_of(story, Citation(phrase, group.start, group.end, edge, sentence, who)):
        quote(story, speaker, (mention.agency, story.agency(mention.agency).name))


def _hand_on(story: Story, agency: AgencyId, before: int) -> None:
    """`The report was picked up by AGENCY`: whom the story cited last reached it through that agency too."""
    for number in range(len(story.claims) - 1, -1, -1):
        claim = story.claims[number]
        if claim.relation is Relation.cites and claim.agency and claim.evidence.start < before:
            if claim.by is None and claim.agency != agency:
                story.claims[number] = claim._replace(by=(agency, story.agency(agency).name))
            return


def _cite_publication(story: Story, mention: Mention, evidence: Evidence, by: AgencyId | None) -> None:
    """A syndicate's name in running text is the newspaper behind it, which the catalogue does not hold."""
    hand = (by, story.agency(by).name) if by else None
    mention.used = True
    if mention.agency == story.own:
        return
    story.claims.append(Claim(Relation.cites, None, mention.name.text, evidence, hand))


def _relay(
    story: Story, group: Group, found: Found, here: list[tuple[Mention, Found]], stop: int
) -> AgencyId | None:
    """The agency of the same sentence that itself cites this one (`Xinhua reported citing Tasnim`)."""
    phrase, edge, _ = found
    for later, words in here:
        if later.start >= group.end and _CITED_BY.match(story.text, words.edge):
            for since in {
                edge,
                group.end,
            }:  # `AGENCY said, as cited by ANOTHER`, `AGENCY, cited by ANOTHER, said`
                between = story.text[since : max(since, words.edge)].rstrip()
                if since <= words.edge and _BETWEEN.fullmatch(between):
                    return later.agency
    if phrase.speaker == "passive":
        for later, words in here:
            passive = later.start >= group.end <= words.edge and words.phrase.speaker == "passive"
            if passive and _AND_BY.fullmatch(story.text, group.end, words.edge):
                return later.agency
    if phrase.speaker in _TOLD and (handing := _handing_on(story, group, here, stop)):
        return handing
    if phrase.speaker != "relay" and not _HANDED.match(story.text, edge):
        return None
    before = [other for other, _ in here if other.end <= group.start]
    cited = {one.agency for one in group.mentions}
    return before[-1].agency if before and before[-1].agency not in cited else None


_TOLD = ("told", "before", "after")
_ANOTHER_CLAUSE = regex.compile(
    r"\b(?:while|but|whereas|and|während|aber|und|tandis|mais|et|mientras|pero|y|mentre|ma|e|enquanto|mas|а|но|тоді|але)\s",
    regex.I,
)
_LAST_WORDS = regex.compile(r"(?:\s(?:on|am|w)?\s?\p{L}{3,12})?[\s.)”\"»]*")
"""What may follow the agency that closes a sentence with its name or verb: `… AGENCY reported on Monday.`"""


def _handing_on(story: Story, group: Group, here: list[tuple[Mention, Found]], stop: int) -> AgencyId | None:
    """The agency that closes the sentence, which ends at `stop`, and hands on what was told another.

    `The mayor told A, B reported on Monday.`
    """
    last, words = here[-1]
    if last.start < group.end or words.phrase.speaker not in ("after", "relay", "none"):
        return None
    relays = story.patterns.relays
    between = story.text[group.end : min(last.start, words.edge)]
    if "," not in between or _ANOTHER_CLAUSE.search(between.rpartition(",")[2] + " "):
        return None
    if relays is not None and relays.match(story.text, words.edge):
        return None
    closes = _LAST_WORDS.fullmatch(story.text, max(last.end, words.edge), stop)
    return last.agency if closes is not None and last.agency != group.mentions[0].agency else None
