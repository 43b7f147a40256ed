"""Where the user wants it, a teaser's page is fetched: once, politely, and never in place of nothing."""

from __future__ import annotations

import pytest
from odd_server import Behaviour, OddServer, changes, feed, gives, in_turn, status

from newsroom import Newsroom, counts, sitemap
from wirecopy.settings import Polling, Settings

HOST = "herald.example"


def teasers(server: OddServer, *titles: str, ends: str = "…") -> bytes:
    """A feed whose entries only announce their stories, and credit an agency."""
    items = "".join(
        f"<item><title>{title}</title><link>{server.url(path_of(title), HOST)}</link>"
        f"<description>{title}: what was seen{ends}</description>"
        '<source url="https://reuters.com/feed">Reuters</source></item>'
        for title in titles
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def path_of(title: str) -> str:
    return "/" + title.lower().replace(" ", "-")


def page(title: str, *, paragraphs: int = 6) -> bytes:
    told = "".join(
        f"<p>{title}, part {number}: the keeper counted {number * 13} boats past the bar and wrote them down "
        "in the blue book that hangs by the door of the lock house, as keepers have done since the canal.</p>"
        for number in range(paragraphs)
    )
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>"
        f"<meta property='og:site_name' content='Herald'></head>"
        f"<body><article><h1>{title}</h1>{told}</article></body></html>"
    ).encode()


def serve(server: OddServer, *titles: str) -> None:
    server.paths |= {path_of(title): gives(page(title), Content_Type="text/html") for title in titles}


def text_of(newsroom: Newsroom, title: str) -> int:
    """How many words the store has of a story."""
    return next(row["words"] for row in newsroom.exports()["stories"] if row["title"] == title)


def test_the_page_of_a_teaser_is_fetched_only_where_the_user_says_so(server: OddServer, newsroom: Newsroom):
    serve(server, "Tide turns")
    server.paths["/feed"] = gives(teasers(server, "Tide turns"))
    newsroom.add(server.url("/feed"))

    newsroom.night()
    assert server.asked() == ["/feed"]
    assert text_of(newsroom, "Tide turns") < 20

    newsroom.add(server.url("/feed"), full_text=True)
    summary = newsroom.night()
    assert server.asked() == ["/feed", "/feed", "/tide-turns"]
    assert counts(summary) == (1, 0, 1, 0, 0)
    assert text_of(newsroom, "Tide turns") > 150


def test_a_page_is_fetched_once_and_again_when_its_teaser_changes(server: OddServer, newsroom: Newsroom):
    serve(server, "Tide turns", "Bridge shut")
    server.paths["/feed"] = in_turn(
        gives(teasers(server, "Tide turns")),
        gives(teasers(server, "Tide turns", "Bridge shut")),
        gives(teasers(server, "Tide turns", "Bridge shut")),
        gives(teasers(server, "Tide turns", "Bridge shut", ends=", told anew …")),
    )
    newsroom.add(server.url("/feed"), full_text=True)

    summaries = [newsroom.night() for _ in range(4)]

    assert [counts(one) for one in summaries] == [
        (1, 1, 0, 0, 0),
        (2, 1, 0, 1, 0),
        (2, 0, 0, 2, 0),
        (2, 0, 0, 2, 0),
    ]
    pages = ["/tide-turns", "/bridge-shut"]
    assert sorted(path for path in server.asked() if path != "/feed") == sorted(pages * 2)
    assert text_of(newsroom, "Tide turns") > 150


def test_what_the_entry_states_of_its_source_is_kept_beside_the_page(server: OddServer, newsroom: Newsroom):
    serve(server, "Tide turns")
    server.paths["/feed"] = gives(teasers(server, "Tide turns"))
    newsroom.add(server.url("/feed"), full_text=True)

    newsroom.night()

    told = newsroom.exports()["attributions"]
    assert [(row["agency"], row["zone"], row["evidence"]) for row in told] == [
        ("reuters", "metadata", "Reuters")
    ]


def test_an_entry_that_is_whole_needs_no_page(server: OddServer, newsroom: Newsroom):
    server.paths["/feed"] = gives(feed("Tide", host=f"{HOST}:{server.port}"))
    newsroom.add(server.url("/feed"), full_text=True)

    assert counts(newsroom.night()) == (1, 1, 0, 0, 0)
    assert server.asked() == ["/feed"]


