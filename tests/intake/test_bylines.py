"""Lines that name who wrote a story, and lines beside them that only look like it."""

from __future__ import annotations

import pytest

from wirecopy.intake.page import read_page
from wirecopy.records import Item

PARAGRAPHS = (
    "The bridge over the Neela stays closed until Friday after inspectors found cracks in its bearings.",
    "Buses go by the old road, and the ferry runs twice an hour from six in the morning, the council said.",
    "Repairs began on Monday and are expected to cost some forty thousand, half of which the county pays.",
)
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def byline(above: str, *, below: str = "", stated: str = "") -> str | None:
    head = f'<meta name="author" content="{stated}">' if stated else ""
    page = (
        f"<html><head><title>Bridge stays closed</title>{head}</head><article><h1>Bridge stays closed</h1>"
        f"{above}{BODY}{below}</article></html>"
    )
    found = read_page(page.encode(), "page.html")
    assert isinstance(found, Item)
    return found.byline


def test_a_name_that_stands_in_a_picture_s_link_and_in_its_own_is_said_once() -> None:
    above = '<div class="byline">By <a href="/ida">Ida Bloom</a><a href="/ida"><b>Ida Bloom</b></a></div>'

    assert byline(above) == "By Ida Bloom"


@pytest.mark.parametrize("heading", ["About the Author", "Also from this source", "More from the author"])
def test_a_heading_over_an_author_s_other_work_names_nobody(heading: str) -> None:
    above = "<div>Ida Bloom | 2026-03-02T10:00:00Z</div>"

    assert byline(above, below=f'<div class="author">{heading}</div>') == "Ida Bloom"


@pytest.mark.parametrize("post", ["Co-Founder at Northlight", "Senior Editor", "Director of Research"])
def test_what_somebody_is_stands_back_behind_a_name_stated_out_of_sight(post: str) -> None:
    assert byline(f'<div class="author-title">{post}</div>', stated="Ida Bloom") == "Ida Bloom"
