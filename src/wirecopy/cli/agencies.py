"""The commands about the catalogue of agencies."""

from __future__ import annotations

from typing import Annotated

import typer

from wirecopy.cli.call import call_of

app = typer.Typer(rich_markup_mode=None)


@app.command("list")
def list_agencies(context: typer.Context) -> None:
    """All agencies that wirecopy knows."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.agencies import agency_json, render_list  # noqa: PLC0415

    call = call_of(context)
    agencies = api.agencies_list(call.settings())
    call.answer(
        lambda: {"schema_version": 1, "agencies": [agency_json(agency) for agency in agencies]},
        lambda: render_list(agencies),
    )


@app.command("show")
def show_agency(
    context: typer.Context,
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="An agency's id or one of its names.")],
) -> None:
    """All that the catalogue says of one agency."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.agencies import agency_json, render_agency  # noqa: PLC0415

    call = call_of(context)
    found = api.agencies_show(agency, call.settings())
    call.answer(lambda: {"schema_version": 1, "agency": agency_json(found)}, lambda: render_agency(found))


@app.command("test")
def test_text(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="Words, a file's path, or `-` (standard input).")
    ],
) -> None:
    """What the rules find in a text and why; the words that prove it are marked."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.agencies import findings_json, render_findings  # noqa: PLC0415

    call = call_of(context)
    if api.looks_like_a_path(text):
        call.note(f"there is no file {text}; it is taken as words")
    item, judgement = api.agencies_test(text, call.settings())
    rest = api.agencies_passed_over(item, judgement, call.settings())
    call.answer(lambda: findings_json(item, judgement, rest), lambda: render_findings(item, judgement, rest))
