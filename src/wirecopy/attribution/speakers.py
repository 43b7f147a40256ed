"""Speakers whose words an agency relays: `the ministry said, as per the news agency`.

A speaker is a noun phrase beside a verb of speaking, or what the agency is said to cite; here is where they
stand, and in `speaker_names` what they are called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import regex

from wirecopy.attribution import acts
from wirecopy.attribution.citation import LONGEST_SENTENCE, Citation, Span, Speaker
from wirecopy.attribution.declined import agrees, is_object, where_of
from wirecopy.attribution.leading_subject import (
    SOURCES,
    adjacent_subject,
    before_what_was_told,
    is_surely_subject,
    led_by_subject,
    right_before,
)
from wirecopy.attribution.mentions import AGENCY_STEMS
from wirecopy.attribution.noun_phrases import (
    begin_with_articles,
    end_of_its_name,
    first_stop,
    is_named,
    named_behind,
    noun_phrase,
    speaker_in,
    up_to_object,
)
from wirecopy.attribution.pronouns import antecedent, is_person_taken_up
from wirecopy.attribution.said import PASSIVE, acting, asked_before, by_whom, in_its_clause, said_before
from wirecopy.attribution.speaker_names import AROUND, SAID, speaker_name
from wirecopy.attribution.story import Story
from wirecopy.attribution.subjects import LONGEST_SUBJECT, TRAILING, subject
from wirecopy.patterns import lazy_regex

REACH = 90
"""Characters between an agency's name and the words that say whom it cites."""

_I = regex.IGNORECASE
_UNCITED = lazy_regex(
    r"\b(?:was|were|been|is|are)\s$|(?<!\p{L})(?:without|ohne|sans|sin|sem|senza|zonder|bez|без)\s$", _I
)
"""Before words of citing: the agency is cited itself, or nobody is."""
_APART = lazy_regex(r"[“”\"—–]")
"""What parts an agency from words that refer to something said, and not to whom it cites."""
_IS = lazy_regex(r"\s(?:itself\s|in\sturn\s)?(?:was|is)\s(?:itself\s|in\sturn\s)?", _I)
_FULL = r"(?-i:\p{Lu})[\p{L}\p{M}.'’-]+(?:\s(?-i:\p{Lu})[\p{L}\p{M}.'’-]+){1,3}"
_THEN = (
    rf"[^,.;:\n\"“”]{{0,60}},\s(?|({_FULL}),\s[^,.;:\n\"“”]{{3,60}},\s|"
    rf"(?:the|an?|its|[\p{{L}}’']+['’]s?)\s[^,.;:\n\"“”]{{3,60}},\s({_FULL}),\s|((?:[\p{{L}}\p{{M}}'’.\-]+\s){{1,8}}?))"
)
_THEN_SAID = lazy_regex(rf"{_THEN}{SAID}\b", _I)
_THEN_CALLED = lazy_regex(rf"{_THEN}(?:{SAID}|{acts.CALLED})\b", _I)
_THEN_ACTED = lazy_regex(rf"{_THEN}{acts.ACTED}\b", _I)
_AS = lazy_regex(
    r"(?:según|como|secondo|come|selon|comme|d[’']après|wie|jak|как|як|som|zoals|segundo|conforme|tal\scomo|así|"
    r"kot|kako|ako)(?!\p{L})",
    _I,
)
"""How a clause begins that says from whom the news is."""
LONGEST_LEAD = 60
"""Characters of such a clause before the words that cite."""
_SHORT_CLAUSE = lazy_regex(r"[^,.;:\n«»„“”\"]{0,40}[»“”\"]?[^,.;:\n«»„“”\"]{0,40},\s")
"""What such a clause goes on with behind the agency's name."""
_UP_TO_COMMA = lazy_regex(r"[^,.;:\n\"“”«»]{0,60},\s")
_THEN_SPOKE = lazy_regex(rf"(?:(?:has|had|have|also|then|later)\s){{0,2}}(?:{SAID}|{acts.CALLED})\b", _I)
_ANY_ACT = lazy_regex(acts.ANY)
_CUT_AFTER = lazy_regex(
    r"\s(?:as\s(?:saying|telling|stating|reporting|putting|giving)|(?:with|in)\sthe\swords|in\swhich|who|which|that|said|says|reported|saying|to\sthe\seffect|"
    r"as\s(?:its|their|the)\ssources?|whose|whom|claiming|alleging|in\s(?:a|an|its|his|her)\s|on\s(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|had|has|have|will|would|"
    r"قوله|قولها|قولهم|أن|إن|dass|que|che|что|що)(?!\p{L})|[,;:“”\"«»„()—–،؛。，]|(?<!(?:^|[\s.])(?-i:\p{Lu}))\.",
    _I,
)
_THAT_ARABIC = lazy_regex(r"(?<!\p{L})[وف]?ب?[أإا]ن(?:ه|ها|هم|هما)?(?!\p{L})")
_BEFORE_QUOTED = lazy_regex(rf".*(?:{AGENCY_STEMS})\p{{L}}{{0,3}}\s[«„“\"»].?", _I)
"""Words for an agency that only lead up to its name in quotation marks."""
_SET_APART = lazy_regex(
    r"(?:citée?s?|citad[oa]s?|citat[oaie]|cytowan\p{L}{1,3}|zitiert|geciteerd|citerad|citeret|sitert|цитируем\p{L}{2,3}|цитован\p{L}{1,3})\s",
    _I,
)
"""Words between commas that make the noun before them speak, whatever verb follows (`cité par`)."""
_ACTING = ("around", "told")
"""Phrases beside which any verb shows who speaks, by where the speaker stands."""
_DAY = lazy_regex(
    r"\s(?:(?:ce|el|este|est[ae]|questo|n?esta|na|no)\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|"
    r"viernes|s[áa]b[aá]do|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?)(?=\s)",
    _I,
)
_PREPOSED = lazy_regex(r"\s(?:de|di)\s|\sd[’']", _I)
"""Before what was told, not before who told it (`a fait état auprès d'AGENCY de six blessés`)."""


