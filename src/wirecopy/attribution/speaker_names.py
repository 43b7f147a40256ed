"""What a speaker is called: a story's noun phrase without what only leads up to it or hangs on it.

Where the phrase is only a head noun (`the ministry`) the body that the story names in full before it is
meant. Phrases that are no plain noun phrase are left alone: a speaker guessed is worse than none.
"""

from __future__ import annotations

import regex

from wirecopy.attribution.bodies_named import ROMANCE, body_named_before
from wirecopy.attribution.declined import greek_subject, is_governed, nominative, where_of
from wirecopy.attribution.documents import issuer
from wirecopy.attribution.german_nouns import is_no_german_speaker, without_medium
from wirecopy.attribution.offices import without_office
from wirecopy.attribution.story import Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Zone

SHORTEST_NAME = {True: 3, False: 2}
"""Letters of a speaker's name, in ASCII and beyond."""
NOUNS_IN_CAPITALS = ("de", "lb")
"""Languages in which a capital tells no name from other nouns."""
HANGING_ON = ("ru", "uk", "be", "bg", "pl", "cs", "sk", "sr", "hr", "bs", "sl", "mk")
"""Languages in which what hangs on a noun stands behind it without a preposition."""
NORDIC = ("nl", "sv", "da", "no", "nb", "nn")

COMPOUNDING = (*NORDIC, "fi", "et")
"""Languages in which so long a word is no first name."""

