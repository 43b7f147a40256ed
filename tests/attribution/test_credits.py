"""What credits make of an agency: its copy, a part of a text, a source, a picture, or nothing."""

from __future__ import annotations

import pytest

from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.records import Attribution, Item, Judgement, Notice, Outlet, Relation, Zone, ZoneSpan

STORY = (
    "The ferry across the sound will run again from Monday, the harbour master said. "
    "Two engines were repaired."
)


def story(
    text=STORY,
    *,
    byline=None,
    metadata=(),
    language="en",
    outlet=("herald.example", "Harbour Herald"),
    title=None,
):
    zones = [ZoneSpan(Zone.body, 0, len(text))]
    for zone, label, value in ((Zone.byline, "", byline), *((Zone.metadata, *pair) for pair in metadata)):
        if value:
            text, start = f"{text}\n\n{value}", len(text) + 2
            zones.append(ZoneSpan(zone, start, len(text), label))
    return Item("case", Outlet(*outlet), text, tuple(zones), title=title, byline=byline, language=language)


def judged(*args, **given) -> Judgement:
    return attribute(story(*args, **given), load())


def claims(judgement: Judgement, relation: Relation) -> list[str | None]:
    return sorted(
        one.organisation.agency or one.organisation.name
        for one in judgement.attributions
        if one.relation is relation
    )


def by_hand(judgement: Judgement, relation: Relation) -> list[tuple[str, str | None]]:
    """Names that stand in a relation, each with whoever hands its words on."""
    return [
        (one.organisation.name, one.by.name if one.by else None)
        for one in judgement.attributions
        if one.relation is relation
    ]


def of(judgement: Judgement, relation: Relation, name: str) -> Attribution:
    return next(
        one
        for one in judgement.attributions
        if one.relation is relation and name in (one.organisation.agency, one.organisation.name)
    )


@pytest.mark.parametrize(
    ("byline", "relation", "agencies"),
    [
        ("ANI | Moscow | Updated: 12-01-2022 22:52 IST", Relation.syndicated, ["ani"]),
        ("By Reuters", Relation.syndicated, ["reuters"]),
        ("PTI", Relation.syndicated, ["pti"]),
        ("PTI, Kochi", Relation.syndicated, ["pti"]),
        ("Von Ute Klein, dpa", Relation.syndicated, ["dpa"]),
        ("Lena Kern for AFP", Relation.syndicated, ["afp"]),
        ("Source: IANS", Relation.syndicated, ["ians"]),
        ("AP, Reuters", Relation.syndicated, ["ap", "reuters"]),
        ("Quelle: sid/dpa", Relation.syndicated, ["dpa", "sid"]),
        ("By Rita Osei, CNN", Relation.syndicated, ["cnn-newsource"]),
        ("Rita Osei The Washington Post", Relation.syndicated, ["washington-post-news-service"]),
        ("Redazione ANSA", Relation.syndicated, ["ansa"]),
        ("Redacción / EFE", Relation.contributed, ["efe"]),
        ("Haber Merkezi / AA", Relation.contributed, ["anadolu"]),
        ("Rita Osei com Lusa", Relation.contributed, ["lusa"]),
        ("di Rita Osei e Ansa", Relation.contributed, ["ansa"]),
        ("AFP and Rita Osei", Relation.contributed, ["afp"]),
        ("BY HARBOUR HERALD WITH AA", Relation.contributed, ["anadolu"]),
        ("BY HARBOUR HERALD WITH AA ISTANBUL SEP 12, 2022 - 1:06 PM", Relation.contributed, ["anadolu"]),
        ("Harbour Herald with AFP", Relation.contributed, ["afp"]),
        ("Rita Osei and AP", Relation.contributed, ["ap"]),
        ("det/dpa", Relation.contributed, ["dpa"]),
        ("von dpa, unserer Redaktion", Relation.contributed, ["dpa"]),
    ],
)
def test_a_byline_tells_whole_copy_from_a_part(byline, relation, agencies):
    judgement = judged(byline=byline)
    other = Relation.contributed if relation is Relation.syndicated else Relation.syndicated
    assert claims(judgement, relation) == agencies
    assert claims(judgement, other) == []


