"""Worlds ready to be traced: a bank with its life, schemes at a base rate, and look-alikes."""

from __future__ import annotations

import random

from bench.worlds.daily_life import live
from bench.worlds.ledger_of_world import World, empty_world
from bench.worlds.look_alikes import look_alikes
from bench.worlds.schemes import PLANTS
from bench.worlds.second_schemes import SCRIPTS, perform


def make_world(
    seed: int,
    accounts: int,
    *,
    months: int = 6,
    rate: int = 1000,
    writer: int = 1,
    knows: bool = False,
) -> World:
    """Return a bank with schemes planted until one account in `rate` takes part in one.

    Args:
        seed: Its chance.
        accounts: Accounts, here and elsewhere.
        months: Months.
        rate: Accounts for each that takes part.
        writer: 1 or 2, whose schemes are planted.
        knows: Whether those who plan them know every threshold.
    """
    world = empty_world(seed, accounts, months)
    live(world)
    luck = random.Random(seed)
    wanted, turn = accounts / rate, 3 * seed  # so that a few seeds plant every typology
    while sum(map(len, world.actors)) < wanted or not world.actors:
        number = turn % len(PLANTS if writer == 1 else SCRIPTS)
        turn += 1
        if writer == 1:
            PLANTS[number](world, knows)
        else:
            perform(world, number, luck)
        look_alikes(world, world.typologies[-1])
    return world
