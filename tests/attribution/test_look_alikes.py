"""A name in look-alike letters is found and marked; characters that nobody sees change nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.test_credits import STORY, claims, judged, of, story
from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.cli.main import run
from wirecopy.records import CONFUSABLE, Relation
from wirecopy.text.lookalikes import skeleton

DATELINES = {
    "a Cyrillic letter in a Latin name": ("OSLO, Jan 12 (R\u0435uters) - ", "en", "reuters"),
    "most letters Cyrillic": ("MOSCOW, Jan 12 (\u0422\u0410SS) -- ", "en", "tass"),
    "a Greek letter": ("ATHENS (\u0391FP) - ", "en", "afp"),
    "a Latin letter in a Cyrillic name": ("ОСЛО, 12 янв — (ТAСС). ", "ru", "tass"),
    "one word of several": ("PARIS (Agen\u0441e Franc\u0435-Presse) - ", "en", "afp"),
    "full-width letters": ("OSLO (\uff32\uff45\uff55\uff54\uff45\uff52\uff53) - ", "en", "reuters"),
    "mathematical letters": (
        "OSLO (\U0001d411\U0001d41e\U0001d42e\U0001d42d\U0001d41e\U0001d42b\U0001d42c) - ",
        "en",
        "reuters",
    ),
    "a whole name in another script, alone in its text": ("PARIS (\u0410\u0420) — ", "en", "ap"),
}


@pytest.mark.parametrize(("dateline", "language", "agency"), DATELINES.values(), ids=DATELINES)
def test_a_name_in_look_alike_letters_is_found_and_marked_and_proves_less(dateline, language, agency):
    running = STORY if language == "en" else "Паромы снова пойдут в понедельник, сказал начальник порта."
    item = story(dateline + running, language=language)

    (claim,) = attribute(item, load()).attributions

    (proof,) = claim.evidence
    assert (claim.relation, claim.organisation.agency) == (Relation.syndicated, agency)
    assert proof.rule == "dateline-confusable"
    assert proof.words == item.text[proof.start : proof.end] == dateline[: len(proof.words)]
    assert (
        claim.confidence < of(judged(f"OSLO (Reuters) - {STORY}"), Relation.syndicated, "reuters").confidence
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мост в АР Крым открыли, сообщает АР Крым. По данным АР, все готово.", "ru"),
        ("Мост в \u0410P Крым открыли, сообщает \u0410P Крым. По данным \u0410P, все готово.", "ru"),
        ("Слово РЕUТЕ ничего не значит, сообщает РЕUТЕ.", "ru"),
        ("He wrote Москва and Сор on the wall, the mayor said.", "en"),
        ("The α-blocker and the β-test were fine, the α-team said.", "en"),
    ],
    ids=["a word of its own", "a slip of the keyboard", "no name", "foreign words", "symbols"],
)
def test_a_word_of_another_language_is_that_whatever_it_looks_like(text, language):
    assert judged(text, language=language).attributions == ()


def test_the_same_name_beside_it_in_its_own_letters_stays_unmarked():
    judgement = judged(f"OSLO, Jan 12 (Reuters) - {STORY} (R\u0435uters)")
    rules = [proof.rule for proof in of(judgement, Relation.syndicated, "reuters").evidence]
    assert rules == ["dateline", "signoff-syndicated-confusable"]


def test_of_two_names_in_one_credit_only_the_one_in_other_letters_is_marked():
    judgement = judged(byline="AFP, R\u0435uters")
    rules = {
        name: of(judgement, Relation.syndicated, name).evidence[0].rule.endswith(CONFUSABLE)
        for name in claims(judgement, Relation.syndicated)
    }
    assert rules == {"afp": False, "reuters": True}


@given(st.lists(st.sampled_from("\u200b\u00ad\u202e\u2066\ufeff"), min_size=1, max_size=6), st.data())
def test_characters_that_nobody_sees_change_no_claim_and_proofs_are_the_storys_own_words(hidden, data):
    plain = f"OSLO, Jan 12 (Reuters) - {STORY} The gate is shut, according to TASS."
    text = plain
    for letter in hidden:
        place = data.draw(st.integers(1, len(text) - 1))
        text = text[:place] + letter + text[place:]

    seen, expected = judged(text), judged(plain)

    assert [(c.relation, c.organisation, c.confidence) for c in seen.attributions] == [
        (c.relation, c.organisation, c.confidence) for c in expected.attributions
    ]
    for claim in seen.attributions:
        for proof in claim.evidence:
            assert proof.words == text[proof.start : proof.end]


def test_look_alikes_have_one_skeleton_each_where_it_stood():
    assert skeleton("R\u0435ut\u0435rs ТАСС") == skeleton("Reuters TACC")
    assert len(skeleton("\U0001d411\uff25x")) == 3


def test_agencies_test_story_and_lineage_show_the_mark(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    text = f"OSLO, Jan 12 (R\u0435uters) - {STORY}"
    night, store = tmp_path / "night.jsonl", str(tmp_path / "store.db")
    night.write_text(json.dumps({"id": "GC-1", "outlet": "Bay", "title": "Ferry", "text": text}))
    assert run(["--store", store, "--quiet", "nightly", str(night)]) == 0
    capsys.readouterr()

    shown = {}
    for words in (
        ["agencies", "test", text],
        ["story", "GC-1"],
        ["lineage", "GC-1"],
        ["export", "attributions"],
    ):
        assert run(["--store", store, *words]) == 0
        shown[words[0]] = capsys.readouterr().out

    assert {name: "confusable" in out for name, out in shown.items()} == dict.fromkeys(shown, True)
