"""What wirecopy can do, as plain functions: settings in, records out.

The command line calls nothing else. Every function raises `wirecopy.errors.WirecopyError` where a user
can do something about what went wrong. Queries never make a store. Heavy packages are imported by the
function that needs them, so that each command starts as fast as it can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from wirecopy.api_sources import sources_add as sources_add  # noqa: PLC0414
from wirecopy.api_sources import sources_export as sources_export  # noqa: PLC0414
from wirecopy.api_sources import sources_import as sources_import  # noqa: PLC0414
from wirecopy.api_sources import sources_list as sources_list  # noqa: PLC0414
from wirecopy.api_sources import sources_poll as sources_poll  # noqa: PLC0414
from wirecopy.api_sources import sources_remove as sources_remove  # noqa: PLC0414
from wirecopy.api_sources import sources_test as sources_test  # noqa: PLC0414
from wirecopy.errors import NotFoundError, UsageError
from wirecopy.records import (
    AgencyId,
    Item,
    Judgement,
    Relation,
    StoryId,
    cluster_label,
)
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from datasketch import MinHash

    from wirecopy.attribution.catalogue import Agency, Catalogue
    from wirecopy.nightly.summary import Summary
    from wirecopy.reports.compare import Compared
    from wirecopy.reports.exposure import Exposure
    from wirecopy.reports.lineage_answer import LineageAnswer
    from wirecopy.reports.lineage_graph import LineageGraph
    from wirecopy.reports.matches import MatchAnswer
    from wirecopy.reports.review import Decided, ReviewAnswer
    from wirecopy.reports.spread import Spread
    from wirecopy.reports.stale import Stale
    from wirecopy.reports.story import StoryAnswer
    from wirecopy.store.open import Connection, Store
    from wirecopy.store.upgrade import UpgradeReport

Row = dict[str, object]
"""A row of an export: its columns by name."""
Progress = Callable[[str, int, int], None]
"""Called with a phase's name, what is done of it, and what there is (0: not known)."""
Answer = TypeVar("Answer")
_CLUSTER = re.compile(r"c[0-9a-f]{1,16}")


def silent(phase: str, done: int, total: int) -> None:
    """A progress that nobody watches."""


# ---------------------------------------------------------------- reading and storing
def nightly(paths: Sequence[str], settings: Settings, *, progress: Progress = silent) -> Summary:
    """The whole night over the configured inputs, the sources and `paths`; makes the store where there is
    none.

    Raises LockedError where another run holds the store, InputError where a path is not there.
    """
    from wirecopy.nightly.run import run  # noqa: PLC0415

    if not has_inputs(paths, settings):
        raise UsageError(
            "there is nothing to read",
            "name files or folders, `wirecopy sources add` feeds, or set `inputs` in the configuration",
        )
    return run([*settings.inputs, *paths], settings, reports=True, progress=progress)


def has_inputs(paths: Sequence[str], settings: Settings) -> bool:
    """Whether `nightly` with these paths has anything to read: they, configured inputs or active sources."""
    return bool(paths or settings.inputs) or any(one.state == "active" for one in sources_list(settings))


def ingest(paths: Sequence[str], settings: Settings, *, progress: Progress = silent) -> Summary:
    """The same for `paths` alone, without sources and reports."""
    from wirecopy.nightly.run import run  # noqa: PLC0415

    return run(list(paths), settings, reports=False, sources=None, progress=progress)


def rejected_inputs(settings: Settings) -> list[str]:
    """The files whose rejects are still open and that are still there, to be read again once mended."""
    from pathlib import Path  # noqa: PLC0415

    from wirecopy.store.rejects import open_sources  # noqa: PLC0415

    try:
        with _reading(settings) as connection:
            sources = open_sources(connection)
    except NotFoundError:  # no store yet
        return []
    files = (next((path for path in _paths_in(source) if Path(path).is_file()), None) for source in sources)
    return list(dict.fromkeys(path for path in files if path))


def _paths_in(source: str) -> Iterator[str]:
    """What may be the path in a source: all of it, and what stands before each `#` in it."""
    while source:
        yield source
        source = source.rpartition("#")[0]


