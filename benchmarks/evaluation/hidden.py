"""Hides the credit lines of a user's own stories and looks whether their lineage is found without them.

    python -m benchmarks.evaluation.hidden PATH...  [--hide 0.5 1.0] [--seed 1] [--show 20]

What the stories' own words say is the truth here: the agencies that they credit with their whole copy. The
words of these credits are cut out of a share of the stories, and the night is run on both. What nobody else's
words name any more cannot be known: silence about it is right.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from benchmarks.evaluation.nights import WHOLE, Cluster, read_store
from wirecopy.attribution import catalogue as agencies
from wirecopy.attribution.weigh import attribute
from wirecopy.lineage.chain import Ways
from wirecopy.lineage.member import story_node
from wirecopy.nightly.run import run
from wirecopy.records import (
    Evidence,
    Item,
    Judgement,
    NodeKind,
    Relation,
    StoryId,
    Zone,
    ZoneSpan,
    story_label,
)
from wirecopy.settings import Settings
from wirecopy.store import read
from wirecopy.store.open import open_store

RATES = (0.5, 1.0)
SWEEPS = 6
"""How often a story is read again for credits that stood behind those already cut out."""
_SUPPLIED = (Relation.syndicated, Relation.contributed)


@dataclass(frozen=True, slots=True)
class Told:
    """What a store says of a story. credits: agencies that its own words name for the whole; far: the agency
    whose copy it is by its whole way up, None where that is none; sure: of that way, 0 to 1."""

    credits: frozenset[str]
    own: str | None
    far: str | None
    sure: float
    cluster: int


@dataclass(slots=True)
class Found:
    """Stories whose credits were hidden, by what is said of them; knowable: others still name the agency.

    claims: confidence and whether right, of every agency claimed. changed: stories not hidden of which
    another agency than before is claimed.
    """

    hidden: int = 0
    knowable: int = 0
    right: int = 0
    wrong: int = 0
    unknowable_silent: int = 0
    changed: int = 0
    claims: list[tuple[float, bool]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def read_night(paths: Sequence[str], folder: Path) -> tuple[dict[StoryId, Item], dict[StoryId, Told]]:
    """Run a night over paths; its stories and what is said of them."""
    store = folder / "night.db"
    run(list(paths), Settings(store=str(store)), reports=False, progress=lambda *_: None)
    opened = open_store(str(store), create=False)
    with opened.reading() as connection:
        clusters, _ = read_store(connection)
        items = read.items(connection, [one.story for cluster in clusters for one in cluster.members])
    opened.close()
    return items, {story: told for number, one in enumerate(clusters) for story, told in _told(number, one)}


def _told(number: int, cluster: Cluster) -> Iterable[tuple[StoryId, Told]]:
    names = {agency.id: agency.name for agency in agencies.load().agencies.values()}
    own = {story_label(member.story): member.agency for member in cluster.members}
    ways = Ways(cluster.edges)
    for member in cluster.members:
        far, sure, certainty = None, 0.0, 1.0
        for edge in ways.best(story_node(member, names)):
            if edge.relation not in WHOLE:
                break
            certainty *= edge.confidence
            agency = edge.parent.key if edge.parent.kind is NodeKind.agency else own.get(edge.parent.key)
            far, sure = (agency, certainty) if agency else (far, sure)
        credits = frozenset(one.agency for one in member.suppliers if one.agency)
        yield member.story, Told(credits, member.agency, far, sure, number)


def without_credits(item: Item, catalogue: agencies.Catalogue) -> Item:
    """The story without the words that name its suppliers; what stands beside the body goes whole."""
    for _ in range(SWEEPS):
        words = _credit_words(attribute(item, catalogue))
        if not words:
            break
        spans = sorted({_whole_line(item, one) for one in words}, reverse=True)
        for start, end in spans:
            item = _cut(item, start, end)
    return item


def _credit_words(judgement: Judgement) -> list[Evidence]:
    named = [
        words
        for claim in judgement.attributions
        if claim.relation in _SUPPLIED and claim.organisation.agency != judgement.own_agency
        for words in claim.evidence
    ]
    return [*named, *([judgement.feed] if judgement.feed else [])]


def _whole_line(item: Item, words: Evidence) -> tuple[int, int]:
    """Characters to cut: the words; of a byline, a credit or a field beside the body all of it."""
    if words.zone in (Zone.byline, Zone.metadata, Zone.dateline):
        for span in item.zones:
            if span.start <= words.start < span.end and span.zone is words.zone:
                return span.start, span.end
    return words.start, words.end


def _cut(item: Item, start: int, end: int) -> Item:
    def moved(place: int) -> int:
        return place if place <= start else max(start, place - (end - start))

    zones = (replace(span, start=moved(span.start), end=moved(span.end)) for span in item.zones)
    kept: tuple[ZoneSpan, ...] = tuple(span for span in zones if span.start < span.end)
    return replace(item, text=item.text[:start] + item.text[end:], zones=kept)


def record(item: Item) -> dict[str, str]:
    """The story as a record of JSON Lines."""
    body = item
    for span in reversed(item.zones):
        if span.zone in (Zone.byline, Zone.metadata, Zone.caption, Zone.furniture):
            body = _cut(body, span.start, span.end)
    paragraphs = (paragraph.strip() for paragraph in body.text.split("\n\n"))
    made = {
        "id": item.item_id or story_label(item.story),
        "url": item.url,
        "outlet": item.outlet.name if item.outlet.key.startswith("name:") else item.outlet.key,
        "title": item.title,
        "byline": "; ".join(item.words_in(Zone.byline)),
        "credit": "; ".join(
            item.text[span.start : span.end]
            for span in item.zones
            if span.zone is Zone.metadata and span.label == "credit"
        ),
        "text": "\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        "published": item.published.given if item.published else None,
        "updated": item.updated.given if item.updated else None,
        "language": item.language,
    }
    return {name: value for name, value in made.items() if value}


def compare(open_: Mapping[StoryId, Told], bare: Mapping[StoryId, Told], hidden: set[StoryId]) -> Found:
    """Hold what is said without credits against what the credits said."""
    found = Found(hidden=len(hidden))
    named: dict[int, set[str]] = {}
    for told in bare.values():
        named.setdefault(told.cluster, set()).update(told.credits, {told.own} if told.own else ())
    for story, told in bare.items():
        true = open_[story].credits
        if story not in hidden:
            found.changed += told.far != open_[story].far
            continue
        knowable = bool(named[told.cluster] & true)
        found.knowable += knowable
        if told.far is not None:
            found.claims.append((told.sure, told.far in true))
        if knowable:
            found.right += told.far in true
            found.wrong += told.far is not None and told.far not in true
        else:
            found.unknowable_silent += told.far is None
        if told.far not in true and (knowable or told.far):
            said = told.far or "nothing"
            found.misses.append(f"{story_label(story)}: credits {', '.join(sorted(true))}, told {said}")
    return found


def hide(paths: Sequence[str], rate: float, seed: int) -> tuple[Found, int]:
    """Run both nights; what was found, and of how many stories."""
    with tempfile.TemporaryDirectory(prefix="wirecopy-hidden-") as folder:
        first, second = Path(folder) / "open", Path(folder) / "hidden"
        first.mkdir()
        second.mkdir()
        items, told = read_night(paths, first)
        catalogue, chance = agencies.load(), Random(seed)
        crediting = [story for story in sorted(told) if told[story].credits]
        hidden = {story for story in crediting if chance.random() < rate}
        records = {}
        for story, item in sorted(items.items()):
            made = record(without_credits(item, catalogue) if story in hidden else item)
            if made.get("text"):
                records[story] = made
        path = second / "stories.jsonl"
        lines = (json.dumps(made, ensure_ascii=False) + "\n" for made in records.values())
        path.write_text("".join(lines), encoding="utf-8")
        again, bare = read_night([str(path)], second)
        own = {item.item_id or "": story for story, item in again.items()}
        same = {own[made["id"]]: story for story, made in records.items() if made["id"] in own}
        bare = {same[story]: one for story, one in bare.items() if story in same}
        # A credit that no rule could be freed of is not hidden.
        hidden = {story for story in hidden if story in bare and not bare[story].credits}
        return compare(told, bare, hidden), len(items)


def main() -> None:
    """Hide, compare and print."""
    words = argparse.ArgumentParser(
        prog="python -m benchmarks.evaluation.hidden",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words.add_argument("paths", nargs="+", help="what `wirecopy nightly` reads")
    words.add_argument("--hide", type=float, nargs="+", default=list(RATES), help="rates (0.5 1.0)")
    words.add_argument("--seed", type=int, default=1, help="which stories are chosen (1)")
    words.add_argument("--show", type=int, default=0, help="list so many that were not found")
    given = words.parse_args()
    print(
        "| hidden | stories | credits hidden | others still name the agency | led to it | to another"
        " | silent on the others | claims: stated | right | not hidden, told otherwise |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for rate in given.hide:
        found, stories = hide(given.paths, rate, given.seed)
        claims = found.claims
        stated = sum(sure for sure, _ in claims) / max(1, len(claims))
        right = sum(one for _, one in claims) / max(1, len(claims))
        others = found.hidden - found.knowable
        print(
            f"| {rate:.0%} | {stories:,} | {found.hidden:,} | {found.knowable:,} | {found.right:,}"
            f" | {found.wrong:,} | {found.unknowable_silent:,} of {others:,} | {len(claims):,}: {stated:.2f}"
            f" | {right:.2f} | {found.changed:,} |",
            flush=True,
        )
        for miss in found.misses[: given.show]:
            print(miss)


if __name__ == "__main__":
    main()
