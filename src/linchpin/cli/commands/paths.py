"""`linchpin paths`: how two are connected."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.workspace.open import open_network
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.network.paths import Paths

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
    from linchpin.cli.text import layout
    from linchpin.network.paths import paths as find_paths

    network = open_network(settings, parse_day(as_of, "--as-of"))
    found = find_paths(network, first, second)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    caption = network.names.caption
    if not found.chains:
        click.echo(
            f"{caption(found.start)} and {caption(found.end)}: no chain of relations in these "
            "sources connects the two. That is not a finding that they are unconnected."
        )
        _beside(found)
        return
    for number, chain in enumerate(found.chains, start=1):
        links = "1 link" if len(chain) == 1 else f"{len(chain)} links"
        click.echo(layout.heading(f"Chain {number} of {len(found.chains)}, {links}"))
        for step in chain:
            for text in layout.lines_text(step.lines):
                click.echo(text)
    if found.more:
        click.echo(f"\n... and {found.more} more chains of that length")
    click.echo(layout.heading("Sources"))
    for source in found.sources:
        click.echo(layout.source_text(source))
    _beside(found)


def _beside(found: Paths) -> None:
    """Print what limits the answer: ties of another time, and what the editions lack."""
    from linchpin.cli.text import layout

    if found.other_time:
        click.echo(layout.heading("Ties of another time, not counted"))
        for text in found.other_time:
            click.echo(layout.hanging(text, "  - ", "    "))
    if found.lacking:
        click.echo(layout.heading("What these editions lack"))
        for text in found.lacking:
            click.echo(layout.hanging(text, "  - ", "    "))
