"""Measure how long a command takes from the start of its process: CPU seconds, the least of some.

Run it as `python bench/starts.py [--archive DIR] [--repeat 5]`. Without an archive, only those that
need none are measured. Seconds of CPU are those of the process and its children, user and system;
Python keeps its compiled modules in a folder of the run, as it does after an installation, and
each command runs once before any clock.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

BAR = 0.7
"""Seconds from the start within which `linchpin match A B` is to answer."""
_BOOK = "id,name\n1,Juan Perez Gomez\n2,Joaquin Guzman Loera\n"
_PAIRS = (("Juan Hdz Lopez", "HERNANDEZ LOPEZ, Juan"), ("习近平", "Xi Jinping"))


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return the CPU seconds of a command.

    Args:
        command: The command and its arguments.
        environment: What it finds in its environment.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, env=environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    linchpin = str(Path(sys.executable).parent / "linchpin")
    commands = [[linchpin, "--version"], *([linchpin, "match", *pair] for pair in _PAIRS)]
    with tempfile.TemporaryDirectory() as folder:
        if options.archive is not None:
            book = Path(folder) / "two.csv"
            book.write_text(_BOOK, encoding="utf-8")
            base = [linchpin, "--archive", str(options.archive)]
            commands += [[*base, "ask", "GUZMAN LOERA, Joaquin"], [*base, "screen", str(book)]]
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for command in commands:
            first, *rest = (seconds(command, environment) for _ in range(options.repeat + 1))
            said = " ".join(Path(part).name if part == linchpin else part for part in command)
            print(f"{min(rest):6.2f} s  (first {first:.2f})  {said}")
    print(f"the bar of `match A B` is {BAR} s")


if __name__ == "__main__":
    main()
