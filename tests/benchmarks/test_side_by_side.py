"""The benchmark's parts on a few stories: what stands in its tables, not how fast anything is."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from benchmarks.page import replace_figures
from benchmarks.peers.peer import installed
from benchmarks.side_by_side import compare, quality_table, speed_table

from benchmarks import curve, floods, plot, questions, traffic


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("side-by-side")
    written = traffic.write(60, 1, folder / "traffic.jsonl")
    return compare(folder / "traffic.jsonl", folder / "night.db"), written


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    return curve.curve([40, 20], 1, tmp_path_factory.mktemp("curve"))


def test_every_peer_is_measured_or_named_as_left_out(compared):
    found, written = compared

    told = "\n".join([*speed_table(found, written.text_bytes), *quality_table(found)])

    assert all(name in told for name in ("wirecopy", "datasketch", "rensa", "gaoya", "text-dedup", "exact"))


def test_wirecopy_names_pairs_of_one_text_and_keeps_them_on_disk(compared):
    found, _ = compared
    ours, true = found.methods[0], [one.origin for one in found.truth]

    assert len(ours.pairs) > 0
    assert all(true[a] == true[b] for a, b in ours.pairs.tolist())
    assert ours.disk > 0
    assert {"read", "fingerprint", "match", "cluster", "lineage"} <= set(found.phases)


def test_a_module_that_cannot_be_imported_is_told_with_its_fault():
    version, reason = installed("no_such_peer")

    assert (version, reason) == ("", "ModuleNotFoundError: No module named 'no_such_peer'")


def test_the_curve_goes_from_the_smallest_night_and_leaves_the_largest_store(grown):
    points, made = grown

    assert [one.stories for one in points] == [20, 40]
    assert made.store.stat().st_size > 0
    assert len(list(traffic.truths(made.traffic))) == 40
    assert all(one.memory > 0 and one.disk > 0 and one.pairs.recall > 0.5 for one in points)


def test_the_curve_is_drawn_as_three_panels_of_two_lines(grown):
    points, _ = grown

    drawn = ElementTree.fromstring(curve.drawn(points, 0.001))

    assert len(drawn.findall(".//{*}polyline")) == 6


def test_the_store_of_a_curve_answers_the_questions(grown, tmp_path):
    _, made = grown
    items, files = questions.drawn(made.traffic, 1, tmp_path)

    for command, words in (("match", files), ("story", items), ("lineage", items)):
        assert len(questions.work_of(command, words[:2], made.store)) == 2


def test_planted_pairs_are_found_with_and_without_the_flood(tmp_path):
    seen = floods.floods([12], 40, 1, tmp_path)

    assert [one.clusters for one in (seen.distinct, *seen.copies)] == [12, 1]
    assert seen.before.stories == seen.after.stories == 40
    assert seen.before.found == seen.after.found == {"outside": 1.0, "inside": 1.0}
    assert "12 copies of one text" in "\n".join(floods.floods_tables(seen))


@pytest.mark.parametrize(("most", "marks"), [(1.0, 5), (7.2, 4), (1830, 4), (0, 1)])
def test_an_axis_ends_at_a_round_number_that_holds_all(most, marks):
    axis = plot.up_to(most)

    assert axis.marks[-1][0] >= most
    assert len(axis.marks) == marks + 1


def test_figures_replace_those_of_the_page_and_nothing_else(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Before\n\n<!-- figures -->\nold\n<!-- end of figures -->\nafter\n", encoding="utf-8")

    replace_figures(page, ["new"])

    expected = "# Before\n\n<!-- figures -->\n\nnew\n\n<!-- end of figures -->\nafter\n"
    assert page.read_text(encoding="utf-8") == expected
