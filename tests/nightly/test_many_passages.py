"""A story with passages of many others names every agency, tells words once, and counts the rest."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from wirecopy import api
from wirecopy.reports.graph import as_json
from wirecopy.reports.tree import render_tree
from wirecopy.settings import Settings

_SAID = (
    "harbour ledger winter ferry council orchard bridge lantern miller valley station copper engine "
    "meadow canal archive bakery quarry pilot timber market tunnel signal garden cellar wagon river "
    "tower festival charter school museum reservoir turbine farmer sailor carpenter teacher warden "
    "mayor driver baker opened closed repaired counted measured promised delayed welcomed painted "
    "carried followed planted borrowed between beyond before after during against towards without "
    "beside northern southern narrow quiet early late wooden broken heavy gentle public local former "
    "second third several hundred twenty thousand"
)
WORDS = _SAID.split()
AGENCIES = {
    "AP": "https://apnews.com/article/one",
    "Reuters": "https://www.reuters.com/world/one",
    "ANI": "https://www.aninews.in/news/one",
    "TASS": "https://tass.com/world/1",
    "Xinhua": "https://www.xinhuanet.com/english/one",
}


def prose(seed: str, sentences: int = 4) -> str:
    """Sentences of made-up news, the same for one seed."""
    draw = random.Random(seed)
    return " ".join(f"The {' '.join(draw.choice(WORDS) for _ in range(13))}." for _ in range(sentences))


def record(ident: str, outlet: str, hour: int, text: str, **facts: str) -> dict[str, str]:
    url = f"https://{outlet.replace(' ', '').lower()}.example/{ident}"
    time = f"2024-02-06T{hour:02}:00:00Z"
    return {
        "id": ident,
        "url": url,
        "outlet": outlet,
        "title": ident,
        "published": time,
        "text": text,
        **facts,
    }


def taken_in(folder: Path, records: list[dict[str, str]]) -> Settings:
    path, settings = folder / "night.jsonl", Settings(store=str(folder / "a.db"))
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    api.ingest([str(path)], settings)
    return settings


def roundup(givers: list[str], *, last: str = "") -> dict[str, str]:
    parts = [prose("opening", 3), *(prose(f"{one} passage") for one in givers), last]
    return record("RU-1", "Evening Round", 20, "\n\n".join(part for part in parts if part))


def whole(giver: str) -> str:
    """A giver's story, of which the roundup has the middle."""
    return "\n\n".join((prose(f"{giver} first"), prose(f"{giver} passage"), prose(f"{giver} last")))


def test_every_agency_whose_own_story_gave_a_passage_is_named_as_in_the_store(tmp_path: Path):
    own = [record(name, name, 6, whole(name), url=url) for name, url in AGENCIES.items()]
    credit = "(With inputs from AP, Reuters, ANI, TASS and Xinhua)"
    settings = taken_in(tmp_path, [*own, roundup(list(AGENCIES), last=credit)])

    edges = api.lineage("RU-1", settings).edges

    for relation in ("embeds", "contributed"):
        named = {edge.parent.name: edge.parent.kind for edge in edges if edge.relation == relation}
        assert named == dict.fromkeys(AGENCIES, "story")


def test_givers_that_are_left_out_are_counted(tmp_path: Path):
    givers = [f"Town Paper {number}" for number in range(5)]
    papers = [record(f"TP-{number}", name, 6, whole(name)) for number, name in enumerate(givers)]
    settings = taken_in(tmp_path, [*papers, roundup(givers)])

    answer = api.lineage("RU-1", settings)

    assert (len(answer.edges), answer.passages_left_out) == (3, 2)
    assert "   … and passages of 2 further stories: `spread` names all" in render_tree(answer).splitlines()
    assert as_json(answer)["passages_left_out"] == 2
    assert len(api.spread("RU-1", settings).passages) == 5


@pytest.mark.parametrize("agency", [None, "AP"])
def test_a_passage_of_the_same_words_is_told_once_and_of_the_agency_if_that_gave_it(
    tmp_path: Path, agency: str | None
):
    shared = prose("shared passage")
    papers = [
        record(f"TP-{number}", f"Town Paper {number}", 7 + number, f"{prose(str(number), 9)}\n\n{shared}")
        for number in range(3)
    ]
    own = [record("AP-1", "AP", 6, f"{prose('own', 9)}\n\n{shared}", url=AGENCIES["AP"])] if agency else []
    late = record("RU-1", "Evening Round", 20, f"{prose('opening', 7)}\n\n{shared}")
    settings = taken_in(tmp_path, [*own, *papers, late])

    answer = api.lineage("RU-1", settings)

    [passage] = [edge for edge in answer.edges if edge.relation == "embeds" and edge.child == answer.start]
    assert (agency is None) == (passage.parent.name != "AP")
    assert answer.passages_left_out == 0
