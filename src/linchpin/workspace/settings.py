"""What the surface knows and the packages below do not: place, person, time."""

from __future__ import annotations

import datetime
import getpass
from dataclasses import dataclass
from pathlib import Path

import click

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import LinchpinError

DEFAULT_ARCHIVE = Path("linchpin-archive")
"""Where the archive is when neither --archive nor LINCHPIN_ARCHIVE names one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's settings, built in one place and passed as an argument.

    Attributes:
        archive: Folder of the archive.
        ledger: Path or database URL of the ledger; None for the one in the archive.
    """

    archive: Path
    ledger: str | None = None

    def now(self) -> str:
        """Return the time in UTC, ISO 8601, to the second."""
        return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")

    def today(self) -> datetime.date:
        """Return the day in UTC."""
        return datetime.datetime.now(datetime.UTC).date()

    def user(self) -> str:
        """Return who is at the keyboard, as the system knows them."""
        try:
            return getpass.getuser()
        except (OSError, KeyError):
            return "unknown"


def parse_day(text: str | None, option: str) -> datetime.date | None:
    """Return the day an option names, the last one of a month or year, or None where absent.

    Raises:
        LinchpinError: The text is no date.
    """
    if text is None:
        return None
    try:
        date = parse_date(text)
    except LinchpinError as error:
        raise LinchpinError(f"{option} {text!r} is no day; write it as YYYY-MM-DD") from error
    if date.precision not in ("day", "month", "year"):
        raise LinchpinError(f"{option} {text!r} is no day; write it as YYYY-MM-DD")
    return date.latest


pass_settings = click.make_pass_decorator(Settings)
