"""Work shared out among processes gives what it gives in one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from operator import index
from pathlib import Path

import pytest
from nights import SAMPLE, exports

from wirecopy.errors import DataFileError, WorkerError
from wirecopy.nightly import run as nightly
from wirecopy.nightly.tasks import ToRead, get_ready, pairs_in_chunks, read_and_judge
from wirecopy.nightly.workers import Workers
from wirecopy.settings import OwnFiles, Settings


@pytest.fixture(scope="module")
def two() -> Iterator[Workers]:
    workers = Workers(2, worth_starting=0)
    yield workers
    workers.close()


def test_answers_come_in_the_order_of_the_chunks(two: Workers):
    assert list(two.each(abs, range(-50, 0))) == list(range(50, 0, -1))


def test_what_the_work_raises_is_raised_where_it_was_asked_for(two: Workers):
    chunk = ToRead((), OwnFiles(), "another version")

    with pytest.raises(DataFileError, match="run again"):
        list(two.each(read_and_judge, [chunk]))

    with pytest.raises(TypeError):
        list(two.each(index, ["no number"]))
    assert list(two.each(abs, [-1])) == [1]


def test_every_process_is_told_once_what_all_chunks_need_and_so_is_this_one():
    workers = Workers(2, worth_starting=0)
    try:
        workers.tell(os.umask, 0o027)
        assert list(workers.each(os.umask, [0o027] * 20)) == [0o027] * 20
    finally:
        workers.close()
        assert os.umask(0o022) == 0o027


def test_a_process_that_ends_before_its_answer_is_told_plainly():
    workers = Workers(2, worth_starting=0)
    try:
        with pytest.raises(WorkerError, match="run again"):
            list(workers.each(os._exit, [3, 3, 3]))
    finally:
        workers.close()


def test_a_process_whose_answer_nobody_awaits_any_more_ends_without_a_word():
    script = (
        "import subprocess, sys\n"
        "from wirecopy import processes\n"
        "worker = processes.start('wirecopy.nightly.workers')\n"
        "worker.stdout.close()\n"  # as the kernel does for a night that was killed
        "processes.send(worker.stdin, (abs, -1))\n"
        "sys.exit(worker.wait())\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=60)

    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_few_chunks_are_worked_off_without_any_process():
    workers = Workers(2, worth_starting=3)

    assert list(workers.each(_here, [None] * 3)) == [os.getpid()] * 3


def test_processes_that_were_started_take_even_a_few_chunks():
    workers = Workers(2, worth_starting=3)
    try:
        workers.start(get_ready, OwnFiles())
        answers = set(workers.each(_here, [None] * 3))
    finally:
        workers.close()

    assert os.getpid() not in answers


def test_a_fault_while_getting_ready_is_told_by_the_work_that_meets_it(tmp_path: Path):
    faulty = tmp_path / "agencies.yaml"
    faulty.write_text("agencies: [")
    workers = Workers(2)
    try:
        workers.start(get_ready, OwnFiles(faulty))

        assert list(workers.each(abs, [-1])) == [1]
        with pytest.raises(DataFileError, match=r"agencies\.yaml"):
            list(workers.each(read_and_judge, [ToRead((), OwnFiles(faulty), "")]))
    finally:
        workers.close()


def _here(_chunk: None) -> int:
    return os.getpid()


def test_chunks_are_drawn_as_they_are_needed_and_not_all_at_once(two: Workers):
    drawn: list[int] = []

    def chunks() -> Iterator[int]:
        for number in range(1000):
            drawn.append(number)
            yield number

    answers = two.each(abs, chunks())
    next(answers)
    answers.close()

    assert len(drawn) < 100


def test_a_night_shared_out_is_the_same_night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    found = []
    for count in (1, 2):
        monkeypatch.setattr(nightly, "Workers", partial(Workers, count, worth_starting=0))
        store = tmp_path / f"{count}.db"
        nightly.run([str(SAMPLE)], Settings(store=str(store), batch=20))
        found.append(exports(store))

    assert found[0] == found[1]


def test_pairs_that_hang_together_stand_in_one_chunk_and_none_is_lost():
    pairs = [(1, 2), (3, 4), (2, 3), (5, 6), *((7, other) for other in range(100, 300))]

    chunks = pairs_in_chunks(pairs)

    assert sorted(pair for chunk in chunks for pair in chunk) == sorted(pairs)
    assert any({(1, 2), (2, 3), (3, 4)} <= set(chunk) for chunk in chunks)
    assert max(map(len, chunks)) <= 64
