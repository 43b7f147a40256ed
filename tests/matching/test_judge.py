from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.matching.furniture import Holding, learn
from wirecopy.matching.judge import RULE_VERSION, Judged, judge
from wirecopy.matching.passages import passage_hashes
from wirecopy.matching.prepare import Prepared, prepare
from wirecopy.records import UNKNOWN_OUTLET, Item, MatchRelation, Moment, Outlet, Precision, Zone, ZoneSpan
from wirecopy.text.words import words_of

NOTHING = np.empty(0, np.int64)
NOON = datetime(2024, 5, 14, 12, tzinfo=UTC)
VOCABULARY = [
    first + second
    for first in ("ba", "ke", "lim", "do", "tar", "vo", "sel", "mu", "gri", "pan", "fo", "wes", "ni", "cla")
    for second in (
        "ren",
        "ta",
        "mos",
        "li",
        "gar",
        "den",
        "vy",
        "sho",
        "pel",
        "ka",
        "zon",
        "ru",
        "bit",
        "few",
    )
]


def prose(seed: int, words: int) -> str:
    """Sentences of invented words, in paragraphs; two seeds share no three words in order but by chance."""
    draw = random.Random(seed)
    left, lines = words, []
    while left > 0:
        length = min(draw.randint(8, 20), left)
        lines.append(" ".join(draw.choices(VOCABULARY, k=length)).capitalize() + ".")
        left -= length
    return "\n\n".join(" ".join(lines[place : place + 3]) for place in range(0, len(lines), 3))


def edited(text: str, share: float, seed: int = 1) -> str:
    """The text with a share of its words replaced, dropped or doubled."""
    draw = random.Random(seed)
    words = text.split(" ")
    for place in range(len(words)):
        if draw.random() < share:
            words[place] = draw.choice([draw.choice(VOCABULARY), "", "also " + words[place]])
    return " ".join(words)


def item(
    text: str,
    outlet: str = "one.example",
    *,
    title: str = "Title",
    hours: float | None = None,
    precision: Precision = Precision.second,
) -> Item:
    published = None
    if hours is not None:
        published = Moment(NOON + timedelta(hours=hours), "as given", None, precision)
    return Item(
        "test",
        Outlet(outlet, outlet),
        text,
        (ZoneSpan(Zone.body, 0, len(text)),),
        title=title,
        published=published,
    )


def ready(story: int, text: str, outlet: str | None = None, **facts) -> Prepared:
    return prepare(story, item(text, outlet or f"outlet{story}.example", **facts), NOTHING)


def of(one: str, other: str) -> Judged:
    return judge(ready(1, one), ready(2, other))


def relation(one: str, other: str) -> MatchRelation:
    return of(one, other).match.relation


STORY = prose(1, 400)


# ---------------------------------------------------------------- the same copy
def test_the_same_words_are_the_exact_same_copy_whatever_their_punctuation():
    judged = of(STORY, STORY.replace(".", " –").upper())

    assert judged.match.relation is MatchRelation.exact
    assert (judged.match.jaccard, judged.match.longest_run) == (1.0, 400)
    assert judged.passages == ()


@pytest.mark.parametrize("share", [0.02, 0.05, 0.1])
@pytest.mark.parametrize("seed", range(4))
def test_a_copy_with_up_to_a_tenth_of_its_words_changed_is_near(share: float, seed: int):
    assert relation(STORY, edited(STORY, share, seed)) is MatchRelation.near


@pytest.mark.parametrize("words", [60, 120, 200, 300])
def test_a_copy_cut_to_its_first_paragraphs_is_contained(words: int):
    long = prose(1, 900)
    short = " ".join(long.split(" ")[:words])

    match = of(long, short).match

    assert match.relation is MatchRelation.contained
    assert match.containment_b > 0.98
    assert match.containment_a < 0.5


def test_a_brief_with_a_twentieth_of_its_words_changed_is_contained():
    long = prose(1, 900)
    short = edited(" ".join(long.split(" ")[:120]), 0.05)

    assert relation(short, long) is MatchRelation.contained


def test_a_copy_with_paragraphs_of_the_outlet_s_own_at_its_end_is_the_same_copy():
    assert of(STORY, STORY + "\n\n" + prose(2, 90)).match.accepted


