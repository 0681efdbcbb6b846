"""`linchpin export`: the network for other tools."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from linchpin.cli.options.files import OutputFile
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.network.export import FORMATS
from linchpin.workspace.open import open_network, opened_archive
from linchpin.workspace.settings import Settings
from linchpin.workspace.write_whole import write_whole

_EPILOG = """\b
Examples:
  linchpin export --format ftm -o network.ftm.json
  linchpin export --format csv -o claims.csv
"""


@click.command(epilog=_EPILOG)
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="Which.")
@click.option("-o", "--out", type=OutputFile(), help="File; standard output if none.")
@click.option("--as-of", metavar="DATE", help="What sources published by that day said.")
@pass_settings
def export(settings: Settings, form: str, out: Path | None, as_of: str | None) -> None:
    """Write the network as FollowTheMoney entities (one JSON object a line) or a CSV of claims.

    FollowTheMoney has no place for how firmly a thing is said: denied claims are left out there,
    and what is not plainly stated goes to notes with its speaker. The CSV holds every claim with
    all its evidence; a cell that a spreadsheet would run as a formula gets a quote mark before it.
    """
    from linchpin.network.delistings import first_seen
    from linchpin.network.export.exporters import exporter
    from linchpin.network.lacking import lacking

    network = open_network(settings, parse_day(as_of, "--as-of"))
    network = replace(network, first_seen=first_seen(opened_archive(settings), network))
    chosen = exporter(form)
    for text in lacking(network.snapshot.editions):
        click.echo(f"Mind: {text}", err=True)
    if out is None:
        chosen.write(network, sys.stdout)
        return
    with write_whole(out) as stream:
        count = chosen.write(network, stream)
    click.echo(f"Wrote {count:,} {chosen.unit} to {out}", err=True)
