"""How often somebody may ask: so many a second, and logins far fewer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from threading import Lock

MOST_KNOWN = 20_000
"""Names and addresses that are remembered, at most; who asked longest ago goes first."""
LOGINS = 5
"""Failed logins in a minute after which one has to wait."""
_MINUTE = 60.0
_LONGEST_WAIT = 900.0


@dataclass(slots=True)
class Rate:
    """How often each may ask: a bucket that fills, of which each question takes one.

    Attributes:
        clock: Gives the time.
        a_second: Questions a second.
        burst: Questions at once.
    """

    clock: Callable[[], datetime]
    a_second: float
    burst: float
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, who: str) -> int:
        """Return the seconds after which somebody may ask again; 0 for now, and it is counted.

        Args:
            who: A key or an address.
        """
        now = self.clock().timestamp()
        with self._lock:
            left, then = self._left.pop(who, (self.burst, now))
            left = min(self.burst, left + max(0.0, now - then) * self.a_second)
            asks = left >= 1
            self._left[who] = (left - 1 if asks else left, now)
            while len(self._left) > MOST_KNOWN:
                del self._left[next(iter(self._left))]
            return 0 if asks else max(1, ceil((1 - left) / self.a_second))


@dataclass(slots=True)
class LoginRate:
    """How often each may try to log in: five a minute, then after a wait that doubles.

    Attributes:
        clock: Gives the time.
    """

    clock: Callable[[], datetime]
    _failed: dict[str, tuple[int, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, *who: str) -> int:
        """Return the seconds after which somebody may try again; 0 for now.

        Args:
            who: The address and the name that are tried.
        """
        now = self.clock().timestamp()
        with self._lock:
            return max((self._wait(one, now) for one in who), default=0)

    def failed(self, *who: str) -> None:
        """Note that a login failed."""
        now = self.clock().timestamp()
        with self._lock:
            for one in who:
                count, last = self._failed.pop(one, (0, now))
                self._failed[one] = (1 if now - last > _LONGEST_WAIT else count + 1, now)
            while len(self._failed) > MOST_KNOWN:
                del self._failed[next(iter(self._failed))]

    def good(self, *who: str) -> None:
        """Forget the failed logins of somebody who logged in."""
        with self._lock:
            for one in who:
                self._failed.pop(one, None)

    def _wait(self, who: str, now: float) -> int:
        count, last = self._failed.get(who, (0, now))
        if count < LOGINS:
            return 0
        wait = min(_LONGEST_WAIT, _MINUTE * 2.0 ** min(count - LOGINS, 10))
        return max(0, ceil(last + wait - now))