def speakers_of(story: Story, citation: Citation) -> list[Speaker]:
    """The speakers whom the agency relays in this sentence."""
    kind = citation.phrase.speaker
    told_of = before_what_was_told(story, citation)
    if told_of is not None and (made := _made(story, told_of, citation, 0.72)):
        return made
    if (held := speaker_in(story, citation)) is not None:
        return _made(story, held, citation, 0.72)
    if (told := _in_relative_clause(story, citation)) and (made := _made(story, told, citation, 0.72)):
        return made
    weight = {"told": 0.7, "before": 0.72}.get(kind, 0.75)
    for span in _PLACES.get(kind, _spans_around)(story, citation):
        if made := _made(story, span, citation, weight):
            return made
    return []


def _in_relative_clause(story: Story, citation: Citation) -> Span | None:
    """`laut AGENCY, der der Minister den Plan bestätigte`: who told it, whatever words cite it."""
    which = story.patterns.which
    found = which.match(story.text, citation.end, citation.sentence[1]) if which is not None else None
    return found.span("who") if found is not None else None


def _spans_of_told(story: Story, citation: Citation) -> Iterator[Span | None]:
    """Where the one stands who told an agency: a subject right before its verb, or behind it."""
    yield _in_between(story, citation)
    yield _where_before(story, citation)
    adjacent = adjacent_subject(story, citation)
    if adjacent and is_surely_subject(story, citation, adjacent):
        yield adjacent
    following = _following(story, citation)
    subject_there = story.text[slice(*adjacent)] if adjacent else ""
    head = story.text[citation.sentence[0] : citation.edge].rstrip()
    if adjacent and (
        begin_with_articles(story, adjacent, following)
        or is_named(head, subject_there)
        or SOURCES.match(subject_there)
        or _is_where_they_told(story, citation, adjacent)
    ):
        yield adjacent  # `Una fuente confirmó a AGENCY el cierre`, `Fuentes …`: what follows was told
    yield following
    yield adjacent
    yield _cited_after(story, citation)
    if citation.edge == citation.sentence[0]:
        yield _acting_after(story, citation, _past_ending(story, citation.end))


def _is_where_they_told(story: Story, citation: Citation, before: Span) -> bool:
    """Whether a verb in the plural says where it was told: `В компании подтвердили AGENCY факт аварии`."""
    verb = story.text[citation.edge : citation.start].partition(" ")[0]
    return verb.endswith("ли") and where_of(story.text[slice(*before)], story.item.language) is not None


