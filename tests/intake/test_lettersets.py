"""Text in sets of single bytes that nobody declared."""

from __future__ import annotations

import pytest

from wirecopy.intake.encoding import decode

TOLD = {
    "en": "The council has found £20m for the ferries. “It’s late,” said Zoë Ångström, “but the café stays.”",
    "es": "El puerto abrirá el martes, señaló la alcaldesa de Peña Alta. ¿Habrá más barcos? No, según él.",
    "fr": "La mairie a décidé mardi de rouvrir le port où les pêcheurs étaient restés à quai, a-t-elle dit.",
    "de": "Größere Fähren müssen künftig außerhalb des Hafens warten, sagte der Bürgermeister am Dienstag.",
    "pt": "A câmara aprovou a construção do novo porto, após uma sessão em que a oposição pediu informações.",
    "it": "La città riaprirà il porto martedì, perché così più barche potranno entrare, ha detto il sindaco.",
    "sv": "Kommunen har på tisdagen beslutat att öppna hamnen så att färjorna kan gå även nästa år.",
    "no": "Kommunen vedtok tirsdag å åpne havnen på nytt, og fergene får gå også neste år, sa ordføreren.",
    "pl": "Burmistrz zapowiedział we wtorek, że łódź wróci do portu, a wszyscy pracujący zostaną tu.",
    "cs": "Starosta v úterý řekl, že přístav se otevře příští týden a že všechny lodě zůstanou v provozu.",
    "hu": "A polgármester kedden közölte, hogy a kikötő jövő héten nyílik meg, és minden hajó indul.",
    "ro": "Primarul a anunţat marţi că portul va fi deschis săptămâna viitoare şi că navele rămân aici.",
    "tr": "Belediye başkanı salı günü limanın yeniden açılacağını ve bütün teknelerin çalışacağını söyledi.",
    "lt": "Meras antradienį pranešė, kad uostas bus atidarytas kitą savaitę ir kad visi laivai liks čia.",
    "ru": "Мэр города во вторник сообщил, что порт откроют на следующей неделе и все суда останутся.",
    "uk": "Мер міста у вівторок повідомив, що порт відкриють наступного тижня і всі судна залишаться тут.",
    "el": "Ο δήμαρχος ανακοίνωσε την Τρίτη ότι το λιμάνι θα ανοίξει την επόμενη εβδομάδα. Άλλα πλοία μένουν.",
}
"""Made-up sentences of one line."""


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *((language, "cp1252") for language in ("en", "es", "fr", "de", "pt", "it", "sv", "no")),
        *((language, "mac_roman") for language in ("en", "es", "fr", "de", "pt", "it")),
        *((language, "cp1250") for language in ("pl", "cs", "hu", "ro")),
        *((language, "iso8859_2") for language in ("pl", "cs", "hu", "ro")),
        *(("ru", name) for name in ("cp1251", "koi8_r", "cp866", "iso8859_5")),
        *((("uk", name)) for name in ("cp1251", "koi8_u")),
        ("tr", "cp1254"),
        ("lt", "cp1257"),
        ("el", "cp1253"),
        ("el", "iso8859_7"),
    ],
)
def test_one_line_is_read_by_the_letters_of_its_language(language: str, encoding: str) -> None:
    decoded = decode(TOLD[language].encode(encoding))

    assert decoded is not None
    assert decoded.text == TOLD[language]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("pl", "iso8859_2"),
        ("hu", "iso8859_2"),
        ("ru", "koi8_r"),
        ("ru", "cp866"),
        ("uk", "koi8_u"),
        ("el", "iso8859_7"),
    ],
)
def test_of_the_sets_of_a_page_s_language_the_one_that_gives_letters_is_taken(language, encoding):
    page = f"<html lang='{language}'><body><p>{TOLD[language]}</p></body></html>"

    decoded = decode(page.encode(encoding))

    assert decoded is not None
    assert TOLD[language] in decoded.text


def test_a_page_may_be_written_in_another_language_than_its_template_says() -> None:
    decoded = decode(f"<html lang='en'><body><p>{TOLD['pl']}</p></body></html>".encode("cp1250"))

    assert decoded is not None
    assert TOLD["pl"] in decoded.text


def test_a_feed_that_declares_utf8_wrongly_is_read_by_the_language_that_it_names() -> None:
    feed = (
        "<?xml version='1.0' encoding='UTF-8'?><rss><channel><language>es</language>"
        "<title>Peña Alta abrirá</title></channel></rss>"
    )

    decoded = decode(feed.encode("cp1252"))

    assert decoded is not None
    assert "Peña Alta abrirá" in decoded.text


@pytest.mark.parametrize(
    "text",
    [
        "The measure by Ada\u00a0Lind was adopted on Tuesday by the council of the town.",
        "The water stood at 30° on Tuesday, the warden of the lake said.",
        "£5",
        "30°C",
        "Öl",
        "Café",
        "“a”",
        "5 ½ %",
        "salı günü",
        "Łódź",
    ],
)
def test_few_bytes_beyond_ascii_make_no_set_of_other_letters_or_old_machines(text: str) -> None:
    encoding = next(name for name in ("cp1252", "cp1254", "cp1250") if _can_write(text, name))

    decoded = decode(text.encode(encoding))

    assert decoded is not None
    assert decoded.text == text


def _can_write(text: str, name: str) -> bool:
    try:
        text.encode(name)
    except UnicodeEncodeError:
        return False
    return True


def test_markup_and_scripts_do_not_count_as_words() -> None:
    script = "<script>var names = 'one two three four five six seven';</script>" * 20
    page = f"<html><head>{script}</head><body><p>{TOLD['ru']}</p></body></html>"

    decoded = decode(page.encode("koi8_r"))

    assert decoded is not None
    assert TOLD["ru"] in decoded.text
