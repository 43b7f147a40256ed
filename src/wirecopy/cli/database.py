"""`db`: upkeep of the store."""

from __future__ import annotations

import typer

from wirecopy.cli.call import call_of

app = typer.Typer(rich_markup_mode=None)


@app.command("upgrade")
def upgrade_store(context: typer.Context) -> None:
    """Bring the store to this program's schema; makes a backup first."""
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    report = api.db_upgrade(call.settings())
    if report.backup is None:
        told = f"the store has schema {report.after} already"
    else:
        told = (
            f"upgraded from schema {report.before or 'none'} to {report.after}\n"
            f"the store as it was is kept at {report.backup}"
        )
    call.answer(
        lambda: {
            "schema_version": 1,
            "before": report.before,
            "after": report.after,
            "backup": report.backup,
        },
        lambda: told,
    )


@app.command("refingerprint")
def refingerprint_store(context: typer.Context) -> None:
    """Have the next `nightly` make all fingerprints anew; texts, clusters and their history are kept."""
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    waiting = api.db_refingerprint(call.settings())
    call.answer(
        lambda: {"schema_version": 1, "waiting": waiting},
        lambda: f"{waiting:,} texts wait for the next `wirecopy nightly`, which fingerprints them anew",
    )


@app.command("check")
def check_store(context: typer.Context) -> None:
    """Look for faults in the store; changes nothing. Ends with 1 where there are any."""
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    settings = call.settings()
    problems = api.db_check(settings)
    call.answer(
        lambda: {"schema_version": 1, "sound": not problems, "problems": problems},
        lambda: _told(problems, settings.store),
    )
    if problems:
        raise typer.Exit(1)


def _told(problems: list[str], store: str) -> str:
    """The faults, a line each, and what to do about them."""
    from wirecopy.reports.words import harmless  # noqa: PLC0415
    from wirecopy.store.engine import mending, store_path  # noqa: PLC0415

    if not problems:
        return "the store is sound"
    number = "one fault" if len(problems) == 1 else f"{len(problems)} faults"
    lines = [f"the store has {number}:", *(f"- {harmless(line)}" for line in problems)]
    return "\n".join([*lines, f"hint: {mending(store_path(store))}"])