def _where_before(story: Story, citation: Citation) -> Span | None:
    """`В министерстве AGENCY подтвердили`: where it was told, before a name that its verb follows."""
    if citation.edge <= citation.start:
        return None
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    span = subject(story.text, first, citation.start)
    told = span is not None and where_of(story.text[slice(*span)], story.item.language) is not None
    return noun_phrase(story, *span) if span and told else None


def _spans_before(story: Story, citation: Citation) -> Iterator[Span | None]:
    """The subject before its verb; behind the agency's name where the words open the sentence."""
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    yield _in_between(story, citation)
    yield subject(story.text, first, citation.edge)
    if citation.edge == citation.sentence[0]:
        yield _said_after(story, citation)  # `Consultado por AGENCY, el alcalde dijo`


def _spans_around(story: Story, citation: Citation) -> Iterator[Span | None]:
    """Where the speaker may stand, the surest place first."""
    yield _cited_after(story, citation)
    if citation.phrase.speaker == "relay" and _is_cited(story, citation):
        return  # who stands before the words is the one who cites
    yield _cited_before(story, citation)
    yield _in_between(story, citation)
    yield by_whom(story, citation)
    yield said_before(story, citation)
    yield _told_before(story, citation)
    yield asked_before(story, citation)
    yield acts.put_down_to(story.text, citation.end, citation.sentence[1])
    yield acting(story, citation)
    yield in_its_clause(story, citation)
    yield _in_main_clause(story, citation)
    if citation.phrase.speaker == "around" or citation.edge == citation.sentence[0]:
        yield _said_after(story, citation)
    said = story.patterns.said
    if said is not None and (verb := said.match(story.text, citation.edge + 1, citation.sentence[1])):
        behind = noun_phrase(story, verb.end(), citation.sentence[1])
        yield up_to_object(story.text, story.patterns, behind)  # `AGENCY zufolge sagte der Minister`


_PLACES: Mapping[str, Callable[[Story, Citation], Iterator[Span | None]]] = {
    "told": _spans_of_told,
    "before": _spans_before,
    "cited": lambda story, citation: iter([_cited_after(story, citation)]),
    "none": lambda story, citation: iter((in_its_clause(story, citation), _in_main_clause(story, citation))),
}  # where speakers stand by what a phrase says of it; elsewhere around the words


def _is_cited(story: Story, citation: Citation) -> bool:
    """Whether the phrase says that somebody cites the agency (`citing AGENCY`)."""
    relays = story.patterns.relays
    return relays is not None and relays.match(story.text, citation.edge) is not None


def _following(story: Story, citation: Citation) -> Span | None:
    """`declared to AGENCY the mayor`, as languages put it whose subject may follow its verb."""
    start, last = _past_ending(story, max(citation.end, citation.edge)), citation.sentence[1]
    if story.text[start : start + 1] not in (" ", "\u00a0") or _PREPOSED.match(story.text, start):
        return None
    said = story.patterns.said
    verb = said.match(story.text, start + 1, last) if said is not None else None
    span = _subject_behind(story, verb.end() if verb else start, last)
    told = story.text[citation.edge : citation.start].partition(" ")[0]
    return span if span and agrees(told, story.text[slice(*span)], story.item.language) else None


def _subject_behind(story: Story, start: int, end: int) -> Span | None:
    """The noun phrase behind a verb, None where its case shows that it is no subject."""
    span = noun_phrase(story, start, end)
    return None if span and is_object(story.text[slice(*span)], story.item.language) else span


def _past_ending(story: Story, end: int) -> int:
    """Where a name ends with its case ending and a closing quotation mark."""
    while end < len(story.text) and (story.text[end].isalpha() or story.text[end] in "\"”»’'-"):
        end += 1
    return end


