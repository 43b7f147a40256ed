"""Every error a user can meet: what happened, where, and what to do next.

The command line catches `WirecopyError` in one place and ends with the error's exit code; any other
exception is a defect and keeps its traceback.
"""

from __future__ import annotations

from typing import ClassVar


class WirecopyError(Exception):
    """An error with words for its reader.

    exit_code: the process's exit status. code: a stable word for programs. hint: what to do next.
    """

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "failed"

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message if hint is None else f"{message}\nhint: {hint}")
        self.message = message
        self.hint = hint


class UsageError(WirecopyError):
    """The command was called with words that do not fit."""

    exit_code = 2
    code = "usage"


class NotFoundError(WirecopyError):
    """Nothing in the store answers to the name given."""

    code = "not_found"


class AmbiguousError(WirecopyError):
    """More than one thing in the store answers to the name given."""

    code = "ambiguous"


class InputError(WirecopyError):
    """A path given as input cannot be read at all."""

    code = "input"


class DataFileError(WirecopyError):
    """A file of the catalogue, the phrases or the configuration is wrong; names file, line and fault."""

    code = "data_file"


class StoreError(WirecopyError):
    """The store cannot be used as it is."""

    code = "store"


class SchemaError(StoreError):
    """The store's schema is older or newer than this program's."""

    code = "schema"


class SpecificationError(StoreError):
    """The store's fingerprints were made by another specification."""

    code = "specification"


class LockedError(WirecopyError):
    """Another run holds the store's lock."""

    exit_code = 75
    code = "locked"


class WorkerError(WirecopyError):
    """A process that worked for this one ended before its time."""

    code = "worker"
