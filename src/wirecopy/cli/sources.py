"""`sources`: feeds and folders that `nightly` reads by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wirecopy.cli.call import call_of
from wirecopy.cli.night import tell
from wirecopy.cli.progress import Progress
from wirecopy.errors import UsageError

if TYPE_CHECKING:
    from wirecopy.nightly.subscribing import Added

app = typer.Typer(rich_markup_mode=None)
_TEASERS = "Fetch the page where an entry is only a teaser."


def _sources(words: str) -> Any:  # noqa: ANN401 - typer's own kind of value
    """The argument that names sources."""
    return typer.Argument(metavar="SOURCE…", help=words)


@app.command("add")
def add_sources(
    context: typer.Context,
    locations: Annotated[
        list[str], _sources("Addresses of feeds (RSS, Atom, JSON Feed, news sitemaps); folders or patterns.")
    ],
    name: Annotated[str | None, typer.Option(help="A name for it, for lists.")] = None,
    category: Annotated[str | None, typer.Option(help="A group, for lists.")] = None,
    full_text: Annotated[bool | None, typer.Option("--full-text/--no-full-text", help=_TEASERS)] = None,
) -> None:
    """Have `nightly` read feeds and folders; nothing is fetched yet.

    A source that is known takes what is said anew; one that was gone begins again.
    """
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    added = api.sources_add(locations, call.settings(), name=name, category=category, full_text=full_text)
    lines = [f"added {location}" for location in added.new]
    lines += [f"known already: {location}" for location in added.known]
    call.answer(lambda: _as_json(added), lambda: _harmless(lines))


@app.command("remove")
def remove_sources(
    context: typer.Context,
    locations: Annotated[list[str], _sources("As `sources list` shows them.")],
) -> None:
    """Forget sources and their polls. Their stories stay."""
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    api.sources_remove(locations, call.settings())
    call.answer(
        lambda: {"schema_version": 1, "removed": locations},
        lambda: _harmless([f"removed {location}" for location in locations]),
    )


@app.command("list")
def list_sources(context: typer.Context) -> None:
    """All sources, each with its newest poll and how often it has failed in a row."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.sources import render_sources, source_json  # noqa: PLC0415

    call = call_of(context)
    sources = api.sources_list(call.settings())
    call.answer(
        lambda: {"schema_version": 1, "sources": [source_json(source) for source in sources]},
        lambda: render_sources(sources),
    )


@app.command("test")
def test_source(
    context: typer.Context,
    location: Annotated[str, typer.Argument(metavar="SOURCE", help="A feed's address, or a folder.")],
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Fetch the pages of the first three teasers too.")
    ] = False,
) -> None:
    """What would be read from a source now; stores nothing.

    Ends with 1 where nothing can be read, 3 where something is rejected.
    """
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    tried = api.sources_test(location, call.settings(), full_text=full_text)
    call.answer(tried.as_json, tried.as_text)
    if tried.exit_code:
        raise typer.Exit(tried.exit_code)


@app.command("poll")
def poll_sources(
    context: typer.Context,
    locations: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]…", help="These alone; else all that are active.")
    ] = None,
) -> None:
    """Poll sources now and take in what came, as `ingest` does: no other inputs, no reports."""
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    with Progress(quiet=call.quiet, verbose=call.verbose) as progress:
        summary = api.sources_poll(locations or [], call.settings(), progress=progress)
    tell(call, summary)


@app.command("import")
def import_sources(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A list of feeds (OPML).")],
    full_text: Annotated[bool, typer.Option("--full-text", help=_TEASERS)] = False,
) -> None:
    """Add the feeds of an OPML list. Ends with 3 where some of its addresses are refused."""
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    added, refused = api.sources_import(path, call.settings(), full_text=full_text)
    lines = [f"{len(added.new):,} added, {len(added.known):,} known already, {len(refused):,} refused"]
    lines += [f"refused: {problem}" for problem in refused]
    call.answer(lambda: {**_as_json(added), "refused": refused}, lambda: _harmless(lines))
    if refused:
        raise typer.Exit(3)


@app.command("export")
def export_sources(
    context: typer.Context,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="`-` is standard output.")
    ] = "-",
) -> None:
    """The feeds as an OPML list, for other programs and other stores; folders have no place in it."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.cli.call import pour  # noqa: PLC0415

    call = call_of(context)
    if output == "-" and call.json:
        raise UsageError("OPML is no JSON", "give --output FILE, or leave --json out")
    words = api.sources_export(call.settings()).decode("utf-8")
    if output == "-":
        pour([words])
        return
    from wirecopy.reports.files import write_pieces  # noqa: PLC0415

    write_pieces(Path(output).expanduser(), [words])
    call.answer(lambda: {"schema_version": 1, "wrote": output}, lambda: f"wrote {output}")


def _as_json(added: Added) -> dict[str, object]:
    return {"schema_version": 1, "added": list(added.new), "known": list(added.known)}


def _harmless(lines: list[str]) -> str:
    from wirecopy.reports.words import harmless  # noqa: PLC0415

    return "\n".join(map(harmless, lines))
