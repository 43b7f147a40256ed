"""`sources` as a user calls it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cli_night import FAIR, Program

FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Green Column</title>
<link>https://greencolumn.example/</link>
<item><title>Fair on the green</title><link>https://greencolumn.example/fair</link>
<pubDate>Wed, 15 May 2024 10:00:00 GMT</pubDate><description>{FAIR}</description></item>
<item><title>Cake prize</title><link>https://greencolumn.example/cake</link>
<description>A tart won…</description></item></channel></rss>"""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path == "/feed"
        body = FEED.encode() if found else b"no"
        unchanged = found and self.headers.get("If-None-Match") == '"one"'
        self.send_response(304 if unchanged else 200 if found else 404)
        self.send_header("ETag", '"one"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not unchanged:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a feed on this machine, which the user's configuration allows."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    folder = tmp_path / "config" / "wirecopy"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(
        'allow_private_networks = ["127.0.0.1"]\n[polling]\npause = 0\n', encoding="utf-8"
    )
    monkeypatch.setenv("WIRECOPY_STORE", str(tmp_path / "news.db"))
    yield f"http://127.0.0.1:{server.server_address[1]}/feed"
    server.shutdown()
    server.server_close()


def test_a_source_is_added_listed_polled_and_removed(program: Program, feed: str, tmp_path: Path):
    (tmp_path / "incoming").mkdir()
    added = program("sources", "add", feed, tmp_path / "incoming", "--category", "Columns")
    again = program("sources", "add", feed, "--name", "Green Column")
    polled = program("sources", "poll")
    listed = program("sources", "list")
    removed = program("sources", "remove", feed)

    assert (added.code, added.out) == (0, f"added {feed}\nadded {tmp_path / 'incoming'}\n")
    assert again.out == f"known already: {feed}\n"
    assert polled.code == 0
    assert polled.out.splitlines()[:2] == [
        "run 1: read 2 items: 2 new, 0 revised, 0 unchanged, 0 rejected",
        "sources: 2 polled: 2 read",
    ]
    assert listed.out.splitlines() == [
        "kind    last poll  at                items  failures  source",
        f"folder  read       2024-05-15 09:00      0         0  {tmp_path / 'incoming'}",
        f"feed    read       2024-05-15 09:00      2         0  {feed}",
        "2 sources",
    ]
    assert (removed.code, removed.out) == (0, f"removed {feed}\n")
    assert program("sources", "list", "--json").json["sources"][0]["kind"] == "folder"


def test_nightly_polls_the_sources_and_a_second_one_finds_nothing_changed(
    program: Program, feed: str, tmp_path: Path
):
    program("sources", "add", feed)

    first, second = program("nightly", "--json"), program("nightly", "--json")

    told = (
        "read new unchanged rejected sources_polled sources_read sources_unchanged sources_failed exit_code"
    )
    assert [[one.json[name] for name in told.split()] for one in (first, second)] == [
        [2, 2, 0, 0, 1, 1, 0, 0, 0],
        [0, 0, 0, 0, 1, 0, 1, 0, 0],
    ]


def test_the_list_tells_the_last_poll_and_failures_as_json(program: Program, feed: str):
    missing = feed.replace("/feed", "/missing")
    program("sources", "add", missing, "--full-text")
    polled = program("sources", "poll", missing)

    listed = program("--json", "sources", "list").json

    assert polled.code == 3
    assert listed == {
        "schema_version": 1,
        "sources": [
            {
                "location": missing,
                "kind": "feed",
                "name": None,
                "category": None,
                "full_text": True,
                "state": "active",
                "failures": 1,
                "moved_to": None,
                "retry_after": None,
                "last_poll": {
                    "at": "2024-05-15T09:00:00Z",
                    "status": "failed",
                    "http": 404,
                    "bytes": 0,
                    "items": 1,
                    "rejected": 1,
                    "pages": 0,
                    "pages_failed": 0,
                    "error": "the server answers 404 (Not Found); look at it in a browser",
                },
            }
        ],
    }


def test_a_source_is_tried_out_without_a_store(program: Program, feed: str, tmp_path: Path):
    tried = program("sources", "test", feed)

    assert tried.code == 0
    assert tried.out.splitlines() == [
        feed,
        f"answer 200, {len(FEED.encode())} bytes, from {feed}; can be asked for changes by ETag",
        "2 stories, 0 rejected; nothing is stored",
        "2 are only a teaser: `sources add --full-text` has the pages fetched",
        "published         outlet        words  title",
        "2024-05-15 10:00  Green Column     63  Fair on the green",
        "–                 Green Column      3  Cake prize",
    ]
    assert not (tmp_path / "news.db").exists()


