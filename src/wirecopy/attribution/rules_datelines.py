"""Credits by place in the text: datelines at its head."""

from __future__ import annotations

import regex

from wirecopy.attribution.joined import claim_group, with_outlet
from wirecopy.attribution.lines import BULLETS, Group, Line
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.story import ASIDE, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Relation, Zone
from wirecopy.text.datelines import CLOCK, is_city

HEAD_LINES = 3
"""Paragraphs of running words that may open with a dateline: a standfirst and a summary can come first."""
LAST_DATELINE = 12
"""Paragraphs after which no dateline is the story's own; after the first ones it needs its dash."""
LONGEST_DATELINE = 110
_SMALL_WORDS = """
    de la le les du des of the am im in an der den del di da do das dos e y et
    und and near von zu el al los las sur auf bei
"""
_SMALL = frozenset(_SMALL_WORDS.split())
OPEN_BRACKETS, CLOSE_BRACKETS = "([（【［〔", ")]）】］〕"
_OPENED = lazy_regex(f"[{regex.escape(OPEN_BRACKETS)}]", regex.REVERSE)
_CLOSED = lazy_regex(f"[{regex.escape(CLOSE_BRACKETS)}]")
_WORD = lazy_regex(r"[\p{L}\p{M}\p{N}'’]+")
_CUT_SHORT = lazy_regex(r"(?<!\p{L})\p{Ll}{1,2}\.")
"""A word of a town's name that is cut short: `Frankfurt a.M.`, `Neustadt a. d. Aisch`, `Fürth i. Bay.`."""
_CASED = lazy_regex(r"[\p{Lu}\p{Ll}]")
_AFTER_BRACKET = lazy_regex(r"[\s\u00a0]*(?:[.:]?[\s\u00a0]*[-–—−:=.]|/|$)")
_INSIDE_LEFT = lazy_regex(r"(?:[^()\[\]（）【】［］]{0,44}[=\-–/,|\d\s日])?$|[\p{Han}\p{Katakana}]{1,8}$")
_INSIDE_RIGHT = lazy_regex(
    r"(?:\s?/\s?\p{L}{2,5}\b)*(?:\s(?:corp|inc|via\s\p{L}+)\.?)?(?:[\s,–-]*(?:\p{L}{1,9}\.?\s?)?\d[\d\s,.:\p{L}]{0,22}|\s[-–/]\s[^()\[\]\n]{3,50}\s\d{1,2}\p{L}{0,2}\s\p{L}{3,9},?\s\d{4}\s?|記者[^）】)]{0,14}電|\s?電|\.)?$",
    regex.I,
)
_CJK_DATELINE = lazy_regex(r"[^\n。]{0,16}?(?:\d|[一二三四五六七八九十])+日?[^\n。]{0,4}(?:电|電|讯|訊)")
_BARE_OR_OPEN = lazy_regex(r"[（(【\[]?[据據]?$")
_CJK_DISPATCH = lazy_regex(r"(?:社)?[电電](?=[\s：:])")
"""Words behind an agency whose dispatch a paper hands on: `据新华社电 `."""
_PARTICLE = lazy_regex(r"[는은이가를을의에와과도로]")
"""Behind a bracket they make the name that it explains a part of the sentence (`타임스(FT)는`)."""
_RELAY_PREFIX = lazy_regex(r"\((?:[^()]|\([^()]*\)){3,90}\)\s?")
_HANDLE = lazy_regex(r"^\(@\w+\)\s?")
_PLAIN_END = lazy_regex(r"\s?[-–—−|]{1,2}\s|\.\s?[-–—−]{1,2}\s?(?=\p{Lu})|\.\s(?=\p{Lu})|:\s|\s/\s|।\s")
_PLACE_AFTER = lazy_regex(
    r",\s(?P<place>[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N} .,'’-]{2,34}?)(?:\s?(?P<sign>--|[-–—−:])\s|(?P<stop>।))"
)
"""Where an agency names its place behind itself."""
_PLACE_BESIDE = lazy_regex(
    r"[-–\s](?P<place>\p{Lu}[\p{L}'’ -]{2,30}?)(?:\s\(\p{Lu}[\p{L} ]+\)(?P<bare>(?=\s\p{Lu}))?)?"
    r"(?:,\s\p{L}{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?)?(?(bare)|\s?(?:--|[—–])(?=\s|$))"
)
"""A place right behind its agency: `AGENCY Phnom Penh, May 3, 2023 --`, `AGENCY-Dakar (Senegal) —`."""
_DATE_BEHIND = lazy_regex(
    r"\s?[-–—]\s(?:\d{1,2}\s\p{Lu}\p{L}+\s\d{4}|\p{Lu}\p{L}+\.?\s\d{1,2},?\s\d{4})\s?[-–—]{1,2}\s"
)
"""A date behind an agency between dashes: `SINGAPORE - AGENCY - 3 May 2022 - `."""
_DASH_AFTER = lazy_regex(r"\s[-–—−]\s\p{Lu}|/\s\p{Lu}")
"""Behind an agency that opens its own copy: `AGI - Il ponte`, `Shafaq News/ The bridge`."""
_PLACE_STOPPED = lazy_regex(r"\s(?P<place>\p{Lu}[\p{L}\p{M} '’-]{2,30})\.\s?[-–—]")
"""Behind an agency a place with a stop and a dash: `ACN Barcelona.-El pont`."""
_SLASH_BEFORE = lazy_regex(r"(?<=^|\s|\d\.?)/(?:[Кк]орр?\.\s?)?$")
_ARABIC_DATE = lazy_regex(r"(?:\d{4}\s?(?:م|هـ)|\p{Arabic}\s\d{1,2}[-/]\d{1,2}[-/]\d{4})\s$")
"""A date that leads up to an agency in Arabic: `03 مايو 2022 م واس`, `رام الله 3-5-2022 وفا`."""
_ARABIC_CITY = lazy_regex(r"([\p{Arabic}\s]{3,20}?)\s?[-–/]\s?$")
"""A place that a dash or stroke ties to an agency, behind which the story goes on: `دمشق-سانا `."""
_PLACE_DASH = lazy_regex(r"^\p{Lu}[\p{L}\s]+\s[–—-]\s$")
_CAPITAL = lazy_regex(r"\p{Lu}")
_CAPITAL_AFTER = lazy_regex(r"\s\p{Lu}\p{Ll}")
_DATED = lazy_regex(r",\s\p{Lu}\p{L}{2,8}\.?\s\d{1,2}\s$")
DASHES = ("-", "–", "—", "−", "--")
_HANDED_ON = lazy_regex(r"^\p{Lu}{4,}\s?[-–]\s?$")
"""An aggregator before the agency in brackets: `(MENAFN- IANS)`."""
LONGEST_CITY = 2
"""Words of a city that opens a story with nothing but its agency in brackets: `Köln (KNA) Die Glocke …`."""
_DESK = lazy_regex(r"\s?/\s?\p{Ll}{2,4}[)\]]")
"""The outlet's own desk behind the agency: `(KNA/iz)`."""
REACH_OF_PLACE = 400
"""Characters behind an agency that opens a story in which its own place may be named."""
SHORT_PLACE = 30
"""Characters of a place and a dash before an agency that ends the dateline with a full stop."""
SHORT = 40
"""Characters of a dateline before its agency where no capitals tell a place."""


