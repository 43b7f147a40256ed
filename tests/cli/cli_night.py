"""A small night of four stories and one broken record, and how a call of the program ended."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FERRY = (
    "Kochi (Kerala) [India], May 14 (ANI): The last diesel ferry on the Vembal crossing tied up on Tuesday "
    "evening, and a quiet white boat that runs on batteries took its place before the horns died away.\n\n"
    "The new ferry carries 140 people and charges at a pontoon on the mainland side while passengers board. "
    "The state water transport department said five more would follow before the monsoon ends, and that the "
    "fare of six rupees would stay as it is for at least two years.\n\n"
    "Commuters who have crossed for decades lined the rail to watch. Some clapped; an old boatman rang the "
    "bell of the retired vessel one last time and handed it to the museum on the quay."
)
FAIR = (
    "The spring fair on the green opened under drizzle on Saturday, with fewer stalls than last year and a "
    "longer queue for tea. Organisers counted some nine hundred visitors by noon.\n\n"
    "The cake prize went to a lemon tart from the upper village, the second in a row, and the brass band "
    "played through two showers without losing a single sheet of music."
)
RECORDS = [
    {
        "id": "ANI-1",
        "url": "https://www.aninews.in/news/national/ferry",
        "outlet": "ANI",
        "title": "Electric ferry takes over Vembal crossing",
        "byline": "ANI",
        "text": FERRY,
        "published": "2024-05-14T20:00:00Z",
        "language": "en",
    },
    {
        "id": "KH-1",
        "url": "https://www.kaveriherald.example/ferry",
        "outlet": "Kaveri Herald",
        "title": "Batteries replace diesel at Vembal",
        "byline": "ANI",
        "text": FERRY + "\n\n(ANI)",
        "published": "2024-05-14T20:25:00Z",
        "language": "en",
    },
    {
        "id": "DM-1",
        "url": "https://deccanmorning.example/ferry",
        "outlet": "Deccan Morning",
        "title": "Electric ferry takes over Vembal crossing",
        "text": FERRY.replace("Kochi (Kerala) [India], May 14 (ANI): ", ""),
        "published": "2024-05-14T23:05:00Z",
        "language": "en",
    },
    {
        "id": "GC-1",
        "url": "https://greencolumn.example/fair",
        "outlet": "Green Column",
        "title": '=HYPERLINK("http://evil.example") \x1b[31mFair\u202e',
        "text": FAIR,
        "published": "2024-05-15",
        "language": "en",
    },
    {"id": "XX-1", "text": ""},
]
STORIES = RECORDS[:4]


@dataclass(frozen=True)
class Answer:
    """How a call ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        return json.loads(self.out)


Program = Callable[..., Answer]


def written(folder: Path, records: list[dict], name: str = "night.jsonl") -> Path:
    """The records as a file of JSON Lines."""
    path = folder / name
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path
