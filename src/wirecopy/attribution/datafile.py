"""Data files that are lists of entries: read, and their faults told with file and line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wirecopy.errors import DataFileError
from wirecopy.resources import yaml_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file, by its place in it. hint: where its fields are told."""

    path: Path
    data: bytes
    index: int
    hint: str

    def fault(self, key: str | None, problem: str) -> DataFileError:
        """The error for this entry, or its field `key`; only now is the file read with line numbers."""
        import yaml  # noqa: PLC0415 - query commands do without it

        node = yaml.compose(self.data, Loader=yaml.SafeLoader)
        entry = node.value[self.index] if node is not None else None
        assert entry is not None  # the same bytes have been read before
        mark = entry.start_mark
        if isinstance(entry, yaml.MappingNode):
            mark = next((name.start_mark for name, _ in entry.value if name.value == key), mark)
        return DataFileError(
            f"{self.path}:{mark.line + 1}: {problem}", f"correct the entry; {self.hint} tells the fields"
        )


def entries(path: Path, data: bytes, kind: str, key: str) -> Sequence[Any]:
    """The entries of a file. kind: of what, in the plural; key: the field with which each one begins."""
    import yaml  # noqa: PLC0415

    try:
        found = yaml_of(data)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataFileError(f"{path}:{line}: not valid YAML: {error.problem}", "mend that line") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataFileError(f"{path}:1: not valid YAML: {error}", "save it as UTF-8 text") from error
    if found is None:
        return []
    if not isinstance(found, list):
        raise DataFileError(f"{path}:1: must be a list of {kind}", f"begin each one with `- {key}:`")
    return found


def is_text(value: object) -> bool:
    """Whether a value is text, and not blank."""
    return isinstance(value, str) and bool(value.strip())


def is_list_of_texts(value: object) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(value, list) and all(is_text(one) for one in value)
