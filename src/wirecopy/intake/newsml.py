"""NewsML-G2 to stories: single items, messages of several, with the credits that they state.

Format: NewsML-G2, https://iptc.org/standards/newsml-g2/. Packages and concepts hold no words of a story:
what a message carries beside them is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wirecopy.intake import dates, nitf
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.outlets import outlet, registrable_domain
from wirecopy.intake.spelling import fits
from wirecopy.intake.wrapped import unwrapped
from wirecopy.intake.xml import (
    Element,
    XmlError,
    attribute,
    below,
    child,
    children,
    markup,
    name_of,
    parse,
    unbroken,
    words,
)
from wirecopy.patterns import lazy_re
from wirecopy.records import Item, Moment, Outlet, Reject, RejectReason

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_OWNER = lazy_re(r"^(?:tag:([^,:]+)[,:]|urn:newsml:([^:]+):|https?://([^/:]+))", re.IGNORECASE)
_VOCABULARY = lazy_re(r"^https?://cv\.|/newscodes/|/newsprovider/", re.IGNORECASE)
_NO_STORIES = ("packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_NO_TEXT = ("picture", "graphic", "video", "audio", "animated")
_HTML = {"hl1": "h2", "hl2": "h3"}
_NO_WORDS = frozenset({"script", "style", "head"})


def read_newsml(data: bytes, source: str) -> Iterator[Item | Reject]:
    """The stories of a NewsML-G2 document, the n-th with the source `source#n` in a message. Never raises."""
    try:
        document = parse(data)
    except XmlError as fault:
        yield Reject(source, None, fault.reason, fault.problem)
        return
    if name_of(document.root) == "newsItem":
        items, names = [document.root], [source]
    else:
        items = below(document.root, "newsItem")
        names = [f"{source}#{number}" for number in range(1, len(items) + 1)]
    if not items:
        yield _no_items(document.root, source)
    for one in unbroken(document, items, names):
        yield one if isinstance(one, Reject) else _story(*one)


def _no_items(root: Element, source: str) -> Reject:
    kind = next((name_of(one) for one in root.iter() if name_of(one) in _NO_STORIES), name_of(root))
    problem = f"a {kind} names other items and carries no text; give the items themselves"
    return Reject(source, None, RejectReason.no_article, problem)


def _story(item: Element, source: str) -> Item | Reject:
    about, content = child(item, "itemMeta"), child(item, "contentMeta")
    kind = (attribute(child(about, "itemClass"), "qcode", "uri") or "").rpartition(":")[2].rpartition("/")[2]
    entry = _entry(item, about, content)
    _fill_body(entry, child(item, "contentSet"))
    if not entry.html and not entry.text:
        if kind in _NO_TEXT:
            problem = f"it is a {kind} and carries no text; only items with words are stories"
            return Reject(source, None, RejectReason.missing_text, problem, (entry.title or "")[:200])
        entry.text = "\n\n".join(filter(None, map(words, children(content, "description"))))
    return made(entry, source)


def _entry(item: Element, about: Element | None, content: Element | None) -> Entry:
    guid = attribute(item, "guid")
    tag = attribute(child(content, "language"), "tag") or attribute(item, LANGUAGE)
    provider = _called(child(about, "provider"))
    headlines = [one for one in children(content, "headline") if words(one)]
    headlines.sort(key=lambda one: "sub" in (attribute(one, "role") or "").lower())
    headline = words(next(iter(headlines), None))
    # One word is a sign or an organisation, not a person's name.
    creators = _creators(content)
    people = [name for name in creators if " " in name and name != provider]
    changed = _moment(child(about, "versionCreated"), tag)
    credited = [words(one) for one in children(content, "creditline")]
    entry = Entry(
        outlet=publisher(provider, guid, credited),
        item_id=guid,
        title=headline or words(child(about, "title")),
        byline=words(child(content, "by")) or ", ".join(people) or None,
        published=_moment(child(about, "firstCreated"), tag) or changed,
        published_unread=words(child(about, "firstCreated")) or words(child(about, "versionCreated")),
        updated=changed,
        tag=tag,
        section=words(child(about, "service", "name")),
        place=words(child(content, "located", "name")),
    )
    entry.credit("newsml.provider", provider)
    for line in credited:
        entry.credit("newsml.creditline", line)
    for one in children(content, "infoSource"):
        entry.credit("newsml.infosource", _called(one))
    for name in creators:
        if name not in people:
            entry.credit("newsml.creator", name)
    for rights in children(item, "rightsInfo"):
        entry.credit("newsml.copyrightholder", _called(child(rights, "copyrightHolder")))
        for terms in children(rights, "usageTerms"):
            entry.credit("newsml.usageterms", words(terms))
    for note in children(about, "edNote"):
        entry.credit("newsml.ednote", words(note))
    status = attribute(child(about, "pubStatus"), "qcode", "uri") or ""
    status = re.split(r"[:/]", status)[-1]
    if status and status != "usable":
        entry.credit("newsml.pubstatus", status)
    return entry


def publisher(name: str | None, item_id: str | None, credited: Iterable[str | None] = ()) -> Outlet:
    """The outlet called `name`; by its domain where the id, which names its maker, bears it out.

    credited: other names that the item states; one that fits stands for a name that is a bare domain.
    """
    found = _OWNER.match(item_id or "")
    host = next(filter(None, found.groups()), None) if found else None
    domain = registrable_domain(host) if host else None
    if domain is None or (name and not fits(name, domain)):
        return outlet(name, None)
    if name is None or registrable_domain(name) is not None:
        name = next((one for one in credited if one and fits(one, domain)), name)
    return outlet(name, f"https://{domain}/")


def _called(element: Element | None) -> str | None:
    """The name of a party: in words, as a literal, else out of its code."""
    if element is None:
        return None
    code = attribute(element, "qcode") or ""
    stated = words(child(element, "name")) or attribute(element, "literal") or code.rpartition(":")[2]
    return stated or _of_uri(attribute(element, "uri") or "")


def _of_uri(uri: str) -> str | None:
    """A party by its URI: the code at the end of a vocabulary's, else the site that it stands on."""
    if _VOCABULARY.search(uri):
        return uri.rstrip("/#").rpartition("/")[2] or None
    return registrable_domain(uri)


