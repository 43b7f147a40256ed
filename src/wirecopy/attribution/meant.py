"""Whether a name that others share means the agency where words cite it.

Words beside it may call it an agency, or the story show it: by its place, its country, its language, or its
name in full before the initials.
"""

from __future__ import annotations

import regex

from wirecopy.attribution.countries import is_called_by_adjective, is_told_of
from wirecopy.attribution.lines import Group
from wirecopy.attribution.mentions import AGENCY_STEMS, OF_NEWS, Mention, is_of_country
from wirecopy.attribution.story import Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Relation

BEFORE_NAME = 48
"""Characters before a name in which `news agency` stands."""
SHORTEST_AT_PLACE, OPENING = 3, 400
"""Letters of initials that a place makes an agency's, and characters of a story in which it stands."""
PLACE_REACH = 40
"""Characters in which a story names the place that it is filed from."""
_AGENCY_WORD = lazy_regex(
    rf"{AGENCY_STEMS}|news\sservice|persbureau|nieuwsbureau|agentschap|nyhetsbyrå|nyhedsbureau|telegrambyrå|uutistoimist|hírügynöks|"
    r"dépêche|dispaccio|depesz|депеш|πρακτορεί|kantor\sberita|agensi|\bits\s(?:\p{L}+\s){0,2}counterpart\b",
    regex.I,
)
_AGENCY_BEHIND = lazy_regex(
    r"(?:,\s(?:the|an?|its|their|another)\s[^,.;:\n]{0,50}?|\s(?:state\s|official\s)?)(?:(?:news|press)\s(?:agency|service|wire)|newswire)\b|"
    r",\s(?:the|an?|its|their|another)\s(?:[\p{L}'’-]+\s){0,4}?(?:(?:state|official|semi-official|private)\s(?:agency|wire)|counterpart)\b",
    regex.I,
)
_CALLED_AGENCY = lazy_regex(
    r"\s(?:state\s|official\s)?(?:news\s|press\s|information\s|(?<=\bthe\s\p{L}+\s))agency\b|(?<=\bthe\s\p{L}+)\s(?:news\s)?wire\b",
    regex.I,
)
_IN_FULL = lazy_regex(
    r"\p{Lu}[\p{L} ]{1,40}\b(?:News|Press|Telegraph\p{L}*|Wire|Nachrichten\p{L}*|Notícias|Noticias|"
    r"Notizie|Presse|Prensa|Информ\p{L}*)\s(?:\p{L}+\s){0,3}\($"
)
"""An agency's name in full, as the catalogue may not know it, before its initials in brackets."""
_CALLED_ONE = lazy_regex(rf"(?:{_AGENCY_WORD.pattern})\p{{L}}*\s\($", regex.I)
"""`the Bayland news agency (`."""
_PUBLISHED_BY = lazy_regex(
    r"(?:published|carried|quoted|cited|reported|relayed|released|run|issued|distributed)\sby\s$", regex.I
)
_REPORTED = lazy_regex(r"\s(?:has\s|had\s)?(?:reported|reports|said|says|quoted|quotes|wrote|writes)\b")
_AGENCY_BEFORE = lazy_regex(rf"(?:{_AGENCY_WORD.pattern}){OF_NEWS}\s[\"«“„「]?$", regex.I)


def may_be_meant(story: Story, mention: Mention) -> bool:
    """Whether a name that is an ordinary word may be the agency's here; any other name may."""
    if not mention.name.word or mention.agency is None:
        return mention.agency is not None
    return (
        bool(_introduced(story.text, mention))
        or _is_name_at_home(story, mention)
        or _has_adjective(story, mention)
        or _files_here(story, mention.agency)
        or _publishes(story, mention)
    )


QUOTED_ENDING = 4
"""Letters of a case ending within quotation marks, and the sign."""


def is_meant(story: Story, mention: Mention, group: Group, edge: int) -> bool:
    """Whether a name is surely the agency's where words that reach to `edge` cite its credit."""
    if any(one.sure or one.name.known or one.name.word for one in group.mentions):
        return True
    if (
        _CALLED_AGENCY.match(story.text, mention.end)
        or _was_cited(story, mention)
        or _declined_at_home(story, mention)
        or _at_its_place(story, mention)
        or _is_name_at_home(story, mention)
    ):
        return True
    if follows_its_name(story, mention) or _has_adjective(story, mention) or _in_its_country(story, mention):
        return True
    if mention.name.text.isupper() and (story.at_home(mention.agency) or _domestic(story, mention)):
        return True
    first = min(edge, mention.start, *_introduced(story.text, mention))
    around = story.text[first : max(edge, mention.end)]
    return bool(_AGENCY_WORD.search(around) or _AGENCY_BEHIND.match(story.text, mention.end))


def _was_cited(story: Story, mention: Mention) -> bool:
    """Whether the story cited the agency by the same name before (`агенцію LETA … пояснило LETA`)."""
    name = mention.name.text
    return (name.isupper() or len(name) >= SHORTEST_AT_HOME) and any(
        one.relation is Relation.cites
        and one.agency == mention.agency
        and one.evidence.start < mention.start
        and name in one.evidence.words
        for one in story.claims
    )