# ---------------------------------------------------------------- one text against the store
def match(path: str, settings: Settings) -> MatchAnswer:
    """Which known stories the text in a file is a copy of; stores nothing.

    Raises InputError where the file holds no story, NotFoundError where there is no store.
    """
    from wirecopy.intake.read import read_one  # noqa: PLC0415
    from wirecopy.nightly.asked import row_if_known  # noqa: PLC0415
    from wirecopy.nightly.matching import judge_text  # noqa: PLC0415
    from wirecopy.reports.matches import MatchAnswer  # noqa: PLC0415
    from wirecopy.store import find  # noqa: PLC0415

    with _reading(settings) as connection:
        item = read_one(path)
        judged = [one.match for one in judge_text(connection, item)]
        others = [pair.a if pair.b == item.story else pair.b for pair in judged]
        rows = [find.story_row(connection, other) for other in others]
        known = row_if_known(connection, item.story)
    return MatchAnswer.of(path, item.story, known, list(zip(judged, rows, strict=True)))


# ---------------------------------------------------------------- one story
def story(words: str, settings: Settings) -> StoryAnswer:
    """All that the store knows of a story, found by id, prefix, URL, the item's own id or a file's path.

    Raises NotFoundError or AmbiguousError.
    """
    from wirecopy.reports.story import SHOWN, StoryAnswer  # noqa: PLC0415
    from wirecopy.store import find, read  # noqa: PLC0415

    with _reading(settings) as connection:
        known = _known_story(connection, words)
        row = find.story_row(connection, known)
        member = None
        cluster = find.cluster_of(connection, known)
        if cluster is not None:
            rows = find.cluster_rows(connection, cluster)
            member = next((one for one in rows if one["story_id"] == row["story_id"]), None)
        matches = read.matches_of(connection, known)
        others = [pair.a if pair.b == known else pair.b for pair in matches[:SHOWN]]
        return StoryAnswer(
            row=row,
            item=read.item(connection, known),
            judgement=read.judgement(connection, known),
            member=member,
            matches=tuple(matches),
            others={other: find.story_row(connection, other) for other in others},
        )


def _known_story(connection: Connection, words: str) -> StoryId:
    """The story that the words name; raises NotFoundError or AmbiguousError."""
    from wirecopy.nightly.asked import found_by  # noqa: PLC0415

    found = found_by(connection, words)
    if isinstance(found, Item):
        raise NotFoundError(
            f"the store does not know the story in {words}",
            f"`wirecopy ingest {words}` takes it in; `wirecopy lineage {words}` answers from its words alone",
        )
    return found


# ---------------------------------------------------------------- two stories
def compare(first: str, second: str, settings: Settings) -> Compared:
    """Two stories side by side, with what they share; files that no store knows are read, and not stored.

    Raises NotFoundError or AmbiguousError, InputError where a file holds no story.
    """
    from wirecopy.nightly.asked import is_file  # noqa: PLC0415
    from wirecopy.nightly.comparing import compared, in_file, named  # noqa: PLC0415

    if is_file(first) and is_file(second) and not _is_there(settings):
        return compared(in_file(first), in_file(second))
    with _reading(settings) as connection:
        return compared(named(connection, first), named(connection, second))


# ---------------------------------------------------------------- lineage
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

    if _CLUSTER.fullmatch(words):
        with _reading(settings) as connection:
            return graph_of_cluster(connection, find.find_cluster(connection, words))
    return _of_story(words, settings, graph_of_story, lambda item: graph_alone(item, catalogue(settings)))


def is_cluster(words: str) -> bool:
    """Whether the words are a cluster's id, or the beginning of one."""
    return bool(_CLUSTER.fullmatch(words))


