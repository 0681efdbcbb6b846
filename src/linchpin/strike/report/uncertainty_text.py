"""How sure an answer is, in words for a reader who is tired."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.claims.counted import counted, several
from linchpin.strike.report.percent import percent
from linchpin.strike.uncertainty.edge_list_uncertainty import Uncertainty
from linchpin.strike.uncertainty.robust import Robustness

MOST_NAMES = 20
MOST_TIES = 3


def how_sure(sure: Robustness, order: tuple[str, ...]) -> Iterator[str]:
    """Yield the linchpin probabilities, the interval, the regret, and who is not clear."""
    missing = percent(sure.missing_share)
    about = "" if missing.startswith(("over", "under")) else "about "
    were = several(sure.worlds, "was", "were")
    yield (
        f"How sure: {counted(sure.worlds, 'plausible version')} of this network {were} tried, in "
        f"which ties may be false and {about}{missing} of all ties are taken to be unreported "
        f"({sure.missing_basis})."
    )
    for name, share in sure.probability[: max(5, min(len(order), MOST_NAMES))]:
        mark = "" if name in order else "  (not in the answer)"
        yield f"  {name}: among the best in {percent(share)} of them{mark}"
    yield (
        f"  Connected pairs left: {percent(sure.interval[0])} to {percent(sure.interval[1])} "
        f"(90 % of versions). Missed against the best of each version: {percent(sure.regret)} of "
        "what could fall."
    )
    unclear = [place for place, name in enumerate(order, 1) if name not in sure.clear]
    if unclear and len(order) <= MOST_NAMES:
        numbers = ", ".join(_ordinal(place) for place in unclear)
        yield f"  No clear {numbers} linchpin: others do as well in most versions."


def on_average(found: Uncertainty) -> Iterator[str]:
    """Yield which set does best on average over the versions, where ties may be missing."""
    if found.same:
        yield "If ties are missing or false, the same names do best on average."
        return
    yield "If ties are missing or false, another set does best on average over these versions:"
    yield f"  {'; '.join(found.order[:MOST_NAMES])}"
    if len(found.order) > MOST_NAMES:
        yield f"  and {len(found.order) - MOST_NAMES:,} more (all of them with --json)"
    yield (
        f"  It leaves {percent(found.expected.left, 1)} of the connected pairs on average, "
        f"the set above {percent(found.observed.left, 1)}."
    )
    if found.observed.left - found.expected.left < 0.01:
        yield "  The difference is small: take both as equally good."


def tipping(found: Uncertainty) -> Iterator[str]:
    """Yield the ties whose loss alone would put another set ahead."""
    if not found.ties_tried:
        return
    tried = counted(found.ties_tried, "tie")
    if not found.tipping:
        yield f"No tipping tie: of {tried} left out one by one, none put another known set ahead."
        return
    count = found.tipping_count
    yield (
        f"Tipping ties: of {tried} left out one by one, {count:,} would put another set ahead. "
        "Check these first:"
    )
    for one in found.tipping[:MOST_TIES]:
        instead = "; ".join(one.instead[:MOST_NAMES])
        yield f"  without {one.tie[0]} - {one.tie[1]}: {instead}"


def _ordinal(place: int) -> str:
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    return words[place - 1] if place <= len(words) else f"{place}th"