def _declined_at_home(story: Story, mention: Mention) -> bool:
    """Whether signs mark a proper name in the agency's own language (`AA'ya`, `«Кабара»`)."""
    if mention.agency is None:
        return False
    if story.text[mention.start - 1 : mention.start] == "«":
        closed = "»" in story.text[mention.end : mention.end + QUOTED_ENDING]
        return closed and story.item.language in story.agency(mention.agency).languages[:2]
    return story.text[mention.end : mention.end + 1] in ("'", "’") and story.at_home(mention.agency)


_NOUN_BEFORE = lazy_regex(
    r"(?<!(?:^|\P{L})(?:la|l|una?|die|der|eine[rn]?|den|dem|il|o|a|à|da|na|pela|ao?|lo|of|de|della|alla|dalla))[\s’'](?<=\p{Ll}[\s’'])[\p{L}-]+\s$",
    regex.I,
)
"""A word before the adjective that is no article: somebody else is so called (`la joven croata Hina`)."""


def _has_adjective(story: Story, mention: Mention) -> bool:
    """Whether what comes from its country stands before a name (`la croata Hina`, `словацкая TASR`)."""
    if (
        mention.agency is None
        or story.item.language in (None, "en")
        or len(mention.name.text) < SHORTEST_AT_PLACE
    ):
        return False
    before = story.text[max(0, mention.start - BEFORE_NAME) : mention.start]
    if mention.name.word and _NOUN_BEFORE.search(before):
        return False
    return is_called_by_adjective(story.agency(mention.agency), before)


SHORTEST_AT_HOME = 4
"""Letters of a name like other names that its own language knows."""
NEIGHBOURS = ("sr", "hr", "bs", "sl", "mk")
"""Languages whose readers know one another's agencies by a single word (`Hina`, `Beta`)."""


def _is_name_at_home(story: Story, mention: Mention) -> bool:
    """Whether a name is written as one where its agency, or that of a neighbour, is known (`Hina`)."""
    name = mention.name.text
    if mention.agency is None or story.item.language not in NEIGHBOURS or len(name) < SHORTEST_AT_HOME:
        return False
    own = story.agency(mention.agency).languages[:1]
    return name[0].isupper() and own[0] in NEIGHBOURS if own else False


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


_ITS_WORK = lazy_regex(r"^\s(?:reports?|dispatch(?:es)?|despatch|story|bulletin)(?=\s)", regex.I)


def follows_its_name(story: Story, mention: Mention) -> bool:
    """Whether a name stands in brackets behind what is called an agency (`Bay News Agecny (BNA)`)."""
    text = story.text
    if text[mention.start - 1 : mention.start] != "(" or text[mention.end : mention.end + 1] != ")":
        return False
    first = max(0, mention.start - BEFORE_NAME)
    return any(words.search(text, first, mention.start) is not None for words in (_IN_FULL, _CALLED_ONE))


def _in_its_country(story: Story, mention: Mention) -> bool:
    """Whether initials that others share too stand in a story, or at an outlet, of their agency's country."""
    name = mention.name
    if mention.agency is None or name.word or name.thing or name.surname:
        return False
    if len(name.text) < SHORTEST_AT_PLACE:
        return False
    agency = story.agency(mention.agency)
    told_apart = len(name.agencies) > 1 and is_of_country(story.item, agency)
    return told_apart or is_told_of(agency, story.item)


def _publishes(story: Story, mention: Mention) -> bool:
    """Whether an ordinary word is an agency's name by what it does in a story of the agency's country."""
    if mention.agency is None:
        return False
    if _PUBLISHED_BY.search(story.text, 0, mention.start) is None and not _REPORTED.match(
        story.text, mention.end
    ):
        return False
    return is_told_of(story.agency(mention.agency), story.item)


def _at_its_place(story: Story, mention: Mention) -> bool:
    """Whether one of the agency's own places opens the story (`Baku`) or stands behind its initials.

    In a language in which it works, other than English, it may stand anywhere in the story.
    """
    name = mention.name.text
    if len(name) < SHORTEST_AT_PLACE or mention.agency is None:
        return False
    agency, language = story.agency(mention.agency), story.item.language
    places = agency.places
    head = story.text if language != "en" and language in agency.languages else story.text[:OPENING]
    behind = _ITS_WORK.sub("", story.text[mention.end : mention.end + PLACE_REACH])
    if not name.isupper():
        return any(behind.startswith((f" in {place}", f" from {place}")) for place in places)
    return any(place in head or behind.startswith((f" in {place}", f" from {place}")) for place in places)


def _introduced(text: str, mention: Mention) -> tuple[int, ...]:
    """Where words and name begin that say that it is an agency's (`state news agency X`, `X news agency`)."""
    found = _AGENCY_BEFORE.search(text, max(0, mention.start - BEFORE_NAME), mention.start)
    if found:
        return (found.start(),)
    return (mention.start,) if _CALLED_AGENCY.match(text, mention.end) else ()


def _files_here(story: Story, ident: AgencyId) -> bool:
    """Whether the story opens at one of an agency's own places."""
    opening = story.text[:PLACE_REACH].casefold()
    return any(place.casefold() in opening for place in story.agency(ident).places)
