"""Where the shipped files lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A folder that the wheel carries as `wirecopy/shipped/NAME` and a checkout at its top level."""
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def data_folder() -> Path:
    """The agency catalogue, the credit phrases and the sample night."""
    return _shipped("data")


def migrations_folder() -> Path:
    """The Alembic environment and its revisions."""
    return _shipped("migrations")
