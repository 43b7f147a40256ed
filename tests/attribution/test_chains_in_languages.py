"""Chains of citation in many languages: papers and agencies, hands, and who speaks through them."""

from __future__ import annotations

import pytest

from attribution.test_credits import by_hand, judged
from wirecopy.records import Relation


def chain(text: str, language: str) -> str:
    """Whom a text cites and who speaks, each behind the hand through which it came (`TASS > mayor`)."""
    judgement = judged(text, language=language)
    hands = {
        by: name for name, by in by_hand(judgement, Relation.cites) + by_hand(judgement, Relation.quotes)
    }
    hops: list[str] = []
    while (hop := hands.pop(hops[-1] if hops else None, None)) is not None:
        hops.append(hop)
    return " > ".join([*hops, *(f"{by} > {name} as well" for by, name in hands.items())])


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "de",
            "Laut der Zeitung «Hafenbote», der die Ministerin den Plan bestätigte, ist der Steg zu.",
            "Hafenbote > Ministerin",
        ),
        (
            "fr",
            "Selon le quotidien Le Lac, auquel la préfète s'est confiée, le pont est fermé.",
            "Le Lac > préfète",
        ),
        (
            "es",
            "Según el diario El Faro, al que la ministra adelantó el plan, el puente cierra.",
            "El Faro > ministra",
        ),
        (
            "pt",
            "Segundo o semanário O Cais, a quem o comandante confirmou o plano, a ponte fecha.",
            "O Cais > comandante",
        ),
        (
            "it",
            "Lo scrive il quotidiano Il Molo, al quale la direttrice ha anticipato il piano.",
            "Il Molo > direttrice",
        ),
        (
            "ru",
            "Мост закрыт, пишет газета «Речной край», которой министр транспорта подтвердил сроки.",
            "Речной край > министр транспорта",
        ),
        (
            "uk",
            "Міст закрито, пише газета «Річковий край», якій мер підтвердив терміни.",
            "Річковий край > мер",
        ),
        (
            "pl",
            "Most stoi, podaje portal Nabrzeże24, któremu potwierdził to burmistrz.",
            "Nabrzeże24 > burmistrz",
        ),
        (
            "nl",
            "De brug is dicht, meldt dagblad De Kade, waaraan de burgemeester het nieuws bevestigde.",
            "De Kade > burgemeester",
        ),
        ("ar", "أغلق الجسر، بحسب صحيفة «المرسى» التي قال لها المحافظ إن الماء مرتفع.", "المرسى > المحافظ"),
    ],
)
def test_who_told_a_paper_stands_in_the_relative_clause_behind_it(language: str, text: str, found: str):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Interrogé par TV Quai, le maire a promis un pont.", "TV Quai > maire"),
        ("fr", "Invité de l'antenne de Radio Quai, le maire a promis un pont.", "Radio Quai > maire"),
        ("it", "Ai microfoni di Radio Molo la prefetta ha promesso un ponte.", "Radio Molo > prefetta"),
        ("es", "En los micrófonos de Radio Faro, el alcalde prometió otro puente.", "Radio Faro > alcalde"),
        ("pt", "Aos microfones da Rádio Foz, o autarca prometeu outra ponte.", "Rádio Foz > autarca"),
        ("pl", "Na antenie Radia Brzeg burmistrz zapowiedział nowy most.", "Radio Brzeg > burmistrz"),
        ("uk", "В ефірі телеканалу «Хвиля» міністр заявив, що міст закрито.", "Хвиля > міністр"),
        (
            "nl",
            "Te gast bij Omroep Kade zei de burgemeester dat de brug dicht is.",
            "Omroep Kade > burgemeester",
        ),
        ("tr", "Vali, Kıyı TV'nin yayınına dün katılarak köprüyü anlattı.", "Kıyı TV > Vali"),
        ("ar", "وقال المحافظ لصحيفة «المرسى» إن الميناء مفتوح.", "المرسى > المحافظ"),
        ("zh", "市长在接受《江城日报》采访时说，大桥已经开放。", "江城日报 > 市长"),
        ("zh", "知情人士告诉《江城晚报》，大桥将关闭。", "江城晚报 > 知情人士"),
        ("ja", "市長は江城新聞の取材に「橋は開く」と話した。", "江城新聞 > 市長"),
        ("ja", "関係者が江城日報に明らかにした。", "江城日報 > 関係者"),
        ("ko", "시장은 강성일보와의 인터뷰에서 다리가 닫혔다고 말했다.", "강성일보 > 시장"),
        (
            "nl",
            "De brug gaat open, meldt dagblad De Kade. „In mei”, zegt de wethouder in de krant.",
            "De Kade > wethouder",
        ),
        (
            "sv",
            "Bron är stängd, rapporterar Yle. Enligt Hamnverket, som Yle har talat med, öppnas den.",
            "Yle > Hamnverket",
        ),
        ("sv", "Bron är stängd, rapporterar Yle. Den öppnas, uppger Hamnverket för Yle.", "Yle > Hamnverket"),
        (
            "fr",
            "Le quai ferme, rapporte La Gazette du Lac. « En mai », affirme le préfet dans le quotidien.",
            "La Gazette du Lac > préfet",
        ),
        ("fr", "Le quai ferme, a annoncé le préfet au Figaro.", "Le Figaro > préfet"),
        (
            "es",
            "El muelle cierra, ha avanzado la alcaldesa en una entrevista concedida a 'El Diario del Faro'.",
            "El Diario del Faro > alcaldesa",
        ),
        ("es", "El muelle cierra, dijo este viernes la alcaldesa a Radio Faro.", "Radio Faro > alcaldesa"),
        ("hi", "महापौर ने अख़बार ‘तट पोस्ट’ को बताया कि पुल बंद है।", "तट पोस्ट > महापौर"),
        (
            "id",
            "Wali kota mengatakan kepada harian Suara Teluk bahwa jembatan dibuka.",
            "Suara Teluk > Wali kota",
        ),
    ],
)
def test_who_is_heard_by_a_paper_or_station_speaks_through_it(language: str, text: str, found: str):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "de",
            "Der Steg ist zu, berichtet die Zeitung «Hafenbote». Die Ministerin sagte dem Blatt, er bleibe.",
            "Hafenbote > Ministerin",
        ),
        (
            "fr",
            "Le quai ferme, rapporte le quotidien Le Lac. « Il rouvrira », a dit le préfet au journal.",
            "Le Lac > préfet",
        ),
        (
            "es",
            'El muelle cierra, según el diario El Faro. "Abrirá en mayo", dijo la alcaldesa al diario.',
            "El Faro > alcaldesa",
        ),
        (
            "pt",
            "O cais fecha, noticia o jornal O Cais. O prefeito disse ao jornal que abrirá em maio.",
            "O Cais > prefeito",
        ),
        (
            "it",
            "Il molo chiude, scrive il quotidiano Il Faro. Il sindaco ha detto al giornale che riaprirà.",
            "Il Faro > sindaco",
        ),
        (
            "ru",
            "Причал закрыт, пишет газета «Речной край». Изданию об этом рассказал министр транспорта.",
            "Речной край > министр транспорта",
        ),
        (
            "uk",
            "Причал закрито, пише газета «Річковий край». Міністр розповів виданню, що його відкриють.",
            "Річковий край > Міністр",
        ),
        (
            "pl",
            "Most stoi, podał dziennik „Głos Brzegu”. Burmistrz powiedział gazecie, że będzie nowy.",
            "Głos Brzegu > Burmistrz",
        ),
        (
            "tr",
            "Köprü kapandı, Kıyı Postası gazetesi yazdı. Gazeteye konuşan vali, açılacağını söyledi.",
            "Kıyı Postası > vali",
        ),
        ("ar", "أغلق الجسر، بحسب صحيفة «المرسى». وقال المحافظ للصحيفة إن الماء مرتفع.", "المرسى > المحافظ"),
        ("zh", "据《江城日报》报道，大桥将关闭。市长告诉该报，工期三个月。", "江城日报 > 市长"),
        ("ja", "江城新聞によると、橋が閉まる。市長は同紙の取材に「すぐ開く」と話した。", "江城新聞 > 市長"),
        (
            "nl",
            "De brug is dicht, meldt dagblad De Kade. De burgemeester zei tegen de krant dat zij opengaat.",
            "De Kade > burgemeester",
        ),
        (
            "sv",
            "Bron är stängd, skriver tidningen Kajbladet. Borgmästaren säger till tidningen att den öppnas.",
            "Kajbladet > Borgmästaren",
        ),
        ("hi", "अखबार ‘तट पोस्ट’ के मुताबिक पुल बंद है। महापौर ने अखबार को बताया कि वह खुलेगा।", "तट पोस्ट > महापौर"),
        (
            "id",
            "Jalan tutup, lapor harian Suara Teluk. Wali kota mengatakan kepada harian itu bahwa ia dibuka.",
            "Suara Teluk > Wali kota",
        ),
    ],
)
def test_a_paper_named_before_is_taken_up_by_a_word(language: str, text: str, found: str):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "fr",
            "Ainsi parle Belga, qui reprend sa consœur PAP. À cette dernière, le préfet a dit que non.",
            "Belga > PAP > préfet",
        ),
        (
            "es",
            "Lo informa EFE, que cita a Lusa. A esta última, el director del puerto explicó que cerrará.",
            "EFE > Lusa > director del puerto",
        ),
        (
            "ko",
            "다리가 닫혔다고 교도통신이 9일 보도했다. 통신은 시장을 인용해 곧 열린다고 전했다.",
            "Kyodo News > 시장",
        ),
        ("hi", "पुल बंद है। पीटीआई ने यह जानकारी दी। एजेंसी ने महापौर के हवाले से बताया कि वह खुलेगा।", "PTI > महापौर"),
        (
            "cs",
            "Most je zavřený, uvedla agentura TASR. Ministerstvo dopravy agentuře sdělilo, že se otevře.",
            "TASR > Ministerstvo dopravy",
        ),
        (
            "fa",
            "خبرگزاری آناتولی روز شنبه گزارش داد که پل بسته شد. این خبرگزاری به نقل از شهردار نوشت باز است.",
            "Anadolu > شهردار",
        ),
        ("ja", "橋が閉まる。英BBC放送が8日、市当局の話として伝えた。", "BBC > 市当局"),
        (
            "cs",
            "Lanovka stojí, uvedla agentura TASR. Provozovatel lanovky agentuře řekl, že pojede.",
            "TASR > Provozovatel lanovky",
        ),
        ("zh", "韓聯社（Yonhap）引述海洋部報導，大橋關閉。", "Yonhap > 海洋部"),
        ("ja", "共同通信は橋が閉まると伝えた。市当局の話としている。", "Kyodo News > 市当局"),
        ("ar", "أفادت صحيفة «المرسى»، نقلاً عن وكالة الأنباء القطرية (قنا)، بأن الجسر مغلق.", "المرسى > QNA"),
        (
            "ru",
            "Мост закроют, рассказал агентству городских новостей «Москва» главный инженер.",
            "Agency of City News Moskva > главный инженер",
        ),
        ("de", "Der Steg ist zu, meldet die deutsche Katholische Nachrichten-Agentur (KNA).", "KNA"),
        (
            "de",
            "Das meldet die dpa, die sich auf Interfax beruft. Letzterer sagte der Wirt, er sei zu.",
            "dpa > Interfax > Wirt",
        ),
        (
            "ja",
            "共同通信は5日、橋が閉まると報じた。市長は同通信の取材に「すぐ開く」と語った。",
            "Kyodo News > 市長",
        ),
        ("zh", "路透社报道，大桥关闭。该社援引市长的话说，工期三个月。", "Reuters > 市长"),
        ("zh", "法新社报道，大桥关闭。市长告诉该社，工期三个月。", "AFP > 市长"),
        (
            "pl",
            "Interfax podał, że most stoi. Agencji powiedział to rzecznik portu.",
            "Interfax > rzecznik portu",
        ),
        (
            "ru",
            "ТАСС передаёт, что мост закрыт. Агентству об этом рассказал мэр города.",
            "TASS > мэр города",
        ),
    ],
)
def test_an_agency_named_before_is_taken_up_by_a_word(language: str, text: str, found: str):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Die Agentur Kyodo übernahm die Meldung von der Agentur Yonhap.", "Kyodo News > Yonhap"),
        ("fr", "Ainsi parle l'agence Belga, qui reprend sa consœur polonaise PAP.", "Belga > PAP"),
        (
            "es",
            "El muelle abre, dijo la consejera al diario El Faro, según recoge EFE.",
            "EFE > El Faro > consejera",
        ),
        ("it", "A darne notizia è l'Adnkronos, che riprende la polacca PAP.", "Adnkronos > PAP"),
        ("pt", "A Lusa foi buscar esta história à agência Angop.", "Lusa > ANGOP"),
        (
            "ru",
            "Мост закрыт, пишет ТАСС. Агентство ссылается на публикацию издания «Речной край».",
            "TASS > Речной край",
        ),
        ("ru", "Как пишет газета «Речной край» со ссылкой на ТАСС, мост закрыт.", "Речной край > TASS"),
        (
            "ru",
            "Как передаёт ТАСС, об этом министр рассказал газете «Речной край».",
            "TASS > Речной край > министр",
        ),
        (
            "uk",
            "Про це міністр сказав газеті «Річковий край», передає Укрінформ.",
            "Ukrinform > Річковий край > міністр",
        ),
        ("pl", "Jak podał portal Nabrzeże24 za agencją Reuters, most zamknięto.", "Nabrzeże24 > Reuters"),
        ("pl", "PAP powtarza te doniesienia za czeską agencją ČTK.", "PAP > ČTK"),
        (
            "tr",
            "Anadolu Ajansı'nın Kıyı Postası gazetesine dayandırdığı habere göre köprü kapandı.",
            "Anadolu > Kıyı Postası",
        ),
        ("ar", "أوردت الخبر وكالة رويترز التي نقلته عن إذاعة «صوت المرسى».", "Reuters > صوت المرسى"),
        ("zh", "据法新社援引《江城日报》报道，大桥将关闭。", "AFP > 江城日报"),
        ("ja", "共同通信が江城テレビの報道として伝えた。", "Kyodo News > 江城テレビ"),
        ("ja", "ロイター通信は、中国紙「江城日報」を引用し、橋が閉まると伝えた。", "Reuters > 江城日報"),
        ("ko", "로이터통신은 강성신문을 인용해 다리가 닫혔다고 보도했다.", "Reuters > 강성신문"),
        ("hi", "पीटीआई ने अखबार ‘तट पोस्ट’ के हवाले से बताया कि पुल बंद है।", "PTI > तट पोस्ट"),
        (
            "id",
            "Kantor berita Antara, mengutip harian Suara Teluk, melaporkan jembatan dibuka.",
            "ANTARA > Suara Teluk",
        ),
        ("nl", "Persbureau ANP meldt op gezag van de krant De Kade dat de brug dicht is.", "ANP > De Kade"),
        (
            "sv",
            "Borgmästaren säger till tidningen Kajbladet att bron är stängd, rapporterar TT.",
            "TT > Kajbladet > Borgmästaren",
        ),
        ("fr", "« Non », dit le maire, dans une dépêche de l'agence Belga relayée par l'AFP.", "AFP > Belga"),
    ],
)
def test_what_one_takes_from_another_passes_through_both_hands(language: str, text: str, found: str):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "de",
            "Interfax meldete unter Berufung auf eine Mitteilung des Verkehrsministeriums, er sei zu.",
            "Interfax > Verkehrsministerium",
        ),
        (
            "ru",
            "ТАСС передаёт со ссылкой на заявление министерства транспорта, что причал закрыт.",
            "TASS > министерство транспорта",
        ),
        (
            "uk",
            "Укрінформ пише з посиланням на заяву міністерства транспорту, що причал закрито.",
            "Ukrinform > міністерство транспорту",
        ),
        (
            "pl",
            "PAP podała, powołując się na komunikat ministerstwa transportu, że most stoi.",
            "PAP > ministerstwo transportu",
        ),
        (
            "tr",
            "Reuters, Ulaştırma Bakanlığının açıklamasına dayandırdığı haberinde kapandığını bildirdi.",
            "Reuters > Ulaştırma Bakanlığı",
        ),
        ("ar", "ونقلت وكالة رويترز عن بيان لوزارة النقل أن الجسر أغلق.", "Reuters > وزارة النقل"),
        ("zh", "路透社援引交通部的声明报道，大桥关闭。", "Reuters > 交通部"),
        ("zh", "据新华社报道，交通部在一份声明中说，大桥关闭。", "Xinhua > 交通部"),
        ("ko", "로이터통신은 교통부 성명을 인용해 다리가 닫혔다고 보도했다.", "Reuters > 교통부"),
        ("hi", "पीटीआई ने परिवहन मंत्रालय के बयान के हवाले से बताया कि पुल बंद है।", "PTI > परिवहन मंत्रालय"),
        (
            "nl",
            "Persbureau ANP meldt op basis van een verklaring van het ministerie dat de brug dicht is.",
            "ANP > ministerie",
        ),
        (
            "sv",
            "TT rapporterar, med hänvisning till ett uttalande från ministeriet, att bron är stängd.",
            "TT > ministeriet",
        ),
    ],
)
def test_a_cited_document_speaks_for_the_body_whose_it_is(language: str, text: str, found: str):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "他每天读《江城日报》，然后上班。"),
        ("zh", "市长参观了江城日报社，并发表讲话。"),
        ("ja", "彼は江城新聞に入社した。"),
        ("ja", "市長は新聞に「橋は開く」と語った。"),
        ("ko", "그는 강성일보에 입사했다."),
        ("hi", "उन्होंने अखबार ‘तट पोस्ट’ पढ़ा।"),
        ("id", "Ia membaca harian Suara Teluk setiap pagi."),
        ("de", "Er las den «Hafenboten» und die «Allgemeine Nachrichten» beim Frühstück."),
        ("tr", "Kıyı TV yeni binasını açtı."),
        ("es", "Los pescadores leen el diario El Faro en el puerto."),
        ("fr", "Le Lac, journal de bord au pied, attend ses touristes."),
        ("it", "Il Molo, giornale alla mano, saluta il sindaco."),
    ],
)
def test_a_paper_that_is_only_named_is_no_source(language: str, text: str):
    assert not chain(text, language)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "de",
            "Laut der Zeitung «Hafenbote» ist der Steg zu. Sie las die Zeitung und sagte nichts.",
            "Hafenbote",
        ),
        ("fr", "Selon le quotidien Le Lac, le quai est fermé. Le maire a lu le journal.", "Le Lac"),
        ("ru", "По данным газеты «Речной край», причал закрыт. Мэр купил газету.", "Речной край"),
        ("es", "Según el diario El Faro, el muelle cierra. El alcalde compró el diario.", "El Faro"),
        ("zh", "据《江城日报》报道，大桥将关闭。市长买了该报。", "江城日报"),
        (
            "ru",
            "Причал закрыт, пишет газета «Речной край». Мэр рассказал нашему изданию, что его откроют.",
            "Речной край",
        ),
    ],
)
def test_what_is_not_said_to_a_paper_quotes_nobody_through_it(language: str, text: str, found: str):
    assert chain(text, language) == found