def test_paragraphs_in_another_order_are_the_same_copy():
    paragraphs = STORY.split("\n\n")

    assert relation(STORY, "\n\n".join(paragraphs[:1] + paragraphs[:0:-1])) is MatchRelation.near


def test_an_outlet_s_newer_version_is_an_update():
    paragraphs = STORY.split("\n\n")
    newer = "\n\n".join([paragraphs[0], prose(3, 60), *paragraphs[1:-1]])

    judged = judge(ready(1, STORY, "one.example", hours=0), ready(2, newer, "one.example", hours=3))

    assert judged.match.relation is MatchRelation.update


def test_a_correction_of_a_few_words_is_an_update_at_the_same_outlet():
    judged = judge(
        ready(1, STORY, "one.example", hours=0), ready(2, edited(STORY, 0.01), "one.example", hours=2)
    )

    assert judged.match.relation is MatchRelation.update


# ---------------------------------------------------------------- what is not the same copy
def test_stories_that_share_nothing_are_unrelated():
    judged = of(STORY, prose(2, 400))

    assert judged.match.relation is MatchRelation.unrelated
    assert judged.passages == ()


@pytest.mark.parametrize("words", [35, 60, 120])
def test_a_passage_in_a_story_of_one_s_own_is_embedded_and_found_to_the_character(words: int):
    passage = prose(7, words)
    one = f"{prose(1, 200)}\n\n{passage}\n\n{prose(2, 150)}"
    other = f"{prose(3, 250)}\n\n{passage}\n\n{prose(4, 100)}"

    judged = of(one, other)

    assert judged.match.relation is MatchRelation.embeds
    [found] = judged.passages
    assert one[found.start_a : found.end_a] == passage.rstrip(".")
    assert other[found.start_b : found.end_b] == passage.rstrip(".")
    assert found.words == words


@pytest.mark.parametrize("share", [0.05, 0.15])
def test_a_passage_that_was_edited_is_still_one_passage(share: float):
    passage = prose(7, 90)
    one = f"{prose(1, 200)}\n\n{passage}\n\n{prose(2, 150)}"
    other = f"{prose(3, 250)}\n\n{edited(passage, share)}\n\n{prose(4, 100)}"

    [found] = of(one, other).passages

    assert abs(found.start_a - one.index(passage)) < 40
    assert abs(found.end_a - one.index(passage) - len(passage)) < 40


def test_three_agencies_paragraphs_are_three_passages():
    pieces = [prose(seed, 60) for seed in (11, 12, 13)]
    own = "\n\n".join([prose(2, 80), pieces[0], prose(3, 70), pieces[1], prose(4, 60), pieces[2]])

    found = [of(own, f"{prose(20, 200)}\n\n{piece}\n\n{prose(21, 90)}").passages for piece in pieces]

    assert [len(passages) for passages in found] == [1, 1, 1]


def test_two_reports_around_long_agency_paragraphs_are_no_copies():
    agency = prose(7, 200)
    one = f"{prose(1, 150)}\n\n{agency}\n\n{prose(2, 60)}"
    other = f"{prose(3, 130)}\n\n{agency}\n\n{prose(4, 80)}"

    assert relation(one, other) is MatchRelation.embeds


def test_a_common_quotation_is_a_quote_and_no_embedding():
    quotation = " ".join(prose(7, 60).replace("\n\n", " ").split())
    one = f"{prose(1, 150)}\n\n“{quotation}” he said.\n\n{prose(2, 60)}"
    other = f'{prose(3, 130)}\n\nHe told us: "{quotation}"\n\n{prose(4, 80)}'

    judged = of(one, other)

    assert judged.match.relation is MatchRelation.quote
    assert not judged.match.accepted


def test_what_two_briefs_share_without_a_quotation_mark_is_no_quotation():
    one = (
        "Four climbers were brought down from the north ledge of Tarn Crag on Friday evening, the rescue "
        "team said. All were flown to the infirmary at Lowick with frostbite. Their tent was later found."
    )
    other = (
        "Two walkers were brought down from the north ledge of Silver How on Friday evening, the rescue "
        "team said. Both were flown to the infirmary at Lowick with bruises. Their tent was found later."
    )

    assert relation(one, other) not in (MatchRelation.quote, MatchRelation.near)


