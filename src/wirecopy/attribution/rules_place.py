"""Credits by place in the text: datelines at its head, sign-offs at its foot."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

from wirecopy.attribution.joined import with_outlet
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.rules_byline import claim_group
from wirecopy.attribution.rules_pictures import signs_with_names
from wirecopy.attribution.story import Group, Line, Story
from wirecopy.records import Relation, Zone

HEAD_LINES = 3
"""Paragraphs of running words that may open with a dateline: a standfirst and a summary can come first."""
LAST_DATELINE = 12
"""Paragraphs after which no dateline is the story's own; after the first ones it needs its dash."""
LONGEST_AFTER, LONGEST_LEAD = 24, 30
LONGEST_DATELINE = 110
_SMALL_WORDS = """
    de la le les du des of the am im in an der den del di da do das dos e y et
    und and near von zu el al los las sur auf bei
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_OPEN, _CLOSE = "([（【［〔", ")]）】］〕"
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_AFTER_BRACKET = regex.compile(r"[\s\u00a0]*(?:[.:]?[\s\u00a0]*[-–—−:=.]|/|$)")
_INSIDE_LEFT = regex.compile(r"(?:[^()\[\]（）【】［］]{0,28}[=\-–/,|\d\s日])?$|[\p{Han}\p{Katakana}]{1,8}$")

_INSIDE_RIGHT = regex.compile(
    r"(?:\s?/\s?\p{L}{2,5}\b)*(?:\s(?:corp|inc|via\s\p{L}+)\.?)?(?:[\s,–-]*(?:\p{L}{1,9}\.?\s?)?\d[\d\s,.:\p{L}]{0,22}|\s[-–/]\s[^()\[\]\n]{3,50}\s\d{1,2}\p{L}{0,2}\s\p{L}{3,9},?\s\d{4}\s?|記者[^）】)]{0,14}電|\s?電|\.)?$",
    regex.I,
)
_CJK_DATELINE = regex.compile(r"[^\n。]{0,16}?(?:\d|[一二三四五六七八九十])+日?[^\n。]{0,4}(?:电|電|讯|訊)")
_BARE_OR_OPEN = regex.compile(r"[（(【\[]?$")
_RELAY_PREFIX = regex.compile(r"\((?:[^()]|\([^()]*\)){3,90}\)\s?")
_PLAIN_END = regex.compile(r"\s?[-–—−|]{1,2}\s|\.\s(?=\p{Lu})|:\s|\s/\s|।\s")
_PLACE_AFTER = regex.compile(
    r",\s(?P<place>[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N} .,'’-]{2,34}?)(?:\s?(?P<sign>--|[-–—−:])\s|(?P<stop>।))"
)
"""Where an agency names its place behind itself."""
_DASH_AFTER = regex.compile(r"\s[-–—−]\s\p{Lu}")
_SLASH_BEFORE = regex.compile(r"(?<=^|\s|\d\.?)/(?:[Кк]орр?\.\s?)?$")
_ARABIC_DATE = regex.compile(r"\d{4}\s?(?:م|هـ)\s$")
"""A date that leads up to an agency in Arabic: `03 مايو 2022 م واس`."""
_PLACE_DASH = regex.compile(r"^\p{Lu}[\p{L}\s]+\s[–—-]\s$")
_CAPITAL = regex.compile(r"\p{Lu}")
_CAPITAL_AFTER = regex.compile(r"\s\p{Lu}\p{Ll}")
_DATED = regex.compile(r",\s\p{Lu}\p{L}{2,8}\.?\s\d{1,2}\s$")
DASHES = ("-", "–", "—", "−", "--")
_HANDED_ON = regex.compile(r"^\p{Lu}{4,}\s?[-–]\s?$")
"""An aggregator before the agency in brackets: `(MENAFN- IANS)`."""
_SIGNED_DATE = regex.compile(
    r"^(?:[,;]\s{0,2}|\s)(?:\p{L}+\.?\s)?\d{1,2}\.?[\s.]\s?[\p{L}\d]{1,9}\.?[\s.,]{0,2}(?:\d{2,4})?(?=[)\]])"
)
"""A date behind the name in a sign-off: `(APA, 3.12.2024)`."""
LONGEST_CITY = 2
"""Words of a city that opens a story with nothing but its agency in brackets: `Köln (KNA) Die Glocke …`."""
_DATED_CLIP = regex.compile(r"\(\p{L}{3,9}\.?\s\d{1,2}(?:,\s\d{4})?\)$")
_DESK = regex.compile(r"\s?/\s?\p{Ll}{2,4}[)\]]")
"""The outlet's own desk behind the agency: `(KNA/iz)`."""
REACH_OF_PLACE = 160
"""Characters behind an agency that opens a story in which its own place may be named."""
SHORT = 40
"""Characters of a dateline before its agency where no capitals tell a place."""
_SENTENCE_END = ".!?…।。！？\"”’'»)"
_INITIALS_AFTER = regex.compile(
    r"(?:\s\p{Ll}{2,4}(?=[\s/]|$)){0,2}(?:[\s/]+[\p{Lu}]{1,4}|\s?/\s?\p{Ll}{2,4}(?=[\s/]|$)|[\s/]+\p{Lo}[\p{Lo}\p{M}]{1,6}){0,5}$"
)
_LINKED = regex.compile(r"\s*(?:--|[-–—•*·►])\s*[\"“‘«].*[\"”’»]\s*[(\[]$")
"""A title in a list of links, before whoever published it: `- “The fair is open.” (AGENCY)`."""
_TAIL_AFTER = regex.compile(r"(?:/\s?(?:fim|\p{L}{2,5}))*[\s)\]）】/.。|*_]*$", regex.I)
_DESK_BEFORE = regex.compile(r"(?:^|[\s])\p{Ll}{2,5}(?:/\p{Ll}{2,5})+,?\s*[(\[]$|^\p{Ll}{2,4}\s*[(\[]$")
_DESK_IN_BRACKETS = regex.compile(r"[(\[]\p{Ll}{2,5}\.?(?:[,/]\s?\p{Ll}{2,5}\.?)*,\s$")
"""A desk's initials before the agency: `(stro, APA)`."""
_WITH_NAMES = regex.compile(r"\s?/\s?\p{L}[\p{L}\p{M} .'’/-]{2,60}$")
_ALL_RIGHTS = regex.compile(
    r"rights\sreserved|rechte\svorbehalten|droits\sréservés|derechos\sreservados|"
    r"direitos\sreservados|права\sзащищены",
    regex.I,
)
_DASH_BEFORE = regex.compile(r"(?:^|[\s.!?”\"])[-–—−]{1,3}\s?$")


