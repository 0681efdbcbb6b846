"""How two are connected, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.cli.text import layout
from linchpin.network.line_words import DENIED_TIES, nothing_connects

if TYPE_CHECKING:
    from linchpin.network.paths import Paths


def paths_text(found: Paths, caption: Callable[[str], str]) -> Iterator[str]:
    """Yield every chain with its evidence, then what limits the answer.

    Args:
        found: The chains.
        caption: Gives the name to show of an entity.
    """
    if found.chains:
        yield from _chains(found)
    else:
        yield nothing_connects(caption(found.start), caption(found.end))
    if found.denied:
        yield layout.heading(DENIED_TIES)
        yield from layout.lines_text(found.denied)
    if found.sources:
        yield layout.heading("Sources")
        yield from (layout.source_text(source) for source in found.sources)
    for title, texts in (
        ("Ties of another time, not counted", found.other_time),
        ("What these editions lack", found.lacking),
    ):
        if texts:
            yield layout.heading(title)
            yield from (layout.hanging(text, "  - ", "    ") for text in texts)


def _chains(found: Paths) -> Iterator[str]:
    for number, chain in enumerate(found.chains, start=1):
        links = counted(len(chain), "link")
        yield layout.heading(f"Chain {number} of {len(found.chains)}, {links}")
        for step in chain:
            yield from layout.lines_text(step.lines)
    if found.more:
        yield f"\n... and {counted(found.more, 'more chain')} of that length"
