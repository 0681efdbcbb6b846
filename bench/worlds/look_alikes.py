"""What looks like a scheme and is none: three and more for each scheme that is planted."""

from __future__ import annotations

import itertools

import numpy as np
from bench.worlds.ledger_of_world import World


def look_alikes(world: World, typology: str) -> None:
    """Add three look-alikes of a typology."""
    for _ in range(3):
        world.alike.append(typology)
        _ALIKE[typology](world, float(world.rng.uniform(20, world.days - 40)))


def _funnel(world: World, day: float) -> None:
    """A trader at fairs, or a family that collects: cash at many places, spent at home later."""
    rng, one = world.rng, world.someone()
    count = int(rng.integers(5, 10))
    dollars = rng.lognormal(7.6, 0.4, count)
    cities = rng.choice(18, 4, replace=False)
    world.cash_in(
        world.clock(day + rng.uniform(0, 9, count)),
        dollars,
        np.full(count, one),
        rng.choice(cities, count),
    )
    pays = int(rng.integers(3, 7))
    world.transfer(
        world.clock(day + rng.uniform(10, 38, pays)),
        dollars.sum() * 0.9 / pays,
        one,
        np.array(world.anyone(pays, None)),
    )


def _structuring(world: World, day: float) -> None:
    """A shop whose takings are of that size, some above the line."""
    rng, one = world.rng, world.someone("retail")
    days = np.arange(rng.uniform(0, 4), world.days, 3.0)
    world.cash_in(world.clock(days), rng.lognormal(8.95, 0.25, len(days)), np.full(len(days), one))


def _armoured(world: World, day: float) -> None:
    """A new casino or shop: its takings stay or go to many suppliers over time."""
    rng, one = world.rng, world.someone("business")
    days = np.arange(day, world.days, 4.0)
    dollars = rng.lognormal(10.3, 0.25, len(days))
    world.cash_in(world.clock(days), dollars, np.full(len(days), one), None, "armored car deposit")
    world.transfer(
        world.clock(days + 2),
        dollars * rng.uniform(0.2, 0.7, len(days)),
        one,
        np.array(world.anyone(len(days), None)),
        "invoice",
    )


def _chain(world: World, day: float) -> None:
    """A purchase that two or three settle one after the other, with their own money mixed in."""
    rng, way = world.rng, world.anyone(4, None)
    dollars = rng.lognormal(9, 0.5)
    for payer, payee in itertools.pairwise(way):
        world.transfer(world.clock(np.array([day])), dollars, payer, payee, "invoice")
        day, dollars = day + rng.uniform(1, 5), dollars * rng.uniform(0.6, 1.15)


def _mule(world: World, day: float) -> None:
    """Somebody who buys for friends: is paid back what was laid out, or keeps a margin."""
    rng, one = world.rng, world.someone()
    for friend in world.anyone(4):
        dollars = rng.lognormal(7.4, 0.4)
        world.transfer(world.clock(np.array([day])), dollars, friend, one, "tickets")
        world.transfer(
            world.clock(np.array([day + rng.uniform(1, 6)])),
            dollars * rng.uniform(0.6, 0.95),
            one,
            world.anyone(1, None)[0],
            "tickets",
        )
        day += rng.uniform(2, 9)


def _trip(world: World, day: float) -> None:
    """A loan that is lent on, and repaid in parts."""
    rng, way = world.rng, world.anyone(3, None)
    dollars = rng.lognormal(8.5, 0.4)
    world.transfer(world.clock(np.array([day])), dollars, way[0], way[1], "loan")
    world.transfer(world.clock(np.array([day + 2])), dollars * 0.7, way[1], way[2], "loan")
    world.transfer(
        world.clock(day + 6 + 10 * np.arange(3)), dollars / 3, way[2], way[0], "repayment"
    )


def _scatter(world: World, day: float) -> None:
    """A parent who pays children, who pay one school, each their own part."""
    rng, children = world.rng, world.anyone(4)
    parent, school = world.anyone(2, None)
    for child in children:
        world.transfer(
            world.clock(np.array([day + rng.uniform(0, 3)])),
            rng.lognormal(7.5, 0.3),
            parent,
            child,
            "school",
        )
        world.transfer(
            world.clock(np.array([day + rng.uniform(3, 12)])),
            rng.lognormal(7.5, 0.3),
            child,
            school,
            "tuition",
        )


