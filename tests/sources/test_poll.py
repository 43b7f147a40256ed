"""Row 39 of the faults: what a server may do to who asks it for a feed, and what is made of it."""

from __future__ import annotations

import gzip
import threading
import time
import tracemalloc
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from odd_server import (
    START,
    Behaviour,
    OddServer,
    World,
    changes,
    cuts,
    drips,
    feed,
    gives,
    hangs,
    in_turn,
    leads,
    never_ends,
    opens_to,
    status,
)

from wirecopy.records import RejectReason
from wirecopy.sources.crew import each
from wirecopy.sources.fetch import AGENT, Validators
from wirecopy.sources.poll import Feed, Fetched, PollStatus, host_of

TIDE = feed("Tide", "Harbour")


def asked(server: OddServer, world: World, tmp_path: Path, behaviour: Behaviour, **limits: float) -> Fetched:
    server.paths["/feed"] = behaviour
    return world.poller(**limits).feed(Feed(server.url("/feed")), tmp_path / "answer")  # type: ignore[arg-type]


def reason(fetched: Fetched) -> RejectReason | None:
    return fetched.fault.reason if fetched.fault else None


def test_a_feed_is_fetched_as_it_is_with_our_name_and_what_it_gives_to_be_asked_with(
    server: OddServer, world: World, tmp_path: Path
):
    fetched = asked(server, world, tmp_path, changes(TIDE, '"one"'))

    assert fetched.status is PollStatus.read
    assert (tmp_path / "answer").read_bytes() == TIDE
    assert fetched.answer is not None
    assert fetched.answer.validators == Validators('"one"', "Wed, 21 Oct 2015 07:28:00 GMT")
    assert [one.path for one in server.log] == ["/robots.txt", "/feed"]
    assert {one.headers["User-Agent"] for one in server.log} == {AGENT}
    assert "If-None-Match" not in server.log[1].headers


def test_what_a_feed_gave_is_sent_back_and_an_unchanged_feed_is_not_sent_again(
    server: OddServer, world: World, tmp_path: Path
):
    server.paths["/feed"] = changes(TIDE, '"one"')
    known = Validators('"one"', "Wed, 21 Oct 2015 07:28:00 GMT")

    fetched = world.poller().feed(Feed(server.url("/feed"), known=known), tmp_path / "answer")

    assert fetched.status is PollStatus.unchanged
    assert server.log[-1].headers["If-None-Match"] == '"one"'
    assert server.log[-1].headers["If-Modified-Since"] == "Wed, 21 Oct 2015 07:28:00 GMT"


def test_unchanged_is_no_answer_to_who_has_nothing(server: OddServer, world: World, tmp_path: Path):
    assert reason(asked(server, world, tmp_path, status(304))) is RejectReason.fetch_failed


@pytest.mark.parametrize("code", [429, 500, 502, 503])
def test_a_busy_server_is_asked_three_times_more_after_growing_waits(
    code: int, server: OddServer, world: World, tmp_path: Path
):
    fetched = asked(server, world, tmp_path, status(code))

    assert reason(fetched) is RejectReason.fetch_failed
    assert fetched.fault is not None
    assert fetched.fault.status == code
    assert server.asked() == ["/feed"] * 4
    assert [wait for wait in world.slept if wait > 1] == [2.0, 6.0, 18.0]


def test_waits_differ_by_chance(server: OddServer, tmp_path: Path):
    class Lucky(World):
        @property
        def means(self):
            return replace(super().means, chance=lambda: 0.5)

    world = Lucky()
    asked(server, world, tmp_path, status(500))

    assert [wait for wait in world.slept if wait > 1] == [2.5, 7.5, 22.5]


def test_a_server_that_recovers_is_read(server: OddServer, world: World, tmp_path: Path):
    fetched = asked(server, world, tmp_path, in_turn(status(503), status(429), gives(TIDE)))

    assert fetched.status is PollStatus.read
    assert server.asked() == ["/feed"] * 3


@pytest.mark.parametrize("code", [400, 401, 403, 404, 406, 418, 451, 204])
def test_any_other_answer_is_not_asked_for_again(code: int, server: OddServer, world: World, tmp_path: Path):
    assert reason(asked(server, world, tmp_path, status(code))) is RejectReason.fetch_failed
    assert server.asked() == ["/feed"]
    assert [wait for wait in world.slept if wait > 1] == []


