"""What a person decided holds from the next night on, whatever becomes of rules and texts."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from nights import DAM, TEA, Row, clusters, night, record, table

from wirecopy import api
from wirecopy.errors import LockedError, NotFoundError, UsageError
from wirecopy.nightly.lock import held
from wirecopy.reports.story import render_story
from wirecopy.reports.tree import render_tree
from wirecopy.settings import Settings

EDITED = DAM.replace("Monday night", "Tuesday evening").replace("metre", "yard")
CREDITED = f"{TEA} (ANI)"


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    night(
        path,
        [
            record("dam", "one.example", DAM, updated="2026-01-01T10:00:00Z"),
            record("edited", "two.example", EDITED),
            record("same", "three.example", DAM),
            record("tea", "four.example", TEA),
            record("credited", "five.example", CREDITED, updated="2026-01-01T10:00:00Z"),
        ],
    )
    assert clusters(path) == [["credited", "tea"], ["dam", "edited", "same"]]
    return path


def decide(store: Path, *words: str) -> Row:
    return api.decide_pair(words, Settings(store=str(store)))


def test_stories_that_a_person_keeps_apart_are_in_two_clusters_and_the_pair_says_so(store: Path):
    decide(store, "dam", "edited", "different")

    night(store, [])

    pair = next(row for row in table(store, "matches") if {row["item_a"], row["item_b"]} == {"dam", "edited"})
    assert clusters(store) == [["credited", "tea"], ["dam", "same"], ["edited"]]
    assert pair["accepted"]
    assert pair["apart"].startswith("review")
    assert pair["review"] == "different"


def test_stories_that_a_person_joined_are_one_cluster(store: Path):
    decide(store, "tea", "same", "same")

    night(store, [])

    assert clusters(store) == [["credited", "dam", "edited", "same", "tea"]]


def test_a_decision_survives_new_texts_and_new_copies(store: Path):
    decide(store, "dam", "edited", "different")
    decide(store, "tea", "dam", "same")
    night(store, [])

    revised = record("dam", "one.example", EDITED, updated="2026-01-02T10:00:00Z")
    night(store, [revised, record("late", "six.example", EDITED)])

    found = {name: group for group in clusters(store) for name in group}
    assert "edited" not in found["dam"]
    assert "tea" in found["dam"]


def test_a_decision_withdrawn_leaves_the_rules_to_decide(store: Path):
    before = clusters(store)
    decide(store, "dam", "edited", "different")
    night(store, [])
    decide(store, "edited", "dam", "withdrawn")

    night(store, [])

    assert clusters(store) == before
    assert [row for row in table(store, "matches") if row["apart"] or row["review"]] == []


def test_of_decisions_that_contradict_each_other_the_newest_holds_and_the_person_is_told(store: Path):
    decide(store, "tea", "dam", "same")
    decide(store, "dam", "same", "same")

    told = decide(store, "tea", "same", "different")
    night(store, [])

    found = {name: group for group in clusters(store) for name in group}
    assert len(told["overruled"]) == 1
    assert "same" not in found["tea"]


@pytest.mark.parametrize("word", ["different", "withdrawn"])
def test_who_changes_their_mind_is_told_the_older_decision(store: Path, word: str):
    first = decide(store, "tea", "dam", "same")
    again = decide(store, "dam", "tea", "same")
    told = decide(store, "dam", "tea", word)

    pair = [told["story_a"], told["story_b"]]
    assert (first["overruled"], again["overruled"], told["overruled"]) == ([], [], [pair])
    assert str(told["message"]).endswith(f"this overrules an older decision: {' '.join(pair)} same")


def test_who_changes_their_mind_on_a_claim_is_told_too(store: Path):
    settings = Settings(store=str(store))
    first, told, other = (
        api.decide_claim(["dam", word], "afp", relation, settings)
        for word, relation in (("yes", "syndicated"), ("no", "syndicated"), ("yes", "cites"))
    )

    assert (first["overruled"], told["overruled"], other["overruled"]) == ([], ["yes"], [])
    assert str(told["message"]).endswith("this overrules an older decision: yes")


def test_a_conflict_is_what_rules_find_and_nothing_to_decide(store: Path):
    with pytest.raises(UsageError) as told:
        api.decide_claim(["dam", "yes"], "afp", "conflict", Settings(store=str(store)))

    assert "conflict" not in str(told.value.hint)


def test_a_night_after_a_decision_does_only_what_the_decision_touches(store: Path):
    night(store, [])
    decide(store, "dam", "edited", "different")

    summary = night(store, [])

    assert (summary.pairs_judged, summary.clusters_split, summary.clusters_created) == (0, 1, 1)
    assert night(store, []).lineage_edges == 0


def credits(store: Path, item: str) -> set[tuple[str, str, str]]:
    return {
        (row["agency"], row["relation"], row["rule"])
        for row in table(store, "attributions")
        if row["item_id"] == item
    }


def claim(store: Path, story: str, agency: str, word: str) -> None:
    api.decide_claim([story, word], agency, "syndicated", Settings(store=str(store)))


def test_a_claim_that_a_person_denies_is_gone_from_words_and_lineage_for_ever(store: Path):
    assert {agency for agency, _, _ in credits(store, "credited")} == {"ani"}

    claim(store, "credited", "ani", "no")
    night(store, [])
    gone = credits(store, "credited"), [row for row in table(store, "lineage") if row["parent"] == "ani"]
    night(
        store, [record("credited", "five.example", f"{TEA} At last. (ANI)", updated="2026-01-03T10:00:00Z")]
    )

    assert gone == (set(), [])
    assert credits(store, "credited") == set()


def test_a_claim_that_a_person_makes_is_certain_and_names_the_rule(store: Path):
    claim(store, "dam", "AFP", "yes")

    night(store, [])

    found = [row for row in table(store, "attributions") if row["item_id"] == "dam"]
    edges = [row for row in table(store, "lineage") if row["parent"] == "afp"]
    assert [(row["agency"], row["relation"], row["rule"], row["confidence"]) for row in found] == [
        ("afp", "syndicated", "review", 1.0)
    ]
    assert [row["confidence"] for row in edges][:1] == [1.0]


def test_a_claim_that_a_person_makes_is_shown_as_that_where_the_story_has_no_words_for_it(store: Path):
    settings = Settings(store=str(store))
    claim(store, "dam", "AFP", "yes")

    night(store, [])

    said = "by a person; the story has no words for it"
    assert f"decided  {said}" in render_tree(api.lineage("dam", settings))
    assert f"decided  review  {said}" in render_story(api.story("dam", settings))


def test_nothing_that_was_decided_waits_for_a_decision_any_more(store: Path):
    settings = Settings(store=str(store))
    waiting = [(one.match.a, one.match.b) for one in api.review_list(settings, limit=99).pairs]
    for a, b in waiting:
        decide(store, f"s{a:016x}", f"s{b:016x}", "different")

    assert api.review_list(settings, limit=99).pairs == []
    assert len(api.review_decided(settings).pairs) == len(waiting)


@pytest.mark.parametrize("words", [["dam", "edited"], ["dam", "edited", "yes"], ["dam"], []])
def test_words_that_are_no_decision_are_refused(store: Path, words: list[str]):
    with pytest.raises(UsageError, match="decision on a pair"):
        decide(store, *words)


def test_one_story_is_no_pair_and_an_unknown_one_is_told(store: Path):
    with pytest.raises(UsageError, match="one story"):
        decide(store, "dam", "dam", "same")
    with pytest.raises(NotFoundError):
        decide(store, "dam", "nobody", "same")


def test_while_a_run_holds_the_store_nothing_is_decided(store: Path):
    begun, done = threading.Event(), threading.Event()

    def hold() -> None:
        with held(store):
            begun.set()
            done.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait(30)
    try:
        with pytest.raises(LockedError, match=str(os.getpid())):
            decide(store, "dam", "edited", "same")
    finally:
        done.set()
        holder.join()
