"""The settings of a run as the command line gives them, and the days it is asked for."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from linchpin import machine
from linchpin.claims.dates import last_day
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
    return machine.system_settings(
        archive, ledger, new_ledger=new_ledger, tell=lambda text: click.echo(text, err=True)
    )


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
    day = last_day(text)
    if day is None:
        raise LinchpinError(f"{option} {text!r} is no date; write it as YYYY-MM-DD")
    return day
