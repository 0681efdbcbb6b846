"""Who may go on under another name, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.cli.text import layout
from linchpin.network.property_words import property_words

if TYPE_CHECKING:
    from linchpin.network.renamed import RenamedSearch


def renamed_text(found: RenamedSearch) -> Iterator[str]:
    """Yield the candidates, line by line.

    Args:
        found: What the search shows.
    """
    for one in found.candidates:
        yield layout.hanging(f"{one.entity}  {one.caption}", "", "    ")
        yield layout.hanging(f"{one.before_caption} ({one.before}): {one.why}", "    ", "      ")
        for prop, value in one.shared:
            yield layout.hanging(f"in common: {property_words(prop)} {value}", "    ", "      ")
    for key, count in found.left_out:
        held = counted(count, "entry has", "entries have")
        yield f"left out: {key}, which {held}: an agent's, or a filler"
    yield (
        f"{counted(len(found.candidates), 'candidate')}; "
        f"{counted(found.gone, 'entry', 'entries')} removed, dissolved or on 69-B looked for. "
        "A candidate is a question, not a finding about anybody."
    )
    yield "Addresses, owners and families in common are not looked for here."
