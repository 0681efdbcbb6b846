"""How hard the tests try: `LINCHPIN_TEST_EFFORT=10` draws ten times as many examples.

The test command draws few, enough to notice what breaks often; a run in the night draws many.
"""

from __future__ import annotations

import os

EFFORT = float(os.environ.get("LINCHPIN_TEST_EFFORT", "1"))


def times(count: int) -> int:
    """Return how many examples to draw where the test command draws `count`."""
    return max(1, round(count * EFFORT))
