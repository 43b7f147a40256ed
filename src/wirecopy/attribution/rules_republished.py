"""Publishers outside the catalogue whose story an outlet runs, where its own words make that sure.

`Originally published on example.org`, `This post first appeared in Bay Post`, a byline that is the name of
the site to which the canonical address belongs or of an outlet that others run copy of (`- BAY POST` at the
foot), a line of source that names a site or a paper (`Source: Bay Post`), and `BAY POST via JTA —`. What an
outlet says of its own site is no evidence. Agencies credited beside it reached the outlet through that
publisher, but those that say that they distribute its copy (`©2022 Bay Post. Distributed by AGENCY`,
`Bay Post/AGENCY`): of them the outlet has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from wirecopy.attribution.first_published import NAME, first_published, fits, is_outlet, same_name
from wirecopy.attribution.hands import SIGNED
from wirecopy.attribution.lines import Line
from wirecopy.attribution.literals import holds_one
from wirecopy.attribution.publishers import (
    SITE,
    aggregates,
    credit_at,
    is_like_a_publisher,
    label_of,
    network_hands_on,
    publisher_named,
)
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Relation, Zone

_DASHED = lazy_regex(r"[-–—]{1,2}\s?(?:[Tt]he\s|THE\s)?(?P<who>\p{Lu}[\p{L}\p{N} .&’'-]{2,40})")
_HAN_PAPER = (
    r"(?P<who>\p{Han}{1,6}(?:日报|日報|晚报|晚報|早报|早報|晨报|晨報|时报|時報|商报|商報|都市报|都市報|青年报|青年報|周刊|週刊|"
    r"新闻网|新聞網|电视台|電視台|卫视|衛視|\p{Han}[报報网網])|参考消息|第一财经|财新|澎湃新闻|央视新闻)"
)
_HAN_SOURCE = lazy_regex(
    rf"(?<![图圖照]片|影像|数据|數據|资料|資料)(?:来源|來源|稿源)\s?[：:]\s?{_HAN_PAPER}(?=[\s)）】|，,－—-]|$)"
)
_HAN_DATED = lazy_regex(rf"\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s+{_HAN_PAPER}(?=\s|$)")
_HAN_REPORTED = lazy_regex(
    r"(?!本)(?P<who>\p{Han}{1,5}(?:[网網报報]|娱乐|娛樂|体育|體育|财经|財經|新闻|新聞|科技))(?:\p{Han}{2,6})?"
    r"\d{1,2}月\d{1,2}日(?:报道|報道|讯|訊|电|電|消息)"
)
"""Whose reporters wrote a text, where it begins (`网易娱乐1月17日报道`)."""
_HAN_CLOSING = lazy_regex(rf"[（(【]{_HAN_PAPER}[)）】]")
_HAN = lazy_regex(r"\p{Han}")
_BY = lazy_regex(r"^(?i:by|von|par|por|di|da|door)\s")
_DISTRIBUTED = lazy_regex(
    r"(?:©|\([cC]\)|\b[Cc]opyright)\s?(?:©\s?)?(?:\d{4})?,?\s(?:by\s)?(?:[Tt]he\s)?"
    rf"(?P<copyright>{NAME})\.\s(?:All\s[Rr]ights\s[Rr]eserved\.\s)?(?:Visit|Distributed|Syndicated)\b|"
    r"(?i:\b(?:produced|published|appeared|reported|written)\s(?:by|on|for|in(?:\spartnership\swith)?)|\binformation\sfrom:?)\s(?:[Tt]he\s)?"
    rf"(?P<maker>{NAME})(?=[^.\n]{{0,80}}\b(?:distributed|syndicated|shared)\b)"
)
"""Whose story it is that a distributor hands on."""
_HANDING_ON = ("istributed", "yndicated", "shared", "Visit")
"""One of these stands wherever `_DISTRIBUTED` matches."""
_HANDED = lazy_regex(
    rf"(?:^[(\[]?|[,|/]\s?|\b[Bb]y\s|\b(?P<source>(?i:source):\s?))(?P<who>{NAME})(?:\s?(?P<joined>[/(])|\svia)\s?$"
)
_IN_CAPITALS = lazy_regex(r"\p{Lu}+[ -][\p{Lu} .&’'-]+")
_FILED = lazy_regex(rf"\((?P<who>{NAME})\s?/")
"""A paper before its network in a dateline: `OSLO (The Bay Star/ANN)`."""
_KOREAN_RIGHTS = lazy_regex(
    r"[©ⓒ]\s?(?:\d{4}\s)?(?P<who>[\p{Hangul}\p{L}\p{N} &-]{2,30}?)[.,]?\s(?:All rights reserved[.,]?\s)?"
    r"무단\s?(?:전재|복제|사용|배포)",
    regex.IGNORECASE,
)
_EDITED = lazy_regex(r"[\s,;|]+(?:[Ee]ditor|EDITOR)s?\s?[:：].*$")
"""Who put a text up, behind its source: `Source: Bay Post  Editor: Ada Lind`."""
_SHARED = lazy_regex(r"\s(?:[-–—]\s)?(?i:via|avec|with|con|mit|com|met|med|z)\s.+$")
"""With whom a publisher has made its story, in an aggregator's byline (`Le Figaro avec AGENCY`)."""
_SHORTEST = 4
"""Letters of an outlet's name that needs no article: `Age` is how old somebody is."""
LONGEST_CLOSING = 80
"""Characters of a line at the foot that is an outlet's name."""
_HANDED_SIGNS = ("/", "(", "via")
_NETWORKS = ("syndicate", "content_network")
_VIA = lazy_regex(rf"(?P<who>{NAME})\svia\s$")


