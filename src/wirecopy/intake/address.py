"""Who shows a page: told from where it was fetched, what it calls itself and where its own links lead."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from wirecopy.intake.markup import Element, folded
from wirecopy.intake.metadata import Metadata
from wirecopy.intake.outlets import outlet, registrable_domain, urlsplit_host
from wirecopy.intake.spelling import fits, is_called, is_spelt, spellings
from wirecopy.intake.title import end_parts_of, ends_of, letters_of
from wirecopy.intake.urls import canonical
from wirecopy.patterns import lazy_re
from wirecopy.records import Outlet

_SAVED_FROM = lazy_re(r"(?:saved\s+from\s+url=\(\d+\)|mirrored\s+from|\burl:)\s*([^\s<>\"']+)", re.IGNORECASE)
_LIKE_ADDRESS = lazy_re(r"www\.|[^/]+\.[a-z]{2,}/", re.IGNORECASE)
_SAVED_AT = lazy_re(r"saved\s+date:\s*(?:\w{3}\s+)?([^()\n]{8,60})", re.IGNORECASE)
_DOMAIN_ONLY = lazy_re(r"^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$", re.IGNORECASE)
_HOST_END = lazy_re(r"[/?#]")
_DEEPER = lazy_re(r"(?:https?://[^/]+)?/[\w-]+")
_RELATIVE = lazy_re(r"(?!\w+:|//|#)\S")
_LONGEST_NAME = 60
_MAILBOXES = (
    "//text()[contains(., '@')][not(parent::script or parent::style)] | //a/@href[starts-with(., 'mailto:')]"
)
_MAIL_HOST = lazy_re(r"[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,6}[a-z]{2,24})(?![\w.-]*\w)", re.IGNORECASE)
_SENT_BY = lazy_re(r"[?&]utm_source=([\w-]+)")
_FEWEST_LINKS = 8
_LEAST_SPELT = 4
"""Letters of a name at a title's end that is believed because a domain or a line of copyright has it too."""
_LEAST_SIGNS = 2
_LEAST_OWNED, _LONGEST_COPYRIGHT = 6, 300
"""Letters of a domain that is believed to be in a line of copyright, and characters of the line."""
_LAST_COPYRIGHT = (
    "(//text()[contains(., '©') or contains(., 'opyright')][not(parent::script or parent::style)])[last()]/.."
)
_COMMENTS_READ = 200
_OWN_LABELS = ("og:url", "canonical", "meta.url", "jsonld.page", "jsonld.url", "amphtml", "base")
_OTHER_LABELS = ("feed", "jsonld.publisher")
# Places where everybody has a page: never a publisher's own site.
_PLATFORM_NAMES = """facebook.com twitter.com x.com instagram.com youtube.com linkedin.com pinterest.com
    reddit.com t.me telegram.me whatsapp.com tiktok.com google.com apple.com flipboard.com tumblr.com vk.com
    ok.ru addthis.com wa.me bsky.app threads.net xing.com schema.org w3.org ampproject.org archive.org
    youtu.be bit.ly feedburner.com blogger.com"""
_PLATFORMS = frozenset(_PLATFORM_NAMES.split())


@dataclass(frozen=True, slots=True)
class Address:
    """Who shows the page and under what URL.

    foreign: the domain of a canonical link elsewhere. saved: when a program saved the page, as it wrote into
    a comment; aware, None where it did not.
    """

    outlet: Outlet
    url: str | None
    foreign: str | None = None
    saved: datetime | None = None


