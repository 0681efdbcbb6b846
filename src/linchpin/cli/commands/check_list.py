"""`linchpin check-list`: is an edition of a list right as it was published."""

from __future__ import annotations

import json
import sys

import click

from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.list_check_text import list_check_json, list_check_text
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin check-list un                     the current edition
  linchpin check-list un@2024-11-30          that of a day
  linchpin check-list 5f0c2a9b --all --json  by the beginning of its id
  linchpin check-list un@2024-11-30 --accept 3f9a1c0b7e --because "confirmed with the publisher"
\b
Exit codes: 0 no fault, or all are accepted; 3 faults; 5 no fault, but not all could be compared;
1 an error, 2 wrong usage.
"""
_FAULTS, _NOT_COMPARED = 3, 5


@click.command("check-list", epilog=_EPILOG)
@click.argument("edition")
@click.option("--accept", metavar="ID", help="Accept a fault, with --because; the ledger keeps it.")
@click.option("--because", metavar="REASON", help="Why the fault is accepted.")
@click.option("--all", "everything", is_flag=True, help="Name all entries and faults.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def check_list(
    settings: Settings,
    edition: str,
    accept: str | None,
    because: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Look for faults of the publication itself: facts that vanish while the entries stay, dates
    that cannot be, counts that do not hold, editions out of order or twice on one day.

    EDITION is a list's name, alone or with @ and a date, or the beginning of an edition's id.
    """
    from linchpin.workspace.list_check import accept_fault
    from linchpin.workspace.list_check import check_list as look

    if (accept is None) != (because is None):
        raise click.UsageError("--accept and --because are given together")
    if accept is not None and because is not None:
        accept_fault(settings, edition, accept, because)
    judged = look(settings, edition)
    if as_json:
        click.echo(json.dumps(list_check_json(judged), ensure_ascii=False, indent=2))
    else:
        for text in list_check_text(judged, everything=everything):
            click.echo(text)
    if judged.open_faults:
        sys.exit(_FAULTS)
    if judged.checked.not_compared:
        sys.exit(_NOT_COMPARED)
