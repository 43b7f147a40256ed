"""Saved pages to stories against the body extractor alone: same pages, same cores, same run.

    python -m benchmarks.pages [FOLDER] [--rounds N]

FOLDER holds saved pages, plain or compressed; without one, made-up pages are measured.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from html import escape
from pathlib import Path
from typing import NamedTuple

from benchmarks import traffic
from benchmarks.page import table
from wirecopy.intake.content import Content
from wirecopy.intake.contents import contents
from wirecopy.intake.detect import Kind
from wirecopy.intake.jsonlines import read_lines
from wirecopy.intake.paths import expand, walk
from wirecopy.intake.worker import Readers
from wirecopy.records import Item, Reject

ROUNDS = 5
_MADE = 400
_LINKS = 120


def main() -> None:
    """Measure, and print the ratio: 1.0 means as fast as the extractor alone."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    words.add_argument("folder", nargs="?", type=Path, help="saved pages; else made-up ones")
    words.add_argument("--rounds", type=int, default=ROUNDS, help="how often to measure; the best counts")
    given = words.parse_args()
    pages = list(_saved(given.folder)) if given.folder else made_up()
    print("\n".join(pages_table(measure(pages, given.rounds))))


class Rates(NamedTuple):
    """How many pages a second wirecopy reads, and the extractor alone. size: KiB a page, in the mean."""

    pages: int
    size: float
    own: float
    peer: float


def measure(pages: Sequence[bytes], rounds: int = ROUNDS) -> Rates:
    """Both read all pages on all cores, in turn; the best of each counts."""
    cores = len(os.sched_getaffinity(0))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, mp_context=context) as pool, closing(Readers()) as readers:
        list(pool.map(extracted, pages[: 8 * cores]))  # up and warm, as are the readers
        _stories(readers, pages[: 8 * cores])
        alone, ours = [], []
        for _ in range(rounds):
            alone.append(_seconds(lambda: list(pool.map(extracted, pages, chunksize=4))))
            ours.append(_seconds(lambda: _stories(readers, pages)))
    size = sum(map(len, pages)) / len(pages) / 1024
    return Rates(len(pages), size, len(pages) / min(ours), len(pages) / min(alone))


def pages_table(rates: Rates) -> list[str]:
    """The rates and their ratio, as lines of Markdown; 1.0 means as fast as the extractor alone."""
    row = (f"{rates.pages:,} pages of {rates.size:,.0f} KiB", f"{rates.own:,.0f}", f"{rates.peer:,.0f}")
    ratio = f"{rates.own / rates.peer:.2f}"
    return table(("page to story", "wirecopy, a second", "trafilatura alone", "ratio"), [(*row, ratio)])


def extracted(page: bytes) -> int:
    """What trafilatura alone does with a page; how many characters it finds."""
    from trafilatura import extract  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return len(extract(page) or "")


def _stories(readers: Readers, pages: Sequence[bytes]) -> list[Item | Reject]:
    return list(readers.each((f"page-{number}", page) for number, page in enumerate(pages)))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _saved(folder: Path) -> Iterator[bytes]:
    for file in walk([expand(str(folder))]):
        if not isinstance(file, Reject):
            for one in contents(file):
                if isinstance(one, Content) and one.kind is Kind.page and one.data:
                    yield one.data


def made_up(count: int = _MADE) -> list[bytes]:
    """Pages as a site of news makes them, around the texts of made-up traffic."""
    with tempfile.TemporaryDirectory(prefix="wirecopy-bench-") as folder:
        path = Path(folder) / "traffic.jsonl"
        traffic.write(count, 1, path)
        with path.open("rb") as lines:
            return [_page(item) for item in read_lines(lines, "traffic") if isinstance(item, Item)]


def _page(item: Item) -> bytes:
    title, name = escape(item.title or ""), escape(item.outlet.name)
    links = "".join(
        f'<li class="nav-item"><a href="/section/{n}"><span>{title[:20]} {n}</span></a></li>'
        for n in range(_LINKS)
    )
    body = "".join(f"<p>{escape(part)}</p>" for part in item.text.split("\n\n"))
    script = "<script>window.dataLayer=window.dataLayer||[];" + "var state={};" * 400 + "</script>"
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | {name}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{name}">
<meta property="article:published_time" content="2026-03-03T10:15:00Z">
<link rel="canonical" href="{escape(item.url or "")}">{script}</head><body>
<header><nav><ul>{links}</ul></nav></header><main><article><h1>{title}</h1>
<div class="byline">{escape(item.byline or "")}</div><div class="article-body">{body}</div></article>
<aside class="related"><ul>{links}</ul></aside></main><footer><ul>{links}</ul></footer>{script}
</body></html>""".encode()


if __name__ == "__main__":
    main()
