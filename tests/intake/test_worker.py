"""Pages read in processes of their own: order, neighbours, and pages that hang or kill their reader."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from wirecopy.intake import worker
from wirecopy.intake.worker import extract_many
from wirecopy.records import Item, Reject, RejectReason

WORDS = "Engineers opened two gates of the dam on Tuesday and told people along the creek to be ready to go."


pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="readers are found by /proc")


def page(number: int) -> tuple[str, bytes]:
    body = f"<h1>Dam report {number}</h1>" + f"<p>{WORDS} This is report {number}.</p>" * 3
    return f"{number}.html", f"<html><body><article>{body}</article></body></html>".encode()


def test_pages_come_back_in_order_with_their_sources() -> None:
    found = list(extract_many(page(number) for number in range(20)))
    assert [result.source for result in found] == [f"{number}.html" for number in range(20)]
    assert all(isinstance(result, Item) for result in found)


def test_results_are_those_of_one_process() -> None:
    pages = [page(number) for number in range(3)] + [("empty.html", b"")]
    alone = [next(extract_many([each])) for each in pages]
    assert list(extract_many(pages)) == alone


def test_one_page_alone_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    assert isinstance(next(extract_many([page(1)])), Item)
    assert list(extract_many([])) == []


def test_a_page_that_takes_too_long_is_named_and_its_neighbours_are_read() -> None:
    # A reader that is stopped looks, from outside, like one that hangs.
    readers: list[int] = []

    def stop_second() -> None:
        while not readers:
            readers.extend(children())
            time.sleep(0.01)
        os.kill(readers[0], signal.SIGSTOP)

    results = extract_many((page(number) for number in range(4)), seconds=1.0, readers=1)
    watcher = threading.Thread(target=stop_second)
    watcher.start()
    short = pytest.MonkeyPatch()
    short.setattr(worker, "START_SECONDS", 0.5)
    try:
        found = list(results)
    finally:
        watcher.join()
        short.undo()
    assert [result.source for result in found] == [f"{number}.html" for number in range(4)]
    assert RejectReason.timed_out in [result.reason for result in found if isinstance(result, Reject)]


def test_a_page_whose_reader_had_to_wait_for_a_processor_is_read() -> None:
    results = extract_many((page(number) for number in range(12)), seconds=1.0, readers=1)
    found = [next(results)]
    reader = children()[0]
    os.kill(reader, signal.SIGSTOP)
    onward = threading.Timer(2.0, os.kill, (reader, signal.SIGCONT))
    onward.start()
    found += results
    onward.join()
    assert all(isinstance(result, Item) for result in found)
    assert len(found) == 12


def test_a_page_that_kills_its_reader_is_named_and_its_neighbours_are_read() -> None:
    results = extract_many((page(number) for number in range(30)), readers=1)
    found = [next(results)]
    os.kill(children()[0], signal.SIGKILL)
    found += results
    assert [result.source for result in found] == [f"{number}.html" for number in range(30)]
    rejects = [result for result in found if isinstance(result, Reject)]
    assert len(rejects) <= 1
    assert all(reject.reason is RejectReason.unreadable for reject in rejects)


def test_a_single_page_that_a_library_fails_on_is_a_named_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a parser's own fault")

    monkeypatch.setattr("lxml.html.document_fromstring", fails)

    [found] = extract_many([page(1)])

    assert isinstance(found, Reject)
    assert found.reason is RejectReason.unreadable
    assert "RuntimeError" in found.problem


def test_no_reader_outlives_its_caller() -> None:
    results = extract_many((page(number) for number in range(30)), readers=2)
    next(results)
    assert children()
    results.close()  # type: ignore[attr-defined]
    assert not children()


def test_it_works_from_a_script_without_a_main_guard_and_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit('a stranger in the folder')")
    script = tmp_path / "script.py"
    script.write_text(
        "import sys; sys.path.pop(0)\n"
        "from wirecopy.intake.worker import extract_many\n"
        f"page = ('a.html', {page(1)[1]!r})\n"
        "print([type(result).__name__ for result in extract_many([page, page, page])])\n"
    )
    command = [sys.executable, str(script)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['Item', 'Item', 'Item']"


def children() -> list[int]:
    """Process ids of readers that this process started and that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ours = int(fields[1]) == os.getpid() and fields[0] != "Z"
        if ours and b"intake.worker" in (status.parent / "cmdline").read_bytes():
            found.append(int(status.parent.name))
    return found
