"""One decoded record to its story, whatever its fields are called and however they wrap what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from wirecopy.intake import fields as values
from wirecopy.intake import ninjs, systems
from wirecopy.intake.answers import unwrapped
from wirecopy.intake.countries import dialect
from wirecopy.intake.entry import LARGEST_TEXT, without_source
from wirecopy.intake.outlets import outlet
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Reject, RejectReason, Zone, ZoneSpan
from wirecopy.text.language import detect
from wirecopy.text.zones import dateline_place, refine

_WORDS_OF_A_STORY, _WORDS_OF_PROSE = 8, 60
"""Words of a field that is none of ours, from which on it may well hold the story: as many as give a story a
fingerprint, where it is made of sentences and its name tells of nothing else; more, whatever it is."""
_SENTENCE = lazy_re(r"[^\W\d_]{2}[.!?…][\"'”’»)\]]*(?:\s|$)|[。！？।؟]")
_OTHER_THING = lazy_re(
    r"keyword|(?<![a-z])(?:tags?|alt|bio)(?![a-z])|caption|credit|biograph|author|byline|note|disclaimer|rights|licen[cs]e|terms|slug|path|image|photo|pict|"
    r"video|audio|media|comment|categor|topic|subject|location|address|contact|sub_?(?:title|head)|kicker|deck|seo|meta|"
    r"social|og:|twitter|quer|status|error|message|warning|prompt",
    re.IGNORECASE,
)
_IDEOGRAPHS = lazy_re(r"[\u2e80-\u9fff\uac00-\ud7af]")
_BLOCK_WORDS = ("value", "content", "text", "html")
_NO_PROSE = frozenset(
    {"title", "headline", "kicker", "byline", "date", "author_info", "image", "gallery", "video"}
)
"""Types of the blocks of a text that are none of its words."""
_NO_NAMES: Mapping[str, str] = {}


class RecordError(Exception):
    """A record cannot become a story. reason: of the Reject. problem: what is wrong and what to do."""

    def __init__(self, reason: RejectReason, problem: str) -> None:
        super().__init__(problem)
        self.reason = reason
        self.problem = problem


def made(
    record: object,
    source: str,
    position: int | None,
    line: bytes = b"",
    names: Mapping[str, str] = _NO_NAMES,
) -> Item | Reject:
    """The story of one decoded record. position: its line. names: our names of fields to the record's."""
    try:
        if isinstance(record, dict):
            known = systems.opened(record)
            mapped = values.renamed(record, names, known) if names else known
            if mapped is record and ninjs.is_ninjs(record):
                return ninjs.story(record, source)
            record = mapped
        return _item(record, source)
    except RecordError as fault:
        if story := _opened(record, source):
            return story
        if fault.reason is RejectReason.missing_text and isinstance(record, dict):
            fault = unmapped(record) or fault
            if fault.reason is RejectReason.missing_text and (story := _without_text(record, source)):
                return story
        return reject(source, position, fault, line or _beginning(record))


def _opened(record: object, source: str) -> Item | Reject | None:
    """The story of a record whose fields wrap what they hold; None where they do not."""
    if not isinstance(record, dict) or (opened := unwrapped(record)) is None:
        return None
    try:
        return ninjs.story(opened, source) if ninjs.is_ninjs(opened) else _item(opened, source)
    except RecordError:
        return None


def unmapped(record: Mapping[str, object]) -> RecordError | None:
    """What is wrong where a field that is none of ours holds words as many as a story's."""
    unknown = [
        (len(value), name)
        for name, value in record.items()
        if isinstance(value, str) and not values.place_of(name) and _may_be_the_text(name, value)
    ]
    if not unknown:
        return None
    name = max(unknown)[1][:60]
    problem = f"no field that is known holds its words, but `{name}` may: if so, say `--map text={name}`"
    return RecordError(RejectReason.bad_record, problem)


def _may_be_the_text(name: str, value: str) -> bool:
    words = len(value.split()) + len(_IDEOGRAPHS.findall(value)) // 2
    if words >= _WORDS_OF_PROSE:
        return True
    return words >= _WORDS_OF_A_STORY and bool(_SENTENCE.search(value)) and not _OTHER_THING.search(name)


def _without_text(record: Mapping[str, object], source: str) -> Item | None:
    """The story of a record that has a title, or says which one it is beside an empty text; else None."""
    opened = unwrapped(record) or record
    fields = values.fields_of(opened)
    title = values.words_in(fields.get("title")) or ""
    if values.is_taken_back(title):
        return None
    emptied = any(values.place_of(name) in ("text", "html") for name in opened)
    if title or (emptied and _is_known(fields)):
        return _story(fields, source, title, (ZoneSpan(Zone.body, 0, len(title)),) if title else ())
    return None


def _is_known(fields: Mapping[str, object]) -> bool:
    """Whether a record says which story it is without a word of it: by an address, or an outlet's own id."""
    if values.address_in(fields.get("url")):
        return True
    return bool(values.words_in(fields.get("id")) and values.outlet_name(fields.get("outlet")))


def _beginning(record: object) -> bytes:
    try:
        return msgspec.json.encode(record)[:800]
    except (msgspec.EncodeError, ValueError, TypeError, RecursionError):
        return b""