def test_a_short_wish_to_be_left_alone_is_waited_for(server: OddServer, world: World, tmp_path: Path):
    fetched = asked(server, world, tmp_path, in_turn(status(429, Retry_After="20"), gives(TIDE)))

    assert fetched.status is PollStatus.read
    assert [wait for wait in world.slept if wait > 1] == [20.0]


@pytest.mark.parametrize(
    ("wish", "until"),
    [
        ("3600", timedelta(hours=1)),
        (format_datetime(START + timedelta(days=2), usegmt=True), timedelta(days=2)),
        ("99999999999", timedelta(days=7)),
        (format_datetime(START + timedelta(days=3000), usegmt=True), timedelta(days=7)),
    ],
)
def test_a_long_wish_to_be_left_alone_is_kept_and_not_waited_for(
    wish: str, until: timedelta, server: OddServer, world: World, tmp_path: Path
):
    fetched = asked(server, world, tmp_path, status(503, Retry_After=wish))

    assert fetched.fault is not None
    assert fetched.fault.retry_at is not None
    assert abs(fetched.fault.retry_at - (START + until)) < timedelta(seconds=10)
    assert server.asked() == ["/feed"]


@pytest.mark.parametrize("wish", ["", "-5", "soon", "Wed, 21 Oct 2015 07:28:00 GMT", "١٢"])
def test_a_wish_that_means_nothing_counts_for_nothing(
    wish: str, server: OddServer, world: World, tmp_path: Path
):
    behaviour = status(503, Retry_After=wish) if wish.isascii() else status(503)

    fetched = asked(server, world, tmp_path, behaviour)

    assert fetched.fault is not None
    assert fetched.fault.retry_at is None
    assert server.asked() == ["/feed"] * 4


def test_a_server_that_hangs_is_left_when_the_time_is_over(server: OddServer, world: World, tmp_path: Path):
    assert reason(asked(server, world, tmp_path, hangs(server), seconds=0.4)) is RejectReason.timed_out


def test_a_feed_that_drips_is_left_when_the_time_is_over(server: OddServer, world: World, tmp_path: Path):
    fetched = asked(server, world, tmp_path, drips(server), seconds=0.4)

    assert fetched.fault is not None
    assert fetched.fault.reason is RejectReason.timed_out
    assert "within 0.4 seconds" in fetched.fault.problem


def test_an_answer_without_end_is_stopped_at_the_limit(server: OddServer, world: World, tmp_path: Path):
    fetched = asked(server, world, tmp_path, never_ends(server), most=3_000_000)

    assert reason(fetched) is RejectReason.too_large
    assert (tmp_path / "answer").stat().st_size <= 3_000_000


def test_few_bytes_that_open_to_many_are_stopped_with_little_memory(
    server: OddServer, world: World, tmp_path: Path
):
    behaviour = opens_to(200_000_000)
    tracemalloc.start()

    fetched = asked(server, world, tmp_path, behaviour)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reason(fetched) is RejectReason.too_large
    assert peak < 20_000_000


@pytest.mark.parametrize("behaviour", [cuts(TIDE), gives(gzip.compress(TIDE)[:-20], Content_Encoding="gzip")])
def test_a_body_that_is_cut_is_no_answer(
    behaviour: Behaviour, server: OddServer, world: World, tmp_path: Path
):
    assert reason(asked(server, world, tmp_path, behaviour)) is RejectReason.fetch_failed


@pytest.mark.parametrize("packing", ["br", "gzip, br", "nonsense"])
def test_a_body_packed_as_nobody_asked_for_is_no_answer(
    packing: str, server: OddServer, world: World, tmp_path: Path
):
    fetched = asked(server, world, tmp_path, gives(b"\x0b\x02\x80not plain", Content_Encoding=packing))

    assert reason(fetched) in (RejectReason.fetch_failed, RejectReason.unknown_kind)


def test_a_packed_body_is_unpacked_once(server: OddServer, world: World, tmp_path: Path):
    fetched = asked(server, world, tmp_path, gives(gzip.compress(TIDE), Content_Encoding="gzip"))

    assert fetched.status is PollStatus.read
    assert (tmp_path / "answer").read_bytes() == TIDE


