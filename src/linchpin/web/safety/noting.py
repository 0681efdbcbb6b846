"""Reads are noted by a thread of its own: nobody waits for the disk to look at a page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError

if TYPE_CHECKING:
    from linchpin.ledger.accounts import Accounts
    from linchpin.ledger.accounts.reads import ReadNote


@dataclass(slots=True)
class Noting:
    """Reads on their way to the disk.

    Attributes:
        accounts: Gives where they are kept.
        clock: Gives the time.
        trouble: Why the last ones could not be kept; None where they were.
    """

    accounts: Callable[[], Accounts]
    clock: Callable[[], datetime]
    trouble: str | None = None
    _waiting: SimpleQueue[ReadNote | None] = field(default_factory=SimpleQueue)
    _thread: threading.Thread | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, who: str, kind: str, subject: str) -> None:
        """Note that somebody opened something.

        Args:
            who: Who.
            kind: What it is.
            subject: Its id.
        """
        from linchpin.ledger.accounts.reads import ReadNote

        at = self.clock().isoformat(timespec="milliseconds")
        self._waiting.put(ReadNote(at, who, kind, subject))
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._keep, daemon=True)
                self._thread.start()

    def end(self) -> None:
        """Wait until everything that was noted is kept."""
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                self._waiting.put(None)
                self._thread.join(timeout=30)
                self._thread = None

    def _keep(self) -> None:
        from linchpin.ledger.accounts.reads import keep_reads

        over = False
        left: list[ReadNote] = []
        while not over:
            first = self._waiting.get()
            over = first is None
            if first is not None:
                left.append(first)
            while not self._waiting.empty():
                more = self._waiting.get()
                over = over or more is None
                if more is not None:
                    left.append(more)
            try:
                keep_reads(self.accounts(), left)
                left, self.trouble = [], None
            except LinchpinError as error:
                self.trouble = str(error)  # they are tried again with the next one