@pytest.mark.parametrize(
    "byline",
    [
        "By Ani Petrova",
        "Sid Reuter, science editor",
        "By Our Staff",
        "Online",
        "Editorial",
        "Rita Osei, formerly of Reuters",
    ],
)
def test_a_byline_that_only_looks_like_an_agency_is_none(byline):
    assert judged(byline=byline).attributions == ()


def test_an_agency_beside_the_outlets_staff_among_authors_contributed():
    fields = (("jsonld.author", "Deutsche Presse-Agentur"), ("jsonld.author", "HH-Redaktion"))
    judgement = judged(metadata=fields, language="de")
    assert claims(judgement, Relation.contributed) == ["dpa"]
    assert claims(judgement, Relation.syndicated) == []
    assert claims(judged(byline="Staff Reporter | AFP"), Relation.contributed) == ["afp"]


def test_a_dateline_that_joins_the_outlets_desk_to_the_agency_tells_of_a_part():
    judgement = judged(f"Wiesbaden (KNA/hh) – {STORY}", language="de")
    assert claims(judgement, Relation.contributed) == ["kna-de"]
    assert claims(judgement, Relation.syndicated) == []


@pytest.mark.parametrize(
    ("dateline", "agencies"),
    [
        ("MOSCOW, Jan 12 (TASS) — ", ["tass"]),
        ("KYIV (Reuters) - ", ["reuters"]),
        ("Pune [India], January 12 (ANI): ", ["ani"]),
        ("MOSCOW, January 12. /TASS/. ", ["tass"]),
        ("TALLINN, Feb 08, BNS - ", ["bns"]),
        ("AUSTIN, Texas, Jan. 12, 2022 /PRNewswire/ -- ", ["pr-newswire"]),
        ("BOSTON--(BUSINESS WIRE)--", ["business-wire"]),
        ("Hannover (dpa/lni) - ", ["dpa"]),
        ("(ANSA) - ROMA, 12 GEN - ", ["ansa"]),
        ("JAKARTA (REUTERS, AFP) - ", ["afp", "reuters"]),
        ("SYDNEY, May 3 AAP - ", ["aap"]),
        ("Baku, May 3, AZERTAC ", ["azertac"]),
        ("(MENAFN- IANS) ", ["ians"]),
        ("(CNN) — ", ["cnn-newsource"]),
        ("Rome Newsroom, Oct 9, 2021 / 06:00 am (CNA).\n\n", ["catholic-news-agency"]),
        ("VIJAYAWADA, Jan 12 (AP): Voters in AP will queue. ", []),
        ("New Delhi [India], May 12 (ANI/PRNewswire): ", ["ani-press-release", "pr-newswire"]),
        ("New Delhi, May 12 (Media OutReach/ANI): ", ["ani-press-release", "media-outreach"]),
        ("Vijayawada (AP), Jan 12: ", []),
        ("The Press Trust of India (PTI) ", []),
    ],
)
def test_a_dateline_names_whose_copy_it_is(dateline, agencies):
    assert claims(judged(dateline + STORY), Relation.syndicated) == agencies


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("新华社北京1月12日电 展览在首都开幕，吸引了许多观众前来参观，主办方说将持续到春天。", "xinhua"),
        (
            "(강릉=연합뉴스) 이바다 기자 = 골목의 등대 빵집이 새 오븐을 들이고 줄을 세우고 있다.",
            "yonhap",
        ),
        ("【札幌共同】雪が三日続き、市内の道路では車の列が長く伸びたと市の担当者が話した。", "kyodo"),
        (
            "ТВЕРЬ, 3 февраля. /ТАСС/. Городской музей показал коллекцию старых карт после реставрации.",
            "tass",
        ),
        (
            "الرياض - واس - عرض المتحف اليوم مجموعة من الخرائط القديمة بعد ترميم استمر عامين كاملين.",
            "spa",
        ),
        (
            "रांची, 3 फरवरी (भाषा) शहर के पुराने बाजार में नई घड़ी लगाई गई है और लोग उसे देखने आ रहे हैं, व्यापारियों ने कहा।",
            "pti-bhasha",
        ),
    ],
)
def test_datelines_of_other_scripts_are_read_too(text, agency):
    assert claims(judged(text, language=None), Relation.syndicated) == [agency]


