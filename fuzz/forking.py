"""A process that has loaded the command and forks itself for each run, so that a kill hits work.

Reads a JSON line with `folder`, `arguments`, `instant` (see `fuzz.kills.Instant`) and
`least_claims` (see `fuzz.case.Case`) from standard input, and answers with the exit code (null
where it was killed).
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
import time
from typing import Any

from fuzz.worker import keep_from


def main() -> None:
    """Serve until standard input ends; before a fork only modules and compiled code are loaded."""
    from importlib import import_module

    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    import duckdb  # noqa: F401
    import pyarrow.parquet  # noqa: F401

    from linchpin.cli import run

    run(["match", "Ana Maria", "Luis"])  # loads the compiled search, which takes longer than a run
    for name in ("archive.check", "network.network", "ledger.ledger", "screen.run", "screen.delta"):
        import_module(f"linchpin.{name}")
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            _be(request, run)
        print(json.dumps(_wait(child, request)), file=answers, flush=True)


def _be(request: dict[str, object], run: object) -> None:
    os.chdir(str(request["folder"]))
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC), number)
    sys.stdout, sys.stderr = os.fdopen(os.dup(1), "w"), os.fdopen(os.dup(2), "w")
    code = 99
    keep_from(request["least_claims"])  # type: ignore[arg-type]
    try:
        code = run(request["arguments"])  # type: ignore[operator]
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _wait(child: int, request: dict[str, Any]) -> int | None:
    instant = request["instant"]
    handle = os.pidfd_open(child)
    if instant["folder"] is None:
        ended = _ends(handle, instant["after"])
    else:
        ended = _writes(handle, os.path.join(request["folder"], instant["folder"]), instant)
    os.close(handle)
    if not ended:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if ended else None


def _ends(handle: int, seconds: float | None) -> bool:
    """Say whether a process ends within some seconds."""
    ready, _, _ = select.select([handle], [], [], seconds)
    return bool(ready)


def _writes(handle: int, folder: str, instant: dict[str, Any]) -> bool:
    """Wait until a folder changes and a moment longer; says whether the process had ended."""
    before, last = _files(folder), time.monotonic() + instant["after"]
    while _files(folder) == before and time.monotonic() < last:
        if _ends(handle, 0.0003):
            return True
    return _ends(handle, instant["wait"])


def _files(folder: str) -> dict[str, tuple[int, int]]:
    """Return when each file of a folder was written last, and its size; not what is printed."""
    found = {}
    if not os.path.isdir(folder):
        return {}
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):
                known = entry.stat()
                found[entry.name] = known.st_mtime_ns, known.st_size
    return {name: mark for name, mark in found.items() if name not in ("stdout", "stderr", "cache")}


if __name__ == "__main__":
    main()
