"""Where the shipped files lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A folder that the wheel carries as `wirecopy/shipped/NAME` and a checkout at its top level."""
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def data_folder() -> Path:
    """The agency catalogue, the credit phrases and the sample night."""
    return _shipped("data")


def told_in(name: str) -> str:
    """Where the fields of a folder of data files are told, as a path that is there."""
    return str(data_folder() / name / "README.md")


def yaml_of(data: bytes) -> Any:  # noqa: ANN401 - a document holds anything
    """What a YAML document holds, by the compiled reader where there is one. Raises yaml.YAMLError."""
    import yaml  # noqa: PLC0415 - query commands do without it

    return yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


def migrations_folder() -> Path:
    """The Alembic environment and its revisions."""
    return _shipped("migrations")
