"""One story, or two: what is known of it, whose copy it is, where it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from wirecopy.api.agencies import catalogue
from wirecopy.api.named import is_cluster, known_story
from wirecopy.api.opened import is_there, reading
from wirecopy.records import Item, StoryId, Unsigned, story_label
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from wirecopy.reports.compare import Compared
    from wirecopy.reports.lineage_answer import LineageAnswer
    from wirecopy.reports.lineage_graph import LineageGraph
    from wirecopy.reports.matches import MatchAnswer
    from wirecopy.reports.story import StoryAnswer
    from wirecopy.store.open import Connection

Answer = TypeVar("Answer")


def match(path: str, settings: Settings) -> MatchAnswer:
    """Which known stories the text in a file is a copy of; stores nothing.

    Raises InputError where the file holds no story, NotFoundError where there is no store.
    """
    from wirecopy.intake.read import read_one  # noqa: PLC0415
    from wirecopy.nightly.asked import row_if_known  # noqa: PLC0415
    from wirecopy.nightly.known_copies import judge_text  # noqa: PLC0415
    from wirecopy.reports.matches import MatchAnswer  # noqa: PLC0415
    from wirecopy.store import find  # noqa: PLC0415

    with reading(settings) as connection:
        item = read_one(path)
        judged = [one.match for one in judge_text(connection, item)]
        others = [pair.other(item.story) for pair in judged]
        rows_of = {str(row["story_id"]): row for row in find.stories_rows(connection, others)}
        rows = [rows_of[story_label(other)] for other in others]
        known = row_if_known(connection, item.story)
    return MatchAnswer.of(path, item.story, known, list(zip(judged, rows, strict=True)))


def story(words: str, settings: Settings) -> StoryAnswer:
    """All that the store knows of a story, found by id, prefix, URL, the item's own id or a file's path.

    Raises NotFoundError or AmbiguousError.
    """
    from wirecopy.reports.story import SHOWN, StoryAnswer  # noqa: PLC0415
    from wirecopy.store import find, read  # noqa: PLC0415

    with reading(settings) as connection:
        known = known_story(connection, words)
        row = find.story_row(connection, known)
        member = None
        cluster = find.cluster_of(connection, known)
        if cluster is not None:
            rows = find.cluster_rows(connection, cluster)
            member = next((one for one in rows if one["story_id"] == row["story_id"]), None)
        matches = read.matches_of(connection, known)
        others = [pair.other(known) for pair in matches[:SHOWN]]
        item = read.item(connection, known)
        return StoryAnswer(
            row=row,
            item=item,
            unsigned=_unsigned(item) if read.is_unsigned(connection, known) else None,
            judgement=read.judgement(connection, known),
            member=member,
            matches=tuple(matches),
            others={other: find.story_row(connection, other) for other in others},
        )


def _unsigned(item: Item) -> Unsigned:
    """Why a story that has no fingerprint has none: what no rule finds is its outlet's furniture."""
    from wirecopy.text.substance import unsigned  # noqa: PLC0415 - brings compiled code
    from wirecopy.text.words import words_of  # noqa: PLC0415

    found = unsigned(item.text, item.zones, item.title, words_of(item.text, item.zones))
    return found or Unsigned.boilerplate_only


def compare(first: str, second: str, settings: Settings) -> Compared:
    """Two stories side by side, with what they share; files that no store knows are read, and not stored.

    Raises NotFoundError or AmbiguousError, InputError where a file holds no story.
    """
    from wirecopy.nightly.asked import is_file  # noqa: PLC0415
    from wirecopy.nightly.comparing import compared, in_file, named  # noqa: PLC0415

    if is_file(first) and is_file(second) and not is_there(settings):
        return compared(in_file(first), in_file(second))
    with reading(settings) as connection:
        return compared(named(connection, first), named(connection, second))


def lineage(words: str, settings: Settings) -> LineageAnswer:
    """Where a story came from: of a known story what its whole cluster shows, of an unknown file what its
    own words say. Nothing is stored, and for a file no store is needed.

    Raises NotFoundError or AmbiguousError, InputError where a file holds no story.
    """
    from wirecopy.nightly.asked import lineage_alone, lineage_of  # noqa: PLC0415

    return _of_story(words, settings, lineage_of, lambda item: lineage_alone(item, catalogue(settings)))


def lineage_graph(words: str, settings: Settings) -> LineageGraph:
    """The same as a graph for other programs, with what is known of its nodes; of a cluster all its links.

    Raises what `lineage` does.
    """
    from wirecopy.nightly.graphs import graph_alone, graph_of_cluster, graph_of_story  # noqa: PLC0415
    from wirecopy.store import find  # noqa: PLC0415

    if is_cluster(words, settings):
        with reading(settings) as connection:
            return graph_of_cluster(connection, find.find_cluster(connection, words))
    return _of_story(words, settings, graph_of_story, lambda item: graph_alone(item, catalogue(settings)))


def _of_story(
    words: str,
    settings: Settings,
    known: Callable[[Connection, StoryId], Answer],
    unknown: Callable[[Item], Answer],
) -> Answer:
    """What is answered of a story that the store knows, or else of a file, which needs no store."""
    from wirecopy.nightly.asked import found_by, is_file  # noqa: PLC0415

    if not is_there(settings) and is_file(words):
        from wirecopy.intake.read import read_one  # noqa: PLC0415

        return unknown(read_one(words))
    with reading(settings) as connection:
        found = found_by(connection, words)
        return unknown(found) if isinstance(found, Item) else known(connection, found)
