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
    from wirecopy.reports.jsonl import json_text  # noqa: PLC0415

    call = call_of(context)
    if form is None and output.endswith((".html", ".htm")):
        form = CompareForm.html
    call.refuse_other(form)
    answer = api.compare(first, second, call.settings())
    if form is CompareForm.html:
        told = compared_page(answer)
    elif call.json:
        told = json_text(answer.as_json(), indent=2)
    elif output == "-":
        told = render_compared(answer, columns=_columns(), colour=coloured())
    else:
        told = render_compared(answer)
    if output == "-":
        say(told)
        return
    from wirecopy.reports.files import write_pieces  # noqa: PLC0415

    write_pieces(Path(output).expanduser(), [told if told.endswith("\n") else told + "\n"])
    call.note(f"wrote {output}")


def _columns() -> int:
    """The terminal's width, kept readable."""
    import shutil  # noqa: PLC0415

    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 180))