def test_a_packed_file_stays_packed_for_the_reader(server: OddServer, world: World, tmp_path: Path):
    fetched = asked(server, world, tmp_path, gives(gzip.compress(TIDE), Content_Type="application/gzip"))

    assert fetched.status is PollStatus.read
    assert gzip.decompress((tmp_path / "answer").read_bytes()) == TIDE


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><form><p>Password</p></form></body>",
        b"Please enable cookies to go on.",
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
    ],
    ids=["login", "notice", "pdf", "picture"],
)
def test_what_is_no_feed_is_told_as_such_whatever_type_it_states(
    body: bytes, server: OddServer, world: World, tmp_path: Path
):
    fetched = asked(server, world, tmp_path, gives(body, Content_Type="application/rss+xml"))

    assert reason(fetched) is RejectReason.unknown_kind


def test_a_page_that_names_its_feed_is_answered_with_its_address(
    server: OddServer, world: World, tmp_path: Path
):
    head = b'<link rel="alternate" href="/rss?a=1&amp;b=2" type="application/rss+xml" title="All">'

    fetched = asked(server, world, tmp_path, gives(b"<!DOCTYPE html><html><head>" + head + b"</head></html>"))

    assert fetched.fault is not None
    assert fetched.fault.problem.endswith(f"the page names the feed {server.url('/rss?a=1&b=2')}")


def test_a_feed_under_another_type_is_a_feed(server: OddServer, world: World, tmp_path: Path):
    fetched = asked(server, world, tmp_path, gives(TIDE, Content_Type="text/html"))

    assert fetched.status is PollStatus.read


def test_an_empty_answer_is_none(server: OddServer, world: World, tmp_path: Path):
    assert reason(asked(server, world, tmp_path, gives(b" \n"))) is RejectReason.fetch_failed


def test_a_feed_that_is_gone_says_so(server: OddServer, world: World, tmp_path: Path):
    assert asked(server, world, tmp_path, status(410)).status is PollStatus.gone


# ---------------------------------------------------------------- redirects
@pytest.mark.parametrize(
    ("code", "for_good"), [(301, True), (308, True), (302, False), (303, False), (307, False)]
)
def test_a_redirect_is_followed_and_one_for_good_is_told(
    code: int, for_good: bool, server: OddServer, world: World, tmp_path: Path
):
    server.paths["/new"] = gives(TIDE)

    fetched = asked(server, world, tmp_path, leads(code, "/new"))

    assert fetched.answer is not None
    assert fetched.answer.url == server.url("/new")
    assert fetched.answer.moved_to == (server.url("/new") if for_good else None)


def test_what_moved_for_good_ends_where_a_passing_redirect_begins(
    server: OddServer, world: World, tmp_path: Path
):
    server.paths |= {"/new": leads(302, "/today"), "/today": leads(301, "/end"), "/end": gives(TIDE)}

    fetched = asked(server, world, tmp_path, leads(301, "/new"))

    assert fetched.answer is not None
    assert (fetched.answer.url, fetched.answer.moved_to) == (server.url("/end"), server.url("/new"))


def test_five_redirects_are_followed_and_no_more(server: OddServer, world: World, tmp_path: Path):
    for number in range(1, 7):
        server.paths[f"/{number}"] = leads(302, f"/{number + 1}")
    server.paths["/5"] = gives(TIDE)
    assert asked(server, world, tmp_path, leads(302, "/1")).status is PollStatus.read

    server.paths["/5"] = leads(302, "/6")
    assert reason(asked(server, world, tmp_path, leads(302, "/1"))) is RejectReason.fetch_failed
    assert "/6" not in server.asked()


@pytest.mark.parametrize("code", [301, 302])
def test_redirects_in_a_ring_end_and_move_nothing(code: int, server: OddServer, world: World, tmp_path: Path):
    server.paths["/other"] = leads(code, "/feed")

    fetched = asked(server, world, tmp_path, leads(code, "/other"))

    assert reason(fetched) is RejectReason.fetch_failed
    assert fetched.answer is None
    assert len(server.asked()) <= 6


@pytest.mark.parametrize(
    "behaviour", [status(301), leads(302, ""), leads(302, "http://"), leads(302, "http://[::bad/")]
)
def test_a_redirect_that_leads_nowhere_is_no_answer(
    behaviour: Behaviour, server: OddServer, world: World, tmp_path: Path
):
    assert asked(server, world, tmp_path, behaviour).status is PollStatus.failed