def read_datelines(story: Story) -> None:
    """Claims from `OSLO, Jan 12 (Reuters) -` and its kin at the head of the story's first lines."""
    seen, announced = 0, False
    for line in story.lines:
        if line.zone in (Zone.caption, Zone.disclaimer):
            continue
        quoted, announced = announced, story.text[line.start : line.end].rstrip().endswith((":", "："))
        for group in story.groups(line):
            if group.start - line.start > LONGEST_DATELINE:
                break
            end = _dateline_end(story, line, group)
            if end is not None and seen and quoted:
                continue  # `The report reads:` and the report
            if end is not None and seen >= HEAD_LINES:
                late = 2 * line.start > story.lines[-1].end
                end = end if _AFTER_BRACKET.match(story.text, end) and not late else None
            if end is not None:
                shared = _DESK.match(story.text, group.end, end) and with_outlet(
                    story, group, "", story.text[group.end : end]
                )
                evidence = story.evidence(Zone.dateline, line.start, end, "dateline", 0.92)
                claim_group(story, group, Relation.contributed if shared else Relation.syndicated, evidence)
                for other in story.groups(line) if story.text[line.start] == "【" else []:
                    if other.end <= end and other is not group:  # `【北京共同、ソウル時事】`
                        claim_group(story, other, Relation.syndicated, evidence)
                return
        seen += story.running(line)
        if seen == LAST_DATELINE:
            return


def _dateline_end(story: Story, line: Line, group: Group) -> int | None:
    """Where the dateline ends that holds this credit, None where it is none."""
    text = story.text
    if any(mention.used for mention in group.mentions):
        return None
    prefix = text[line.start : group.start]
    after = text[group.end : min(line.end, group.end + 60)]
    if _BARE_OR_OPEN.match(prefix.strip()) and (found := _CJK_DATELINE.match(after)):
        return group.end + int(found.end())
    opened = max(prefix.rfind(sign) for sign in _OPEN)
    closed = next((i for i, sign in enumerate(after) if sign in _CLOSE), -1)
    if (
        opened >= 0
        and closed >= 0
        and _INSIDE_LEFT.search(prefix[opened + 1 :])
        and _INSIDE_RIGHT.match(after[:closed])
    ):
        place, rest = prefix[:opened], after[closed + 1 :]
        return (
            group.end + closed + 1
            if _bracketed(story, group, place, prefix[opened + 1 :], after[:closed], rest)
            else None
        )
    slash = _SLASH_BEFORE.search(prefix.rstrip())
    if slash and after.lstrip().startswith("/"):
        return group.end + after.index("/") + 1 if _is_place(story, prefix[: slash.start()]) else None
    if _ARABIC_DATE.search(prefix) and _is_place(story, prefix):
        return group.end
    return _plain(story, group, prefix, after)