def _of_story(
    words: str,
    settings: Settings,
    known: Callable[[Connection, StoryId], Answer],
    unknown: Callable[[Item], Answer],
) -> Answer:
    """What is answered of a story that the store knows, or else of a file, which needs no store."""
    from wirecopy.nightly.asked import found_by, is_file  # noqa: PLC0415

    if not _is_there(settings) and is_file(words):
        from wirecopy.intake.read import read_one  # noqa: PLC0415

        return unknown(read_one(words))
    with _reading(settings) as connection:
        found = found_by(connection, words)
        return unknown(found) if isinstance(found, Item) else known(connection, found)


# ---------------------------------------------------------------- where it went
def spread(words: str, settings: Settings) -> Spread:
    """Where a story, a cluster or an agency's copy went, in time order.

    An agency's id, name or full name is tried first, then a cluster's id, then a story. Raises
    NotFoundError, AmbiguousError.
    """
    from wirecopy.nightly import travels  # noqa: PLC0415
    from wirecopy.nightly.asked import agency_names  # noqa: PLC0415
    from wirecopy.store import find  # noqa: PLC0415

    with _reading(settings) as connection:
        known = agency_names(connection)
        agency = _agency_among(words, known)
        if agency is not None:
            return travels.agency_travels(connection, agency, known[agency][0])
        if _CLUSTER.fullmatch(words):
            return travels.cluster_travels(connection, find.find_cluster(connection, words))
        return travels.story_travels(connection, _story_or_agency(connection, words, known))


def exposure(
    settings: Settings,
    *,
    outlet: str | None = None,
    agency: str | None = None,
    ownership: str | None = None,
    since: str | datetime | None = None,
    until: str | datetime | None = None,
) -> Exposure:
    """How much of outlets' output came from which agencies, credited and not.

    outlet: domain or name. agency: an id or a name. since, until: of the stories' own times, both included; a
    day means the whole day. Raises UsageError, NotFoundError.
    """
    from wirecopy.attribution.catalogue import OWNERSHIPS  # noqa: PLC0415
    from wirecopy.nightly import travels  # noqa: PLC0415
    from wirecopy.store.exposure import Span  # noqa: PLC0415

    if ownership is not None and ownership not in OWNERSHIPS:
        raise UsageError(f"there is no ownership `{ownership}`", f"one of: {', '.join(OWNERSHIPS)}")
    ident = None if agency is None else agencies_show(agency, settings).id
    span = Span(outlet, ident, ownership, _moment(since), _end(until))
    asked = {
        "outlet": outlet,
        "agency": ident,
        "ownership": ownership,
        "since": None if since is None else str(since),
        "until": None if until is None else str(until),
    }
    with _reading(settings) as connection:
        return travels.exposure(connection, span, asked)


def stale(settings: Settings, *, agency: str | None = None, since: str | datetime | None = None) -> Stale:
    """Which outlets still run what agencies have corrected, withdrawn or killed.

    agency: an id or a name. since: of the notices. Raises UsageError, NotFoundError.
    """
    from wirecopy.nightly import notices  # noqa: PLC0415

    ident = None if agency is None else agencies_show(agency, settings).id
    moment = _moment(since)
    with _reading(settings) as connection:
        return notices.stale(connection, ident, moment)


def _agency_among(words: str, known: Mapping[AgencyId, tuple[str, str]]) -> AgencyId | None:
    wanted = words.strip().casefold()
    if wanted in known:
        return wanted
    return next((agency for agency, names in known.items() if wanted in map(str.casefold, names)), None)


def _story_or_agency(connection: Connection, words: str, agencies: Iterable[AgencyId]) -> StoryId:
    """The story that the words name; where there is none, the agency is told that they nearly name."""
    from wirecopy.reports.agencies import near  # noqa: PLC0415

    try:
        return _known_story(connection, words)
    except NotFoundError as fault:
        meant = near(words, agencies)
        hint = f"did you mean the agency {meant}?" if meant else fault.hint
        raise NotFoundError(fault.message, hint) from fault


# ---------------------------------------------------------------- clusters
def clusters_list(settings: Settings, *, limit: int = 20, minimum_size: int = 2) -> list[Row]:
    """The largest clusters: cluster_id, size, outlets, title, origin_agency and its name, first_seen."""
    from wirecopy.nightly.asked import agency_names  # noqa: PLC0415
    from wirecopy.store import find  # noqa: PLC0415

    with _reading(settings) as connection:
        rows = find.cluster_list(connection, limit, minimum_size)
        return _with_origins(rows, agency_names(connection))