def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(
    server: OddServer, world: World, tmp_path: Path
):
    server.paths["/new"] = gives(TIDE)

    fetched = world.poller().feed(Feed(server.url("/feed"), moved_to=server.url("/new")), tmp_path / "answer")

    assert fetched.status is PollStatus.read
    assert server.asked() == ["/new"]


def test_a_new_place_that_is_gone_does_not_stop_a_feed_that_answers_at_its_old_one(
    server: OddServer, world: World, tmp_path: Path
):
    server.paths |= {"/new": status(410), "/feed": gives(TIDE)}

    for new in (server.url("/new"), "http://nowhere.example/feed"):
        fetched = world.poller().feed(Feed(server.url("/feed"), moved_to=new), tmp_path / "answer")
        assert (fetched.status, fetched.asked) == (PollStatus.read, server.url("/feed"))

    assert server.asked() == ["/new", "/feed", "/feed"]


@pytest.mark.parametrize("to", ["/ü heute", "/%C3%BC%20heute"])
def test_a_redirect_in_letters_is_followed(to: str, server: OddServer, world: World, tmp_path: Path):
    server.paths["/%C3%BC%20heute"] = gives(TIDE)

    fetched = asked(server, world, tmp_path, leads(302, to.encode().decode("latin-1")))

    assert fetched.status is PollStatus.read


# ---------------------------------------------------------------- robots.txt
def test_what_robots_forbid_is_not_fetched(server: OddServer, world: World, tmp_path: Path):
    server.paths["/robots.txt"] = gives(
        b"User-agent: wirecopy\nDisallow: /*feed\n\nUser-agent: *\nAllow: /\n"
    )

    fetched = asked(server, world, tmp_path, gives(TIDE))

    assert reason(fetched) is RejectReason.robots_refused
    assert server.asked(robots=True) == ["/robots.txt"]


def test_robots_are_asked_once_a_site(server: OddServer, world: World, tmp_path: Path):
    server.paths |= {
        "/robots.txt": gives(b"User-agent: *\nDisallow: /private\n"),
        "/a": gives(TIDE),
        "/b": gives(TIDE),
    }
    poller = world.poller()

    answers = [poller.feed(Feed(server.url(path)), tmp_path / "answer").status for path in ("/a", "/b")]

    assert answers == [PollStatus.read, PollStatus.read]
    assert server.asked(robots=True) == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    "behaviour", [status(404), status(403), gives(b"<html><body>Not here</body></html>")]
)
def test_a_site_without_robots_forbids_nothing(
    behaviour: Behaviour, server: OddServer, world: World, tmp_path: Path
):
    server.paths["/robots.txt"] = behaviour

    assert asked(server, world, tmp_path, gives(TIDE)).status is PollStatus.read


@pytest.mark.parametrize("code", [500, 503, 429])
def test_a_site_that_does_not_tell_its_rules_is_left_alone(
    code: int, server: OddServer, world: World, tmp_path: Path
):
    server.paths["/robots.txt"] = status(code)

    fetched = asked(server, world, tmp_path, gives(TIDE))

    assert fetched.fault is not None
    assert "robots.txt" in fetched.fault.problem
    assert server.asked() == []


def test_robots_that_hang_take_no_more_time_than_the_feed_has(
    server: OddServer, world: World, tmp_path: Path
):
    server.paths["/robots.txt"] = hangs(server)

    fetched = asked(server, world, tmp_path, gives(TIDE), seconds=0.5)

    assert reason(fetched) is RejectReason.timed_out
    assert server.asked() == []


def test_robots_may_have_moved_and_be_long(server: OddServer, world: World, tmp_path: Path):
    server.paths["/robots.txt"] = leads(301, "/rules")
    server.paths["/rules"] = gives(b"User-agent: *\nDisallow: /feed\n" + b"# more\n" * 100_000)

    assert reason(asked(server, world, tmp_path, gives(TIDE))) is RejectReason.robots_refused


def test_a_site_has_the_pause_that_it_wishes(server: OddServer, world: World, tmp_path: Path):
    server.paths["/robots.txt"] = gives(b"User-agent: *\nCrawl-delay: 7\n")
    server.paths["/b"] = gives(TIDE)
    poller = world.poller()
    server.paths["/a"] = gives(TIDE)

    for path in ("/a", "/b"):
        poller.feed(Feed(server.url(path)), tmp_path / "answer")

    assert [round(wait) for wait in world.slept] == [7, 7]


