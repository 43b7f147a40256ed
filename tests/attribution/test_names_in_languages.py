"""How papers and speakers are called in other languages: whole titles, names behind offices, first cases."""

from __future__ import annotations

import pytest

from attribution.test_chains_in_languages import chain
from attribution.test_credits import by_hand, judged
from wirecopy.records import Relation


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ar", "ونقلت وكالة الأنباء العمانية عن صحيفة «المرسى» أن الجسر مغلق.", "ONA > المرسى"),
        (
            "es",
            "Falta gente, advirtió el alcalde de Orto, Ana Ruiz, en declaraciones al diario La Ribera.",
            "La Ribera > Ana Ruiz",
        ),
        (
            "fr",
            "Le pont est fermé, rapporte le quotidien La Tribune portuaire, qui cite un pilote.",
            "La Tribune portuaire > pilote",
        ),
        ("fr", "Le pont est fermé, rapporte le quotidien La Tribune lundi.", "La Tribune"),
        (
            "el",
            "Η γέφυρα έκλεισε, γράφει το Bloomberg. Το πρακτορείο επικαλείται τον δήμο.",
            "Bloomberg News > δήμος",
        ),
        (
            "el",
            "Η γέφυρα έκλεισε, γράφει το Bloomberg επικαλούμενο τον αρμόδιο υπουργό.",
            "Bloomberg News > αρμόδιος υπουργός",
        ),
        (
            "el",
            "Η γέφυρα έκλεισε, γράφει το Bloomberg επικαλούμενο την αστυνομία.",
            "Bloomberg News > αστυνομία",
        ),
        (
            "ja",
            "橋が閉鎖されたと共同通信が伝えた。同通信は市当局者の話として報じた。",
            "Kyodo News > 市当局者",
        ),
        (
            "ro",
            "Podul e închis, scrie BTA, care citează Agenția bulgară pentru infrastructură rutieră.",
            "BTA > Agenția bulgară pentru infrastructură rutieră",
        ),
    ],
)
def test_papers_and_speakers_bear_their_whole_names_in_the_first_case(language, text, found):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "foot", "publisher"),
    [
        ("tr", "Bu haber Kıyı.com'dan alınmıştır.", "Kıyı.com"),
        ("tr", "Bu su Kıyı'dan alınmıştır.", None),
        ("es", "Tomado de El Faro del Lago", "El Faro del Lago"),
        ("es", "Tomado de la mano por su padre, entró en la sala.", None),
        ("ro", "Articol preluat de pe malul.example", "malul.example"),
    ],
)
def test_a_foot_says_from_where_the_text_was_taken(language, foot, publisher):
    story = "Podul se deschide luni. Köprü pazartesi açılıyor, dedi başkan. El puente abre el lunes."
    found = by_hand(judged(f"{story}\n\n{foot}", language=language), Relation.syndicated)
    assert found == ([(publisher, None)] if publisher else [])


