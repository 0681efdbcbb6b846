"""The record of a list entry as rows of named cells, each of which a rule takes once.

A cell that no rule takes is reported: nothing of an entry is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from linchpin.read.lists.record_text import Excerpt


@dataclass(slots=True)
class Row:
    """One row of a record: an element of an XML file or a line of a table.

    Attributes:
        kind: What the list calls it, such as `INDIVIDUAL_ALIAS`; empty for a line of a table.
        cells: What it holds: name of the column, element or `@attribute`, and the words.
        rows: Rows inside it, in the order of the file.
    """

    kind: str
    cells: list[tuple[str, Excerpt]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    _taken: set[int] = field(default_factory=set)

    def take(self, *names: str) -> Excerpt | None:
        """Return the first cell of these names that is there, and count all of them as read."""
        return next(iter(self.take_all(*names)), None)

    def take_all(self, *names: str) -> list[Excerpt]:
        """Return every cell of these names in the order of the file, and count them as read.

        A name such as `regulation/@programme` goes into the rows of that kind inside this one.
        """
        found = []
        for at, (name, piece) in enumerate(self.cells):
            if name in names:
                self._taken.add(at)
                found.append(piece)
        for way in names:
            kind, slash, rest = way.partition("/")
            if slash:
                found += [piece for row in self.all_of(kind) for piece in row.take_all(rest)]
        return found

    def word(self, *names: str) -> str:
        """Return the text of the first cell of these names, empty where there is none."""
        piece = self.take(*names)
        return "" if piece is None else piece.text

    def all_of(self, *kinds: str) -> Iterator[Row]:
        """Yield the rows inside this one that are of these kinds."""
        yield from (row for row in self.rows if row.kind in kinds)

    def row(self, kind: str) -> Row:
        """Return the first row of a kind inside this one; an empty one where there is none."""
        return next(self.all_of(kind), Row(kind))

    def whole(self) -> list[Excerpt]:
        """Return every cell of the row and of the rows inside it, in the order of the record."""
        own = [piece for _, piece in self.cells]
        own += [piece for row in self.rows for piece in row.whole()]
        return sorted(own, key=lambda piece: piece.start)

    def left(self) -> Iterator[tuple[str, Excerpt]]:
        """Yield the cells that no rule took, here and inside, each with the way to it."""
        for at, (name, piece) in enumerate(self.cells):
            if at not in self._taken:
                yield name, piece
        for row in self.rows:
            for name, piece in row.left():
                yield f"{row.kind}/{name}", piece

    def count(self) -> int:
        """Return how many cells the row and the rows inside it hold."""
        return len(self.cells) + sum(row.count() for row in self.rows)