def find_address(root: Element, metadata: Metadata, url: str | None) -> Address:
    """Outlet and canonical URL of the page at `root`; url: where it was fetched, where that is known."""
    given = canonical(url) if url else None
    comments = _first_comments(root)
    saved = _saved_from(comments)
    addresses = [*metadata.addresses, *_base_of(root)]
    named = (canonical(address) for _, address in (*addresses[len(metadata.addresses) :], *addresses))
    base = given or saved or next(filter(None, named), None)
    stated = [(label, found) for label, address in addresses if (found := canonical(address, base))]
    domain = _domain(given or saved, stated, metadata, root)
    own = [(label, found) for label, found in stated if registrable_domain(found) == domain]
    pages = [
        found
        for label in ("canonical", "og:url", "jsonld.page", "jsonld.url", "meta.url")
        for name, found in own
        if name == label
    ]
    deep = [found for found in pages if not _is_front(found)]
    foreign = next(
        (
            d
            for label, found in stated
            if label == "canonical" and (d := registrable_domain(found)) and d != domain
        ),
        None,
    )
    shown_at = next(iter(deep), None) or given or saved or None
    name = _name(metadata, domain)
    believed = name in (domain, *metadata.site_names) or (name and domain and fits(name, domain))
    if name and not believed and _is_section(root, name):
        name = domain
    shown_by = outlet(name, f"https://{domain}/" if domain else None)
    return Address(shown_by, shown_at, foreign, _saved_at(comments))


def _base_of(root: Element) -> list[tuple[str, str]]:
    """The address that a page's relative ones are meant from, where its maker wrote it down."""
    href = root.xpath("string(//base/@href)", smart_strings=False).strip()
    return [("base", href)] if href.startswith(("http://", "https://", "//")) else []


def _is_section(root: Element, name: str) -> bool:
    """Whether a link of the page that leads deeper into its site is called so."""
    letters = letters_of(name)
    return any(
        letters_of(link.text) == letters
        for link in root.iter("a")
        if link.text and len(link.text) <= _LONGEST_NAME and _DEEPER.match(link.get("href") or "")
    )


def linked_label(root: Element, domain: str) -> str | None:
    """The first label of the host at a domain to which most of the page's links lead; None for `www`."""
    hosts = _linked_hosts(root)
    own = {host: count for host, count in hosts.items() if host.endswith(f".{domain}") or host == domain}
    host, count = max(own.items(), key=lambda one: (one[1], one[0]), default=(domain, 0))
    label = host.removesuffix(domain).strip(".")
    return label if label not in ("", "www") and 2 * count > sum(own.values()) else None


def _is_front(url: str) -> bool:
    path = url.split("://", 1)[-1].partition("/")[2]
    return not path.strip("/") or path.strip("/") in ("index.html", "home", "en", "amp")


def _saved_from(comments: list[str]) -> str | None:
    """The address that a browser or a mirroring program wrote into a comment of the page."""
    for comment in comments:
        if found := _SAVED_FROM.search(comment):
            address = found.group(1)
            if "://" not in address and not _LIKE_ADDRESS.match(address):
                continue  # words behind `url:` that are none
            whole = canonical(address if "://" in address else f"https://{address}")
            if whole:
                return whole
    return None


def _first_comments(root: Element) -> list[str]:
    from lxml import etree  # noqa: PLC0415

    before = root.itersiblings(etree.Comment, preceding=True)
    comments = islice(chain(before, root.iter(etree.Comment)), _COMMENTS_READ)
    return [comment.text or "" for comment in comments]


def _saved_at(comments: list[str]) -> datetime | None:
    from wirecopy.intake.dates import moment  # noqa: PLC0415

    for comment in comments:
        found = _SAVED_AT.search(comment)
        if found and (saved := moment(found[1].strip())) is not None and saved.zone is not None:
            return saved.utc
    return None


