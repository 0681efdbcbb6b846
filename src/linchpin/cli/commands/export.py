"""`linchpin export`: the network for other tools."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linchpin.cli.options.files import OutputFile
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.text.export_text import written_text
from linchpin.cli.text.terminal import printing_json
from linchpin.network.export import FORMATS
from linchpin.workspace.exporting import export_file, export_to, exportable
from linchpin.workspace.opened.archive import OpenArchive
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin export --format ftm -o network.ftm.json
  linchpin export --format csv -o claims.csv
  linchpin export --format xlsx -o network.xlsx      entities, ties, claims, sources
  linchpin export --format graphml -o network.graphml
  linchpin export --format gexf -o network.gexf --as-of 2021-07-31
  linchpin export --format html -o network.html      opens in a browser, loads nothing
"""


@click.command(epilog=_EPILOG)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    required=True,
    help="FollowTheMoney entities; claims as CSV; a workbook; GraphML; GEXF with time (Gephi); "
    "Cypher (Neo4j); STIX 2.1; JSON with positions; one HTML page.",
)
@click.option("-o", "--out", type=OutputFile(), help="File; standard output if none.")
@click.option("--as-of", metavar="DATE", help="What sources published by that day said.")
@pass_settings
def export(settings: Settings, form: str, out: Path | None, as_of: str | None) -> None:
    """Write the network for another program; every tie with the words, speakers and sources.

    Denied claims never become a property or a tie: only csv and xlsx hold them, marked. What a
    format cannot hold is counted at the end. In ftm, what is not plainly stated goes to notes with
    its speaker. In csv and xlsx, a cell that would run as a formula gets a quote mark before it.
    """
    from linchpin.network.export.exporters import exporter
    from linchpin.network.lacking import lacking

    if out is None and exporter(form).binary:
        raise click.UsageError(f"{form} is no text: name a file with -o FILE.{form}")
    archive = OpenArchive.of(settings, parse_day(as_of, "--as-of"))
    network = exportable(archive.ready().archive, archive.graph)
    for text in lacking(network.snapshot.editions):
        click.echo(f"Mind: {text}", err=True)
    if form in ("ftm", "stix", "json"):
        printing_json()
    wrote = export_to(network, form, sys.stdout) if out is None else export_file(network, form, out)
    for text in written_text(wrote, out):
        click.echo(text, err=True)