def clusters_show(words: str, settings: Settings) -> list[Row]:
    """The members of a cluster, rows of the export `clusters` and `origin`, the name of `origin_agency`.

    The cluster is named by its id, old ones too, or by a story.
    Their times are no finer than the stories state them.
    Raises NotFoundError, AmbiguousError.
    """
    from wirecopy.nightly.asked import agency_names, with_words  # noqa: PLC0415
    from wirecopy.store import find  # noqa: PLC0415

    with _reading(settings) as connection:
        if not _CLUSTER.fullmatch(words):
            row = find.story_row(connection, _known_story(connection, words))
            words = str(row["cluster_id"])
        rows = find.cluster_rows(connection, find.find_cluster(connection, words))
        return _with_origins(with_words(connection, rows)[0], agency_names(connection))


def _with_origins(rows: list[Row], names: Mapping[AgencyId, tuple[str, str]]) -> list[Row]:
    """The rows, the agency at the far end by its name too; names: short and full ones by id."""
    named = [(row, str(row["origin_agency"])) for row in rows]
    return [{**row, "origin": names[agency][0] if agency in names else None} for row, agency in named]


def clusters_history(words: str, settings: Settings) -> tuple[str, list[Row]]:
    """A cluster's id today, and all that happened to it in order; named as in `clusters_show`.

    Rows: run, started, kind, cluster_id, story_id, outlet, title, other_id. Raises what that does.
    """
    from wirecopy.store import find, history  # noqa: PLC0415

    with _reading(settings) as connection:
        if not _CLUSTER.fullmatch(words):
            words = str(find.story_row(connection, _known_story(connection, words))["cluster_id"])
        cluster = find.find_cluster(connection, words)
        return cluster_label(cluster), history.cluster_events(connection, cluster)


def clusters_diff(first: str, second: str, settings: Settings) -> tuple[int, int, list[Row]]:
    """Two runs in order, and what became of clusters from the end of one to the end of the other.

    first, second: a run's number, or a time for the newest run begun by then. Rows: as of
    `wirecopy.store.history.changes`. Raises NotFoundError, UsageError.
    """
    from wirecopy.store import history  # noqa: PLC0415

    with _reading(settings) as connection:
        before, after = sorted(history.run_named(connection, words) for words in (first, second))
        return before, after, history.changes(connection, before, after)


# ---------------------------------------------------------------- a person's decisions
def review_list(settings: Settings, *, limit: int = 10) -> ReviewAnswer:
    """The pairs and claims that a person should look at, at most `limit` of each, best first."""
    from wirecopy.reports.review import ReviewAnswer  # noqa: PLC0415
    from wirecopy.store import desk, find  # noqa: PLC0415

    with _reading(settings) as connection:
        pairs = desk.doubtful_pairs(connection, limit)
        claims = desk.doubtful_claims(connection, limit)
        shown = {story for one in pairs for story in (one.match.a, one.match.b)}
        shown |= {one.story for one in claims}
        return ReviewAnswer(pairs, claims, {story: find.story_row(connection, story) for story in shown})


def review_decided(settings: Settings) -> Decided:
    """The decisions in force."""
    from wirecopy.reports.review import Decided  # noqa: PLC0415
    from wirecopy.store import review  # noqa: PLC0415

    with _reading(settings) as connection:
        return Decided(review.pair_decisions(connection), review.claim_decisions(connection))


def decide_pair(words: Sequence[str], settings: Settings, *, note: str | None = None) -> Row:
    """Decide on two stories; words: both, then `same`, `different` or `withdrawn`.

    Raises UsageError, NotFoundError, AmbiguousError, and LockedError while a run holds the store.
    """
    from wirecopy.nightly.deciding import pair_decided  # noqa: PLC0415

    if len(words) != 3 or words[2] not in ("same", "different", "withdrawn"):
        raise UsageError(
            "a decision on a pair is two stories and `same`, `different` or `withdrawn`",
            "`wirecopy review decide A B same`; on a claim: `wirecopy review decide STORY --agency ID yes`",
        )
    return pair_decided(settings, words[0], words[1], words[2], note, _known_story)


