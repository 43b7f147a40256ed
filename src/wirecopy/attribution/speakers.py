"""Speakers whose words an agency relays: `the ministry said, as per the news agency`."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from wirecopy.attribution.phrases import Phrase
from wirecopy.attribution.story import Story

_SAID = r"(?:said|says|stated|added|noted|announced|told|claimed|wrote|explained|stressed|warned|confirmed|denied|declared|insisted|argued|emphasi[sz]ed|underlined|pointed\sout|tweeted|admitted|alleged|recalled|specified|commented|remarked|reported)"
_ARTICLE = regex.compile(r"^(?:the|a|an|its|his|her|their|one|another)\s+", regex.I)
_TIME = regex.compile(
    r"(?:^|\s)(?:on\s)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|earlier|late|early|also|has|had|have|was|is|were|are)\b.*$",
    regex.I,
)
_LEADING = regex.compile(
    r"^(?:(?:but|and|however|meanwhile|earlier|later|separately|while|although|that|as|when|in\sturn|on\s\p{L}+day|for\s(?:his|her|its)\spart)\b[,\s]*)+",
    regex.I,
)
_CUT_AFTER = regex.compile(
    r"\s(?:as\s(?:saying|telling|stating|reporting)|who|which|that|said|says|reported|saying|to\sthe\seffect|in\s(?:a|an|its|his|her)\s|on\s(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|had|has|have|will|would)\b|[,.;:“\"()—–]",
    regex.I,
)
_PRONOUNS = frozenset("he she they it who we i you this that which there".split())
_NAME = r"\p{Lu}[\p{L}\p{M}'’.\-]*"
_PERSON = regex.compile(rf"(?:{_NAME}\s){{1,3}}{_NAME}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted. places: where words show it, as (start, end, weight)."""

    name: str
    rule: str
    places: tuple[tuple[int, int, float], ...]


def speakers_of(
    story: Story, start: int, end: int, phrase: Phrase, edge: int, sentence: tuple[int, int]
) -> list[Speaker]:
    """The speakers whom the agency at start to end relays in this sentence, best first."""
    text = story.text
    if phrase.speaker == "before":
        return _made(
            story, _subject(text, sentence[0], edge), edge_end=end, rule=f"{phrase.id}-speaker", weight=0.75
        )
    if phrase.speaker in ("clause", "passive", "around", "after", "relay"):
        for finder, weight in ((_cited_after, 0.75), (_said_before, 0.75)):
            found = finder(text, start, end, edge, sentence)
            if found is not None:
                made = _made(
                    story, found, edge_end=max(found[1], end), rule=f"{phrase.id}-speaker", weight=weight
                )
                if made:
                    return made
    return []


