"""Who comes in: a session, an API key, a proxy's header, or whoever sits at this machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.types import Scope as Asked

from linchpin.web.safety.people import SCOPES, Person, Position
from linchpin.web.safety.sessions import Sessions, hashed

COOKIE = "linchpin-session"
"""Name of the cookie over loopback."""
SAFE_COOKIE = "__Host-linchpin-session"
"""Name of the cookie over TLS: a browser sends it to this host alone."""


@dataclass(frozen=True, slots=True)
class Comer:
    """Who comes in.

    Attributes:
        person: Who it is; None where nobody is known.
        refused: Status and reason, where they are not let in.
        headers: Headers of the refusal.
    """

    person: Person | None = None
    refused: tuple[int, str] | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in.

    Attributes:
        sessions: Sessions of browsers.
        local: Name of whoever started the server, who may do everything where there are no users.
        tls: Whether the cookie is sent over TLS alone.
    """

    sessions: Sessions
    local: str
    tls: bool = False

    def note_read(self, who: str, kind: str, subject: str) -> None:
        """Note that somebody opened something.

        Args:
            who: Name of whoever did.
            kind: What it is, such as `entity` or `document`.
            subject: Its id.
        """

    @property
    def with_users(self) -> bool:
        """Say whether people log in."""
        return False

    @property
    def cookie(self) -> str:
        """Return the name of the session's cookie."""
        return SAFE_COOKIE if self.tls else COOKIE

    def comer(self, scope: Asked, headers: Headers) -> Comer:
        """Return who comes in.

        Args:
            scope: The request; its session, if it has one, is put into it.
            headers: Its headers.
        """
        given = cookie_of(headers, self.cookie)
        session = self.sessions.find(given)
        scope["linchpin.session"] = session
        session_id = None if session is None or given is None else hashed(given)
        role = Position.ADMIN
        return Comer(Person(self.local, role, SCOPES[role], session=session_id))


def cookie_of(headers: Headers, name: str) -> str | None:
    """Return a cookie of a request; None where there is none, or it cannot be read.

    Args:
        headers: The request's.
        name: The cookie's name.
    """
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load("; ".join(headers.getlist("cookie")))
    except CookieError:
        return None
    return jar[name].value if name in jar else None
