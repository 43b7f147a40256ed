"""Two stories side by side: whole, what they share marked at its place, and harmless."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nights import BRIDGE, DAM, TEA, night, record

from wirecopy import api
from wirecopy.errors import NotFoundError
from wirecopy.matching.alongside import Shared, rows_of
from wirecopy.reports.compare import compared_page, render_compared
from wirecopy.settings import Settings

EVIL = "<script>alert('dam')</script> & \x1b[31mred\x1b[0m \u202eturned"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    digest = f"{TEA}\n\n{DAM}\n\n{EVIL}"
    night(
        path,
        [
            record("dam", "one.example", DAM),
            record("digest", "two.example", digest, title=EVIL),
            record("bridge", "three.example", BRIDGE),
        ],
    )
    return path


def named(store: Path) -> Settings:
    return Settings(store=str(store))


def test_what_is_shared_stands_at_its_offsets_in_both_texts(store: Path):
    answer = api.compare("dam", "digest", named(store))
    text = f"{TEA}\n\n{DAM}\n\n{EVIL}"

    assert answer.shared
    for run in answer.shared:
        assert DAM[run.start_a : run.end_a] == text[run.start_b : run.end_b]
    assert sum(run.words for run in answer.shared) == answer.a.words


def test_words_that_one_story_repeats_are_counted_once_in_each(store: Path):
    night(store, [record("twice", "four.example", f"{DAM}\n\n{BRIDGE}\n\n{DAM}")])

    answer = api.compare("dam", "twice", named(store))

    words = answer.a.words
    assert answer.words == (words, 2 * words)
    assert f"{words} to {2 * words} words shared" in render_compared(answer)


def test_the_first_story_named_stands_left_whichever_id_is_smaller(store: Path):
    one, other = api.compare("dam", "digest", named(store)), api.compare("digest", "dam", named(store))

    assert (one.a, one.b) == (other.b, other.a)
    assert (one.match.containment_a, one.match.containment_b) == (
        other.match.containment_b,
        other.match.containment_a,
    )
    assert one.match.containment_a > one.match.containment_b


def test_a_shared_passage_stands_in_one_row_and_nothing_of_either_text_is_lost(store: Path):
    answer = api.compare("dam", "digest", named(store))

    whole = ["".join(piece.text for row in answer.rows for piece in row[side]).split() for side in (0, 1)]
    assert whole == [DAM.split(), f"{TEA} {DAM} {EVIL}".replace("\x1b", "").split()]
    assert any(
        {piece.number for piece in left} & {piece.number for piece in right} - {0}
        for left, right in answer.rows
    )


def test_on_a_terminal_shared_words_are_marked_and_foreign_ones_steer_nothing(store: Path):
    plain = render_compared(api.compare("dam", "digest", named(store)), columns=100)

    assert "»" in plain
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    assert all(len(line) <= 100 for line in plain.splitlines() if "│" in line)


class Tags(HTMLParser):
    """All that a page asks a browser to do."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_needs_nothing_beside_it_and_every_foreign_word_is_escaped(store: Path):
    page = compared_page(api.compare("dam", "digest", named(store)))
    seen = Tags(page)

    assert {tag for tag, _ in seen.tags}.isdisjoint({"script", "link", "img", "iframe", "object"})
    assert all(str(facts["href"]).startswith("#") for tag, facts in seen.tags if tag == "a")
    assert "<script>alert('dam')</script>" in seen.words
    assert "\x1b" not in page


def test_links_between_passages_lead_somewhere(store: Path):
    seen = Tags(compared_page(api.compare("dam", "digest", named(store))))
    places = {facts["id"] for _, facts in seen.tags if "id" in facts}

    links = {str(facts["href"])[1:] for tag, facts in seen.tags if tag == "a"}
    assert links
    assert links <= places


def test_stories_that_share_nothing_are_shown_without_a_mark(store: Path):
    answer = api.compare("dam", "bridge", named(store))

    assert answer.shared == []
    assert "»" not in render_compared(answer)


def test_files_are_compared_without_any_store(tmp_path: Path):
    files = []
    for name, text in (("one", DAM), ("two", f"{DAM} {BRIDGE}")):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(record(name, f"{name}.example", text)), encoding="utf-8")
        files.append(str(path))

    answer = api.compare(*files, named(tmp_path / "none.db"))

    assert (answer.match.accepted, answer.a.known, answer.b.known) == (True, False, False)
    assert not (tmp_path / "none.db").exists()


def test_a_file_is_compared_with_a_story_of_the_store_and_not_stored(store: Path, tmp_path: Path):
    path = tmp_path / "late.json"
    path.write_text(json.dumps(record("late", "late.example", DAM)), encoding="utf-8")

    answer = api.compare(str(path), "dam", named(store))

    assert (answer.match.relation.value, answer.a.known, answer.b.known) == ("exact", False, True)
    with pytest.raises(NotFoundError):
        api.story("late", named(store))


texts = st.text(alphabet="ab \n", max_size=60)


@settings(max_examples=60)
@given(
    texts, texts, st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(1, 20)), max_size=8)
)
def test_whatever_is_shared_rows_hold_both_texts_whole_and_in_order(
    a: str, b: str, places: list[tuple[int, int, int]]
):
    shared = [
        Shared(number, i, i + length, j, j + length, length)
        for number, (i, j, length) in enumerate(places, start=1)
        if i + length <= len(a) and j + length <= len(b)
    ]

    rows = rows_of(a, b, shared)

    for side, text in enumerate((a, b)):
        shown = "".join(piece.text for row in rows for piece in row[side])
        assert "".join(shown.split()) == "".join(text.split())
