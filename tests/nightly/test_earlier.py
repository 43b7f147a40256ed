"""Copies of a text that its agency has since changed still lead to the agency."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wirecopy import api
from wirecopy.settings import Settings

TRAIN = (
    "A train of nineteen wagons with barley left the rails outside Orsova early on Thursday and closed the "
    "main line along the river for most of the day.\n\n"
    "Seven wagons came to rest in the reeds near the mill crossing, the district office said. Nobody was "
    "hurt, but forty families were asked to leave their homes as a precaution.\n\n"
    "“It sounded like a drawer of spoons thrown down the stairs,” said Ilie Banu, whose barn stands a "
    "hundred steps from the track.\n\n"
    "Inspectors were expected at the place by evening. The railway said that it would open one track again "
    "by midnight, and that the line was last looked over in January."
)
RIGHT = TRAIN.replace("Seven wagons", "Two wagons").replace("forty families", "three families")

Row = dict[str, str]


def record(ident: str, outlet: str, time: str, text: str, **facts: str) -> Row:
    url = f"https://{outlet.replace(' ', '').lower()}.example/{ident}"
    own = {"id": ident, "url": url, "outlet": outlet, "title": "Barley train derails near Orsova"}
    return {**own, "published": f"2026-03-05T{time}Z", "text": text, **facts}


FIRST = record("AP-5", "AP", "14:30:00", TRAIN, url="https://apnews.com/article/orsova-5")
SECOND = {
    **FIRST,
    "title": "CORRECTION: Barley train derails",
    "text": RIGHT,
    "updated": "2026-03-05T21:00:00Z",
}
CREDITED = record("LT-5", "Lake Times", "15:20:00", TRAIN, byline="Associated Press")
SILENT = record("MC-5", "Mill Courier", "16:00:00", TRAIN)
LATER = record("DA-5", "Daily Alder", "22:30:00", RIGHT)


def told(folder: Path, *nights: list[Row]) -> dict[str, tuple[list[str], list[str]]]:
    """By the copy's id its chain, and on what its links rest."""
    settings = Settings(store=str(folder / "a.db"))
    for number, records in enumerate(nights):
        path = folder / f"night{number}.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
        api.ingest([str(path)], settings)
    answers = {ident: api.lineage(ident, settings) for ident in ("LT-5", "MC-5", "DA-5")}
    return {
        ident: ([node.name for node in answer.path], [edge.basis for edge in answer.edges])
        for ident, answer in answers.items()
    }


@pytest.mark.parametrize(
    "nights",
    [
        [[FIRST, CREDITED, SILENT], [SECOND, LATER]],
        [[FIRST, SECOND, CREDITED, SILENT, LATER]],
        [[SECOND, LATER], [CREDITED, SILENT], [FIRST]],
    ],
    ids=["as it happened", "all in one night", "the first text last"],
)
def test_a_copy_of_what_an_agency_has_corrected_leads_to_the_agency(tmp_path: Path, nights: list[list[Row]]):
    assert told(tmp_path, *nights) == {
        "LT-5": (["Lake Times", "AP"], ["stated"]),
        "MC-5": (["Mill Courier", "AP"], ["shares 100 % with an earlier text, 2 h later, no credit"]),
        "DA-5": (["Daily Alder", "AP"], ["shares 100 %, 8 h later, no credit"]),
    }


def test_an_earlier_text_of_an_outlet_that_is_no_agency_is_not_asked(tmp_path: Path):
    paper = {**FIRST, "outlet": "Orsova Post", "url": "https://orsovapost.example/5"}
    changed = {**SECOND, "outlet": "Orsova Post", "url": "https://orsovapost.example/5"}

    found = told(tmp_path, [paper, CREDITED, SILENT], [changed, LATER])

    assert not any("earlier text" in basis for _, bases in found.values() for basis in bases)
