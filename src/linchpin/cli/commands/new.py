"""`linchpin new`: what came, went and changed since a day."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.text.news_text import FEW, news_text
from linchpin.workspace.open import open_network, opened_archive
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin new --since 2022-11-30
  linchpin new --since 2022-11-30 --all --json
"""


@click.command(epilog=_EPILOG)
@click.option("--since", metavar="DATE", required=True, help="The day since when.")
@click.option(
    "--all", "everything", is_flag=True, help=f"Show all, not only the first {FEW} of each kind."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def new(settings: Settings, since: str, everything: bool, as_json: bool) -> None:
    """Show what is new since a day: entries that came, went or changed, and newer documents.

    A list is compared with its last edition that was surely out by that day.
    """
    from linchpin.network.changes import changes_since

    day = parse_day(since, "--since")
    if day is None:
        raise LinchpinError("--since needs a day")
    network = open_network(settings)
    lists, cases = changes_since(opened_archive(settings), network, day)
    if as_json:
        found = {"lists": [asdict(one) for one in lists], "cases": [asdict(one) for one in cases]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for text in news_text(lists, cases, None if everything else FEW):
        click.echo(text)
