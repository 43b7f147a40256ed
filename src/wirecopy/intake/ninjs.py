"""ninjs to stories: versions 1 (small letters, `body_html`) and 2 and 3 (capitals within, `bodies`).

Format: News in JSON, https://iptc.org/standards/ninjs/. The names of fields are compared in small letters,
so that one reader serves all versions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wirecopy.intake import fields as values
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.newsml import publisher
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Reject, RejectReason

_OWN_NAMES = """
    versioncreated firstcreated pubstatus body_html body_text body_xhtml body_nitf bodies headlines renditions
    associations representationtype copyrightholder infosources"""
_OWN = frozenset(_OWN_NAMES.split())
_IDS = ("uri", "guid")
_SPELLINGS = {
    "urn": "uri",
    "version_created": "versioncreated",
    "first_created": "firstcreated",
    "article_html": "body_html",
}
"""How agencies that carry the same fields spell them."""
_CREDITS = {
    "provider": "ninjs.provider",
    "source": "ninjs.source",
    "creditline": "ninjs.creditline",
    "infosource": "ninjs.infosource",
    "infosources": "ninjs.infosource",
    "copyrightholder": "ninjs.copyrightholder",
    "usageterms": "ninjs.usageterms",
    "ednote": "ninjs.ednote",
    "dateline": "ninjs.dateline",
}
_NO_TEXT = ("picture", "graphic", "video", "audio")
_PACKAGES = ("composite", "package")
_MOST_ASSOCIATED = 100
_WEB = lazy_re(r"https?://", re.IGNORECASE)
_NAMES_ITEM = lazy_re(r"/(?=[^/]*\d)[\w.:-]{5,}$")
"""An address whose path says which item it is; elsewhere the query may."""

Fields = Mapping[str, object]


def is_ninjs(record: Fields) -> bool:
    """Whether a JSON object is a ninjs item: an id as ninjs calls it, and a field that only ninjs has."""
    if "uri" not in record and "guid" not in record and "urn" not in record:
        return False
    return any(_spelt(name) in _OWN for name in record if isinstance(name, str))


def _spelt(name: str) -> str:
    small = name.lower()
    return _SPELLINGS.get(small, small)


def items_of(record: object) -> list[object]:
    """The items that carry words of a package, which has none itself; any other record alone."""
    if not isinstance(record, dict) or "associations" not in record:
        return [record]
    item = {_spelt(name): value for name, value in record.items()}
    if values.words_in(item.get("type")) not in _PACKAGES or any(_parts(item, "body", "bodies")):
        return [record]
    inner = [
        one
        for one in _associated(item.get("associations"))
        if is_ninjs(one)
        and any(_parts({_spelt(name): value for name, value in one.items()}, "body", "bodies"))
    ]
    return [*inner] or [record]


def story(record: Fields, source: str) -> Item | Reject:
    """The story of a ninjs item; a Reject where it is a picture or has no words."""
    item = {_spelt(name): value for name, value in record.items()}
    stated = next((words for name in _IDS if (words := values.words_in(item.get(name)))), None)
    tag = values.words_in(item.get("language"))
    provider = next(
        (
            name
            for field in ("provider", "source", "copyrightholder")
            if (name := values.names_in(item.get(field), ("name", "literal")))
        ),
        None,
    )
    changed = values.moment_in(item.get("versioncreated"), tag)
    entry = Entry(
        outlet=publisher(provider, stated),
        item_id=_lasting(stated, item),
        url=values.address_in(item.get("canonicalurl") or item.get("url")),
        title=_main(item, "headline") or values.words_in(item.get("title")),
        byline=values.words_in(item.get("by")) or values.words_in(item.get("byline")) or _people(item),
        published=values.moment_in(item.get("firstcreated"), tag) or changed,
        published_unread=item.get("firstcreated") or item.get("versioncreated"),
        updated=changed,
        tag=tag,
        section=values.names_in(item.get("section") or item.get("service") or item.get("genre")),
        place=values.names_in(item.get("located")),
    )
    for field, label in _CREDITS.items():
        for one in values.listed(item.get(field)):
            entry.credit(label, values.names_in(one, ("name", "literal")))
    status = values.words_in(item.get("pubstatus"))
    if status and status.rpartition(":")[2] != "usable":
        entry.credit("ninjs.pubstatus", status.rpartition(":")[2])
    entry.captions = list(_captions(item.get("associations")))
    _fill_body(entry, item)
    if not entry.html and not entry.text:
        kind = values.words_in(item.get("type")) or ""
        if kind in _NO_TEXT:
            problem = f"it is a {kind} and carries no text; only items with words are stories"
            return Reject(source, None, RejectReason.missing_text, problem, (entry.title or "")[:200])
        entry.text = _main(item, "description") or _main(item, "caption")
        if kind in _PACKAGES and not entry.text:
            problem = "it is a package that names other items and carries no text; give the items themselves"
            return Reject(source, None, RejectReason.no_article, problem, (entry.title or "")[:200])
    return made(entry, source)


def _lasting(item_id: str | None, item: Fields) -> str | None:
    """An item's id without what an interface adds for one request alone, which makes it new each time."""
    address, asked, _ = (item_id or "").partition("?")
    if not asked or not _WEB.match(address):
        return item_id
    others = item.get("altids")
    given = values.words_in(others.get("itemid")) if isinstance(others, dict) else None
    return given or (address if _NAMES_ITEM.search(address) else item_id)


