"""`compare`: two stories side by side."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wirecopy.cli.call import call_of, coloured, say

_STORY = "An id, a unique prefix of one, a URL, the item's own id, or a file's path."


class CompareForm(StrEnum):
    """How `compare` answers."""

    text = "text"
    html = "html"


def compare(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="STORY", help=_STORY)],
    second: Annotated[str, typer.Argument(metavar="STORY", help="The same.")],
    form: Annotated[
        CompareForm | None, typer.Option("--format", help="text unless told otherwise.", show_default=False)
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="`-` is standard output.")
    ] = "-",
) -> None:
    """Two stories side by side, what they share marked, and what wirecopy makes of it."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.compare import compared_page, render_compared  # noqa: PLC0415

    call = call_of(context)
    answer = api.compare(first, second, call.settings())
    if form is None and call.json:
        call.answer(answer.as_json, str)
        return
    page = form is CompareForm.html or (form is None and output.endswith((".html", ".htm")))
    if output == "-":
        say(compared_page(answer) if page else render_compared(answer, columns=_columns(), colour=coloured()))
        return
    from wirecopy.reports.files import write_pieces  # noqa: PLC0415

    write_pieces(
        Path(output).expanduser(), [compared_page(answer) if page else render_compared(answer) + "\n"]
    )
    call.note(f"wrote {output}")


def _columns() -> int:
    """The terminal's width, kept readable."""
    import shutil  # noqa: PLC0415

    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 180))
