"""What this machine tells a run: the time, who is at the keyboard, caches; and `open`."""

from __future__ import annotations

import datetime
import getpass
import os
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.workspace.opened.archive import OpenArchive


def open(
    archive: str | os.PathLike[str] | None = None,
    *,
    ledger: str | None = None,
    as_of: str | datetime.date | None = None,
) -> OpenArchive:
    """Return an archive opened to be read: nothing of it is changed, whatever is asked.

    It goes on as it was when it was opened; open it again for editions that came later.

    Args:
        archive: Folder of the archive; None for `LINCHPIN_ARCHIVE`, else `linchpin-archive`.
        ledger: Path or database URL of the ledger; None for `LINCHPIN_LEDGER`, else the
            archive's own.
        as_of: What sources published by that day said: a date, or `2018-03-06`, `2018-03` or
            `2018` (the last day of it). None for everything known.

    Raises:
        LinchpinError: There is no archive, it is damaged, or the day is none.
    """
    from linchpin.workspace.opened.archive import OpenArchive
    from linchpin.workspace.opened.days import day_of
    from linchpin.workspace.settings import DEFAULT_ARCHIVE

    place = archive if archive is not None else os.environ.get("LINCHPIN_ARCHIVE")
    named = ledger if ledger is not None else os.environ.get("LINCHPIN_LEDGER")
    notes: list[str] = []

    def tell(text: str) -> None:
        notes.append(text)
        if text.startswith("Warning:"):
            warnings.warn(text.removeprefix("Warning:").strip(), UserWarning, stacklevel=4)

    settings = system_settings(Path(place or DEFAULT_ARCHIVE), named or None, tell=tell)
    return OpenArchive.of(settings, day_of(as_of), notes=notes)


def system_settings(
    archive: Path,
    ledger: str | None = None,
    *,
    new_ledger: bool = False,
    tell: Callable[[str], None],
) -> Settings:
    """Return settings with this machine's clock, user and cache.

    Args:
        archive: Folder of the archive.
        ledger: Path or database URL of the ledger; None for the one in the archive.
        new_ledger: Whether the ledger that was named may be begun.
        tell: Told what a user should know besides the answer.
    """
    return Settings(
        archive,
        ledger,
        clock=_clock,
        person=_person,
        new_ledger=new_ledger,
        memory=_memory(),
        tell=tell,
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
