"""Each stage alone, in memory, through its public function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.measure import Timed, timed
from wirecopy.attribution import catalogue as agencies
from wirecopy.attribution.weigh import attribute
from wirecopy.fingerprint.bands import buckets
from wirecopy.fingerprint.sign import digest_of, sign
from wirecopy.intake.read import read
from wirecopy.lineage.chain import origins
from wirecopy.lineage.direction import roles
from wirecopy.lineage.edges import trace
from wirecopy.lineage.member import Member, story_node
from wirecopy.matching.furniture import Holding, learn, without
from wirecopy.matching.judge import judge
from wirecopy.matching.passages import passage_hashes
from wirecopy.matching.prepare import prepare
from wirecopy.processes import seldom_collecting
from wirecopy.records import Item, Judgement, Match, StoryId, Zone, ZoneSpan
from wirecopy.text.words import Words, words_of
from wirecopy.text.zones import dateline_place, refine

PAIRS = 20_000
_BATCH = 1000


def all_stages(path: Path, origin_of: Sequence[str]) -> list[Timed]:
    """Every stage over the records of one file; origin_of: the true text of each record, in order.

    What is loaded and compiled on first use is so before. The collector looks as seldom as in a night.
    """
    with seldom_collecting():
        return _each_stage(path, origin_of)


def _each_stage(path: Path, origin_of: Sequence[str]) -> list[Timed]:
    catalogue = agencies.load()
    known = [item for item in read([str(path)]) if isinstance(item, Item)]
    for item in known:  # rare patterns are compiled at the first story that asks for them
        _warm(item, catalogue)
    del known
    with timed("read records", len(origin_of)) as reading:
        items = [item for item in read([str(path)]) if isinstance(item, Item)]
    with timed("of these, the zones", len(items)) as zoning:
        for item in items:
            body = (ZoneSpan(Zone.body, 0, len(item.text)),)
            dateline_place(item.text, refine(item.text, body, title=item.title))
    parsing = Timed("of these, all else", "stories", len(items), reading.seconds - zoning.seconds)
    with timed("attribute", len(items)) as attributing:
        judged = [attribute(item, catalogue) for item in items]
    with timed("words", len(items)) as wording:
        words = [words_of(item.text, item.zones) for item in items]
    with timed("passages", len(items)) as passing:
        passages = [passage_hashes(one) for one in words]
    holdings: dict[str, list[Holding]] = defaultdict(list)
    for item, one, hashes in zip(items, words, passages, strict=True):
        holdings[item.outlet.key].append(Holding(item.story, digest_of(one.hashes), hashes))
    with timed("furniture", len(items)) as learning:
        furniture = {outlet: learn(held) for outlet, held in holdings.items()}
        own = [without(one, furniture[item.outlet.key]) for item, one in zip(items, words, strict=True)]
    signing = _signing(own)
    groups: dict[str, list[int]] = defaultdict(list)
    for number, origin in enumerate(origin_of):
        groups[origin].append(number)
    pairs = [
        (one, other)
        for group in groups.values()
        for place, one in enumerate(group)
        for other in group[place + 1 :]
    ][:PAIRS]
    with timed("judge", len(pairs), "pairs") as judging:
        ready = {
            number: prepare(items[number].story, items[number], furniture[items[number].outlet.key])
            for number in {number for pair in pairs for number in pair}
        }
        matches = [judge(ready[one], ready[other]).match for one, other in pairs]
    tracing = _tracing(
        items,
        judged,
        words,
        list(groups.values()),
        matches,
        {one.id: one.name for one in catalogue.agencies.values()},
    )
    return [reading, zoning, parsing, attributing, wording, passing, learning, *signing, judging, tracing]


def fingerprint_only(path: Path) -> list[Timed]:
    """Text in, signature out: the words of every story and their signature, and the words alone."""
    items = [item for item in read([str(path)]) if isinstance(item, Item)]
    _warm(items[0], agencies.load())
    with timed("text to signature", len(items)) as whole:
        for start in range(0, len(items), _BATCH):
            sign([words_of(item.text, item.zones) for item in items[start : start + _BATCH]])
    return [whole]


def _warm(item: Item, catalogue: agencies.Catalogue) -> None:
    """Load once what the stages load on first use; the night's figures hold it."""
    attribute(item, catalogue)
    sign([words_of(item.text, item.zones)])


def _signing(words: list[Words]) -> list[Timed]:
    with timed("sign", len(words)) as signing:
        made = [one for start in range(0, len(words), _BATCH) for one in sign(words[start : start + _BATCH])]
    with timed("bands", len(words)) as banding:
        for one in made:
            if one is not None:
                buckets(np.asarray(one.signature))
    return [signing, banding]


def _tracing(
    items: list[Item],
    judged: list[Judgement],
    words: list[Words],
    groups: list[list[int]],
    matches: list[Match],
    names: dict[str, str],
) -> Timed:
    members = [
        Member(item.story, item.outlet, item.title, item.published, len(own.hashes), judgement)
        for item, judgement, own in zip(items, judged, words, strict=True)
    ]
    group_of: dict[StoryId, int] = {
        members[number].story: place for place, group in enumerate(groups) for number in group
    }
    accepted: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        if match.accepted:
            accepted[group_of[match.a]].append(match)
    with timed("lineage", len(items)) as tracing:
        for place, group in enumerate(groups):
            cluster = [members[number] for number in group]
            edges = trace(cluster, accepted[place], names)
            roles(cluster, accepted[place], edges)
            origins([story_node(member, names) for member in cluster], edges)
    return tracing
