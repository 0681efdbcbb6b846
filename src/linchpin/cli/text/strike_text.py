"""Put a question about the sourced network to `strike`, and print both readings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from linchpin.claims.errors import NetworkError
from linchpin.cli.text.progress import Meter

if TYPE_CHECKING:
    from linchpin.network.network import Network
    from linchpin.strike.sourced.choosable import Asked, SourcedAnswer
    from linchpin.strike.sourced.network_input import Surroundings
    from linchpin.strike.uncertainty.tipping import Tipping

WORLDS = 40
"""Plausible versions tried where the user names no number."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked on the command line; see `linchpin strike --help`."""

    best: int | None
    remove: tuple[str, ...]
    budget: float | None
    costs: Path | None
    protect: Path | None
    leader: str | None
    anybody: bool


@dataclass(frozen=True, slots=True)
class Chance:
    """How the unknown is treated: number of worlds and missing share (None: by us), and seed."""

    worlds: int | None
    missing: float | None
    seed: int


def about_given(chance: Chance) -> tuple[str, ...]:
    """Return that a given set is not asked how sure it is, where that was asked for."""
    if not chance.worlds and chance.missing is None:
        return ()
    return (
        "how sure this is is not asked of names that are given, so --worlds and --missing "
        "change nothing here",
    )


def show_sourced(
    network: Network,
    who: str,
    wanted: Wanted,
    *,
    objective: str,
    chance: Chance,
    as_json: bool,
) -> None:
    """Print what holds up the network around somebody, as listed and with members expanded.

    Args:
        network: Of the archive.
        who: Name, entry number or id.
        wanted: The question.
        objective: `pairwise` or `lcc`.
        chance: Plausible versions, share of missing ties, and the seed.
        as_json: Print JSON instead of words.

    Raises:
        LinchpinError: Somebody is not found, or a file cannot be read.
    """
    from linchpin.strike.sourced.choosable import answers
    from linchpin.strike.sourced.network_input import surroundings

    around = surroundings(network, who)
    if not around.ties:
        raise NetworkError(f"{around.who}: these sources state no tie, so nothing can be told")
    asked = _asked(network, around, wanted, objective=objective, chance=chance)
    noun = "tie" if len(around.ties) == 1 else "ties"
    click.echo(f"{len(around.ties):,} {noun} around {around.who} ...", err=True)
    with Meter() as progress:
        asked = replace(asked, progress=progress)
        both = answers(around.ties, around.organisations, asked)
    first = first_words(around, asked)
    if asked.remove:
        first.extend(f"Note: {note}." for note in about_given(chance))
    if as_json:
        found: dict[str, Any] = {"who": around.who, "first": first}
        found["readings"] = [
            {
                "reading": one.reading.name,
                "supposes": one.reading.words,
                "cannot_tell": one.cannot_tell,
                "left_out_without_a_tie_to_a_person": one.unlinked,
                "observed": None if one.observed is None else asdict(one.observed),
                "expected": None if one.expected is None else asdict(one.expected),
                "tipping": [asdict(tip) for tip in one.tipping],
            }
            for one in both
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for text in (*first, *_readings(both)):
        click.echo(text)


def _asked(
    network: Network,
    around: Surroundings,
    wanted: Wanted,
    *,
    objective: str,
    chance: Chance,
) -> Asked:
    from linchpin.strike.graph.name_tables import read_cost_table, read_names
    from linchpin.strike.sourced.choosable import Asked
    from linchpin.strike.sourced.network_input import label

    def named(name: str) -> str:
        found = label(network, network.one(name))
        if found not in {end for tie in around.ties for end in (tie.a, tie.b)}:
            raise NetworkError(f"{name!r} is {found}, who has no tie around {around.who}")
        if found in around.organisations:
            raise NetworkError(
                f"{name!r} is {found}, no person; an organisation cannot leave its own network. "
                "Name people, or use --best"
            )
        return found

    costs = {} if wanted.costs is None else read_cost_table(wanted.costs)
    protect = () if wanted.protect is None else read_names(wanted.protect)
    return Asked(
        best=wanted.budget if wanted.budget is not None else float(wanted.best or 0),
        priced=wanted.budget is not None,
        proposable=None if wanted.anybody else around.proposable,
        leader=None if wanted.leader is None else named(wanted.leader),
        objective="lcc" if objective == "lcc" else "pairwise",
        worlds=WORLDS if chance.worlds is None else chance.worlds,
        missing=chance.missing,
        seed=chance.seed,
        costs={named(name): cost for name, cost in costs.items()},
        protected=frozenset(named(name) for name in protect),
        remove=tuple(dict.fromkeys(named(name) for name in wanted.remove)),
    )


def first_words(around: Surroundings, asked: Asked) -> list[str]:
    """Return what has to be said before any number: what the list states, who is left out."""
    from linchpin.strike.sourced.organisations import what_the_list_states

    said = []
    people = [around.who] if around.person else []
    for name in dict.fromkeys([*people, *asked.remove]):
        words = what_the_list_states(name, around.listed, around.organisations)
        said.append(f"On the list alone: {words}")
    if asked.proposable is not None and around.left_out and not asked.remove:
        noun = "person has" if around.left_out == 1 else "people have"
        said.append(
            f"{around.left_out} {noun} no legal event in our sources and cannot be named "
            "(--anybody lets them)."
        )
    return said


def _readings(both: tuple[SourcedAnswer, ...]) -> Iterator[str]:
    from linchpin.cli.text import layout
    from linchpin.strike.report.answer_text import in_words

    for number, one in enumerate(both, start=1):
        yield layout.heading(f"Reading {number}: {one.reading.name}")
        yield layout.paragraph(one.reading.words, 2)
        if one.cannot_tell is not None:
            yield layout.paragraph(one.cannot_tell, 2)
            continue
        shown = one.expected or one.observed
        if shown is not None:
            yield in_words(shown)
        if one.observed is not None and one.expected is not None:
            same = set(one.observed.order) == set(one.expected.order)
            names = ", ".join(one.observed.order)
            yield (
                "On the ties exactly as recorded, the same names are found."
                if same
                else f"On the ties exactly as recorded, others are found: {names}."
            )
        yield from (layout.hanging(_tipping(tip), "", "  ") for tip in one.tipping)


def _tipping(tip: Tipping) -> str:
    ties = f"{tip.ties:,} {'tie' if tip.ties == 1 else 'ties'} only it states"
    if not tip.instead:
        return (
            f"Every answer here rests on one source: without {tip.source} ({ties}) there is none."
        )
    return (
        f"Tipping source: without {tip.source} ({ties}), the answer would be "
        f"{', '.join(tip.instead)}."
    )