def test_a_quotation_with_more_of_the_report_around_it_is_embedded_and_the_reason_counts_what_agrees():
    quotation = " ".join(prose(7, 20).replace("\n\n", " ").split())
    around = " ".join(prose(8, 20).replace("\n\n", " ").split())
    shared = f"“{quotation}” {around}"

    judged = of(f"{prose(1, 150)}\n\n{shared}\n\n{prose(2, 60)}", f"{prose(3, 130)}\n\n{shared}")

    assert judged.match.relation is MatchRelation.embeds
    assert "40 words in common in one passage" in judged.match.reason


def test_the_reason_of_a_quotation_counts_what_is_quoted():
    quotation = " ".join(prose(7, 40).replace("\n\n", " ").split())
    one = f"{prose(1, 150)}\n\n“{quotation}” said Mayor Ada Lind.\n\n{prose(2, 60)}"
    other = f"{prose(3, 130)}\n\n“{quotation}” said Mayor Ada Lind.\n\n{prose(4, 60)}"

    match = of(one, other).match

    assert match.relation is MatchRelation.quote
    assert "40 of 44 words" in match.reason


def test_a_post_that_quotes_most_of_a_report_under_words_of_its_own_is_no_copy():
    quotation = " ".join(prose(7, 200).replace("\n\n", " ").split())
    report = f"{prose(1, 100)}\n\n“{quotation}”\n\n{prose(2, 100)}"
    post = f"{prose(3, 40)}\n\n“{quotation}”"

    assert relation(report, post) in (MatchRelation.quote, MatchRelation.embeds)


MARKET = (
    "Shares on the {place} exchange {way} on {day}, with the leading index closing at {index} points, {move} "
    "percent from the day before. Volume reached {volume} million shares. Brokers said that investors were "
    "waiting for the central bank. {best} was the best performer of the day, up {gain} percent at {price} "
    "crowns, while {worst} lost {loss} percent to {low} crowns. In the currency market the dollar was "
    "quoted at {dollar} crowns and the euro at {euro} crowns. The yield of the ten year bond stood at "
    "{bond} percent. The price of a barrel of oil for {month} delivery was {oil} dollars. The exchange "
    "opens again on {next} at nine in the morning."
)


