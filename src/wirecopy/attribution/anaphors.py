"""What takes up an agency that a story named before: `the Lao agency`, `the same agency`, `It quoted`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from wirecopy.attribution.citation import Citation, Speaker
from wirecopy.attribution.countries import is_of
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.offices import BODIES
from wirecopy.attribution.speakers import speakers_of
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Relation

DENIED = "-denied"
"""How the ids of phrases end that say an agency reported nothing of the kind."""
BESIDE = 3
"""Characters between a name and the words that only say what it is."""
_BARE_AGENCY = lazy_regex(r"(?:the|this|that)\s(?:same\s)?(?:(?-i:\p{Lu})[\p{L}.-]+\s){0,2}agency", regex.I)
_COUNTRY = lazy_regex(r"(?<=\s)(?:\p{Lu}[\p{L}.-]*\s){1,2}(?=\p{Ll})|^\p{Lu}[\p{L}-]+(?=['’]s\s)")
"""What an anaphor says of where an agency is at home (`the South Korean agency`)."""
_IT_REPORTS = ("It ", "The report ", "Its report ", "The dispatch ", "The despatch ")
_IT_QUOTED = lazy_regex(
    r"(?:It|(?P<report>The\sreport)|Its\sreport|The\sdes?patch|The\sdispatch)(?=\s(?:(?:also|further|then|in\sturn)\s)?(?:quoted|cited|attributed)\s)"
)
"""What takes up an agency that was cited right before, with the verbs that only who reports does."""
_TOLD_IT = lazy_regex(
    r"(?<=\b(?:told|tells|assured|informed|spoke\sto|spoken\sto)\s)(?:it|the\s(?:news\s)?service|the\slatter)(?=\s(?:that|how|why|when|where|on\s\p{L}+day|in|by)\b|[,.;:])"
)
"""`The warden told it that`: what takes up an agency that the sentence before cites."""
_ON_WHOSE_WORDS = lazy_regex(
    r"(?:また|さらに|同日)?、?(?:同(?:通信社?|社|紙|局)は、?)?(?P<who>[^。、「」『』]{2,30}?)の話として(?:、[^。]{2,90}?と|いる)?(?:(?:伝え|報じ|報道し)|(?<=いる)(?=。))|"
    r"(?:该|该篇|這篇|这篇)?(?:报道|報道|报导|報導)(?:还|還|并|並)?(?:援引|引述|引用)(?P<who>[^。，：“”「」]{2,24}?)的(?:话|話|消息|说法|說法)"
)
"""A sentence without a subject that says on whose words the agency cited right before reports."""
FARTHEST = 260
"""Characters between a source and the word that takes it up."""
_CLOSING = lazy_regex(
    r"(?:['’]s)?(?:\s(?:news\s|press\s|television\s)?(?:agency|service|radio|television|newspaper|daily|weekly|channel|station))?"
    r"(?:,?(?:\s(?:has|had|also))?\s(?:reported|reports|said|says|wrote|announced|confirmed|disclosed)"
    r"(?:\s(?:on|late|early|last|this|earlier)){0,2}(?:\s\p{L}+(?:day|week|night|month))?)?",
    regex.I,
)
"""What stands between a source's name and the end of the sentence that it closes."""
_BODY = lazy_regex(
    rf"\b(?:{BODIES})\b(?!\s(?:(?-i:\p{{Lu}})|reported|said))|"
    r"^(?-i:\p{Lu})\p{L}*[^s\s]\s(?:has|had|is|was|will|would|plans|wants)\b",
    regex.I,
)
"""What else a sentence speaks of that the next may call `it`."""
_A_REPORT = lazy_regex(
    r"(?<!\bin\s)(?:\b(?:an?|the|its|their|this|new|annual|draft)\s(?:[\p{L}'’]+\s){0,2})reports?\b(?!\s(?:by|from|carried)\s)",
    regex.I,
)
_LATTER = lazy_regex(r"derni|ultim|últim|letzter|последн|останн|ostatni", regex.I)
"""Words of other languages for the latter; they may mean anybody, but right behind a name they mean that."""
_RIGHT_BEHIND = lazy_regex(r"\W{0,4}(?:\p{L}{1,8}\W{1,2}){0,2}")
"""What stands between a name and the word for the latter (`AGENCY. À `)."""
_BEFORE_NAME = lazy_regex(r"(?:\s\p{Ll}+){0,2}(?:\s\p{Lu}\p{L}+)?,?\s[(«“\"]?")
"""What stands between words for an agency and the name that says which it is."""
_QUOTING = lazy_regex(r"(?:Quoting|Citing)\s[^,.;\n]{3,80},\s")
"""`Quoting the river authority, the agency said`: whoever is quoted here is another than the agency."""
_PUBLIC_BODY = lazy_regex(
    r"\b\p{Lu}[\p{L}-]*\s(?:(?:of|for|and|on)\s|\p{Lu}[\p{L}-]*\s)*?"
    r"(?:Agency|Administration|Bureau|Authority|Commission|Service|Department|Directorate|Office|Fund)\b|"
    r"\b(?:federal|space|intelligence|spy|security|environmental|health|weather|nuclear|atomic|aid|relief|"
    r"refugee|enforcement|regulatory|rating|credit|travel|U\.?N\.?)\s(?:watchdog\s)?agency\b|"
    r"\b(?:Bureau|Department|Office)\sof\s\p{Lu}"
)
"""A body that a story may call `the agency` as it calls a news agency."""


