"""Runs killed at any instant: hits and record appear together, an index is old, new or none."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from screened_books import request_for, silent, write_book

from effort import times
from linchpin.screen.book.index import make_index, sweep_left
from linchpin.screen.book.storage import StaleIndex, open_index
from linchpin.screen.results.hit import Hit
from linchpin.screen.results.publish import (
    finish_left,
    part_of,
    publish,
    sweep_records,
    what_is_wrong,
)

PUBLISH = """
import itertools, sys
from pathlib import Path
from linchpin.screen.results.hit import Hit
from linchpin.screen.results.publish import publish
place = Path(sys.argv[1])
for turn in itertools.count():
    hits = [Hit(at, "", "name", f"Ana {turn}", "name", 1.0, "ofac-1", "Ana", "Ana", "", (), "", ())
            for at in range(50)]
    publish(hits, place / "h.csv", place / "h.csv.run.json",
            lambda wrote: {"hits_file": {"name": wrote[0], "sha256": wrote[1]}, "turn": turn})
    if turn == 0:
        print("ready", flush=True)
"""
INDEX = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[2], sys.argv[2] + "/.."]
from screened_books import request_for, silent
from effort import times
from linchpin.screen.book.index import make_index
place = Path(sys.argv[1])
request = request_for(place / "b.csv")
make_index(request.book, request.mapping, place / "i", book_sha256=request.book_sha256,
           progress=silent)
print("ready", flush=True)
while True:
    make_index(request.book, request.mapping, place / "i", book_sha256=request.book_sha256,
               progress=silent)
"""


