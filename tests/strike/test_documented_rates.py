"""The pages on strike print rates and limits as the program has them."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from linchpin.claims.claim import Standing
from linchpin.strike.graph import measures
from linchpin.strike.graph.sourced_ties import SINGLE_SOURCE_DOUBT
from linchpin.strike.population import model, scenarios
from linchpin.strike.solve import exact, memetic, memetic_operators, portfolio, question
from linchpin.strike.sourced import answer, ask, network_input, organisations
from linchpin.strike.uncertainty import (
    edge_list_uncertainty,
    missing,
    robust,
    tipping_ties,
    worlds,
)

PAGES = Path(__file__).resolve().parents[2] / "docs" / "strike"
RATES = model.Parameters()
TOTAL = inspect.signature(model.starting_members).parameters["total"].default
CHANCES = ", ".join(
    f"{standing.value} {network_input.CHANCES[standing]:g}"
    for standing in sorted(network_input.CHANCES, key=network_input.CHANCES.__getitem__)
)
SHARES = {0.25: "a quarter", 0.1: "a tenth", 1 / 3: "a third", 0.5: "half", 8: "eight"}
"""Numbers that the pages spell out."""


def power(value: float) -> str:
    """Return a number as the pages write large and small ones: 5e8, 1.6e7.

    >>> power(1.6e7), power(5e8)
    ('1.6e7', '5e8')
    """
    factor, exponent = f"{value:e}".split("e")
    return f"{factor.rstrip('0').rstrip('.')}e{int(exponent)}"


SAYS = [
    ("population", f"{TOTAL:,.0f} members in 2012"),
    ("population", f"in {SHARES[model.STEP_WEEKS].removeprefix('a ')} weeks"),
    ("population", f"from {2012 + scenarios.YEARS_TO_NOW} to "
                   f"{2012 + scenarios.YEARS_TO_NOW + scenarios.YEARS_AHEAD}"),
    ("population", f"recruits a member {power(RATES.recruitment)}"),
    ("population", f"arrests {RATES.incapacitation:g}"),
    ("population", f"deaths a pair of rival members {power(RATES.conflict)}"),
    ("population", f"leavers a pair of members of one group {power(RATES.saturation)}"),
    ("population", f"{model.WEEKS_A_YEAR} weeks a year"),
    ("uncertainty", f"(1 - (1 - standing) / {1 / SINGLE_SOURCE_DOUBT:g}^(sources - 1)"),
    ("uncertainty", f"{1 - worlds.DROP_SHARE:g} where no source is known"),
    ("uncertainty", f"{SHARES[missing.UNKNOWN]} is assumed"),
    ("uncertainty", f"at most {missing.MOST:.0%}".replace("%", " %")),
    ("uncertainty", f"{SHARES[worlds.COMPLETED].capitalize()} of it is completed"),
    ("uncertainty", CHANCES),
    ("uncertainty", f"somebody's opinion {network_input.OPINION:g}"),
    ("uncertainty", f"{(1 - robust.WIDE) / 2:.0%}"[:-1] + "th to "
                    f"{(1 + robust.WIDE) / 2:.0%}"[:-1] + "th percentile"),
    ("uncertainty", f"at least {SHARES[robust.CLEAR]} the worlds"),
    ("uncertainty", f"at most {tipping_ties.TIPPING_MOST}"),
    ("uncertainty", f"{ask.WORLDS} worlds; seeds reproduce"),
    ("uncertainty", f"as {power(edge_list_uncertainty.WORLD_WORK)} array steps pay for, "
                    f"{worlds.WORLDS} at most"),
    ("uncertainty", f"fewer than {edge_list_uncertainty.FEWEST_WORLDS}, or more than "
                    f"{edge_list_uncertainty.MOST_NODES:,} names"),
    ("uncertainty", f"about {answer.MOST_NODES_FOR_WORLDS:,} names in the sourced network"),
    ("organisations", f"hypotheses with standing {organisations.HYPOTHESIS_STANDING:g}"),
    ("organisations", f"more than {organisations.LARGEST_EXPANDED} members is not expanded"),
    ("measures", f"the first state under {question.OVER_AT:g}"),
    ("measures", f"sampled above {measures.EXACT_UP_TO:,} names, from {measures.SAMPLED_FROM} "
                 f"sources, or as many ({measures.SAMPLED_LEAST} at least) as "
                 f"{power(measures.SAMPLED_WORK)} array steps pay for"),
    ("exhaustive", f"{exact.MOST_NODES} nodes and {power(exact.MOST_WORK)} array steps"),
    ("portfolio", "pieces of {:g}, {:g}, {:g} and {:g} %".format(
        *(round(100 * piece, 9) for piece in portfolio.PIECES))),
    ("portfolio", f"rounds follow from {power(portfolio.ROUND_WORK)} array steps"),
    ("portfolio", f"sources a round from {power(portfolio.BETWEENNESS_WORK)} "
                  f"({portfolio.SOURCES_LEAST} to"),
    ("portfolio", f"Annealing: {power(portfolio.POLISH_WORK)} steps, up to "
                  f"{portfolio.POLISH_MOST:,} nodes; betweenness up to {portfolio.LARGE:,}; above "
                  f"{portfolio.SMALL:,} nodes"),
    ("portfolio", f"exceed the minimum by {SHARES[portfolio.SLACK]}"),
    ("memetic-search", f"at most {SHARES[memetic_operators.POPULATION]} good sets"),
    ("memetic-search", f"At most {memetic.MOST_NODES:,} nodes"),
    ("memetic-search", f"{power(memetic.THOROUGH_WORK)} times (4 + level, at most "
                       f"{4 + memetic.GROWS_TO})"),
    ("memetic-search", f"{power(memetic.LIGHT_WORK)} for the others (less above level "
                       f"{memetic.SHRINKS_FROM:g})"),
    ("memetic-search", f"at most {memetic_operators.LEAVE_MOST} leave at once; "
                       f"{memetic_operators.FINISHING_ROUNDS} exchanges"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "says"), SAYS, ids=range(len(SAYS)))
def test_the_pages_print_what_the_program_does(page: str, says: str) -> None:
    text = " ".join((PAGES / f"{page}.md").read_text("utf-8").split())
    assert says in text


def test_every_standing_that_counts_has_a_chance() -> None:
    assert {*network_input.CHANCES} == {*Standing} - {Standing.DENIED}
