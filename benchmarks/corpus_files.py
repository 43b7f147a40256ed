"""Reads two public sets of labelled near-duplicates, as their makers publish them.

CORE-deduplication (Gyawali, Anastasiou and Knoth 2020; `pinecone/core-2020-05-10-deduplication` on the
Hugging Face hub): JSON Lines of 100,000 scholarly records, `train.jsonl` there. Of its fields `core_id`,
`original_title`, `original_abstract` (or the `processed_` ones where these are missing) and
`labelled_duplicates`, a list of other records' `core_id`, are read.

NEWS-COPY (Silcock, D'Amico-Wong, Yang and Dell 2023): `test_sets.zip` or `evaluation_set.zip`, in which
`…_inf_data.json` is one object of articles by id, with `article` among their fields, and `…_gt.json` a list
of pairs of ids. Lines are those of the printed column; words cut at a line's end are mended as its makers do.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import numpy as np

from benchmarks.agreement import as_pairs, groups

_DATE = re.compile(r"-([A-Z][a-z]{2}-\d{1,2}-\d{4})(?:-|$)")


class CorpusError(ValueError):
    """A file that is not what its set's makers publish; says what is missing."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text of a set. group: the same for all that are labelled duplicates of each other."""

    ident: str
    title: str
    text: str
    published: str
    group: int


def core(path: Path) -> list[Document]:
    """The records of CORE-deduplication: of JSON Lines, plain, in gzip or alone in a zip."""
    records = []
    with _lines(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                records.append(_record(line, f"{path}:{number}"))
    idents = [str(record["core_id"]) for record in records]
    pairs = [
        (str(record["core_id"]), str(other))
        for record in records
        for other in record["labelled_duplicates"] or ()
    ]
    group_of = _grouped(idents, pairs)
    return [
        Document(ident, title, f"{title}\n\n{_stated(record, 'abstract')}".strip(), "", group)
        for record, ident, group in zip(records, idents, group_of, strict=True)
        for title in [_stated(record, "title")]
    ]


def news_copy(path: Path) -> list[Document]:
    """The articles of a zip of NEWS-COPY."""
    articles, pairs = _from_zip(path)
    group_of = _grouped(list(articles), pairs)
    return [
        Document(
            ident, str(article.get("headline") or ""), _mended(str(article["article"])), _date(ident), group
        )
        for (ident, article), group in zip(articles.items(), group_of, strict=True)
    ]


SETS: Mapping[str, Callable[[Path], list[Document]]] = {"core": core, "news-copy": news_copy}


def _grouped(idents: list[str], pairs: list[tuple[str, str]]) -> list[int]:
    """The group of each id; labels of what is not in the file are passed over."""
    place = {ident: number for number, ident in enumerate(idents)}
    if len(place) < len(idents):
        raise CorpusError("an id stands twice")
    known = as_pairs((place[a], place[b]) for a, b in pairs if a in place and b in place)
    return groups(len(idents), np.asarray(known))


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(line)
    except ValueError as fault:
        raise CorpusError(f"{where} is no JSON: {fault}") from fault
    for field in ("core_id", "labelled_duplicates"):
        if not isinstance(record, dict) or field not in record:
            raise CorpusError(f"{where} has no field `{field}`")
    return record


def _stated(record: Mapping[str, Any], field: str) -> str:
    return str(record.get(f"original_{field}") or record.get(f"processed_{field}") or "")


@contextmanager
def _lines(path: Path) -> Iterator[IO[str]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive, archive.open(_one_of(archive, ".jsonl")) as member:
            yield io.TextIOWrapper(member, encoding="utf-8")
    elif path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield lines
    else:
        with path.open(encoding="utf-8") as lines:
            yield lines


def _from_zip(path: Path) -> tuple[dict[str, dict[str, Any]], list[tuple[str, str]]]:
    if not zipfile.is_zipfile(path):
        raise CorpusError(f"{path} is no zip")
    with zipfile.ZipFile(path) as archive:
        articles = json.loads(archive.read(_one_of(archive, "inf_data.json")))
        labels = json.loads(archive.read(_one_of(archive, "gt.json")))
    if not isinstance(articles, dict) or not all("article" in one for one in articles.values()):
        raise CorpusError(f"{path} holds no object of articles, each with `article`")
    return articles, [(str(a), str(b)) for a, b in labels]


def _one_of(archive: zipfile.ZipFile, end: str) -> str:
    """The one member of that ending; what macOS adds to an archive is passed over."""
    found = [name for name in archive.namelist() if name.endswith(end) and not name.startswith("__MACOSX")]
    if len(found) != 1:
        raise CorpusError(f"{archive.filename} holds {len(found)} files that end in `{end}`; one is wanted")
    return found[0]


def _mended(text: str) -> str:
    return text.replace("-\n", "").replace("\n", " ").strip()


def _date(ident: str) -> str:
    """The day that an article's id states, or nothing."""
    stated = _DATE.search(ident)
    try:
        return (
            datetime.strptime(stated[1], "%b-%d-%Y").replace(tzinfo=UTC).date().isoformat() if stated else ""
        )
    except ValueError:
        return ""
