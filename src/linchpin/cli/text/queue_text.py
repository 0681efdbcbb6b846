"""Set the queue of uncertain pairs for a terminal, and a pair as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.match.compare.agreement import Fact
    from linchpin.match.resolve.review_queue import Uncertain
    from linchpin.network.network import Network

NOTHING = "Nothing to judge: no two records are uncertain."
"""What an empty queue says."""
_MOST_LISTED = 50


def queue_text(network: Network, queue: list[Uncertain]) -> Iterator[str]:
    """Yield the queue as text, line by line.

    Args:
        network: For the names to show.
        queue: The pairs, in order.
    """
    if not queue:
        yield NOTHING
        return
    pairs = counted(len(queue), "pair is", "pairs are")
    yield f"{pairs} uncertain. Judge them with `linchpin judge`."
    for item in queue[:_MOST_LISTED]:
        match = item.match
        captions = tuple(network.names.caption(network.resolution.of(i)) for i in item.pair)
        one, other = match.names if all(match.names) else captions
        later = ", unsure" if item.put_off else ""
        yield f"{match.score:.2f}  {match.first}  {match.second}{later}"
        yield layout.hanging(f"{one} | {other}", "      ", "      ")
        agreeing = "; ".join(f"{fact.what} {fact.words}" for fact in match.agreeing())
        yield layout.hanging(f"+ {agreeing or 'the names alone'}", "      ", "        ")
        for fact in match.differing():
            yield layout.hanging(f"- {fact.what} {fact.words}", "      ", "        ")
    if len(queue) > _MOST_LISTED:
        yield f"... and {len(queue) - _MOST_LISTED:,} more; `--json` prints them all"


def pair_data(item: Uncertain) -> dict[str, object]:
    """Return an uncertain pair as plain data: score, reasons for, reasons against."""
    match = item.match
    return {
        "first": match.first,
        "second": match.second,
        "score": round(match.score, 4),
        "name_score": round(match.name_score, 4),
        "names": match.names,
        "explanation": match.explanation,
        "speaks_for": [_fact(fact) for fact in match.agreeing()],
        "speaks_against": [_fact(fact) for fact in match.differing()],
        "listed": item.listed,
        "refused": item.refused,
        "unsure": item.put_off,
    }


def _fact(fact: Fact) -> dict[str, object]:
    found = asdict(fact)
    return {"what": found["what"], "words": found["words"], "rate": found["rate"]}