def takes_up(story: Story, start: int, end: int) -> bool:
    """Whether words between two offsets take up an agency named before (`the news agency`)."""
    words = story.anaphors
    return any(
        start <= first and last <= end
        for _, first, last in words[bisect_left(words, (start,)) : bisect_left(words, (end,))]
    )


def refers_back(story: Story, start: int, end: int) -> bool:
    """Whether a sentence takes up an agency named before, or begins with what that one quoted."""
    return (
        story.text.startswith(_IT_REPORTS, start)
        or takes_up(story, start, end)
        or _TOLD_IT.search(story.text, start, end) is not None
        or _on_whose_words(story, start, end) is not None
    )


_SAYS_ON_WHOSE_WORDS = ("报道援引", "报道引", "报导援引", "報導援引", "報導引", "報道援引", "の話として")
"""One of these stands wherever `_ON_WHOSE_WORDS` matches, or nearly so."""


def may_say_on_whose_words(story: Story) -> bool:
    """Whether a sentence without a name may say on whose words the agency before it reports."""
    return not story.text.isascii() and any(words in story.text for words in _SAYS_ON_WHOSE_WORDS)


def _on_whose_words(story: Story, start: int, end: int) -> regex.Match[str] | None:
    """What opens a sentence without a subject with those on whose words an agency reports."""
    return None if story.text.isascii() else _ON_WHOSE_WORDS.match(story.text, start, end)


def _taken_up(story: Story, words: regex.Match[str], since: int, cited: Sequence[Mention]) -> AgencyId | None:
    """The agency named before that an anaphor means: the last one, or the last one of the country it names.

    Only one that names a country may mean an agency of its own sentence, which begins at `since`.
    """
    if _LATTER.search(words.group()) is not None:
        behind = cited and _RIGHT_BEHIND.fullmatch(story.text, cited[-1].end, words.start())
        return cited[-1].agency if behind else None
    country = _COUNTRY.search(words.group())
    last = words.start() if country else since
    before = [one.agency for one in cited if one.start < last and one.agency is not None]
    if country is not None:
        before = [one for one in before if is_of(story.agency(one), country.group().strip())]
    return before[-1] if before and story.agency(before[-1]).kind != "syndicate" else None


def opening_hand(story: Story, sentence: tuple[int, int], cited: Sequence[Mention]) -> AgencyId | None:
    """The agency cited before that opens a sentence as what took it up: `Агентство ссылается на …`."""
    if story.item.language in (None, "en"):
        return None
    found = story.grammar.anaphor.match(story.text, *sentence)
    return _taken_up(story, found, sentence[0], cited) if found is not None else None


