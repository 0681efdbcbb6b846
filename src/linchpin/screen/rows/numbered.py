"""Identifiers of the watched in the columns of numbers and in free text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linchpin.match.compare.identifier_keys import kind_of_property
from linchpin.match.compare.identifier_labels import kinds_named
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert
from linchpin.screen.rows.cell_identifiers import (
    WrittenIdentifier,
    cell_holds_any,
    identifiers_in_text,
    text_holds_any,
    written_identifiers,
)
from linchpin.screen.rows.numbered_cells import joined_cells, numbered_words
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting
from linchpin.screen.watchlist.identifiers import Identifier

IN_PART = 0.90
"""Score of a number that fits but for its label, branch, country's code or neighbours."""
OTHER_KIND = 0.80
"""Score of digits of which the cell says that they are another kind of number."""
_NUMBERED_APART = frozenset({"imo", "mmsi", "phone"})
"""Kinds whose bare digits say little where nothing says which kind they are."""


def sighted_identifiers(screener: Screener, piece: Piece) -> Iterator[Sighting]:
    """Yield whose identifiers some rows hold.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    mapping, listed = screener.mapping, screener.identifier_keys
    for column in mapping.identifiers:
        heading = kinds_named(column)
        for row, value in enumerate(piece.columns[column]):
            if value and cell_holds_any(value, listed):
                found = written_identifiers(value)
                yield from _of_cell(screener, found, heading, (row, column, value))
    for column, row, value in numbered_words(mapping, piece):
        if text_holds_any(value, listed):
            found = identifiers_in_text(value)
            yield from _of_cell(screener, found, frozenset(), (row, column, value))
    for column, row, value in joined_cells(mapping, piece):
        if cell_holds_any(value, listed):
            found = written_identifiers(value)
            yield from _of_cell(screener, found, kinds_named(column), (row, column, value))


def _of_cell(
    screener: Screener,
    written: Iterable[WrittenIdentifier],
    heading: frozenset[str],
    place: tuple[int, str, str],
) -> Iterator[Sighting]:
    row, column, value = place
    listed = screener.watchlist.identifiers
    for one in written:
        for known in listed.get(one.key, ()):
            score, why = weigh_identifier(one, known, heading)
            yield Sighting(
                at=row,
                column=column,
                value=value,
                watched=screener.watched(known.entity),
                alert=Alert.IDENTIFIER,
                score=score,
                listed_name=known.value,
                reason=f"same {known.prop}" + (f"; {why}" if why else ""),
                claims=known.claims,
            )


def weigh_identifier(
    written: WrittenIdentifier, known: Identifier, heading: frozenset[str]
) -> tuple[float, str]:
    """Return the score of a number that fits a listed one, and what is doubtful about it.

    Args:
        written: What the cell holds.
        known: The listed number.
        heading: Kinds of numbers that the heading of the column speaks of.
    """
    kind = kind_of_property(known.prop)
    said = (written.kinds - {"number"}) or (heading - {"number"})
    if written.key.isdecimal():
        if said and kind not in said and kind != "number":
            return OTHER_KIND, f"the cell speaks of another number ({', '.join(sorted(said))})"
        if kind in _NUMBERED_APART and kind not in said:
            return IN_PART, "the cell does not say what kind of number this is"
    if not (written.whole and known.whole):
        return IN_PART, "a part of what is written stands for the rest"
    return 1.0, ""
