"""What a surface knows and everything below does not: place, person, time."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_ARCHIVE = Path("linchpin-archive")
"""Where the archive is when neither --archive nor LINCHPIN_ARCHIVE names one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's settings, built by the surface in one place and passed as an argument.

    Attributes:
        archive: Folder of the archive.
        ledger: Path or database URL of the ledger; None for the one in the archive.
        clock: Gives the time, with its time zone.
        person: Gives who decides where nobody else is named.
        new_ledger: Whether the ledger that was named may be begun.
        alerts: Folder of the alerts; None for the one beside the archive.
        memory: Folder that keeps in which files no damage was found; None to look each time.
        tell: Told what a user should know besides the answer, a sentence at a time.
    """

    archive: Path
    ledger: str | None = None
    clock: Callable[[], datetime.datetime] = field(kw_only=True)
    person: Callable[[], str] = field(kw_only=True)
    new_ledger: bool = field(default=False, kw_only=True)
    alerts: Path | None = field(default=None, kw_only=True)
    memory: Path | None = field(default=None, kw_only=True)
    tell: Callable[[str], None] = field(default=lambda _: None, kw_only=True)

    def now(self) -> str:
        """Return the time in UTC, ISO 8601, to the second."""
        return self.clock().astimezone(datetime.UTC).isoformat(timespec="seconds")

    def today(self) -> datetime.date:
        """Return the day in UTC."""
        return self.clock().astimezone(datetime.UTC).date()

    def user(self) -> str:
        """Return who decides where nobody else is named."""
        return self.person()
