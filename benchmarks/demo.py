"""`make demo`: the night on the shipped sample, and what came of it, through the command line alone."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path("out") / "demo"
SAMPLE = Path("data") / "sample"
SEED = SAMPLE / "000_6c4bc6cef008b5cc.txt"


def show(*words: str) -> None:
    """Print a command as a user types it, then what it answers; ends the demo where it fails."""
    print(f"\n$ {shlex.join(['wirecopy', *words])}", flush=True)
    ended = subprocess.run([sys.executable, "-m", "wirecopy", *words], check=False)
    if ended.returncode:
        raise SystemExit(ended.returncode)


def main() -> None:
    """Run the night in a new store and show clusters, the founding story's lineage and the CSV files."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    store = ("--store", str(FOLDER / "wirecopy.db"))
    show(*store, "nightly", str(SAMPLE / "night"), str(SEED), "--reports", str(FOLDER))
    show(*store, "clusters", "list", "--limit", "8")
    show(*store, "lineage", str(SEED))
    print(f"\nThe night as a page: {FOLDER / 'report.html'}. The CSV files beside it:")
    for path in sorted(FOLDER.glob("*.csv")):
        print(f"  {path}  {sum(1 for _ in path.open(encoding='utf-8')) - 1} lines")


if __name__ == "__main__":
    main()
