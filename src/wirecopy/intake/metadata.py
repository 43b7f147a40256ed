"""What a page says of itself out of sight: JSON-LD, meta elements, microdata and links, by their field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from wirecopy.intake.agencies import counted_agencies
from wirecopy.intake.linked import Node, all_words, article_node, parsed
from wirecopy.intake.markup import Element, folded, is_medium, text_of
from wirecopy.intake.title import without_markup
from wirecopy.patterns import lazy_re

_ADDRESS = lazy_re(
    r"^(?:https?:)?//|^www\.|^@|^[\w.+-]+@[\w.-]+$|^[\W\d]+$|^(?:your |author'?s? )?name, \S*e?mail\S*$"
    r"|.*\b(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d$",
    re.IGNORECASE,
)
"""What stands for an author and is no name: addresses, numbers, who owns a site since when, a maker's example
left as it was."""

_LONGEST_TITLE = 500
_LONGEST_CREDIT = 300
_LONGEST_STATED = 200
_LONGEST_NAMES = 100
_FEWEST_SIGNS = 12
_FEWEST_WORDS = 5
"""Of a title that cannot be a site's name."""
_MICRODATA_CREDITS = {
    "sourceOrganization": "source_organization",
    "provider": "provider",
    "creditText": "credit_text",
}

_AUTHOR_METAS = """
    author article:author article:author_name dc.creator dcterms.creator dc:creator parsely-author
    sailthru.author byl cxenseparse:author citation_author bt:author vr:author authors news:author
    lp.article:author articleauthor article-author article_author author_name author-name
""".split()  # noqa: SIM905
_CREDIT_METAS = """
    syndication-source original-source original_source source dc.source dcterms.source dc:source
    article:source news_source newssource agency news_agency newsagency article:agency provider
    article:provider content_source content-source credit credits credit_line dc.contributor
    dcterms.contributor copyright dc.rights dcterms.rights dc.rights.rightsholder rights
    article:publisher_name cre contentsource
""".split()  # noqa: SIM905
_CREDIT_ENDS = ("accreditation", "newsagency", "newssource", "articlesource", "contentsource")
"""How names end that houses give to such fields in a scheme of their own."""
_PUBLISHED_METAS = """
    article:published_time article:published og:article:published_time og:published_time published_time
    published
    parsely-pub-date dc.date.issued dcterms.issued dcterms.date dcterms.available
    dcterms.created dc.date dc.date.created
    datepublished date_published publish-date publish_date publication_date pubdate publishdate date
    article.published originalpublicationdate cxenseparse:recs:publishtime cxenseparse:publishtime
    published-date article:create_date pdate ptime vr:published_time bt:pubdate rnews:datepublished
    firstpublished creation_date last-publish article_date_original article:post_date
    weibo:article:create_at
""".split()  # noqa: SIM905
_UPDATED_METAS = """
    article:modified_time og:updated_time article:modified article:updated_time dcterms.modified
    dc.date.modified datemodified date_modified modified lastmod last-modified revised article.updated
    bt:moddate utime modified_time article_date_updated article:post_modified weibo:article:update_at
""".split()  # noqa: SIM905
_SECTION_METAS = """
    article:section parsely-section og:section section cxenseparse:section articlesection
""".split()  # noqa: SIM905
_TITLE_METAS = "headline parsely-title sailthru.title dc.title dcterms.title".split()  # noqa: SIM905
_OWNER_METAS = "copyright author publisher dc.publisher apple-mobile-web-app-title".split()  # noqa: SIM905
_OWNED = lazy_re(
    r"^\W*(?:copyright|©|\(c\))?\W*(?:(?:19|20)\d\d\W+)*|\W*(?:all rights reserved)?\W*$", re.IGNORECASE
)
_OF_FEED = lazy_re(r"\W*(?:\b(?:rss|atom|feed|news ?feed)\b\W*)+$|^(?:rss|atom)\b\W*", re.IGNORECASE)
"""What the names of feeds add to their site's."""
_TIER_METAS = ["article:content_tier", "og:article:content_tier"]
_COUNTRY_METAS = "geo.country country article:country dc.coverage.country".split()  # noqa: SIM905
_LANGUAGE_METAS = "content-language language dc.language dcterms.language og:locale".split()  # noqa: SIM905


