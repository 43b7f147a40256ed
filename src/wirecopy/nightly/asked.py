"""What a reader asks for: the story that is meant, what stories say, and where one came from."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wirecopy.errors import InputError, NotFoundError
from wirecopy.records import (
    AgencyId,
    Edge,
    Item,
    Judgement,
    Node,
    NodeKind,
    Outlet,
    Relation,
    StoryId,
    Zone,
    ZoneSpan,
    number_of,
    story_label,
)
from wirecopy.reports.words import stated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wirecopy.attribution.catalogue import Catalogue
    from wirecopy.lineage.member import Member
    from wirecopy.reports.lineage_answer import LineageAnswer
    from wirecopy.store.kept import StoryFacts
    from wirecopy.store.open import Connection

Row = dict[str, object]
"""A row of an export: its columns by name."""


def found_by(connection: Connection, words: str) -> StoryId | Item:
    """The story that the words name, or what stands in a file that the store does not know.

    A file read under another path is known by its story's identity.
    """
    from wirecopy.store import find  # noqa: PLC0415

    try:
        return find.find_story(connection, words, *_addresses(words))
    except NotFoundError:
        if not is_file(words):
            raise
    from wirecopy.intake.read import read_one  # noqa: PLC0415

    item = read_one(words)
    try:
        return find.find_story(connection, story_label(item.story))
    except NotFoundError:
        return item


def _addresses(words: str) -> list[list[str]]:
    """Forms in which the store may hold an address: as `intake` writes it, then its nearest others."""
    if not words.lstrip().lower().startswith(("http://", "https://")):
        return []
    from wirecopy.intake.urls import canonical, nearby  # noqa: PLC0415

    form = canonical(words)
    return [] if form is None else [[form], nearby(form)]


def row_if_known(connection: Connection, story: StoryId) -> Row | None:
    """The story's row of the export `stories`, None where the store does not know it."""
    from wirecopy.store import find, read  # noqa: PLC0415

    return find.story_row(connection, story) if read.items(connection, [story]) else None


def is_file(words: str) -> bool:
    """Whether the words name a file that is there, or standard input."""
    try:
        return words == "-" or Path(words).is_file()
    except (OSError, ValueError):
        return False


def text_in(path: str) -> Item:
    """What a file or standard input holds; a text too short for a story is taken as bare words.

    Raises InputError where there is neither story nor text.
    """
    from wirecopy.intake.detect import Kind, kind  # noqa: PLC0415
    from wirecopy.intake.dump import read_dump  # noqa: PLC0415
    from wirecopy.intake.encoding import decode  # noqa: PLC0415
    from wirecopy.intake.read import read_one  # noqa: PLC0415

    problem = InputError(f"there is no text in {path}", "give words, a text, or a page or record as a file")
    if path == "-":
        data = sys.stdin.buffer.read()
    else:
        try:
            return read_one(path)
        except InputError as fault:
            problem, data = fault, Path(path).read_bytes()
    decoded = decode(data) if kind(data, path) is Kind.dump else None
    if decoded is None:
        raise problem
    found = read_dump(decoded.text, path)
    return found if isinstance(found, Item) else bare_words(decoded.text)


def bare_words(words: str) -> Item:
    """Words as the body of a story of no known outlet."""
    from wirecopy.text.zones import refine  # noqa: PLC0415

    body = (ZoneSpan(Zone.body, 0, len(words)),) if words else ()
    zones = refine(words, body)
    return Item(source="", outlet=Outlet("name:", ""), text=words, zones=zones)


def with_words(
    connection: Connection, rows: list[dict[str, object]]
) -> tuple[list[dict[str, object]], dict[str, Judgement]]:
    """The rows, their times no finer than the stories state them, and by label what each story says.

    in_future: of a row whether its time was still to come when the story was first read. zoned: whether it
    names its zone. byline: as it stood.
    """
    from wirecopy.store import read  # noqa: PLC0415

    facts = read.facts(connection, [number_of(row["story_id"]) for row in rows])
    by_label = {story_label(story): known for story, known in facts.items()}
    told = [{**row, **_time(by_label[str(row["story_id"])])} for row in rows]
    return told, {label: known.judgement for label, known in by_label.items()}


def _time(known: StoryFacts) -> dict[str, object]:
    moment = known.published
    return {
        "published": stated(moment),
        "in_future": moment is not None and moment.is_after(known.seen),
        "zoned": moment is not None and moment.zone is not None,
        "byline": known.byline,
    }