def _bracketed(story: Story, group: Group, place: str, inside: str, within: str, rest: str) -> bool:
    relayed = _RELAY_PREFIX.match(place)  # `(RELAY - Some Agency) Irbid, May 9 (Petra) --`
    if relayed:
        return _AFTER_BRACKET.match(rest) is not None and _is_place(story, place[relayed.end() :])
    if not _is_place(story, place) or story.within(group.start - len(inside) - len(place) - 1, group.start):
        return False
    if rest.startswith(",") or (rest[:1] == "." and len(rest) < 3):
        return False
    dashed = _AFTER_BRACKET.match(rest) is not None
    opening = rest[:1] == " " and rest[1:2].isupper()
    dated = any(letter.isdigit() for letter in place + inside + within)
    spaceless = any("\u2e80" <= letter <= "\ud7af" for letter in inside)
    bare = place.strip()
    if not bare and not spaceless:
        alone = not inside.strip() and not within.strip()
        alone = alone and all(not one.name.word or story.at_home(one.agency) for one in group.mentions)
        opens = (alone or _HANDED_ON.match(inside) is not None) and (
            opening or "\u2e80" <= rest[:1] <= "\ud7af"
        )
        return (dashed and bool(rest.strip())) or dated or opens
    if opening and not inside.strip() and not within.strip() and len(bare.split()) <= LONGEST_CITY:
        return all(
            one.sure or story.at_home(one.agency) or _serves(story, one) or _at_its_place(story, one, place)
            for one in group.mentions
        )
    return dashed or dated or spaceless or (bare.isupper() and all(one.sure for one in group.mentions))


def _serves(story: Story, mention: Mention) -> bool:
    """Whether a worldwide wire under its well-known initials has a service in the story's language."""
    if mention.agency is None or not mention.name.known or story.item.language in (None, "en"):
        return False
    agency = story.agency(mention.agency)
    return agency.worldwide and story.item.language in agency.languages


def _plain(  # noqa: PLR0911 - each form of a dateline is one way out
    story: Story, group: Group, prefix: str, after: str
) -> int | None:
    """`TALLINN, Feb 08, BNS - `: no brackets, but a place before and a dash after."""
    if not prefix.strip():
        return _before_its_place(story, group, after)
    ends = _PLAIN_END.match(after)
    if ends and ends.group() == ". " and len(prefix) < 30 and _PLACE_DASH.search(prefix):
        return group.end + 1  # `Ganja – APA. Rain fell`
    if ends and ends.group() == ". " and _dated_in_capitals(story, group, prefix):
        return group.end + 1  # `YEREVAN, MAY 3, ARMENPRESS. Rain fell`
    if not ends and _CAPITAL_AFTER.match(after) and _dated_in_capitals(story, group, prefix):
        return group.end  # `Baku, May 3, AZERTAC Rain fell`
    if ends and _DATED.search(prefix) and ends.group().strip() in DASHES and _is_place(story, prefix):
        return group.end + int(ends.end())  # `SYDNEY, May 3 AAP - `
    if ends and ends.group().strip() == "|":
        told = prefix.isupper() and all(one.sure or one.name.known for one in group.mentions)
        return group.end + int(ends.end()) if told and _is_place(story, prefix) else None  # `BREMEN dpa | `
    if not ends or not prefix.rstrip().endswith((",", ".", "-", "–", "—")):
        return None
    if any(mention.name.word for mention in group.mentions) or not _is_place(story, prefix):
        return None
    dated = any(letter.isdigit() for letter in prefix)
    if (
        ends.group() == ": "
        and not _CAPITAL.search(prefix)
        and prefix.rstrip()[-1] in "-–—"
        and len(prefix) < SHORT
    ):
        return group.end + 1  # a script without capitals
    dash = ends.group().strip()[:1] in ("-", "–", "—", "−")
    spoken = not _CAPITAL.search(prefix)  # a script without capitals: only dashes on both sides tell
    in_capitals = prefix.isupper() and all(one.sure or one.name.known for one in group.mentions)
    if dash and in_capitals and prefix.rstrip().endswith((",", ".")) and len(prefix) < SHORT:
        return group.end + int(ends.end())  # `UNITED NATIONS, APP - `
    stopped = ends.group().strip() == "।"  # `नई दिल्ली, AGENCY।`
    if (dated and (dash or prefix.rstrip()[-1] in "-–—")) or (
        (dash or stopped) and spoken and len(prefix) < SHORT
    ):
        return group.end + int(ends.end())
    return None


