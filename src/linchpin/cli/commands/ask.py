"""`linchpin ask`: everything the sources say about somebody."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from linchpin.claims.errors import ArchiveError, NetworkError
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.text.answer_text import answer_data, answer_text
from linchpin.cli.text.history_text import history_text
from linchpin.cli.text.unreviewed_text import unreviewed_data, unreviewed_text
from linchpin.workspace.opened.archive import OpenArchive
from linchpin.workspace.settings import Settings
from linchpin.workspace.unreviewed import unreviewed_about

if TYPE_CHECKING:
    from linchpin.network.answer import Answer

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
    line is followed by the words it rests on, who says them, how firmly, when and where. What a
    machine read and nobody reviewed stands in a section of its own.
    """
    if history and as_of is not None:
        raise click.UsageError("--history is of all editions; leave --as-of out")
    day = parse_day(as_of, "--as-of")
    try:
        archive = OpenArchive.of(settings, day)
        if history:
            _tell_history(archive, who, as_json)
            return
        answer = archive.ask(who).answer
    except (ArchiveError, NetworkError) as error:
        if history or not _tell_unreviewed_alone(settings, who, day, str(error), as_json=as_json):
            raise
        return
    unreviewed = unreviewed_about(settings, _names(answer, who), day)
    if as_json:
        data = answer_data(answer) | {"unreviewed": unreviewed_data(unreviewed)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for text in (*answer_text(answer), *unreviewed_text(unreviewed)):
        click.echo(text)


def _names(answer: Answer, who: str) -> list[str]:
    """Return every name somebody goes by: as asked for, and as the answer has them."""
    from linchpin.network.section import AnswerSection

    lines = answer.sections.get(AnswerSection.NAMES, ())
    names = [claim.quote for line in lines for claim in line.said]
    return list(dict.fromkeys((who, answer.caption or "", *names)))


def _tell_unreviewed_alone(
    settings: Settings, who: str, day: datetime.date | None, why: str, *, as_json: bool
) -> bool:
    """Tell what a machine read of somebody no source speaks of; says whether there is any."""
    if not (settings.archive / "archive.json").is_file():
        return False
    unreviewed = unreviewed_about(settings, [who], day)
    if not unreviewed:
        return False
    if as_json:
        data = {"entity": None, "why": why, "unreviewed": unreviewed_data(unreviewed)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return True
    click.echo(f"No source says anything: {why}")
    for text in unreviewed_text(unreviewed):
        click.echo(text)
    return True


def _tell_history(archive: OpenArchive, who: str, as_json: bool) -> None:
    from linchpin.network.listing_history import listing_history

    found = listing_history(archive.ready().archive, archive.graph, who)
    if as_json:
        told = [{**asdict(one), "came_back": one.came_back} for one in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for text in history_text(found):
        click.echo(text)
