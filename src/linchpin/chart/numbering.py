"""Number the sources of a picture from 1, in the order a reader meets them, without gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from linchpin.network.answer import CitedSource, Line


class SourceNumbers:
    """New numbers for the sources that some lines cite, and for no others."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Number the sources in the order in which lines cite them."""
        self.of: dict[int, int] = {}
        for line in lines:
            for said in line.said:
                self.of.setdefault(said.source, len(self.of) + 1)

    def lines(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Return lines with the new numbers."""
        return tuple(
            replace(
                line,
                said=tuple(replace(said, source=self.of[said.source]) for said in line.said),
            )
            for line in lines
        )

    def sources(self, sources: Iterable[CitedSource]) -> tuple[CitedSource, ...]:
        """Return the sources that are cited, in order of their new numbers."""
        kept = [
            replace(source, number=self.of[source.number])
            for source in sources
            if source.number in self.of
        ]
        return tuple(sorted(kept, key=lambda source: source.number))
