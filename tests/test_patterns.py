"""Patterns are compiled when they are first asked, and every one of the package can be."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import wirecopy
from wirecopy.patterns import lazy_re, lazy_regex


def test_a_lazy_pattern_answers_as_the_compiled_one_does():
    lazy, made = lazy_re(r"(\w+)-(\d+)", re.IGNORECASE), re.compile(r"(\w+)-(\d+)", re.IGNORECASE)

    assert lazy.pattern == made.pattern
    assert lazy.findall("a-1 B-22") == made.findall("a-1 B-22")
    assert lazy.sub(r"\2", "a-1") == "1"
    assert lazy.flags == made.flags
    assert (lazy.groups, lazy.groupindex) == (made.groups, made.groupindex)


def test_a_lazy_pattern_of_regex_knows_letters_of_all_scripts():
    assert lazy_regex(r"\p{Lu}\p{Ll}+").findall("Москва и Kyiv") == ["Москва", "Kyiv"]


def test_a_lazy_pattern_of_bytes_takes_bytes():
    assert lazy_re(rb"\d+").findall(b"7 and 8") == [b"7", b"8"]


def test_a_faulty_pattern_is_told_when_it_is_asked():
    faulty = lazy_re("(")

    with pytest.raises(re.error):
        faulty.search("x")


def test_every_pattern_of_the_package_can_be_compiled():
    tried = 0
    for found in pkgutil.walk_packages(wirecopy.__path__, "wirecopy."):
        if found.name == "wirecopy.__main__":
            continue
        for value in vars(importlib.import_module(found.name)).values():
            if isinstance(getattr(value, "pattern", None), str | bytes):
                assert value.flags is not None
                tried += 1

    assert tried > 400