def decide_claim(
    words: Sequence[str], agency: str, relation: str, settings: Settings, *, note: str | None = None
) -> Row:
    """Decide whether a story stands in a relation to an agency; words: it, then `yes`, `no` or `withdrawn`.

    Raises UsageError, NotFoundError, AmbiguousError, and LockedError while a run holds the store.
    """
    from wirecopy.nightly.deciding import claim_decided  # noqa: PLC0415

    if len(words) != 2 or words[1] not in ("yes", "no", "withdrawn"):
        raise UsageError(
            "a decision on a claim is one story and `yes`, `no` or `withdrawn`",
            f"`wirecopy review decide STORY --agency {agency} --relation {relation} yes`",
        )
    if relation not in list(Relation):
        raise UsageError(f"there is no relation `{relation}`", f"relations: {', '.join(Relation)}")
    ident = agencies_show(agency, settings).id
    return claim_decided(settings, words[0], ident, Relation(relation), words[1], note, _known_story)


# ---------------------------------------------------------------- agencies
def catalogue(settings: Settings) -> Catalogue:
    """The shipped catalogue with the user's own file on top; raises DataFileError."""
    from wirecopy.attribution.catalogue import load  # noqa: PLC0415

    return load(settings.catalogue)


def agencies_list(settings: Settings) -> list[Agency]:
    """All agencies of the catalogue by id."""
    known = catalogue(settings).agencies
    return [known[ident] for ident in sorted(known)]


def agencies_show(words: str, settings: Settings) -> Agency:
    """The agency with this id or name; raises NotFoundError with the nearest name."""
    from wirecopy.reports.agencies import agency_named, near  # noqa: PLC0415

    known = catalogue(settings)
    found = agency_named(words, known)
    if found is None:
        meant = near(words, known.agencies)
        raise NotFoundError(
            f"the catalogue has no agency `{words}`",
            f"did you mean {meant}?" if meant else "`wirecopy agencies list` shows all",
        )
    return found


def agencies_test(text: str, settings: Settings) -> tuple[Item, Judgement]:
    """What the rules find in a text: the text as it was read, with its zones, and the judgement.

    text: a file's path, `-`, or the words themselves. Raises InputError where a file holds no text.
    """
    from wirecopy.attribution.weigh import attribute  # noqa: PLC0415
    from wirecopy.nightly.asked import bare_words, is_file, text_in  # noqa: PLC0415

    item = text_in(text) if is_file(text) else bare_words(text)
    return item, attribute(item, catalogue(settings))


def looks_like_a_path(text: str) -> bool:
    """Whether the words look like the name of a file that is not there."""
    from wirecopy.nightly.asked import is_file  # noqa: PLC0415

    return bool(re.fullmatch(r"\S*\w\.(txt|html?|jsonl?|gz)", text)) and not is_file(text)


# ---------------------------------------------------------------- export
def columns(table: str) -> tuple[str, ...]:
    """The columns of an export table, in their order; raises UsageError for a table that there is not."""
    from wirecopy.reports.agencies import near  # noqa: PLC0415
    from wirecopy.store.tables import COLUMNS  # noqa: PLC0415

    if table not in COLUMNS:
        meant = near(table, COLUMNS, 55)
        raise UsageError(
            f"there is no table `{table}`",
            (f"did you mean `{meant}`? " if meant else "") + f"tables: {', '.join(COLUMNS)}",
        )
    return COLUMNS[table]


