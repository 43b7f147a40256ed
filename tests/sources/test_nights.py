"""Nights over sources: what changes, breaks and mends comes out right, and nothing is asked in vain."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from odd_server import (
    OddServer,
    changes,
    cuts,
    feed,
    gives,
    hangs,
    in_turn,
    leads,
    status,
)

from newsroom import Newsroom, counts, sitemap, sitemap_index
from wirecopy import api
from wirecopy.settings import Polling, Settings


def test_a_feed_is_read_and_a_repeated_night_with_304_changes_no_export(
    server: OddServer, newsroom: Newsroom
):
    url = server.url("/feed")
    server.paths["/feed"] = changes(feed("Tide", "Harbour"), '"one"')
    newsroom.add(url)

    first = newsroom.night()
    before = newsroom.exports()
    second = newsroom.night()

    assert counts(first) == (2, 2, 0, 0, 0)
    assert counts(second) == (0, 0, 0, 0, 0)
    assert (second.sources_polled, second.sources_unchanged, second.exit_code) == (1, 1, 0)
    assert newsroom.exports() == before
    assert {row["source"] for row in before["stories"]} == {f"{url}#1", f"{url}#2"}


def test_a_feed_that_is_changed_broken_and_mended_comes_out_right(server: OddServer, newsroom: Newsroom):
    url = server.url("/feed")
    newsroom.add(url)
    whole = feed("Tide", "Harbour", "Bridge")

    server.paths["/feed"] = changes(feed("Tide", "Harbour"), '"one"')
    assert counts(newsroom.night()) == (2, 2, 0, 0, 0)
    server.paths["/feed"] = changes(whole[: whole.index(b"Bridge sentence 3")], '"two"')
    assert counts(newsroom.night()) == (3, 0, 0, 2, 1)
    server.paths["/feed"] = status(500)
    assert counts(newsroom.night()) == (1, 0, 0, 0, 1)
    server.paths["/feed"] = cuts(whole)
    assert counts(newsroom.night()) == (1, 0, 0, 0, 1)
    # The broken one had the ETag of the whole: had it been kept, `304` would hide the third story for ever.
    server.paths["/feed"] = changes(whole, '"two"')
    assert counts(newsroom.night()) == (3, 1, 0, 2, 0)
    assert counts(newsroom.night()) == (0, 0, 0, 0, 0)

    assert newsroom.titles() == ["Bridge", "Harbour", "Tide"]
    assert {(row["source"], row["reason"]) for row in newsroom.exports()["rejects"]} == {
        (f"{url}#3", "bad_xml"),
        (url, "fetch_failed"),
    }


def test_a_feed_that_fails_is_named_and_its_neighbours_are_read(
    server: OddServer, newsroom: Newsroom, tmp_path: Path
):
    server.paths |= {
        "/login": gives(b"<!DOCTYPE html><html><body><h1>Sign in</h1><p>Password</p></body></html>"),
        "/hangs": hangs(server),
        "/good": gives(feed("Tide")),
    }
    newsroom.settings = Settings(
        store=newsroom.settings.store,
        polling=Polling(seconds=0.5, pause=0),
        allow_private_networks=newsroom.settings.allow_private_networks,
    )
    locations = {
        "unknown_kind": server.url("/login"),
        "timed_out": server.url("/hangs", "herald.example"),
        "address_refused": "http://inner.example/rss",
        "fetch_failed": server.url("/nothing", "courier.example"),
        "unreadable": str(tmp_path / "gone"),
    }
    newsroom.world.names["inner.example"] = ["10.0.0.7"]
    (tmp_path / "gone").mkdir()
    newsroom.add(*locations.values(), server.url("/good", "tribune.example"))
    (tmp_path / "gone").rmdir()

    summary = newsroom.night()

    assert counts(summary) == (6, 1, 0, 0, 5)
    assert summary.exit_code == 3
    assert {(row["reason"], row["source"]) for row in newsroom.exports()["rejects"]} == set(locations.items())
    assert newsroom.titles() == ["Tide"]
    assert (summary.sources_polled, summary.sources_read, summary.sources_failed) == (6, 1, 5)


def test_a_folder_is_a_source(newsroom: Newsroom, tmp_path: Path):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    (incoming / "a.xml").write_bytes(feed("Tide"))
    newsroom.add(str(incoming))

    assert counts(newsroom.night()) == (1, 1, 0, 0, 0)
    (incoming / "b.xml").write_bytes(feed("Harbour"))
    assert counts(newsroom.night()) == (2, 1, 0, 1, 0)
    assert newsroom.source(str(incoming)).last.items == 2  # type: ignore[union-attr]


def test_ingest_polls_nothing(server: OddServer, newsroom: Newsroom, tmp_path: Path):
    server.paths["/feed"] = gives(feed("Tide"))
    newsroom.add(server.url("/feed"))
    (tmp_path / "b.xml").write_bytes(feed("Harbour"))

    assert counts(api.ingest([str(tmp_path / "b.xml")], newsroom.settings)) == (1, 1, 0, 0, 0)
    assert server.log == []


# ---------------------------------------------------------------- what is remembered
def test_a_wish_to_be_left_alone_is_kept_over_nights(server: OddServer, newsroom: Newsroom):
    url = server.url("/feed")
    server.paths["/feed"] = in_turn(status(429, Retry_After=str(36 * 3600)), gives(feed("Tide")))
    newsroom.add(url)

    first, second, third = newsroom.night(), newsroom.night(), newsroom.night()

    assert [counts(one)[:2] for one in (first, second, third)] == [(1, 0), (0, 0), (1, 1)]
    assert server.asked() == ["/feed", "/feed"]
    assert (second.sources_waiting, second.exit_code) == (1, 0)
    assert "its server wants to be left alone until 2026-03-03T15:00:0" in second.source_notes[0]
    assert newsroom.source(url).retry_after is None


def test_a_feed_that_moved_for_good_is_told_once_and_asked_at_its_new_place(
    server: OddServer, newsroom: Newsroom
):
    url, new = server.url("/feed"), server.url("/new")
    server.paths |= {"/feed": leads(301, "/new"), "/new": changes(feed("Tide"), '"one"')}
    newsroom.add(url)

    first, second = newsroom.night(), newsroom.night()

    assert first.source_notes == [f"{url} has moved for good to {new}, where it is asked from now on"]
    assert second.source_notes == []
    assert second.sources_unchanged == 1
    assert server.asked() == ["/feed", "/new", "/new"]
    assert newsroom.source(url).moved_to == new
    assert new.encode() in api.sources_export(newsroom.settings)
    assert [row["source"] for row in newsroom.exports()["stories"]] == [f"{url}#1"]


def test_a_feed_that_is_gone_is_told_and_asked_no_more_until_it_is_added_again(
    server: OddServer, newsroom: Newsroom
):
    url = server.url("/feed")
    server.paths["/feed"] = in_turn(gives(feed("Tide")), status(410), gives(feed("Tide", "Harbour")))
    newsroom.add(url)
    newsroom.night()

    gone, after = newsroom.night(), newsroom.night()

    assert counts(gone) == (1, 0, 0, 0, 1)
    assert "is gone (410)" in gone.source_notes[0]
    assert (newsroom.source(url).state, after.sources_polled) == ("gone", 0)
    assert server.asked() == ["/feed", "/feed"]
    newsroom.add(url)
    assert counts(newsroom.night()) == (2, 1, 0, 1, 0)
    assert newsroom.source(url).state == "active"


def test_a_feed_that_fails_five_nights_is_told_and_a_good_one_ends_the_count(
    server: OddServer, newsroom: Newsroom
):
    url = server.url("/feed")
    server.paths["/feed"] = status(404)
    newsroom.add(url)

    notes = [newsroom.night().source_notes for _ in range(6)]
    server.paths["/feed"] = gives(feed("Tide"))
    mended = newsroom.night()

    assert [len(one) for one in notes] == [0, 0, 0, 0, 1, 1]
    told = "has failed 5 times in a row: the server answers 404 (Not Found); look at it in a browser"
    assert notes[4] == [f"{url} {told}"]
    assert mended.source_notes == []
    assert newsroom.source(url).failures == 0


def test_every_poll_is_recorded(server: OddServer, newsroom: Newsroom):
    url = server.url("/feed")
    body = feed("Tide", "Harbour")
    server.paths["/feed"] = in_turn(changes(body, '"one"'), changes(body, '"one"'), status(404))
    newsroom.add(url)

    polls = []
    for _ in range(3):
        newsroom.night()
        polls.append(newsroom.source(url).last)

    told = [(one.status, one.http, one.bytes, one.items, one.rejected, one.error) for one in polls if one]
    assert told == [
        ("read", 200, len(body), 2, 0, None),
        ("unchanged", 304, 0, 0, 0, None),
        (
            "failed",
            404,
            0,
            1,
            1,
            "the server answers 404 (Not Found); look at it in a browser",
        ),
    ]
    assert [one.at[:10] for one in polls if one] == ["2026-03-02", "2026-03-03", "2026-03-04"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_night_that_waits_for_a_server_ends_at_a_signal(
    number: int, server: OddServer, newsroom: Newsroom, tmp_path: Path
):
    server.paths["/feed"] = hangs(server)
    newsroom.add(server.url("/feed"))
    config = tmp_path / "config.toml"
    config.write_text('allow_private_networks = ["127.0.0.1"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "wirecopy", "--config", str(config), "--store", newsroom.settings.store]
    running = subprocess.Popen([*command, "nightly"], stderr=subprocess.PIPE)
    while "/feed" not in server.asked():
        assert running.poll() is None
        time.sleep(0.01)

    running.send_signal(number)

    _, told = running.communicate(timeout=20)
    assert running.returncode == 128 + number
    assert b"interrupted" in told


KILLED = """
import os, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from wirecopy.nightly.run import run
from wirecopy.settings import Polling, Settings

