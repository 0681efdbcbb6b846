"""Progress of long work on standard error, only where somebody can see it."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, TextIO

from linchpin.claims.safe_text import safe_text
from linchpin.cli.text.terminal import SafeStream

_INTERVAL_SECONDS = 0.2


class Meter:
    """One line on a terminal that says what is being done; silent when piped.

    Use it as a context manager and call it as `linchpin.claims.progress.Progress`.
    """

    def __init__(self) -> None:
        stream: Any = sys.stderr
        self._stream: TextIO = stream.below if isinstance(stream, SafeStream) else stream
        self._shown = stream is not None and stream.isatty()
        self._last = 0.0
        self._length = 0

    def __enter__(self) -> Meter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown and self._length:
            self._stream.write("\r" + " " * self._length + "\r")
            self._stream.flush()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show progress: `done` of `total` (0 for an unknown total)."""
        now = time.monotonic()
        if not self._shown or (now - self._last < _INTERVAL_SECONDS and done < total):
            return
        self._last = now
        amount = f" {done:,}" if done else ""
        if total:
            amount += f" of {total:,}"
        text = safe_text(f"{what}{amount} ...").replace("\n", " ")
        self._stream.write("\r" + text.ljust(self._length))
        self._stream.flush()
        self._length = len(text)