def export(
    table: str,
    settings: Settings,
    *,
    since: str | datetime | None = None,
    outlet: str | None = None,
    agency: str | None = None,
    as_of: str | None = None,
) -> Iterator[Row]:
    """The rows of a table in their fixed order, all of one state of the store.

    as_of: of `clusters` alone, how it was when a run had ended: a run's number, or a time. since: ISO 8601,
    UTC where no zone is named. agency: an id or a name. Faults are raised at once, not
    with the first row: UsageError, NotFoundError.
    """
    from wirecopy.store import tables  # noqa: PLC0415

    columns(table)
    moment = _moment(since)
    if agency is not None:
        agency = agencies_show(agency, settings).id
    if as_of is not None and table != "clusters":
        raise UsageError(f"`{table}` is not kept as it was", "`--as-of` is for `export clusters`")
    run = None
    if as_of is not None:
        from wirecopy.store import history  # noqa: PLC0415

        with _reading(settings) as connection:
            run = history.run_named(connection, as_of)
    store = _open(settings)

    def stream() -> Iterator[Row]:
        try:
            with store.reading() as connection:
                yield from tables.rows(
                    connection, table, outlet=outlet, agency=agency, since=moment, as_of=run
                )
        finally:
            store.close()

    return stream()


def _end(until: str | datetime | None) -> datetime | None:
    """The last moment that counts: of a day its end."""
    moment = _moment(until)
    whole_day = isinstance(until, str) and len(until.strip()) == len("2024-05-14")
    return moment + timedelta(days=1, seconds=-1) if moment is not None and whole_day else moment


def _moment(since: str | datetime | None) -> datetime | None:
    if isinstance(since, str):
        try:
            since = datetime.fromisoformat(since)
        except ValueError as fault:
            hint = "write it as 2024-05-14 or 2024-05-14T22:00Z; UTC where no zone is named"
            raise UsageError(f"`{since}` is not a time", hint) from fault
    if since is None:
        return None
    return since.replace(tzinfo=UTC) if since.tzinfo is None else since.astimezone(UTC)


# ---------------------------------------------------------------- the store
def _open(settings: Settings) -> Store:
    """The store, never made anew; raises NotFoundError where there is none."""
    from wirecopy.store.open import open_store  # noqa: PLC0415

    return open_store(settings.store, create=False)


@contextmanager
def _reading(settings: Settings) -> Iterator[Connection]:
    """One unchanging state of the store."""
    store = _open(settings)
    try:
        with store.reading() as connection:
            yield connection
    finally:
        store.close()


def _is_there(settings: Settings) -> bool:
    from wirecopy.store.engine import is_missing, store_path  # noqa: PLC0415

    return not is_missing(store_path(settings.store))


# ---------------------------------------------------------------- upkeep
def db_upgrade(settings: Settings) -> UpgradeReport:
    """Bring the store to this program's schema, a backup first."""
    from wirecopy.store.upgrade import upgrade  # noqa: PLC0415

    return upgrade(settings.store)


def db_refingerprint(settings: Settings) -> int:
    """Forget all fingerprints, so that the next night makes them anew; answers how many texts wait for it.

    One transaction: a kill leaves the store as it was. Raises LockedError while a run is under way.
    """
    from wirecopy.nightly import lock  # noqa: PLC0415
    from wirecopy.store.engine import store_path  # noqa: PLC0415
    from wirecopy.store.fingerprints import forget  # noqa: PLC0415

    store = _open(settings)
    try:
        with lock.held(store_path(settings.store)), store.begin() as connection:
            return forget(connection)
    finally:
        store.close()


def signatures(settings: Settings) -> Iterator[tuple[str, MinHash]]:
    """Every story's id with its signature as a MinHash of datasketch, to be used with that library's indexes.

    Stories of identical words each have theirs; those without words have none.
    """
    from wirecopy.fingerprint.exchange import to_datasketch  # noqa: PLC0415
    from wirecopy.records import story_label  # noqa: PLC0415
    from wirecopy.store.fingerprints import all_signatures  # noqa: PLC0415

    with _reading(settings) as connection:
        for story, signature in all_signatures(connection):
            yield story_label(story), to_datasketch(signature)


def db_check(settings: Settings) -> list[str]:
    """Faults of the store, none where it is sound; changes nothing."""
    from wirecopy.store.check import check  # noqa: PLC0415

    store = _open(settings)
    try:
        return check(store)
    finally:
        store.close()
