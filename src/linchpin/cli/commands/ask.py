"""`linchpin ask`: everything the sources say about somebody."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.text.answer_text import answer_data, answer_text
from linchpin.cli.text.history_text import history_text
from linchpin.workspace.opened.archive import OpenArchive
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin ask "El Mencho"
  linchpin ask 18957 --as-of 2018-01-01
  linchpin ask "passport A1234567"
  linchpin ask "ruelas torres drug trafficking organization" --json
  linchpin ask un-IRi.001 --history             on the list, off, on again
"""


@click.command(epilog=_EPILOG)
@click.argument("who")
@click.option("--as-of", metavar="DATE", help="What sources published by that day said.")
@click.option(
    "--history",
    is_flag=True,
    help="When each list held WHO instead: on, off, on again, as far as its editions tell.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def ask(settings: Settings, who: str, as_of: str | None, history: bool, as_json: bool) -> None:
    """Say who WHO is: names, numbers, legal events, relations, amounts, contradictions, silence.

    WHO is a name (case and accents do not matter), an alias, a list's entry number, an id (of a
    record that is part of another too), or a number: passport, tax, identity, IMO, wallet. Each
    line is followed by the words it rests on, who says them, how firmly, when and where.
    """
    if history and as_of is not None:
        raise click.UsageError("--history is of all editions; leave --as-of out")
    archive = OpenArchive.of(settings, parse_day(as_of, "--as-of"))
    if history:
        _tell_history(archive, who, as_json)
        return
    answer = archive.ask(who).answer
    if as_json:
        click.echo(json.dumps(answer_data(answer), ensure_ascii=False, indent=2))
        return
    for text in answer_text(answer):
        click.echo(text)


def _tell_history(archive: OpenArchive, who: str, as_json: bool) -> None:
    from linchpin.network.listing_history import listing_history

    found = listing_history(archive.ready().archive, archive.graph, who)
    if as_json:
        told = [{**asdict(one), "came_back": one.came_back} for one in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for text in history_text(found):
        click.echo(text)