def killed_at(code: str, place: Path, waits: list[float], *more: str) -> None:
    """Start a process that writes on and on, and kill it after each of some seconds."""
    for wait in waits:
        with subprocess.Popen(
            [sys.executable, "-c", code, str(place), *more], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(wait)
            os.kill(process.pid, signal.SIGKILL)


def test_hits_and_record_appear_together(tmp_path: Path) -> None:
    dice = random.Random(1)
    for _ in range(times(4)):
        killed_at(PUBLISH, tmp_path, [dice.uniform(0.01, 0.2)])
        list(finish_left(tmp_path / "h.csv", None))
        record = json.loads((tmp_path / "h.csv.run.json").read_text("utf-8"))
        hits = hashlib.sha256((tmp_path / "h.csv").read_bytes()).hexdigest()
        assert record["hits_file"]["sha256"] == hits
        assert not part_of(tmp_path / "h.csv").exists()


@pytest.mark.parametrize("again", [False, True])
def test_at_every_step_the_hits_have_a_record_of_their_own(tmp_path: Path, again: bool) -> None:
    """A process that ends before its first, second ... change of a file, as if it were killed."""
    hits, steps = tmp_path / "h.csv", 0
    if again:
        assert _stopped(tmp_path, None, "old") == 0
    before = hits.read_bytes() if again else None
    while _stopped(tmp_path, steps, "new") == _KILLED:
        steps += 1
        records = [json.loads(one.read_text("utf-8")) for one in tmp_path.glob("*.run.json")]
        known = {record["hits_file"]["sha256"] for record in records}
        if hits.exists():
            assert hashlib.sha256(hits.read_bytes()).hexdigest() in known
        assert not hits.exists() or hits.read_bytes() == before or b"new" in hits.read_bytes()
        for place in tmp_path.glob("*.run.json"):
            said = what_is_wrong(place, json.loads(place.read_text("utf-8")))
            mine = json.loads(place.read_text("utf-8"))["hits_file"]["sha256"]
            is_there = hits.exists() and hashlib.sha256(hits.read_bytes()).hexdigest() == mine
            assert (said is None) == is_there
    assert steps >= 6
    assert b"new" in hits.read_bytes()


_KILLED = 77


def _stopped(place: Path, steps: int | None, name: str) -> int:
    """Publish in a process that ends before a step; returns how it ended."""
    child = os.fork()
    if child == 0:
        left = [10**6 if steps is None else steps]

        def ends(event: str, arguments: tuple[object, ...]) -> None:
            writes = event == "open" and isinstance(arguments[1], str) and arguments[1] != "rb"
            if writes or event in ("os.rename", "os.remove"):
                left[0] -= 1
                if left[0] < 0:
                    os._exit(_KILLED)

        sys.addaudithook(ends)
        hit = Hit(1, "", "name", name, "name", 1.0, "ofac-1", "Ana", "Ana", "", (), "", ())
        publish([hit], place / "h.csv", place / f"h.csv.{name}.run.json", _record_of)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _record_of(wrote: tuple[str, str] | None) -> dict[str, object]:
    return {"linchpin": "1", "hits_file": None if wrote is None else
            {"name": wrote[0], "sha256": wrote[1]}}  # fmt: skip


def test_hits_without_a_record_are_said(tmp_path: Path) -> None:
    output = tmp_path / "h.csv"
    assert list(finish_left(output, None)) == []
    output.write_text("row\n1\n", "utf-8")
    (said,) = finish_left(output, None)
    assert "no record of a run is of these hits" in said


def test_hits_whose_record_is_there_get_their_name(tmp_path: Path) -> None:
    output = tmp_path / "h.csv"
    part_of(output).write_text("row\n", "utf-8")
    digest = hashlib.sha256(b"row\n").hexdigest()
    record = {"hits_file": {"name": "h.csv", "sha256": digest}}
    (tmp_path / "h.csv.2.run.json").write_text(json.dumps(record), "utf-8")
    (said,) = finish_left(output, None)
    assert "is finished" in said
    assert output.read_text("utf-8") == "row\n"
    part_of(output).write_text("half", "utf-8")
    assert list(finish_left(output, None)) == []
    assert not part_of(output).exists()


@pytest.mark.parametrize(
    "written", ["", "{", '{\n  "linchpin": "1.0",', '{\n  "linchpin": "1.0"\n}\n']
)
def test_a_record_that_was_not_finished_is_taken_away(tmp_path: Path, written: str) -> None:
    mine = tmp_path / "other.json.part"
    mine.write_text("a file of the user's", "utf-8")
    for name in ("h.csv.2.run.json", "h.csv.3.run.json", "named.json"):
        part_of(tmp_path / name).write_text(written, "utf-8")
    sweep_records(tmp_path / "h.csv", tmp_path / "named.json")
    sweep_records(tmp_path / "h.csv", tmp_path / "other.json")
    assert list(tmp_path.iterdir()) == [mine]


@pytest.mark.slow
def test_an_index_is_whole_or_made_again_and_nothing_is_left(tmp_path: Path) -> None:
    write_book(tmp_path / "b.csv", [["name", "memo"], *[[f"Ana {n}", "x y"] for n in range(500)]])
    request = request_for(tmp_path / "b.csv")
    dice = random.Random(2)
    for _ in range(times(2)):
        killed_at(INDEX, tmp_path, [dice.uniform(0.0, 0.3)], str(Path(__file__).parent))
        sweep_left(tmp_path / "i")
        assert [item.name for item in tmp_path.iterdir() if "writing" in item.name] == []
        try:
            open_index(tmp_path / "i", request.mapping, book_sha256=request.book_sha256)
        except StaleIndex:
            make_index(request.book, request.mapping, tmp_path / "i",
                       book_sha256=request.book_sha256, progress=silent)  # fmt: skip
        open_index(tmp_path / "i", request.mapping, book_sha256=request.book_sha256)


def test_what_a_process_still_writes_is_left_alone_whatever_its_number(tmp_path: Path) -> None:
    living, dead = (tmp_path / f"i.writing-{mark}" for mark in ("1-living", f"{os.getpid()}-dead"))
    for place in (living, dead):
        place.mkdir()
        (place / "cells.arrow").write_text("a customer")
    handle = os.open(living, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    sweep_left(tmp_path / "i")
    assert [item.name for item in tmp_path.iterdir()] == [living.name]
    os.close(handle)
    sweep_left(tmp_path / "i")
    assert list(tmp_path.iterdir()) == []


def test_a_half_removed_index_is_made_again(tmp_path: Path) -> None:
    write_book(tmp_path / "b.csv", [["name"], ["Ana"]])
    request = request_for(tmp_path / "b.csv")
    make_index(request.book, request.mapping, tmp_path / "i",
               book_sha256=request.book_sha256, progress=silent)  # fmt: skip
    (tmp_path / "i" / "index.json").unlink()
    make_index(request.book, request.mapping, tmp_path / "i",
               book_sha256=request.book_sha256, progress=silent)  # fmt: skip
    open_index(tmp_path / "i", request.mapping, book_sha256=request.book_sha256)
