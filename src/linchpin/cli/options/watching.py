"""Where a watch keeps what it knows."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.files import InputPath, OutputFolder
from linchpin.workspace.outputs import check_folder
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.workspace.delivering import Courier

UNDELIVERED = 6
"""Exit code of a run that had nothing to tell and could not deliver what waited."""

folder_option = click.option(
    "--folder",
    type=OutputFolder(),
    metavar="DIR",
    envvar="LINCHPIN_WATCH",
    show_envvar=True,
    help="Folder of the watch; beside the archive, its name with -watch, if none.",
)


settings_option = click.option(
    "--settings",
    "to",
    type=InputPath(),
    envvar="LINCHPIN_WATCH_SETTINGS",
    show_envvar=True,
    help="TOML file: mail, webhooks and feeds, and the key that signs records.",
)


def watch_folder(settings: Settings, folder: Path | None) -> Path:
    """Return the folder of a watch: as asked, else beside the archive.

    Args:
        settings: Where the archive is.
        folder: As asked; None where it is not.

    Raises:
        LinchpinError: It cannot be one.
    """
    place = folder
    if place is None:
        archive = settings.archive.absolute()
        place = archive.with_name(f"{archive.name}-watch")
        check_folder("the watch folder (--folder)", place, {}, settings)
    return place


def folder_of_runs(settings: Settings, folder: Path | None) -> Path:
    """Return the folder of a watch that was run already; see `watch_folder`.

    Args:
        settings: Where the archive is.
        folder: As asked; None where it is not.

    Raises:
        LinchpinError: Nothing was watched there.
    """
    place = watch_folder(settings, folder)
    if not (place / "records").is_dir():
        raise LinchpinError(
            f"{place}: nothing was watched there; `linchpin watch` makes the folder, and --folder "
            "names another"
        )
    return place


def courier_of(
    settings: Settings, folder: Path, to: Path | None
) -> tuple[Courier | None, bytes | None]:
    """Return what delivers, and the key that signs records; None where no settings name them.

    Args:
        settings: What time it is.
        folder: Of the watch.
        to: File of the settings; None for none.

    Raises:
        ReadError: It cannot be read, or says what is not known.
    """
    if to is None:
        return None, None
    from linchpin.workspace.delivering import Courier, read_settings, record_key
    from linchpin.workspace.watch_folder import WatchFolder

    found, place = read_settings(to), to.absolute().parent
    courier = Courier(settings, WatchFolder(folder), found, place, time.sleep)
    return courier, record_key(found, place)
