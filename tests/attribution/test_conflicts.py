"""Where a story's credits contradict each other, the loser makes no lineage and is kept to be shown."""

from __future__ import annotations

import pytest

from attribution.test_credits import STORY, claims, judged
from wirecopy.records import Relation
from wirecopy.reports.story import judgement_lines


@pytest.mark.parametrize(
    ("text", "byline", "winner", "loser"),
    [
        (f"Pune [India], May 4 (ANI): {STORY} (ANI)", "By PTI", ["ani"], ["pti"]),
        (f"OSLO (Reuters) - {STORY}\n\nAFP", None, ["reuters"], ["afp"]),
        (f"By Ola Berg, staff writer\n\n{STORY} Our photographer saw both.", "Reuters", [], ["reuters"]),
        (f"Staff Correspondent, Pune: {STORY} We told this newspaper.", "PTI", [], ["pti"]),
    ],
)
def test_the_weaker_credit_is_kept_as_a_conflict(text, byline, winner, loser):
    judgement = judged(text, byline=byline)
    assert claims(judgement, Relation.syndicated) == winner
    assert claims(judgement, Relation.conflict) == loser


def test_a_reader_is_shown_what_was_outweighed():
    shown = judgement_lines(judged(f"Pune [India], May 4 (ANI): {STORY} (ANI)", byline="By PTI"))
    assert "  outweighed: a credit to PTI" in shown


def test_a_conflict_is_no_lineage():
    assert not Relation.conflict.is_lineage


@pytest.mark.parametrize("byline", ["By AP, Bay Post staff", "By AP and Bay Post staff"])
def test_staff_beside_an_agency_beat_its_dateline_which_is_kept_as_a_conflict(byline):
    judgement = judged(f"MONTGOMERY, Ala. (AP) — {STORY}", byline=byline)
    assert claims(judgement, Relation.contributed) == ["ap"]
    assert claims(judgement, Relation.syndicated) == []
    assert claims(judgement, Relation.conflict) == ["ap"]


def test_a_desks_initials_beside_agencies_leave_their_dateline_as_it_is():
    judgement = judged(f"Innsbruck (APA/dpa) - {STORY}", byline="red/APA/dpa", language="de")
    assert claims(judgement, Relation.syndicated) == ["apa-at", "dpa"]
