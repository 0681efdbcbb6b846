"""How many people criminal groups hold, gain and lose: a published model, week by week.

Prieto-Curiel, Campedelli and Hope, "Reducing cartel recruitment is the only way to lower violence
in Mexico", Science 381 (2023). For group i with C_i members, C of all groups together, per week:

    dC_i/dt = rho C_i - eta C_i / C - theta C_i sum_j Q_ij C_j - omega C_i^2

recruitment, incapacitation (arrests), conflict and saturation; Q_ij = (rival_ij + 1) /
(allies_i + 1), Q_ii = 0, with symmetric weights (the larger of the two directions).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from linchpin.strike.graph.arrays import Floats
from linchpin.strike.population.alliances import Alliances

WEEKS_A_YEAR = 52
STEP_WEEKS = 0.25


@dataclass(frozen=True, slots=True)
class Parameters:
    """Rates of the model, per week; the defaults are those of the authors' public code.

    Attributes:
        recruitment: rho, recruits per member.
        incapacitation: eta, arrests of all groups together, people.
        conflict: theta, deaths per pair of rival members.
        saturation: omega, leavers per pair of members of one group.
    """

    recruitment: float = 2.527474e-3
    incapacitation: float = 110.0
    conflict: float = 1.549231e-8
    saturation: float = 4e-8


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """One course of the model.

    Attributes:
        weeks: weeks run.
        members: members of every group at the end, float64, shape (groups,).
        members_by_year: all members at the start and after each whole year.
        recruits: people recruited over the run.
        deaths: people killed in conflict over the run.
        recruits_a_week: recruits in the first and in the last week.
        deaths_a_year: people killed a year, at the rate of the first and of the last week.
    """

    weeks: int
    members: Floats
    members_by_year: tuple[float, ...]
    recruits: float
    deaths: float
    recruits_a_week: tuple[float, float]
    deaths_a_year: tuple[float, float]


def starting_members(network: Alliances, total: float = 115_000.0) -> Floats:
    """Return members at the start of 2012: shares proportional to 1 / rank.

    Ranks go by the total weight of rivalries and alliances, largest first; equals by name order.

    Args:
        network: groups with alliances and rivalries.
        total: members of all groups.

    Returns:
        float64, shape (groups,), summing to `total`.
    """
    weight = network.rivals.sum(axis=1) + network.allies.sum(axis=1)
    rank = np.empty(len(weight))
    rank[np.argsort(-weight, kind="stable")] = np.arange(1, len(weight) + 1)
    members: Floats = total * (1 / rank) / (1 / rank).sum()
    return members


def hostility(network: Alliances) -> Floats:
    """Return Q, float64, shape (groups, groups): how hard each group is hit by each other."""
    allies = network.allies.sum(axis=1)
    values: Floats = (network.rivals + 1.0) / (allies[:, None] + 1.0)
    np.fill_diagonal(values, 0.0)
    return values


def run(network_hostility: Floats, start: Floats, parameters: Parameters, *, weeks: int) -> Run:
    """Return the course of the model by fourth-order Runge-Kutta in quarter weeks.

    Args:
        network_hostility: Q from `hostility`.
        start: members at the start, float64, shape (groups,), >= 0.
        parameters: rates per week.
        weeks: whole weeks, >= 1.
    """
    members = start.astype(np.float64)
    by_year = [float(members.sum())]
    recruits = deaths = 0.0
    for week in range(1, weeks + 1):
        for _ in range(round(1 / STEP_WEEKS)):
            recruits += parameters.recruitment * float(members.sum()) * STEP_WEEKS
            deaths += _deaths(network_hostility, members, parameters) * STEP_WEEKS
            members = _stepped(network_hostility, members, parameters)
        if week % WEEKS_A_YEAR == 0:
            by_year.append(float(members.sum()))
    rate = parameters.recruitment
    killed = [WEEKS_A_YEAR * _deaths(network_hostility, at, parameters) for at in (start, members)]
    return Run(
        weeks=weeks,
        members=members,
        members_by_year=tuple(by_year),
        recruits=recruits,
        deaths=deaths,
        recruits_a_week=(rate * float(start.sum()), rate * float(members.sum())),
        deaths_a_year=(killed[0], killed[1]),
    )


def fragmented(
    network: Alliances, members: Floats, group: int, pieces: int
) -> tuple[Alliances, Floats]:
    """Return groups and members after one group falls apart into equal, hostile pieces.

    Every piece keeps the rivals of the whole and loses its alliances; pieces are rivals of each
    other at the largest weight seen between any two groups. This is our assumption, not the
    authors': their data do not cover a split.

    Args:
        network: groups with alliances and rivalries.
        members: float64, shape (groups,).
        group: which one falls apart.
        pieces: into how many, >= 2.
    """
    if pieces < 2:
        raise ValueError(f"a group cannot fall apart into {pieces}")
    repeats = np.ones(len(members), int)
    repeats[group] = pieces
    order = np.repeat(np.arange(len(members)), repeats)
    own = order == group
    rivals = network.rivals[np.ix_(order, order)].copy()
    allies = network.allies[np.ix_(order, order)].copy()
    allies[own, :] = 0.0
    allies[:, own] = 0.0
    rivals[np.ix_(own, own)] = network.rivals.max()
    np.fill_diagonal(rivals, 0.0)
    share = members[order] / repeats[order]
    names = tuple(
        f"{network.names[place]} (piece {np.count_nonzero(own[: at + 1])})"
        if own[at]
        else network.names[place]
        for at, place in enumerate(order.tolist())
    )
    return replace(network, names=names, rivals=rivals, allies=allies), share


def _flow(network_hostility: Floats, members: Floats, parameters: Parameters) -> Floats:
    everybody = float(members.sum())
    arrests = parameters.incapacitation / everybody if everybody > 0 else 0.0
    fought = parameters.conflict * (network_hostility @ members)
    rate = parameters.recruitment - arrests - fought - parameters.saturation * members
    flow: Floats = members * rate
    return flow


def _stepped(network_hostility: Floats, members: Floats, parameters: Parameters) -> Floats:
    one = _flow(network_hostility, members, parameters)
    two = _flow(network_hostility, members + one * STEP_WEEKS / 2, parameters)
    three = _flow(network_hostility, members + two * STEP_WEEKS / 2, parameters)
    four = _flow(network_hostility, members + three * STEP_WEEKS, parameters)
    after: Floats = members + (one + 2 * two + 2 * three + four) * STEP_WEEKS / 6
    return np.maximum(after, 0.0)


def _deaths(network_hostility: Floats, members: Floats, parameters: Parameters) -> float:
    return float(parameters.conflict * members @ (network_hostility @ members))
