"""When lists held somebody, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.network.listing_history import ListingHistory


def history_text(found: Sequence[ListingHistory]) -> Iterator[str]:
    """Yield when each list held somebody, line by line.

    Args:
        found: An entry of a list each.
    """
    title = ""
    for one in found:
        if one.title != title:
            title = one.title
            yield layout.heading(title)
        yield f"  {one.entity}  {one.caption}"
        for period in one.periods:
            span = say_date(period.first)
            if period.editions > 1:
                span = f"{span} to {say_date(period.last)} ({counted(period.editions, 'edition')})"
            yield f"    {'on ' if period.on else 'off'}  {span}"
            if period.names and period.names != (one.caption,):
                yield layout.hanging(f"as {', '.join(period.names)}", "         ", "           ")
    yield "\nDays are those of editions; what happened between two of them is not known."
