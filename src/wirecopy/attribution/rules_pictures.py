"""Credits of pictures: in captions, in lines made of them, beside words for pictures."""

from __future__ import annotations

import regex

from wirecopy.attribution.bodies import RUNNING
from wirecopy.attribution.catalogue import RELEASE_WIRE
from wirecopy.attribution.joined import claim_group, with_outlet
from wirecopy.attribution.lines import BULLETS, Group, Line
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.publishers import names_publisher, network_hands_on
from wirecopy.attribution.story import HEAD_LINES, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Evidence, Relation, Zone
from wirecopy.text.phrases import SOURCE_WORDS

_TWO_WORDS = lazy_regex(r"\p{L}{3,}\W+\p{L}{3,}")
_STOPPED = lazy_regex(r"\p{Ll}{3,}\.\s")
PERSON_SLASH = lazy_regex(r"(?:^|[(.\s])\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){1,3}\s?/\s?$")
SLASH_PERSON = lazy_regex(r"\s?/\s?\p{Lu}\p{L}+(?:\s\p{Lu}[\p{L}.]+){1,2}(?:/.{2,20})?")
_SIGNED_CAPTION = lazy_regex(r"/\s?\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){1,3}\s?[:：]\s\p{Lu}")
"""An agency and its photographer before the caption: `AGENCY/Ada Lind: A crane by the quay.`"""
_COLON_PERSON = lazy_regex(r"\s?:\s?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]+){1,3}")
_TEXT_SOURCE = lazy_regex(rf"(?:{SOURCE_WORDS})\s?:\s?$", regex.I)
_SOURCE_IN_CAPITALS = lazy_regex(r"\s*SOURCE:\s[\p{Lu}\s.&’'-]+/\s?")
"""`SOURCE: BAY DAILY/AGENCY`: a paper whose text an agency hands on, and nobody's picture."""
_WORDS = lazy_regex(r"\p{L}+\s+\p{L}+\s+\p{L}+")
_PICTURED = lazy_regex(r"\s(?:file\s)?(?:photos?|pictures?|images?|foto|bild)\b", regex.I)
_EAST_OPENING, _EAST_CLOSING = ("（", "(", "［", "[", "【", "〔", "／"), ("）", ")", "］", "]", "】", "〕")
_EAST_WORDS = lazy_regex(r"(?:[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー、＝=\d]\s?){4}")
_EAST_SENTENCE = lazy_regex(
    r"[。．！？!?]|\.\s*[（(［\[【〔]|[ただるいうくすむぶつぐぬ]\s*[（(［\[【〔／]$|[다요죠까음]\s*[（(［\[【〔]$"
)
"""A full stop, or a verb's ending before the bracket."""
_CAPTION_AND_SIGN = lazy_regex(
    r"(?!.*(?:copyright|rights\sreserved|droits\sréservés|rechte\svorbehalten|derechos\sreservados|direitos\sreservados))"
    r"[^.!?|]*\p{L}+\s+\p{L}+\s+\p{L}+[^.!?|]*[.!?]?\s*[(\[]?©\s?",
    regex.I,
)
"""`The fair on Monday. © ` AGENCY: one sentence and the sign, and no word of rights."""
LONGEST_EAST_CAPTION = 60
"""Characters of a caption in a script without spaces or in Korean."""
LONGEST_HEAD_CAPTION = 140
"""Characters of a caption that stands above the story."""
SIGNED_BY_WRITERS = ("sv", "no", "nb", "nn", "da", "fi")
"""Languages whose papers sign a text so at its foot, and name a picture's maker behind a word for it."""
MEMBERSHIP = lazy_regex(
    r"\b(?:is\sa\s(?:member|customer|client|subscriber)\sof|subscribes\sto|stock\s(?:pictures|photos|photographs|images|photography)\b|(?:quotes|data|prices)\b[^.\n]{0,40}\b(?:delayed|provided|supplied)|under\slicen[cs]e|licensed\sby)\b",
    regex.I,
)


def read_captions(story: Story) -> None:
    """Claims from picture credits: in captions, in lines made of them, beside words for pictures."""
    for line in story.named_lines:
        groups = story.groups(line)
        if line.zone is Zone.caption:
            if _names_source(story, line, groups[0]):
                continue
            for group in groups:
                word = all(mention.name.word for mention in group.mentions)
                if not word and not network_hands_on(story, story.text[line.start : group.start], group):
                    _photo(story, group.mentions, line, "caption", 0.95)
            continue
        if _closes_with_credit(story, line, groups) or _is_captioned(story, line, groups[-1]):
            _photo(story, groups[-1].mentions, line, "picture-credit", 0.8)
            continue
        if story.running(line) and line.zone not in (Zone.signoff,) and line.end - line.start > 260:
            continue
        for group in groups:
            if _credits_picture(story, line, group):
                if network_hands_on(story, story.text[line.start : group.start], group):
                    continue
                if MEMBERSHIP.search(story.text, line.start, line.end):
                    break  # what an outlet says of all its pictures
                _photo(story, group.mentions, line, "picture-credit", 0.9)