def _said_after(story: Story, citation: Citation) -> Span | None:
    """`In an interview with AGENCY, the mayor said`, `Im Gespräch mit AGENCY sagte der Minister`."""
    end, last = _past_ending(story, citation.end), citation.sentence[1]
    then = _THEN_SAID if citation.phrase.speaker == "clause" else _THEN_CALLED
    found = then.match(story.text, end, last)
    if found is not None and PASSIVE.search(found[1].rstrip()):
        return None
    if found is None and story.patterns.said is None:
        found = _THEN_ACTED.match(story.text, end, last)
        found = found if found is not None and acts.may_speak(found[1].rstrip(), story.text) else None
        if found is None and acts.in_remarks(story.text[citation.edge : citation.start]):
            return acts.first_act(story.text, end, last)
    if found or story.patterns.said is None:
        return (found.start(1), found.start(1) + len(TRAILING.sub("", found[1].rstrip()))) if found else None
    said = story.patterns.said.search(story.text, end, min(last, end + REACH))
    if said is None:
        return _acting_after(story, citation, end)
    between = story.text[end : said.start()]
    start = end + len(between) - len(between.lstrip(" ,"))
    if between.strip(" ,"):
        return noun_phrase(story, start, said.start())
    return up_to_object(story.text, story.patterns, noun_phrase(story, said.end(), last))


def _in_main_clause(story: Story, citation: Citation) -> Span | None:
    """`Según informó AGENCY, el ministerio confirmó`: who speaks in the clause behind one that cites."""
    said, (first, last) = story.patterns.said, citation.sentence
    leads = min(citation.edge, citation.start) - first
    if said is None or leads > LONGEST_LEAD or _AS.match(story.text, first) is None:
        return None
    comma = _SHORT_CLAUSE.match(story.text, max(citation.end, citation.edge), last)
    verb = said.search(story.text, comma.end(), min(last, comma.end() + REACH)) if comma else None
    if comma is None or verb is None:
        return None
    if verb.start() == comma.end():
        return up_to_object(story.text, story.patterns, _subject_behind(story, verb.end(), last))
    held = noun_phrase(story, comma.end(), verb.start())
    whole = held is not None and not story.text[held[1] : verb.start()].strip()
    known = story.patterns.articles is None or begin_with_articles(story, held)
    return held if whole and known else None


def _acting_after(story: Story, citation: Citation, end: int) -> Span | None:
    """`En una entrevista con AGENCY, el ministro cifró`: the subject of any verb, right beside it."""
    acts_there, text = story.patterns.acts, story.text
    if acts_there is None or citation.phrase.speaker not in _ACTING:
        return None
    verb = acts_there.search(text, end, min(citation.sentence[1], end + REACH))
    if verb is None:
        return None
    between = text[end : verb.start()]
    if between.strip() == ",":
        return None  # `Le maire, dans un entretien à AGENCY, a loué l'accord`: an object follows
    start = end + len(between) - len(between.lstrip(" ,"))
    span = (start, verb.start()) if between.strip(" ,") else (verb.end() + 1, citation.sentence[1])
    held = up_to_object(story.text, story.patterns, noun_phrase(story, *span))
    whole = held is not None and (span[0] > verb.end() or held[1] == len(text[: span[1]].rstrip()))
    return held if whole and (story.patterns.articles is None or begin_with_articles(story, held)) else None


def _in_between(story: Story, citation: Citation) -> Span | None:
    """`The mayor, speaking to AGENCY, said`: the subject before words that stand between commas."""
    first, last = citation.sentence
    if citation.edge > citation.start or citation.phrase.speaker == "clause":
        return None
    relative = "who " if story.text[first : citation.edge].endswith(", who ") else ""
    edge = citation.edge - len(relative)  # `A worker, who spoke to AGENCY, said`
    if not story.text[first:edge].rstrip().endswith(","):
        return right_before(story, citation, _past_ending(story, citation.end))
    comma = _UP_TO_COMMA.match(story.text, _past_ending(story, citation.end), last)
    if comma is None:
        return None
    said = story.patterns.said if story.patterns.said is not None else _THEN_SPOKE
    spoke = said.match(story.text, comma.end(), last)
    any_act = story.patterns.acts if citation.phrase.speaker in _ACTING else None
    any_act = _ANY_ACT if said is _THEN_SPOKE else any_act
    acted = any_act is not None and any_act.match(story.text, comma.end(), last) is not None
    if spoke is None and not acted and not _SET_APART.match(story.text, citation.edge):
        return None
    span = subject(story.text, max(first, citation.start - LONGEST_SENTENCE), edge)
    if span is None or (spoke is None and not _may_act(story, span, first)):
        return None
    return noun_phrase(story, *span)


