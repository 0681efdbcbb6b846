"""Measure what the tests cost: CPU seconds of each file, of each test, and of what is set up.

Run it as `python bench/tests.py [--slowest 30] [--json FILE] [pytest's arguments]`. Seconds of CPU
are those of the process that ran a test and of the children it waited for, user and system: they
hardly change when the machine is busy, as seconds on the clock do. A fixture that several tests
share counts where it was first asked for. What workers take to start and to collect stands apart,
and so does what numba compiles, which a fresh clone pays once.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "LINCHPIN_TEST_SECONDS"
"""The variable that names the folder where workers write what they measured."""
PHASES = ("setup", "call", "teardown")


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of its children that ended, so far."""
    now = os.times()
    return time.process_time() + now.children_user + now.children_system


class _Clock:
    """Writes a line for each phase of each test, and for what a worker does besides."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / f"{os.getpid()}.jsonl").open("w", encoding="utf-8")
        self._compiled: Any = None
        self._counted = 0

    def _compiling(self) -> float:
        """Return the seconds spent compiling since the last time this was asked."""
        if self._compiled is None:
            if "numba" in sys.modules:
                from numba.core import event

                self._compiled = event.RecordingListener()
                event.register("numba:compile", self._compiled)
            return 0.0
        happened = self._compiled.buffer[self._counted :]
        self._counted += len(happened)
        total, depth, began = 0.0, 0, 0.0
        for when, one in happened:
            if one.is_start:
                began = when if depth == 0 else began
                depth += 1
            else:
                depth -= 1
                total += when - began if depth == 0 else 0.0
        return total

    def write(self, test: str, phase: str, seconds: float) -> None:
        line = {"test": test, "phase": phase, "cpu": seconds, "compiling": self._compiling()}
        self._file.write(json.dumps(line) + "\n")

    def _timed(self, item: pytest.Item, phase: str) -> Iterator[None]:
        before = cpu_seconds()
        try:
            yield
        finally:
            self.write(item.nodeid, phase, cpu_seconds() - before)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Iterator[None]:
        yield from self._timed(item, "setup")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        yield from self._timed(item, "call")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Iterator[None]:
        yield from self._timed(item, "teardown")

    def pytest_collection_finish(self) -> None:
        self.write("", "collection", cpu_seconds())

    def pytest_unconfigure(self, config: pytest.Config) -> None:
        hands_out = hasattr(config, "getoption") and config.getoption("tx", None)  # to workers
        self.write("", "whole", time.process_time() if hands_out else cpu_seconds())
        self._file.close()


def pytest_configure(config: pytest.Config) -> None:
    """Take the time of this process, and of each worker: pytest calls it."""
    config.pluginmanager.register(_Clock(Path(os.environ[FOLDER])), "linchpin-test-seconds")


def _measured(folder: Path) -> list[dict[str, Any]]:
    lines = [
        line for path in folder.glob("*.jsonl") for line in path.read_text("utf-8").split("\n")
    ]
    return [json.loads(line) for line in lines if line]


def _print(rows: list[dict[str, Any]], slowest: int) -> None:
    tests: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    files: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in rows:
        if row["phase"] in PHASES:
            for kept in (tests[row["test"]], files[row["test"].split("::")[0]]):
                kept[row["phase"]] += row["cpu"]
                kept["cpu"] += row["cpu"]
                kept["compiling"] += row["compiling"]
    for title, what in (("test", tests), ("file", files)):
        print(f"\n{'CPU s':>8}{'set up':>8}{'compil.':>8}  {title}")
        for name, kept in sorted(what.items(), key=lambda pair: -pair[1]["cpu"])[:slowest]:
            print(f"{kept['cpu']:8.2f}{kept['setup']:8.2f}{kept['compiling']:8.2f}  {name}")
    collecting = sorted(row["cpu"] for row in rows if row["phase"] == "collection")
    within = sum(kept["cpu"] for kept in files.values())
    whole = sum(row["cpu"] for row in rows if row["phase"] == "whole")
    print(f"\nstart and collection, each process: {', '.join(f'{one:.1f}' for one in collecting)}")
    print(
        f"within tests: {within:.1f}, compiling {sum(f['compiling'] for f in files.values()):.1f}"
    )
    print(f"{len(tests)} tests in {len(files)} files: {whole:.1f} CPU s in all")


def main() -> int:
    """Run pytest with the clock, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slowest", type=int, default=40, help="how many tests and files to name")
    parser.add_argument("--json", type=Path, help="where to keep every figure")
    options, given = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pytest", "-p", "bench.tests", *given]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | {FOLDER: folder}, check=False)
        rows = _measured(Path(folder))
    if options.json is not None:
        options.json.write_text(json.dumps(rows), "utf-8")
    _print(rows, options.slowest)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
