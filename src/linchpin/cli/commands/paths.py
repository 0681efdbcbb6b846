"""`linchpin paths`: how two are connected."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.text.paths_text import paths_text
from linchpin.workspace.opened.archive import OpenArchive
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin paths "Joel Efren Ruelas Avila" "Fausto Isidro Meza Flores"
  linchpin paths 22343 21577 --json
"""


@click.command(epilog=_EPILOG)
@click.argument("first")
@click.argument("second")
@click.option("--as-of", metavar="DATE", help="What sources published by that day said.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def paths(settings: Settings, first: str, second: str, as_of: str | None, as_json: bool) -> None:
    """Show the shortest chains of relations from FIRST to SECOND, each link with its evidence.

    A relation that somebody denies, or whose end may be one of several entities of a name, is
    never used.
    """
    archive = OpenArchive.of(settings, parse_day(as_of, "--as-of"))
    found = archive.paths(first, second).paths
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    for text in paths_text(found, archive.graph.names.caption):
        click.echo(text)
