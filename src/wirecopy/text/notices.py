# ruff: noqa: E501 - patterns are tables of wordings, and a broken line hides a wording
"""The wording of notices that sites show in place of a story: on cookies, subscriptions, sign-in, errors.

Each pattern is a sign of a whole sentence that speaks to the reader of the site (`we use cookies`, `you need to
sign in`), never of one that reports on such things, as a story on cookies does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wirecopy.patterns import lazy_re
from wirecopy.records import Zone, ZoneSpan
from wirecopy.text import phrases
from wirecopy.text.endings import LONGEST_DISCLAIMER
from wirecopy.text.wordsearch import WordSearch

LONGEST = 2500
"""Characters of a text that can be nothing but notices."""
_MOST_OTHER = 0.2
"""Share of a notice's letters that may stand in sentences of no known wording."""
_LOOK_ON = 300
"""Characters behind as many as decide that are looked at with them: the sentence goes on."""
_SENTENCE_END = lazy_re(r"[.!?…।؟][\"”»’')\]]*\s+|[。！？]|\n+")
_LABEL = 30
"""Characters of a button or a menu's word (`Accept all`, `Manage my preferences`), beside real notices."""

_WORDS = """
cookie|javascript|java script|browser|subscri|abonn|newsletter|sign in|sign up|log in|login|logged in|signed in|signed up|register
|an account|your account|captcha|a robot|a human|are human|access denied|403|404|not found|not be found|not available|unavailable
|unable to access|went wrong|error occurred|error has|sorry|oops,|oops!|please|no longer available|removed, renamed|moved or
|free article|articles left|articles remaining|your limit|inbox|full access|unlimited access|instant access|continue reading
|keep reading|finish reading|for reading|cancel any|cancel at|a member|members only|your consent|your permission|your personal
|your data|your device|your information|your choices|your settings|your preferences|preferences|rights reserved|may not be|copyright
|(c)|accuracy|reliability|right to alter|right to delete|right to remove|right to edit|right to modify|privacy|ad block|adblock
|terms of use|terms of service|terms and conditions|too many requests|syndicat|auto-gen|autogen|join now|join today|join here|join free
|join for|join to|for visiting|einwillig|datenschutz|anmelden|einloggen|registrier|vorbehalten|nicht gefunden|weiterzulesen|weiter zu lesen
|zustimmung|connectez|connecter|confidentialit|poursuivant|continuant|naviguant|inscri|introuvable|suscr|privacidad|continuar
|navega|reservados|no encontrada|assine|assinante|cadastre|iscriv|iscriti|accedi|registrati|riservat|non trovata|proseguendo|aanmelden
|meld je|voorbehouden|niet gevonden|privacybeleid|zaloguj|zapisz|prywatno
|réserv|déjà|traceurs|sesión|regístr|suscríb|página|continúa|używa|ciasteczek|zastrzeżone|çerez|abone|giriş|kaydol|üye|saklıdır|gizlilik
|bulunamadı|куки|файл|продолжа|подпис|войдите|зарегистр|защищен|страница|конфиденц|кукі|продовж|підпи|увійд|зареєстр|захищені
|сторінк|конфіденц|الارتباط|الكوكيز|الخصوصية|محفوظة|اشترك|الدخول|الصفحة|कुकी|गोपनीयता|सुरक्षित|सब्सक्राइब|लॉग|साइन
|政策|继续使用|繼續使用|登录|订阅|登入|訂閱|版权|版權|页面|頁面|转载|轉載|クッキー|ポリシー|この記事|ログイン|無断|ページ|쿠키|개인정보|로그인|구독|무단|페이지
"""
"""One of these, or `©`, stands in every sentence of the wordings below."""