_I = regex.IGNORECASE
SAID = (
    r"(?:said|says|stated|added|noted|announced|told|claimed|wrote|explained|stressed|warned|confirmed|denied|declared|"
    r"insisted|argued|emphasi[sz]ed|underlined|pointed\sout|tweeted|admitted|alleged|recalled|specified|commented|"
    r"remarked|reported)"
)
_STATED = lazy_regex(
    r"(?<=\p{L})\s(?:statement|communiqu[eé]|bulletin|circular|notice|(?:press\s|news\s)?release|announcement|decree|memo(?:randum)?)$",
    _I,
)
ONLY_SAYS_WHICH = lazy_regex(
    r"(?:(?:surprise|strongly|worded|north|south|\p{L}+(?:ian|ean|ish|ese)|official|joint|written|press|brief|short|new|separate|similar|recent|earlier|public|video|rare|first|last|"
    r"same|this|that|one|his|her|its|their|any|no|\p{L}+day)['’]?s?\s)+",
    _I,
)
_ARTICLE = lazy_regex(r"^(?:the|a|an|its|his|her|their|one(?!\sof\b)|another)\s+", _I)
_STATEMENT = lazy_regex(
    r"^(?:(?:figures?|data|numbers|documents?|information|details|estimates)\s(?:(?:that|which)\swere\s)?(?:given|provided|supplied|passed|sent|shown|handed|e-?mailed)\sto\s(?:it|the\sagency)\sby\s|"
    r"(?:(?:official|joint|written|press|brief|short|new|\p{L}+day)\s)*(?:statements?|releases?|announcements?|communiqu[eé]s?|remarks|comments|"
    r"bulletins?|reports?|articles?|letters?|notices?|memos?|notes?|circulars?|e-?mails?|(?:text\s|video\s|radio\s)?messages?|press\sservice\sstatement|erklärung|mitteilung|communiqué|déclaration|comunicado|declaração|nota|comunicato|заявление|заяву)\s"
    r"(?:(?:made|issued|released|published|carried|printed)\s)?(?:by|from|of|in|von|der|des|de|du|del|dell[aeo]|de[il]|degli|da|do[s]?|das)\s(?:the\s|la\s|le\s|el\s)?)",
    _I,
)
"""What is cited of somebody: `a statement by the ministry`."""
_ITS_PLACE = lazy_regex(
    r"(?<=\p{Ll}\s(?:official|officer|chief|manager)s?)"
    r"\sin\s(?-i:\p{Lu})[\p{L} ]*\s(?:province|region|district|county|state|prefecture)$",
    _I,
)
"""In which province somebody has an office (`a forestry official` in Bay province)."""
_ADDRESSED = lazy_regex(
    r"(?<=\p{L})\s(?:addressed\s|sent\s)?to\s(?:the\s|its\s|his\s|her\s|all\s)?[\p{L} ]+$", _I
)
"""Whom a statement is sent to (`a letter from the minister` to the states)."""
_TIME = lazy_regex(
    r"\s(?:on\s)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|earlier|late|early|also|has|"
    r"had|have|was|is|were|are)\b.*$",
    _I,
)
_NO_SPEAKER_WORDS = """
    jak jako как як wie comme como come zoals såsom
    her him them
    he she they it who we i you this that which there according was were is are be been has have had
    will would could should may might did does do said says told also not no nor if where what why
    monday tuesday wednesday thursday friday saturday sunday
    how recently later earlier reportedly repeatedly das
    первым первой первыми першим першою першими
    який яка яке які якого якої яку яких
    который которая которое которые которого которой которых которую
    dies dieses die der lo los esto isso cela это це det dette
    communiqué comunicado comunicato comunicat comunicatul notícia noticia notizia informação
"""
_NO_SPEAKERS = frozenset(_NO_SPEAKER_WORDS.split())
_PRONOUN_WORDS = """
    его её ее их него них йому його її їх hij zij ze wij ik han hun hon hen vi jag jeg er sie es man
"""
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())
"""Whom a sentence takes up, where nothing else stands beside it."""
_NO_NAME = lazy_regex(
    r"^(?:(?:of|in|at|to|with|from|for|and|but|by|as|on|because|after|before|when|while|if|just|both|those|"
    r"there['’]s)\b|[(+]|(?:comments?|posts?|tweets?)\s(?:on|by)\s)|"
    r"\b(?:of\s(?:them|us|those)|he|she|they|it|and|of|or|says|said|told|be|will|would|by|but|because|while|after|who|which|that|when)$|"
    r"\s(?:will|would|did|does|do|said|says|told|has|have|had|was|were|is|are|accusing|echoes|that|but|declined|refused|reports|alleges|claims|died)\s|[%[\]]|\bper\s?cent\b",
    _I,
)
"""What is a piece of an English sentence, or a share of those whom a poll asked, and nobody who spoke."""
_WORDS = (
    r"(?:remarks|comments|words|statements?|announcements?|reports?|claims?|interviews?|articles?|speech|"
    r"letters?)"
)
_WORDS_OF = lazy_regex(rf"['’]s?\s(?:\p{{Ll}}+\s)?{_WORDS}$|(?<!\bof\s.*)['’]s$")
_OF_ITS_LAND = lazy_regex(
    r"^(?:country|nation|kingdom|republic|state|province|region|county|island|city|town|club|group|union)['’]s\s(?=\p{Lu})"
)
"""Before a name, whose it is (`the country’s Ministry of Agriculture`)."""
_REASON = lazy_regex(
    r"^(?:(?!\p{L}+['’]s?\s)[\p{L}-]+\s){0,5}(?:costs|concerns|reasons?|fears|worries|demand|grounds|pressures?|risks?|uncertaint(?:y|ies)|"
    r"weather|shortages?|delays?|difficulties|problems|issues|conditions|circumstances|losses|competition|inflation|constraints|differences)$",
    _I,
)
"""For what reason somebody does a thing (`citing rising costs`)."""
_ONLY_WORDS = lazy_regex(
    rf"(?:\p{{Ll}}+\s)?(?:{_WORDS}|numbers|figures|results|rumou?rs|allegations|findings|theor(?:y|ies)|photo(?:graph)?s?|"
    r"pictures?|images?|videos?|footage|obituar(?:y|ies))",
    _I,
)
"""What was said, whoever said it: `The mayor's remarks were carried by AGENCY`."""
_CONJUNCTION = lazy_regex(
    r"^(?:al)?though\s|^whereas\s|\s(?:y|et|und|och|og|ve|oraz|[ldsnmt])$|"
    r"\s(?:de\s(?:ese|este|dicho|su|ce|leur|son)|d(?:esse|aquele|i\squel|el\ssuo)|del)\s(?:país|pays|paese|departamento|estado|région|región)$",
    _I,
)
_AGE = lazy_regex(r",\s\d{1,3}$|\s\([DRI](?:-[\p{L}.]{2,8})?\)$")
"""How old somebody is, or of which party in the United States."""
_OF_ITS_PLACE = lazy_regex(r"^\p{Lu}\p{L}+['’]s\s(?=\p{Lu}\p{Ll}+$)")
"""Whose a name is that stands alone (`Vermont's Bongard`)."""
_TITLED = lazy_regex(
    r"^(?:(?:\p{Lu}[\p{L}-]*\s){0,3}\p{Lu}[\p{L}-]*['’]s\s)?(?:\p{Ll}[\p{L}\-]*\s){1,4}((?:(?:(?<=\s)[ae]l-)?\p{Lu}[\p{L}\p{M}'’.\-]*\s?){1,4})$"
)
_WITH_TITLE = lazy_regex(
    r"(?P<title>(?:[\p{L}’'-]+\s){1,7}(?<=\s\p{Ll}{4,}\s))(?P<full>\p{Lu}[\p{L}’'.-]+(?:\s(?:de|da|del|van|von|al|bin|\p{Lu}[\p{L}’'.-]*)){1,3})"
)
"""An office with names of its own before a full name."""
_MISTER = lazy_regex(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.?\s(\p{Lu}[\p{L}'’-]+)")
_TITLES = frozenset(
    "minister secretary president premier governor mayor senator the captain director".split()  # noqa: SIM905
)
"""Words with a capital before a surname that are no first names."""
_NO_DESCRIPTION = (
    "as|of|for|in|on|at|to|by|with|from|and|or|but|that|who|which|is|was|are|were|had|has|have|will|would|its|his|her|their|"
    "latest|first|second|last|next|same|other|only|former|new|newly|senior|local|current|then|one|two|said|says|told"
)
"""Words before a noun that say nothing of who somebody is."""
_COMPOUND = lazy_regex(
    r"\p{Lu}\p{Ll}{10,}\s\p{Lu}|"
    r"\p{Lu}\p{Ll}+(?:sjef|chef|direktør|direktör|leder|ledare|minister|ministeren|ordfører|ordförande|mester|mästare|formand|formann|"
    r"talsmann?|talsmand|talsperson|rådgiver|rådgivare|biolog|forsker|forskare|professor|lærer|lege|läkare)\s\p{Lu}"
)
_SURNAME = lazy_regex(r"\p{Lu}[\p{Ll}’'-]+(?:\p{Lu}\p{Ll}+)?")
_NO_FIRST_NAMES = """
    a after also although an and as at because before both but by during either even for former from if
    in like nor not now of on once only or since so still than that then these this those though to
    under unless unlike until when where while why with yet mr mrs ms miss dr sir lord lady prof
    professor chairman chairwoman chair chief chancellor king queen prince princess commissioner judge
    justice general colonel major sergeant officer superintendent inspector councillor ambassador vice
    deputy house senate
"""
_NO_FIRST_NAME = _TITLES | frozenset(_NO_FIRST_NAMES.split())
"""Words that open a sentence, and ranks, before a surname."""
_FIRST_NAME = lazy_regex(r"(?<![\p{L}-])(?P<first>\p{Lu}\p{Ll}[\p{L}’'-]*)(?:[ \u00a0]\p{Lu}\.)?[ \u00a0]\Z")
REACH_OF_FIRST_NAME = 40
"""Characters before a surname in which a first name and an initial stand."""
_NO_SURNAME = _TITLES | frozenset(
    ("republican", "democrat", "congress", "senate", "house", "court", "council", "parliament", "police")
)
"""What has a capital, or stands alone, and is nobody's surname."""
_WHO_THEY_ARE = lazy_regex(
    r",\s(?:\d{1,3},|who\b|whose\b|(?:the|an?|its|their|our)\s|(?:\p{Ll}[\p{L}-]+\s){0,3}(?:head|chief|director|leader|president|"
    r"chair\p{L}*|founder|owner|manager|spokes\p{L}+|professor|minister|secretary|mayor)\b)"
)
_CALLED_BY_OFFICE = lazy_regex(r"(?<!\p{L})(?:\p{Ll}{4,}|\p{Lu}\p{Ll}{3,}(?:er|or|ent|ary|man|son))\s$")
"""An office, before a full name; and behind it what says who somebody is."""
SHORTEST_DESCRIBED = 5
"""Letters of a noun that an earlier one with an adjective or noun before it says more of."""
_PLACED = lazy_regex(
    r"(?:gemeente|provincie|stad|kommune?|kommunen|gemeinde|stadt|kreis|landkreis|commune|ville|département|région|comune|"
    r"città|provincia|regione|municipio|ciudad|región|município|cidade|província|county|city|district|province|state|"
    r"kabupaten|kota|provinsi)\s\p{Lu}",
    regex.VERSION0,
)
"""What a public body is and its place: together they are its name (`gemeente Utrecht`)."""
_PREPOSITION = lazy_regex(
    r"\b(?:of|for|at|in|from|with|on|by|para|pour|per|de|del|della|delle|dei|degli|di|du|des|do|da|dos|das|dels|als|von|vom|für|του|της|των|στ(?:ο|η)ν?)\b|d[’']",
    _I,
)
_OF_AN_OFFICE = lazy_regex(r"\b(?:à|aux?|en|al|alla|alle|agli|ai|pentru)\b|(?:all|dell)[’']", _I)
"""Other prepositions behind an office in Romance languages (`assessora al Bilancio`)."""
_NORDIC_OFFICE = lazy_regex(r"\b(?:van|voor|bij|uit|av|af|i|på|hos|till|til|ved|vid|från|fra)\b", _I)
"""The same in Dutch and the languages of the north (`ministerie van Energie`, `sjef i Norfisk`)."""
AROUND = " \t\n\u00a0–—-•"
Place = tuple[int, int, float]


def speaker_name(story: Story, start: int, end: int) -> tuple[str, list[Place]] | None:
    """Whom a noun phrase means, and where else the story has them speak; None where it is nobody."""
    words = story.text[start:end].rstrip(AROUND)
    if story.item.language in NOUNS_IN_CAPITALS:
        words = without_medium(story.text, start, words)
    name = _plain(story, words)
    if name is None:
        return None
    full = _in_full(story, name, start) if story.item.language in (None, "en") else None
    if full is not None:
        name = full[0]
    if is_governed(story.text[max(0, start - 30) : start], story.text[end : end + 12]):
        name = nominative(name, story.item.language)
    if story.item.language == "el":
        name = greek_subject(words, name)
    name = where_of(name, story.item.language) or name
    name = without_office(name, story.item.language)
    if story.item.language not in NOUNS_IN_CAPITALS:
        if story.item.language in COMPOUNDING and _COMPOUND.match(name):
            name = name[0].lower() + name[1:]  # it opens a sentence
        name = _without_title(name, story.item.language)
    if story.item.language in (None, "en"):
        name = _described(story, _untitled(name), start)
    else:
        name = body_named_before(story, name, start)
    return name, full[1] if full is not None else []


def _plain(story: Story, words: str) -> str | None:
    """A noun phrase without articles and times; None where no one who speaks is called so."""
    words = _ARTICLE.sub("", words)
    if story.patterns.articles is not None:
        words = story.patterns.articles.sub("", words)
    name: str = _STATEMENT.sub("", issuer(words, story.item.language))
    name = _ITS_PLACE.sub("", name)
    if name != words:
        name = _ADDRESSED.sub("", name)
    name = _TIME.sub("", _ARTICLE.sub("", name)).strip(" ,'’")
    if (issued := _STATED.search(name)) and not ONLY_SAYS_WHICH.fullmatch(name[: issued.start()] + " "):
        name = name[: issued.start()]
    if story.patterns.articles is not None:
        name = story.patterns.articles.sub("", name)
    name = _ARTICLE.sub("", _CONJUNCTION.sub("", _AGE.sub("", name))).strip("[]")
    if story.item.language in (None, "en"):
        name = _WORDS_OF.sub("", _OF_ITS_LAND.sub("", _OF_ITS_PLACE.sub("", name)))
        if _NO_NAME.search(name) or _ONLY_WORDS.fullmatch(name) or _REASON.match(name):
            return None
    if story.item.language in NOUNS_IN_CAPITALS and is_no_german_speaker(name):
        return None
    if (
        len(name) < SHORTEST_NAME[name.isascii()]
        or name.split()[0].casefold() in _NO_SPEAKERS
        or (story.item.language not in (None, "en") and name.casefold() in _PRONOUNS)
        or not any(map(str.isalpha, name))
    ):
        return None
    return name


def _without_title(name: str, language: str | None) -> str:
    """`grid company Fingrid` is Fingrid: a plain noun before a name only says what it is.

    In languages with cases a single name behind it may be whose it is (`представитель МЧС`).
    """
    found = _TITLED.match(name)
    if found and _PLACED.match(name):
        return name
    if found and language in HANGING_ON and " " not in found.group(1).strip():
        return name
    office = name[: found.start(1)] if found else ""
    hung = _OF_AN_OFFICE if language in ROMANCE else _NORDIC_OFFICE if language in NORDIC else None
    if hung is not None and hung.search(office):
        return name
    if found and not _PREPOSITION.search(office):
        return str(found.group(1)).strip()
    return name


def _untitled(name: str) -> str:
    """`Bay county engineer Ada Lind` is Ada Lind, whatever names what she is engineer of."""
    found = _WITH_TITLE.fullmatch(name)
    return found["full"] if found is not None and not _PREPOSITION.search(found["title"]) else name


def _described(story: Story, name: str, before: int) -> str:
    """What `the supervisor` is called where the story speaks of them first (`a plant supervisor`)."""
    if titled := _MISTER.fullmatch(name):
        full = regex.compile(
            rf"(?<!\p{{L}})(?!(?:Mr|Mrs|Ms|Miss|Dr)\b)(\p{{Lu}}[\p{{L}}'’-]+\s{regex.escape(titled[1])})(?!\p{{L}})"
        )
        named = {
            one[1] for one in full.finditer(story.text, 0, before) if one[1].split()[0].lower() not in _TITLES
        }
        return named.pop() if len(named) == 1 else name
    if _SURNAME.fullmatch(name) and name.casefold() not in _NO_SURNAME:
        return _with_first_name(story, name, before)
    if not name.isalpha() or not name.islower() or not name.isascii():
        return name
    first = regex.compile(
        rf"\b(?:[Aa]n?|[Tt]he)\s((?:(?!(?:{_NO_DESCRIPTION})\s)\p{{Ll}}[\p{{L}}-]*\s){{1,2}}{name})\b(?!\s(?:of|for|at)\s)"
    )
    found = first.search(story.text, 0, before)
    return str(found[1]) if found is not None and len(name) >= SHORTEST_DESCRIBED else name


def _with_first_name(story: Story, surname: str, before: int) -> str:
    """A surname with the first name that the story gives it where it says who that is; else the surname."""
    named, text = set(), story.text
    at = text.find(surname, 0, before)
    while at >= 0:
        end = at + len(surname)
        first = _FIRST_NAME.search(text, max(0, at - REACH_OF_FIRST_NAME), at)
        if first and not (text[end : end + 1].isalpha() or text[end : end + 1] == "-"):
            office = _CALLED_BY_OFFICE.search(text, max(0, first.start() - 30), first.start())
            shown = office is not None or _WHO_THEY_ARE.match(text, end) is not None
            if shown and first["first"].casefold() not in _NO_FIRST_NAME:
                named.add(text[first.start() : end])
        at = text.find(surname, end, before)
    return named.pop() if len(named) == 1 else surname


def _in_full(story: Story, name: str, before: int) -> tuple[str, list[tuple[int, int, float]]] | None:
    """The body that `the ministry` takes up, and where the story has it speak under its full name."""
    if " " in name or not name.islower() or not name.isascii():
        return None
    noun = name.capitalize()
    pattern = regex.compile(
        rf"(?:\p{{Lu}}[\p{{L}}'’\-]*\s){{1,4}}{noun}\b|\b{noun}\sof\s(?:the\s)?\p{{Lu}}\p{{L}}+(?:(?:,\s\p{{Lu}}\p{{L}}+)+,?\sand\s\p{{Lu}}\p{{L}}+|(?:\sand)?\s\p{{Lu}}\p{{L}}+){{0,4}}"
    )
    found = None
    for zone in story.item.zones:
        if zone.zone in (Zone.lead, Zone.body, Zone.dateline):
            for found in pattern.finditer(story.text, zone.start, min(zone.end, before)):  # noqa: B007 - the last one
                pass
    if found is None:
        return None
    full = regex.sub(r"^(?:The|A|An|But|And)\s", "", found.group())
    speaks = regex.compile(rf"(?:the\s)?{regex.escape(full)}\s{SAID}\b", _I)
    for match in speaks.finditer(story.text):
        if story.zone_at(match.start()) in (Zone.lead, Zone.body):
            return full, [(match.start(), match.end(), 0.6)]
    return full, []
