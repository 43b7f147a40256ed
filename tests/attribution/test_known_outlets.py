"""The outlets that run agencies' copy, and whose copy others run; the shipped ones and one's own."""

from __future__ import annotations

import json

import pytest

from attribution.test_credits import by_hand, judged, story
from attribution.test_looks_like_a_name import STORY, claimed
from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.cli.main import run
from wirecopy.errors import DataFileError
from wirecopy.records import Relation


def own(tmp_path, text):
    path = tmp_path / "outlets.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_who_takes_an_agencys_copy_is_told():
    assert "LatestLY" in load().agencies["ani"].taken_by
    assert load().agencies["kpl"].taken_by == ()


def test_a_domain_that_a_story_names_is_shown_under_its_outlets_name():
    text = f"{STORY}\n\nThis article was originally published on independent.co.uk"
    assert claimed(text) == [("syndicated", "The Independent")]


def test_a_users_file_adds_outlets_and_replaces_fields(tmp_path):
    path = own(
        tmp_path, "- {domain: bay.example, name: Bay Post, feeds: [kpl]}\n- {domain: zeit.de, feeds: [sid]}\n"
    )
    catalogue = load(outlets=path)
    assert catalogue.agencies["kpl"].taken_by == ("Bay Post",)
    assert catalogue.outlets["zeit.de"].name == "ZEIT ONLINE"
    assert "ZEIT ONLINE" not in catalogue.agencies["dpa"].taken_by
    assert catalogue.version != load().version


def test_an_outlets_own_words_say_that_a_story_came_unedited(tmp_path):
    path = own(tmp_path, "- {domain: bay.example, name: Bay Post, disclaimers: ['Printed as it came in.']}\n")
    text = f"{STORY}\n\nPrinted  as it came in."
    for outlet, unedited in ((("bay.example", "Bay Post"), True), (("hill.example", "Hill Post"), False)):
        judgement = attribute(story(text, outlet=outlet), load(outlets=path))
        assert judgement.auto_generated is unedited
        assert judgement.attributions == ()


@pytest.mark.parametrize(
    ("byline", "paper"),
    [
        ("Story by Hill Mail", "Hill Mail"),
        ("The Hill Herald (Hillton)", "The Hill Herald"),
        ("Hill Harbour Times", "Hill Harbour Times"),
        ("Ada Lind", None),
    ],
)
def test_an_aggregator_shows_a_paper_s_story_under_the_paper_s_name(tmp_path, byline, paper):
    path = own(tmp_path, "- {domain: bay.example, name: Bay Feed, aggregator: true}\n")
    text = f"{STORY}\n\n(AFP)"
    for outlet, shown in ((("bay.example", "Bay Feed"), paper), (("lake.example", "Lake Feed"), None)):
        judgement = attribute(story(text, byline=byline, outlet=outlet), load(outlets=path))
        claims = {one.organisation.name: one.by and one.by.name for one in judgement.attributions}
        assert claims == ({"AFP": shown, shown: None} if shown else {"AFP": None})


@pytest.mark.parametrize(
    ("language", "byline", "foot"),
    [
        ("en", "Hill Quarterdeck", "Continue reading at Hill Quarterdeck"),
        ("fr", "Rives", "Lire l'article complet sur Rives"),
        ("it", "Il Quotidiano del Molo", "Tutti i diritti riservati"),
        ("es", "El Heraldo de la Costa", "Todos los derechos reservados"),
        ("pl", "Nabrzeże", "Przeczytaj cały artykuł na Nabrzeże"),
        ("ar", "المرسى", "هذا الخبر مقدم من: المرسى"),
        ("ja", "6/9(木) 17:42配信\u3000江城日日新聞", "最終更新：6/9(木) 17:42"),
    ],
)
def test_an_aggregators_byline_is_a_publisher_by_its_name_or_by_where_the_foot_leads(
    tmp_path, language, byline, foot
):
    path = own(tmp_path, "- {domain: bay.example, name: Bay Feed, aggregator: true}\n")
    item = story(
        f"{STORY}\n\n(AFP)\n\n{foot}", byline=byline, language=language, outlet=("bay.example", "Bay Feed")
    )
    paper = byline.rpartition("\u3000")[2]
    claims = {
        one.organisation.name: one.by and one.by.name
        for one in attribute(item, load(outlets=path)).attributions
    }
    assert claims == {"AFP": paper, paper: None}


@pytest.mark.parametrize(
    ("foot", "shown"), [("Źródło: Gazeta Nadbrzeżna", "Gazeta Nadbrzeżna"), ("Foto: Gazeta Nadbrzeżna", None)]
)
def test_elsewhere_a_byline_is_a_publisher_where_the_foot_names_it_as_source(foot, shown):
    judgement = attribute(
        story(f"{STORY} (PAP)\n\n{foot}", byline="Gazeta Nadbrzeżna", language="pl"), load()
    )
    claims = {one.organisation.name: one.by and one.by.name for one in judgement.attributions}
    assert claims == ({"PAP": shown, shown: None} if shown else {"PAP": None})