def read_republished(story: Story) -> None:
    """The claim that the story is another publisher's, and that publisher's part in the agencies' claims."""
    feet = _short_feet(story)
    found = (
        first_published(story)
        or _canonical(story)
        or _known_outlet(story)
        or _reserved(story)
        or _closing(story, feet)
        or _sourced(story)
        or _sourced_at_foot(story, feet)
        or _via(story)
    )
    if found is None:
        if any(one.relation is Relation.syndicated for one in story.claims):
            _read_distributed(story)
        return
    name, line, rule, weight = found
    if rule == "byline-of-outlet" and any(
        same_name(one, name) and by != story.own for one, _, _, by in _distributed(story)
    ):
        _read_distributed(story)  # `By The Bay Star` above `OSLO (The Bay Star/NETWORK)`
        return
    zone = line.zone if line.zone in (Zone.byline, Zone.metadata, Zone.disclaimer) else Zone.signoff
    evidence = story.evidence(zone, line.start, line.end, rule, weight)
    story.claims = [one for one in story.claims if not _cites(one, name)]
    story.claims.append(Claim(Relation.syndicated, None, name, evidence))
    if rule == "published-via":
        return
    hand = (None, name)
    story.claims[:-1] = [
        one._replace(by=hand) if one.relation is Relation.syndicated and one.by is None else one
        for one in story.claims[:-1]
    ]


def _short_feet(story: Story) -> list[Line]:
    """Lines at the foot that are short enough to say only whose the story is."""
    return [line for line in story.tail if line.end - line.start <= LONGEST_CLOSING]


def _cites(claim: Claim, name: str) -> bool:
    """Whether a claim makes a publisher a source of its own story (`she told Bay News` in Bay News's)."""
    if claim.relation is Relation.quotes:
        return claim.by == (None, name)
    return claim.relation is Relation.cites and claim.agency is None and same_name(claim.name, name)


def _canonical(story: Story) -> tuple[str, Line, str, float] | None:
    """A byline that names the site to which the canonical address belongs."""
    for line in story.credits:
        if line.label != "canonical.domain":
            continue
        domain = story.text[line.start : line.end].strip()
        for byline in story.credits:
            name = story.text[byline.start : byline.end].strip()
            site = _site_in(name, domain) if byline.zone is Zone.byline else None
            if site and not is_outlet(story, domain) and not story.within(byline.start, byline.end):
                return site, byline, "byline-of-canonical-site", 0.85
    return None


