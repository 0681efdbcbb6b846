"""What the customers of a made-up bank do all year: wages, rent, shops, trade, cash, clubs."""

from __future__ import annotations

import itertools

import numpy as np
from bench.worlds.ledger_of_world import BUSINESS, World


def live(world: World) -> None:
    """Add the life of everybody."""
    rng = world.rng
    people = np.flatnonzero(world.kind == "")
    firms = np.flatnonzero(world.kind != "")
    _wages(world, people, firms)
    _rent_and_bills(world, people, firms)
    _spending(world, people, firms)
    _between_people(world, people)
    _trade(world, firms)
    _takings(world, firms)
    _property_managers(world, people, firms)
    _circles(world, people)
    _resellers(world, people, firms)
    _branches(world, firms)
    _groups(world, firms)
    _houses(world, people, firms)
    _armoured(world, firms)
    _brokers(world, people, firms)
    _timeshares(world, people)
    _chemistry(world, firms)
    rng.random()


def _times(world: World, day: np.ndarray) -> np.ndarray:
    return world.clock(day)


def _wages(world: World, people: np.ndarray, firms: np.ndarray) -> None:
    rng = world.rng
    employer = rng.choice(firms, len(people))
    wage = rng.lognormal(8.1, 0.5, len(people))
    for month in range(world.months):
        at = 30 * month + rng.integers(0, 28, len(people))
        cents = np.round(wage * 100 * rng.choice([1, 1, 1, 1.07], len(people))).astype(np.int64)
        world.add(_times(world, at), cents, employer, people, "payroll", memo="payroll")


def _rent_and_bills(world: World, people: np.ndarray, firms: np.ndarray) -> None:
    rng = world.rng
    landlord, biller = rng.choice(people, len(people)), rng.choice(firms, (1, len(people)))
    rent, bills = rng.lognormal(7.2, 0.35, len(people)), rng.lognormal(5.9, 0.9, (1, len(people)))
    pays = rng.random(len(people)) < 0.5
    for month in range(world.months):
        day = 30 * month + rng.integers(0, 6, len(people))
        some = pays & (landlord != people)
        world.add(
            _times(world, day)[some],
            world.rounded(np.round(rent / 25) * 25)[some],
            people[some],
            landlord[some],
            "ach",
            memo="rent",
        )
        for one in range(1):
            day = 30 * month + rng.integers(5, 28, len(people))
            amount = bills[one] * rng.uniform(0.9, 1.1, len(people))
            world.add(
                _times(world, day),
                np.round(amount * 100).astype(np.int64),
                people,
                biller[one],
                "ach",
                memo="bill",
            )


def _spending(world: World, people: np.ndarray, firms: np.ndarray) -> None:
    rng = world.rng
    count = world.months * len(people)
    who = rng.choice(people, count)
    day = rng.uniform(0, world.days, count).astype(int)
    dollars = rng.lognormal(7.0, 0.8, count)
    world.add(
        _times(world, day),
        np.round(dollars * 100).astype(np.int64),
        who,
        rng.choice(firms, count),
        "card",
    )
    count = int(0.7 * world.months * len(people))
    who, day = rng.choice(people, count), rng.uniform(0, world.days, count).astype(int)
    world.cash_out(_times(world, day), rng.lognormal(6.2, 0.9, count), who)
    count = world.months * len(people) // 2
    who, day = rng.choice(people, count), rng.uniform(0, world.days, count).astype(int)
    away = rng.random(count) < 0.12
    city = np.where(away, rng.integers(0, 18, count), world.city[who])
    world.cash_in(_times(world, day), rng.lognormal(6.9, 0.9, count), who, city)


def _between_people(world: World, people: np.ndarray) -> None:
    rng = world.rng
    count = int(1.5 * world.months * len(people))
    who = rng.choice(people, count)
    friend = people[(np.searchsorted(people, who) + rng.geometric(0.08, count)) % len(people)]
    day = rng.uniform(0, world.days, count)
    world.transfer(world.clock(day), rng.lognormal(6.7, 1.1, count), who, friend)
    loans = count // 60
    who, friend = rng.choice(people, loans), rng.choice(people, loans)
    day, dollars = rng.uniform(0, world.days - 40, loans), rng.lognormal(7.9, 0.7, loans)
    world.transfer(world.clock(day), dollars, who, friend, "loan")
    later = day + rng.uniform(1, 35, loans)
    world.transfer(world.clock(later), dollars, friend, who, "pay back")


def _trade(world: World, firms: np.ndarray) -> None:
    rng = world.rng
    suppliers = rng.choice(firms, (4, len(firms)))
    scale = rng.lognormal(8.3, 0.8, len(firms))
    for _ in range(9 * world.months):
        some = rng.random(len(firms)) < 0.75
        day = rng.uniform(0, world.days, len(firms))
        other = suppliers[rng.integers(0, 4, len(firms)), np.arange(len(firms))]
        some &= other != firms
        dollars = scale * rng.lognormal(0, 0.6, len(firms))
        world.transfer(world.clock(day)[some], dollars[some], firms[some], other[some], "invoice")
    for _ in range(6 * world.months):
        some = rng.random(len(firms)) < 0.75
        day, other = (
            rng.uniform(0, world.days, len(firms)),
            rng.integers(0, world.accounts, len(firms)),
        )
        some &= other != firms
        dollars = 0.8 * scale * rng.lognormal(0, 0.9, len(firms))
        world.transfer(world.clock(day)[some], dollars[some], other[some], firms[some], "order")


