"""Authors that are accounts of a content system: they say who put a story on the site, not who wrote it."""

from __future__ import annotations

import re

from wirecopy.intake.credits import unlabelled
from wirecopy.patterns import lazy_re

_ACCOUNT = lazy_re(
    r"""(?:the\s+)?(?:(?:online|web|digital|internet|news|site|content|copy|managing|super|guest|default|wp)[\s._-]*)*
    (?:admin(?:istra(?:tor|teur|tore|dora?))?|webmaster|web|desk|news|newsroom|editors?|user|root|team|publisher|uploader|moderator
    |redaktion(?:en)?|redaktor|redacci[oó]n|redazione|r[ée]daction|reda[cç][aã]o|redac[tț]ia|redakcja|redakce|redakcija
    |администратор|админ|редакция|редактор|συντακτική\s+ομάδα|管理员|管理員|編集部|관리자)
    [\s._-]*\d{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)
_MAILBOX = lazy_re(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}", re.IGNORECASE)


def is_account(author: str) -> bool:
    """Whether an author, with or without a word such as `by` before it, is an account or a mailbox."""
    name = unlabelled(author).strip(" .:-–—|")
    return bool(_ACCOUNT.fullmatch(name) or _MAILBOX.fullmatch(name))
