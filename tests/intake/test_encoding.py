"""Bytes to text, whatever was declared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.intake.encoding import declared_inside, decode, mend_twice_encoded

GERMAN = "Größere Mengen Öl flossen über die Straße, sagte der Bürgermeister. " * 8
RUSSIAN = "Инженеры открыли два затвора плотины во вторник вечером, сообщили местные власти. " * 8
JAPANESE = "技術者は火曜日にダムの水門を二つ開け、住民に避難の準備をするよう伝えた。" * 8
CHINESE = "工程师周二打开了大坝的两个闸门，并告诉居民准备撤离。" * 8


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-32"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8-sig"),
    ],
)
def test_the_same_text_in_any_encoding_is_one_text(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.replaced) == (text, 0)


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "cp1250"])
def test_a_declaration_decides_where_the_bytes_cannot(encoding: str) -> None:
    decoded = decode(GERMAN.encode(encoding), encoding)
    assert decoded is not None
    assert decoded.text == GERMAN


def test_bytes_that_are_utf8_are_utf8_whatever_was_declared() -> None:
    decoded = decode(GERMAN.encode(), "iso-8859-1")
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (GERMAN, "utf-8")


def test_a_declaration_that_the_bytes_contradict_or_nobody_knows_is_passed_over() -> None:
    for declared in ("utf-8", "utf-16", "x-nonsense", "", "base64", "us-ascii"):
        decoded = decode(f'<meta charset="windows-1252">{GERMAN}'.encode("cp1252"), declared)
        assert decoded is not None
        assert decoded.text.endswith(GERMAN)


def test_latin_1_means_what_browsers_take_it_to_mean() -> None:
    decoded = decode("“Smart” – quotes €".encode("cp1252"), "iso-8859-1")
    assert decoded is not None
    assert decoded.text == "“Smart” – quotes €"


def test_a_page_names_its_own_encoding() -> None:
    assert (
        declared_inside(b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">') == "koi8-r"
    )
    assert declared_inside(b"<?xml version='1.0' encoding='Shift_JIS'?>") == "Shift_JIS"
    assert declared_inside(b"<p>none</p>") is None


def test_a_few_broken_bytes_in_utf8_are_counted_and_borne() -> None:
    data = (GERMAN * 4).encode().replace(b"\xc3\x96l", b"\xc3l", 1)
    decoded = decode(data)
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 1
    assert decoded.text.startswith("Größere")


def test_bytes_that_are_no_text_are_none() -> None:
    assert decode(bytes(range(128, 256)) * 40) is None


def test_nul_bytes_and_controls_are_removed_and_counted() -> None:
    decoded = decode(
        b"Engin\x00eers\x07 opened\ttwo\r\ngates of the dam on Tuesday and told people to be ready.\x1b"
    )
    assert decoded is not None
    assert decoded.text.startswith("Engineers opened\ttwo\r\n")
    assert decoded.removed == 3


@pytest.mark.parametrize("text", [GERMAN, RUSSIAN, "“Zwei Tore” – sagte Müller, „drei“ seien möglich. " * 6])
def test_text_encoded_twice_is_mended(text: str) -> None:
    twice = text.encode().decode("cp1252", "replace") if "\x81" in text else _as_windows(text.encode())
    decoded = decode(twice.encode())
    assert decoded is not None
    assert decoded.text == text
    assert decoded.mended


def test_text_that_merely_holds_such_letters_is_left_alone() -> None:
    for text in (
        GERMAN,
        "Â la carte, ÃO, Ñandú, “Ã©” is how é looks when encoded twice. " * 2,
        "SÃO PAULO E MARANHÃO. " * 9,
    ):
        assert mend_twice_encoded(text) == text


def _as_windows(data: bytes) -> str:
    """Bytes as browsers read Windows-1252: the five unassigned ones stand for themselves."""
    return "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in data
    )


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn"))))
def test_utf8_comes_back_as_it_was_unless_it_looks_encoded_twice(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == mend_twice_encoded(text) or text.startswith("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_that_can_be_stored_or_none(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        decoded.text.encode("utf-8")
        assert "\x00" not in decoded.text


@pytest.mark.parametrize(
    ("language", "encoding", "words"),
    [
        ("en", "cp1252", "The café owner, Zoë Ångström, called it “late but sound”."),
        ("pl", "cp1250", "Burmistrz Łęczycy powiedział, że żadna łódź nie straci miejsca."),
        ("tr", "cp1254", "Belediye başkanı Işık, rıhtımın mayısta açılacağını söyledi."),
        ("lt", "cp1257", "Meras Šarūnas Žukas sakė, kad nė vienas laivas nepraras vietos."),
    ],
)
def test_a_page_that_declares_another_set_is_read_as_browsers_in_its_language_do(language, encoding, words):
    page = f"<html lang='{language}'><head><meta charset='utf-8'></head><body><p>{words}</p></body></html>"

    decoded = decode(page.encode(encoding))

    assert decoded is not None
    assert words in decoded.text


def test_japanese_by_escapes_is_told_by_them():
    decoded = decode(JAPANESE.encode("iso2022_jp"))

    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (JAPANESE, "iso2022_jp")