def _takings(world: World, firms: np.ndarray) -> None:
    rng = world.rng
    shops = firms[np.isin(world.kind[firms], ["restaurant", "retail", "music", "farm"])]
    size = rng.lognormal(7.7, 0.6, len(shops))
    start = np.where(rng.random(len(shops)) < 0.1, rng.uniform(0, world.days, len(shops)), 0)
    for week in range(int(world.days / 7)):
        for _ in range(2):
            day = 7 * week + rng.uniform(0, 6, len(shops))
            some = day >= start
            dollars = size * rng.lognormal(0, 0.35, len(shops))
            world.cash_in(world.clock(day)[some], dollars[some], shops[some])


def _property_managers(world: World, people: np.ndarray, firms: np.ndarray) -> None:
    rng = world.rng
    managers = rng.choice(firms, max(3, len(firms) // 120), replace=False)
    world.kind[managers] = "property management"
    for manager in managers:
        tenants, owners = (
            rng.choice(people, rng.integers(12, 40)),
            rng.choice(people, rng.integers(4, 9)),
        )
        rent = np.round(rng.lognormal(7.2, 0.3, len(tenants)) / 25) * 25
        first = 0 if rng.random() < 0.7 else int(rng.integers(0, world.months - 1))
        for month in range(first, world.months):
            world.transfer(
                world.clock(30 * month + rng.uniform(0, 5, len(tenants))),
                rent,
                tenants,
                manager,
                "rent",
            )
            share = rng.dirichlet(np.ones(len(owners))) * rent.sum() * 0.9
            world.transfer(
                world.clock(30 * month + rng.uniform(6, 9, len(owners))),
                share,
                manager,
                owners,
                "owner payout",
            )


def _circles(world: World, people: np.ndarray) -> None:
    """Savings circles (tandas): ten pay in each month, and one of them is paid out."""
    rng = world.rng
    for _ in range(max(4, len(people) // 400)):
        members = rng.choice(people, rng.integers(6, 13), replace=False)
        each = float(rng.choice([200, 300, 500, 800, 1000]))
        for month in range(world.months):
            day = 30 * month + rng.integers(0, 25)
            others = members[1:]
            world.transfer(
                world.clock(day + rng.uniform(0, 3, len(others))), each, others, members[0], "tanda"
            )
            lucky = members[1 + month % (len(members) - 1)]
            world.transfer(
                world.clock(np.array([day + 3.6])), each * len(members), members[0], lucky, "tanda"
            )


def _resellers(world: World, people: np.ndarray, firms: np.ndarray) -> None:
    """Buy to order: paid by customers, pays suppliers 70 to 92 % within days; some are new."""
    rng = world.rng
    for seller in rng.choice(people, max(4, len(people) // 500), replace=False):
        begin = rng.choice([0.0, rng.uniform(0, world.days - 40)])
        suppliers = rng.choice(firms, 3)
        for day in np.arange(begin, world.days, rng.uniform(3, 9)):
            dollars = rng.lognormal(7.0, 0.7)
            world.transfer(
                world.clock(np.array([day])), dollars, rng.choice(people), seller, "order"
            )
            world.transfer(
                world.clock(np.array([day + rng.uniform(0.3, 4)])),
                dollars * rng.uniform(0.7, 0.92),
                seller,
                rng.choice(suppliers),
            )


def _branches(world: World, firms: np.ndarray) -> None:
    """Franchises: takings at branches in several cities, swept to a head office; some are new."""
    rng = world.rng
    shops = firms[np.isin(world.kind[firms], ["restaurant", "retail"])]
    for shop in rng.choice(shops, max(4, len(shops) // 40), replace=False):
        cities, head = rng.choice(18, rng.integers(3, 6), replace=False), rng.choice(firms)
        begin = 0.0 if rng.random() < 0.75 else rng.uniform(30, world.days - 40)
        size = rng.lognormal(7.5, 0.4)
        for week in np.arange(begin, world.days, 7.0):
            takings = size * rng.lognormal(0, 0.3, len(cities))
            world.cash_in(
                world.clock(week + rng.uniform(0, 4, len(cities))),
                takings,
                np.full(len(cities), shop),
                cities,
            )
            world.transfer(
                world.clock(np.array([week + 5])),
                takings.sum() * rng.uniform(0.7, 0.95),
                shop,
                head,
                "sweep",
            )


def _groups(world: World, firms: np.ndarray) -> None:
    """Groups of companies that level their balances in a circle, week by week."""
    rng = world.rng
    for _ in range(max(3, len(firms) // 150)):
        group = rng.choice(firms, 3, replace=False)
        for week in np.arange(rng.uniform(0, 7), world.days - 3, 7.0):
            dollars = rng.lognormal(9.2, 0.5)
            for step in range(3):
                world.transfer(
                    world.clock(np.array([week + step * 0.8])),
                    dollars * 0.985**step,
                    group[step],
                    group[(step + 1) % 3],
                    "intercompany",
                )


def _houses(world: World, people: np.ndarray, firms: np.ndarray) -> None:
    """Closings: buyer to escrow, escrow to seller, who may buy the next house within days."""
    rng = world.rng
    agents = rng.choice(firms, max(2, len(firms) // 300), replace=False)
    world.kind[agents] = "escrow"
    for _ in range(max(6, len(people) // 250)):
        agent, day, price = (
            rng.choice(agents),
            rng.uniform(2, world.days - 12),
            rng.lognormal(12, 0.5),
        )
        chain = rng.choice(people, rng.integers(2, 4), replace=False)
        for buyer, seller in itertools.pairwise(chain):
            world.transfer(world.clock(np.array([day])), price, buyer, agent, "closing")
            world.transfer(
                world.clock(np.array([day + 0.9])), price * 0.95, agent, seller, "proceeds"
            )
            day, price = day + 1.8 + rng.uniform(0, 1), price * rng.uniform(0.85, 0.95)


def _armoured(world: World, firms: np.ndarray) -> None:
    rng = world.rng
    for shop in rng.choice(firms, max(4, len(firms) // 90), replace=False):
        begin = 0.0 if rng.random() < 0.8 else rng.uniform(20, world.days - 50)
        size, supplier = rng.lognormal(9.6, 0.6), rng.choice(firms, 4)
        for day in np.arange(begin, world.days, 3.5):
            dollars = size * rng.lognormal(0, 0.25)
            world.cash_in(world.clock(np.array([day])), dollars, shop, None, "armored car deposit")
            if rng.random() < 0.55:
                world.transfer(
                    world.clock(np.array([day + 2])),
                    dollars * rng.uniform(0.4, 1.2),
                    shop,
                    rng.choice(supplier),
                    "invoice",
                )


def _brokers(world: World, people: np.ndarray, firms: np.ndarray) -> None:
    rng = world.rng
    house = firms[: max(2, len(firms) // 200)]
    world.kind[house] = "consulting"
    for _ in range(max(6, len(people) // 120)):
        person, account = rng.choice(people, 2, replace=False)
        for _ in range(int(rng.integers(1, 5))):
            day, dollars = rng.uniform(0, world.days - 30), rng.lognormal(8.3, 0.8)
            world.transfer(
                world.clock(np.array([day])), dollars, person, account, "brokerage account funding"
            )
            world.transfer(
                world.clock(np.array([day + rng.uniform(0.2, 4)])),
                dollars * 0.97,
                account,
                rng.choice(house),
                "buy shares",
            )
            if rng.random() < 0.4:
                world.transfer(
                    world.clock(np.array([day + rng.uniform(8, 29)])),
                    dollars,
                    account,
                    person,
                    "brokerage withdrawal",
                )


def _timeshares(world: World, people: np.ndarray) -> None:
    """Owners who pay dues, and some who sell: taxes and a notary, once each."""
    rng = world.rng
    resorts = np.flatnonzero(world.abroad & (world.kind != ""))
    if not len(resorts):
        return
    for owner in rng.choice(people, max(20, len(people) // 60), replace=False):
        resort = rng.choice(resorts)
        memos = rng.choice(["resort dues", "timeshare maintenance fee", "vacation club fee"])
        for day in np.arange(rng.uniform(0, 90), world.days, 90.0):
            world.transfer(world.clock(np.array([day])), 900.0, owner, resort, memos)
        if rng.random() < 0.15:
            day, notary = rng.uniform(10, world.days - 20), rng.choice(resorts, 2)
            for step, memo in enumerate(["timeshare transfer tax", "closing fee notary"]):
                world.transfer(
                    world.clock(np.array([day + 6 * step])),
                    rng.lognormal(7, 0.5),
                    owner,
                    notary[step],
                    memo,
                )


def _chemistry(world: World, firms: np.ndarray) -> None:
    """Laboratories that buy what others should not, and people who buy one machine."""
    rng = world.rng
    firms = firms[np.isin(world.kind[firms], BUSINESS)]
    labs = rng.choice(firms, max(6, len(firms) // 80), replace=False)
    world.kind[labs] = "laboratory supply"
    for lab in labs:
        for day in np.arange(rng.uniform(0, 30), world.days, 30.0):
            memo = rng.choice(
                ["4-piperidone reagent", "NPP reference standard", "solvents", "tablet press"]
            )
            world.transfer(
                world.clock(np.array([day])), rng.lognormal(7.4, 0.6), lab, rng.choice(firms), memo
            )
    for buyer in rng.choice(firms, max(3, len(firms) // 200), replace=False):
        world.transfer(
            world.clock(np.array([rng.uniform(0, world.days)])),
            2400.0,
            buyer,
            rng.choice(firms),
            "tablet press used",
        )