@pytest.mark.parametrize(
    ("signoff", "agencies"),
    [
        (" (ANI)", ["ani"]),
        ("\n\n—Reuters", ["reuters"]),
        (" — AFP", ["afp"]),
        ("\n\n/TASS/", ["tass"]),
        (" PTI SLD ABM NN", ["pti"]),
        ("\n\n--IANS\n\nrk/sd", ["ians"]),
        ("\n\nefe-epa", ["efe"]),
        ("\n\n(END) Dow Jones Newswires", ["dow-jones"]),
        ("\n\nAgencias AFP, ANSA y Reuters", ["afp", "ansa", "reuters"]),
        ("\n\n(Reporting by Ana Lima; Editing by Joe Park)", ["reuters"]),
        ("\n\nCopyright 2022 The Associated Press. All rights reserved.", ["ap"]),
        (" They come from Vijayawada (AP).", []),
    ],
)
def test_a_sign_off_names_whose_copy_it_was(signoff, agencies):
    assert claims(judged(STORY + signoff), Relation.syndicated) == agencies


@pytest.mark.parametrize(
    "foot",
    [
        "(With inputs from PTI)",
        "With PTI inputs.",
        "rt/mk (PTI, AFP)",
        "PTI contributed to this report.",
        "(Harbour Herald/PTI)",
        "PTI/rk",
    ],
)
def test_inputs_are_a_part_and_not_the_copy(foot):
    judgement = judged(f"{STORY}\n\n{foot}")
    assert "pti" in claims(judgement, Relation.contributed)
    assert claims(judgement, Relation.syndicated) == []


def test_an_agency_that_relays_another_stands_between():
    judgement = judged(STORY + " (ANI/Sputnik)")
    assert of(judgement, Relation.syndicated, "ani").by is None
    assert of(judgement, Relation.syndicated, "sputnik").by.agency == "ani"


def test_a_worldwide_wire_comes_through_the_other_whichever_stands_first():
    judgement = judged(byline="AFP-JIJI")
    assert of(judgement, Relation.syndicated, "jiji").by is None
    assert of(judgement, Relation.syndicated, "afp").by.agency == "jiji"


@pytest.mark.parametrize(
    "caption",
    ["Image Credit: ANI", "Foto: Lars Hein/dpa", "A tram passes. (AP Photo/Lee Orr)", "REUTERS/Ida Bloom"],
)
def test_a_picture_credit_is_no_lineage(caption):
    judgement = judged(f"{STORY}\n\n{caption}")
    assert len(claims(judgement, Relation.photo)) == 1
    assert all(not one.relation.is_lineage for one in judgement.attributions)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters could not independently verify the account.",
        "Interfax has hired two editors in its northern office.",
        "The museum shows a replica of Sputnik, the first satellite.",
        "Students of AP classes may ride free.",
        "\"My brother wrote, 'Reuters says the pass is shut,'\" the engineer said.",
        "A manager at Interfax said the canteen was too small.",
        "Ani said the ferry was late.",
    ],
)
def test_a_mention_is_no_source(sentence):
    judgement = judged(f"{STORY} {sentence}")
    assert [one for one in judgement.attributions if one.relation.is_lineage] == []


def test_a_story_about_an_agency_has_it_as_its_subject():
    judgement = judged(f"Interfax has hired two editors. {STORY}")
    assert claims(judgement, Relation.subject) == ["interfax"]


