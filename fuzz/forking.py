"""A process that has loaded the command and forks itself for each run, so that a kill hits work.

Reads a JSON line with `folder`, `arguments` and `after` (seconds until the kill, or null) from
standard input, and answers with the exit code (null where it was killed).
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys


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
        print(json.dumps(_wait(child, request["after"])), file=answers, flush=True)


def _be(request: dict[str, object], run: object) -> None:
    os.chdir(str(request["folder"]))
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC), number)
    sys.stdout, sys.stderr = os.fdopen(os.dup(1), "w"), os.fdopen(os.dup(2), "w")
    code = 99
    try:
        code = run(request["arguments"])  # type: ignore[operator]
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _wait(child: int, after: float | None) -> int | None:
    handle = os.pidfd_open(child)
    ready, _, _ = select.select([handle], [], [], after)
    os.close(handle)
    if not ready:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if ready else None


if __name__ == "__main__":
    main()