@dataclass(slots=True)
class Metadata:
    """What a page states out of sight. Lists are in order of trust; values are folded and never empty.

    credits: (field, value) pairs that say whose words these are, such as `jsonld.author`. picture_credits:
    of the page's lead picture. created: times of a file or a mailing, often in another zone than stated: the
    last to be believed of its publication. addresses: (field, URL as given) pairs that name the page or its
    publisher. owners: names that stand where sites write their own, as in a line of copyright; believed only
    where another sign bears them out. handles: what the site is called where its readers follow it, in small
    letters. article_body: the text as JSON-LD repeats it, with its line ends. is_paid: not free to read.
    """

    titles: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    credits: list[tuple[str, str]] = field(default_factory=list)
    picture_credits: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    addresses: list[tuple[str, str]] = field(default_factory=list)
    site_names: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    handles: list[str] = field(default_factory=list)
    article_body: str = ""
    is_paid: bool = False


def read_metadata(root: Element) -> Metadata:
    """Everything the page at `root` states of itself out of sight."""
    found = Metadata()
    metas = _metas(root)
    page_title = root.find(".//title")
    titles = [*_given(metas, "og:title"), *_given(metas, "twitter:title")]
    if page_title is not None and page_title.text_content():
        titles.append(folded(page_title.text_content()))
    headings = [heading for heading in map(text_of, root.iter("h1")) if heading]
    node, known = article_node(root, {title.casefold() for title in (*titles, *headings)})
    _read_linked(found, node, known)
    _read_microdata(found, root)
    _read_metas(found, metas)
    _read_links(found, root)
    _read_parsely(found, _given(metas, "parsely-page"))
    found.credits += [("datalayer.author", name) for name in counted_agencies(root)]
    found.created += [*all_words(node.get("dateCreated")), *_given(metas, "sailthru.date")]
    found.titles = [
        *_given(metas, "og:title"),
        *found.titles,
        *_given(metas, "twitter:title"),
        *titles,
        *(title for name in _TITLE_METAS for title in _given(metas, name)),
    ]
    found.titles = [
        without_markup(unescape(unescape(title))) for title in found.titles if len(title) <= _LONGEST_TITLE
    ]
    found.authors = _names_in(found.authors)
    stated = found.titles[:1]
    found.site_names = [
        name for name in found.site_names if not (name in stated and _is_title(name, headings))
    ]
    for name in ("titles", "descriptions", "authors", "published", "updated", "site_names", "credits"):
        setattr(found, name, list(dict.fromkeys(filter(None, getattr(found, name)))))
    return found


def _is_title(name: str, headings: list[str]) -> bool:
    """Whether what stands for a site's name is the story's headline, as some makers fill both."""
    if "\u2e80" <= name[:1] <= "\ud7af":  # no blanks part its words
        return len(name) >= _FEWEST_SIGNS
    return name in headings and len(name.split()) >= _FEWEST_WORDS


def add_node(found: Metadata, node: Node) -> None:
    """Add what an object states that is none of JSON-LD, but tells of the article as one would."""
    _read_linked(found, node, {})
    found.authors = _names_in(found.authors)


def _names_in(authors: list[str]) -> list[str]:
    return [author for author in authors if not _ADDRESS.match(author)]


def _metas(root: Element) -> dict[str, list[str]]:
    """Contents of the page's meta elements by name, property, itemprop or http-equiv, squeezed."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        value = folded(meta.get("content") or meta.get("value") or "")
        if not value:
            continue
        names = {meta.get(name) for name in ("name", "property", "http-equiv")} - {None, ""}
        if (item := meta.get("itemprop")) and not (names or _of_article(meta)):
            names.add(item)
        for key in names:
            metas.setdefault(_squeezed(str(key)), []).append(value)
    return metas


def _of_article(meta: Element) -> bool:
    """Whether a property is one of an article's in microdata, of this story or of a teaser beside it."""
    return any("article" in (around.get("itemtype") or "").lower() for around in meta.iterancestors())


