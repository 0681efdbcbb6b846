"""`linchpin strike NAME`: what holds up the network around somebody in the archive."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.claims.counted import counted
from linchpin.cli.options.files import OutputFile
from linchpin.cli.options.paper import paper_option
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.options.striking import question_options
from linchpin.cli.options.unreviewed import unreviewed_option
from linchpin.cli.text.progress import Meter
from linchpin.workspace.open import open_network
from linchpin.workspace.settings import Settings
from linchpin.workspace.strike_picture import check_picture, sheet_of, write_picture

if TYPE_CHECKING:
    from linchpin.strike.request import StrikeRequest

_EPILOG = """
\b
Examples:
  linchpin strike "Los Cuinis" --best 3
  linchpin strike 17674 --remove 17674
  linchpin strike "Los Cuinis" --best 2 -o before-and-after.svg
  linchpin strike "Los Cuinis" --best 2 --anybody --as-of 2021-07-31 --json
"""


@click.command(epilog=_EPILOG)
@click.argument("name")
@question_options
@click.option("--anybody", is_flag=True, help="Name people without a legal event here too.")
@click.option("--as-of", metavar="DATE", help="What sources published by then said; ties of it.")
@click.option("-o", "--picture", type=OutputFile(), help="Before and after, as FILE.svg.")
@paper_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@unreviewed_option
@pass_settings
def network(
    settings: Settings,
    name: str,
    *,
    request: StrikeRequest,
    anybody: bool,
    as_of: str | None,
    picture: Path | None,
    paper: str,
    as_json: bool,
) -> None:
    """Say what holds up the network around NAME in the archive (`network` may be left out).

    Ask one of --best, --remove or --budget. Only ties of the day count. Nobody is named who is
    dead, has left, or is tied by family alone; an organisation is never named: on a list "Linked
    To" says who belongs to it, not who deals with whom, so the answer is given under two
    readings, and where the list cannot tell, or would name everybody it may, it says so.
    """
    from linchpin.cli.text.strike_text import network_text
    from linchpin.strike.sourced.ask import ask_network

    if picture is not None:
        check_picture(picture)
    known_by = parse_day(as_of, "--as-of")
    with Meter() as progress:
        found = ask_network(
            open_network(settings, known_by),
            name,
            replace(request, anybody=anybody),
            day=known_by or settings.today(),
            clock=time.perf_counter,
            progress=progress,
        )
    click.echo(f"{counted(len(found.around.ties), 'tie')} around {found.around.who}", err=True)
    if picture is not None:
        click.echo(write_picture(picture, found.picture(sheet_of(paper))), err=True)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        return
    for text in network_text(found):
        click.echo(text)