def read_anaphor(story: Story, start: int, end: int, cited: Sequence[Mention]) -> None:
    """`the news agency` that a citing phrase leads up to or follows is the one named before."""
    named = story.within(start, end)
    if not named and (found := _on_whose_words(story, start, end)) is not None:
        _read_whose_words(story, found, cited[-1])
        return
    words = [*story.grammar.anaphor.finditer(story.text, start, end)]
    it = _IT_QUOTED.match(story.text, start, end)
    if it is not None and not (it["report"] and _A_REPORT.search(story.text, 0, start)):
        words = [it]
    told_it = _TOLD_IT.search(story.text, start, end) if cited and not words else None
    if told_it is not None and is_named_last(story.text, cited[-1].end, told_it):
        words = [told_it]
    for found in words:
        phrases = story.patterns
        taken_up = _taken_up(story, found, start, cited)
        if taken_up is None:
            continue
        if any(one.start < found.end() + BESIDE and found.start() - BESIDE < one.end for one in named):
            continue  # `the news agency TASS`
        if any(_BEFORE_NAME.fullmatch(story.text, found.end(), one.start) for one in named):
            continue  # `the state news agency of Iran, IRNA`
        denied = phrases.after(story.text, found.end(), negative=True)
        if denied is not None and denied.phrase.id.endswith(DENIED):
            before = [one.agency for one in named if one.agency and one.end <= found.start()]
            story.denied.add(before[-1] if before else taken_up)
            continue
        led = phrases.before(story.text, found.start(), since=start, end=found.end())
        phrase = led if led and led.phrase.relation == "cites" else phrases.after(story.text, found.end())
        if phrase is None or phrase.phrase.relation != "cites" or phrase.edge > end + 1:
            continue
        if _BARE_AGENCY.fullmatch(found.group()) and _may_be_another(
            story, start if _QUOTING.match(story.text, start, found.start()) else found.start(), found.end()
        ):
            continue
        rule, edge, who = phrase
        first, last = min(edge, found.start()), max(edge, found.end())
        weight = rule.weight - 0.1
        evidence = story.evidence(story.zone_at(first), first, last, f"{rule.id}-anaphor", weight)
        agency = story.agency(taken_up)
        story.claims.append(Claim(Relation.cites, agency.id, agency.name, evidence))
        for speaker in speakers_of(
            story, Citation(rule, found.start(), found.end(), edge, (start, end), who)
        ):
            quote(story, speaker, (agency.id, agency.name))
        return


def _read_whose_words(story: Story, found: regex.Match[str], cited: Mention) -> None:
    """Claim who speaks through the agency of the sentence before: `…と報じた。当局者の話として伝えた。`."""
    agency = cited.agency
    if agency is None or found.start() - cited.end > FARTHEST:
        return
    if any(one.agency == agency and one.relation is Relation.cites for one in story.claims):
        place = (*found.span(), 0.72)
        quote(story, Speaker(found["who"], "on-whose-words", (place,)), (agency, story.agency(agency).name))


def is_named_last(text: str, cited: int, word: regex.Match[str]) -> bool:
    """Whether a source whose name ends at `cited` closes the sentence before, which names no other thing."""
    if word.start() - cited > FARTHEST:
        return False
    if word.group() != "it":
        return True
    first = max(text.rfind(". ", 0, cited), text.rfind("\n", 0, cited)) + 1
    stop = text.find(". ", cited)
    before = text[first:cited].strip()
    closes = cited <= stop < word.start() and _CLOSING.fullmatch(text, cited, stop) is not None
    return closes and _BODY.search(before) is None


def _may_be_another(story: Story, until: int, end: int) -> bool:
    """Whether `the agency`, which stands up to `end`, may be a public body: one is named in the text up to
    another place, or what follows is its possession.
    """
    if story.text[end : end + 1] in ("'", "’"):
        return True
    return any(
        not any(one.start < found.end() and found.start() < one.end for one in story.mentions)
        for found in _PUBLIC_BODY.finditer(story.text, 0, until)
    )


def quote(story: Story, speaker: Speaker, hand: tuple[AgencyId | None, str]) -> None:
    """Claim that somebody speaks through another."""
    for start, end, weight in speaker.places:
        evidence = story.evidence(story.zone_at(start), start, end, speaker.rule, weight)
        story.claims.append(Claim(Relation.quotes, None, speaker.name, evidence, hand))
