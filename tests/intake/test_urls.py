"""One page, one URL."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wirecopy.intake.urls import canonical, host_of


@pytest.mark.parametrize(
    "given_url",
    [
        "https://www.example.com/news/dam?id=3",
        "HTTPS://WWW.EXAMPLE.COM:443/news/dam?id=3",
        "https://www.example.com/news/../news/./dam?id=3#comments",
        "https://www.example.com/news/dam?utm_source=mail&id=3&fbclid=abc",
        "https://www.example.com/news/dam/amp/?id=3",
        "https://www.example.com/amp/news/dam?id=3",
        "https://www.example.com/news/dam/print?id=3",
        "https://www.example.com/news/dam?id=3&outputType=amp",
        "https://www.example.com/news/dam?page=1&id=3",
        "https://m.example.com/news/dam?id=3",
        "//www.example.com/news/dam?id=3",
        " https://user:secret@www.example.com/news/dam?id=3\n",
        "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/news/dam?id=3",
        "https://www.google.com/amp/s/www.example.com/news/dam?id=3",
        "https://www.google.com/url?rct=j&sa=t&url=https://www.example.com/news/dam%3Fid%3D3&ct=ga",
        "http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fwww.example.com%2fnews%2fdam%3fid%3d3&c=4",
        "https://count.example.org/go/?a=3&u=https%3A%2F%2Fm.example.com%2Fnews%2Fdam%3Fid%3D3&x=9",
    ],
)
def test_the_twins_of_a_page_have_its_url(given_url: str) -> None:
    assert canonical(given_url) == "https://www.example.com/news/dam?id=3"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a?page=2", "https://example.com/a"),
        ("https://example.com/a?id=1", "https://example.com/a?id=2"),
        ("https://example.com/A", "https://example.com/a"),
        ("https://news.example.com/a", "https://sport.example.com/a"),
        ("https://example.com:8443/a", "https://example.com/a"),
        ("https://example.com/stamp", "https://example.com/st"),
    ],
)
def test_other_pages_keep_their_own(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_the_order_of_parameters_says_nothing() -> None:
    assert canonical("https://example.com/a?b=2&a=1") == canonical("https://example.com/a?a=1&b=2")


def test_a_path_is_resolved_against_the_page_it_stands_on() -> None:
    assert canonical("../b", "https://example.com/c/d/e") == "https://example.com/c/b"
    assert canonical("/b", "https://example.com/c") == "https://example.com/b"


@pytest.mark.parametrize(
    "no_page",
    [
        "",
        " ",
        "javascript:alert(1)",
        "mailto:desk@example.com",
        "ftp://example.com/a",
        "file:///etc/passwd",
        "https://localhost/a",
        "http://[::1]/a",
        "https://[bad",
        "just words",
        "https://example.com/" + "a" * 3000,
    ],
)
def test_what_is_no_web_page_has_no_url(no_page: str) -> None:
    assert canonical(no_page) is None


def test_a_host_is_known_without_www_and_in_lower_case() -> None:
    assert host_of("https://WWW.Example.com/x") == "example.com"
    assert host_of("news.example.com") == "news.example.com"
    assert host_of("") is None


PARTS = st.text("abcm./-?&=%#:ü€ _~@1[]", max_size=30)


@settings(max_examples=300, deadline=None)
@given(PARTS, PARTS)
@example("][::%", "")
def test_a_canonical_url_is_its_own_canonical_url(host: str, rest: str) -> None:
    for url in (f"https://{host}.example.com/{rest}", f"https://{host}/{rest}/amp/print", rest):
        found = canonical(url)
        if found is not None:
            assert found.startswith(("http://", "https://"))
            assert canonical(found) == found
