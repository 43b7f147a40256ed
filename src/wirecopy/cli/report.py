"""`report`: the night as a page."""

from __future__ import annotations

from typing import Annotated

import typer

from wirecopy.cli.call import call_of


def report(
    context: typer.Context,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Made where missing; else the configured folder of reports, else `report`.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="RUN|TIME", help="All runs from this one on, or begun since; else the newest."),
    ] = None,
) -> None:
    """The night as one page of HTML, with CSV files beside it: clusters, agencies, what to look at."""
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    files = api.report(call.settings(), output, since=since)
    call.answer(
        lambda: {"schema_version": 1, "files": files}, lambda: "\n".join(f"wrote {one}" for one in files)
    )