def _before_its_place(story: Story, group: Group, after: str) -> int | None:
    """`AFP, MANILA — `, `PTI, New Delhi, May 3: `: the agency first, then the place it files from."""
    opening = story.text[group.end : group.end + REACH_OF_PLACE]
    if _DASH_AFTER.match(after) and all(
        story.at_home(one.agency)
        or (story.text[one.start : one.end].isupper() and _at_its_place(story, one, opening))
        for one in group.mentions
    ):
        return (
            group.end + 2 if group.start < story.lines[0].end else None
        )  # `AGI - ` opens the agency's own copy
    found = _PLACE_AFTER.match(after)
    if found is None or not all(one.sure or one.name.known for one in group.mentions):
        return None
    place = found["place"]
    told = place.isupper() or any(letter.isdigit() for letter in place)
    if (found["sign"] == ":" and not told) or story.within(group.end, group.end + int(found.end())):
        return None
    return group.end + int(found.end()) if _is_place(story, place) else None


def _at_its_place(story: Story, mention: Mention, prefix: str) -> bool:
    """Whether a dateline's place is one that tells this agency from others of its name."""
    return mention.agency is not None and any(
        place.casefold() in prefix.casefold() for place in story.agency(mention.agency).places
    )


def _dated_in_capitals(story: Story, group: Group, prefix: str) -> bool:
    """Whether a place and a date lead up to a name in capitals that means nothing else."""
    return (
        prefix.rstrip().endswith((",", "."))
        and any(letter.isdigit() for letter in prefix)
        and all(
            (one.sure or _at_its_place(story, one, prefix)) and story.text[one.start : one.end].isupper()
            for one in group.mentions
        )
        and _is_place(story, prefix)
    )


def _is_place(story: Story, words: str) -> bool:
    """Whether words can be the place and date of a dateline: names, numbers, months and little else."""
    bare = words.strip(" \t\u00a0-–—,.:|")
    if len(bare) > LONGEST_DATELINE or any(sign in bare for sign in '"“”!?;。'):
        return False
    parts = _WORD.findall(bare)
    if len(parts) > 14:
        return False
    months = story.grammar.month_names
    for number, part in enumerate(parts):
        plain = part.casefold().rstrip("'’.")
        if part[0].isdigit() or part[0].isupper() or plain in _SMALL or plain in months:
            continue
        if _CASED.match(part) and not any(map(str.isdigit, parts[max(0, number - 1) : number + 2])):
            return False  # beside a day's number stands a month, in whatever language
    uncased = [part for part in parts if not _CASED.match(part) and not part[0].isdigit()]
    return len(uncased) <= 6


def read_signoffs(story: Story) -> None:
    """Claims from `(ANI)`, `—Reuters`, `/TASS/`, `PTI ABC DEF` and `jk/rm (AFP, dpa)` at the story's foot."""
    for number, line in enumerate(story.tail):
        groups = story.groups(line)
        if not groups or line.zone is Zone.caption:
            continue
        signed = (one for one in groups if _INITIALS_AFTER.match(story.text[one.end : line.end]))
        group = next(signed, groups[-1])  # a desk's initials may be a name too: `PTI KSS RT`
        if any(mention.used for mention in group.mentions):
            continue
        before = story.text[line.start : group.start]
        after = _SIGNED_DATE.sub("", story.text[group.end : line.end])
        found = _signed(story, group, before, after) or _dated(
            before, after, story.text[group.end : line.end]
        )
        if found is None:
            continue
        relation, weight, back = found
        weight -= 0.1 * (number > 3)
        rule = f"signoff-{relation.value}"
        evidence = story.evidence(Zone.signoff, group.start - back, line.end, rule, weight)
        claim_group(story, group, relation, evidence)


def _dated(before: str, after: str, dated: str) -> tuple[Relation, float, int] | None:
    """A sign-off behind a last sentence that lacks its stop (`… is expected (APA, 3.12.2024)`)."""
    bare = before.rstrip()
    if after == dated or after.strip() not in (")", "]") or not bare.endswith(("(", "[")):
        return None
    return Relation.syndicated, 0.85, len(before) - len(bare) + 1


