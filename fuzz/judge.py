"""Runs tries in processes of their own and says what was wrong with one."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from fuzz.case import Case

SECONDS = 60
"""Most CPU time for one try; the first of a process may compile functions."""
_PATIENCE = 300
"""Seconds after which a try hangs, on a machine that does much else."""
MOST_BYTES = 2_000_000_000
_CODES = frozenset({0, 1, 2, 3, 4, 5, 6})
_TRIES_A_WORKER = 300


class Judge:
    """Keeps a worker process and runs tries in it; see `fuzz.worker`."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._worker: subprocess.Popen[str] | None = None
        self._left = 0

    def wrong(self, base: Path, case: Case) -> str | None:
        """Return what is wrong with a try, or None.

        Args:
            base: The family's own folder.
            case: The try.
        """
        folder = self.place / "try"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base, folder, symlinks=True)
        for name in case.gone:
            (folder / name).unlink(missing_ok=True)
        for name, content in case.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        request = {"folder": str(folder), "arguments": case.arguments}
        answer = self._ask({**request, "least_claims": case.least_claims})
        if isinstance(answer, str):
            return answer
        if answer["trace"] is not None:
            return str(answer["trace"])
        if answer["code"] not in _CODES:
            return f"exit code {answer['code']}"
        if answer["peak"] > MOST_BYTES:
            return f"{answer['peak'] / 1e9:.1f} GB of memory"
        if answer["seconds"] > SECONDS:
            return f"more than {SECONDS} seconds of work"
        printed = (self.place / "stdout").read_text("utf-8", "replace")
        if "Traceback (most" in printed + (self.place / "stderr").read_text("utf-8", "replace"):
            return "a traceback was printed"
        if case.answer is not None and answer["code"] == 0 and printed != case.answer:
            return "another answer, and no error"
        return None

    def printed(self) -> str:
        """Return what the last try printed."""
        return (self.place / "stdout").read_text("utf-8", "replace")

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.kill()
            self._worker.communicate()
        self._worker = None

    def _ask(self, request: dict[str, Any]) -> dict[str, Any] | str:
        worker = self._begun()
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(json.dumps(request) + "\n")
        worker.stdin.flush()
        ready, _, _ = select.select([worker.stdout], [], [], _PATIENCE)
        if not ready:
            self.close()
            return f"hangs: more than {_PATIENCE} seconds"
        line = worker.stdout.readline()
        if not line:
            code = worker.wait()
            said = (self.place / "worker.err").read_text("utf-8", "replace")[-3000:]
            self.close()
            return f"the process died ({code}) {said}"
        found: dict[str, Any] = json.loads(line)
        return found

    def _begun(self) -> subprocess.Popen[str]:
        self._left -= 1
        if self._worker is not None and self._left > 0:
            return self._worker
        self.close()
        self._left = _TRIES_A_WORKER
        with (self.place / "worker.err").open("w") as errors:
            self._worker = subprocess.Popen(
                [sys.executable, "-m", "fuzz.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                cwd=Path(__file__).resolve().parent.parent,
                env=os.environ | {"XDG_CACHE_HOME": str(self.place / "cache"), "COLUMNS": "100"},
            )
        return self._worker
