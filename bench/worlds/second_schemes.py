"""A second set of schemes, written anew from the public descriptions in another way.

Each scheme is a script of events: who, what, when. Amounts come from prices and shares rather than
from one distribution, times from working days and bank hours, fees are flat or tiered, accounts are
drawn by acquaintance. Nothing of `schemes.py` is used. The same people wrote both.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from bench.worlds.ledger_of_world import BEGIN, CITIES, DAY, World

Script = list["Event"]


@dataclass
class Event:
    """One payment: when (days from the beginning), dollars, from whom, to whom; -1 is cash."""

    day: float
    dollars: float
    payer: int
    payee: int
    memo: str = ""
    channel: str = ""
    city: int = -1


class Cast:
    """Picks people for a script."""

    def __init__(self, world: World, luck: random.Random) -> None:
        self.world, self.luck = world, luck

    def customer(self, kind: str | None = "") -> int:
        """Return a customer of the bank."""
        return self.world.someone(kind)

    def contact(self) -> int:
        """Return somebody who may bank here or elsewhere."""
        return self.world.someone(None, ours=self.luck.random() < 0.5)

    def outsider(self, abroad: bool = False) -> int:
        """Return somebody of whom nothing is known."""
        return self.world.someone(None, ours=False, abroad=abroad)


def _working_day(luck: random.Random, after: float) -> float:
    day = after
    while int(day + BEGIN / DAY + 4) % 7 in (0, 6):
        day += 1
    return day


def _price(luck: random.Random, low: int, high: int) -> float:
    dollars = luck.triangular(low, high, low + (high - low) * 0.4)
    return round(dollars, -2) if luck.random() < 0.3 else round(dollars, 2)


def funnel_account(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """Runners in several towns each put in a little; two days later it is at the border."""
    luck, holder, buyer = cast.luck, cast.customer(), cast.outsider()
    towns = luck.sample(range(len(CITIES)), luck.randint(3, 6))
    script, held, when = [], 0.0, day
    for turn in range(luck.randint(6, 10)):
        dollars = _price(luck, 1_300, 3_600)
        script.append(
            Event(when, dollars, -1, holder, channel="cash deposit", city=towns[turn % len(towns)])
        )
        held += dollars
        when += luck.choice([0.0, 1.0, 1.0])
    keep = luck.choice([300.0, 0.02 * held, 0.08 * held])
    first = round((held - keep) * luck.uniform(0.4, 0.7), 2)
    script.append(Event(when + 1, first, holder, buyer))
    script.append(Event(when + 2, held - keep - first, holder, buyer))
    return script, [holder]


def structuring(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """One sum of cash, cut so that no part is over the line."""
    luck, holder = cast.luck, cast.customer()
    rest, script, when = luck.uniform(38_000, 70_000), [], day
    while rest > 5_200 and len(script) < 9:
        part = min(rest, luck.uniform(5_300, 9_900))
        script.append(Event(when, round(part, -1), -1, holder, channel="cash deposit"))
        rest -= part
        when += luck.choice([0.0, 1.0, 1.0, 2.0])
    return script, [holder]


def armoured_cash(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """Weekly bags of an exchange across the border, wired to three firms the same week."""
    luck, holder = cast.luck, cast.customer("business")
    firms = [cast.outsider() for _ in range(3)]
    script, when = [], day
    held = 0.0
    for _ in range(luck.randint(3, 5)):
        bag = _price(luck, 36_000, 90_000)
        held += bag
        script.append(Event(when, bag, -1, holder, channel="armored car deposit"))
        when += luck.uniform(2, 5)
    parts = [0.5, 0.3, 0.12]
    script += [Event(when + at, held * part, holder, firms[at]) for at, part in enumerate(parts)]
    return script, [holder]


def layering_chain(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """Five to six hands, each takes a flat fee and waits a night or two."""
    luck = cast.luck
    hands = [cast.customer() if at % 2 else cast.contact() for at in range(luck.randint(5, 6))]
    dollars, script, when = _price(luck, 3_100, 6_500), [], day
    for giver, taker in itertools.pairwise(hands):
        script.append(Event(when, dollars, giver, taker))
        dollars -= luck.choice([50.0, 100.0, 0.03 * dollars])
        when += luck.choice([1.0, 1.0, 2.0])
    return script, hands


def mule_account(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """A student whose account is rented: payments of strangers go on minus five percent."""
    luck, holder, boss = cast.luck, cast.customer(), cast.outsider()
    script, when, strangers = [], day, []
    for _ in range(luck.randint(4, 6)):
        stranger, dollars = cast.contact(), _price(luck, 1_100, 3_600)
        strangers.append(stranger)
        script += [
            Event(when, dollars, stranger, holder),
            Event(when + luck.choice([1, 2]), dollars * 0.95, holder, boss),
        ]
        when += luck.uniform(2, 7)
    return script, [holder, *strangers]


def round_trip(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """A firm's money goes round by way of two or three others and comes back as revenue."""
    luck = cast.luck
    way = [cast.customer("business"), *(cast.customer() for _ in range(luck.randint(2, 3)))]
    dollars, script, when = _price(luck, 1_600, 8_000), [], day
    for at, giver in enumerate(way):
        script.append(Event(when, dollars, giver, way[(at + 1) % len(way)]))
        dollars *= luck.choice([0.99, 0.97, 0.95])
        when += luck.choice([1.0, 2.0])
    return script, way


