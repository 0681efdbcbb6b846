"""Users and keys as they are kept."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import RowMapping

ROLES = ("reader", "analyst", "reviewer", "admin")
"""What a user can be, least first."""
SCOPES = ("read", "screen", "decide", "review", "admin")
"""What a key can be for."""


@dataclass(frozen=True, slots=True)
class UserAccount:
    """A user.

    Attributes:
        name: Name, as it stands behind decisions.
        role: One of `ROLES`.
        added: When, UTC, ISO 8601.
        active: Whether they may come in.
        has_password: Whether they can log in by themselves.
    """

    name: str
    role: str
    added: str
    active: bool
    has_password: bool


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key of a user; the secret itself is kept nowhere.

    Attributes:
        prefix: How it begins, to tell keys apart.
        user: Whose it is.
        scopes: What it is for.
        added: When, UTC, ISO 8601.
        expires: Until when it is good, the same.
        used: When it was used last, about; empty for never.
        revoked: When it was taken back; empty where it was not.
    """

    prefix: str
    user: str
    scopes: tuple[str, ...]
    added: str
    expires: str
    used: str
    revoked: str


def user_of(row: RowMapping) -> UserAccount:
    """Return the user of a row."""
    return UserAccount(
        row["name"], row["role"], row["added"], bool(row["active"]), bool(row["password"])
    )


def key_of_row(row: RowMapping) -> ApiKey:
    """Return the key of a row."""
    return ApiKey(
        row["prefix"], row["user"], tuple(row["scopes"].split()), row["added"], row["expires"],
        row["used"], row["revoked"],
    )  # fmt: skip