def _subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end`, as the subject of the verb that begins there."""
    head = text[start:end].rstrip()
    cut = max(
        (
            m.end()
            for m in regex.finditer(
                r"[;:“”\"]\s*|,\s(?:and|but|while|as|said|which)\s|\s(?:that|because|after|when|while|but)\s|—\s|\)\s",
                head,
            )
        ),
        default=0,
    )
    clause = head[cut:]
    lead = _LEADING.match(clause)
    cut += lead.end() if lead else 0
    clause = head[cut:]
    comma = clause.find(", ")
    if comma > 0 and clause.rstrip().endswith(","):  # an apposition: "Jane Doe, the mayor, told"
        clause = clause[:comma]
    elif comma > 0:  # "…, the company said"
        cut += clause.rfind(", ") + 2
        clause = head[cut:]
    clause = regex.sub(r"\s(?:has|had|have|also|then|later|earlier|who|would|will)$", "", clause.rstrip(" ,"))
    clause = regex.sub(r"\s(?:who|which|whose)\s.*$", "", clause)
    clause = clause.rstrip(" ,")
    if not clause or len(clause.split()) > 9:
        return None
    return start + cut, start + cut + len(clause)


def _cited_after(
    text: str, start: int, end: int, edge: int, sentence: tuple[int, int]
) -> tuple[int, int] | None:
    """`AGENCY reported, citing X` and `AGENCY quoted X as saying`."""
    rest = text[end : sentence[1]]
    found = regex.search(
        r"(?:citing|quoting|qouting|quoted|qouted|cited|quotes|cites|referring\sto|with\sreference\sto)\s",
        rest,
        regex.I,
    )
    if (
        found is None
        or found.start() > 90
        or regex.search(r"\b(?:was|were|been|is|are)\s$", rest[: found.start()])
    ):
        return None
    tail = rest[found.end() :]
    stop = _CUT_AFTER.search(tail)
    phrase = tail[: stop.start()] if stop else tail
    if not phrase.strip() or len(phrase.split()) > 12:
        return None
    begin = end + found.end()
    return begin, begin + len(phrase.rstrip())


def _said_before(
    text: str, start: int, end: int, edge: int, sentence: tuple[int, int]
) -> tuple[int, int] | None:
    """`X said, according to AGENCY`, `X was quoted as saying by AGENCY`, `X said …, AGENCY reported`."""
    head = text[sentence[0] : min(edge, start)]
    quoted = None
    for quoted in regex.finditer(
        r"\s(?:was|were|is|has\sbeen)\s(?:also\s)?(?:quoted|qouted|cited)?$|\s(?:was|were|is)\s(?:quoted|qouted|cited)\b",
        head,
        regex.I,
    ):
        pass
    if quoted is not None:
        return _subject(text, sentence[0], sentence[0] + quoted.start())
    said = None
    for said in regex.finditer(rf"\s{_SAID}\b", head, regex.I):
        pass
    if said is None:
        return None
    inverted = regex.match(
        rf"\s{_SAID}\s((?:the\s|a\s)?(?:\p{{L}}[\p{{L}}'’.\-]*\s?){{1,8}}),?\s*$",
        head[said.start() :],
        regex.I,
    )
    if inverted and regex.search(r"[,”\"]$", head[: said.start()]):
        begin = sentence[0] + said.start() + inverted.start(1)
        return begin, begin + len(inverted.group(1).rstrip())
    return _subject(text, sentence[0], sentence[0] + said.start())


def _made(
    story: Story, span: tuple[int, int] | None, *, edge_end: int, rule: str, weight: float
) -> list[Speaker]:
    if span is None:
        return []
    text = story.text
    start, end = span
    words = text[start:end]
    if story.within(start, end):  # another agency: its own citation says so
        return []
    name = _ARTICLE.sub("", words.strip())
    name = _TIME.sub("", name).strip(" ,'’")
    if (
        not name
        or name.split()[0].casefold() in _PRONOUNS
        or len(name) < 3
        or name.split()[0].casefold() in ("according",)
    ):
        return []
    places = [(start, max(end, edge_end), weight)]
    full = _fuller(story, name, start)
    if full is not None:
        name, extra = full
        places += extra
    return [Speaker(_without_title(name), rule, tuple(places))]


def _without_title(name: str) -> str:
    """`grid company Fingrid` is Fingrid: a plain noun before a name only says what it is."""
    found = regex.match(r"^(?:\p{Ll}[\p{L}\-]*\s){1,4}((?:\p{Lu}[\p{L}\p{M}'’.\-]*\s?){1,4})$", name)
    if found and not regex.search(r"\b(?:of|for|at|in|from|with|on|by)\b", name[: found.start(1)]):
        return found.group(1).strip()
    return name


def _fuller(story: Story, name: str, start: int) -> tuple[str, list[tuple[int, int, float]]] | None:
    """`the ministry`: the body with that head noun that the story names in full, and where it speaks itself."""
    if " " in name or not name.islower():
        return None
    noun = regex.escape(name.capitalize())
    found = None
    pattern = regex.compile(
        rf"(?:\p{{Lu}}[\p{{L}}'’\-]*\s){{1,4}}{noun}\b|\b{noun}\sof\s(?:the\s)?\p{{Lu}}[\p{{L}}]+(?:\s\p{{Lu}}[\p{{L}}]+){{0,2}}"
    )
    for zone in story.item.zones:
        if zone.zone.value in ("lead", "body", "dateline"):
            for match in pattern.finditer(story.text, zone.start, min(zone.end, start)):
                found = match
    if found is None:
        return None
    full = regex.sub(r"^(?:The|A|An|But|And)\s", "", found.group())
    extra = []
    said = regex.compile(rf"(?:the\s)?{regex.escape(full)}\s{_SAID}\b", regex.I)
    for match in said.finditer(story.text):
        if story.zone_at(match.start()).value in ("lead", "body"):
            extra.append((match.start(), match.end(), 0.6))
            break
    return full, extra
