"""`linchpin demo`: the two stories, from an archive built on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.files import InputPath
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.progress import Meter
from linchpin.cli.text.stories import walk
from linchpin.workspace.add_edition import add_case, digests, find_case, keep
from linchpin.workspace.download_list import download
from linchpin.workspace.open import open_network
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive

_EPILOG = """\b
Examples:
  linchpin demo
  linchpin demo --list downloads/sdn-2021-07/
"""


@click.command(epilog=_EPILOG)
@click.option(
    "--list",
    "path",
    type=InputPath(),
    help="SDN files to use instead of today's from Treasury.",
)
@click.option("--date", metavar="DATE", help="Date of that list, if its name does not tell.")
@pass_settings
def demo(settings: Settings, path: Path | None, date: str | None) -> None:
    """Walk through two true stories, with every line sourced.

    Builds the archive from the two bundled cases and the SDN list (today's when Treasury can be
    reached, or --list PATH), and ends well without a network too. Adding is repeatable: what is
    in the archive already stays as it is.
    """
    from linchpin.archive import create_archive

    archive = create_archive(settings.archive)
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), settings)
    note = _add_list(settings, archive, path, date)
    network = open_network(settings)
    for text in walk(network, settings, note):
        click.echo(text)


def _add_list(settings: Settings, archive: Archive, path: Path | None, date: str | None) -> str:
    """Add the list and return why there is none; only a list the user named may end the demo."""
    from linchpin.read.lists.source import load_source

    with Meter() as progress:
        if path is not None:
            _keep_list(settings, archive, path, date, progress)
            return ""
        try:
            source = load_source("ofac")
            path, date = download(archive, source, date, progress, attempts=1)
            _keep_list(settings, archive, path, date, progress)
        except LinchpinError as error:
            return str(error)
    return ""


def _keep_list(
    settings: Settings, archive: Archive, path: Path, date: str | None, progress: Meter
) -> None:
    from linchpin.read.lists.ofac import OfacReader
    from linchpin.read.lists.source import failed_assertions, load_source

    source = load_source("ofac")
    reading = OfacReader().read(path, date=date, progress=progress)
    progress("checking and writing", 0, 0)
    keep(
        archive,
        reading,
        settings,
        files=digests(path),
        most_lost=source.most_lost,
        problems=failed_assertions(source, reading.counts),
        accept=False,
    )