# ---------------------------------------------------------------- many at once
def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_between(server: OddServer, tmp_path: Path):
    class Waiting(World):
        @property
        def means(self):
            return replace(super().means, sleep=time.sleep, monotonic=time.monotonic)

    world = Waiting({f"{name}.example": ["127.0.0.1"] for name in ("a", "b", "c")})
    for number in range(3):
        server.paths[f"/{number}"] = gives(TIDE)
    # A redirect brings the others to a host that is asked already.
    server.paths["/3"] = leads(302, server.url("/0", "a.example"))
    poller = world.poller(allowed=tuple(world.names), pause=0.05)
    feeds = [Feed(server.url(f"/{number}", host)) for host in world.names for number in range(4)]

    jobs = [(host_of(one.url), one) for one in feeds]
    found = dict(each(jobs, lambda one: poller.feed(one, tmp_path / str(feeds.index(one))), most=6))

    assert {one.status for one in found.values()} == {PollStatus.read}
    assert server.busiest == dict.fromkeys(world.names, 1)
    for host in world.names:
        times = [one.at for one in server.log if one.host == host]
        assert min(later - earlier for earlier, later in pairwise(times)) >= 0.05


def test_one_that_hangs_holds_up_no_other_host(server: OddServer, world: World, tmp_path: Path):
    names = [f"h{number}.example" for number in range(6)]
    world.names = {name: ["127.0.0.1"] for name in names}
    server.paths |= {"/hangs": hangs(server), "/feed": gives(TIDE)}
    poller = world.poller(allowed=tuple(names), seconds=2, pause=0)
    feeds = [Feed(server.url("/hangs" if name == names[0] else "/feed", name)) for name in names]

    came = [
        (feed.url, answer.status)
        for feed, answer in each(
            [(host_of(one.url), one) for one in feeds],
            lambda one: poller.feed(one, tmp_path / str(feeds.index(one))),
        )
    ]

    assert [answer for _, answer in came] == [PollStatus.read] * 5 + [PollStatus.failed]
    assert came[-1][0] == feeds[0].url


def test_the_pages_of_a_host_that_keeps_silent_three_times_are_not_waited_for_again(
    server: OddServer, world: World, tmp_path: Path
):
    server.paths |= {f"/{number}": hangs(server) for number in range(5)} | {"/feed": gives(TIDE)}
    poller = world.poller(seconds=0.3, pause=0)

    answers = [poller.page(server.url(f"/{number}"), tmp_path / "answer") for number in range(5)]
    feed = poller.feed(Feed(server.url("/feed")), tmp_path / "answer")

    assert [(reason(one), one.fault.asked) for one in answers if one.fault] == [
        *[(RejectReason.timed_out, True)] * 3,
        *[(RejectReason.timed_out, False)] * 2,
    ]
    assert feed.status is PollStatus.read
    assert server.asked() == ["/0", "/1", "/2", "/feed"]


def test_the_pages_of_a_host_that_wants_fewer_requests_are_left_alone_for_the_rest_of_the_run(
    server: OddServer, world: World, tmp_path: Path
):
    server.paths |= {"/a": status(429), "/b": gives(TIDE), "/feed": gives(TIDE)}
    poller = world.poller()

    answers = [poller.page(server.url(path), tmp_path / "answer") for path in ("/a", "/b")]
    feed = poller.feed(Feed(server.url("/feed")), tmp_path / "answer")

    assert [(one.fault.status, one.fault.asked) for one in answers if one.fault] == [
        (429, True),
        (429, False),
    ]
    assert feed.status is PollStatus.read
    assert server.asked() == ["/a", "/feed"]


def test_who_stops_drawing_stops_the_asking():
    done: list[int] = []
    gate = threading.Event()

    def work(number: int) -> int:
        gate.wait(5)
        done.append(number)
        return number

    answers = each([("one", number) for number in range(100)], work)
    gate.set()
    next(answers)
    answers.close()
    time.sleep(0.05)
    stopped_at = len(done)
    time.sleep(0.05)

    assert len(done) == stopped_at


def test_a_defect_is_not_swallowed():
    def work(_: int) -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(each([("one", 1)], work))
