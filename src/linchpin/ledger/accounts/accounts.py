"""Users and API keys: kept beside the ledger, no secret among them."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from sqlalchemy import insert, select, update

from linchpin.claims.errors import LedgerError
from linchpin.ledger.accounts.passwords import fits, hashed_password
from linchpin.ledger.accounts.records import (
    ROLES,
    SCOPES,
    ApiKey,
    UserAccount,
    key_of_row,
    user_of,
)
from linchpin.ledger.accounts.storage import AccountStore
from linchpin.ledger.accounts.tables import keys, users

NO_PASSWORD = ""
"""Kept for a user who comes through a proxy that says who it is."""
_LONGEST_NAME = 100


class Accounts:
    """Users and keys in a file or a database; open them with `Accounts.open`.

    Nothing is kept open between calls. A file is begun by the first user.
    """

    def __init__(self, store: AccountStore) -> None:
        self.store = store

    @classmethod
    def open(cls, place: Path | str) -> Accounts:
        """Return the accounts at a place; there may be none yet.

        Args:
            place: File, or URL of a database.
        """
        return cls(AccountStore.open(place))

    @property
    def file(self) -> Path | None:
        """Return the file they are in; None for a database elsewhere."""
        return self.store.file

    def users(self) -> list[UserAccount]:
        """Return every user, by name."""
        with self.store.reading() as connection:
            if connection is None:
                return []
            rows = connection.execute(select(users).order_by(users.c.name)).mappings()
            return [user_of(row) for row in rows]

    def user(self, name: str) -> UserAccount | None:
        """Return a user; None where there is none of the name."""
        return next((one for one in self.users() if one.name == name), None)

    def add_user(self, name: str, role: str, password: str | None, *, at: str) -> None:
        """Add a user.

        Args:
            name: Name.
            role: One of `ROLES`.
            password: Password; None for one who comes through a proxy.
            at: The time, UTC, ISO 8601.

        Raises:
            LedgerError: The name is taken or none, the role is none, the password is too short.
        """
        if not name.strip() or name != name.strip() or len(name) > _LONGEST_NAME:
            raise LedgerError(
                f"a user's name has 1 to {_LONGEST_NAME} letters, none blank at an end"
            )
        if not name.isprintable() or ":" in name:
            raise LedgerError("a user's name has neither a colon nor letters that cannot be seen")
        _check_role(role)
        kept = NO_PASSWORD if password is None else hashed_password(password)
        if self.user(name) is not None:
            raise LedgerError(f"there is a user {name!r} already")
        with self.store.writing() as connection:
            row = {"name": name, "role": role, "password": kept, "added": at, "active": True}
            connection.execute(insert(users).values(row))

    def change_user(
        self,
        name: str,
        *,
        role: str | None = None,
        password: str | None = None,
        active: bool | None = None,
    ) -> None:
        """Change a user; what is None stays.

        Args:
            name: Name.
            role: New role.
            password: New password.
            active: Whether they may come in; the keys of one who may not are good no more.

        Raises:
            LedgerError: There is no such user, or the last administrator would be gone.
        """
        found = self.user(name)
        if found is None:
            raise LedgerError(f"there is no user {name!r}")
        values: dict[str, object] = {}
        if role is not None:
            _check_role(role)
            values["role"] = role
        if password is not None:
            values["password"] = hashed_password(password)
        if active is not None:
            values["active"] = active
        loses = active is False or (role is not None and role != "admin")
        others = [u for u in self.users() if u.active and u.role == "admin" and u.name != name]
        if found.role == "admin" and loses and not others:
            raise LedgerError(f"{name!r} is the last administrator; make another first")
        if values:
            with self.store.writing() as connection:
                connection.execute(update(users).where(users.c.name == name).values(values))

    def log_in(self, name: str, password: str) -> UserAccount | None:
        """Return the user a name and a password are of; None otherwise, after the same time.

        Args:
            name: Name.
            password: Password.
        """
        with self.store.reading() as connection:
            row = None
            if connection is not None:
                query = select(users).where(users.c.name == name)
                row = connection.execute(query).mappings().one_or_none()
        kept = None if row is None or not row["active"] else str(row["password"])
        good = fits(kept or None, password)
        return user_of(row) if good and row is not None else None

    def keys(self) -> list[ApiKey]:
        """Return every key, oldest first."""
        with self.store.reading() as connection:
            if connection is None:
                return []
            rows = connection.execute(select(keys).order_by(keys.c.added, keys.c.prefix)).mappings()
            return [key_of_row(row) for row in rows]

    def add_key(
        self, user: str, secret: str, scopes: Sequence[str], *, at: str, expires: str
    ) -> ApiKey:
        """Return a key that was added; only its hash is kept.

        Args:
            user: Whose it is.
            secret: The key, see `prefix_of`.
            scopes: What it is for.
            at: The time, UTC, ISO 8601.
            expires: Until when it is good, the same.

        Raises:
            LedgerError: There is no such user, or a scope is none.
        """
        found = self.user(user)
        if found is None or not found.active:
            raise LedgerError(f"there is no user {user!r} who may come in")
        for scope in scopes:
            if scope not in SCOPES:
                raise LedgerError(f"no scope is called {scope!r}; one of {', '.join(SCOPES)}")
        key = ApiKey(prefix_of(secret), user, tuple(scopes), at, expires, "", "")
        with self.store.writing() as connection:
            row = {"prefix": key.prefix, "user": user, "hash": _hash(secret),
                   "scopes": " ".join(scopes), "added": at, "expires": expires, "used": "",
                   "revoked": ""}  # fmt: skip
            connection.execute(insert(keys).values(row))
        return key

    def revoke(self, prefix: str, *, at: str) -> None:
        """Take a key back: it is good no more.

        Args:
            prefix: How it begins.
            at: The time, UTC, ISO 8601.

        Raises:
            LedgerError: No key begins so.
        """
        if prefix not in {key.prefix for key in self.keys()}:
            raise LedgerError(f"no key begins with {prefix!r}")
        with self.store.writing() as connection:
            connection.execute(update(keys).where(keys.c.prefix == prefix).values(revoked=at))

    def find_key(self, secret: str, *, at: str) -> tuple[ApiKey, UserAccount] | None:
        """Return a key and whose it is; None where it is none, or good no more.

        Args:
            secret: The key.
            at: The time, UTC, ISO 8601.
        """
        with self.store.reading() as connection:
            if connection is None:
                return None
            query = select(keys).where(keys.c.prefix == prefix_of(secret))
            row = connection.execute(query).mappings().one_or_none()
        if row is None or not hmac.compare_digest(str(row["hash"]), _hash(secret)):
            return None
        key = key_of_row(row)
        owner = self.user(key.user)
        if key.revoked or key.expires <= at or owner is None or not owner.active:
            return None
        return key, owner

    def note_use(self, prefix: str, *, at: str) -> None:
        """Note that a key was used."""
        with self.store.writing() as connection:
            connection.execute(update(keys).where(keys.c.prefix == prefix).values(used=at))


def prefix_of(secret: str) -> str:
    """Return how a key begins: what tells it from others and gives nothing away.

    >>> prefix_of("lp_0a1b2c3d_secret")
    'lp_0a1b2c3d'
    """
    return "_".join(secret.split("_")[:2])[:20]


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise LedgerError(f"no role is called {role!r}; one of {', '.join(ROLES)}")
