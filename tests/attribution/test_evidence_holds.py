"""Whatever a story says: evidence is its own words at their offsets, and never furniture."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import LEAST_CONFIDENCE, attribute
from wirecopy.records import Item, Outlet, Zone, ZoneSpan

PIECES = st.sampled_from(
    [
        *(
            "OSLO (AP) — ",
            "MOSCOW, Jan 12. /TASS/. ",
            "(ANI)",
            "(ANI/Sputnik)",
            "—Reuters",
            "PTI ABC DEF",
            "By Reuters",
        ),
        *(
            "with AFP",
            "dpa/lno",
            "Foto: dpa",
            "(AP Photo/Lee Orr)",
            "© 2022 AFP",
            "the ministry said, ",
            "told Reuters",
        ),
        *(
            "according to Sputnik",
            "citing KCNA",
            "as per the news agency",
            '"We left," ',
            "he was quoted as saying by ",
        ),
        *(
            "Interfax",
            "The Foreign Ministry",
            "not been edited by our staff",
            "syndicated feed",
            "(With inputs from PTI)",
        ),
        *(
            "SOURCE Acme",
            "Originally published on bay.example",
            "сообщает ТАСС",
            "新华社北京1月12日电",
            "لرويترز",
            "भाषा",
        ),
        *(".", ", ", "\n", "\n\n", "( ", "[", "/", "| ", "said ", "reported ", "연합뉴스에"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=30).map("".join)


@st.composite
def items(draw) -> Item:
    text = draw(TEXTS)
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=5))})
    spans = [ZoneSpan(draw(st.sampled_from(Zone)), a, b) for a, b in pairwise(cuts)]
    key, name = draw(
        st.sampled_from(
            [("herald.example", "Herald"), ("apnews.com", "AP"), ("name:x", ""), ("dpa.com", "dpa")]
        )
    )
    language = draw(st.sampled_from([None, "en", "de", "ru", "ar", "xx"]))
    return Item(
        "case", Outlet(key, name), text, tuple(spans), title=draw(st.none() | PIECES), language=language
    )


@settings(max_examples=250, deadline=None)
@given(items())
def test_evidence_is_the_storys_own_words_and_never_furniture(item):
    judgement = attribute(item, load())
    pieces = [piece for one in judgement.attributions for piece in one.evidence]
    if judgement.feed is not None:
        pieces.append(judgement.feed)
    for piece in pieces:
        assert piece.words
        assert piece.words == item.text[piece.start : piece.end]
        furniture = [span for span in item.zones if span.zone is Zone.furniture]
        assert not any(span.start < piece.end and piece.start < span.end for span in furniture)
        assert piece.zone is not Zone.furniture
    for one in judgement.attributions:
        assert one.evidence
        assert LEAST_CONFIDENCE <= one.confidence <= 1
        assert [piece.weight for piece in one.evidence] == sorted(
            (piece.weight for piece in one.evidence), reverse=True
        )


@settings(max_examples=60, deadline=None)
@given(items())
def test_a_judgement_depends_on_nothing_but_the_story(item):
    assert attribute(item, load()) == attribute(item, load())
