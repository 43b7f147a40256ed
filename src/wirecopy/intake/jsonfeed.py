"""JSON Feed to stories. Format: JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wirecopy.intake import fields as values
from wirecopy.intake.entry import Entry, made
from wirecopy.intake.outlets import outlet, registrable_domain
from wirecopy.records import Item, Reject, RejectReason

_VERSION = (
    "https://jsonfeed.org/version/",
    "http://jsonfeed.org/version/",
    "https://www.jsonfeed.org/version/",
)

Fields = Mapping[str, object]


def is_feed(value: object) -> bool:
    """Whether a JSON value says that it is a JSON Feed."""
    return isinstance(value, dict) and str(value.get("version", "")).startswith(_VERSION)


def read_json_feed(feed: Fields, source: str) -> Iterator[Item | Reject]:
    """The items of a JSON Feed, the n-th with the source `source#n`. Never raises."""
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        yield Reject(source, None, RejectReason.no_article, "the feed has no items")
        return
    for number, item in enumerate(items, start=1):
        name = f"{source}#{number}"
        if isinstance(item, dict):
            yield made(_entry(feed, item), name)
        else:
            problem = f"an item is a JSON object, and this is {values.kind_of(item)}; leave it out"
            yield Reject(name, None, RejectReason.bad_record, problem)


def _entry(feed: Fields, item: Fields) -> Entry:
    home = values.address_in(feed.get("home_page_url")) or values.address_in(feed.get("feed_url"))
    url = values.address_in(item.get("url"))
    ours = not url or not home or registrable_domain(url) == registrable_domain(home)
    tag = values.words_in(item.get("language")) or values.words_in(feed.get("language"))
    changed = values.moment_in(item.get("date_modified"), tag)
    entry = Entry(
        outlet=outlet(values.words_in(feed.get("title")) if ours else None, url or home),
        item_id=values.words_in(item.get("id")),
        url=url,
        title=values.words_in(item.get("title")),
        byline=_authors(item) or _authors(feed),
        html=_text(item, "content_html"),
        text=_text(item, "content_text") or _text(item, "summary"),
        published=values.moment_in(item.get("date_published"), tag) or changed,
        published_unread=item.get("date_published"),
        updated=changed,
        tag=tag,
        section=_first(item.get("tags")),
    )
    # The story itself lies elsewhere: a link post, whose words stem from there.
    away = values.address_in(item.get("external_url"))
    if away and url and registrable_domain(away) != registrable_domain(url):
        entry.credit("jsonfeed.external", registrable_domain(away))
    return entry


def _authors(stated: Fields) -> str | None:
    """Who wrote; a feed's authors are those of all items without any."""
    return values.names_in(stated.get("authors")) or values.names_in(stated.get("author"))


def _text(item: Fields, name: str) -> str | None:
    value = item.get(name)
    return value if isinstance(value, str) else None


def _first(tags: object) -> str | None:
    return values.words_in(tags[0]) if isinstance(tags, list) and tags else None