@lru_cache(maxsize=1024)
def _squeezed(name: str) -> str:
    """A name as all its spellings have it: `article:published_time`, `article:published:time`."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _given(metas: dict[str, list[str]], name: str) -> list[str]:
    return metas.get(_squeezed(name), [])


def _read_linked(found: Metadata, node: Node, known: dict[str, Node]) -> None:
    def values(key: str, *inner: str) -> list[str]:
        return all_words(node.get(key), *inner, known=known)

    found.titles += values("headline") or values("name")
    found.descriptions += values("description") + values("alternativeHeadline")
    found.published += values("datePublished")
    found.updated += values("dateModified")
    found.languages += values("inLanguage", "alternateName", "name")
    found.sections += values("articleSection")
    found.authors += values("author") or values("creator")
    found.site_names += values("publisher")
    for key, label in (
        ("author", "jsonld.author"),
        ("creator", "jsonld.creator"),
        ("contributor", "jsonld.contributor"),
        ("sourceOrganization", "jsonld.source_organization"),
        ("provider", "jsonld.provider"),
        ("creditText", "jsonld.credit_text"),
        ("copyrightHolder", "jsonld.copyright_holder"),
        ("copyrightNotice", "jsonld.copyright_notice"),
        ("publisher", "jsonld.publisher"),
    ):
        found.credits += [(label, value) for value in values(key)]
    for key in ("isBasedOn", "isBasedOnUrl"):
        found.credits += [
            ("jsonld.is_based_on", value) for value in values(key, "name", "headline", "url", "@id")
        ]
    for key in ("image", "associatedMedia", "thumbnail"):
        for inner in ("creditText", "copyrightHolder", "copyrightNotice", "author", "creator"):
            found.picture_credits += values(key, inner)
    for key, label in (("mainEntityOfPage", "jsonld.page"), ("url", "jsonld.url")):
        found.addresses += [(label, value) for value in values(key, "@id", "url")]
    found.addresses += [("jsonld.publisher", value) for value in values("publisher", "url", "sameAs", "@id")]
    body = node.get("articleBody")
    found.article_body = body if isinstance(body, str) else ""
    found.is_paid = str(node.get("isAccessibleForFree")).lower() == "false"


def _read_microdata(found: Metadata, root: Element) -> None:
    """Properties of the first article scope; those of teasers beside it have scopes of their own."""
    scopes = root.xpath("//*[@itemtype]")
    scope = next((e for e in scopes if "article" in str(e.get("itemtype")).lower()), None)
    if scope is None:
        return
    beside = _articles_inside(scope)
    pictures = {inner for e in scopes if is_medium(e) and e is not scope for inner in e.iter()}
    for element in scope.iterdescendants():
        given = element.get("itemprop")
        if given is None or element in beside:
            continue
        credit = _credit_of(element, given)
        if element in pictures:
            found.picture_credits += [value for _, value in credit]
            continue
        found.credits += credit
        stated = element.get("content") or element.get("datetime")
        if element.tag == "abbr":  # as the older microformat has it
            stated = stated or element.get("title")
        for key in given.split():
            if key == "datePublished" and stated:
                found.published.append(folded(stated))
            elif key == "dateModified" and stated:
                found.updated.append(folded(stated))
            elif key == "headline" and (value := folded(stated or text_of(element))):
                found.titles.append(value)
            elif key == "articleSection" and (value := folded(stated or text_of(element))):
                found.sections.append(value[:_LONGEST_STATED])
            elif key == "author" and (value := _named(element)):
                found.authors.append(value)
                found.credits.append(("microdata.author", value))


def _credit_of(element: Element, properties: str) -> list[tuple[str, str]]:
    """(field, value) of the credits that an element's properties in microdata give."""
    labels = [label for key in properties.split() if (label := _MICRODATA_CREDITS.get(key))]
    if not labels:
        return []
    value = folded(element.get("content") or element.get("datetime") or text_of(element))
    return [(f"microdata.{label}", value) for label in labels if value and len(value) <= _LONGEST_STATED]


