"""Schemes of every typology, planted among people who go on living; with three look-alikes each."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
from bench.worlds.ledger_of_world import World

Plant = Callable[[World, bool], None]


def funnel(world: World, knows: bool) -> None:
    """Cash at many places into a person's account, out by transfer within days."""
    rng, day = world.rng, world.begin("funnel-account")
    one, targets = world.someone(), world.anyone(2)
    world.history([(one, target) for target in targets], day)
    count = int(rng.integers(6, 12))
    cities = rng.choice(18, int(rng.integers(3, 6)), replace=False)
    when = np.sort(day + rng.uniform(0, 9, count))
    dollars = rng.lognormal(7.6, 0.3, count) if not knows else rng.uniform(1500, 2900, count)
    world.cash_in(world.clock(when), dollars, np.full(count, one), rng.choice(cities, count))
    _pay_out(world, one, targets, dollars.sum() * rng.uniform(0.86, 1.0), when[-1])
    world.end([one, *targets])


def _pay_out(world: World, one: int, targets: list[int], dollars: float, after: float) -> None:
    share = world.rng.dirichlet(np.full(len(targets), 5.0)) * dollars
    when = after + 1 + world.rng.uniform(0.0, 2.0, len(targets))
    world.transfer(world.clock(when), share, one, np.array(targets))


def structuring(world: World, knows: bool) -> None:
    """Cash just under the line, week after week; who knows the band stays lower and slower."""
    rng, day = world.rng, world.begin("structuring")
    one = world.someone()
    count = int(rng.integers(5, 9))
    low, high = (5_200, 7_500) if knows else (7_500, 9_950)
    when = day + np.sort(rng.uniform(0, 12, count))
    world.cash_in(world.clock(when), rng.uniform(low, high, count), np.full(count, one))
    world.end([one])


def armoured(world: World, knows: bool) -> None:
    """A small firm that suddenly takes in bulk cash and wires it on."""
    rng, day = world.rng, world.begin("armoured-cash")
    one, targets = world.someone("business"), world.anyone(3, None)
    count = int(rng.integers(4, 7))
    when = day + np.sort(rng.uniform(0, 16, count))
    dollars = rng.lognormal(10.3, 0.2, count)
    world.cash_in(world.clock(when), dollars, np.full(count, one), None, "armored car deposit")
    _pay_out(world, one, targets, dollars.sum() * rng.uniform(0.85, 1.0), when[-1])
    world.end([one, *targets])


def chain(world: World, knows: bool) -> None:
    """A sum handed on through three to five accounts, a fee at each."""
    rng, day = world.rng, world.begin("layering-chain")
    middle = [world.someone(ours=at % 2 == 0) for at in range(int(rng.integers(3, 6)))]
    ends = world.anyone(2, None)
    way = [ends[0], *middle, ends[1]]
    pairs = list(itertools.pairwise(way))
    world.history(pairs, day)
    dollars = rng.lognormal(7.7, 0.35) + 2000
    for payer, payee in pairs:
        world.transfer(world.clock(np.array([day])), dollars, payer, payee)
        day += 1 + rng.uniform(0, 1.2)
        dollars *= 1 - rng.uniform(0.01, 0.07)
    world.end(way)


def mule(world: World, knows: bool) -> None:
    """A person who for weeks passes on what strangers pay."""
    rng, day = world.rng, world.begin("mule-account")
    one, payers, payees = world.someone(), world.anyone(4), world.anyone(2, None)
    world.history([(payer, one) for payer in payers], day)
    for _ in range(int(rng.integers(4, 8))):
        dollars = rng.lognormal(6.9, 0.4) + 1020
        world.transfer(world.clock(np.array([day])), dollars, int(rng.choice(payers)), one)
        world.transfer(
            world.clock(np.array([day + 1 + rng.uniform(0, 1.3)])),
            dollars * (1 - rng.uniform(0.01, 0.08)),
            one,
            int(rng.choice(payees)),
        )
        day += rng.uniform(3, 8)
    world.end([one, *payers, *payees])


def trip(world: World, knows: bool) -> None:
    """A sum that comes home through two to four others."""
    rng, day = world.rng, world.begin("round-trip")
    way = [
        world.someone(None if at % 2 else "business", ours=at % 2 == 0)
        for at in range(int(rng.integers(3, 6)))
    ]
    pairs = list(zip(way, [*way[1:], way[0]], strict=True))
    world.history(pairs, day)
    dollars = rng.lognormal(7.7, 0.5) + 1300
    for payer, payee in pairs:
        world.transfer(world.clock(np.array([day])), dollars, payer, payee)
        day += 1 + rng.uniform(0, 1.2)
        dollars *= 1 - rng.uniform(0.005, 0.05)
    world.end(way)


def scatter(world: World, knows: bool) -> None:
    """One to many to one."""
    rng, day = world.rng, world.begin("scatter-gather")
    middle = [world.someone() for _ in range(int(rng.integers(4, 8)))]
    first, last = world.anyone(2, None)
    world.history([(first, one) for one in middle], day)
    for one in middle:
        when, dollars = day + rng.uniform(0, 4), rng.lognormal(6.9, 0.4) + 1020
        world.transfer(world.clock(np.array([when])), dollars, first, one)
        world.transfer(
            world.clock(np.array([when + 1 + rng.uniform(0, 1.2)])),
            dollars * (1 - rng.uniform(0.01, 0.07)),
            one,
            last,
        )
    world.end([first, last, *middle])


