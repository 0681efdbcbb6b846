"""`python -m fuzz.kills --times N`: kill the real command at random instants; nothing may be lost.

Adds editions of two lists, records judgements, screens, rescreens, exports, draws and builds the
kept network, each in a process that is killed (SIGKILL) at a random moment of its work, and looks
after each kill: every edition and decision that was told as written is there, nothing half written
is visible, the file of hits has a record of its own, and a file that was there is the old or the
new one. See `fuzz.kill_checks`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from fuzz.families.written import add_list
from fuzz.kill_checks import (
    BOOKS,
    OUTPUTS,
    House,
    answer,
    change_list,
    date_of,
    digest,
    look,
    note,
    write_un_list,
)

KINDS = ("add", "list", "same", "screen", "rescreen", "export", "chart", "network")
_WRITES = {
    "add": "linchpin-archive/sources/us_ofac_sdn", "same": "linchpin-archive",
    "list": "linchpin-archive/sources/un_sc_consolidated",
    "screen": ".", "rescreen": ".", "export": ".", "chart": ".", "network": "frozen/.network",
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
        for fault in look(house, kind, done):
            house.lost.append(f"kill {number + 1}, {kind}: {fault}")
            print(house.lost[-1], file=sys.stderr, flush=True)
        if number % 20 == 19:
            print(f"{number + 1} kills, {len(house.lost)} faults", file=sys.stderr, flush=True)
        if number % 20 == 19:  # whatever was left lying about, whole runs succeed
            for kind in order:
                done = _run(house, kind, book, WHOLE)
                faults = [] if done in (0, 3, 4) else [f"exit code {done}: {_said(house)}"]
                for fault in (*faults, *look(house, kind, done)):
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
    write_un_list(place / "un.xml", 0)
    for kind in KINDS:
        if kind == "same":
            shutil.copytree(place / "linchpin-archive", place / "frozen")
        for book in "ab":
            began = time.monotonic()
            code = _run(house, kind, book, WHOLE)
            assert code in (0, 3, 4), (kind, code, (place / "stderr").read_text())
            house.longest[kind] = time.monotonic() - began
            if kind in OUTPUTS:
                house.results[kind, book] = digest(place / OUTPUTS[kind])
            elif kind == "network":
                house.results[kind, book] = answer(place)
        if kind in OUTPUTS:  # else the results of the wrong book would look right
            assert house.results[kind, "a"] != house.results[kind, "b"]
    return house


def _run(house: House, kind: str, book: str, instant: Instant) -> int | None:
    """Run a command, or kill it at some instant; returns its exit code, None if killed."""
    place = house.place
    frozen = ["--archive", "frozen"]  # so that results are always the same
    if kind == "add":
        house.month += 1
        change_list(place / "list" / "sdn.csv", house.month)
    elif kind == "list":
        house.month += 1
        write_un_list(place / "un.xml", house.month)
    elif kind.endswith("screen"):
        (place / f"{kind}-book.csv").write_text(BOOKS[book])
    elif kind == "network":
        shutil.rmtree(place / "frozen" / ".network", ignore_errors=True)
    day = date_of(house.month)
    form, lang = ("ftm", "en") if book == "a" else ("csv", "es")
    line = {
        "add": ["add", "ofac", "--from", "list", "--accept-shrunken", "--date", day],
        "list": ["add", "un", "--from", "un.xml", "--accept-shrunken", "--date", day],
        "same": ["same", "ofac-1", "ofac-2", "--no", "--because", "two people"],
        "screen": [*frozen, "screen", "screen-book.csv", "-o", "screen.csv"],
        "rescreen": [
            *frozen, "rescreen", "rescreen-book.csv", "--since", date_of(1), "-o", "rescreen.csv",
        ],
        "export": [*frozen, "export", "--format", form, "-o", OUTPUTS["export"]],
        "chart": [
            *frozen, "chart", "ofac-2", "--kind", "ego", "--lang", lang, "-o", OUTPUTS["chart"],
        ],
        "network": [*frozen, "ask", "ofac-1", "--json"],
    }[kind]  # fmt: skip
    code = _forked(house, line, instant, least_claims=1 if kind == "network" else None)
    note(house, kind)
    return code


def _forked(
    house: House, line: list[str], instant: Instant, *, least_claims: int | None
) -> int | None:
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
    request = {
        "folder": str(house.place),
        "arguments": line,
        "instant": asdict(instant),
        "least_claims": least_claims,
    }
    forking.stdin.write(json.dumps(request) + "\n")
    forking.stdin.flush()
    code: int | None = json.loads(forking.stdout.readline())
    return code


def _said(house: House) -> str:
    return (house.place / "stderr").read_text("utf-8", "replace").strip()[-300:]


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