def scatter_gather(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """A sum is cut in equal parts for friends, who pay them to one dealer."""
    luck, source, dealer = cast.luck, cast.contact(), cast.outsider()
    friends = [cast.customer() for _ in range(luck.randint(4, 6))]
    part, script = _price(luck, 1_700, 3_000), []
    for at, friend in enumerate(friends):
        script += [
            Event(day + at % 3, part, source, friend),
            Event(
                day + at % 3 + luck.choice([1, 2]),
                part - luck.choice([20, 60, 100]),
                friend,
                dealer,
            ),
        ]
    return script, [source, dealer, *friends]


def gather_scatter(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """A collector is paid by six and pays five, within the week."""
    luck, holder = cast.luck, cast.customer()
    givers, takers = [cast.contact() for _ in range(6)], [cast.contact() for _ in range(5)]
    sums = [_price(luck, 1_400, 2_900) for _ in givers]
    script = [
        Event(day + at * 0.8, dollars, giver, holder)
        for at, (giver, dollars) in enumerate(zip(givers, sums, strict=True))
    ]
    each = 0.94 * sum(sums) / len(takers)
    script += [
        Event(day + 5 + at * 0.5, each + 10 * at, holder, taker) for at, taker in enumerate(takers)
    ]
    return script, [holder, *givers, *takers]


def mirror_transfers(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """Bags of cash here, goods paid there the same day, over a month."""
    luck, here, there = cast.luck, cast.customer(), cast.customer("business")
    suppliers, script, when = [cast.outsider() for _ in range(4)], [], day
    for _ in range(luck.randint(6, 9)):
        dollars = round(luck.uniform(2_100, 5_400), 2)
        script += [
            Event(when, dollars, -1, here, channel="cash deposit"),
            Event(when, dollars * luck.choice([1.0, 0.995, 1.005]), there, luck.choice(suppliers)),
        ]
        when += luck.randint(2, 5)
    return script, [here, there]


def timeshare_fraud(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """The buyer of a timeshare is said to be waiting; one more fee is always due."""
    luck, owner = cast.luck, cast.customer()
    agents = [cast.outsider(abroad=True) for _ in range(2)]
    words = [
        "resort resale tax",
        "timeshare closing fee",
        "release of escrow fee",
        "permit fee",
        "transfer tax timeshare",
    ]
    script, when = [], day
    for turn in range(luck.randint(3, 6)):
        script.append(
            Event(when, _price(luck, 800, 3_000), owner, agents[turn % 2], words[turn % 5])
        )
        when += luck.uniform(5, 20)
    return script, [owner]


def precursor_buying(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """An import firm pays a seller of reagents three times."""
    luck, firm, seller = cast.luck, cast.customer("export"), cast.outsider()
    words = ["norfentanyl ref. std", "1-boc-4-piperidone 10kg", "tablet press TDP 5", "4-AP"]
    return [
        Event(day + 11 * turn, _price(luck, 900, 3_500), firm, seller, luck.choice(words))
        for turn in range(3)
    ], [firm]


def pass_through_business(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """A farm that is paid a fortune by strangers and keeps three percent."""
    luck, farm = cast.luck, cast.customer("farm")
    script, when = [], day
    for _ in range(luck.randint(3, 5)):
        dollars = _price(luck, 90_000, 240_000)
        script += [
            Event(when, dollars, cast.contact(), farm),
            Event(when + luck.choice([1, 2]), 0.97 * dollars, farm, cast.contact()),
        ]
        when += luck.uniform(2, 6)
    return script, [farm]


def brokerage(cast: Cast, day: float) -> tuple[Script, list[int]]:
    """Four others fund a new account at a broker; it is paid out to a fifth."""
    luck, holder, last = cast.luck, cast.customer(), cast.outsider()
    script, held = [], 0.0
    for turn in range(4):
        dollars = _price(luck, 2_600, 4_600)
        held += dollars
        script.append(
            Event(day + 2 * turn, dollars, cast.contact(), holder, "brokerage account funding")
        )
    script.append(
        Event(day + 10, held * luck.choice([0.9, 0.97]), holder, last, "brokerage withdrawal")
    )
    return script, [holder]


SCRIPTS: tuple[Callable[[Cast, float], tuple[Script, list[int]]], ...] = (
    funnel_account,
    structuring,
    armoured_cash,
    layering_chain,
    mule_account,
    round_trip,
    scatter_gather,
    gather_scatter,
    mirror_transfers,
    timeshare_fraud,
    precursor_buying,
    pass_through_business,
    brokerage,
)


def perform(world: World, number: int, luck: random.Random) -> None:
    """Add the scheme of a script to a world."""
    script = SCRIPTS[number]
    name = script.__name__.replace("_", "-")
    day = _working_day(luck, world.begin(name))
    events, actors = script(Cast(world, luck), day)
    for event in events:
        hour = luck.triangular(7, 20, 13)
        when = np.array([BEGIN + int(event.day) * DAY + int(hour * 3600)])
        city = CITIES[event.city if event.city >= 0 else int(world.city[max(event.payee, 0)])]
        channel = event.channel or luck.choice(["wire", "wire", "zelle", "ach"])
        cents = np.array([round(100 * event.dollars)])
        place = city if event.channel else ""
        memo = event.memo or ("" if event.channel else str(world.texts(1)[0]))
        world.add(when, cents, event.payer, event.payee, channel, place, memo)
    world.end(actors)