def test_a_speaker_reaches_the_story_through_the_agency_that_was_told():
    judgement = judged(f"{STORY} Jane Doe, the owner, told Reuters that fares would rise.")
    speaker = of(judgement, Relation.quotes, "Jane Doe")
    assert speaker.by.agency == "reuters"
    assert claims(judgement, Relation.cites) == ["reuters"]


def test_an_agency_may_cite_another_that_quotes_a_speaker():
    judgement = judged(
        f"{STORY} Yonhap quoted KCNA as saying so. "
        "A port captain was quoted by KCNA as saying the dock was full."
    )
    assert of(judgement, Relation.cites, "kcna").by.agency == "yonhap"
    assert of(judgement, Relation.quotes, "port captain").by.agency == "kcna"


def test_what_an_agency_was_told_is_no_citation_in_its_own_copy():
    judgement = judged(f"OSLO (Reuters) - {STORY} A sailor told Reuters that fares would rise.")
    assert claims(judgement, Relation.syndicated) == ["reuters"]
    assert claims(judgement, Relation.cites) == []
    assert claims(judgement, Relation.quotes) == []


def test_an_agencys_own_site_owes_itself_nothing():
    judgement = judged(
        f"LINCOLN (AP) — {STORY} Farmers told The Associated Press so.", outlet=("apnews.com", "AP News")
    )
    assert judgement.own_agency == "ap"
    assert judgement.attributions == ()


def test_a_byline_against_the_dateline_proves_nothing():
    judgement = judged(f"Nashik [India], June 9 (ANI): {STORY} (ANI)", byline="By PTI")
    assert claims(judgement, Relation.syndicated) == ["ani"]


def test_an_outlet_that_tells_of_its_own_reporting_did_not_run_the_agencys_copy():
    judgement = judged(f"{STORY} Fares will rise, the mayor told this newspaper.", byline="PTI")
    assert claims(judgement, Relation.syndicated) == []


@pytest.mark.parametrize(("place", "agency"), [("TEHRAN", "mehr"), ("YANGON", "mna-mm")])
def test_the_place_tells_agencies_of_one_token_apart(place, agency):
    assert claims(judged(f"{place}, Jan. 12 (MNA) – {STORY}"), Relation.syndicated) == [agency]


def test_a_token_that_stays_open_makes_no_claim():
    assert claims(judged(f"OSLO, Jan. 12 (MNA) – {STORY}"), Relation.syndicated) == []


def test_a_feed_without_a_name_is_a_feed_and_no_guess():
    judgement = judged(
        f"{STORY}\n\n(This story has not been edited by our staff and is auto-generated "
        "from a syndicated feed.)"
    )
    assert judgement.auto_generated
    assert judgement.attributions == ()


def test_a_feed_may_be_named():
    judgement = judged(f"{STORY}\n\nThis story is published from PTI feed without modifications.")
    assert judgement.auto_generated
    assert claims(judgement, Relation.syndicated) == ["pti"]


def test_a_field_of_the_page_that_names_the_author_is_a_credit_and_the_publishers_name_is_not():
    assert claims(judged(metadata=[("jsonld.author", "Reuters")]), Relation.syndicated) == ["reuters"]
    assert judged(metadata=[("jsonld.publisher", "Reuters")]).attributions == ()