def _closes_with_credit(story: Story, line: Line, groups: list[Group]) -> bool:
    """Whether a caption's one sentence above the story closes with nothing but a name in brackets."""
    if line.end - line.start > LONGEST_HEAD_CAPTION or not groups or line not in story.lines[:HEAD_LINES]:
        return False
    place = story.lines.index(line)
    below = story.lines[place + 1 : place + 2]
    if (
        not below
        or any(map(story.running, story.lines[:place]))
        or below[0].end - below[0].start < line.end - line.start
    ):
        return False
    before, after = story.text[line.start : groups[-1].start], story.text[groups[-1].end : line.end]
    sentence = before.rstrip()[:-1].rstrip()
    return (
        before.rstrip()[-1:] in ("(", "（", "[")
        and after.strip(" .") in (")", "）", "]")
        and sentence[-1:] in (".", "。", "…")
        and sentence.count(sentence[-1]) == 1
    )


def _is_captioned(story: Story, line: Line, group: Group) -> bool:
    """Whether a line in an eastern script is a caption, which is no sentence, and its credit in brackets."""
    if line.end - line.start > LONGEST_EAST_CAPTION:
        return False
    words = story.text[line.start : group.start].rstrip()
    if (
        words.startswith(tuple(BULLETS))  # another story's title in a list of links
        or words[-1:] not in _EAST_OPENING
        or story.text[group.end : line.end].strip() not in _EAST_CLOSING
        or all(one.name.word and not story.at_home(one.agency) for one in group.mentions)
        or _EAST_WORDS.search(words) is None
        or _EAST_SENTENCE.search(words) is not None
        or story.running(line)
    ):
        return False
    return line in story.tail or line in story.lines[:HEAD_LINES]


def _names_source(story: Story, line: Line, group: Group) -> bool:
    """Whether a line below the story that stands as a caption names the text's source (`Quelle: dpa`)."""
    lines = story.lines
    running = [number for number, one in enumerate(lines) if story.running(one)]
    if not running or line.start < lines[running[-1]].end:
        return False
    lead = story.text[line.start : group.start]
    if _PICTURED.match(story.text, group.end, line.end):
        return False
    if _TEXT_SOURCE.search(lead) is None or _TWO_WORDS.search(lead):
        return False
    evidence = story.evidence(Zone.signoff, group.start - min(len(lead), 30), group.end, "source-line", 0.75)
    claim_group(story, group, Relation.syndicated, evidence)
    return True


def _credits_picture(  # noqa: PLR0911 - each form of a credit is one way out
    story: Story, line: Line, group: Group
) -> bool:
    text, patterns = story.text, story.grammar.picturing
    if text.count("|", line.start, line.end) > 1:  # a strip of links
        return False
    if any(mention.used for mention in group.mentions):
        return False
    before = patterns.before(text, group.start, since=line.start, end=group.end)
    if before and _STOPPED.search(text, before[1], group.start):
        before = None  # `… carried no pictures. AGENCY regrets`
    if before and before[0].relation == "photo" and not text[group.end : line.end].strip(" .,)]/|")[40:]:
        return True
    after = patterns.after(text, group.end)
    if after and after[0].relation == "photo" and after[1] <= line.end and (line.end - group.end) < 60:
        return True
    if any(mention.agency and story.agency(mention.agency).pictures_only for mention in group.mentions):
        return line.end - group.end < 40
    rest = text[group.end : line.end].strip(" .)]")
    lead = text[line.start : group.start]
    if not rest and line.end - line.start <= LONGEST_HEAD_CAPTION and _CAPTION_AND_SIGN.fullmatch(lead):
        return sum(map(story.running, story.lines)) > story.running(line)
    if (rest and _TEXT_SOURCE.search(lead)) or _SOURCE_IN_CAPITALS.fullmatch(lead):
        return False
    if lead.rstrip().endswith(("(", "[")) and _COLON_PERSON.fullmatch(rest):
        return True  # `The fair on Monday (AGENCY: Ada Lind)`
    if lead.rstrip().endswith("|") and not rest and line.zone in RUNNING and _WORDS.search(lead):
        return True  # `The fair on Monday | AGENCY`
    person = PERSON_SLASH.search(lead)
    if person is not None and story.item.language in SIGNED_BY_WRITERS and line in story.tail[-2:]:
        return False  # `Eva Lind/AGENCY`
    if person is not None and not rest and not with_outlet(story, group, lead, ""):
        return not names_publisher(lead)  # `Source: Bay Post/AGENCY`, `(Bay Post/AGENCY)`
    return _opens_caption(story, line, lead, rest) or (
        SLASH_PERSON.fullmatch(rest) is not None
        and (bool(lead.strip()) or not signs_with_names(story, group))
    )


def _opens_caption(story: Story, line: Line, lead: str, rest: str) -> bool:
    """Whether a name and its photographer open a caption above the text."""
    return (
        not lead.strip(" ([") and line in story.lines[:HEAD_LINES] and _SIGNED_CAPTION.match(rest) is not None
    )


def signs_with_names(story: Story, group: Group) -> bool:
    """Whether the agency's copy closes with its name and its people's, as a picture's credit would."""
    last = group.mentions[-1].agency
    return last is not None and story.agency(last).signs_with_names


def _photo(story: Story, mentions: tuple[Mention, ...], line: Line, rule: str, weight: float) -> None:
    for mention in mentions:
        if mention.agency is not None and story.agency(mention.agency).kind == RELEASE_WIRE:
            continue
        evidence: Evidence = story.evidence(Zone.caption, line.start, line.end, rule, weight)
        if evidence.end - evidence.start > 160:
            start = max(line.start, mention.start - 60)
            evidence = story.evidence(Zone.caption, start, min(line.end, mention.end + 40), rule, weight)
        story.claim(Relation.photo, mention, evidence)
