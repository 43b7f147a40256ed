"""Row 38 of the faults: nothing inside the network is asked, however it is written or named."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from odd_server import OddServer, World, feed, gives, leads

from wirecopy.records import RejectReason
from wirecopy.sources.addresses import refusal, web_address
from wirecopy.sources.faults import FetchError
from wirecopy.sources.poll import Feed, PollStatus

REFUSED_NUMBERS = [
    "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.1.2",
    "168.63.129.16", "169.254.169.254", "169.254.0.1", "172.16.0.1", "172.31.255.255", "192.0.0.192",
    "192.0.2.7", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.51.100.3", "203.0.113.9", "224.0.0.251",
    "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1",
    "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1",
    "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip
PUBLIC_NUMBERS = ["1.1.1.1", "8.8.8.8", "172.32.0.1", "192.0.1.1", "223.255.255.255", "::ffff:8.8.8.8"]
PUBLIC_NUMBERS += ["2001:4860:4860::8888", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e"]

ODD_HOSTS = [
    "127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "0x7f.0.0.1", "0177.0.0.1", "127.1", "127.0.1", "0",
    "127.0.0.1.", "１２７.0.0.1", "127。0。0。1", "[::1]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:1]",
    "[64:ff9b::7f00:1]", "[fe80::1%25lo]", "10.1.2.3", "169.254.169.254", "[fd00:ec2::254]",
]  # fmt: skip
ODD_ADDRESSES = [
    "file:///etc/hostname", "ftp://feeds.example/rss", "gopher://127.0.0.1/", "data:text/xml,<rss/>",
    "javascript:alert(1)", "//127.0.0.1/rss", "/etc/hostname", "http://", "http:///rss", "http://a b/",
    "http://user:secret@feeds.example/rss", "http://feeds.example:0/", "http://feeds.example:99999/",
    "http://feeds.example\\@127.0.0.1/", "http://-/", "http://feeds.example/\r\nHost: evil", "http://a..b/",
]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED_NUMBERS)
def test_an_address_inside_the_network_is_refused(address: str):
    assert refusal(address) is not None


@pytest.mark.parametrize("address", PUBLIC_NUMBERS)
def test_a_public_address_is_not_refused(address: str):
    assert refusal(address) is None


@pytest.mark.parametrize("host", ODD_HOSTS)
def test_no_spelling_of_a_number_reaches_this_machine(
    host: str, server: OddServer, world: World, tmp_path: Path
):
    url = f"http://{host}:{server.port}/feed"
    server.paths["/feed"] = gives(feed("Tide"))

    fetched = world.poller(allowed=()).feed(Feed(url), tmp_path / "answer")

    assert fetched.fault is not None
    assert fetched.fault.reason is RejectReason.address_refused
    assert server.log == []
    assert world.looked_up == []


@pytest.mark.parametrize("url", ODD_ADDRESSES)
def test_what_is_no_address_of_the_web_is_refused(url: str, world: World, tmp_path: Path):
    fetched = world.poller(allowed=()).feed(Feed(url), tmp_path / "answer")

    assert fetched.fault is not None
    assert fetched.fault.reason is RejectReason.address_refused
    assert world.looked_up == []


@pytest.mark.parametrize("address", REFUSED_NUMBERS)
def test_a_name_that_leads_inside_the_network_is_refused_before_a_byte_is_sent(
    address: str, server: OddServer, world: World, tmp_path: Path
):
    world.names["feeds.example"] = [address]

    fetched = world.poller(allowed=()).feed(Feed(server.url("/feed", "feeds.example")), tmp_path / "answer")

    assert fetched.fault is not None
    assert fetched.fault.reason is RejectReason.address_refused
    assert "allow_private_networks" in fetched.fault.problem
    assert server.log == []


def test_of_a_name_that_leads_inside_and_outside_only_the_outside_is_asked(
    server: OddServer, world: World, tmp_path: Path
):
    world.names["feeds.example"] = ["127.0.0.1", "::1", "0.0.0.1"]

    fetched = world.poller(allowed=()).feed(Feed(server.url("/feed", "feeds.example")), tmp_path / "answer")

    assert fetched.status is PollStatus.failed
    assert server.log == []


def test_a_named_host_may_lie_inside_the_network(server: OddServer, world: World, tmp_path: Path):
    server.paths["/feed"] = gives(feed("Tide"))
    world.names["cms.newsroom.example"] = ["127.0.0.1"]
    url = server.url("/feed", "cms.newsroom.example")

    fetched = world.poller(allowed=("cms.newsroom.example",)).feed(Feed(url), tmp_path / "answer")

    assert fetched.status is PollStatus.read
    assert {one.host for one in server.log} == {"cms.newsroom.example"}


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/latest/meta-data/", "http://inner.example/", "file:///etc/hostname",
           "http://[::ffff:127.0.0.1]:{port}/secret", "//0x7f.1:{port}/secret", "gopher://inner.example/"],
)  # fmt: skip
def test_a_redirect_is_checked_again(code: int, to: str, server: OddServer, world: World, tmp_path: Path):
    world.names |= {"outer.example": ["127.0.0.1"], "inner.example": ["127.0.0.1"]}
    server.paths["/feed"] = leads(code, to.format(port=server.port))

    poller = world.poller(allowed=("outer.example",))
    fetched = poller.feed(Feed(server.url("/feed", "outer.example")), tmp_path / "answer")

    assert fetched.fault is not None
    assert fetched.fault.reason is RejectReason.address_refused
    assert server.asked() == ["/feed"]


def test_a_name_whose_answer_changes_is_asked_at_the_number_that_was_checked(
    server: OddServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    connected: list[tuple[str, int]] = []

    def connect(place: tuple[str, int], *_: object, **__: object) -> None:
        connected.append(place)
        raise ConnectionRefusedError(111, "Connection refused")

    class Rebinding(World):
        def resolve(self, host: str, _port: int) -> list[str]:
            return next(answers)

    monkeypatch.setattr(socket, "create_connection", connect)
    fetched = Rebinding().poller(allowed=()).feed(Feed("http://feeds.example/feed"), tmp_path / "answer")

    assert fetched.status is PollStatus.failed
    assert connected == [("8.8.8.8", 80)]
    assert server.log == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("HTTP://Feeds.Example:80/Rss?b=2&a=1#top", "http://feeds.example/Rss?b=2&a=1"),
        ("https://feeds.example:443", "https://feeds.example/"),
        ("https://feeds.example:8443/", "https://feeds.example:8443/"),
        ("https://bücher.example/neu heit".replace(" ", "%20"), "https://xn--bcher-kva.example/neu%20heit"),
        ("https://feeds.example/ü?q=ü", "https://feeds.example/%C3%BC?q=%C3%BC"),
        ("https://feeds.example./rss", "https://feeds.example/rss"),
        ("http://[2606:4700::1111]:8080/a", "http://[2606:4700::1111]:8080/a"),
    ],
)
def test_an_address_is_shown_in_one_form(given: str, shown: str):
    assert web_address(given).url == shown
    assert web_address(shown).url == shown


def test_a_refusal_names_the_address_and_no_password():
    with pytest.raises(FetchError, match="holds a name or password"):
        web_address("https://user:secret@feeds.example/rss")
