"""What a command printed, and commands run in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import Result

LINCHPIN = Path(sys.executable).with_name("linchpin")
OFFLINE = {"ALL_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}


def words_of(result: Result) -> str:
    """Return what was printed, however the lines were broken."""
    return " ".join(result.output.split())


def linchpin(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a process of its own, with no way out to the network."""
    return subprocess.run(
        [LINCHPIN, *arguments],
        cwd=cwd,
        capture_output=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        timeout=120,
        check=False,
        env={**os.environ, **OFFLINE, **environment},
    )


def said(done: subprocess.CompletedProcess[str]) -> str:
    """Return what stands on standard error, without the note that functions are compiled."""
    lines = done.stderr.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("Compiling for this computer"))