def market(seed: int, day: str, next_day: str) -> str:
    draw = random.Random(seed)
    return MARKET.format(
        place="Verdal", way=draw.choice(["rose", "fell"]), day=day, next=next_day, month="July",
        index=f"{draw.randint(9, 13)},{draw.randint(100, 999)}.{draw.randint(10, 99)}",
        best=draw.choice(["Norsk Kabel", "Halden Skip"]), worst=draw.choice(["Brevik Stål", "Oterøy Fisk"]),
        **{name: f"{draw.randint(1, 90)}.{draw.randint(10, 99)}" for name in
           ("move", "volume", "gain", "price", "loss", "low", "dollar", "euro", "bond", "oil")},
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_two_days_of_one_market_report_are_a_template(seed: int):
    monday, tuesday = market(seed, "Monday", "Tuesday"), market(seed + 100, "Tuesday", "Wednesday")

    judged = judge(ready(1, monday, "one.example", hours=0), ready(2, tuesday, "one.example", hours=24))

    assert judged.match.relation is MatchRelation.template
    assert not judged.match.accepted


COURT = (
    "A {age} year old man from {home} was fined {sum} crowns at the district court of {court} on {day} after "
    "he admitted driving without a licence. Judge {judge} said the offence was serious and showed little "
    "regard for the safety of others. He was also banned from driving for {months} months. The court heard "
    "that police stopped the car on a routine check on the road to {road}. His counsel, {counsel}, said that "
    "he had lost his job and was sorry for what he had done."
)


def test_two_reports_of_one_form_whose_names_differ_are_a_template():
    facts = ("age", "home", "sum", "court", "day", "judge", "months", "road", "counsel")
    one, other = (
        COURT.format(**dict(zip(facts, values.split(), strict=True)))
        for values in (
            "31 Halden 9,500 Verdal Monday Berg 12 Moss Aalto",
            "54 Brevik 7,200 Tromsund Friday Lunde 18 Rena Novak",
        )
    )

    assert relation(one, other) is MatchRelation.template
    assert relation(one, edited(one, 0.08)) is MatchRelation.near


WELL = (
    "The water of the {well} well stood at {level} metres on {day} at {hour}:{minute}, the regional office "
    "for groundwater said. That is {change} centimetres off the mean of the month, measured {distance} "
    "kilometres from {town}.\n\nThe office reads 70 wells in the region by remote gauges and publishes what "
    "it finds without a person's help. Over the past 30 years the levels of most wells have fallen, it says "
    "in its yearly report, and dry summers leave their mark for longer than wet winters can make good. Users "
    "of private wells should have the water tested once a year by one of the laboratories on its list.\n\n"
    "This report was made by a program from the office's data."
)


def test_a_form_that_says_much_besides_its_figures_and_names_is_a_template():
    facts = ("well", "level", "day", "hour", "minute", "change", "distance", "town")
    one, other = (
        WELL.format(**dict(zip(facts, values.split(), strict=True)))
        for values in ("Aldrum 4.12 Monday 6 30 14 3 Verd", "Halsted 7.55 Friday 9 15 26 8 Lomen")
    )

    assert relation(one, other) is MatchRelation.template
    assert relation(one, edited(one, 0.06)) is MatchRelation.near
    assert relation(one, one.replace("Aldrum", "Aldrumm").replace("Verd", "Werd")) is MatchRelation.near


def test_paragraphs_of_one_agency_between_other_names_and_figures_are_embedded_and_no_template():
    pieces = [prose(seed, 50) for seed in (11, 12, 13, 14)]
    own = [
        [f"On Monday {place} of {seed} said Anna Berg. {prose(seed + place, 40)}" for place in range(4)]
        for seed in (30, 50)
    ]
    one, other = (
        "\n\n".join(part for pair in zip(mine, pieces, strict=True) for part in pair) for mine in own
    )

    assert relation(one, other) is MatchRelation.embeds


@pytest.mark.parametrize("seed", range(5))
def test_a_market_report_with_a_few_words_changed_is_still_a_copy(seed: int):
    report = market(seed, "Monday", "Tuesday")
    changed = report.replace("Brokers said", "Traders told us").replace("best performer", "top performer")

    assert relation(report, changed) is MatchRelation.near


def test_a_toll_that_rose_in_a_newer_version_is_no_template():
    before = STORY.replace(".", ", said officer Jansen of ward 4.", 3) + " At least 12 died in 3 towns."
    after = before.replace("12 died", "15 died").replace("3 towns", "5 towns")

    assert of(before, after).match.accepted


# ---------------------------------------------------------------- short texts
def test_an_alert_of_one_sentence_is_a_copy_only_when_nearly_the_same():
    alert = "The ferry Neela ran aground off Vallom with 140 people aboard on Tuesday, the coastguard said."

    assert relation(alert, alert.replace("the coastguard said", "coastguard says")) is not MatchRelation.exact
    assert of(alert, alert.upper()).match.relation is MatchRelation.exact
    assert not of(alert, alert.replace("140", "12")).match.accepted
    assert not of(alert, f"{alert} {prose(2, 200)}").match.accepted


def test_a_caption_of_two_words_that_two_pages_share_joins_nothing():
    assert not judge(
        ready(1, "Watch live", title="Flood"), ready(2, "Watch live", title="Fire")
    ).match.accepted


def test_what_an_outlet_shows_where_a_story_is_missing_joins_nothing():
    notice = "You have read all your free stories of this month. Subscribe now to read on, or sign in."

    judged = judge(
        ready(1, notice, "one.example", title="Flood in the valley"),
        ready(2, notice, "one.example", title="Council votes on trams"),
    )

    assert judged.match.relation is MatchRelation.boilerplate
    assert "tells of neither title" in judged.match.reason


COOKIES = (
    "We and our partners store and access information on your device, such as unique identifiers in cookies, "
    "to process personal data. You may accept or manage your choices, or withdraw your consent, at any time."
)


@pytest.mark.parametrize("words", [COOKIES, "Sign in here"])
def test_a_notice_that_outlets_show_in_place_of_stories_joins_nothing(words: str):
    titles = ("Flood in the valley", "Council votes on trams", "Council votes on trams")
    pages = [ready(place, words, f"{place}.example", title=title) for place, title in enumerate(titles)]

    judged = [judge(one, other).match.accepted for one, other in pairwise(pages)]

    assert judged == [False, False]


def test_a_brief_that_two_outlets_ran_under_titles_of_their_own_is_one_story():
    brief = "The ferry Neela ran aground off Vallom with 140 people aboard on Tuesday, the coastguard said."

    judged = judge(
        ready(1, brief, "one.example", title="Neela stuck on a reef"),
        ready(2, brief, "two.example", title="140 people aboard stranded ferry"),
    )

    assert judged.match.relation is MatchRelation.exact


def test_a_brief_with_a_dateline_is_one_story_under_titles_that_say_nothing_of_it():
    place, brief = (
        "VALLOM (AFP) - ",
        "The ferry ran aground on Tuesday with 140 people aboard, officials said.",
    )
    zones = (
        ZoneSpan(Zone.dateline, 0, len(place) - 3),
        ZoneSpan(Zone.body, len(place), len(place + brief)),
    )
    filed = replace(item(place + brief, "one.example", title="Hard landing"), zones=zones)

    judged = judge(prepare(1, filed, NOTHING), ready(2, brief, "two.example", title="Long night at sea"))

    assert judged.match.relation is MatchRelation.exact


def test_two_stories_of_outlets_that_nobody_knows_are_no_versions_of_one_outlets_story():
    changed = edited(STORY, 0.05)
    pages = [
        ready(story, text, UNKNOWN_OUTLET, hours=hours)
        for story, text, hours in ((1, STORY, 0), (2, changed, 4))
    ]

    assert judge(*pages).match.relation is MatchRelation.near


def test_an_alert_that_an_outlet_ran_twice_under_like_titles_is_one_story():
    alert = "The ferry Neela ran aground off Vallom with 140 people aboard on Tuesday, the coastguard said."

    judged = judge(
        ready(1, alert, "one.example", title="Ferry aground"),
        ready(2, alert, "one.example", title="Ferry aground off Vallom"),
    )

    assert judged.match.relation is MatchRelation.exact


def test_a_sentence_of_chinese_that_two_reports_share_is_no_passage():
    letters = [chr(0x4E00 + place) for place in range(600)]
    one, other, both = "".join(letters[:250]), "".join(letters[250:500]), "".join(letters[500:540])

    assert relation(f"{one}。{both}。", f"{other}。{both}。") is MatchRelation.unrelated


def test_a_story_of_chinese_cut_to_its_first_half_is_contained():
    letters = "".join(chr(0x4E00 + 7 * place) for place in range(600))

    assert relation(letters, letters[:300]) is MatchRelation.contained


# ---------------------------------------------------------------- furniture
def test_pages_that_share_their_gallery_alone_are_boilerplate():
    gallery = prose(9, 900)
    pages = [item(f"{prose(seed, 300)}\n\n{gallery}", title=f"Title {seed}") for seed in (21, 22, 23)]
    holdings = [
        Holding(number, number, passage_hashes(words_of(page.text, page.zones)))
        for number, page in enumerate(pages)
    ]
    furniture = learn(holdings)

    judged = judge(prepare(1, pages[0], furniture), prepare(2, pages[1], furniture))

    assert judged.match.relation is MatchRelation.boilerplate
    assert judged.passages == ()


def test_a_copy_of_a_report_whose_form_is_its_outlet_s_furniture_is_found():
    days = [market(seed, "Monday", "Tuesday") for seed in range(6)]
    form = passage_hashes(words_of(days[0], [ZoneSpan(Zone.body, 0, len(days[0]))]))
    report = item(days[0], "one.example", title="Verdal shares close")
    copies = [ready(2, days[0], title="Verdal shares close"), ready(2, days[0], title="Accept cookies")]

    assert [judge(prepare(1, report, form), copy).match.accepted for copy in copies] == [True, False]


def test_two_galleries_of_one_outlet_that_no_third_page_carries_are_still_no_copies():
    gallery = prose(9, 900)

    judged = judge(
        ready(1, f"{prose(1, 300)}\n\n{gallery}", "one.example", title="Council votes"),
        ready(2, f"{prose(2, 300)}\n\n{gallery}", "one.example", title="Ferry sinks"),
    )

    assert not judged.match.accepted


# ---------------------------------------------------------------- records, reasons
texts = st.sampled_from(
    [
        STORY,
        edited(STORY, 0.1),
        STORY[:900],
        f"{prose(2, 150)}\n\n{STORY[:700]}\n\n{prose(3, 60)}",
        f"{prose(4, 150)}\n\n“{prose(5, 60)}”",
        f"{prose(6, 80)}\n\n“{prose(5, 60)}”",
        market(1, "Monday", "Tuesday"),
        market(2, "Friday", "Monday"),
        "",
        "One line.",
        "buy now " * 300,
        "北京报道" * 20,
    ]
)


@settings(max_examples=60, deadline=None)
@given(texts, texts, st.sampled_from(["one.example", "two.example"]))
def test_the_order_in_which_two_stories_are_given_changes_nothing(one: str, other: str, outlet: str):
    a, b = ready(1, one, "one.example", hours=0), ready(2, other, outlet, hours=1)

    straight = judge(a, b)

    assert straight == judge(b, a)
    assert straight.match.a < straight.match.b
    assert straight.match.accepted == straight.match.relation.same_copy
    assert straight.match.rule_version == RULE_VERSION
    assert straight.match.reason[0].isupper() or straight.match.reason[0].isdigit()


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_shares_and_runs_are_what_the_naive_count_says(one: str, other: str):
    match = of(one, other).match
    sides = [normal(one), normal(other)]
    grams = [{tuple(words[place : place + 3]) for place in range(max(len(words) - 2, 1))} for words in sides]
    both = len(grams[0] & grams[1])
    if not all(sides):
        return

    assert match.jaccard == pytest.approx(both / len(grams[0] | grams[1]))
    assert match.containment_a == pytest.approx(both / len(grams[0]))
    assert match.containment_b == pytest.approx(both / len(grams[1]))
    if "buy" not in sides[0] + sides[1] and "北" not in sides[0] + sides[1]:
        assert match.longest_run == longest(*sides)


@settings(max_examples=40, deadline=None)
@given(texts, texts)
def test_passages_stand_in_both_texts_in_order_and_only_where_nothing_is_merged(one: str, other: str):
    judged = of(one, other)

    if judged.match.accepted:
        assert judged.passages == ()
    for passage in judged.passages:
        assert 0 <= passage.start_a < passage.end_a <= len(one)
        assert 0 <= passage.start_b < passage.end_b <= len(other)
    assert all(one.start_a <= two.start_a for one, two in pairwise(judged.passages))


def test_two_long_lists_of_few_words_are_judged_without_end():
    draw = random.Random(1)
    lists = [" ".join(draw.choices(VOCABULARY[:30], k=6_000)) for _ in range(2)]

    assert not of(*lists).match.accepted


def test_an_update_long_after_is_a_story_of_its_own_with_old_passages():
    paragraphs = STORY.split("\n\n")
    newer = "\n\n".join([prose(3, 130), *paragraphs[3:]])
    first, soon, late = (
        ready(number, text, "one.example", title="Ferry aground off Vallom", hours=hours)
        for number, text, hours in ((1, STORY, 0), (2, newer, 20), (3, newer, 2_000))
    )

    assert judge(first, soon).match.relation is MatchRelation.update
    assert judge(first, late).match.relation is MatchRelation.embeds


def test_the_reason_says_what_was_left_out():
    long = prose(1, 900)

    reason = of(long, " ".join(long.split(" ")[:300])).match.reason

    assert "leaves out the last" in reason


def normal(text: str) -> list[int]:
    return words_of(text, [ZoneSpan(Zone.body, 0, len(text))]).hashes.tolist()


def longest(one: list[int], other: list[int]) -> int:
    best, row = 0, [0] * (len(other) + 1)
    for word in one:
        row = [0] + [row[place] + 1 if word == found else 0 for place, found in enumerate(other)]
        best = max(best, *row)
    return best
