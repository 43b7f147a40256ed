"""How a run is stopped from outside, and an answer that cannot leave."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from wirecopy.errors import WirecopyError


class Terminated(KeyboardInterrupt):
    """SIGTERM came: what is under way is rolled back as with Ctrl-C."""


class InterruptedRunError(WirecopyError):
    """The command was stopped by Ctrl-C (SIGINT): 128 + its number, as shells count it."""

    exit_code = 130
    code = "interrupted"


class TerminatedRunError(InterruptedRunError):
    """The command was stopped by SIGTERM."""

    exit_code = 143


def heed_termination() -> None:
    """Let SIGTERM end the program as Ctrl-C does; the next signal of either kind ends it at once."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    raise Terminated


def interruption(cause: BaseException) -> InterruptedRunError:
    """What to tell of a command that was stopped."""
    kind = TerminatedRunError if isinstance(cause, Terminated) else InterruptedRunError
    return kind("interrupted; what was reported done is kept", "run it again: it goes on where it stopped")


@contextmanager
def answering() -> Iterator[None]:
    """Around writing to stdout: a full disk becomes an error with words; a reader who left stays one."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        let_go_of_stdout()
        raise WirecopyError(
            f"cannot write to standard output: {fault.strerror or fault}", "the answer is not whole"
        ) from fault


def let_go_of_stdout() -> None:
    """Write the rest nowhere, so that the interpreter ends without a word."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
