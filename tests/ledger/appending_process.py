"""A process of its own that appends decisions: python appending_process.py PLACE NAME COUNT."""

from __future__ import annotations

import sys

from linchpin.ledger.decision import Draft
from linchpin.ledger.ledger import Ledger

if __name__ == "__main__":
    place, name, count = sys.argv[1:]
    ledger = Ledger.open(place, new=True)
    for number in range(int(count)):
        draft = Draft(
            kind="identity",
            subjects=("a", "b"),
            verdict="same",
            because=str(number),
            by=name,
            at="2026-03-01T09:30:00Z",
        )
        print(ledger.append(draft).sequence, flush=True)
