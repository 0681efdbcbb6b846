"""The answer in one paragraph, for somebody who reads nothing else."""

from __future__ import annotations

from linchpin.claims.counted import counted, several
from linchpin.strike.report.answer import StrikeAnswer
from linchpin.strike.report.percent import percent

MOST_NAMED = 5
LIMITS = (
    "This says how the recorded ties hang together. It does not say who leads, who is guilty, or "
    "what people would do next."
)


def brief(answer: StrikeAnswer, what: str) -> str:
    """Return an answer in one paragraph: who, what would change, how sure, what it cannot say.

    Args:
        answer: to a question about a network.
        what: the network in words, such as "the ties in calls.csv".
    """
    before, after = answer.comparisons[0].measures, answer.comparisons[-1].measures
    size = f"{what} ({counted(answer.nodes, 'name')}, {counted(answer.ties, 'tie')})"
    if not answer.order:
        return f"On {size}, nobody is named: {answer.why_nobody}. {LIMITS}"
    share = after.connected_pairs / before.connected_pairs if before.connected_pairs else 1.0
    left = f"{percent(share)} of the pairs that are connected now would still be connected"
    if answer.proof == "as asked":
        return f"On {size}: without {names(answer.order)}, {left}. {LIMITS}"
    first = f"On {size}, the names it hangs on most are {names(answer.order)}"
    if len(answer.order) == 1:
        first = f"On {size}, the name it hangs on most is {answer.order[0]}"
    gone = several(len(answer.order), "that one name", "them")
    return f"{first}: without {gone}, {left}. {_how_sure(answer)} {LIMITS}"


def names(order: tuple[str, ...], most: int = MOST_NAMED) -> str:
    """Return names as a sentence has them, and how many are left out.

    Args:
        order: The names.
        most: How many are named at most.

    >>> names(("Ana", "Bo", "Cy"))
    'Ana, Bo and Cy'
    """
    if len(order) > most:
        return f"{', '.join(order[:most])} and {len(order) - most:,} more"
    return order[0] if len(order) == 1 else f"{', '.join(order[:-1])} and {order[-1]}"


def _how_sure(answer: StrikeAnswer) -> str:
    proof = (
        "No other choice of this size does better on these ties"
        if answer.proof == "proven"
        else "No better choice was found, though one may exist"
    )
    sure = answer.standing
    if sure is None:
        return f"{proof}; how far missing or false ties would change that was not tried."
    clear = [name for name in answer.order if name in sure.clear]
    versions = f"most of {counted(sure.worlds, 'plausible version')} of the ties"
    if len(clear) == len(answer.order):
        return f"{proof}, and it holds in {versions}."
    if not clear:
        return f"{proof}, but it is not firm: in {versions} others do as well."
    stand = several(len(clear), "stands", "stand")
    return f"{proof}; of them only {names(tuple(clear))} {stand} out in {versions}."
