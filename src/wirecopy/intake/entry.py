"""What an entry of a feed or an item of an exchange format states of itself, and the story made of it.

Body and stated credits become one text: the body first, then byline, captions and credits as paragraphs
and zones of their own, so that what the publisher states outside the body is evidence too.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wirecopy.intake import fields as values
from wirecopy.intake.draft import Draft
from wirecopy.intake.outlets import UNKNOWN
from wirecopy.records import PUBLISHING_STATUS, Item, Moment, Outlet, Reject, RejectReason, Zone, ZoneSpan
from wirecopy.text.language import detect
from wirecopy.text.zones import dateline_place, is_byline, refine

LARGEST_TEXT = 20_000_000
"""Characters of one story's text."""
_BEFORE_SOURCE = (" - ", " | ", " – ", " — ")
_EXCERPT = 200
_LONGEST_CREDIT = 2000


@dataclass(slots=True)
class Entry:
    """What is stated. All strings as given; they are cleaned here.

    html: body with markup; lined where its own line breaks may part paragraphs. text: body without.
    credits: (label, words) of metadata, the label naming the field that they were read from. captions:
    captions and credits of pictures. tag: the language as tagged. published_unread: what stands where a
    time of publication should.
    """

    outlet: Outlet = UNKNOWN
    item_id: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    html: str | None = None
    lined: bool = False
    text: str | None = None
    published: Moment | None = None
    published_unread: object = None
    updated: Moment | None = None
    tag: str | None = None
    section: str | None = None
    place: str | None = None
    country: str | None = None
    credits: list[tuple[str, str]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)

    def credit(self, label: str, words: object) -> None:
        """Take down words of metadata; what is said already under the label is not said twice."""
        said = values.names_in(words)
        if said and (label, said) not in self.credits:
            self.credits.append((label, said[:_LONGEST_CREDIT]))

    @property
    def withdrawn(self) -> bool:
        """Whether a publishing status says that the item is not for use: its id alone says what is meant."""
        return any(label.endswith(".pubstatus") and said in PUBLISHING_STATUS for label, said in self.credits)


def without_source(title: str | None, source: str | None) -> str | None:
    """A title without the publisher that a search engine for news puts behind it: `Headline - The Herald`."""
    if title and source and title.endswith(source) and len(title) > 2 * len(source):
        rest = title.removesuffix(source)
        return rest[:-3] if rest.endswith(_BEFORE_SOURCE) else title
    return title


def made(entry: Entry, source: str) -> Item | Reject:
    """The story of an entry; a Reject where it has neither body nor title and is no withdrawal."""
    title = values.words_in(entry.title)
    body, zones = _body(entry)
    if len(body) > LARGEST_TEXT:
        problem = f"its text has {len(body):,} characters and a story at most {LARGEST_TEXT:,}; split it"
        return Reject(source, None, RejectReason.too_large, problem, body[:_EXCERPT])
    bare = not body.strip() or values.is_taken_back(body)
    if bare:
        body = title or ""
        zones = (ZoneSpan(Zone.body, 0, len(body)),)
    if values.is_taken_back(body):
        return Reject(source, None, RejectReason.missing_text, values.TAKEN_BACK)
    if not body and not (entry.item_id and entry.withdrawn):
        problem = "it has neither text nor title; leave it out"
        return Reject(source, None, RejectReason.missing_text, problem)
    language = values.language_in(entry.tag)
    byline = values.called(values.words_in(entry.byline))
    draft = Draft()
    zones = refine(body, zones, title=None if bare else title)
    draft.add_zoned(body, zones)
    draft.add(byline or "", Zone.byline)
    for caption in entry.captions:
        draft.add(values.words_in(caption) or "", Zone.caption)
    for label, words in entry.credits:
        draft.add(words, Zone.metadata, label)
    text, zones = draft.text, tuple(draft.zones)
    return Item(
        source=source,
        outlet=entry.outlet,
        text=text,
        zones=zones,
        item_id=values.words_in(entry.item_id),
        url=entry.url,
        title=title,
        byline=byline or _signed(body, zones),
        published=entry.published,
        updated=entry.updated,
        language=language or detect(body),
        place=dateline_place(text, zones) or values.stated(entry.place),
        country=entry.country,
        section=values.called(values.words_in(entry.section)),
        published_unread=None if entry.published else values.unread_in(entry.published_unread),
    )


def _signed(body: str, zones: tuple[ZoneSpan, ...]) -> str | None:
    """The byline that stands above a body; None where there is none."""
    for span in zones:
        if span.zone in (Zone.dateline, Zone.lead):
            return None
        line = body[span.start : span.end].partition("\n")[0]
        if span.zone is Zone.byline and is_byline(line):
            return line
    return None


def _body(entry: Entry) -> tuple[str, tuple[ZoneSpan, ...]]:
    if entry.html and entry.html.strip():
        from wirecopy.intake.fragment import read_fragment  # noqa: PLC0415 - brings lxml

        body, zones = read_fragment(values.clean(entry.html), lined=entry.lined)
        if body.strip():
            return body, zones
    text = values.clean(entry.text or "").strip()
    return text, (ZoneSpan(Zone.body, 0, len(text)),) if text else ()
