"""How two names compare, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted

if TYPE_CHECKING:
    from linchpin.match.search.explain import NameMatch


def match_text(found: NameMatch) -> Iterator[str]:
    """Yield the score, what it means, and which word was taken for which.

    Args:
        found: Two names, compared.
    """
    from linchpin.match.search.weights import MATCH

    verdict = "an alert" if found.score >= MATCH else "no alert"
    if not found.words:
        verdict = "nothing to compare, a name has no letter or digit"
    yield f"{found.score:.2f}  {verdict} (threshold {MATCH:.2f})"
    for pair in found.words:
        left, right = pair.asked or "-", pair.listed or "-"
        yield f"  {left:<20} {right:<20} {pair.reason}"


def scored_text(pairs: int, output: Path) -> str:
    """Return what is said of a table of pairs that was scored.

    Args:
        pairs: How many it has.
        output: The table that was written.
    """
    return f"{counted(pairs, 'pair')} scored in {output}"
