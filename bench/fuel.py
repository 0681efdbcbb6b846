"""The twin benchmark on made-up importers: whom it finds, whom it cannot.

    python bench/fuel.py [--seeds 20] [--importers 400]

Made-up prices: crude is a random walk; diesel and base oil follow it with spreads of their own that
wander. Importers of lubricants declare a price; a share of them brings diesel. Honest look-alikes
are among them: prices fixed for a month, prices of a formula on gasoil, cheap recycled oil near the
level of diesel, dear additives, mixed baskets. Careful smugglers declare the price of base oil.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from linchpin.trace.fuel.twin import Quoted, twin_of

DAYS = 365
HONEST = ("daily", "monthly", "formula", "recycled", "additives", "basket")


@dataclass(frozen=True)
class Market:
    """Prices of a year, a day each."""

    diesel: list[float]
    base_oil: list[float]


def market(chance: random.Random) -> Market:
    """Return made-up prices of diesel and base oil."""
    crude, crack, premium = 0.0, 0.0, 0.0
    diesel, base = [], []
    for _ in range(DAYS):
        crude += chance.gauss(0, 0.018)
        crack = 0.985 * crack + chance.gauss(0, 0.012)
        premium = 0.99 * premium + chance.gauss(0, 0.006)
        diesel.append(0.62 * exp(crude + crack))
        base.append(0.92 * exp(0.75 * crude + premium))
    return Market(diesel, base)


def cargoes(kind: str, made: Market, chance: random.Random) -> Iterator[Quoted]:
    """Yield the cargoes of an importer of a kind."""
    level = exp(chance.uniform(-0.2, 0.2))
    noise = chance.uniform(0.005, 0.04)
    fixed = 0.0
    for day in sorted(chance.sample(range(10, DAYS), chance.randint(20, 120))):
        diesel, base = made.diesel[day], made.base_oil[day]
        price = {
            "diesel": level * made.diesel[day - chance.randint(0, 3)],
            "careful": level * made.base_oil[day - chance.randint(0, 3)],
            "daily": level * base,
            "monthly": level * made.base_oil[day - day % 30],
            "formula": 1.55 * made.diesel[day - 5] ** 0.7 * level,
            "recycled": 0.72 * base * level,
            "additives": 2.4 * base * level,
            "basket": base * level * chance.choice((0.6, 1.0, 1.7)),
        }[kind]
        fixed = price
        if chance.random() < 0.005:
            fixed *= 10  # a typing error
        yield Quoted(fixed * exp(chance.gauss(0, noise)), diesel, base)


def main() -> None:
    """Print whom the test finds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--importers", type=int, default=400)
    given = parser.parse_args()
    said: dict[str, list[int]] = {}
    for seed in range(given.seeds):
        chance = random.Random(seed)
        made = market(chance)
        for at in range(given.importers):
            kind = ("diesel", "careful")[at % 2] if at < given.importers // 10 else HONEST[at % 6]
            twin = twin_of(list(cargoes(kind, made, chance)))
            assert twin is not None
            counts = said.setdefault(kind, [0, 0, 0])
            counts[0] += 1
            counts[1] += twin.undecided
            counts[2] += twin.follows_diesel
    print(f"{given.seeds} worlds of {given.importers} importers")
    for kind in ("diesel", "careful", *HONEST):
        all_of, undecided, found = said[kind]
        print(f"{kind:>10}: {all_of:5} importers, {found:5} found, {undecided:5} said to be open")
    false = sum(said[kind][2] for kind in HONEST)
    all_of, undecided, found = said["diesel"]
    print(
        f"price of diesel: {found} of {all_of} found, {undecided} said to be open, "
        f"{all_of - found - undecided} missed, {false} false"
    )
    print(
        "price of base oil declared: no test of prices can tell; only litres against storage, "
        "permits on the day and joins of papers do"
    )


if __name__ == "__main__":
    main()