def told(story: Item | Reject, removed: int) -> Item | Reject:
    """A story that tells how many characters were taken out of it; anything else unchanged."""
    return replace(story, removed=removed) if removed and isinstance(story, Item) else story


def reject(source: str, position: int | None, fault: RecordError, line: bytes) -> Reject:
    """The Reject that tells of a fault. line: the record as it stood, or its beginning."""
    shown = line[:800].decode("utf-8", "replace")
    excerpt = "".join(letter if letter.isprintable() else " " for letter in shown)[:200]
    return Reject(source, position, fault.reason, fault.problem, excerpt)


def _item(record: object, source: str) -> Item:
    if not isinstance(record, dict):
        problem = f"a record is a JSON object with fields, and this is {values.kind_of(record)}; leave it out"
        raise RecordError(RejectReason.bad_record, problem)
    fields = values.fields_of(record)
    return _story(fields, source, *_body(fields))


def _story(fields: Mapping[str, object], source: str, body: str, zones: tuple[ZoneSpan, ...]) -> Item:
    """The story of which a body is known; one that is the title alone is no line that repeats it."""
    named = values.outlet_name(fields.get("outlet"))
    title = without_source(values.words_in(fields.get("title")), named)
    language = values.language_in(fields.get("language"))
    zones = refine(body, zones, title=None if body == title else title)
    byline = values.called(fields.get("byline"))
    credit = values.names_in(fields.get("credit"))
    url = values.address_in(fields.get("url"))
    text, all_zones = _with_credits(body, zones, byline, credit)
    publisher = outlet(named, url)
    tag = dialect(values.words_in(fields.get("language")), (), publisher.key)
    published = values.moment_in(fields.get("published"), tag)
    return Item(
        source=source,
        outlet=publisher,
        text=text,
        zones=all_zones,
        item_id=values.words_in(fields.get("id")),
        url=url,
        title=title,
        byline=byline,
        published=published,
        updated=values.moment_in(fields.get("updated"), tag),
        language=language or detect(body),
        place=dateline_place(body, zones),
        section=values.called(fields.get("section")),
        published_unread=None if published else values.unread_in(fields.get("published")),
    )


def _body(fields: Mapping[str, object]) -> tuple[str, tuple[ZoneSpan, ...]]:
    """The text and its zones as far as the record shows them; raises RecordError where there is none."""
    given = fields.get("text")
    text = _joined(given)
    if text is not given and isinstance(text, str) and values.MARKUP.search(text):
        fields, text = {**fields, "html": text}, None
    if any(values.is_taken_back(fields.get(name)) for name in ("text", "html", "summary")):
        raise RecordError(RejectReason.missing_text, values.TAKEN_BACK)
    for name, value in (("text", text), ("html", fields.get("html"))):
        if value is not None and not isinstance(value, str):
            problem = f"field `{name}` is {values.kind_of(value)}; it must be a string with the story's words"
            raise RecordError(RejectReason.bad_record, problem)
        if isinstance(value, str) and len(value) > LARGEST_TEXT:
            problem = (
                f"field `{name}` has {len(value):,} characters and a story at most {LARGEST_TEXT:,}; split it"
            )
            raise RecordError(RejectReason.too_large, problem)
    if isinstance(text, str) and (body := values.clean(text)) and not body.isspace():
        return body, (ZoneSpan(Zone.body, 0, len(body)),)
    for markup in (fields.get("html"), fields.get("summary")):
        if isinstance(markup, str) and not markup.isspace():
            from wirecopy.intake.fragment import read_fragment  # noqa: PLC0415 - brings lxml

            body, zones = read_fragment(values.clean(markup))
            if body and not body.isspace():
                return body, zones
    problem = "the record has no words in `text`, `body`, `content` or `html`, and no title; fill one of them"
    raise RecordError(RejectReason.missing_text, problem)


def _joined(text: object) -> object:
    """Paragraphs given as a list, of strings or of blocks, joined; anything else as it is."""
    if not isinstance(text, list) or not text:
        return text
    parts = [part if isinstance(part, str) else _part(part) for part in text]
    return text if None in parts else "\n\n".join(filter(None, parts))


def _part(block: object) -> str | None:
    """What a block of an editor's text says, nothing of pictures and headlines; None for what is no block."""
    if not isinstance(block, dict):
        return None
    said = next((block[name] for name in _BLOCK_WORDS if isinstance(block.get(name), str)), "")
    return "" if str(block.get("type", "")).lower() in _NO_PROSE else said


def _with_credits(
    body: str, zones: tuple[ZoneSpan, ...], byline: str | None, credit: str | None
) -> tuple[str, tuple[ZoneSpan, ...]]:
    """The body followed by byline and credit as paragraphs and zones of their own."""
    text, spans = body, list(zones)
    for words, zone, label in ((byline, Zone.byline, ""), (credit, Zone.metadata, "credit")):
        if words:
            spans.append(ZoneSpan(zone, len(text) + 2, len(text) + 2 + len(words), label))
            text = f"{text}\n\n{words}"
    return text, tuple(spans)