def read_datelines(story: Story) -> None:
    """Claims from `OSLO, Jan 12 (Reuters) -` and its kin at the head of the story's first lines."""
    seen, before, above = 0, None, None
    for line in story.lines:
        if line.zone in ASIDE:
            continue
        above, before = before, line
        for group in story.groups(line):
            if group.start - line.start > LONGEST_DATELINE:
                break
            end = _dateline_end(story, line, group)
            if end is not None and seen and above is not None and _announces(story, above):
                continue  # `The report reads:` and the report
            if end is not None and seen and _leads_nowhere(story, line, end):
                continue  # a caption below the text: `朝市の様子（AGENCY）`
            if end is not None and seen >= HEAD_LINES:
                late = 2 * line.start > story.lines[-1].end
                end = end if _AFTER_BRACKET.match(story.text, end) and not late else None
            if end is not None:
                shared = _DESK.match(story.text, group.end, end) and with_outlet(
                    story, group, "", story.text[group.end : end]
                )
                shared = shared or _is_entry(story, line)
                evidence = story.evidence(Zone.dateline, line.start, end, "dateline", 0.92)
                claim_group(story, group, Relation.contributed if shared else Relation.syndicated, evidence)
                for other in story.groups(line) if story.text[line.start] == "【" else []:
                    if other.end <= end and other is not group:  # `【北京共同、ソウル時事】`
                        claim_group(story, other, Relation.syndicated, evidence)
                return
        seen += story.running(line)
        if seen == LAST_DATELINE:
            return


_DESK_WITHIN = lazy_regex(r"/\p{Ll}{2,4}(?:/\p{Ll}{2,4})?")
"""A desk's initials behind its agency: `(ats/nxp)`."""
_TIMED_ENTRY = lazy_regex(r"\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)")
"""How an entry of a live blog begins."""


