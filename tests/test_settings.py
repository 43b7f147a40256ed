"""How sources are asked is set in the configuration, and what cannot be meant is refused."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from wirecopy.errors import DataFileError
from wirecopy.settings import Polling, Settings, load


def written(folder: Path, words: str) -> Path:
    path = folder / "config.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_polling_has_defaults_and_takes_what_is_set(tmp_path: Path):
    told = load(
        written(
            tmp_path,
            'allow_private_networks = ["CMS.newsroom.example", "[::1]"]\n'
            '[polling]\nseconds = 30\npause = 0.5\nagent = "HeraldBot/2 (+https://herald.example/bot)"\n',
        )
    )

    assert told.allow_private_networks == ("cms.newsroom.example", "::1")
    assert told.polling == Polling(30.0, pause=0.5, agent="HeraldBot/2 (+https://herald.example/bot)")
    assert load(written(tmp_path, "")).polling == Polling(60.0, 20_000_000, 5, 1.0, 200, None)


def test_a_file_that_is_not_there_is_said_not_to_be_there(tmp_path: Path):
    with pytest.raises(DataFileError) as told:
        load(tmp_path / "nowhere.toml")

    assert told.value.message == f"there is no configuration file {tmp_path / 'nowhere.toml'}"
    assert "--config" in str(told.value.hint)


@pytest.mark.parametrize("name", [one.name for one in fields(Settings) if one.name != "store"])
def test_a_setting_of_the_wrong_kind_is_told_with_what_it_takes(tmp_path: Path, name: str):
    with pytest.raises(DataFileError) as told:
        load(written(tmp_path, f"{name} = 1979-05-27"))

    assert f"setting `{name}`" in told.value.message
    assert "it takes a" in str(told.value.hint)


@pytest.mark.parametrize(
    "words",
    [
        "allow_private_networks = true",
        'allow_private_networks = "cms.newsroom.example"',
        "allow_private_networks = [1]",
        "polling = 3",
        "[polling]\nsecond = 3",
        '[polling]\nseconds = "soon"',
        "[polling]\npause = -1",
        '[polling]\nagent = "Bot\\r\\nHost: evil.example"',
        '[polling]\nagent = ""',
    ],
)
def test_what_cannot_be_meant_is_refused(words: str, tmp_path: Path):
    with pytest.raises(DataFileError, match=r"config\.toml"):
        load(written(tmp_path, words))
