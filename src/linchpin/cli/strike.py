"""`linchpin strike`: what holds a network up, and how sure that is."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.cli.opened import open_network
from linchpin.cli.settings import Settings, parse_day, pass_settings
from linchpin.cli.strike_words import WORLDS, Wanted, show_sourced

if TYPE_CHECKING:
    from linchpin.strike.answer import Answer
    from linchpin.strike.edges import EdgeFile

LONG_WORK_TIES = 20_000

EXAMPLES = """
\b
Examples:
  linchpin strike "Los Cuinis" --best 3
  linchpin strike 17674 --remove 17674
  linchpin strike --edges calls.csv --best 3
  linchpin strike --edges calls.csv.gz --remove "N1" --remove "N12" --leader "N1"
  linchpin strike --edges calls.csv --budget 10 --costs costs.csv --protect keep.txt
  linchpin strike --edges calls.csv --best 3 --worlds 40 --json
  linchpin strike --population bacrim/ --group Sinaloa

An edge file has two names a line and perhaps a weight: CSV, TSV or semicolons, plain or .gz, with
or without a header. Costs are NAME,COST lines; --protect takes one name a line.
"""


@click.command(epilog=EXAMPLES)
@click.argument("who", required=False)
@click.option("--edges", type=click.Path(path_type=Path), help="Edge list to read.")
@click.option("--best", type=click.IntRange(min=0), metavar="K", help="Find the K names.")
@click.option("--remove", multiple=True, metavar="NAME", help="What changes without NAME.")
@click.option("--budget", type=float, metavar="B", help="Find the names that B pays for.")
@click.option("--costs", type=click.Path(path_type=Path), help="NAME,COST lines for --budget.")
@click.option("--protect", type=click.Path(path_type=Path), help="Names that must stay.")
@click.option("--leader", metavar="NAME", help="Compare with the network without NAME.")
@click.option(
    "--objective",
    type=click.Choice(["pairwise", "lcc"]),
    default="pairwise",
    show_default=True,
    help="Connected pairs, or the largest component.",
)
@click.option(
    "--worlds", type=click.IntRange(min=0), default=0, help="Plausible versions to try (e.g. 40)."
)
@click.option(
    "--seed",
    type=click.IntRange(1, 2**31 - 2),
    default=1,
    show_default=True,
    help="The same seed gives the same answer.",
)
@click.option("--population", type=click.Path(path_type=Path), help="Folder of groups: the model.")
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
    worlds: int,
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
    if who is not None:
        wanted = Wanted(best, remove, budget, costs, protect, leader, anybody)
        chance = (worlds or WORLDS, seed)
        network = open_network(settings, parse_day(as_of, "--as-of"))
        show_sourced(network, who, wanted, objective=objective, chance=chance, as_json=as_json)
        return
    assert edges is not None
    answer = _answered(
        edges,
        wanted=(best, remove, budget),
        files=(costs, protect),
        leader=leader,
        objective=objective,
        chance=(worlds, seed),
    )
    _show(answer, as_json=as_json)


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


def _answered(
    edges: Path,
    *,
    wanted: tuple[int | None, tuple[str, ...], float | None],
    files: tuple[Path | None, Path | None],
    leader: str | None,
    objective: str,
    chance: tuple[int, int],
) -> Answer:
    from linchpin.strike import edges as edge_files
    from linchpin.strike.answer import answer, as_asked
    from linchpin.strike.choose import solve
    from linchpin.strike.question import ask
    from linchpin.strike.tables import protected_mask, read_costs, read_names

    best, remove, budget = wanted
    costs, protect = files
    worlds, seed = chance
    read = edge_files.read_edges(edges)
    graph = read.graph
    if graph.tie_count > LONG_WORK_TIES:
        click.echo(f"{graph.node_count:,} names, {graph.tie_count:,} ties; working ...", err=True)
    question = ask(
        graph,
        budget=float(best) if best is not None else budget,
        costs=None if costs is None else read_costs(costs, graph),
        protected=protected_mask(graph, () if protect is None else read_names(protect)),
        objective="lcc" if objective == "lcc" else "pairwise",
        seed=seed,
    )
    started = time.perf_counter()
    choice = as_asked(graph, remove) if remove else solve(graph, question)
    seconds = time.perf_counter() - started
    sure = None
    if worlds and not remove:
        from linchpin.strike.missing import share_from_degrees
        from linchpin.strike.robust import standing
        from linchpin.strike.worlds import plausible_worlds

        click.echo(f"trying {worlds} plausible versions ...", err=True)
        tried = plausible_worlds(
            graph, missing_share=share_from_degrees(graph), worlds=worlds, seed=seed
        )
        sure = standing(tried, question, choice.order)
    whole = answer(graph, question, choice, seconds=seconds, leader=leader, sure=sure)
    return replace(whole, notes=_notes(read))


def _notes(read: EdgeFile) -> tuple[str, ...]:
    weighted = read.graph.weights is not None
    return (
        *read.notes,
        *(("weights were read but do not change what is connected to what",) if weighted else ()),
    )


def _show(answer: Answer, *, as_json: bool) -> None:
    from linchpin.strike.words import in_words

    if as_json:
        click.echo(json.dumps(answer.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(in_words(answer))


def _population(folder: Path, group: str | None, *, as_json: bool) -> None:
    from linchpin.strike import after_the_fall
    from linchpin.strike.alliances import read_alliances
    from linchpin.strike.population_words import in_words
    from linchpin.strike.scenarios import outlook

    found = outlook(read_alliances(folder), group=group)
    if as_json:
        table = [asdict(one) for one in after_the_fall.studies()]
        values = {**asdict(found), "after_the_fall": table}
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        click.echo(in_words(found))