def _is_entry(story: Story, line: Line) -> bool:
    """Whether a line is one of several entries of a live blog, each with its time: a part of the page."""
    return (
        _TIMED_ENTRY.match(story.text, line.start) is not None
        and sum(_TIMED_ENTRY.match(story.text, one.start) is not None for one in story.lines) > 1
    )


def _announces(story: Story, line: Line) -> bool:
    """Whether a line says that somebody's words follow."""
    return story.text[line.start : line.end].rstrip().endswith((":", "："))


def _leads_nowhere(story: Story, line: Line, end: int) -> bool:
    """Whether neither the line goes on behind a dateline nor running words stand below it."""
    opening = story.text[line.start : line.end].lstrip(BULLETS)[:1]
    if story.text[end : line.end].strip(" .-–—:=/") or not opening.isalpha():
        return False
    return not any(one.start > line.start and story.running(one) for one in story.lines)


def _dateline_end(story: Story, line: Line, group: Group) -> int | None:
    """Where the dateline ends that holds this credit, None where it is none."""
    text = story.text
    if any(mention.used for mention in group.mentions):
        return None
    prefix = text[line.start : group.start]
    after = text[group.end : min(line.end, group.end + 60)]
    if _BARE_OR_OPEN.match(prefix.strip()):
        found = _CJK_DATELINE.match(after) or (_CJK_DISPATCH.match(after) if prefix.strip() else None)
        if found is not None:
            return group.end + int(found.end())
    opened, closed = _OPENED.search(prefix), _CLOSED.search(after)
    if opened is not None and closed is not None:
        place, inside = prefix[: opened.start()], prefix[opened.end() :]
        within, rest = after[: closed.start()], after[closed.end() :]
        if _INSIDE_LEFT.search(inside) and _INSIDE_RIGHT.match(within):
            held = _bracketed(story, group, place, inside, within, rest)
            return group.end + int(closed.end()) if held else None
    slash = _SLASH_BEFORE.search(prefix.rstrip())
    if slash and after.lstrip().startswith("/"):
        return group.end + after.index("/") + 1 if _is_place(story, prefix[: slash.start()]) else None
    if _is_arabic(story, group, prefix, after) or _stands_above(story, group, prefix, after):
        return group.end
    return _plain(story, group, prefix, after)


def _is_arabic(story: Story, group: Group, prefix: str, after: str) -> bool:
    """Whether a date, or a city with a dash, leads up to an agency in Arabic."""
    if _ARABIC_DATE.search(prefix) and _is_place(story, prefix):
        return True
    city = _ARABIC_CITY.fullmatch(prefix) if after.startswith((" ", "-", "/", ":")) else None
    return city is not None and is_city(city[1].strip()) and not any(one.name.word for one in group.mentions)


def _stands_above(story: Story, group: Group, prefix: str, after: str) -> bool:
    """Whether a dateline is a line of its own above the text (`OSLO – Bay News Agency`)."""
    alone = not after.strip() and prefix.rstrip().endswith(DASHES) and len(prefix) < SHORT
    return alone and all(one.sure for one in group.mentions) and _is_place(story, prefix)