def _signed(  # noqa: PLR0911 - each form of a sign-off is one way out
    story: Story, group: Group, before: str, after: str
) -> tuple[Relation, float, int] | None:
    """Relation, weight and how many characters of the sign-off stand before the name."""
    if _with_outlet(story, group, before, after):
        return Relation.contributed, 0.85, min(len(before), 40)
    ends = _TAIL_AFTER.match(after) is not None
    initials = _INITIALS_AFTER.match(after.rstrip(" .)]").lstrip(")]")) is not None
    bare = before.rstrip()
    if ends and (desk := _DESK_BEFORE.search(before) or _DESK_IN_BRACKETS.search(before)):
        return Relation.contributed, 0.85, len(before) - desk.start()
    if _LINKED.match(bare):
        return None
    if (ends or initials) and bare.endswith(tuple(_OPEN)):
        outer = bare[:-1].rstrip()
        closed = not after.lstrip(") ").startswith((".", ",")) or (outer and not after.strip(")]. "))
        if (not outer or outer[-1] in _SENTENCE_END) and closed:
            return Relation.syndicated, 0.9, len(before) - len(outer)
        return None
    if (ends or initials) and (dash := _DASH_BEFORE.search(before)):
        return Relation.syndicated, 0.85, len(before) - dash.start()
    if not bare and signs_with_names(story, group) and _WITH_NAMES.match(after):
        return Relation.syndicated, 0.85, 0
    if ends and bare.endswith("/") and "/" in after:
        return Relation.syndicated, 0.85, 1
    if any(mention.name.word for mention in group.mentions):
        return None
    if (ends or initials) and not bare:
        alone = len(group.mentions) == 1 or all(join.strip() in ("/", ",", "-") for join in group.joins)
        return (Relation.syndicated, 0.7, 0) if alone else None
    if _DATED_CLIP.search(bare):
        return None  # a video's caption: `… said. (June 28) AP`
    elided = before[-1:] in ("'", "’")  # "à l'AFP", "all'ANSA"
    ended = (
        bool(bare) and not elided and bare[-1] in _SENTENCE_END and not bare.endswith(("Mr.", "Dr.", "St."))
    )
    if (
        ended
        and (ends or initials)
        and group.mentions[-1].name.text[:3] == group.mentions[-1].name.text[:3].upper()
    ):
        return Relation.syndicated, 0.8, 0
    return None


def _names_author(story: Story, lead: str) -> bool:
    """Whether the words that a stroke ties to an agency's name are the byline's person (`(Sari/AGENCY)`)."""
    person = lead.rstrip().removesuffix("/").strip()
    return (
        lead.rstrip().endswith("/")
        and person[:1].isupper()
        and any(
            line.zone is Zone.byline
            and person in story.text[line.start : line.end]
            and not story.within(line.start, line.end)
            for line in story.credits
        )
    )


def _with_outlet(story: Story, group: Group, before: str, after: str) -> bool:
    """Whether a short credit at a line's end joins the names to the outlet (`(FR mit dpa)`, `dpa/gem`)."""
    opened = max(before.rfind(sign) for sign in _OPEN)
    lead = before[opened + 1 :] if opened >= 0 else before
    rest = after.strip()
    if (
        len(rest) > LONGEST_AFTER
        or len(lead) > LONGEST_LEAD
        or (opened < 0 and before[:-1].rstrip().endswith((".", "!", "?")))
        or (len(group.mentions) > 1 and _ALL_RIGHTS.search(rest))  # what a page says of all it shows
    ):
        return False
    if opened >= 0 and _desk_words(story.grammar.words["staff"]).fullmatch(lead.strip()):
        return True
    if _names_author(story, lead):
        return True
    joins = _with_words(story.grammar.words["with"])
    if lead.strip() and not rest.strip(".)]*") and joins.search(lead):
        return True
    return with_outlet(story, group, lead, rest if opened < 0 else rest.rstrip(_CLOSE + " ."))


@cache
def _desk_words(words: str) -> Any:  # noqa: ANN401 - regex has no public types
    return regex.compile(rf"(?:{words})\.?\s?[,/]", regex.I | regex.VERBOSE)


@cache
def _with_words(words: str) -> Any:  # noqa: ANN401 - regex has no public types
    return regex.compile(rf"(?:^|\s)(?:{words})\s(?:the\s|der\s|l['’])?$", regex.I | regex.VERBOSE)