def gather(world: World, knows: bool) -> None:
    """Many to one to many."""
    rng, day = world.rng, world.begin("gather-scatter")
    one = world.someone()
    payers, payees = world.anyone(int(rng.integers(5, 9))), world.anyone(int(rng.integers(4, 7)))
    world.history([(payer, one) for payer in payers], day)
    dollars = rng.lognormal(7.3, 0.3, len(payers)) + 300
    world.transfer(
        world.clock(day + rng.uniform(0, 5, len(payers))), dollars, np.array(payers), one
    )
    _pay_out(world, one, payees, dollars.sum() * rng.uniform(0.88, 0.99), day + 5)
    world.end([one, *payers, *payees])


def mirror(world: World, knows: bool) -> None:
    """Cash into one account, the same sums out of another that has nothing to do with it."""
    rng, day = world.rng, world.begin("mirror-transfers")
    one, other, targets = world.someone(), world.someone("business"), world.anyone(5, None)
    count = int(rng.integers(6, 10))
    when = day + np.arange(count) * rng.uniform(2, 4)
    dollars = rng.lognormal(7.3, 0.4, count) + 2010
    cents = world.rounded(dollars)
    world.add(world.clock(when), cents, -1, np.full(count, one), "cash deposit", "Denver 80202")
    late = world.clock(when) + rng.integers(-5, 18, count) * 3600
    world.add(
        late,
        np.round(cents * rng.uniform(0.993, 1.007, count)).astype(np.int64),
        other,
        rng.choice(targets, count),
        world.channels(count),
    )
    world.end([one, other, *targets])


def timeshare(world: World, knows: bool) -> None:
    """Somebody who is deceived pays fee after fee."""
    rng, day = world.rng, world.begin("timeshare-fraud")
    one, payees = world.someone(), [world.someone(None, ours=False, abroad=True) for _ in range(2)]
    memos = [
        "timeshare exit tax",
        "resort sale closing fee",
        "escrow release fee",
        "transfer tax",
        "timeshare permit fee",
        "vacation club exit fee",
    ]
    for step in range(int(rng.integers(4, 7))):
        memo = memos[step] if step < 2 else str(rng.choice(memos))
        dollars = rng.lognormal(7.1, 0.5) * 1.1**step
        world.transfer(world.clock(np.array([day])), dollars, one, int(rng.choice(payees)), memo)
        day += rng.uniform(4, 14)
    world.end([one])


def precursor(world: World, knows: bool) -> None:
    """A firm of another trade that buys chemicals or presses."""
    rng, day = world.rng, world.begin("precursor-buying")
    one, payees = world.someone("transport"), world.anyone(2, None)
    memos = [
        "1-boc-4-AP 2 kg",
        "4-piperidone hydrochloride",
        "NPP 25 kg drum",
        "pill press",
        "die mold set",
    ]
    for _ in range(int(rng.integers(3, 5))):
        world.transfer(
            world.clock(np.array([day])),
            rng.lognormal(7.3, 0.6),
            one,
            int(rng.choice(payees)),
            str(rng.choice(memos)),
        )
        day += rng.uniform(6, 20)
    world.end([one])


def eatery(world: World, knows: bool) -> None:
    """A restaurant through which sums pass that its peers never see."""
    rng, day = world.rng, world.begin("pass-through-business")
    one, payers, payees = world.someone("restaurant"), world.anyone(3, None), world.anyone(2, None)
    for _ in range(int(rng.integers(4, 7))):
        dollars = rng.lognormal(11.5, 0.25)
        world.transfer(world.clock(np.array([day])), dollars, int(rng.choice(payers)), one)
        world.transfer(
            world.clock(np.array([day + 1 + rng.uniform(0, 1.2)])),
            dollars * (1 - rng.uniform(0.01, 0.07)),
            one,
            int(rng.choice(payees)),
        )
        day += rng.uniform(3, 6)
    world.end([one, *payers, *payees])


def broker(world: World, knows: bool) -> None:
    """A brokerage account that strangers fund and that is emptied."""
    rng, day = world.rng, world.begin("brokerage")
    one, payers, payees = world.someone(), world.anyone(4), world.anyone(2, None)
    dollars = rng.lognormal(7.5, 0.35, len(payers)) + 1500
    world.transfer(
        world.clock(day + rng.uniform(0, 8, len(payers))),
        dollars,
        np.array(payers),
        one,
        "brokerage account funding",
    )
    share = rng.dirichlet(np.full(2, 6.0)) * dollars.sum() * rng.uniform(0.86, 0.99)
    world.transfer(
        world.clock(day + 9 + rng.uniform(0, 3, 2)),
        share,
        one,
        np.array(payees),
        "brokerage withdrawal",
    )
    world.end([one, *payers])


PLANTS: tuple[Plant, ...] = (
    funnel,
    structuring,
    armoured,
    chain,
    mule,
    trip,
    scatter,
    gather,
    mirror,
    timeshare,
    precursor,
    eatery,
    broker,
)
