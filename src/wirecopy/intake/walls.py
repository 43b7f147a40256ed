"""Pages that show no whole story: the beginning of one that has to be paid for, and lists of several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wirecopy.intake.body import Body
from wirecopy.intake.markup import Block
from wirecopy.intake.teasers import count_heads
from wirecopy.patterns import lazy_re

_SHORT, _SHORTER = 600, 450
"""Characters of a beginning where a visible line asks for money, and where only the metadata says so."""
_NEAR = 15
"""Blocks behind a beginning in which the line that asks for money stands."""
_LONGEST_LINE = 400
_FEWEST_LISTED = 5
_HAN = lazy_re(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN_WEIGHT = 2
"""A character of such a script says as much as some three letters."""
_WALL = lazy_re(
    r"""subscribe\s+(?:now\s+|today\s+)?(?:to|and)\s+(?:continue|keep|read|unlock)
    |to\s+(?:continue|keep)\s+reading\b.{0,40}\b(?:subscri|sign|log|register|account)
    |\b(?:article|story|content)\s+is\s+(?:only\s+|exclusively\s+)?(?:available\s+)?(?:only\s+|exclusively\s+)?
     (?:for|to|reserved\s+for)\s+(?:our\s+|paying\s+|premium\s+)?(?:subscribers|members)
    |\bsubscriber[- ]only\s+(?:content|article|story)|already\s+a\s+(?:subscriber|member)\s*\?
    |(?:nur\s+für|exklusiv\s+für)\s+(?:\w+[\s-])?abonnent|jetzt\s+(?:\w+\s+){0,3}weiterlesen
    |um\s+(?:diesen|den)\s+(?:artikel|text|inhalt)\s+(?:\w+\s+){0,2}zu\s+lesen
    |réservée?s?\s+aux\s+(?:abonnés|membres)|il\s+vous\s+reste\s+[\d,.]+\s*%\s+de\s+cet
    |exclusiv[oa]s?\s+para\s+(?:los\s+)?(?:suscriptores|assinantes|socios)|solo\s+para\s+suscriptores
    |suscr[ií]b(?:e|a)te\s+para\s+(?:seguir|continuar|leer)|assine\s+para\s+(?:ler|continuar)
    |(?:riservat[oa]\s+agli|solo\s+per\s+gli)\s+abbonati|per\s+continuare\s+a\s+leggere
    |alleen\s+voor\s+abonnees|tylko\s+dla\s+(?:subskrybentów|prenumeratorów)|endast\s+för\s+prenumeranter
    |только\s+(?:для\s+)?подписчик|会員限定|残り\s*[\d,]+\s*文字|订阅后|付费阅读|구독자\s*전용""",
    re.IGNORECASE | re.VERBOSE,
)


def is_walled(blocks: Sequence[Block], body: Body, *, stated: bool) -> bool:
    """Whether only the beginning of a story is shown, because the rest has to be paid for.

    stated: whether the page says out of sight that the story is not free. A story that stands there whole,
    whatever is written beside it, is none.
    """
    size = 0
    # The longest first: a few of them are a whole story, and the rest is asked nothing.
    for block in sorted((blocks[place] for place in body.positions), key=lambda one: -len(one.text)):
        size += 0 if _asks(block) else _weight(block.text)
        if size > _SHORT:
            return False
    asked = any(_asks(block) for block in blocks[body.first : body.last + _NEAR])
    return asked or (stated and size <= _SHORTER)


def is_list(blocks: Sequence[Block]) -> bool:
    """Whether a page without a story of its own lists others: headings that are links, several of them."""
    return count_heads(blocks) >= _FEWEST_LISTED


def _asks(block: Block) -> bool:
    return len(block.text) <= _LONGEST_LINE and bool(_WALL.search(block.text))


def _weight(text: str) -> int:
    return len(text) + _HAN_WEIGHT * len(_HAN.findall(text))