def _bracketed(story: Story, group: Group, place: str, inside: str, within: str, rest: str) -> bool:
    place = _HANDLE.sub("", place)  # `(@AdaLind) BAYTON, (Bay Feed / AGENCY - 3rd May, 2022)`
    timed = CLOCK.search(place)
    if timed is not None:
        place = place[: timed.start()]
    relayed = _RELAY_PREFIX.match(place)  # `(RELAY - Some Agency) Irbid, May 9 (Petra) --`
    if relayed:
        return _AFTER_BRACKET.match(rest) is not None and _is_place(story, place[relayed.end() :])
    if not _is_place(story, place) or story.within(group.start - len(inside) - len(place) - 1, group.start):
        return False
    spaceless = any("\u2e80" <= letter <= "\ud7af" for letter in inside)
    captioned = spaceless and place.strip() and not rest.strip()  # `朝市の様子（AGENCY）`
    goes_on = rest.startswith(",") or _PARTICLE.match(rest) is not None
    if goes_on or captioned or (rest[:1] == "." and len(rest) < 3 and timed is None):
        return False
    dashed = _AFTER_BRACKET.match(rest) is not None
    opening = rest[:1] == " " and (
        rest[1:2].isupper()
        or "\u2e80" <= rest[1:2] <= "\ud7af"
        or ("\u0600" <= rest[1:2] <= "\u06ff" and is_city(place.strip()))
    )
    dated = any(letter.isdigit() for letter in place + inside + within)
    bare = place.strip()
    if not bare and not spaceless:
        alone = not inside.strip() and not within.strip()
        alone = alone and all(not one.name.word or story.at_home(one.agency) for one in group.mentions)
        opens = (alone or _HANDED_ON.match(inside) is not None) and (
            opening or "\u2e80" <= rest[:1] <= "\ud7af"
        )
        return (dashed and bool(rest.strip())) or dated or opens
    desk = _DESK_WITHIN.fullmatch(within) is not None
    if (
        opening
        and not inside.strip()
        and (desk or not within.strip())
        and len(_whole(bare).split()) <= LONGEST_CITY
    ):
        return len(group.mentions) > 1 or all(
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
    if ends and ends.group() in (". ", ": "):  # `Ganja – APA. Rain`, `YEREVAN, MAY 3, ARMENPRESS. Rain`
        placed = len(prefix) < SHORT_PLACE and _PLACE_DASH.search(prefix) is not None
        if placed or _dated_in_capitals(story, group, prefix):
            return group.end + 1
    if not ends and _CAPITAL_AFTER.match(after) and _dated_in_capitals(story, group, prefix):
        return group.end  # `Baku, May 3, AZERTAC Rain fell`
    if ends and _DATED.search(prefix) and ends.group().strip() in DASHES and _is_place(story, prefix):
        return group.end + int(ends.end())  # `SYDNEY, May 3 AAP - `
    if ends and ends.group().strip() == "|":
        told = prefix.isupper() and all(one.sure or one.name.known for one in group.mentions)
        return group.end + int(ends.end()) if told and _is_place(story, prefix) else None  # `BREMEN dpa | `
    if not ends or not prefix.rstrip().endswith((",", ".", "-", "–", "—")):
        return None
    if (dated_behind := _DATE_BEHIND.match(story.text, group.end)) and _is_place(story, prefix):
        return int(dated_behind.end())
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
    dash = ends.group().strip(" .")[:1] in ("-", "–", "—", "−")
    spoken = not _CAPITAL.search(prefix)  # a script without capitals: only dashes on both sides tell
    in_capitals = prefix.partition(",")[0].isupper() and all(
        one.sure or one.name.known for one in group.mentions
    )
    told = not prefix.rstrip().endswith(DASHES) or all(one.sure for one in group.mentions)
    placed = all(_at_its_place(story, one, prefix) for one in group.mentions)
    if dash and (placed or (in_capitals and told)) and len(prefix) < SHORT:
        return group.end + int(ends.end())  # `Aleppo, SANA- `, `UNITED NATIONS, APP - `, `ANKARA – Agency – `
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
        _is_beyond_doubt(story, one)
        or story.at_home(one.agency)
        or (story.text[one.start : one.end].isupper() and _at_its_place(story, one, opening))
        for one in group.mentions
    ):
        return (
            group.end + 2 if group.start < story.lines[0].end else None
        )  # `AGI - ` opens the agency's own copy
    beside = _PLACE_BESIDE.match(after)
    if beside is not None and all(_at_its_place(story, one, beside["place"]) for one in group.mentions):
        return group.end + int(beside.end())
    if (stopped := _PLACE_STOPPED.match(after)) and group.start < story.lines[0].end:
        home = all(one.sure or one.name.known or story.at_home(one.agency) for one in group.mentions)
        return group.end + int(stopped.end()) if home and _is_place(story, stopped["place"]) else None
    found = _PLACE_AFTER.match(after)
    if found is None or not all(one.sure or one.name.known for one in group.mentions):
        return None
    place = found["place"]
    told = place.isupper() or any(letter.isdigit() for letter in place)
    if (found["sign"] == ":" and not told) or story.within(group.end, group.end + int(found.end())):
        return None
    return group.end + int(found.end()) if _is_place(story, place) else None


def _is_beyond_doubt(story: Story, mention: Mention) -> bool:
    """Whether a name can be no place: a worldwide wire's own, or of one that the story names in full too."""
    return mention.sure and (
        (mention.agency is not None and story.agency(mention.agency).worldwide)
        or any(one.agency == mention.agency and " " in one.name.text for one in story.mentions)
    )


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


def _whole(place: str) -> str:
    """A place without words that are cut short."""
    return _CUT_SHORT.sub(" ", place) if "." in place else place


def _is_place(story: Story, words: str) -> bool:
    """Whether words can be the place and date of a dateline: names, numbers, months and little else."""
    bare = words.strip(" \t\u00a0-–—,.:|")
    if len(bare) > LONGEST_DATELINE or any(sign in bare for sign in '"“”!?;。'):
        return False
    parts = _WORD.findall(_whole(bare))
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
