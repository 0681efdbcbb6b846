"""Who comes in: a session, an API key, a proxy's header, or whoever sits at this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.types import Scope as Asked

from linchpin.web.safety.credentials import key_of
from linchpin.web.safety.noting import Noting
from linchpin.web.safety.people import SCOPES, Person, Position, Scope
from linchpin.web.safety.rates import LoginRate, Rate
from linchpin.web.safety.sessions import Sessions, hashed

if TYPE_CHECKING:
    from linchpin.ledger.accounts import Accounts, ApiKey, UserAccount

COOKIE = "linchpin-session"
"""Name of the cookie over loopback."""
SAFE_COOKIE = "__Host-linchpin-session"
"""Name of the cookie over TLS: a browser sends it to this host alone."""
PROXY_HEADER = "x-forwarded-user"
"""Header in which a proxy says who asks."""
_NOTED_EVERY_SECONDS = 3600


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


@dataclass(slots=True)
class Access:
    """Who may come in.

    Attributes:
        clock: Gives the time.
        local: Name of whoever started the server, who may do everything where nobody logs in.
        sessions: Sessions of browsers.
        logins: How often one may try to log in.
        noting: Notes what is read.
        accounts: Users and keys; None where nobody logs in.
        tls: Whether the cookie is sent over TLS alone.
        proxies: Addresses from which a header with the user's name is believed.
        rate: How often a key or an address may ask; None for as often as it likes.
    """

    clock: Callable[[], datetime]
    local: str
    sessions: Sessions
    logins: LoginRate
    noting: Noting
    accounts: Accounts | None = None
    tls: bool = False
    proxies: frozenset[str] = frozenset()
    rate: Rate | None = None
    _known: dict[str, tuple[ApiKey, UserAccount] | None] = field(default_factory=dict)
    _people: dict[str, UserAccount] = field(default_factory=dict)
    _stamp: object = None
    _used: dict[str, float] = field(default_factory=dict)

    @property
    def with_users(self) -> bool:
        """Say whether people log in."""
        return self.accounts is not None

    @property
    def cookie(self) -> str:
        """Return the name of the session's cookie."""
        return SAFE_COOKIE if self.tls else COOKIE

    def note_read(self, who: str, kind: str, subject: str) -> None:
        """Note that somebody opened something.

        Args:
            who: Name of whoever did.
            kind: What it is, such as `entity` or `document`.
            subject: Its id.
        """
        self.noting.note(who, kind, subject)

    def comer(self, scope: Asked, headers: Headers) -> Comer:
        """Return who comes in.

        Args:
            scope: The request; its session, if it has one, is put into it.
            headers: Its headers.
        """
        address = address_of(scope, headers, self.proxies)
        given = cookie_of(headers, self.cookie)
        session = self.sessions.find(given)
        scope["linchpin.session"] = session
        name = None if session is None else session.user
        session_id = None if session is None or given is None else hashed(given)
        key = key_of(headers, scope["query_string"]) if self.with_users else None
        wait = 0 if self.rate is None else self.rate.wait(hashed(key) if key else address)
        if wait:
            return Comer(None, (429, "Too many requests."), {"retry-after": str(wait)})
        if self.accounts is None:
            return Comer(Person(self.local, Position.ADMIN, SCOPES[Position.ADMIN],
                                session=session_id))  # fmt: skip
        if key is not None:
            return self._by_key(self.accounts, key)
        if scope.get("client") and scope["client"][0] in self.proxies:
            name = headers.get(PROXY_HEADER, "").strip() or name
        found = None if name is None else self._user(self.accounts, name)
        if found is None:
            return Comer()
        position = Position(found.role)
        return Comer(Person(found.name, position, SCOPES[position], session=session_id))

    def _by_key(self, accounts: Accounts, secret: str) -> Comer:
        self._renew(accounts)
        now = self.clock()
        at = now.isoformat(timespec="seconds")
        name = hashed(secret)
        if name not in self._known or accounts.file is None:
            if len(self._known) > 10_000:
                self._known.clear()
            self._known[name] = accounts.find_key(secret, at=at)
        found = self._known[name]
        if found is None or found[0].expires <= at:
            why = "This API key is not known, or good no more."
            return Comer(None, (401, why), {"www-authenticate": "ApiKey"})
        key, owner = found
        if now.timestamp() - self._used.get(key.prefix, 0.0) > _NOTED_EVERY_SECONDS:
            self._used[key.prefix] = now.timestamp()
            accounts.note_use(key.prefix, at=at)
        position = Position(owner.role)
        scopes = SCOPES[position] & frozenset(Scope(one) for one in key.scopes)
        return Comer(Person(owner.name, position, scopes, by_key=True))

    def _user(self, accounts: Accounts, name: str) -> UserAccount | None:
        self._renew(accounts)
        if accounts.file is None or not self._people:
            self._people = {one.name: one for one in accounts.users()}
        found = self._people.get(name)
        return found if found is not None and found.active else None

    def _renew(self, accounts: Accounts) -> None:
        """Forget what is known of users and keys where their file changed."""
        stamp = accounts.store.stamp()
        if stamp != self._stamp:
            self._known.clear()
            self._people = {}
            self._stamp = stamp


def address_of(scope: Asked, headers: Headers, proxies: frozenset[str]) -> str:
    """Return the address somebody asks from: what a proxy says where it is one that is believed.

    Args:
        scope: The request.
        headers: Its headers.
        proxies: Addresses that are believed.
    """
    client = scope.get("client")
    address = client[0] if client else ""
    if address not in proxies:
        return address
    return headers.get("x-forwarded-for", "").rpartition(",")[2].strip() or address


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
