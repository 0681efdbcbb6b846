"""`linchpin renamed`: who may go on under another name; candidates, never merges."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.renamed_text import renamed_text
from linchpin.workspace.open import open_network, opened_archive
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin renamed
  linchpin renamed --json
\b
A candidate is a question, not a finding about anybody. `linchpin same` records what you find out.
"""


@click.command(epilog=_EPILOG)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def renamed(settings: Settings, as_json: bool) -> None:
    """Show entries that may go on under another name: one removed from a list, dissolved or on
    69-B has a tax, identity, passport, IMO or telephone number or a wallet in common with them
    and no name; or the list's own number stayed and none of its names did.

    A number that more than 20 entries have says nothing, and is told to be left out.
    """
    from linchpin.network.renamed import renamed_candidates

    found = renamed_candidates(opened_archive(settings), open_network(settings))
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    for text in renamed_text(found):
        click.echo(text)