def _gather(world: World, day: float) -> None:
    """A wedding: gifts of many, then vendors are paid over weeks."""
    rng, one = world.rng, world.someone()
    guests, vendors = world.anyone(14), world.anyone(5, None)
    gifts = rng.lognormal(6.2, 0.6, len(guests))
    world.transfer(
        world.clock(day + rng.uniform(0, 6, len(guests))), gifts, np.array(guests), one, "gift"
    )
    world.transfer(
        world.clock(day + rng.uniform(2, 25, len(vendors))),
        gifts.sum() * 1.2 / 5,
        one,
        np.array(vendors),
        "wedding",
    )


def _mirror(world: World, day: float) -> None:
    """A shop that puts in takings and pays suppliers of its own, of like size."""
    rng, one = world.rng, world.someone("retail")
    count = int(rng.integers(6, 10))
    dollars = rng.lognormal(8.2, 0.35, count) + 600
    when = day + np.arange(count) * 3.0
    world.cash_in(world.clock(when), dollars, np.full(count, one))
    world.transfer(
        world.clock(when + rng.uniform(-1, 1, count)),
        dollars * rng.uniform(0.7, 1.3, count),
        one,
        np.array(world.anyone(count, None)),
        "invoice",
    )


def _timeshare(world: World, day: float) -> None:
    """An owner who sells: tax and notary, once each, and dues."""
    rng, one = world.rng, world.someone()
    payees = [world.someone(None, ours=False, abroad=True) for _ in range(2)]
    for step, memo in enumerate(["timeshare transfer tax", "notary closing fee"]):
        world.transfer(
            world.clock(np.array([day + 5 * step])),
            rng.lognormal(7.3, 0.4),
            one,
            payees[step],
            memo,
        )


def _precursor(world: World, day: float) -> None:
    """A maker of sweets with one press, or an agent for chemicals of other kinds."""
    rng, one = world.rng, world.someone("business")
    memos = ["pill press spare part", "solvent drums", "cleaning chemicals", "dye"]
    for step, memo in enumerate(memos):
        world.transfer(
            world.clock(np.array([day + 7 * step])),
            rng.lognormal(7.8, 0.5),
            one,
            world.anyone(1, None)[0],
            memo,
        )


def _eatery(world: World, day: float) -> None:
    """A restaurant that is sold: a large sum in, most of it kept or paid to a bank later."""
    rng, one = world.rng, world.someone("restaurant")
    dollars = rng.lognormal(11.8, 0.3)
    world.transfer(world.clock(np.array([day])), dollars, world.anyone(1, None)[0], one, "sale")
    world.transfer(
        world.clock(np.array([day + rng.uniform(5, 20)])),
        dollars * 0.6,
        one,
        world.anyone(1, None)[0],
        "mortgage payoff",
    )


def _broker(world: World, day: float) -> None:
    """A club of investors: several fund an account, which buys and keeps."""
    rng, one = world.rng, world.someone()
    payers, house = world.anyone(4), world.anyone(1, None)[0]
    dollars = rng.lognormal(8.3, 0.3, len(payers))
    world.transfer(
        world.clock(day + rng.uniform(0, 8, len(payers))),
        dollars,
        np.array(payers),
        one,
        "brokerage account funding",
    )
    world.transfer(
        world.clock(day + 9 + rng.uniform(0, 3, 3)), dollars.sum() * 0.3, one, house, "buy shares"
    )


_ALIKE = {
    "funnel-account": _funnel,
    "structuring": _structuring,
    "armoured-cash": _armoured,
    "layering-chain": _chain,
    "mule-account": _mule,
    "round-trip": _trip,
    "scatter-gather": _scatter,
    "gather-scatter": _gather,
    "mirror-transfers": _mirror,
    "timeshare-fraud": _timeshare,
    "precursor-buying": _precursor,
    "pass-through-business": _eatery,
    "brokerage": _broker,
}
