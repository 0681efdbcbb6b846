"""An answer in words, for a reader who is tired: what holds it up, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.claims.counted import counted
from linchpin.strike.report.answer import StrikeAnswer
from linchpin.strike.report.brief import names
from linchpin.strike.report.comparisons import Comparison
from linchpin.strike.report.percent import percent
from linchpin.strike.report.uncertainty_text import (
    MOST_NAMES,
    how_sure,
    on_average,
    tipping,
)
from linchpin.strike.solve.question import OVER_AT


def in_words(answer: StrikeAnswer) -> str:
    """Return the answer as lines of text."""
    return "\n".join(_lines(answer))


def _lines(answer: StrikeAnswer) -> Iterator[str]:
    yield f"A network of {counted(answer.nodes, 'name')} and {counted(answer.ties, 'tie')}."
    yield from (f"Note: {note}." for note in answer.notes)
    yield ""
    yield from _what_holds(answer)
    yield ""
    yield from _table(answer)
    yield ""
    yield from _how_known(answer)
    if answer.standing is not None:
        yield ""
        yield from how_sure(answer.standing, answer.order)
    if answer.uncertainty is not None:
        yield ""
        yield from on_average(answer.uncertainty)
        yield from tipping(answer.uncertainty)
    yield ""
    yield (
        "What this cannot say: records show whom authorities looked at, not everyone there was; "
        "people adapt, and being put on a list is not leaving the network."
    )


def _what_holds(answer: StrikeAnswer) -> Iterator[str]:
    before, after = answer.comparisons[0].measures, answer.comparisons[-1].measures
    if not answer.order:
        yield f"Nobody was chosen: {answer.why_nobody}."
        return
    if answer.proof == "as asked":
        yield f"Without {names(answer.order, MOST_NAMES)}:"
    else:
        sure = answer.standing
        if sure is not None and not set(answer.order) & set(sure.clear):
            yield "No clear linchpin: these names are one set among several that do as well."
        else:
            yield "What holds it up, the most depended on first:"
        for place, name in enumerate(answer.order[:MOST_NAMES], 1):
            cost = f"  (cost {answer.costs[place - 1]:,.10g})" if answer.costs else ""
            yield f"  {place:>2}. {name}{cost}"
        if len(answer.order) > MOST_NAMES:
            yield f"  and {len(answer.order) - MOST_NAMES:,} more (all of them with --json)"
        if answer.costs and answer.budget is not None:
            yield f"Cost {sum(answer.costs):,.10g} of budget {answer.budget:,.10g}."
        yield "Without them:"
    if not before.connected_pairs:
        yield "  nothing changes: no two names are connected in this network."
        return
    largest = (
        f"the largest component keeps its {counted(before.largest, 'name')}"
        if after.largest == before.largest
        else f"the largest component falls from {counted(before.largest, 'name')} to "
        f"{after.largest:,}"
    )
    left = percent(after.connected_pairs / before.connected_pairs, 1)
    yield f"  {left} of the connected pairs are left, and {largest}."


def _table(answer: StrikeAnswer) -> Iterator[str]:
    width = max(len(_row_name(row)) for row in answer.comparisons)
    head = (
        f"{'':{width}}  {'connected pairs':>16}  {'largest':>9}  {'pieces':>9}  {'efficiency':>10}"
    )
    yield head
    for row in answer.comparisons:
        left = row.measures
        yield (
            f"{_row_name(row):{width}}  {left.connected_pairs:>16,}  {left.largest:>9,}  "
            f"{left.components:>9,}  {left.efficiency:>10.4f}"
        )
    yield (
        "Connected pairs: pairs with some path between them. Pieces: parts without a tie between "
        "them. Efficiency: mean of 1/distance among those who stay."
    )
    yield from _curve(answer)


def _curve(answer: StrikeAnswer) -> Iterator[str]:
    """Yield how the network shrinks along the order, and the area under that."""
    points = list(zip(answer.pairs_curve, answer.largest_curve, strict=True))[: MOST_NAMES + 1]
    if len(points) > 1:
        yield "Step by step, after so many have left: connected pairs (largest component)."
        yield "  " + "; ".join(
            f"{at * answer.curve_step:,}: {pairs:,} ({largest:,})"
            for at, (pairs, largest) in enumerate(points)
        )
    area = f"Area under the curve of the largest component along this order: {answer.area:.2f} "
    if answer.largest_curve[-1] < OVER_AT * answer.nodes:
        yield area + "removals until it is under a tenth of the network (smaller is faster)."
    else:
        yield area + (
            "removals; the largest component never falls under a tenth of the network, so that "
            "areas of orders of another length cannot be compared with it."
        )


def _row_name(row: Comparison) -> str:
    if row.name in ("nobody leaves", "this set"):
        return row.name
    return f"{row.name}: {row.removed[0]}"


def _how_known(answer: StrikeAnswer) -> Iterator[str]:
    took = f"{answer.seconds:.1f} s, seed {answer.seed}"
    what = "connected pairs" if answer.objective == "pairwise" else "names in the largest component"
    if answer.proof == "proven":
        yield f"Proven: no affordable set leaves fewer {what} ({answer.engine}, {took})."
    elif answer.proof == "nobody chosen":
        yield f"There was nothing to prove ({took})."
    elif answer.proof == "as asked":
        yield f"These names were given, not found ({took})."
    else:
        yield f"Heuristic: no better set was found; one may exist ({answer.engine}, {took})."
        if answer.lower_bound:
            yield f"No affordable set can leave fewer than {answer.lower_bound:,.0f} {what}."
