"""`linchpin strike population`: how many people whole groups hold, gain and lose."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from linchpin.cli.options.files import InputPath
from linchpin.cli.text.strike_text import wrapped

_EPILOG = """
\b
Examples:
  linchpin strike population bacrim/
  linchpin strike population bacrim/ --group Sinaloa --json

FOLDER holds one file each whose name ends in _Nodes.csv, _Alliances.csv and _Rivals.csv.
"""


@click.command(epilog=_EPILOG)
@click.argument("folder", type=InputPath())
@click.option("--group", metavar="NAME", help="The group that falls apart; the largest without it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def population(folder: Path, group: str | None, *, as_json: bool) -> None:
    """Run a published model of whole groups: members and deaths under four courses of action."""
    from linchpin.strike.population import leader_removal_studies
    from linchpin.strike.population.alliances import read_alliances
    from linchpin.strike.population.scenarios import outlook
    from linchpin.strike.population.text import in_words

    found = outlook(read_alliances(folder), group=group)
    if as_json:
        table = [asdict(one) for one in leader_removal_studies.studies()]
        values = {**asdict(found), "after_the_fall": table}
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        for text in wrapped(in_words(found)):
            click.echo(text)
