# ruff: noqa: E501 - tables of wordings
"""What a mailer puts around the words of a letter: a link to see it online, how to leave the list, a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wirecopy.patterns import lazy_re
from wirecopy.text.endings import SENTENCE_ENDS, line_zone

_ONLINE = lazy_re(
    r"\b(?:view|read|open|see|display)\b.{0,40}\b(?:browser|on the web|online|web ?version|web page)\b|^(?:online|web)[ -]?(?:version|ansicht)$"
    r"|\bim browser\b.{0,20}\b(?:ansehen|anzeigen|anschauen|öffnen|lesen)|\b(?:online|web)[ -]?(?:version|ansicht) (?:ansehen|anzeigen|öffnen)"
    r"|\b(?:voir|afficher|lire|consulter|ouvrir)\b.{0,40}\b(?:navigateur|en ligne|version web)"
    r"|\b(?:ver|leer|abrir)\b.{0,40}\b(?:navegador|en línea|versión web)|\b(?:ver|ler|abrir|visualizar)\b.{0,40}\b(?:navegador|online|versão web)"
    r"|\b(?:visualizza|leggi|apri|vedi)\b.{0,40}\b(?:browser|online|versione web)|\b(?:bekijk|lees|open)\b.{0,40}\b(?:browser|online|webversie)"
    r"|\b(?:visa|vis|läs|les|læs|se|åpne|öppna|åbn)\b.{0,40}\b(?:webbläsare\w*|nettleser\w*|browser\w*|webb?version)"
    r"|\b(?:zobacz|otwórz|wyświetl)\b.{0,40}\bprzeglądar|\b(?:открыть|посмотреть|читать)\b.{0,40}\b(?:браузере|веб-верси)"
    r"|ブラウザー?で(?:見る|表示|読む|開く|ご覧)|在(?:浏览器|瀏覽器)中?(?:查看|打开|阅读|檢視|開啟)|브라우저에서\s?(?:보기|열기)",
    re.IGNORECASE,
)
_LEAVING = lazy_re(
    r"\bunsubscribe|\bopt[ -]out\b|\b(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)\b|\bforward(?:ed)? (?:this|to a friend)"
    r"|\byou(?:['’]re| are|['’]ve| have)? (?:received?|receiving|got|getting) this\b|\bthis (?:e-?mail|newsletter|message) was sent (?:to|by)\b"
    r"|\b(?:abmelden|abbestellen|abzubestellen)\b|\b(?:sie erhalten|du erhältst) diese"
    r"|\bd[ée]sabonne|\bd[ée]sinscri|\bvous recevez cet?\b"
    r"|\bdar(?:se|te|me)? de baja\b|\bcancelar (?:la |tu |su )?suscripción|\b(?:recibes?|recibiste|ha recibido) este (?:correo|boletín|mensaje)"
    r"|\bcancelar (?:a |sua )?(?:inscrição|assinatura|subscrição)|\bdescadastr|\bvocê (?:recebeu|está recebendo|recebe) est"
    r"|\bdisiscri|\bannulla l['’]iscrizione|\b(?:ricevi|hai ricevuto) quest[ao]"
    r"|\b(?:uitschrijven|afmelden)\b|\b(?:u|je) ontvangt deze"
    r"|\bavregistrera|\bavsluta prenumeration|\bafmeld\b|\bmeld (?:deg|dig) av\b|\bdu (?:får|mottar|modtager) dett?e"
    r"|\bwypisz|\banuluj subskrypcj|\bотписаться|\bвідписатися|\babonelikten"
    r"|配信停止|登録解除|購読解除|退订|退訂|取消订阅|取消訂閱|수신\s?거부|구독\s?(?:취소|해지)",
    re.IGNORECASE,
)
_ADDRESS = lazy_re(r"<?(https?://[^\s<>\"]+)>?")
_SIGNATURE = lazy_re(r"^-- $", re.MULTILINE)
_LONGEST_ONLINE, _LONGEST_LEAVING, _SHORTEST_PROSE = 120, 400, 80
_MOST_ABOVE, _MOST_BELOW = 6, 15
_LONGEST_SIGNATURE = 1000


def without_surroundings(paragraphs: Sequence[str]) -> list[str]:
    """A letter's paragraphs without what its mailer put above and below them."""
    above = [one for one in _up_to_prose(paragraphs, _MOST_ABOVE) if leads_online(paragraphs[one])]
    from_below = [len(paragraphs) - 1 - one for one in _up_to_prose(paragraphs[::-1], _MOST_BELOW)]
    below = [one for one in from_below if _is_below(paragraphs[one])]
    left_out = {*above, *below}
    return [words for number, words in enumerate(paragraphs) if number not in left_out]


def leads_online(words: str) -> bool:
    """Whether a line leads to where the letter is shown on the web."""
    bare = _ADDRESS.sub("", words).strip()
    return len(bare) <= _LONGEST_ONLINE and bool(_ONLINE.search(bare))


def address_in(words: str) -> str | None:
    """The first web address that a text spells out."""
    found = _ADDRESS.search(words)
    return found[1].rstrip(".,;)") if found else None


def without_signature(text: str) -> str:
    """A plain text without its signature, the few lines behind `-- ` (RFC 3676, 4.3)."""
    marks = list(_SIGNATURE.finditer(text))
    if marks and marks[-1].start() and len(text) - marks[-1].end() <= _LONGEST_SIGNATURE:
        return text[: marks[-1].start()]
    return text


def _is_below(words: str) -> bool:
    return leads_online(words) or (len(words) <= _LONGEST_LEAVING and bool(_LEAVING.search(words)))


def _up_to_prose(paragraphs: Sequence[str], most: int) -> Iterator[int]:
    """The numbers of paragraphs up to the first that is the letter's own."""
    for number, words in enumerate(paragraphs[:most]):
        sentence = len(words) >= _SHORTEST_PROSE and words[-1] in SENTENCE_ENDS
        if sentence and not _is_below(words) and line_zone(words, last=True) is None:
            return
        yield number