def _domain(
    fetched: str | None, stated: list[tuple[str, str]], metadata: Metadata, root: Element
) -> str | None:
    """The registrable domain of who shows the page, None where nothing tells it."""
    if fetched:
        return registrable_domain(fetched)
    links = _linked_domains(root)
    most, count = links.most_common(1)[0] if links else (None, 0)
    own = _stated_domains(stated, _OWN_LABELS)
    ends = [part for title in metadata.titles for _, part in ends_of(title)]
    others = [*_stated_domains(stated, _OTHER_LABELS), *([most] if most and count >= _FEWEST_LINKS else [])]
    names = metadata.site_names
    if not own:
        # Nothing names the page itself: a site that its name speaks for, then what it names in passing.
        spoken = [domain for domain in (*others, *links) if any(fits(name, domain) for name in names)]
        called = [domain for domain in (*others, *links) if any(is_called(part, domain) for part in ends)]
        owned = [*_owning_domains(metadata), *_borne_out(root, metadata, links), *_mailed(root, ends, links)]
        known = [*spoken, *_named_domains(metadata), *called, *owned, *others]
        return next(iter(known), None)
    first = own[0]
    if len(own) > 1 and not any(is_spelt(name, host) for name in names for host in _hosts(stated, first)):
        first = next((one for one in own if any(is_spelt(name, one) for name in names)), first)
    if (
        any(is_spelt(part, first) for part in ends)
        or any(fits(name, first) for name in names)
        or links[first] >= count
    ):
        return first
    # The page names another site as its own: whoever its name or its own links speak for shows it.
    for other in (*own[1:], *others):
        if other != first and any(fits(name, other) for name in names):
            return other
    if (portal := _portal(root, first, links, names)) is not None:
        return portal
    inner = sum(1 for _ in filter(_RELATIVE.match, root.xpath("//a/@href", smart_strings=False)))
    overwhelming = count >= 3 * _FEWEST_LINKS and (links[first] + inner) * 10 < count
    return most if most in (*own, *others) and overwhelming else first


def _portal(root: Element, first: str, links: Counter[str], names: list[str]) -> str | None:
    """The site that shows a partner's story: named to the letter, or as the one that sent readers there.

    first: the partner's domain, which the page names as its own.
    """
    likely = [domain for domain, count in links.items() if domain != first and count > links[first]]
    spelt = (domain for domain in likely if any(letters_of(name) in spellings(domain) for name in names))
    if (found := next(spelt, None)) is not None:
        return found
    senders = {
        sent[1].lower()
        for target in root.xpath("//a/@href[contains(., 'utm_source=')]", smart_strings=False)
        if registrable_domain(target.strip()) == first and (sent := _SENT_BY.search(target))
    }
    return next((domain for domain in likely if spellings(domain)[1] in senders), None)


def _stated_domains(stated: list[tuple[str, str]], labels: tuple[str, ...]) -> list[str]:
    """Domains of the addresses stated under `labels`, in that order."""
    found: dict[str, None] = {}
    for label in labels:
        for name, address in stated:
            domain = registrable_domain(address)
            if name == label and domain and domain not in _PLATFORMS:
                found.setdefault(domain)
    return list(found)


def _named_domains(metadata: Metadata) -> list[str]:
    """Domains that stand as names, of the site or at an end of the title."""
    ends = [part for title in metadata.titles for _, part in ends_of(title)]
    return [
        d
        for name in (*metadata.site_names, *ends)
        if _DOMAIN_ONLY.match(name) and (d := registrable_domain(name))
    ]


def _owning_domains(metadata: Metadata) -> list[str]:
    """Domains that a page names as the holder of its rights, where it names one (`© Bay.example`)."""
    held = [value for label, value in metadata.credits if label == "meta.copyright"]
    found = {
        domain
        for value in held
        for word in value.split()
        if _DOMAIN_ONLY.match(word) and (domain := registrable_domain(word))
    }
    return list(found) if len(found) == 1 else []


def _borne_out(root: Element, metadata: Metadata, links: Counter[str]) -> list[str]:
    """Domains to which the page links whose name is in its last line of copyright, or in its title."""
    lines = root.xpath(_LAST_COPYRIGHT, smart_strings=False)
    held = "".join(letters_of("".join(one.itertext())[:_LONGEST_COPYRIGHT]) for one in lines)
    named = {
        registrable_domain(word.strip(":,"))
        for title in metadata.titles
        for word in title.split()
        if _DOMAIN_ONLY.match(word.strip(":,"))
    }
    return [
        domain
        for domain, _ in links.most_common()
        if domain in named or (len(label := spellings(domain)[1]) >= _LEAST_OWNED and label in held)
    ]