def lineage_of(connection: Connection, story: StoryId) -> LineageAnswer:
    """Where a known story came from, by all that its cluster shows."""
    from wirecopy.lineage.member import story_node  # noqa: PLC0415
    from wirecopy.lineage.reach import reachable, with_depths  # noqa: PLC0415
    from wirecopy.nightly.members import member_of  # noqa: PLC0415
    from wirecopy.nightly.passages import with_passages  # noqa: PLC0415
    from wirecopy.store import find, read  # noqa: PLC0415

    member = member_of(read.facts(connection, [story])[story])
    edges = leading = reachable(story, read.edges_of(connection, story))
    names = {ident: name for ident, (name, _) in read.agency_names(connection).items()}
    shown: dict[Edge, Edge] = {}
    left_out = 0
    if not member.agency:
        start = story_node(member, names)
        edges, left_out = with_passages(connection, story, start, edges, names)
        shown = dict(zip(leading, edges, strict=False))
        if not any(edge.parent.kind is NodeKind.agency for edge in edges):
            taken_back = _taken_back(connection, member, start, names)
            edges, leading = [*edges, *taken_back], [*leading, *taken_back]
        edges = with_depths(edges, start)
    found = answer(find.story_row(connection, story), member, edges, names, (leading, shown))
    return replace(found, passages_left_out=left_out)


def _taken_back(
    connection: Connection, member: Member, start: Node, names: Mapping[AgencyId, str]
) -> list[Edge]:
    """The edge to the text of an agency that it has taken back by now, where the story has that text."""
    from wirecopy.store import stale  # noqa: PLC0415

    beside = stale.taken_back_beside(connection, member.story)
    if not beside:
        return []
    from wirecopy.nightly.taken_back import edge_to_taken_back  # noqa: PLC0415 - brings compiled code

    return edge_to_taken_back(connection, member, start, beside, names)


def lineage_alone(item: Item, catalogue: Catalogue) -> LineageAnswer:
    """Where a text came from by its own words alone."""
    from wirecopy.attribution.weigh import attribute  # noqa: PLC0415
    from wirecopy.lineage.edges import trace  # noqa: PLC0415
    from wirecopy.lineage.member import Member  # noqa: PLC0415
    from wirecopy.lineage.reach import reachable  # noqa: PLC0415
    from wirecopy.text.words import words_of  # noqa: PLC0415

    judgement = attribute(item, catalogue)
    words = len(words_of(item.text, item.zones).hashes)
    member = Member(item.story, item.outlet, item.title, item.published, words, judgement)
    names = {ident: agency.name for ident, agency in catalogue.agencies.items()}
    edges = reachable(item.story, trace([member], [], names))
    return answer(row_of(item, judgement, words), member, edges, names)


def answer(
    row: Mapping[str, object],
    member: Member,
    edges: list[Edge],
    names: Mapping[AgencyId, str],
    without_passages: tuple[list[Edge], Mapping[Edge, Edge]] | None = None,
) -> LineageAnswer:
    """The answer to `lineage` for a story at the near end of these edges; names: of agencies by id.

    without_passages: the edges that ways go by, as the story's standing does, and how each is shown. Only
    where these lead nowhere the way goes to whom the story has passages of.
    """
    from wirecopy.lineage.chain import Ways  # noqa: PLC0415
    from wirecopy.lineage.member import story_node  # noqa: PLC0415
    from wirecopy.reports.lineage_answer import LineageAnswer  # noqa: PLC0415

    start = story_node(member, names)
    leading, shown = without_passages or (edges, {})
    ways = Ways(leading)
    best = ways.best(start)
    if not best:
        ways = Ways(edges)
        best = ways.best(start)
    far_end, confidence = ways.far_end(start, best)
    if row["origin"] is None and far_end != start:
        row = {**row, "origin": far_end.name, "origin_confidence": confidence}
    others = [([shown.get(edge, edge) for edge in way], sure) for way, sure in ways.others(start)]
    return LineageAnswer(row, start, [shown.get(edge, edge) for edge in best], edges, others)


def row_of(item: Item, judgement: Judgement, words: int) -> dict[str, object]:
    """A row of the export `stories` for a text that no store holds; what only a store knows is None."""
    return {
        "story_id": story_label(item.story),
        "item_id": item.item_id,
        "source": item.source,
        "url": item.url,
        "outlet": item.outlet.name,
        "title": item.title,
        "byline": item.byline,
        "published": stated(item.published),
        "updated": stated(item.updated),
        "first_seen": None,
        "language": item.language,
        "words": words,
        "revision": None,
        "cluster_id": None,
        "auto_generated": judgement.auto_generated,
        "syndicated_from": _agencies(judgement, Relation.syndicated),
        "contributed_by": _agencies(judgement, Relation.contributed),
        "origin": None,
        "origin_confidence": None,
        "other_item_ids": "",
    }


def _agencies(judgement: Judgement, relation: Relation) -> str | None:
    named = {
        claim.organisation.agency
        for claim in judgement.attributions
        if claim.relation is relation and claim.organisation.agency
    }
    return ";".join(sorted(named)) or None