_SITE = r"(?:we|our (?:\w+ )?partners|our (?:web)?site|this (?:web)?site|[\w.-]+\.(?:com|org|net|co\.\w\w))"
NOTICE = lazy_re(
    "|".join(
        (
            # cookies and consent
            rf"\b{_SITE}\b.{{0,80}}\b(?:us(?:e|es|ing)|store|place|process|collect)\b.{{0,120}}\b(?:cookies?|your (?:personal )?(?:data|device|information)|tracking technolog)",
            r"\b(?:our|see|read|view|about|in the) (?:full |own )?(?:cookies?|privacy) (?:policy|notice|statement)\b",
            r"^(?:accept|reject|decline|manage|allow|refuse|customi[sz]e)\b.{0,20}\b(?:cookies?|preferences|settings|choices|consent)\b.{0,20}$",
            r"\bby (?:continuing|using|clicking|visiting|browsing|accepting|signing|subscribing|registering)\b.{0,160}\byou (?:agree|accept|consent|are agreeing|acknowledge)\b",
            r"\byou (?:can|may) (?:change|withdraw|manage|opt|unsubscribe|disable|adjust)\b.{0,120}\b(?:preferences|settings|consent|choices|cookies?|opt(?:ing)? out|any time|browser)\b",
            r"\byour (?:privacy (?:is|matters|choices|settings|preferences)|consent|permission|personal (?:data|information)|cookie|ad ?blocker|browser|subscription|inbox|preferences)\b",
            r"\bwe (?:value|respect|care about) your privacy\b|\b(?:thanks|thank you) for (?:visiting|reading|subscribing|signing up|registering)\b",
            # subscription, sign-in, newsletters
            r"^(?:please )?(?:subscribe|sign (?:in|up)|log ?in|create (?:a|an|your) (?:\w+ )?account)\b.{0,160}$",
            r"^(?:register|join) (?:now|today|here|for free|free|to (?:read|continue|comment))\b.{0,120}$",
            r"\b(?:you (?:must|need to|have to)|please) (?:be )?(?:sign(?:ed)? (?:in|up)|log(?:ged)? ?in|subscribe|register(?:ed)?|enable|disable|turn (?:on|off)|whitelist|upgrade your|update your|refresh|reload|try again)\b",
            r"\bto (?:continue|keep|finish) reading\b|\bget (?:full |unlimited |instant )+access\b|\bfor (?:full|unlimited) access to (?:our|the|all) (?:site|content|articles|stories|archive)",
            r"\b(?:already|not yet|become|are you) an? (?:registered )?(?:subscriber|member|user)\b",
            r"\b(?:free articles?|articles) (?:remaining|left|this month)\b|\bcancel (?:at )?any ?time\b|\breached your (?:\w+ )?limit\b|\b(?:for|to) (?:our )?(?:paying )?subscribers only\b|\bonly available to (?:\w+ )?(?:subscribers|members)\b",
            r"\b(?:in|to) your inbox\b|\bour (?:\w+ ){0,3}newsletters?\b",
            # a page that is not there, or not for this program
            r"\b(?:enable|disable|turn on|activate|allow)\b.{0,30}\b(?:java ?script|cookies|ad ?blockers?)\b",
            r"\bjava ?script (?:is|must be|has been|to be)? ?(?:not )?(?:enabled|disabled|required|turned off)\b|\bad ?block(?:er|ing)? (?:is |was |has been )?(?:detected|enabled)\b|\bbrowser (?:is|does) not support",
            r"^(?:error )?(?:404|403)(?: |$|:|-).{0,60}$|^access denied[.!]?$|\bunable to access this (?:site|page)|^(?:sorry|oops|oh no)\b.{0,120}$|^(?:the )?(?:requested )?page (?:you .{3,60} )?(?:was |could |can)?not (?:be )?found\b|^something went wrong[.!]?$|^service (?:temporarily )?unavailable|^too many requests|^an (?:unexpected )?error (?:has )?occurred",
            r"\b(?:page|article|story|content|video|link) (?:you .{3,60} )?(?:is|has been|may have been|might have been) (?:no longer available|not available|unavailable|removed, renamed|moved or)\b",
            r"\b(?:are you a robot|(?:not|aren't) a robot|you are (?:a )?human|verifying (?:that )?you|checking (?:if the site|your browser)|unusual traffic from your|complete the (?:captcha|security check))\b",
            # rights and responsibility
            r"\ball rights? reserved\b\W*$|^(?:©|\(c\)|copyright)\W|\b(?:agree|subject|read|see|view|our)\b.{0,60}\bterms (?:of (?:use|service)|and conditions)\b",
            r"\bmay not be (?:published|reproduced|republished|copied|broadcast|rewritten|redistributed)\b",
            r"\b(?:accepts? no|not (?:responsible|liable) for|bears? no|does not (?:assume|take|accept))\b.{0,80}\b(?:content|accuracy|dependability|trustworthiness|reliability|completeness)\b",
            r"\breserves the (?:sole |absolute )?right to (?:alter|delete|remove|edit|modify)\b|\bauto-?generated from\b|\bsyndicated feed\b",
            # German, French, Spanish, Portuguese, Italian, Dutch, Polish
            r"\b(?:wir|diese (?:web)?seite|unsere partner)\b.{0,40}\b(?:verwende|nutze|benutze|setze|speicher)\w*\b.{0,80}\bcookies\b|\b(?:unsere[rn]?|in der|zur) (?:cookie|datenschutz)(?:-?richtlinie|erklärung|hinweise|einstellungen)|\b(?:ihre|ihrer|deine) (?:einwilligung|zustimmung|cookie|datenschutz)|\bcookies (?:akzeptieren|ablehnen|zulassen)\b|\bbitte (?:melden sie sich|aktivieren sie|loggen|registrieren|deaktivieren sie)\b|^(?:jetzt )?(?:abonnieren|anmelden|registrieren|einloggen)\b.{0,80}$|\balle rechte vorbehalten\b|^(?:die )?seite (?:wurde )?nicht gefunden\b|\bum (?:weiterzulesen|weiter zu lesen)\b|\bnur für abonnent",
            r"\b(?:nous|ce site|nos partenaires)\b.{0,40}\b(?:utilis|dépos|stock)\w*\b.{0,80}\b(?:cookies|traceurs)\b|\b(?:notre|nos|votre|vos|la) (?:politique|paramètres|gestion|préférences)\b.{0,12}\b(?:cookies|confidentialité)\b|\ben (?:poursuivant|continuant|cliquant|naviguant)\b.{0,140}\bvous (?:acceptez|consentez)\b|\b(?:veuillez|merci de) (?:vous connecter|activer|désactiver|vous inscrire)\b|^(?:abonnez-vous|connectez-vous|inscrivez-vous|s'abonner|se connecter)\b.{0,100}$|\btous droits réservés\b|^page (?:introuvable|non trouvée)\b|\bréservée? aux abonnés\b|\bdéjà abonné",
            r"\b(?:utilizamos|usamos|este sitio|esta web|nuestros socios)\b.{0,100}\bcookies\b|\b(?:nuestra|la) política de (?:cookies|privacidad)\b|\b(?:si continúa|al continuar|al navegar|al hacer clic)\b.{0,140}\bacepta|^(?:aceptar|rechazar|configurar|gestionar)\b.{0,12}\bcookies\b.{0,20}$|\b(?:por favor|inicia|inicie)\b.{0,20}\b(?:sesión|regístr|suscríb)|^(?:suscríbete|suscríbase|regístrate|inicia sesión)\b.{0,100}$|\btodos los derechos reservados\b|^página no encontrada\b|\bsolo para suscriptores\b",
            r"\b(?:utilizamos|usamos|este site|nossos parceiros)\b.{0,100}\bcookies\b|\b(?:nossa|a) política de (?:cookies|privacidade)\b|\bao (?:continuar|navegar|clicar)\b.{0,140}\b(?:concorda|aceita)|^(?:aceitar|rejeitar|recusar)\b.{0,12}\bcookies\b.{0,20}$|^(?:assine|inscreva-se|cadastre-se|faça login)\b.{0,100}$|\btodos os direitos reservados\b|^página não encontrada\b|\bexclusivo para assinantes\b",
            r"\b(?:utilizziamo|questo sito|noi e i nostri partner)\b.{0,100}\bcookie\b|\b(?:nostra|alla|l')\s?informativa sulla privacy\b|\b(?:proseguendo|continuando|cliccando)\b.{0,140}\b(?:accetti|acconsenti)|^(?:abbonati|iscriviti|accedi|registrati)\b.{0,100}$|\btutti i diritti riservati\b|^pagina non trovata\b|\briservato agli abbonati\b",
            r"\b(?:wij|we|deze (?:web)?site)\b.{0,20}\b(?:gebruik|plaats)\w*\b.{0,60}\bcookies\b|\b(?:ons|onze|het) (?:cookie|privacy)(?:beleid|verklaring)\b|^(?:abonneer je|log in|meld je aan|registreer)\b.{0,100}$|\balle rechten voorbehouden\b|^pagina niet gevonden\b|\balleen voor abonnees\b",
            r"\b(?:używamy|strona używa|ta strona|nasza strona|korzystamy)\b.{0,100}\b(?:cookies|ciasteczek)\b|\b(?:nasz[aąe]j?|w) polity[ck]\w+ prywatności\b|^(?:zaloguj się|zapisz się|subskrybuj)\b.{0,80}$|\bwszelkie prawa zastrzeżone\b",
            # Russian, Ukrainian, Turkish, Arabic, Hindi, Chinese, Japanese, Korean
            r"\b(?:мы используем|сайт использует|использовани[ея]|файл(?:ы|ов|ами))\b.{0,40}\b(?:cookies?|куки)|\bнаш(?:ей|а|у) политик[аиойу]+ конфиденциальности|\bпродолжая\b.{0,100}\b(?:соглашаетесь|принимаете)|^(?:подпишитесь|подписаться|войдите|зарегистрируйтесь)\b.{0,100}$|\bвсе права защищены|^страница не найдена|\bтолько для подписчиков",
            r"\b(?:ми використовуємо|сайт використовує|використання|файл(?:и|ів|ами))\b.{0,40}\b(?:cookies?|кукі)|\bнаш(?:ій|а|у) політик[аиоюуі]+ конфіденційності|\bпродовжуючи\b.{0,100}\b(?:погоджуєтесь|приймаєте)|^(?:підпишіться|підписатися|увійдіть|зареєструйтесь)\b.{0,100}$|\b(?:усі|всі) права захищені|^сторінку не знайдено",
            r"\bçerez(?:ler\w*)?\b.{0,60}\b(?:kullan|politika|kabul)|\bgizlilik politikamız|\btüm hakları saklıdır|^sayfa bulunamadı|^(?:abone ol|giriş yap|üye ol|kaydol)\b.{0,100}$",
            r"(?:نستخدم|يستخدم).{0,60}ملفات (?:تعريف )?(?:الارتباط|الكوكيز)|سياسة الخصوصية|جميع الحقوق محفوظة|^(?:اشترك|تسجيل الدخول)|^الصفحة غير موجودة",
            r"कुकी(?:ज़|ज)?.{0,60}(?:उपयोग|इस्तेमाल)|गोपनीयता नीति|सर्वाधिकार सुरक्षित|^(?:सब्सक्राइब|लॉग ?इन|साइन ?इन)",
            r"使用.{0,12}cookie|(?:我们|我們|本网站|本網站)的?(?:隐私|隱私)政策|(?:继续使用|繼續使用).{0,20}同意|请先?(?:登录|订阅)|請先?(?:登入|訂閱)|版权所有|版權所有|^(?:页面不存在|找不到.{0,6}[页頁]面)|不得转载|不得轉載",
            r"(?:cookie|クッキー).{0,30}(?:使用|同意|設定)|プライバシーポリシー|この記事は.{0,12}(?:会員|有料)|ログイン(?:して|が必要)|無断転載|^(?:お探しの)?ページが見つかりません",
            r"쿠키.{0,20}(?:사용|동의)|개인정보 ?처리방침|로그인(?:이 필요| 후 이용|하시)|구독(?:하기|하시)|무단 ?(?:전재|복제)|^페이지를 찾을 수 없",
        )
    ),
    re.IGNORECASE,
)


