"""`linchpin demo`: the two stories, from an archive built on the spot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
from click.core import ParameterSource

from linchpin.cli.options.files import InputPath, OutputFolder
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.progress import Meter
from linchpin.workspace.demo import DEMO_ARCHIVE
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin demo
  linchpin demo --list downloads/sdn-2021-07/
  linchpin demo --into my-demo
"""


@click.command(epilog=_EPILOG)
@click.option(
    "--list", "path", type=InputPath(), help="SDN files to use instead of today's from Treasury."
)
@click.option("--date", metavar="DATE", help="Date of that list, if its name does not tell.")
@click.option(
    "--into",
    type=OutputFolder(),
    metavar="DIR",
    help=f"Folder of the demo's own archive; {DEMO_ARCHIVE} if none.",
)
@pass_settings
def demo(settings: Settings, path: Path | None, date: str | None, into: Path | None) -> None:
    """Walk through two true stories, with every line sourced.

    Builds an archive of its own from the two bundled cases and the SDN list (today's when Treasury
    can be reached, or --list PATH), and ends well without a network too. Your own archive is not
    touched. The demo can be repeated: what its archive holds already stays as it is.
    """
    from linchpin.cli.text.stories import walk
    from linchpin.workspace.add_list import ListOrder
    from linchpin.workspace.demo import fill_demo_archive, open_demo_archive, story_answers
    from linchpin.workspace.open import open_network

    own = replace(settings, archive=into or _named_archive(settings), ledger=None)
    order = ListOrder(path, date, attempts=1)
    archive = open_demo_archive(own.archive)
    with Meter() as progress:
        note = fill_demo_archive(archive, order, own, progress)
    network = open_network(own)
    for text in walk(network, story_answers(network), own.archive, note):
        click.echo(text)


def _named_archive(settings: Settings) -> Path:
    """Return the folder that `linchpin --archive DIR demo` names, else the demo's usual one."""
    parent = click.get_current_context().find_root()
    typed = parent.get_parameter_source("archive") is ParameterSource.COMMANDLINE
    return settings.archive if typed else DEMO_ARCHIVE