def test_a_publisher_outside_the_catalogue_is_named_where_words_make_it_sure():
    judgement = judged(f"{STORY} (ANI)\n\nOriginally published on baypost.example", byline="Bay Post")
    assert (
        of(judgement, Relation.syndicated, "ani").by.name == "baypost.example"
        or of(judgement, Relation.syndicated, "ani").by.name == "Bay Post"
    )
    assert judged(f"{STORY}\n\nFirst published on herald.example").attributions == ()
    assert judged(f"{STORY} (The Hindu)").attributions == ()


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        ("MANDATORY KILL: Ferry story of Jan 12", Notice.kill),
        ("Advisory: story on the dam is withdrawn", Notice.withdrawal),
        ("CORRECTED-Port to close for a week", Notice.correction),
        ("REFILE-Port to close for a week", Notice.refile),
        ("UPDATE 2-Port to close for a week", Notice.update),
        ("Eds: adds details", Notice.update),
        ("Council to correct the date of the fair", None),
        ("Hunters kill a wolf", None),
        ("KILL-Port to close for a week", Notice.kill),
        ("KILLED-Port to close for a week", Notice.kill),
        ("KILL: PORT TO CLOSE FOR A WEEK", Notice.kill),
        ("EDITORIAL KILL", Notice.kill),
        ("BULLETIN KILL", Notice.kill),
        ("URGENT MANDATORY KILL", Notice.kill),
        ("AP-EU--Port-Closure, KILL", Notice.kill),
        ("Story killed: Port to close for a week", Notice.kill),
        ("STORY REMOVED - Port to close for a week", Notice.withdrawal),
        ("Killed in action", None),
        ("Killed: five soldiers in an ambush", None),
        ("Ferry captain killed: police", None),
        ("FIVE KILLED - POLICE", None),
        ("Licence to kill: hunters speak", None),
        ("KILL-SWITCH LAW PASSES", None),
        ("Kill-switch law passes", None),
        ("Kill Bill: the sequel", None),
        ("Toy Story killed at the box office", None),
        ("Union settles editorial kill fee", None),
        ("Story removed from the curriculum", None),
    ],
)
def test_a_title_may_declare_a_notice(title, notice):
    assert judged(title=title).notice is notice


@pytest.mark.parametrize(
    ("opening", "notice"),
    [
        ("KILL KILL KILL", Notice.kill),
        ("Please kill item dpa 157 “Port to close”. The closure was called off.", Notice.kill),
        ("Kill the story slugged BC-Port-Closure. It is wrong.", Notice.kill),
        ("The story “Port to close for a week” has been killed. Please disregard it.", Notice.kill),
        ("A kill is mandatory.", Notice.kill),
        ("Reuters has removed this story because it did not meet its standards.", Notice.withdrawal),
        ("This story has been removed. A corrected one will follow.", Notice.withdrawal),
        ("Kill the deer, the minister told hunters on Monday, and the herd will recover.", None),
        ("The story of the man who has been killed is known in the village.", None),
        ("The story of how forty statues have been removed began in spring.", None),
        ("The broadcaster has withdrawn its report on the port, a rival said on Monday.", None),
    ],
)
def test_an_opening_may_declare_a_notice(opening, notice):
    assert judged(f"{opening}\n\n{STORY}").notice is notice


def test_a_text_that_is_a_list_of_names_is_still_judged():
    judgement = judged(f"OSLO (AP) — {STORY}" + " told Reuters" * 5000)
    assert claims(judgement, Relation.syndicated) == ["ap"]


def test_the_same_story_is_always_judged_the_same():
    text = f"MOSCOW, Jan 12 (TASS) — {STORY} Reuters and AFP said so, citing KCNA. (ANI/Sputnik)"
    assert judged(text) == judged(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mine is shut, Reuters and AFP reported on Monday.",
        "According to AFP and Reuters, the mine is shut.",
        "The mayor told Reuters and AFP that the mine is shut.",
    ],
)
def test_agencies_named_together_are_cited_together(text):
    assert claims(judged(text), Relation.cites) == ["afp", "reuters"]


def test_agencies_on_two_sides_of_a_comma_say_each_its_own():
    judgement = judged("The mayor told AFP, Reuters reported, that the mine is shut.")
    assert of(judgement, Relation.cites, "afp").evidence[0].words == "told AFP"
    assert of(judgement, Relation.cites, "reuters").evidence[0].words == "Reuters reported"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Barley grows well, Trend reports.", ["trend-az"]),
        ("Barley follows a trend, farmers said.", []),
    ],
)
def test_a_byline_of_one_ordinary_word_is_an_agency_where_the_text_has_it_report(text, agency):
    assert claims(judged(text, byline="Trend"), Relation.syndicated) == agency
