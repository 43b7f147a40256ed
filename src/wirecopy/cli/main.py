"""The program: global options, the commands, and the one place where errors become words and exit codes."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from wirecopy import __version__
from wirecopy.cli.call import Call, say
from wirecopy.cli.commands import Commands
from wirecopy.cli.stopping import answering, heed_termination, interruption, let_go_of_stdout
from wirecopy.errors import UsageError, WirecopyError

_VALUED = ("--store", "--config")
_FLAGS = ("--json", "--quiet", "-q", "--verbose", "-v")
_SELDOM = (100_000, 20, 100)
"""Thresholds of the collector: it looks through all that modules make, and finds no rubbish."""
# Typer's parser raises its own usage error; its name has moved between versions, its place has not.
_Refused: type[Exception] = typer.BadParameter.__bases__[0]

app = typer.Typer(
    name="wirecopy",
    cls=Commands,
    help="Which stories are the same copy, which wire each came from, who else ran it, and how sure we are.",
    epilog="Exit codes: 0 done; 1 failed, nothing half-done; 2 usage; 3 done, some items rejected (listed); "
    "75 another run holds the store; 130 interrupted (143: by SIGTERM). Any other is a failure. The global "
    "options may also stand after the command.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        say(f"wirecopy {__version__}")
        raise typer.Exit


@app.callback()
def options(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: typer.Context,
    store: Annotated[
        str | None,
        typer.Option(
            metavar="PATH|URL",
            help="The store; else WIRECOPY_STORE, the configuration, the user's data folder.",
        ),
    ] = None,
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="A configuration file (TOML).")] = None,
    json: Annotated[bool, typer.Option("--json", help="Answer with a JSON object.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only the answer; a run that went well is silent.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say on stderr what is being done.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take the options that stand before any command."""
    context.obj = Call(store=store, config=config, json=json, quiet=quiet, verbose=verbose)
    if verbose:
        import logging  # noqa: PLC0415

        logging.basicConfig(
            stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s"
        )


def main() -> None:
    """Run the command line and end the process with its exit code."""
    heed_termination()
    gc.set_threshold(*_SELDOM)
    code = run(sys.argv[1:])
    gc.freeze()  # else all that was imported is looked through once more on the way out
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; gives its exit code. Defects keep their traceback."""
    command = typer.main.get_command(app)
    if "_WIRECOPY_COMPLETE" in os.environ:  # the shell asks for completions
        command.main(prog_name="wirecopy")
    _settle_streams()
    given = hoisted(arguments)
    try:
        with command.make_context("wirecopy", [*given] or ["--help"]) as context:
            command.invoke(context)
        with answering():
            sys.stdout.flush()
    except typer.Exit as end:
        return end.exit_code if given else UsageError.exit_code
    except _Refused as fault:
        return refuse(_usage(fault), as_json="--json" in given)
    except WirecopyError as fault:
        return refuse(fault, as_json="--json" in given)
    except (KeyboardInterrupt, typer.Abort) as stop:
        sys.stderr.write("\n")
        return refuse(interruption(stop), as_json="--json" in given)
    except BrokenPipeError:
        let_go_of_stdout()
    except Exception as fault:
        if "--json" not in given:
            raise
        traceback.print_exc()
        words = f"a defect: {type(fault).__name__}: {fault}"
        return refuse(WirecopyError(words, "please report it, with the lines above"), as_json=True)
    return 0


def hoisted(arguments: Sequence[str]) -> list[str]:
    """The words with the global options moved to the front, wherever they stood before a `--`."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in _FLAGS or word.startswith(tuple(f"{name}=" for name in _VALUED)):
            front.append(word)
        elif word in _VALUED:
            front += [word, *([value] if (value := next(words, None)) is not None else [])]
        else:
            rest.append(word)
    return front + rest


def refuse(fault: WirecopyError, *, as_json: bool) -> int:
    """Tell an error on stderr, as words or as one JSON object; gives its exit code."""
    if as_json:
        from wirecopy.reports.jsonl import json_text  # noqa: PLC0415

        told = {
            "code": fault.code,
            "message": fault.message,
            "hint": fault.hint,
            "exit_code": fault.exit_code,
        }
        sys.stderr.write(json_text({"schema_version": 1, "error": told}) + "\n")
        return fault.exit_code
    from wirecopy.reports.words import harmless  # noqa: PLC0415

    sys.stderr.write(f"error: {harmless(fault.message)}\n")
    if fault.hint:
        sys.stderr.write(f"hint: {harmless(fault.hint)}\n")
    return fault.exit_code


def _usage(fault: Exception) -> UsageError:
    """The parser's refusal in our words."""
    told = getattr(fault, "format_message", None)
    context = getattr(fault, "ctx", None)
    path = context.command_path if context is not None else "wirecopy"
    return UsageError(str(told() if told else fault), f"`{path} --help` tells what it takes")


def _settle_streams() -> None:
    """Files and pipes get UTF-8 whatever the locale; a terminal keeps its own and fails on no letter."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")
