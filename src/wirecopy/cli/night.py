"""The commands that read and store: `nightly` and `ingest`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wirecopy.cli.call import Call, call_of
from wirecopy.cli.progress import Progress
from wirecopy.errors import UsageError
from wirecopy.settings import RECORD_FIELDS, Settings

if TYPE_CHECKING:
    from wirecopy.nightly.summary import Summary

_PATHS = "Files, folders, globs or `-`: pages, texts, records, feeds, newsletters, agency formats, archives."
_Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="OURS=THEIRS", help="Read field OURS of records from their field THEIRS; repeatable."
    ),
]


def nightly(
    context: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]…", help=_PATHS)] = None,
    reports: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the night's page and CSV files there.")
    ] = None,
    names: _Map = None,
    retry_rejects: Annotated[
        bool,
        typer.Option("--retry-rejects", help="Read again the files that were rejected and are still there."),
    ] = False,
) -> None:
    """The whole night: polls the sources, reads the configured inputs and PATHs, matches, traces, reports.

    Safe to repeat and to interrupt: a killed run is taken up where it stopped.
    """
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    settings = _mapped(call.settings(), names)
    if reports is not None:
        settings = replace(settings, reports=reports)
    everything = list(paths or [])
    if retry_rejects:
        again = api.rejected_inputs(settings)
        if not again:
            sys.stderr.write("there is nothing to read again: no rejected file is left\n")
            if not api.has_inputs(everything, settings):
                return
        everything += again
    with Progress(quiet=call.quiet, verbose=call.verbose) as progress:
        summary = api.nightly(everything, settings, progress=progress)
    tell(call, summary)


def ingest(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help=_PATHS)],
    names: _Map = None,
) -> None:
    """The same as `nightly` for the PATHs alone: no sources, no configured inputs, no reports."""
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    with Progress(quiet=call.quiet, verbose=call.verbose) as progress:
        summary = api.ingest(paths, _mapped(call.settings(), names), progress=progress)
    tell(call, summary)


def _mapped(settings: Settings, given: list[str] | None) -> Settings:
    """The settings with the fields that the call maps; raises UsageError where one is no field of ours."""
    names = dict(settings.map)
    for pair in given or ():
        ours, sign, theirs = (part.strip() for part in pair.partition("="))
        if ours not in RECORD_FIELDS or not sign or not theirs:
            raise UsageError(
                f"--map cannot be `{pair}`", f"OURS=THEIRS, with OURS of {', '.join(RECORD_FIELDS)}"
            )
        names[ours] = theirs
    return replace(settings, map=names)


def tell(call: Call, summary: Summary) -> None:
    """Print the summary; with --quiet only what was rejected and what is to be known of sources.

    Ends with the summary's exit code.
    """
    if call.json or not call.quiet:
        call.answer(summary.as_json, summary.as_text)
    elif summary.rejects or summary.source_notes:
        from wirecopy.reports.words import harmless  # noqa: PLC0415

        sys.stderr.writelines(f"rejected: {harmless(line)}\n" for line in summary.rejects)
        sys.stderr.writelines(f"source: {harmless(line)}\n" for line in summary.source_notes)
    if summary.exit_code:
        raise typer.Exit(summary.exit_code)