store, left = sys.argv[1], int(sys.argv[2])

@event.listens_for(Engine, "commit")
def count(*_):
    global left
    left -= 1
    if left == 0:
        os._exit(9)

run([], Settings(store, batch=1, polling=Polling(pause=0), allow_private_networks=("127.0.0.1",)))
"""


@pytest.mark.parametrize("commit", [2, 4, 7, 11])
def test_a_killed_night_asks_again_and_ends_as_if_undisturbed(
    commit: int, server: OddServer, newsroom: Newsroom, tmp_path: Path
):
    server.paths |= {
        "/feed": changes(feed("Tide", "Harbour", "Bridge"), '"one"'),
        "/broken": changes(feed("Quarry")[:-60], '"one"'),
    }
    undisturbed = Newsroom(tmp_path / "undisturbed", newsroom.world)
    for room in (newsroom, undisturbed):
        room.add(server.url("/feed"), server.url("/broken"))

    command = [sys.executable, "-c", KILLED, newsroom.settings.store, str(commit)]
    ended = subprocess.run(command, env={**os.environ}, check=False)
    newsroom.night()
    undisturbed.night()

    assert ended.returncode == 9
    told = newsroom.exports()
    assert {**told, "runs": []} == {**undisturbed.exports(), "runs": []}
    assert [row["new"] for row in told["runs"]] == [3]
    assert newsroom.source(server.url("/feed")).etag == '"one"'


# ---------------------------------------------------------------- kinds of feeds
def test_a_news_sitemap_gives_its_titles(server: OddServer, newsroom: Newsroom):
    server.paths["/news.xml.gz"] = gives(gzip.compress(sitemap("Tide turns at Marrow", "Bridge shut")))
    newsroom.add(server.url("/news.xml.gz"))

    assert counts(newsroom.night()) == (2, 2, 0, 0, 0)
    told = newsroom.exports()["stories"]
    assert {(row["title"], row["outlet"], row["published"]) for row in told} == {
        ("Tide turns at Marrow", "Herald", "2026-03-01T02:00:00Z"),
        ("Bridge shut", "Herald", "2026-03-01T02:00:00Z"),
    }


def test_the_news_sitemaps_that_a_list_names_are_asked_each_night(server: OddServer, newsroom: Newsroom):
    index = sitemap_index(
        (server.url("/pages.xml"), "2026-03-01"),
        (server.url("/news-2.xml.gz"), "2026-03-01"),
        (server.url("/news-1.xml"), "2026-02-28"),
        ("https://elsewhere.example/news.xml", "2026-03-01"),
    )
    server.paths["/sitemap.xml"] = changes(index, '"one"')
    server.paths["/news-1.xml"] = gives(sitemap("Tide turns"))
    server.paths["/news-2.xml.gz"] = in_turn(
        gives(gzip.compress(sitemap("Bridge shut"))),
        gives(gzip.compress(sitemap("Bridge shut", "Ferry late"))),
    )
    newsroom.add(location := server.url("/sitemap.xml"))

    nights = [counts(newsroom.night()) for _ in range(2)]

    assert nights == [(2, 2, 0, 0, 0), (3, 1, 0, 2, 0)]
    assert server.asked() == ["/sitemap.xml", "/news-2.xml.gz", "/news-1.xml"] * 2
    assert {(row["title"], row["source"]) for row in newsroom.exports()["stories"]} == {
        ("Bridge shut", f"{location}#{server.url('/news-2.xml.gz')}#1"),
        ("Ferry late", f"{location}#{server.url('/news-2.xml.gz')}#2"),
        ("Tide turns", f"{location}#{server.url('/news-1.xml')}#1"),
    }


def test_of_a_long_list_without_news_the_latest_five_are_asked_and_one_that_fails_is_named(
    server: OddServer, newsroom: Newsroom
):
    listed = [(server.url(f"/{day}.xml"), f"2026-02-0{day}") for day in range(1, 9)]
    server.paths["/sitemap.xml"] = gives(sitemap_index(*listed))
    server.paths |= {f"/{day}.xml": gives(sitemap(f"Day {day}")) for day in range(1, 8)}
    server.paths["/8.xml"] = status(503)
    newsroom.add(server.url("/sitemap.xml"))

    assert counts(newsroom.night()) == (5, 4, 0, 0, 1)
    assert server.asked() == ["/sitemap.xml", "/8.xml", "/7.xml", "/6.xml", "/5.xml", "/4.xml"]
    (reject,) = newsroom.exports()["rejects"]
    assert reject["source"] == f"{server.url('/sitemap.xml')}#{server.url('/8.xml')}"


def test_a_list_of_lists_and_one_of_bare_addresses_are_told(server: OddServer, newsroom: Newsroom):
    server.paths["/a.xml"] = gives(sitemap_index((server.url("/b.xml"), "2026-03-01")))
    server.paths["/b.xml"] = gives(sitemap_index((server.url("/a.xml"), "2026-03-01")))
    newsroom.add(server.url("/a.xml"))

    assert counts(newsroom.night()) == (1, 0, 0, 0, 1)
    assert server.asked() == ["/a.xml", "/b.xml"]
    assert [row["reason"] for row in newsroom.exports()["rejects"]] == ["no_article"]
    assert newsroom.source(server.url("/a.xml")).failures == 1


def test_a_json_feed_and_records_are_feeds_too(server: OddServer, newsroom: Newsroom):
    entry = {
        "id": "1",
        "url": "https://herald.example/a",
        "title": "Tide",
        "content_text": "The tide turned.",
    }
    server.paths["/feed.json"] = gives(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [entry]}).encode()
    )
    record = {"id": "2", "url": "https://herald.example/b", "title": "Bridge", "text": "The bridge is shut."}
    server.paths["/records"] = gives(json.dumps(record).encode() + b"\n" + json.dumps(record).encode())
    newsroom.add(server.url("/feed.json"), server.url("/records"))

    assert counts(newsroom.night()) == (3, 2, 0, 1, 0)
