"""The settings of a run as the command line gives them: clock, user and days asked for."""

from __future__ import annotations

import datetime
import getpass
import os
from pathlib import Path

import click

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import LinchpinError
from linchpin.workspace.settings import Settings

pass_settings = click.make_pass_decorator(Settings)


def system_settings(
    archive: Path, ledger: str | None = None, *, new_ledger: bool = False
) -> Settings:
    """Return settings with this machine's clock, user, cache and screen.

    Args:
        archive: Folder of the archive.
        ledger: Path or database URL of the ledger; None for the one in the archive.
        new_ledger: Whether the ledger that was named may be begun.
    """
    return Settings(
        archive,
        ledger,
        clock=_clock,
        person=_person,
        new_ledger=new_ledger,
        memory=_memory(),
        tell=lambda text: click.echo(text, err=True),
    )


def _memory() -> Path | None:
    """Return the folder for what only saves time, as the system wants it; None for none."""
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(cache):
        home = os.path.expanduser("~")
        cache = os.path.join(home, ".cache") if os.path.isabs(home) else ""
    return Path(cache) / "linchpin" if cache else None


def _clock() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _person() -> str:
    """Return who is at the keyboard, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def parse_day(text: str | None, option: str) -> datetime.date | None:
    """Return the day an option names, the last one of a month or year, or None where absent.

    Args:
        text: What was typed.
        option: The option, for the message.

    Raises:
        LinchpinError: The text is no date.
    """
    if text is None:
        return None
    try:
        date = parse_date(text)
    except LinchpinError as error:
        raise LinchpinError(f"{option} {text!r} is no date; write it as YYYY-MM-DD") from error
    if date.precision not in ("day", "month", "year"):
        raise LinchpinError(f"{option} {text!r} is no date; write it as YYYY-MM-DD")
    return date.latest