def _mailed(root: Element, ends: list[str], links: Counter[str]) -> list[str]:
    """Domains of mailboxes on the page whose name its title has, or to which its links and programs lead."""
    texts = root.xpath(_MAILBOXES, smart_strings=False)
    hosts = (found[1] for text in texts for found in _MAIL_HOST.finditer(text[:_LONGEST_COPYRIGHT]))
    domains = [domain for domain in dict.fromkeys(map(registrable_domain, hosts)) if domain]
    programs = root.xpath("//script/@src | //link/@href", smart_strings=False) if domains else ()
    run = {registrable_domain(one) for one in programs if "//" in one}
    return [
        domain
        for domain in domains
        if any(is_called(part, domain) for part in ends) or (domain in links and domain in run)
    ]


def _hosts(stated: list[tuple[str, str]], domain: str) -> list[str]:
    """The labels of the hosts at a domain that the page names as its own."""
    hosts = {urlsplit_host(address) or "" for label, address in stated if label in _OWN_LABELS}
    return [part for host in hosts if registrable_domain(host) == domain for part in host.split(".")]


def _linked_hosts(root: Element) -> Counter[str]:
    """How many links of the page lead to each host."""
    targets = map(str.strip, root.xpath("//a/@href[contains(., '//')]", smart_strings=False))
    return Counter(
        _HOST_END.split(target.split("//", 1)[-1], maxsplit=1)[0].lower()
        for target in targets
        if target.startswith(("http://", "https://", "//"))
    )


def _linked_domains(root: Element) -> Counter[str]:
    """How many links of the page lead to each registrable domain."""
    counts: Counter[str] = Counter()
    hosts = _linked_hosts(root)
    for host, count in hosts.items():
        domain = registrable_domain(host)
        if domain and domain not in _PLATFORMS:
            counts[domain] += count
    return counts


def _fitting_part(name: str, domain: str | None) -> list[str]:
    """The end of a site's name that is its outlet's, where a section or a company stands beside it."""
    parts = [end for _, end in ends_of(name)] + [rest for rest, _ in ends_of(name)]
    return [part for part in parts if domain and letters_of(part) and fits(part, domain)][:1] if parts else []


def _well_written(name: str, others: list[str]) -> str:
    """A name that is one word in small letters, as a program's id is, as another spelling has it."""
    if not (name.isalnum() and name.islower()):
        return name
    return next((other for other in others if other != name and letters_of(other) == letters_of(name)), name)


def _name(metadata: Metadata, domain: str | None) -> str | None:
    """The outlet's display name: as the page calls its site, as its publisher is called, else the domain."""
    given = [
        part for name in map(folded, metadata.site_names) for part in (*_fitting_part(name, domain), name)
    ]
    names = [name for name in given if 1 < len(name) <= _LONGEST_NAME]
    ends = [part for title in metadata.titles for _, part in ends_of(title) if len(part) <= _LONGEST_NAME]
    fitting = [name for name in names if domain and not _DOMAIN_ONLY.match(name) and fits(name, domain)]
    if fitting:
        return _well_written(fitting[0], [*fitting, *ends])
    ends = [part for title in metadata.titles for part in end_parts_of(title) if len(part) <= _LONGEST_NAME]
    spelt = [part for part in ends if domain and letters_of(part) in spellings(domain)]
    if spelt and len(spelt[0]) >= _LEAST_SPELT and not _DOMAIN_ONLY.match(spelt[0]):
        return spelt[0]
    spoken = [name for name in names if not _DOMAIN_ONLY.match(name)]
    if spoken:
        return spoken[0]
    fitting = [_domain_in(part, domain) for part in ends if domain and fits(part, domain)]
    if fitting:
        return min(fitting, key=len)
    owners = {name for owner in metadata.owners if _is_spoken(name := letters_of(owner))}
    return next((part for part in ends if letters_of(part) in owners), domain)


def _is_spoken(letters: str) -> bool:
    """Whether a name is long enough to be no word by chance; signs that are words need fewer."""
    return len(letters) > (_LEAST_SIGNS if "\u3400" <= letters[:1] <= "\u9fff" else _LEAST_SPELT)


def _domain_in(name: str, domain: str) -> str:
    """The word of a name that is its domain (`News BayPress.example`), else the name."""
    return next((word for word in name.split() if letters_of(word) == letters_of(domain)), name)
