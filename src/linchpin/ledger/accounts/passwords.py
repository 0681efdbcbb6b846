"""Passwords: hashed with argon2id, compared in the same time whoever asks."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from linchpin.claims.errors import LedgerError

SHORTEST = 12
"""Letters of a password, at least; nothing else is asked of it."""
LONGEST = 1_000
"""Letters of a password, at most."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    """Return the hash of no password: verifying it takes as long as verifying a user's."""
    return _hasher().hash("the password of nobody at all")


def hashed_password(password: str) -> str:
    """Return what is kept of a password.

    Raises:
        LedgerError: It is too short, or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise LedgerError(f"a password has {SHORTEST} to {LONGEST:,} letters")
    return _hasher().hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Say whether a password is the one of which something is kept.

    Args:
        kept: What is kept; None where there is nobody, which takes as long to find out.
        password: The password.
    """
    try:
        return _hasher().verify(kept or _nobodys(), password[:LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
