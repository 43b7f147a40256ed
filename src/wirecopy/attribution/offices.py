"""What somebody's office is called beside their full name: `Minister of Health Ada Lind`, `鎮長小野寺修`.

The person is the speaker; the office differs from story to story. Where words alone do not tell where the
name begins, it is left as it stands.
"""

from __future__ import annotations

import regex

from wirecopy.patterns import lazy_regex

BODIES = (
    r"(?:ministr(?:y|ies)|departments?|agenc(?:y|ies)|authorit(?:y|ies)|councils?|boards?|committees?|commissions?|government|"
    r"administration|office|bureau|army|navy|force|police|court|bank|company|companies|firm|group|union|guild|party|association|"
    r"federation|institute|university|museum|charity|airline|carrier|operator|maker|club|team|embassy|regulator|watchdog|"
    r"kremlin|palace)"
)
"""What a body is called, in English."""
_OF_WHAT = (
    r"(?:Agriculture|Health|Education|Finance|Interior|Defen[cs]e|Foreign\sAffairs|Home\sAffairs|Internal\sAffairs|Energy|Transport|"
    r"Justice|Labou?r|Trade|Commerce|Industry|Tourism|Environment|Economy|Culture|Sports?|Information|Communications|Housing|"
    r"Fisheries|Mines|Forests|Forestry|Water|Works|Planning|Science|Technology|Youth|State|Investment|Development|the\sInterior|the\sEnvironment)"
)
_FULL = (
    r"(?=\p{Lu}[\p{L}’'.-]+\s(?:(?:von|van|de|der|den|zu|al|bin)\s){0,2}"
    r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}$)"
)
_OFFICES = {
    "en": lazy_regex(
        r"(?:[\p{L}’'-]+\s){0,7}(?:Minister|Secretary|President|Premier|Chancellor|Governor|Mayor|Senator|Commissioner|"
        r"Director|Spokes(?:man|woman|person)|Chief|Ambassador|Envoy|Chair(?:man|woman)?|Officer|Speaker|Commander|"
        r"Inspector|Sheriff|Judge|Justice|General|Professor|Captain|Skipper|Auditor|Coach|Leader|Brigadier|Major|Colonel|"
        r"Lieutenant|Sergeant|Constable|Superintendent|Undersecretary|Advis[eo]r|Coordinator|Bishop|Archbishop|Pastor|Rabbi|Imam|"
        r"Warden|Ranger|Nurse|Surgeon|Trainer|Prosecutor|Ombudsman|Treasurer|Rector|Principal|Curator|[A-Z][a-z]*(?:ologist|eer|maker|worker|keeper|owner|"
        r"grower|breeder|farmer|driver|teacher|manager|trader|dealer|scientist|researcher|economist|analyst|historian|"
        r"technician|physician|veterinarian|librarian|attorney|lawyer|resident|organi[sz]er|campaigner|activist|councill?or)|"
        r"Gen|Col|Lt|Maj|Sen|Rep|Gov|Dr|Mr|Mrs|Ms)\.?\s"
        + rf"(?:(?<=(?:Minister|Secretary|Undersecretary)\s)(?:of|for)\s{_OF_WHAT}"
        + rf"(?:(?:,\s|,?\sand\s){_OF_WHAT})*\s)?"
        + rf"(?!(?:\p{{L}}+\s)*(?i:{BODIES}|staff|assembly|secretariat|directorate|cent(?:re|er))$)"
        + _FULL,
        regex.VERSION0,
    ),
    "de": lazy_regex(
        r"(?:[\p{L}-]+\s){0,3}?(?i:[\p{L}-]*(?:minister|präsident|sprecher|meister|kanzler|direktor|sekretär|ingenieur|leiter|"
        r"vorsitzende|beauftragte|geschäftsführer|kommissar|anwalt|landrat|landrät|vorstand|chef|meteorologe|ökonom|politiker|"
        r"professor|forscher|historiker|analyst)(?:in|r)?)\s" + _FULL,
        regex.VERSION0,
    ),
    "tr": lazy_regex(
        r"(?:[\p{L}’'-]+\s){0,6}?(?:Bakanı?|Başkanı?|Valisi|Müdürü|Sözcüsü|Sekreteri|Kaymakamı|Komutanı|"
        r"Milletvekili|Temsilcisi)\s" + _FULL,
        regex.VERSION0,
    ),
    "ar": lazy_regex(
        r"(?:نائب\s|مساعد\s|وكيل\s)?(?:رئيس|رئيسة|مدير|مديرة|وزير|وزيرة|محافظ|قائد|أمين|عميد|مفتي)\s(?:ال[\p{L}\p{M}]+\s){1,3}"
        r"(?=(?!ال)[\p{L}\p{M}]+(?:\s[\p{L}\p{M}]+){1,2}$)"
    ),
    "zh": lazy_regex(
        r"\p{Han}*(?:局|部|鎮|镇|市|省|县|縣|州|院|校|馆|館|会|會|厅|廳|署|处|處|司|社|队|隊|行|所)[长長](?=[\p{Han}·]{2,8}$)"
    ),
    "ja": lazy_regex(
        r"[\p{Han}\p{Hiragana}\p{Katakana}ー]*(?<=\p{Han})の"
        r"(?=\p{Katakana}[\p{Katakana}ー]*(?:[・＝=]\p{Katakana}[\p{Katakana}ー]*){1,3}(?:氏|さん)?$)"
    ),
}
"""Offices before a full name, by language (`Interior Minister Ada Lind`)."""
_OFFICES_BEHIND = {
    "ja": lazy_regex(r"(?<=[・＝=]\p{Katakana}[\p{Katakana}ー]*)(?:氏|さん)$"),
    "ko": lazy_regex(
        r"(?<=^[가-힣]{2,4})\s(?:[가-힣]+\s){0,3}(?:부?총리|장관|차관|대통령|시장|지사|대변인|의원|위원장|사장|회장|교수|청장|국장|부장|대표|단장|서기장|위원|비서)$"
    ),
    "fa": lazy_regex(
        r"(?<=^\p{L}+\s\p{L}+)[،,]?\s(?:سخنگوی|رئیس|رییس|مدیر|مدیرکل|وزیر|معاون|استاندار|فرماندار|دبیر|نماینده|فرمانده)\s.+$"
    ),
}
"""What stands behind it (`박철수 내각 부총리`)."""


def without_office(name: str, language: str | None) -> str:
    """A person's full name without the office beside it; any other name as it is."""
    before, behind = _OFFICES.get(language or "en"), _OFFICES_BEHIND.get(language or "en")
    if before is not None and (titled := before.match(name)):
        name = name[titled.end() :]
    return behind.sub("", name) if behind is not None else name