def _known_outlet(story: Story) -> tuple[str, Line, str, float] | None:
    """A byline that is nothing but the name of an outlet whose copy others run (`Evening Standard`).

    Aggregators write it into their data, too.
    """
    shows_others = aggregates(story)
    for line in story.credits:
        stated = shows_others and line.label.endswith((".author", ".provider"))
        if line.zone is not Zone.byline and not stated:
            continue
        start = line.start
        for part in story.text[line.start : line.end].replace("•", "|").split("|"):
            end = start + len(part)
            name = _BY.sub("", part.strip())
            name = _SHARED.sub("", name) if shows_others else name
            if label := label_of(name):
                name = name[label:]
            called = name.casefold().removeprefix("the ")
            known = (
                _other_outlet(story, called)
                if len(called) >= _SHORTEST or called != name.casefold()
                else None
            )
            known = known or publisher_named(story, name)
            first = story.text.find(name, start) if known is not None else start
            if known is not None and not story.within(first, first + len(name)):
                return known, Line(start, end, line.zone, line.label), "byline-of-outlet", 0.8
            start = end + 1
    return None


def _reserved(story: Story) -> tuple[str, Line, str, float] | None:
    """Whose rights are reserved, in Korea's words, below a text that an aggregator shows."""
    for line in story.tail if aggregates(story) else ():
        found = _KOREAN_RIGHTS.search(story.text, line.start, line.end)
        if found and not story.within(line.start, line.end) and not is_outlet(story, found["who"]):
            return found["who"], line, "rights-of-outlet", 0.85
    return None


def _other_outlet(story: Story, called: str) -> str | None:
    """The name of the outlet called so, casefolded and without `the`, that is not the story's own."""
    known = story.catalogue.outlets_by_name.get(called)
    if known is None or known.domain == story.item.outlet.key or is_outlet(story, known.name):
        return None
    return known.name


def _closing(story: Story, feet: Sequence[Line]) -> tuple[str, Line, str, float] | None:
    """A line at the foot that is a dash and the name of an outlet whose copy others run (`- DAILY MAIL`)."""
    for line in feet:
        found = _DASHED.fullmatch(story.text[line.start : line.end].strip())
        if found is not None and (known := _other_outlet(story, found["who"].casefold())) is not None:
            return known, line, "signoff-outlet", 0.8
    return None


def _sourced(story: Story) -> tuple[str, Line, str, float] | None:
    """A line of source above the text that names a site; a Chinese one around it that names a paper."""
    for line in story.credits:
        words = story.text[line.start : line.end].strip() if line.zone is Zone.byline else ""
        label = label_of(words)
        if (
            label
            and SITE.fullmatch(words, label)
            and not story.within(line.start, line.end)
            and not is_outlet(story, words[label:])
        ):
            return words[label:], line, "source-site", 0.8
    if story.item.language != "zh":
        return None
    known = story.catalogue.outlets.get(story.item.outlet.key)
    own = (story.item.outlet.name, known.name if known else "")
    if not any(map(_HAN.search, own)):
        return None  # whose own name a line of source may be
    for line in (*story.credits, *story.lines[:2], *story.tail):
        if line.zone is Zone.metadata or line.zone is Zone.caption or story.within(line.start, line.end):
            continue
        words = story.text[line.start : line.end].strip()
        found = _HAN_SOURCE.search(words) or (
            _HAN_DATED.search(words)
            if line.zone is Zone.byline
            else _HAN_CLOSING.fullmatch(words) or _HAN_REPORTED.match(words)
        )
        if found is not None and all(found["who"][:2] != name[:2] for name in own):
            return found["who"], line, "source-paper", 0.8
    return None


def _sourced_at_foot(story: Story, feet: Sequence[Line]) -> tuple[str, Line, str, float] | None:
    """A line below the text that calls a paper its source, which the text itself does not cite."""
    for line in feet:
        words = story.text[line.start : line.end].strip().strip("()[]")
        label = label_of(words)
        name = _EDITED.sub("", words[label:]).strip(" .") if label else ""
        if (
            name
            and is_like_a_publisher(name)
            and not story.within(line.start, line.end)
            and not is_outlet(story, name)
            and name not in story.text[: line.start]
        ):
            return name, line, "source-paper", 0.65
    return None


