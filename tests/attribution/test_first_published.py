"""What says that a text first stood elsewhere, and who then handed it on."""

from __future__ import annotations

import pytest

from attribution.test_credits import STORY, by_hand, story
from attribution.test_no_copy import read_and_judged
from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.records import Relation

FEET = [
    "The post Ferry to run again, harbour says appeared first on Bay Post.",
    "The post Ferry to run again first appeared on Bay Post.",
    "Der Beitrag Fähre: ab Montag wieder erschien zuerst auf Bay Post.",
    "L’article Le bac reprend lundi est apparu en premier sur Bay Post.",
    "La entrada El transbordador vuelve se publicó primero en Bay Post.",
    "O post A balsa volta, diz porto apareceu primeiro em Bay Post.",
    "L'articolo Il traghetto torna lunedì proviene da Bay Post.",
    "Het bericht Veerpont vaart weer verscheen eerst op Bay Post.",
    "Artykuł Prom znów pływa pochodzi z serwisu Bay Post.",
    "Inlägget Färjan går igen dök först upp på Bay Post.",
    "Indlægget Færgen sejler igen blev først udgivet på Bay Post.",
    "Innlegget Ferja går igjen dukket først opp på Bay Post.",
    "Сообщение Паром снова ходит появились сначала на Bay Post.",
    "Vapur yeniden başlıyor yazısı ilk önce Bay Post üzerinde ortaya çıktı.",
]


@pytest.mark.parametrize("foot", FEET)
def test_the_foot_of_a_blogs_feed_names_whose_story_it_is_and_an_agency_reached_the_outlet_through_it(
    tmp_path, foot
):
    judgement = read_and_judged(tmp_path, text=f"{STORY} — AFP\n\n{foot}")
    assert by_hand(judgement, Relation.syndicated) == [("AFP", "Bay Post"), ("Bay Post", None)]


@pytest.mark.parametrize("foot", FEET[:3])
def test_an_outlet_is_its_own_author_in_its_own_feed(tmp_path, foot):
    text = f"{STORY} — AFP\n\n{foot}"
    judgement = read_and_judged(tmp_path, text=text, outlet="Bay Post", url="https://baypost.example/a")
    assert by_hand(judgement, Relation.syndicated) == [("AFP", None)]


def test_a_sentence_about_a_post_is_no_foot(tmp_path):
    text = f"{STORY}\n\nThe post of harbour master appeared first on a list of 1910, she added."
    assert read_and_judged(tmp_path, text=text).attributions == ()


@pytest.mark.parametrize(
    ("byline", "foot", "publisher"),
    [
        ("Tidings", "More from Tidings", "Tidings"),
        ("The Tidings", "Read the full report on Tidings", "The Tidings"),
        ("Historia de Costa Norte • 3 h", "Ver más en Costa Norte", "Costa Norte"),
        ("Вестник залива", "Источник: Вестник залива", "Вестник залива"),
        ("Вестник залива", "Читать полностью на сайте «Вестник залива»", "Вестник залива"),
        ("Tidings", "More from the harbour", None),
        ("Ada Lind", "More from Tidings", None),
    ],
)
def test_an_aggregators_byline_is_a_publisher_where_the_foot_leads_to_it(tmp_path, byline, foot, publisher):
    outlets = tmp_path / "outlets.yaml"
    outlets.write_text("- {domain: bay.example, name: Bay Feed, aggregator: true}\n", encoding="utf-8")
    item = story(f"{STORY}\n\n{foot}", byline=byline, outlet=("bay.example", "Bay Feed"))
    found = [one.organisation.name for one in attribute(item, load(outlets=outlets)).attributions]
    assert found == ([publisher] if publisher else [])


def test_a_domain_at_the_foot_is_called_as_the_aggregators_byline_calls_it(tmp_path):
    text = f"{STORY} – dpa\n\nThis article first appeared on thetidings.example"
    judgement = read_and_judged(tmp_path, text=text, byline="Provided by The Tidings")
    assert by_hand(judgement, Relation.syndicated) == [("dpa", "The Tidings"), ("The Tidings", None)]


def test_a_publisher_may_be_part_of_a_network_that_the_catalogue_knows(tmp_path):
    foot = "originally published by Bay Examiner, which is part of States Newsroom, a network of bureaus."
    judgement = read_and_judged(tmp_path, text=f"{STORY}\n\nThis story was {foot}")
    assert by_hand(judgement, Relation.syndicated) == [
        ("Bay Examiner", None),
        ("States Newsroom", "Bay Examiner"),
    ]


def test_what_one_agency_was_first_to_publish_came_through_the_one_with_which_the_outlet_has_agreed(tmp_path):
    foot = (
        "This story was first published by BenarNews and is used with permission.\n\n"
        "This article is republished under a community partnership agreement with RNZ."
    )
    judgement = read_and_judged(tmp_path, text=f"{STORY}\n\n{foot}")
    assert by_hand(judgement, Relation.syndicated) == [("BenarNews", "RNZ"), ("RNZ", None)]
