"""Courses of action in the population model, each against a named comparator."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from linchpin.strike.population.alliances import Alliances
from linchpin.strike.population.model import (
    WEEKS_A_YEAR,
    Parameters,
    Run,
    fragmented,
    hostility,
    run,
    starting_members,
)

YEARS_TO_NOW = 10
YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Scenario:
    """What one course of action leads to.

    Attributes:
        name: in words.
        members: people in all groups in 2027.
        members_against_2022: change against 2022, a share (0.1 is +10 %).
        members_against_status_quo: change against 2027 if nothing changes.
        deaths: deaths a year at the rate reached in 2027.
        deaths_against_2022: change against the rate of 2022.
        deaths_against_status_quo: change against the rate of 2027 if nothing changes.
        assumption: "published" for the authors' scenarios, else what we supposed.
    """

    name: str
    members: float
    members_against_2022: float
    members_against_status_quo: float
    deaths: float
    deaths_against_2022: float
    deaths_against_status_quo: float
    assumption: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """The past of the model and what four courses of action lead to.

    Attributes:
        members_2012: people at the start.
        members_2022: people after ten years.
        recruits_a_week: mean over the ten years, and in the first and in the last week.
        scenarios: status quo first.
    """

    members_2012: float
    members_2022: float
    recruits_a_week: tuple[float, float, float]
    scenarios: tuple[Scenario, ...]


def outlook(network: Alliances, *, group: str | None = None, pieces: int = 3) -> Outlook:
    """Return status quo, incapacitation, recruitment and fragmentation, from 2022 to 2027.

    Args:
        network: groups with alliances and rivalries.
        group: the one that falls apart; None takes the largest in 2022.
        pieces: into how many, >= 2.
    """
    rates = Parameters()
    start = starting_members(network)
    past = run(hostility(network), start, rates, weeks=YEARS_TO_NOW * WEEKS_A_YEAR)
    falling = int(np.argmax(past.members)) if group is None else network.group(group)
    split, members = fragmented(network, past.members, falling, pieces)
    weeks = YEARS_AHEAD * WEEKS_A_YEAR
    same = hostility(network)
    quo = run(same, past.members, rates, weeks=weeks)
    doubled = replace(rates, incapacitation=2 * rates.incapacitation)
    halved = replace(rates, recruitment=rates.recruitment / 2)
    supposed = "our assumption: equal pieces, no allies, each other's rivals"
    runs = (
        ("status quo", quo, "published"),
        ("arrests doubled", run(same, past.members, doubled, weeks=weeks), "published"),
        ("recruitment halved", run(same, past.members, halved, weeks=weeks), "published"),
        (
            f"{network.names[falling]} falls into {pieces}",
            run(hostility(split), members, rates, weeks=weeks),
            supposed,
        ),
    )
    mean = past.recruits / (YEARS_TO_NOW * WEEKS_A_YEAR)
    return Outlook(
        members_2012=float(start.sum()),
        members_2022=past.members_by_year[-1],
        recruits_a_week=(mean, *past.recruits_a_week),
        scenarios=tuple(_scenario(name, one, past, quo, words) for name, one, words in runs),
    )


def _scenario(name: str, ahead: Run, past: Run, quo: Run, assumption: str) -> Scenario:
    members, deaths = ahead.members_by_year[-1], ahead.deaths_a_year[1]
    return Scenario(
        name=name,
        members=members,
        members_against_2022=members / past.members_by_year[-1] - 1,
        members_against_status_quo=members / quo.members_by_year[-1] - 1,
        deaths=deaths,
        deaths_against_2022=deaths / past.deaths_a_year[1] - 1,
        deaths_against_status_quo=deaths / quo.deaths_a_year[1] - 1,
        assumption=assumption,
    )
