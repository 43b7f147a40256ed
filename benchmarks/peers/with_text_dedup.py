"""text-dedup: its whole MinHash program, from a file to clusters, with its check of false positives."""

from __future__ import annotations

import json
import os
import pickle
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.agreement import as_pairs
from benchmarks.measure import Timed, timed
from benchmarks.peers.peer import PERMUTATIONS, SEED, SHINGLE_WORDS, THRESHOLD, Linked, Signed
from benchmarks.traffic import texts

if TYPE_CHECKING:
    from text_dedup.config import Config

SETTINGS = f"""
[input]
input_type = "local_files"
file_type = "json"
read_arguments = {{ path = "json", data_files = "FOLDER/texts.jsonl", split = "train" }}

[algorithm]
algorithm_name = "minhash"
text_column = "text"
num_perm = {PERMUTATIONS}
ngram_size = {SHINGLE_WORDS}
threshold = {THRESHOLD}
seed = {SEED}
check_false_positive = true

[output]
output_dir = "FOLDER/out"
skip_filtering = true
save_clusters = true

[debug]
"""


def sign(path: Path) -> Signed:
    """Signatures of the texts of a file, with the function that the program maps over them."""
    given = list(texts(path))
    with tempfile.TemporaryDirectory() as folder:
        signature = _settings(Path(folder)).algorithm.get_embed_func()
    with timed("", len(given)) as signing:
        for number, text in enumerate(given):
            signature([text], [number])
    return Signed(None, signing.seconds)


def link(given: list[str]) -> Linked:
    """The program as its command line runs it: it tells groups, not pairs."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["HF_DATASETS_CACHE"] = str(folder / "cache")
        from text_dedup.minhash import main  # noqa: PLC0415

        lines = (json.dumps({"text": text}) for text in given)
        (folder / "texts.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        settings = _settings(folder)
        with timed("signatures, index and groups", len(given)) as whole, redirect_stdout(StringIO()):
            main(settings)
        group_of: dict[int, int] = pickle.loads((folder / "out" / "clusters.pickle").read_bytes())
    first: dict[int, int] = {}
    for number, group in sorted(group_of.items()):
        first.setdefault(group, number)
    pairs = as_pairs((first[group], number) for number, group in group_of.items())
    return Linked(whole, Timed("within the above", "stories", len(given), 0.0), pairs)


def _settings(folder: Path) -> Config:
    """The program's settings, which it takes from a file alone."""
    from text_dedup.config.base import load_config_from_toml  # noqa: PLC0415

    file = folder / "settings.toml"
    file.write_text(SETTINGS.replace("FOLDER", folder.as_posix()), encoding="utf-8")
    return load_config_from_toml(file)