@pytest.mark.parametrize(
    ("foot", "hands"),
    [
        ("Il ponte riapre a maggio. (fonte Afp)", [("AFP", "askanews"), ("askanews", None)]),
        ("Il ponte riapre a maggio.\n\nFonte: Afp", [("AFP", None), ("askanews", None)]),
    ],
)
def test_an_agency_that_names_another_behind_its_last_sentence_hands_its_copy_on(foot, hands):
    text = (
        f"Roma, 7 apr. (askanews) - Il ponte è chiuso, ha detto il sindaco, e i treni sono fermi.\n\n{foot}"
    )
    assert sorted(by_hand(judged(text, language="it"), Relation.syndicated)) == hands


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "es",
            "El puente cierra, según el diario La Ribera. El alcalde dijo a La Ribera que sí.",
            "La Ribera > alcalde",
        ),
        (
            "fa",
            "خبرگزاری ایسنا به نقل از روزنامه همشهری گزارش داد. مدیر باغ به همشهری گفت که ارزان است.",
            "ISNA > همشهری > مدیر باغ",
        ),
        (
            "no",
            "Fyret åpnes, skriver Kystposten. Kystverket opplyser til avisen at det haster.",
            "Kystposten > Kystverket",
        ),
        ("da", "Selskabet Vestlink oplyser til NTB, at tunnelen er åben.", "NTB > Vestlink"),
        ("zh", "日本放送協會（NHK）今天報導，火山噴發。NHK引述氣象廳表示，規模不大。", "NHK > 氣象廳"),
    ],
)
def test_who_speaks_is_told_where_a_paper_is_named_by_its_title_alone(language, text, found):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("nl", "Desgevraagd bevestigde de burgemeester de sluiting aan het ANP.", "ANP > burgemeester"),
        ("nl", "Dat bevestigde de burgemeester van de stad aan het ANP.", "ANP > burgemeester van de stad"),
        ("pl", "Burmistrz potwierdził w rozmowie z PAP zamknięcie zakładu.", "PAP > Burmistrz"),
        ("pl", "Potwierdziło w rozmowie z PAP stowarzyszenie kupców.", "PAP > stowarzyszenie kupców"),
        ("pt", "A notícia é avançada pelo jornal A Margem.", "A Margem"),
        (
            "tr",
            "Belediye başkanı Kıyı Postası'na verdiği röportajda doğruladı.",
            "Kıyı Postası > Belediye başkanı",
        ),
    ],
)
def test_what_was_told_is_no_speaker(language, text, found):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Die Planung dauere, sagte der Minister dem «Deichgraf» (Dienstag).", "Deichgraf > Minister"),
        (
            "de",
            "Gäste warten, sagte Ada Lind, Direktorin der Bahn, dem «Oberseer Sonntag».",
            "Oberseer Sonntag > Ada Lind",
        ),
        ("de", "Gäste warten, sagte Ada Lind, Direktorin der Bahn, dem «Bergführer».", ""),
        ("fr", "Le quai rouvre, a rapporté l'agence de presse grecque ANA.", "Athens-Macedonian News Agency"),
        ("fr", "Le quai rouvre, a rapporté l'agence de presse sud-africaine ANA.", "African News Agency"),
        ("es", "El muelle abre, informó la agencia libanesa ANI.", "National News Agency (Lebanon)"),
        ("es", "El muelle abre, informó la agencia india ANI.", "ANI"),
        (
            "ro",
            "Direcția Regională a Apelor a precizat pentru MTI că da.",
            "MTI > Direcția Regională a Apelor",
        ),
        (
            "en",
            "China Economic Net (CEN) reported it. A grower told CEN that rain helped.",
            "China Economic Net > grower",
        ),
    ],
)
def test_whom_a_text_cites_is_told_by_how_its_language_calls_them(language, text, found):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("cs", "Most je zavřený, uvedla agentura Reuters s odvoláním na policii.", "Reuters > policie"),
        ("cs", "Starosta to řekl Českému rozhlasu.", "Český rozhlas > Starosta"),
        ("cs", "Podle deníku Právo, který se odvolává na policii, je most zavřený.", "Právo > policie"),
        ("sk", "Most je zavretý, informuje TASR s odvolaním sa na políciu.", "TASR > polícia"),
        (
            "sr",
            "Most je zatvoren, prenosi Beta pozivajući se na lokalnu policiju.",
            "Beta > lokalna policija",
        ),
        ("sl", "Most je zaprt, poroča STA, ki se sklicuje na policijo.", "STA > policija"),
        ("sl", "Most je zaprt, poroča STA, ki se sklicuje na ministrstvo.", "STA > ministrstvo"),
        ("hu", "Lezárták a hidat, mondta az MTI-nek a rendőrség szóvivője.", "MTI > rendőrség szóvivője"),
        ("fi", "Silta suljetaan, uutisoi uutistoimisto Reuters viitaten poliisiin.", "Reuters > poliisi"),
        ("el", "Μιλώντας στον ΣΚΑΪ ο δήμαρχος επιβεβαίωσε το κλείσιμο.", "ΣΚΑΪ > δήμαρχος"),
        ("bg", "Според вестник „Труд“ мостът е затворен.", "Труд"),
        ("ca", "El pont és tancat, ha dit a l'ACN una portaveu dels Mossos.", "ACN > portaveu dels Mossos"),
        ("ru", "Как стало известно «Коммерсанту», мост закрыт.", "Коммерсантъ"),
    ],
)
def test_who_is_cited_in_another_case_is_named_in_the_first(language, text, found):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "ru",
            "Министерство энергетики сообщило «Интерфаксу», что он готов.",
            "Interfax > Министерство энергетики",
        ),
        (
            "es",
            "El paso abre, informó EFE, que cita al Ministerio de Obras de ese país.",
            "EFE > Ministerio de Obras",
        ),
        ("ro", "Ministerul Energiei de la Sofia a precizat pentru BTA că da.", "BTA > Ministerul Energiei"),
        (
            "nl",
            "Dat meldt de Oosterse Courant, die zich baseert op het waterschap.",
            "Oosterse Courant > waterschap",
        ),
        ("zh", "据新华社报道，温室投产。\n\n报道援引农业部的消息称，占地12公顷。", "Xinhua > 农业部"),
        ("zh", "共同社引述農林水產省的統計報導，生長良好。", "Kyodo News > 農林水產省"),
    ],
)
def test_a_speaker_is_named_without_what_only_says_where_or_what(language, text, found):
    assert chain(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ar", "وذكرت وكالة أنباء يونهاب نقلا عن هيئة الأرصاد ان الأمطار كثيرة.", "Yonhap > هيئة الأرصاد"),
        (
            "ar",
            "وذكرت وكالة الأناضول اليوم الاثنين نقلا عن هيئة البيئة أن الحديقة مفتوحة.",
            "Anadolu > هيئة البيئة",
        ),
        ("ar", "وذكرت يونهاب ذلك. وأضافت الوكالة أنه لم ترد تقارير عن وقوع اصابات.", "Yonhap"),
        (
            "de",
            "Das berichtet Vatican News (Mittwoch) unter Berufung auf die Museumsleitung.",
            "Vatican News > Museumsleitung",
        ),
        (
            "es",
            "El faro abre, publica el diario 'El Correo', que cita fuentes del puerto.",
            "El Correo > fuentes del puerto",
        ),
        ("hi", "पीटीआई ने बुधवार को सिंचाई विभाग के हवाले से बताया कि नहर खुली है।", "PTI > सिंचाई विभाग"),
        (
            "ru",
            "Мост закроют, пишет газета «Известия» со ссылкой на ответ Минтранса на запрос.",
            "Известия > Минтранс",
        ),
        (
            "ja",
            "新華社通信は開業すると伝えた。鉄道当局の話として、試運転に入ったと報じている。",
            "Xinhua > 鉄道当局",
        ),
        ("en", "Work begins, the head of the agency, Ada Dunn, has told Reuters.", "Reuters > Ada Dunn"),
        (
            "no",
            "Fisk kom, skriver Kystposten. Havnesjef Kari Moe sier til avisen at det er fullt.",
            "Kystposten > Kari Moe",
        ),
        (
            "pl",
            "Eksport rośnie, informuje „Rzeczpospolita”. Powiedział „Rzeczpospolitej” prezes związku.",
            "Rzeczpospolita > prezes związku",
        ),
        ("en", "Ash fell, Kyodo News reported, citing public broadcaster NHK.", "Kyodo News > NHK"),
    ],
)
def test_days_and_what_was_said_are_no_part_of_a_speakers_name(language, text, found):
    assert chain(text, language) == found


def test_a_speaker_without_signs_behind_the_word_for_a_paper_is_no_paper():
    judgement = judged(
        "Мост закроют, пишет газета «Известия». Как рассказал газете Минтранс, он стар.", language="ru"
    )
    assert by_hand(judgement, Relation.cites) == [("Известия", None)]


def test_a_portal_says_by_whom_its_text_was_supplied():
    text = "Un fabricant cherche un repreneur. Il emploie 180 personnes dans le Jura."
    judgement = judged(text, byline="information fournie par AFP", language="fr")
    assert by_hand(judgement, Relation.syndicated) == [("AFP", None)]