def _articles_inside(scope: Element) -> set[Element]:
    """All elements of articles inside one that has a headline or a time of its own: they are teasers."""
    inside = [e for e in scope.iterdescendants() if "article" in (e.get("itemtype") or "").lower()]
    if not inside:
        return set()
    beside = {element for article in inside for element in article.iter()}
    own = (e for e in scope.iterdescendants() if e not in beside)
    stated = any({"headline", "datePublished"} & set((e.get("itemprop") or "").split()) for e in own)
    return beside if stated else set()


def _named(element: Element) -> str:
    """The name of a person or organisation in microdata: of its own property, else its words."""
    for inner in element.iterdescendants():
        if "name" in (inner.get("itemprop") or "").split():
            return folded(inner.get("content") or text_of(inner))
    words = folded(element.get("content") or text_of(element))
    return words if len(words) <= _LONGEST_NAMES else ""


def _read_metas(found: Metadata, metas: dict[str, list[str]]) -> None:
    def values(names: list[str]) -> list[str]:
        return [value for name in names for value in _given(metas, name)]

    found.descriptions += values(["og:description", "description", "twitter:description"])
    found.published += values(_PUBLISHED_METAS)
    found.updated += values(_UPDATED_METAS)
    found.is_paid = found.is_paid or "locked" in values(_TIER_METAS)
    found.sections += values(_SECTION_METAS)
    found.countries += values(_COUNTRY_METAS)
    found.languages += values(_LANGUAGE_METAS)
    found.site_names = [
        *values(["og:site_name"]),
        *found.site_names,
        *values(["application-name", "al:android:app_name"]),
    ]
    found.authors += values(_AUTHOR_METAS)
    spelt: dict[str, str] = {}
    for name in (*_AUTHOR_METAS, *_CREDIT_METAS):
        spelt.setdefault(_squeezed(name), name)
    for name in spelt.values():
        label = "meta." + re.sub(r"[^a-z0-9:]+", "_", name)
        values_given = [value for value in _given(metas, name) if len(value) <= _LONGEST_CREDIT]
        found.credits += [
            (label, value) for value in values_given if name not in _AUTHOR_METAS or not _ADDRESS.match(value)
        ]
    for name, given in metas.items():
        if name.endswith(_CREDIT_ENDS) and name not in spelt:
            found.credits += [("meta.source", value) for value in given if len(value) <= _LONGEST_CREDIT]
    found.handles += [handle.lstrip("@").casefold() for handle in _given(metas, "twitter:site")]
    found.owners += [_OWNED.sub("", value) for value in values(_OWNER_METAS)]
    found.addresses += [("og:url", value) for value in values(["og:url"])]
    found.addresses += [
        ("meta.url", value) for value in values(["twitter:url", "al:web:url", "parsely-link"])
    ]


def _read_parsely(found: Metadata, given: list[str]) -> None:
    """The older form of Parse.ly's metadata: one JSON object in a meta element."""
    for value in given:
        for node in parsed(value):
            if isinstance(node, dict):
                found.published += all_words(node.get("pub_date"))
                found.authors += all_words(node.get("authors")) or all_words(node.get("author"))
                found.sections += all_words(node.get("section"))
                found.addresses += [("meta.url", url) for url in all_words(node.get("link"))]


def _read_links(found: Metadata, root: Element) -> None:
    for link in root.iter("link"):
        target, kinds = link.get("href"), str(link.get("rel") or "").lower().split()
        if not target or not target.strip():
            continue
        if "canonical" in kinds:
            found.addresses.append(("canonical", target.strip()))
        elif "syndication-source" in kinds or "original-source" in kinds:
            found.credits.append(("meta.syndication_source", target.strip()))
        elif "amphtml" in kinds:
            found.addresses.append(("amphtml", target.strip()))
        elif "shortlink" in kinds or ("alternate" in kinds and "rss" in str(link.get("type") or "")):
            found.addresses.append(("feed", target.strip()))
            found.owners.append(_OF_FEED.sub("", folded(link.get("title") or "")))
    language = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    )
    if language:
        found.languages.insert(0, language)