@pytest.mark.parametrize("label", ["jsonld.provider", "jsonld.author"])
def test_an_aggregator_states_out_of_sight_whose_story_it_shows(tmp_path, label):
    path = own(tmp_path, "- {domain: bay.example, name: Bay Feed, aggregator: true}\n")
    for outlet, shown in ((("bay.example", "Bay Feed"), "Hill Mail"), (("lake.example", "Lake Feed"), None)):
        item = story(f"{STORY}\n\n(AFP)", metadata=[(label, "Hill Mail")], outlet=outlet)
        claims = {
            one.organisation.name: one.by and one.by.name
            for one in attribute(item, load(outlets=path)).attributions
        }
        assert claims == ({"AFP": shown, shown: None} if shown else {"AFP": None})


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("- domain: bay.example\n  name: Bay\n  colour: red\n", 3, "`colour` is no field"),
        ("- name: Bay\n", 1, "needs a `domain`"),
        ("- name: Bay\n  domain: Bay Post\n", 2, "needs a `domain`"),
        ("- domain: bay.example\n", 1, "`bay.example` has no `name`"),
        ("- domain: bay.example\n  name: [Bay]\n", 2, "`name` must be text"),
        ("- domain: bay.example\n  name: Bay\n  feeds: ap\n", 3, "`feeds` must be a list of texts"),
        (
            "- {domain: a.example, name: A}\n- domain: b.example\n  name: B\n  feeds: [nobody]\n",
            4,
            "`feeds` names `nobody`, which is not in the catalogue",
        ),
        (
            "- domain: bay.example\n  name: Bay\n  aggregator: often\n",
            3,
            "`aggregator` must be true or false",
        ),
        ("- Bay\n", 1, "must be an outlet with fields"),
        ("domain: bay.example\n", 1, "must be a list of outlets"),
        ("- {domain: [bay\n", 2, "not valid YAML"),
    ],
)
def test_a_fault_names_file_line_and_what_is_wrong(tmp_path, text, line, fault):
    path = own(tmp_path, text)
    with pytest.raises(DataFileError) as raised:
        load(outlets=path)
    assert f"{path}:{line}: " in str(raised.value)
    assert fault in str(raised.value)


def test_a_run_reads_the_file_named_in_the_configuration(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    path = own(tmp_path, "- {domain: bay.example, name: Bay Post, disclaimers: ['Printed as it came in.']}\n")
    config, night, store = tmp_path / "config.toml", tmp_path / "night.jsonl", str(tmp_path / "store.db")
    config.write_text(f'outlets = "{path}"\n')
    night.write_text(
        json.dumps(
            {"id": "GC-1", "url": "https://bay.example/1", "text": f"{STORY}\n\nPrinted as it came in."}
        )
    )

    assert run(["--config", str(config), "--store", store, "--quiet", "nightly", str(night)]) == 0
    capsys.readouterr()
    assert run(["--store", store, "story", "GC-1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["feed"]["words"] == "Printed as it came in."


@pytest.mark.parametrize(
    ("given", "paper"),
    [
        ({"byline": "湾岸新聞デジタル 7月13日(水)19時37分配信"}, "湾岸新聞デジタル"),
        ({"metadata": [("jsonld.author", "港スポーツ")]}, "港スポーツ"),
        ({"byline": "만일보"}, "만일보"),
        ({"text": f"{STORY}\n\nCopyright © 만데일리안. 무단전재 및 재배포 금지."}, "만데일리안"),
        ({"text": f"{STORY}\n\nCopyright © Bay Feed. 무단전재 및 재배포 금지."}, None),
        ({"byline": "박상우 기자"}, None),
        ({"metadata": [("jsonld.author", "Ada Lind")]}, None),
    ],
)
def test_an_aggregator_of_east_asia_tells_whose_story_it_shows(tmp_path, given, paper):
    path = own(tmp_path, "- {domain: bay.example, name: Bay Feed, aggregator: true}\n")
    for outlet, shown in ((("bay.example", "Bay Feed"), paper), (("lake.example", "Lake Feed"), None)):
        judgement = attribute(story(**given, outlet=outlet), load(outlets=path))
        assert [one.organisation.name for one in judgement.attributions] == ([shown] if shown else [])


def test_a_publisher_whose_story_an_aggregator_shows_is_no_source_of_it():
    text = (
        "A corridor for koalas has opened. “They found it,” wildlife carer Ada Lind told 7NEWS.\n\n- With AAP"
    )
    judgement = judged(text, byline="Story by Ada Moss • 7NEWS", outlet=("msn.com", "MSN"))
    assert by_hand(judgement, Relation.syndicated) == [("7NEWS", None)]
    assert by_hand(judgement, Relation.quotes) == by_hand(judgement, Relation.cites) == []


@pytest.mark.parametrize(
    ("byline", "publisher"),
    [("Le Figaro avec AFP", "Le Figaro"), ("The Independent - Via AP news wire", "The Independent")],
)
def test_an_aggregators_byline_may_name_with_whom_the_publisher_made_it(byline, publisher):
    judgement = judged(
        "The viaduct has opened to walkers. It is 210 metres long.", byline=byline, outlet=("msn.com", "MSN")
    )
    assert publisher in [name for name, _ in by_hand(judgement, Relation.syndicated)]


def test_a_paper_is_still_cited_in_a_story_that_another_paper_published():
    text = "MONTEVIDEO, Oct 3 (EFE) - A tram will run, the Bay Herald reported, citing the mayor."
    judgement = judged(text, byline="Infobae", outlet=("yahoo.com", "Yahoo News"))
    assert by_hand(judgement, Relation.cites) == [("Bay Herald", None)]
