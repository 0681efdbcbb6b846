"""`python -m fuzz.kills --times N`: kill the real command at random instants; nothing may be lost.

Adds editions, records judgements, screens and rescreens, each in a process that is killed (SIGKILL)
at a random moment of its work, and looks after each kill: every edition and decision that was told
as written is there, nothing half written is visible, and hits and record are of one run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from fuzz.families.written import add_list

_BOOKS = {
    "a": "name,note\nAna Maria EJEMPLO PRUEBA,first\nNadie Conocido,first\n",
    "b": "name,note\nLuis EJEMPLO PRUEBA,second\nAna Maria EJEMPLO PRUEBA,second\n",
}
KINDS = ("add", "same", "screen", "rescreen")
_WRITES = {
    "add": "linchpin-archive/sources/us_ofac_sdn", "same": "linchpin-archive",
    "screen": ".", "rescreen": ".",
}  # fmt: skip
"""Folders in which a file appears or gets its name when a command writes."""


@dataclass(frozen=True)
class Instant:
    """When a command is killed.

    Attributes:
        after: Seconds after its begin, at the latest; None for never.
        folder: A folder: `wait` seconds after a file in it appeared or got its name.
        wait: Seconds.
    """

    after: float | None = None
    folder: str | None = None
    wait: float = 0.0


WHOLE = Instant()


@dataclass
class House:
    """A folder in which commands run and are killed.

    Attributes:
        place: The folder.
        editions: Folder names of the editions that were told as added.
        decisions: How many decisions were told as recorded.
        longest: Seconds a whole command takes, by kind; the last that ended by itself.
        killed: How many were killed at work, by kind; others had ended before.
        hits: What the hits of a book are, by kind and book.
        month: Last edition's month.
        lost: What was found wrong.
        forking: The process that runs the commands.
        source: Another copy of `src/` to run; None for this one.
    """

    place: Path
    editions: set[str] = field(default_factory=set)
    decisions: int = 0
    longest: dict[str, float] = field(default_factory=dict)
    killed: Counter[str] = field(default_factory=Counter)
    hits: dict[tuple[str, str], str] = field(default_factory=dict)
    month: int = 0
    lost: list[str] = field(default_factory=list)
    forking: subprocess.Popen[str] | None = None
    source: Path | None = None


def kill_often(
    place: Path,
    times: int,
    seed: int,
    *,
    kinds: Iterable[str] = KINDS,
    source: Path | None = None,
) -> list[str]:
    """Return what was lost or half written in so many kills; nothing should be.

    Args:
        place: An empty folder.
        times: How often.
        seed: Begins the chance.
        kinds: Which commands, one after the other.
        source: Another copy of `src/` to run; to see that what is broken there is found.
    """
    chance = random.Random(seed)
    house = _begin(place, source)
    order = list(kinds)
    for number in range(times):
        kind = order[number % len(order)]
        book = chance.choice("ab")
        began = time.monotonic()
        done = _run(house, kind, book, _instant(chance, house, kind))
        if done is None:
            house.killed[kind] += 1
        else:
            house.longest[kind] = time.monotonic() - began
        for fault in _look(house, kind, done):
            house.lost.append(f"kill {number + 1}, {kind}: {fault}")
            print(house.lost[-1], file=sys.stderr, flush=True)
        if number % 20 == 19:
            print(f"{number + 1} kills, {len(house.lost)} faults", file=sys.stderr, flush=True)
        if number % 20 == 19:  # whatever was left lying about, whole runs succeed
            for kind in order:
                done = _run(house, kind, book, WHOLE)
                faults = [] if done in (0, 3, 4) else [f"exit code {done}: {_said(house)}"]
                for fault in (*faults, *_look(house, kind, done)):
                    house.lost.append(f"after kill {number + 1}, {kind}: {fault}")
                    print(house.lost[-1], file=sys.stderr, flush=True)
    if house.forking is not None:
        house.forking.communicate()
    for kind in order:
        tried = len(range(order.index(kind), times, len(order)))
        print(f"{kind}: {house.killed[kind]:,} of {tried:,} killed at work", file=sys.stderr)
    return house.lost


def _instant(chance: random.Random, house: House, kind: str) -> Instant:
    """Return when to kill: at any moment of a run, or (half of the time) where it writes."""
    longest = 1.1 * house.longest[kind]
    if chance.random() < 0.5:
        return Instant(after=chance.uniform(0, longest))
    return Instant(after=4 * longest, folder=_WRITES[kind],
                   wait=chance.uniform(0, chance.choice((0.003, 0.03, 0.3))))  # fmt: skip


def _begin(place: Path, source: Path | None) -> House:
    house = House(place, source=source)
    add_list(place / "list")
    for kind in KINDS:
        if kind == "same":
            shutil.copytree(place / "linchpin-archive", place / "frozen")
        for book in "ab":
            began = time.monotonic()
            code = _run(house, kind, book, WHOLE)
            assert code in (0, 3, 4), (kind, code, (place / "stderr").read_text())
            house.longest[kind] = time.monotonic() - began
            if kind.endswith("screen"):
                house.hits[kind, book] = _digest(place / f"{kind}.csv")
        if kind.endswith("screen"):  # else hits of the wrong book would look right
            assert house.hits[kind, "a"] != house.hits[kind, "b"]
    return house


def _run(house: House, kind: str, book: str, instant: Instant) -> int | None:
    """Run a command, or kill it at some instant; returns its exit code, None if killed."""
    place = house.place
    if kind == "add":
        house.month += 1
        path = place / "list" / "sdn.csv"
        path.write_bytes(
            re.sub(rb"DOB 12 Mar \d+", b"DOB 12 Mar %d" % (1700 + house.month), path.read_bytes())
        )
    if kind.endswith("screen"):
        (place / f"{kind}-book.csv").write_text(_BOOKS[book])
    frozen = ["--archive", "frozen"]  # so that the hits of a book are always the same
    line = {
        "add": ["add", "ofac", "--from", "list", "--accept-shrunken", "--date", _date(house.month)],
        "same": ["same", "ofac-1", "ofac-2", "--no", "--because", "two people"],
        "screen": [*frozen, "screen", "screen-book.csv", "-o", "screen.csv"],
        "rescreen": [
            *frozen,
            "rescreen",
            "rescreen-book.csv",
            "--since",
            _date(1),
            "-o",
            "rescreen.csv",
        ],
    }[kind]
    code = _forked(house, line, instant)
    _note(house, kind)
    return code


def _forked(house: House, line: list[str], instant: Instant) -> int | None:
    if house.forking is None:
        house.forking = subprocess.Popen(
            [sys.executable, "-m", "fuzz.forking"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).resolve().parent.parent,
            env=os.environ
            | {"XDG_CACHE_HOME": str(house.place / "cache")}
            | ({} if house.source is None else {"PYTHONPATH": str(house.source)}),
        )
    forking = house.forking
    assert forking.stdin is not None
    assert forking.stdout is not None
    request = {"folder": str(house.place), "arguments": line, "instant": asdict(instant)}
    forking.stdin.write(json.dumps(request) + "\n")
    forking.stdin.flush()
    code: int | None = json.loads(forking.stdout.readline())
    return code


def _date(month: int) -> str:
    return f"{1950 + month // 12}-{1 + month % 12:02d}"


def _note(house: House, kind: str) -> None:
    """Keep what the command said it had written, killed afterwards or not."""
    said = (house.place / "stdout").read_text("utf-8", "replace")
    if kind == "add" and ": added" in said:
        house.editions.add(_date(house.month))
    recorded = re.search(r"Recorded as decision (\d+)", said)
    if kind == "same" and recorded is not None:
        house.decisions = max(house.decisions, int(recorded[1]))


def _look(house: House, kind: str, done: int | None) -> list[str]:
    from linchpin.archive import open_archive
    from linchpin.archive.check import check_archive
    from linchpin.claims.errors import LinchpinError
    from linchpin.ledger.ledger import Ledger

    faults = []
    try:
        archive = open_archive(house.place / "linchpin-archive")
        there = {edition.date for edition in archive.editions("us_ofac_sdn")}
        faults += [f"edition {date} is lost" for date in sorted(house.editions - there)]
        if kind == "add":
            faults += [str(one) for one in check_archive(archive).faults]
        if archive.ledger_path.exists():
            report = Ledger.open(archive.ledger_path).verify()
            if not report.intact:
                faults.append(f"the ledger: {report.why}")
            if report.head.count < house.decisions:
                faults.append(
                    f"{house.decisions} decisions were told, {report.head.count} are there"
                )
    except LinchpinError as error:
        faults.append(str(error))
    if kind.endswith("screen"):
        faults += _screened(house, kind)
    if done is not None and "Traceback" in (house.place / "stderr").read_text("utf-8", "replace"):
        faults.append("a traceback")
    return faults


def _screened(house: House, kind: str) -> list[str]:
    """Say what is wrong with hits and record: they must be of one book, and whole."""
    hits = house.place / f"{kind}.csv"
    records = sorted(  # each run has one of its own name
        house.place.glob(f"{kind}.csv*.run.json"), key=lambda path: (len(path.name), path.name)
    )
    if not hits.exists() or not records:
        return [f"only one of hits and record is there: {hits.exists()}, {len(records)}"]
    record = records[-1]
    books = {hashlib.sha256(text.encode()).hexdigest(): name for name, text in _BOOKS.items()}
    try:
        of = books.get(json.loads(record.read_text())["book_sha256"])
    except (ValueError, KeyError) as error:
        return [f"the record is damaged: {error}"]
    if of is not None and house.hits[kind, of] in (_digest(hits), _left(hits)):
        return []  # a run killed between the two names is finished by the next: `finish_left`
    return [f"the hits are not those of the record's book {of}"]


def _left(hits: Path) -> str:
    part = hits.with_name(hits.name + ".part")
    return _digest(part) if part.exists() else ""


def _said(house: House) -> str:
    return (house.place / "stderr").read_text("utf-8", "replace").strip()[-300:]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Kill as often as asked, and return 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.kills", description=__doc__)
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--source", type=Path, help="another copy of src/ to run")
    asked = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="linchpin-kills-"))
    lost = kill_often(place, asked.times, asked.seed, kinds=asked.kinds, source=asked.source)
    left = sorted(item.name for item in place.iterdir() if "writing" in item.name)
    shutil.rmtree(place)
    print(
        f"{asked.times:,} kills, {len(lost):,} faults; left lying about: {', '.join(left) or '-'}"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