def test_what_cannot_be_read_is_told_when_it_is_tried_out(program: Program, feed: str):
    missing = feed.replace("/feed", "/missing")

    tried = program("sources", "test", missing, "--json")

    assert tried.code == 1
    assert [(one["reason"], one["problem"]) for one in tried.json["rejects"]] == [
        (
            "fetch_failed",
            "the server answers 404 (Not Found); look at it in a browser",
        )
    ]


def test_lists_of_feeds_are_exchanged(program: Program, feed: str, tmp_path: Path):
    program("sources", "add", feed, "--name", "Green Column", "--category", "Columns", "--full-text")
    wrote = program("sources", "export", "-o", tmp_path / "feeds.opml")
    shown = program("sources", "export")
    other = tmp_path / "other.db"

    imported = program("--store", other, "sources", "import", tmp_path / "feeds.opml")

    assert (wrote.code, shown.out) == (0, (tmp_path / "feeds.opml").read_text("utf-8"))
    assert imported.out == "1 added, 0 known already, 0 refused\n"
    mine, theirs = (
        program("--json", *where, "sources", "list").json["sources"] for where in ((), ("--store", other))
    )
    assert mine == theirs


def test_of_a_list_what_leads_inside_the_network_is_refused_and_the_rest_taken(
    program: Program, tmp_path: Path
):
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml version="2.0"><body><outline xmlUrl="http://10.0.0.1/rss"/>'
        '<outline xmlUrl="file:///etc/hostname"/><outline xmlUrl="https://herald.example/rss"/></body></opml>'
    )

    imported = program("--store", tmp_path / "news.db", "sources", "import", path)

    assert imported.code == 3
    assert imported.out.splitlines() == [
        "1 added, 0 known already, 2 refused",
        "refused: `http://10.0.0.1/rss` leads to a private network",
        "refused: `file:///etc/hostname` is not asked for: only http and https are asked",
    ]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("add", "http://169.254.169.254/latest"), 2, "allow_private_networks"),
        (("add", "http://2130706433/"), 2, "unusual form"),
        (("add", "https://user:secret@herald.example/rss"), 2, "name or password"),
        (("add", "nowhere"), 1, "does not exist"),
        (("add", "-"), 2, "standard input"),
        (("add", "https://a.example/", "https://b.example/", "--name", "x"), 2, "one source"),
        (("remove", "https://herald.example/rss"), 1, "no store"),
        (("poll",), 2, "sources add"),
        (("import", "nowhere.opml"), 1, "cannot read"),
    ],
)
def test_what_cannot_be_done_is_told(
    words: tuple[str, ...], code: int, told: str, program: Program, tmp_path: Path
):
    answer = program("--store", tmp_path / "news.db", "sources", *words)

    assert answer.code == code
    assert told in answer.err


def test_a_source_that_is_none_is_not_polled_or_removed(program: Program, feed: str):
    program("sources", "add", feed)

    for command in ("poll", "remove"):
        answer = program("sources", command, feed, "https://herald.example/rss")
        assert (answer.code, "there is no source" in answer.err) == (1, True)
    assert len(program("sources", "list", "--json").json["sources"]) == 1


def test_nightly_without_sources_and_paths_has_nothing_to_read(program: Program, tmp_path: Path):
    answer = program("--store", tmp_path / "news.db", "nightly")

    assert answer.code == 2
    assert "sources add" in answer.err


def test_a_feed_that_fails_is_told_with_quiet_too(program: Program, feed: str):
    program("sources", "add", feed.replace("/feed", "/missing"))

    answer = program("--quiet", "nightly")

    assert (answer.code, answer.out) == (3, "")
    assert json.dumps(answer.err).count("rejected: ") == 1


def test_a_folder_tells_all_that_is_rejected_in_it_and_names_the_file(program: Program, tmp_path: Path):
    folder = tmp_path / "incoming"
    folder.mkdir()
    good = json.dumps({"id": "1", "outlet": "Green Column", "title": "Fair", "text": FAIR})
    (folder / "a.jsonl").write_text(f"{good}\n\n{{broken\n[1]\n", encoding="utf-8")
    (folder / "b.txt").write_text("")
    store = ("--store", tmp_path / "news.db")

    program(*store, "sources", "add", folder)
    told = program(*store, "sources", "poll")

    [source] = program(*store, "sources", "list", "--json").json["sources"]
    assert len(program(*store, "export", "rejects", "--json").out.splitlines()) == 3
    assert (source["last_poll"]["items"], source["last_poll"]["rejected"]) == (4, 3)
    assert source["last_poll"]["error"].startswith(f"{folder / 'b.txt'}: no_article: ")
    assert f"rejected: {folder / 'a.jsonl'}#2, line 3: bad_json: " in told.out
