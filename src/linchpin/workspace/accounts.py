"""Where the accounts of an archive are: beside its ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.open import opened_archive
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.ledger.accounts import Accounts

FILE = "accounts.sqlite"
"""Name of the file in an archive."""


def accounts_place(settings: Settings) -> Path | str:
    """Return where users, keys and reads are kept.

    Beside the archive's own ledger, or the file that is named; in the same database where the
    ledger is in one.

    Args:
        settings: Where archive and ledger are.
    """
    if settings.ledger is None:
        return settings.archive / FILE
    if "://" in settings.ledger and not settings.ledger.startswith("sqlite"):
        return settings.ledger
    path = Path(settings.ledger.rpartition("sqlite:///")[2])
    return path.with_name(f"{path.name}.accounts")


def has_accounts(settings: Settings) -> bool:
    """Say whether there may be users, without opening anything in a file that is not there."""
    place = accounts_place(settings)
    return isinstance(place, str) or place.exists()


def open_accounts(settings: Settings) -> Accounts:
    """Return users and keys; there may be none yet.

    Args:
        settings: Where archive and ledger are.
    """
    from linchpin.ledger.accounts import Accounts

    return Accounts.open(accounts_place(settings))


def known_accounts(settings: Settings) -> Accounts:
    """Return users and keys to be read, where there can be some.

    Args:
        settings: Where archive and ledger are.

    Raises:
        LinchpinError: There is no such archive or ledger: "nobody" would say too much.
    """
    if not has_accounts(settings):
        if settings.ledger is None:
            opened_archive(settings)
        elif not Path(settings.ledger.rpartition("sqlite:///")[2]).exists():
            raise LinchpinError(f"{settings.ledger}: no ledger there, and no users beside it")
    return open_accounts(settings)
