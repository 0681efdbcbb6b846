"""The 50 Percent Rule on made-up owners: how long it takes, and that it is the definition.

    python bench/ownership.py [--entities 1000000] [--majority 0.18] [--seed 7]

Two stakes an entity: a third of the firms have an owner of half or more, some stakes are bands,
some close rings; one entity in a thousand is on the list. Times are CPU time of this process, of
the search itself (columns in, rounds out) by all three readings of bands, and of one of them.
"""

from __future__ import annotations

import argparse
import time

import numpy as np

from linchpin.trace.ownership.fixpoint import Stakes, exact_rounds, rounds_of
from linchpin.trace.ownership.law import ShareReading, blocked_by_rule
from linchpin.trace.ownership.shares import HALF, WHOLE, OwnedShare


class Numbered(tuple[str, ...]):
    """Names that are not kept: so many entities, by number."""


def made(entities: int, seed: int, share: float) -> tuple[Stakes, np.ndarray]:
    """Return made-up stakes and who is listed."""
    chance = np.random.default_rng(seed)
    stakes = 2 * entities
    owned = np.repeat(np.arange(entities, dtype=np.int32), 2)
    owner = chance.integers(0, entities, stakes).astype(np.int32)
    units = chance.integers(1, 5_000, stakes).astype(np.int64) * (WHOLE // 10_000)
    majority = chance.random(stakes) < share
    units[majority] = HALF + chance.integers(0, 2, int(majority.sum())) * (HALF // 5)
    bands = chance.random(stakes) < 0.1
    high = np.where(bands, np.minimum(WHOLE, units + HALF // 2), units)
    order = chance.permutation(stakes)
    pairs = np.unique(owner[order].astype(np.int64) * entities + owned[order], return_index=True)[1]
    kept = chance.permutation(order[pairs])
    names = tuple(map(str, range(entities))) if entities <= 10_000 else Numbered([""]) * entities
    listed = np.sort(chance.choice(entities, max(1, entities // 1000), replace=False))
    columns = (owner[kept], owned[kept], units[kept], high[kept])
    return Stakes(names, *columns), listed.astype(np.int32)


def main() -> None:
    """Print times, and how many are blocked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=1_000_000)
    parser.add_argument("--majority", type=float, default=0.18, help="share of stakes of half")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    small, few = made(300, given.seed, given.majority)
    held = {
        (small.names[o], small.names[f]): OwnedShare(int(low), int(high))
        for o, f, low, high in zip(small.owner, small.owned, small.low, small.high, strict=True)
    }
    for reading, rounds in rounds_of(small, few).items():
        law = blocked_by_rule({small.names[at] for at in few}, held, reading)
        assert {small.names[at]: rounds[at] for at in np.flatnonzero(rounds >= 0)} == law
    print("300 entities: the search is the definition, by all three readings")
    stakes, listed = made(given.entities, given.seed, given.majority)
    for _ in range(3):
        began = time.process_time()
        one = exact_rounds(stakes, listed)
        middle = time.process_time()
        three = rounds_of(stakes, listed)
        print(
            f"{given.entities:,} entities, {len(stakes.owner):,} stakes, {len(listed):,} listed: "
            f"{middle - began:.3f} s exact shares, {time.process_time() - middle:.3f} s three "
            f"readings of bands; blocked {int((one >= 0).sum()):,} in {int(one.max())} rounds, "
            f"possible {int((three[ShareReading.POSSIBLE] >= 0).sum()):,}"
        )


if __name__ == "__main__":
    main()
