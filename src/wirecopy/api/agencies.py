"""The catalogue of agencies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wirecopy.errors import NotFoundError
from wirecopy.records import Item, Judgement
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from wirecopy.attribution.catalogue import Agency, Catalogue
    from wirecopy.attribution.passed_over import PassedOver


def catalogue(settings: Settings) -> Catalogue:
    """The shipped catalogue with the user's own files on top; raises DataFileError."""
    from wirecopy.attribution.catalogue import load  # noqa: PLC0415

    return load(*settings.own_files)


def agencies_list(settings: Settings) -> list[Agency]:
    """All agencies of the catalogue by id."""
    known = catalogue(settings).agencies
    return [known[ident] for ident in sorted(known)]


def agencies_show(words: str, settings: Settings) -> Agency:
    """The agency with this id or name; raises NotFoundError with the nearest name."""
    from wirecopy.reports.agencies import agency_named, near  # noqa: PLC0415

    known = catalogue(settings)
    found = agency_named(words, known)
    if found is None:
        meant = near(words, known.agencies)
        raise NotFoundError(
            f"the catalogue has no agency `{words}`",
            f"did you mean {meant}?" if meant else "`wirecopy agencies list` shows all",
        )
    return found


def agencies_test(text: str, settings: Settings) -> tuple[Item, Judgement]:
    """What the rules find in a text: the text as it was read, with its zones, and the judgement.

    text: a file's path, `-`, or the words themselves. Raises InputError where a file holds no text.
    """
    from wirecopy.attribution.weigh import attribute  # noqa: PLC0415
    from wirecopy.nightly.asked import bare_words, is_file, text_in  # noqa: PLC0415

    item = text_in(text) if is_file(text) else bare_words(text)
    return item, attribute(item, catalogue(settings))


def agencies_passed_over(item: Item, judgement: Judgement, settings: Settings) -> list[PassedOver]:
    """The catalogue's names in a text that the judgement rests no claim on."""
    from wirecopy.attribution.passed_over import passed_over  # noqa: PLC0415

    return passed_over(item, judgement, catalogue(settings))


def looks_like_a_path(text: str) -> bool:
    """Whether the words look like the name of a file that is not there."""
    from wirecopy.nightly.asked import is_file  # noqa: PLC0415

    return bool(re.fullmatch(r"\S*\w\.(txt|html?|jsonl?|gz)", text)) and not is_file(text)
