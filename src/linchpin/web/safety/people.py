"""Who asks, and what they may: roles of people, scopes of keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from fastapi import HTTPException, Request


class Scope(StrEnum):
    """What somebody may do."""

    READ = "read"
    SCREEN = "screen"
    DECIDE = "decide"
    REVIEW = "review"
    ADMIN = "admin"


class Position(StrEnum):
    """What somebody is, least first."""

    READER = "reader"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ADMIN = "admin"


SCOPES: dict[Position, frozenset[Scope]] = {
    Position.READER: frozenset({Scope.READ}),
    Position.ANALYST: frozenset({Scope.READ, Scope.SCREEN, Scope.DECIDE}),
    Position.REVIEWER: frozenset({Scope.READ, Scope.SCREEN, Scope.DECIDE, Scope.REVIEW}),
    Position.ADMIN: frozenset(Scope),
}
"""What each role may do."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks.

    Attributes:
        name: The name that stands behind decisions and in the audit.
        role: What they are.
        scopes: What they may do, through the way they came.
        by_key: Whether they came by an API key (no session, no token against forged requests).
        session: Id of the session, hashed; None without one.
    """

    name: str
    role: Position
    scopes: frozenset[Scope]
    by_key: bool = False
    session: str | None = None

    def may(self, scope: Scope) -> bool:
        """Say whether they may do something."""
        return scope in self.scopes


def person_of(request: Request) -> Person:
    """Return who asks.

    Raises:
        HTTPException: 401, nobody is known.
    """
    found: Person | None = request.scope.get("linchpin.person")
    if found is None:
        raise HTTPException(401, "Log in, or send an API key.")
    return found


def needs(scope: Scope) -> Callable[[Request], None]:
    """Return what makes sure that whoever asks may do something, for `Depends`.

    Args:
        scope: What they must be allowed to.
    """

    def check(request: Request) -> None:
        if not person_of(request).may(scope):
            raise HTTPException(403, f"This needs the right to {scope.value}.")

    return check
