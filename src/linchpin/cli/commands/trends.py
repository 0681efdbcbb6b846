"""`linchpin trends`: a list over time, group by group, each number with its entries."""

from __future__ import annotations

import json
from pathlib import Path

import click

from linchpin.cli.options.files import OutputFile
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.progress import Meter
from linchpin.cli.text.trends_text import FEW, entries_text, trends_json, trends_text
from linchpin.workspace.settings import Settings
from linchpin.workspace.strike_picture import check_picture, write_picture

_EPILOG = """\b
Examples:
  linchpin trends ofac                               families of programs, quarter by quarter
  linchpin trends ofac --by program --svg trends.svg
  linchpin trends ofac --entries narcotics:2021-Q4:removed
  linchpin trends ofac --entries wave:1 --json
"""


@click.command(epilog=_EPILOG)
@click.argument("source", required=False, metavar="[LIST]")
@click.option(
    "--by",
    type=click.Choice(["family", "program", "country", "kind", "all"]),
    default="family",
    show_default=True,
    help="How entries are put into groups; one may be in several.",
)
@click.option("--entries", metavar="NUMBER", help="List the entries behind a number.")
@click.option("--svg", type=OutputFile(), help="Draw it.")
@click.option("--all", "everything", is_flag=True, help=f"Show all, not only the first {FEW}.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with all entries.")
@pass_settings
def trends(
    settings: Settings,
    source: str | None,
    by: str,
    entries: str | None,
    svg: Path | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Show a list over time: added, removed and standing by quarter and group of programs.

    And: which programs followed one another, where many were removed at once, the days from a
    stated listing to the list, and legal events of cases before and after the listing.
    """
    from linchpin.chart.trends import trends_svg
    from linchpin.workspace.trends import entries_behind, list_over_time

    if svg is not None:
        check_picture(svg)
    with Meter() as progress:
        found = list_over_time(settings, source, by, progress)
    if entries is not None:
        behind = entries_behind(found, entries)
        if as_json:
            rows = [dict(zip(("entity", "name", "edition"), one, strict=True)) for one in behind]
            click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for text in entries_text(behind):
            click.echo(text)
        return
    if svg is not None:
        click.echo(write_picture(svg, trends_svg(found.title, found.rows, most=FEW)), err=as_json)
    if as_json:
        click.echo(json.dumps(trends_json(found), ensure_ascii=False, indent=2))
        return
    for text in trends_text(found, everything=everything):
        click.echo(text)
