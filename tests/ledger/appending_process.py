"""A process of its own that appends decisions: python appending_process.py PLACE NAME COUNT."""

from __future__ import annotations

import sys
from dataclasses import replace

from decision_drafts import judgement

from linchpin.ledger.ledger import Ledger

if __name__ == "__main__":
    place, name, count = sys.argv[1:]
    ledger = Ledger.open(place)
    for number in range(int(count)):
        decision = ledger.append(replace(judgement(), by=name, because=str(number)))
        print(decision.sequence, flush=True)
