"""A misbehaving server, a world without waits, and no settings of the machine's user."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from odd_server import OddServer, World

from newsroom import Newsroom
from wirecopy.settings import STORE_VARIABLE


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772334000")
    monkeypatch.delenv(STORE_VARIABLE, raising=False)


@pytest.fixture
def server() -> Iterator[OddServer]:
    running = OddServer()
    yield running
    running.close()


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def newsroom(tmp_path: Path, world: World) -> Newsroom:
    world.names |= {f"{name}.example": ["127.0.0.1"] for name in ("herald", "courier", "tribune")}
    return Newsroom(tmp_path, world)