def _read_distributed(story: Story) -> None:
    """Claim the publisher whose copy a syndicate, network or agency distributes."""
    for name, start, end, by in _distributed(story):
        if not is_outlet(story, name) and not story.within(start, start + len(name)):
            zone = story.zone_at(start)
            zone = zone if zone in (Zone.byline, Zone.metadata, Zone.disclaimer) else Zone.signoff
            evidence = story.evidence(zone, start, end, "distributed-for", 0.85)
            hand = (by, story.agency(by).name)
            story.claims = [
                one._replace(by=(None, name))
                if one.relation is Relation.syndicated
                and one.evidence.rule.startswith(SIGNED)
                and one.agency != by
                else one
                for one in story.claims
            ]  # `- AGENCY` below what the paper ran that a network distributes
            story.claims.append(Claim(Relation.syndicated, None, name, evidence, hand))
            return


def _distributed(story: Story) -> Iterator[tuple[str, int, int, AgencyId]]:
    """Publishers whose copy others distribute, where words show it, and who distributes it."""
    text = story.text
    handed_on = [one.agency for one in story.claims if one.relation is Relation.syndicated and one.agency]
    networks = [one for one in handed_on if story.agency(one).kind in _NETWORKS]
    foot = text[story.tail[0].start : story.tail[-1].end] if story.tail else ""
    for line in story.tail if holds_one(foot, _HANDING_ON) else ():
        found = _DISTRIBUTED.search(text, line.start, line.end)
        if found is None:
            continue
        if found["maker"]:
            for one in story.within(found.end(), line.end):
                if one.agency is not None and one.agency in handed_on:
                    yield found["maker"], found.start("maker"), line.end, one.agency
        elif networks:
            yield found["copyright"], found.start("copyright"), found.end(), networks[0]
    yield from _filed(story, networks)
    # `Source: Bay Post/AGENCY`, `(Bay Post/NETWORK)`
    sourced = [
        Line(start, line.end, line.zone)
        for line in story.tail
        if "/" in text[line.start : line.end]
        and line.end - (start := line.start + credit_at(text[line.start : line.end])) <= LONGEST_CLOSING
    ]
    for line in (*(one for one in story.credits if one.zone is Zone.byline), *sourced):
        for group in story.groups(line):
            head = text[line.start : group.start]
            found = _HANDED.search(head) if head.rstrip().endswith(_HANDED_SIGNS) else None
            by = group.mentions[0].agency
            if found is None or by not in handed_on or by is None:
                continue
            local = found["source"] is not None and not story.agency(by).worldwide
            named = is_like_a_publisher(found["who"]) or (local and _IN_CAPITALS.fullmatch(found["who"]))
            named = named or network_hands_on(story, head, group)
            if named and (found["joined"] is None or local or by in networks):
                yield found["who"], line.start + found.start("who"), group.end, by


def _filed(story: Story, networks: Sequence[AgencyId]) -> Iterator[tuple[str, int, int, AgencyId]]:
    """Papers before their network in a dateline."""
    for claim in story.claims:
        proof, by = claim.evidence, claim.agency
        filed = _FILED.search(proof.words) if by in networks and proof.rule == "dateline" else None
        if filed is None or by is None:
            continue
        first, last = (proof.start + side for side in filed.span("who"))
        if not story.within(first, last, partly=True):
            yield filed["who"], first, proof.end, by


def _via(story: Story) -> tuple[str, Line, str, float] | None:
    opening = story.lines[:3]
    for line in story.named_lines[:3]:
        for group in story.groups(line) if line in opening else ():
            head = story.text[line.start : group.start]
            found = _VIA.fullmatch(head)
            if found is None or not regex.match(r"\s?[—–-]", story.text[group.end : line.end]):
                continue
            first = group.mentions[0]
            if first.agency is None:
                return None
            evidence = story.evidence(Zone.dateline, line.start, group.end, "dateline", 0.9)
            story.claim(Relation.syndicated, first, evidence)
            hand = (first.agency, story.agency(first.agency).name)
            story.claims.append(Claim(Relation.syndicated, None, found["who"].title(), evidence, hand))
            return None
    return None


def _site_in(byline: str, domain: str) -> str | None:
    """The part of a byline that is the name of a domain's site: `BayPost` of `By Ada Lind, BayPost`."""
    parts = (part.strip() for part in regex.split(r"\s*[,|•·]\s*", _BY.sub("", byline)))
    return next((part for part in parts if part and fits(part, domain)), None)