def is_notice(text: str, zones: Sequence[ZoneSpan]) -> bool:
    """Whether a story's own words are nothing but notices of its site, or of an agency on its rights."""
    spans = [span for span in zones if span.zone in (Zone.lead, Zone.body)]
    size = sum(span.end - span.start for span in spans)
    if not size or size > LONGEST:
        return False
    signless = _signless_until(text, spans[0], int(_MOST_OTHER * size))
    found, other = False, 0
    for start, end in (one for span in spans for one in _sentences(text, span)):
        if end > signless and _is_known(text[start:end].strip()):
            found = True
        elif end - start > _LABEL and (length := len(text[start:end].strip())) > _LABEL:
            other += length
            if other > _MOST_OTHER * size:  # as of nearly every story after a sentence or two
                return False
    return found


def _signless_until(text: str, opening: ZoneSpan, most: int) -> int:
    """Up to where no sign stands, of as many characters as mostly decide: asked at once, not by sentence."""
    until = min(opening.start + most + _LOOK_ON, opening.end)
    return opening.start if _has_sign(text[opening.start : until]) else until


def _sentences(text: str, span: ZoneSpan) -> Iterator[tuple[int, int]]:
    start = span.start
    for found in _SENTENCE_END.finditer(text, span.start, span.end):
        yield start, found.start() + (text[found.start()] != "\n")
        start = found.end()
    yield start, span.end


def _has_sign(words: str) -> bool:
    folded = words.casefold()
    return "©" in folded or bool(_signs().find(folded))


@cache
def _signs() -> WordSearch:
    return WordSearch(sign.strip().replace("\n", "") for sign in _WORDS.split("|"))


def _is_known(sentence: str) -> bool:
    if not _has_sign(sentence):
        return False
    if NOTICE.search(sentence):
        return True
    return len(sentence) <= LONGEST_DISCLAIMER and phrases.is_disclaimer(sentence)
