"""A store with sources, and nights over it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from odd_server import World

from wirecopy import api
from wirecopy.nightly.run import run
from wirecopy.nightly.summary import Summary
from wirecopy.settings import Polling, Settings
from wirecopy.store.check import check
from wirecopy.store.open import open_store
from wirecopy.store.sources import Source
from wirecopy.store.tables import COLUMNS, rows

Row = dict[str, Any]


class Newsroom:
    """A store with sources, and nights over it."""

    def __init__(self, folder: Path, world: World) -> None:
        self.world = world
        self.settings = Settings(
            store=str(folder / "news.db"),
            polling=Polling(seconds=5, pause=0),
            allow_private_networks=("127.0.0.1", *world.names),
        )

    def add(self, *locations: str, full_text: bool | None = None) -> None:
        api.sources_add(locations, self.settings, full_text=full_text)

    def night(self, *paths: Path, days: float = 1) -> Summary:
        """A night, so many days after the one before."""
        self.world.now += timedelta(days=days)
        return run([str(path) for path in paths], self.settings, means=self.world.means)

    def exports(self) -> dict[str, list[Row]]:
        store = open_store(self.settings.store, create=False)
        with store.reading() as connection:
            found = {table: list(rows(connection, table)) for table in COLUMNS}
            assert check(connection) == []
        store.close()
        return found

    def titles(self) -> list[str]:
        return sorted(row["title"] for row in self.exports()["stories"])

    def source(self, location: str) -> Source:
        return next(one for one in api.sources_list(self.settings) if one.location == location)


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return summary.read, summary.new, summary.revised, summary.unchanged, summary.rejected


def sitemap(*titles: str, base: str = "https://herald.example") -> bytes:
    entries = "".join(
        f"<url><loc>{base}/{title.lower().replace(' ', '-')}</loc><news:news><news:publication>"
        "<news:name>Herald</news:name><news:language>en</news:language></news:publication>"
        f"<news:publication_date>2026-03-01T02:00:00Z</news:publication_date><news:title>{title}</news:title>"
        "</news:news></url>"
        for title in titles
    )
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'
    ).encode()


def sitemap_index(*listed: tuple[str, str]) -> bytes:
    """A list of sitemaps: address and time of the last change."""
    entries = "".join(
        f"<sitemap><loc>{url}</loc><lastmod>{changed}</lastmod></sitemap>" for url, changed in listed
    )
    return (
        '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"{entries}</sitemapindex>"
    ).encode()
