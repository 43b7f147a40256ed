"""What a user can set: flag over environment over configuration file over default."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from wirecopy.errors import DataFileError

STORE_VARIABLE = "WIRECOPY_STORE"
RECORD_FIELDS = (
    "id", "url", "outlet", "title", "byline", "text", "html", "published", "updated", "language", "credit",
    "section",
)  # fmt: skip
"""Our names of the fields of a record, which `map` and `--map` take."""


@dataclass(frozen=True, slots=True)
class Polling:
    """How sources are asked.

    seconds: for one feed or page in all. bytes: of one answer, as sent and unpacked. redirects: followed
    for one address. pause: seconds between two requests to a host. pages: that are fetched for one feed in a
    run. agent: how we call ourselves, None for `wirecopy/VERSION`.
    """

    seconds: float = 60.0
    bytes: int = 20_000_000
    redirects: int = 5
    pause: float = 1.0
    pages: int = 200
    agent: str | None = None


class OwnFiles(NamedTuple):
    """The user's own files on top of the shipped ones, each None where there is none."""

    agencies: Path | None = None
    outlets: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one call.

    store: path or URL of the store. catalogue, outlets: the user's own agencies and outlets on top of
    the shipped ones.
    reports: folder that `nightly` writes its CSV files into, None for none. inputs: paths that
    `nightly` reads besides those given. batch: items a transaction. lock_timeout: seconds to wait for
    another program's lock on the store. map: for the fields of records, our name to theirs. polling: how
    sources are asked. allow_private_networks: hosts of sources that may lie inside the network.
    """

    store: str
    catalogue: Path | None = None
    outlets: Path | None = None
    reports: Path | None = None
    inputs: tuple[str, ...] = ()
    batch: int = 5000
    lock_timeout: float = 30.0
    map: Mapping[str, str] = field(default_factory=dict)
    polling: Polling = field(default_factory=Polling)
    allow_private_networks: tuple[str, ...] = ()

    @property
    def own_files(self) -> OwnFiles:
        """What of the catalogue is the user's own."""
        return OwnFiles(self.catalogue, self.outlets)


def load(config: Path | None = None, store: str | None = None) -> Settings:
    """The settings in force.

    config: a TOML file named by the user; without one, the user's own file if there is one.
    Raises DataFileError naming the file and the fault.
    """
    path = config or _user_file()
    stated = _read(path) if path is not None else {}
    settings = Settings(store=str(stated.pop("store", None) or _default_store()))
    settings = replace(settings, **_checked(stated, path))
    chosen = store or os.environ.get(STORE_VARIABLE)
    return replace(settings, store=chosen) if chosen else settings


def now() -> datetime:
    """The time to show for what happens now; SOURCE_DATE_EPOCH replaces the clock when set.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)


def _user_file() -> Path | None:
    from platformdirs import user_config_path  # noqa: PLC0415

    path = user_config_path("wirecopy") / "config.toml"
    return path if path.is_file() else None


def _default_store() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("wirecopy") / "wirecopy.db"


def _read(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most calls find no configuration

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as fault:
        raise DataFileError(
            f"there is no configuration file {path}", "name another with --config, or leave it out"
        ) from fault
    except OSError as fault:
        raise DataFileError(
            f"cannot read the configuration {path}: {fault.strerror or fault}",
            "it must be a file that can be read; name another with --config, or leave it out",
        ) from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise DataFileError(
            f"cannot read the configuration {path}: {fault}", "correct or remove the file"
        ) from fault


def _checked(stated: Mapping[str, Any], path: Path | None) -> dict[str, Any]:
    """The stated values in the types of `Settings`; raises DataFileError where name or type is wrong."""
    known = {one.name for one in fields(Settings)}
    values: dict[str, Any] = {}
    for name, value in stated.items():
        if name not in known:
            raise DataFileError(
                f"unknown setting `{name}` in {path}", f"known settings: {', '.join(sorted(known))}"
            )
        try:
            values[name] = _CONVERT[name](value)
        except (TypeError, ValueError) as fault:
            raise DataFileError(
                f"setting `{name}` in {path} cannot be {value!r}", f"it takes {_WANTED[name]}"
            ) from fault
    return values


def _paths(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("a list of paths is wanted")
    return tuple(str(Path(path).expanduser()) for path in value)


def _names(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise TypeError("a table of names is wanted")
    if unknown := set(value) - set(RECORD_FIELDS):
        raise ValueError(f"{', '.join(sorted(unknown))} is no field")
    return dict(value)


def _polling(value: object) -> Polling:
    if not isinstance(value, dict):
        raise TypeError("a table is wanted")
    if unknown := set(value) - set(_POLLING):
        raise ValueError(f"{', '.join(sorted(unknown))} is no setting of it")
    made = {name: _POLLING[name](one) for name, one in value.items()}
    if any(isinstance(one, int | float) and one < 0 for one in made.values()):
        raise ValueError("nothing of it can be below zero")
    agent = str(made.get("agent", "wirecopy"))
    if not (agent.isascii() and agent.isprintable() and agent.strip()):
        raise ValueError("a name in plain letters is wanted")
    return Polling(**made)


def _hosts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError("a list of host names is wanted")
    return tuple(host.strip().strip("[]").lower() for host in value)


_POLLING: dict[str, Callable[[Any], Any]] = {
    "seconds": float,
    "bytes": int,
    "redirects": int,
    "pause": float,
    "pages": int,
    "agent": str,
}
_WANTED = {
    "store": "a path or a URL",
    "catalogue": "a path",
    "outlets": "a path",
    "reports": "a path",
    "inputs": "a list of paths",
    "batch": "a whole number",
    "lock_timeout": "a number of seconds",
    "map": f"a table of our names of fields to theirs; ours are {', '.join(RECORD_FIELDS)}",
    "polling": f"a table of {', '.join(_POLLING)}: numbers, none below zero, and an agent in plain letters",
    "allow_private_networks": "a list of host names",
}
_CONVERT: dict[str, Callable[[Any], Any]] = {
    "store": str,
    "catalogue": lambda value: Path(value).expanduser(),
    "outlets": lambda value: Path(value).expanduser(),
    "reports": lambda value: Path(value).expanduser(),
    "inputs": _paths,
    "batch": lambda value: max(1, int(value)),
    "lock_timeout": float,
    "map": _names,
    "polling": _polling,
    "allow_private_networks": _hosts,
}