@pytest.mark.parametrize(
    "behaviour",
    [
        status(500),
        gives(b"%PDF-1.7"),
        gives(b"<!DOCTYPE html><html><body><p>Please sign in.</p></body></html>"),
    ],
    ids=["broken", "pdf", "login"],
)
def test_a_teaser_whose_page_cannot_be_had_stands(
    behaviour: Behaviour, server: OddServer, newsroom: Newsroom
):
    server.paths |= {"/tide-turns": behaviour, "/feed": gives(teasers(server, "Tide turns"))}
    newsroom.add(server.url("/feed"), full_text=True)

    summary = newsroom.night()

    assert (counts(summary), summary.exit_code) == ((1, 1, 0, 0, 0), 0)
    assert "one page could not be had, and the teaser stands" in summary.source_notes[0]
    assert text_of(newsroom, "Tide turns") < 20
    assert newsroom.exports()["rejects"] == []


def test_a_page_that_is_missing_is_tried_for_three_nights_and_again_with_another_teaser(
    server: OddServer, newsroom: Newsroom
):
    server.paths["/feed"] = changes(teasers(server, "Tide turns"), '"one"')
    newsroom.add(server.url("/feed"), full_text=True)

    unchanged = [newsroom.night().sources_unchanged for _ in range(4)]
    assert unchanged == [0, 0, 0, 1]
    assert server.asked().count("/tide-turns") == 3

    serve(server, "Tide turns")
    server.paths["/feed"] = gives(teasers(server, "Tide turns", ends=" now …"))
    assert counts(newsroom.night()) == (1, 0, 1, 0, 0)
    assert text_of(newsroom, "Tide turns") > 150


def test_a_page_that_robots_forbid_is_not_fetched(server: OddServer, newsroom: Newsroom):
    serve(server, "Tide turns")
    server.paths |= {
        "/feed": gives(teasers(server, "Tide turns")),
        "/robots.txt": gives(b"User-agent: *\nDisallow: /tide\n"),
    }
    newsroom.add(server.url("/feed", "courier.example"), full_text=True)

    summary = newsroom.night()

    assert "/tide-turns" not in server.asked()
    assert "robots.txt does not let wirecopy fetch it" in summary.source_notes[0]


def test_a_page_that_leads_inside_the_network_is_not_fetched(server: OddServer, newsroom: Newsroom):
    serve(server, "Tide turns")
    server.paths["/feed"] = gives(teasers(server, "Tide turns"))
    newsroom.settings = Settings(
        store=newsroom.settings.store,
        polling=newsroom.settings.polling,
        allow_private_networks=("courier.example",),
    )
    newsroom.add(server.url("/feed", "courier.example"), full_text=True)

    summary = newsroom.night()

    assert counts(summary) == (1, 1, 0, 0, 0)
    assert server.asked() == ["/feed"]


def test_what_several_feeds_lead_to_is_fetched_once(server: OddServer, newsroom: Newsroom):
    serve(server, "Tide turns")
    for path in ("/world", "/local"):
        server.paths[path] = gives(teasers(server, "Tide turns"))
    newsroom.add(server.url("/world"), server.url("/local"), full_text=True)

    summaries = [newsroom.night(), newsroom.night()]

    assert [counts(one) for one in summaries] == [(2, 1, 0, 1, 0), (2, 0, 0, 2, 0)]
    assert server.asked().count("/tide-turns") == 1


def test_no_more_pages_than_allowed_are_fetched_in_a_night_and_the_rest_later(
    server: OddServer, newsroom: Newsroom
):
    titles = [f"Tide {number}" for number in range(5)]
    serve(server, *titles)
    server.paths["/feed"] = changes(teasers(server, *titles), '"one"')
    newsroom.settings = Settings(
        store=newsroom.settings.store,
        polling=Polling(seconds=5, pause=0, pages=2),
        allow_private_networks=newsroom.settings.allow_private_networks,
    )
    newsroom.add(server.url("/feed"), full_text=True)

    summaries = [newsroom.night() for _ in range(4)]

    assert [one.revised + one.new for one in summaries] == [5, 2, 1, 0]
    assert summaries[3].sources_unchanged == 1
    assert {text_of(newsroom, title) > 150 for title in titles} == {True}


def test_the_pages_of_a_news_sitemap_are_fetched(server: OddServer, newsroom: Newsroom):
    serve(server, "Tide turns")
    server.paths["/news.xml"] = gives(sitemap("Tide turns", base=server.url("", HOST)))
    newsroom.add(server.url("/news.xml"), full_text=True)

    assert counts(newsroom.night()) == (1, 1, 0, 0, 0)
    assert text_of(newsroom, "Tide turns") > 150
