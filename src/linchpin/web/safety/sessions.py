"""Sessions: kept on the server, named by a random cookie, with a token against forged requests."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

LONGEST = timedelta(hours=12)
"""How long a session lasts, at most."""
IDLE = timedelta(minutes=30)
"""How long a session lasts in which nobody does anything."""
MOST = 10_000
"""Sessions that are kept at once, at most; the oldest goes first."""


@dataclass(slots=True)
class Session:
    """Somebody at a browser.

    Attributes:
        user: Who; None where nobody logged in.
        token: What their forms carry.
        begun: When it began.
        used: When it was used last.
    """

    user: str | None
    token: str
    begun: datetime
    used: datetime


@dataclass(slots=True)
class Sessions:
    """Every session of a running server.

    Attributes:
        clock: Gives the time.
    """

    clock: Callable[[], datetime]
    _found: dict[str, Session] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, user: str | None) -> str:
        """Return the cookie of a new session.

        Args:
            user: Who logged in; None where nobody did.
        """
        cookie = secrets.token_urlsafe(32)
        now = self.clock()
        with self._lock:
            while len(self._found) >= MOST:
                del self._found[next(iter(self._found))]
            self._found[hashed(cookie)] = Session(user, secrets.token_urlsafe(32), now, now)
        return cookie

    def find(self, cookie: str | None) -> Session | None:
        """Return the session of a cookie; None where there is none, or it is over.

        Args:
            cookie: What the browser sent.
        """
        if not cookie:
            return None
        key, now = hashed(cookie), self.clock()
        with self._lock:
            found = self._found.get(key)
            if found is None:
                return None
            if now - found.begun > LONGEST or now - found.used > IDLE:
                del self._found[key]
                return None
            found.used = now
            return found

    def end(self, cookie: str | None) -> None:
        """End the session of a cookie."""
        if cookie:
            with self._lock:
                self._found.pop(hashed(cookie), None)

    def end_all(self, user: str) -> None:
        """End every session of somebody."""
        with self._lock:
            for key in [key for key, one in self._found.items() if one.user == user]:
                del self._found[key]


def hashed(secret: str) -> str:
    """Return what is kept of a secret: it names it, and does not give it away."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def same_token(session: Session, given: str | None) -> bool:
    """Say whether a form carries the token of its session."""
    return given is not None and hmac.compare_digest(
        session.token.encode(), given.encode("utf-8", "surrogateescape")
    )