def _may_act(story: Story, span: Span, first: int) -> bool:
    """Whether a subject may speak by any verb: in English what it is tells, elsewhere how it begins."""
    if story.patterns.said is None:
        return acts.may_speak(story.text[slice(*span)], story.text)
    return span[0] == first or begin_with_articles(story, span)


def _cited_after(story: Story, citation: Citation) -> Span | None:
    """`AGENCY reported, citing X`, `AGENCY quoted X as saying`, `AGENCY qouting X reported`."""
    relays = story.patterns.learnt
    if relays is None:
        return None
    last = citation.sentence[1]
    found = relays.search(story.text, citation.end, last)
    if found is None or found.start() - citation.end > REACH:
        return None
    if _THAT_ARABIC.search(story.text, citation.end, found.start()):
        return None  # `أضافت الوكالة أنه لم ترد تقارير عن`: what it said, and of what
    referring = found.group().casefold().startswith("referring")
    if referring and _APART.search(story.text, citation.end, found.start()):
        return None
    if _UNCITED.search(story.text[citation.end : found.start()]) and not (
        found.group().endswith("ing ") and _IS.fullmatch(story.text, citation.end, found.start())
    ):
        return None
    cuts = [_CUT_AFTER.search(story.text, found.end(), last), first_stop(story, found.end(), last)]
    stop = min((cut.start() for cut in cuts if cut), default=last)
    stop = end_of_its_name(story.text, found.end(), stop, last) or stop
    words = story.text[found.end() : stop].split()
    return (found.end(), stop) if 0 < len(words) <= LONGEST_SUBJECT + 3 else None


def _cited_before(story: Story, citation: Citation) -> Span | None:
    """`Citing two officials, AGENCY reported`."""
    relays = story.patterns.relays
    first = citation.sentence[0]
    found = relays.match(story.text, first, citation.start) if relays else None
    if found is None:
        return None
    stop = story.text.find(", ", found.end(), citation.start)
    words = story.text[found.end() : stop].split() if stop > 0 else []
    return (found.end(), stop) if 0 < len(words) <= LONGEST_SUBJECT else None


def _told_before(story: Story, citation: Citation) -> Span | None:
    """`dijo el alcalde, citado por AGENCY`: the subject behind its verb, before it where a clause follows."""
    said = story.patterns.said
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    last = min(citation.edge, citation.start)
    verbs = list(said.finditer(story.text, first, last)) if said is not None else []
    if not verbs:
        return None
    verb = verbs[-1]
    behind = story.text[verb.end() : last]
    if own := led_by_subject(story, first, verb.start()):
        return own
    if behind[:1] in (" ", "\u00a0"):
        comma, day = behind.find(","), _DAY.match(behind)
        start = verb.end() + (day.end() if day else 0)
        span = _subject_behind(story, start, verb.end() + comma if comma > 0 else last)
        if span is not None:
            return span
    span = subject(story.text, first, verb.start())
    return noun_phrase(story, *span) if span else None


def _made(story: Story, span: Span | None, citation: Citation, weight: float) -> list[Speaker]:
    """The speaker that a noun phrase names, with the words from it to the agency as proof."""
    reach = citation.end
    if span is not None and is_person_taken_up(story.text[slice(*span)].strip(AROUND)):
        english, reach = story.item.language in (None, "en"), max(reach, span[1])
        span, weight = antecedent(story, span[0]) if english else None, weight - 0.1
    any_name = story.item.language != "ar"  # where a ministry may end as a name: `وزارة النقل العمانية`
    if span is None or any(any_name or one.name.sure or one.start == span[0] for one in story.within(*span)):
        return []  # another agency has a citation of its own
    if _BEFORE_QUOTED.fullmatch(story.text, span[0], span[1] + 2):
        return []
    start, end = named_behind(story, *span)
    start = end - len(story.text[start:end].lstrip(AROUND))
    called = speaker_name(story, start, end)
    if called is None:
        return []
    name, elsewhere = called
    last = max(end, reach if reach > start else citation.start)
    places = [(min(start, citation.start), last, weight), *elsewhere]
    return [Speaker(name, f"{citation.phrase.id}-speaker", tuple(places))]
