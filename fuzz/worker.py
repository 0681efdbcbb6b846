"""A process that runs command lines one after the other and says how each ended.

Reads a JSON line with `folder`, `arguments` and `least_claims` (see `fuzz.case.Case`) from standard
input, and answers with one: `code`, `trace` (of an error nobody foresaw), `peak` (bytes of memory)
and `seconds` (of CPU time).
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from linchpin.workspace import open as opening

_AS_ALWAYS = opening.LEAST_CLAIMS
MOST_ADDRESSES = 8_000_000_000
"""Bytes of address space, so that a bomb ends in an error and not the machine."""


def main() -> None:
    """Serve until standard input ends."""
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    from linchpin.cli import run

    for line in requests:
        request = json.loads(line)
        print(json.dumps(_one(run, request)), file=answers, flush=True)


def keeping(arguments: list[str]) -> int:
    """Run a command line behind the number of claims from which on a network is kept."""
    from linchpin.cli import run

    keep_from(int(arguments[0]))
    return run(arguments[1:])


def keep_from(claims: int | None) -> None:
    """Set from how many claims on a network is kept; None for as many as always."""
    opening.LEAST_CLAIMS = _AS_ALWAYS if claims is None else claims


def _one(run: Callable[[list[str]], int], request: dict[str, Any]) -> dict[str, object]:
    os.chdir(str(request["folder"]))
    keep_from(request["least_claims"])
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    for number, name in ((1, "stdout"), (2, "stderr")):
        handle = os.open(f"../{name}", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdout, sys.stderr = os.fdopen(os.dup(1), "w"), os.fdopen(os.dup(2), "w")
    code, trace, began = -1, None, time.process_time()
    try:
        with warnings.catch_warnings():
            code = run(request["arguments"])
    except BaseException:  # noqa: BLE001 - whatever comes is what is looked for
        trace = traceback.format_exc()
    for stream in (sys.stdout, sys.stderr):
        stream.close()
    used = time.process_time() - began
    return {"code": code, "trace": trace, "peak": _peak(), "seconds": used}


def _peak() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main()
