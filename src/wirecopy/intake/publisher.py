# ruff: noqa: E501 - tables of names
"""Who published a page of which only the text is left: told by addresses and names around its body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from wirecopy.intake.outlets import outlet, registrable_domain
from wirecopy.patterns import lazy_re
from wirecopy.records import Outlet
from wirecopy.text.datelines import is_agency

_MAIL = lazy_re(r"[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,6}[a-z]{2,24})", re.IGNORECASE)
_SITE = lazy_re(r"(?:https?://|\bwww\.)((?:[\w-]{1,63}\.){1,6}[a-z]{2,24})", re.IGNORECASE)
_BARE_SITE = lazy_re(r"(?:[\w-]{1,63}\.){1,3}[a-z]{2,24}", re.IGNORECASE)
# Places where everybody has a page or a mailbox say nothing of who publishes this one.
_EVERYBODYS_NAMES = """facebook.com twitter.com x.com t.co youtube.com youtu.be instagram.com linkedin.com whatsapp.com
    telegram.org t.me pinterest.com reddit.com tiktok.com threads.net threads.com bsky.app vk.com ok.ru weibo.com google.com
    google.co.in apple.com microsoft.com amazon.com gmail.com googlemail.com yahoo.com yahoo.co.in hotmail.com
    outlook.com live.com aol.com icloud.com proton.me protonmail.com gmx.de gmx.net web.de mail.ru yandex.ru qq.com
    163.com rediffmail.com wordpress.com blogspot.com medium.com substack.com feedburner.com creativecommons.org
    flipboard.com quora.com beehiiv.com mailchimp.com mailchimpapp.com mcsv.net rsgsv.net sendgrid.net
    ghost.io buttondown.email"""
_EVERYBODYS = frozenset(_EVERYBODYS_NAMES.split())
_EDITED_BY = lazy_re(
    r"(?:edited|modified|reworked|created|reviewed|changed|verified) (?:by|or edited by)(?: the)? (?P<by>[^\W\d_][^.,;()]{1,60}?)(?:['’]s?)? "
    r"(?:staff|team|desk|newsroom|editors?|editorial)\b",
    re.IGNORECASE,
)
_COPYRIGHT = lazy_re(
    r"(?:©|\(c\)|copyright)[\s,]*(?:copyright|©|\(c\))?[\s,]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)?\d\d))?)?[\s,.:|–-]*(?P<by>[^\W\d_][^.,|©\n]{1,60})?",
    re.IGNORECASE,
)
_NO_NAMES = lazy_re(
    r"^(?:all rights|rights reserved|copyright|tous droits|alle rechte|todos|the publisher)", re.IGNORECASE
)
_COMPANY = lazy_re(
    r"[\s,]+(?:ltd|limited|inc|llc|gmbh|ag|s\.?a|pvt|private|plc|corp|co|kg|b\.?v|srl|spa|sp\. z o\.o)\.?$",
    re.IGNORECASE,
)


def is_everybodys(domain: str) -> bool:
    """Whether everybody has a page or a mailbox at a domain, so that it names no publisher."""
    return domain in _EVERYBODYS


def publisher(around: Sequence[str], disclaimers: Iterable[str], url: str | None) -> Outlet:
    """The outlet of a page.

    around: the lines outside its body. disclaimers: what the end of the body says of its making. url: the
    page's own, where it is known. Without any of these signs the outlet is unknown.
    """
    names = _names(around, disclaimers)
    if url:
        domain = registrable_domain(url)
        return outlet(_named(domain, names, around), url)
    domain = _domain(around, names)
    if domain is None:
        # Copy keeps its agency's line of copyright wherever it is printed.
        return outlet(next((name for name in names if not _is_agencys(name)), None), None)
    return outlet(_named(domain, names, around), f"https://{domain}")


def _is_agencys(name: str) -> bool:
    """Whether a name is an agency's, or that of a service of its own (`dpa-infocom`)."""
    return is_agency(name) or is_agency(name.partition("-")[0])


def _names(around: Sequence[str], disclaimers: Iterable[str]) -> list[str]:
    """Names that a disclaimer or a copyright line gives, those of disclaimers first."""
    names = [found["by"].strip() for words in disclaimers for found in _EDITED_BY.finditer(words)]
    for line in around:
        if len(line) > 200:
            continue
        found = _COPYRIGHT.search(line)
        if found and found["by"] and not _NO_NAMES.match(found["by"]):
            names.append(_COMPANY.sub("", found["by"].strip()))
    return [name for name in names if len(name) > 1 and len(name.split()) <= 6]


def _domain(around: Sequence[str], names: Sequence[str]) -> str | None:
    """The domain that the addresses around the body speak for most; None where none does surely.

    A page shows many addresses. One is its own only where a name bears it out: a name given by a
    disclaimer or a copyright line, or, for a mailbox of the house, a line that holds the name alone.
    """
    votes: Counter[str] = Counter()
    mailed: set[str] = set()
    for line in around:
        for pattern, weight in ((_MAIL, 3), (_SITE, 1)):
            for found in pattern.finditer(line[:2000]):
                domain = registrable_domain(found[1])
                if domain and domain not in _EVERYBODYS:
                    votes[domain] += weight
                    if pattern is _MAIL:
                        mailed.add(domain)
        if _BARE_SITE.fullmatch(line) and (domain := registrable_domain(line)) and domain not in _EVERYBODYS:
            votes[domain] += 2
    alone = [line for line in around if len(line) <= 60]
    borne_out = [
        domain
        for domain, _ in votes.most_common()
        if any(_same(domain, name) for name in names)
        or (domain in mailed and any(_same(domain, line) for line in alone))
    ]
    return borne_out[0] if borne_out else None


def _named(domain: str | None, names: Sequence[str], around: Sequence[str]) -> str | None:
    """The outlet's display name: one that fits its domain, as a name given or a line of its own."""
    if domain is None:
        return names[0] if names else None
    for name in (*names, *(line for line in around if len(line) <= 60)):
        if _same(domain, name):
            return name
    starts = _letters(domain.split(".")[0])
    return next(
        (name for name in names if _letters(name).startswith(starts) or starts in _letters(name)), None
    )


def _same(domain: str, name: str) -> bool:
    label, letters = _letters(domain.split(".", maxsplit=1)[0]), _letters(name)
    return letters in (label, f"the{label}") or letters == _letters(domain) or f"the{letters}" == label


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
