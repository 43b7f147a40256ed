"""Outlets by registrable domain, with the list of public suffixes that is shipped."""

from __future__ import annotations

import socket

import pytest

from wirecopy.intake import outlets
from wirecopy.intake.outlets import UNKNOWN, outlet, registrable_domain
from wirecopy.records import Outlet


@pytest.mark.parametrize(
    ("given", "domain"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("news.example.com.au", "example.com.au"),
        ("//www.example.org/a", "example.org"),
        ("EXAMPLE.com.", "example.com"),
        ("www.news.a-suffix-of-tomorrow", "news.a-suffix-of-tomorrow"),
        ("https://example.com:8443/", "example.com"),
        ("co.uk", None),
        ("localhost", None),
        ("https://192.168.1.1/a", None),
        ("https://[::1]/", None),
        ("https://[bad", None),
        ("two words.com", None),
        ("", None),
    ],
)
def test_the_registrable_domain_is_what_somebody_registered(given: str, domain: str | None) -> None:
    assert registrable_domain(given) == domain


def test_both_spellings_of_a_domain_are_one() -> None:
    assert registrable_domain("www.bücher.de") == registrable_domain("xn--bcher-kva.de") == "xn--bcher-kva.de"


def test_no_list_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    outlets._extract.cache_clear()
    outlets._registered.cache_clear()
    assert registrable_domain("www.never-seen-before.co.nz") == "never-seen-before.co.nz"


def test_an_outlet_is_its_domain_and_shows_its_name() -> None:
    assert outlet("BBC  News", "https://www.bbc.co.uk/news/1") == Outlet("bbc.co.uk", "BBC News")
    assert outlet(None, "https://www.example.org/a") == Outlet("example.org", "example.org")


def test_a_name_that_is_a_domain_is_one() -> None:
    assert (
        outlet("www.example.org", None) == outlet("example.org", None) == Outlet("example.org", "example.org")
    )


def test_the_url_decides_over_the_name() -> None:
    assert outlet("example.org", "https://www.example.com/a").key == "example.com"


def test_a_name_alone_is_the_outlet_however_it_is_written() -> None:
    assert (
        outlet("Daily  BUGLE", None).key
        == outlet("daily bugle", "https://localhost/a").key
        == "name:daily bugle"
    )
    assert outlet("St. Petersburg Times", None).key == "name:st. petersburg times"


def test_without_name_and_url_the_outlet_is_unknown() -> None:
    assert outlet(None, None) == outlet("  ", "nonsense") == UNKNOWN
