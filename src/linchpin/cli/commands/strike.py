"""`linchpin strike`: what holds a network up, and how sure that is."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.cli.commands.strike_edges import answer_edges
from linchpin.cli.options.files import InputPath
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.text.strike_text import Chance, Wanted, show_sourced
from linchpin.workspace.open import open_network
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.strike.report.answer import Answer

EXAMPLES = """
\b
Examples:
  linchpin strike "Los Cuinis" --best 3
  linchpin strike 17674 --remove 17674
  linchpin strike --edges calls.csv --best 3
  linchpin strike --edges calls.csv.gz --remove "N1" --remove "N12" --leader "N1"
  linchpin strike --edges calls.csv --budget 10 --costs costs.csv --protect keep.txt
  linchpin strike --edges calls.csv --best 3 --missing 0.2 --json
  linchpin strike --population bacrim/ --group Sinaloa

An edge file has two names a line and perhaps a weight: CSV, TSV or semicolons, plain or .gz, with
or without a header. Costs are NAME,COST lines; --protect takes one name a line.
"""

FEWEST_WORLDS = 10
"""Fewer plausible versions than these say nothing of how sure an answer is."""


def _worlds(context: click.Context, parameter: click.Parameter, value: int | None) -> int | None:
    if value is not None and 0 < value < FEWEST_WORLDS:
        raise click.BadParameter(
            f"{value} is too few to say how sure an answer is; give 0, or at least {FEWEST_WORLDS}",
            context,
            parameter,
        )
    return value


@click.command(epilog=EXAMPLES)
@click.argument("who", required=False)
@click.option("--edges", type=InputPath(), help="Edge list to read.")
@click.option("--best", type=click.IntRange(min=0), metavar="K", help="Find the K names.")
@click.option("--remove", multiple=True, metavar="NAME", help="What changes without NAME.")
@click.option("--budget", type=float, metavar="B", help="Find the names that B pays for.")
@click.option("--costs", type=InputPath(), help="NAME,COST lines for --budget.")
@click.option("--protect", type=InputPath(), help="Names that must stay.")
@click.option("--leader", metavar="NAME", help="Compare with the network without NAME.")
@click.option(
    "--objective",
    type=click.Choice(["pairwise", "lcc"]),
    default="pairwise",
    show_default=True,
    help="Connected pairs, or the largest component.",
)
@click.option(
    "--worlds",
    type=click.IntRange(min=0),
    callback=_worlds,
    metavar="N",
    help="Plausible versions to try, 10 or more, or 0 for none. Without it: up to 40, by size.",
)
@click.option(
    "--missing",
    type=click.FloatRange(0, 1, max_open=True),
    metavar="SHARE",
    help="Share of ties nobody has reported, 0 to 1; estimated without it.",
)
@click.option(
    "--seed",
    type=click.IntRange(1, 2**31 - 2),
    default=1,
    show_default=True,
    help="The same seed gives the same answer.",
)
@click.option("--population", type=InputPath(), help="Folder of groups: the model.")
@click.option("--group", metavar="NAME", help="With --population: the group that falls apart.")
@click.option(
    "--anybody",
    is_flag=True,
    help="With WHO: name people without a legal event in our sources too.",
)
@click.option("--as-of", metavar="DATE", help="With WHO: what sources published by then said.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def strike(
    settings: Settings,
    who: str | None,
    edges: Path | None,
    best: int | None,
    remove: tuple[str, ...],
    budget: float | None,
    costs: Path | None,
    protect: Path | None,
    leader: str | None,
    objective: str,
    worlds: int | None,
    missing: float | None,
    seed: int,
    population: Path | None,
    group: str | None,
    anybody: bool,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Say what holds a network up: who it depends on most, and how sure that is.

    WHO takes the part of the archive's network that hangs together with somebody; --edges takes a
    file of your own. Ask one of --best, --remove or --budget; or --population for whole groups.

    An organisation is never named: on a list "Linked To" says who belongs to it, not who deals
    with whom, so WHO is answered under two readings, and where the list cannot tell, it says so.
    """
    if population is not None:
        _population(population, group, as_json=as_json)
        return
    _check(who, edges, best, remove, budget, costs)
    chance = Chance(worlds, missing, seed)
    if who is not None:
        wanted = Wanted(best, remove, budget, costs, protect, leader, anybody)
        network = open_network(settings, parse_day(as_of, "--as-of"))
        show_sourced(network, who, wanted, objective=objective, chance=chance, as_json=as_json)
        return
    assert edges is not None
    wanted = Wanted(best, remove, budget, costs, protect, leader, anybody)
    _show(answer_edges(edges, wanted, objective=objective, chance=chance), as_json=as_json)


def _check(
    who: str | None,
    edges: Path | None,
    best: int | None,
    remove: tuple[str, ...],
    budget: float | None,
    costs: Path | None,
) -> None:
    if (who is None) == (edges is None):
        raise click.UsageError("Give WHO or --edges FILE, one of the two (or --population FOLDER).")
    asked = [best is not None, bool(remove), budget is not None]
    if sum(asked) != 1:
        raise click.UsageError("Ask one thing: --best K, --remove NAME or --budget B.")
    if costs is not None and budget is None:
        raise click.UsageError("--costs goes with --budget; --best counts every name as one.")


def _show(answer: Answer, *, as_json: bool) -> None:
    from linchpin.strike.report.answer_text import in_words

    if as_json:
        click.echo(json.dumps(answer.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(in_words(answer))


def _population(folder: Path, group: str | None, *, as_json: bool) -> None:
    from linchpin.strike.population import leader_removal_studies
    from linchpin.strike.population.scenarios import outlook
    from linchpin.strike.population.text import in_words
    from linchpin.strike.sourced.alliances import read_alliances

    found = outlook(read_alliances(folder), group=group)
    if as_json:
        table = [asdict(one) for one in leader_removal_studies.studies()]
        values = {**asdict(found), "after_the_fall": table}
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        click.echo(in_words(found))
