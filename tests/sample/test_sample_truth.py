"""The sample night's truth fits its stories."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def items() -> dict[str, str]:
    night = SAMPLE / "night"
    texts = {row["id"]: row["text"] for path in sorted(night.glob("*.jsonl")) for row in rows(path)}
    for path in sorted([*night.glob("pages/*"), *night.glob("dumps/*")]):
        texts[path.relative_to(night).as_posix()] = path.read_text(encoding="utf-8")
    return texts


def test_the_truth_names_every_item_of_the_night_once_in_each_table():
    for table in ("clusters", "lineage"):
        assert sorted(row["item"] for row in rows(SAMPLE / "truth" / f"{table}.jsonl")) == sorted(items())


def test_the_night_has_sixty_stories_of_fifteen_outlets():
    clusters = rows(SAMPLE / "truth" / "clusters.jsonl")

    assert len(clusters) >= 60
    assert len({row["outlet"] for row in clusters}) >= 15


def test_a_parent_stands_in_the_cluster_of_its_child():
    clusters = {row["item"]: row for row in rows(SAMPLE / "truth" / "clusters.jsonl")}

    for row in clusters.values():
        if row["parent"]:
            assert clusters[row["parent"]]["cluster"] == row["cluster"]


def test_a_passage_stands_word_for_word_in_both_stories():
    texts = items()

    for row in rows(SAMPLE / "truth" / "embeddings.jsonl"):
        held = []
        for item in (row["a"], row["b"]):
            text = texts[item]
            start = text.index(row["first"])
            held.append(text[start : text.index(row["last"], start) + len(row["last"])])
        assert held[0] == held[1]