def _parts(item: Fields, name: str, many: str) -> Iterator[tuple[str, str]]:
    """Texts of one kind in all spellings, each with what kind of text it is (`html`, `nitf`, `text`)."""
    for field, value in item.items():
        if isinstance(value, str) and (field == name or field.startswith(f"{name}_")):
            yield field.rpartition("_")[2] if "_" in field else "text", value
    for one in values.listed(item.get(many)):
        if isinstance(one, dict) and isinstance(value := one.get("value"), str):
            kind = str(one.get("contentType") or one.get("contenttype") or one.get("role") or "").lower()
            yield "nitf" if "nitf" in kind else "html" if "html" in kind else "text", value


def _main(item: Fields, name: str) -> str | None:
    """The first text of a kind without markup: a headline or a description."""
    many = f"{name}s"
    found = sorted(_parts(item, name, many), key=lambda part: part[0] != "text")
    for kind, value in found:
        if not value.strip():
            continue
        if kind == "text":
            return value
        from wirecopy.intake.fragment import read_fragment  # noqa: PLC0415 - brings lxml

        return " ".join(read_fragment(values.clean(value))[0].split())
    return None


def _fill_body(entry: Entry, item: Fields) -> None:
    """The body: with markup where there is some, else as NITF, else plain."""
    kinds: dict[str, str] = {}
    for given, value in _parts(item, "body", "bodies"):
        kind = "html" if "html" in given else given if given == "nitf" else "text"
        if len(value.strip()) > len(kinds.get(kind, "")):
            kinds[kind] = value
    if "html" in kinds:
        entry.html = kinds["html"]
    elif "text" in kinds:
        entry.html, entry.text = (kinds["text"], None) if "</p>" in kinds["text"] else (None, kinds["text"])
    elif "nitf" in kinds:
        _fill_nitf(entry, kinds["nitf"])


def _fill_nitf(entry: Entry, document: str) -> None:
    from wirecopy.intake import nitf  # noqa: PLC0415 - brings lxml
    from wirecopy.intake.xml import XmlError, parse  # noqa: PLC0415

    try:
        root = parse(values.clean(document).encode()).root
    except XmlError:
        entry.html = document
        return
    nitf.fill(entry, root)


def _people(item: Fields) -> str | None:
    """The writers of Superdesk's `authors`, or of AP's `bylines`."""
    return values.names_in(item.get("authors")) or values.names_in(item.get("bylines"))


def _captions(associated: object) -> Iterator[str]:
    """Captions and credits of the pictures that go with the item."""
    for one in _associated(associated):
        picture = {name.lower(): value for name, value in one.items()}
        if values.words_in(picture.get("type")) not in (*_NO_TEXT, None):
            continue
        if caption := _main(picture, "description") or _main(picture, "body"):
            yield caption
        for field in ("creditline", "byline", "by"):
            if credit := values.words_in(picture.get(field)):
                yield credit


def _associated(given: object) -> Iterator[dict[str, object]]:
    listed = list(given.values()) if isinstance(given, dict) else given
    if isinstance(listed, list):
        for one in listed[:_MOST_ASSOCIATED]:
            if isinstance(one, dict):
                yield {name: value for name, value in one.items() if isinstance(name, str)}