def _creators(content: Element | None) -> list[str]:
    names = [words(child(one, "name")) or attribute(one, "literal") for one in children(content, "creator")]
    return list(dict.fromkeys(filter(None, names)))


def _moment(element: Element | None, tag: str | None) -> Moment | None:
    given = words(element)
    return dates.moment(given, language=tag) if given else None


def _fill_body(entry: Entry, contents: Element | None) -> None:
    """The longest text that the item carries; what NITF states beside it too."""
    plain = [words_kept for one in children(contents, "inlineData") if (words_kept := _lines(one))]
    inline = [one for one in children(contents, "inlineXML") if words(one)]
    if not inline:
        entry.text = unwrapped(max(plain, key=len, default=""))
        if "</p>" in entry.text:
            entry.html, entry.text = entry.text, None
        return
    best = max(inline, key=lambda one: len(words(one) or ""))
    entry.tag = entry.tag or attribute(best, LANGUAGE)
    document = next(iter(below(best, "nitf")), None)
    if document is not None:
        nitf.fill(entry, document)
        return
    page = next(iter(below(best, "html")), best)
    entry.tag = entry.tag or attribute(page, LANGUAGE, "lang")
    body = next(iter(below(page, "body")), page)
    entry.html, entry.lined = markup(body, _HTML, _NO_WORDS), True


def _lines(element: Element) -> str:
    """Words with their line breaks, as plain text is carried."""
    return "".join(element.itertext()).strip()
