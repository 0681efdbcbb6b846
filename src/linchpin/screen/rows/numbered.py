"""Identifiers of the watched in the columns of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.match.name_keys import name_key
from linchpin.screen.book.rows import Piece
from linchpin.screen.book.storage import LONGEST_IDENTIFIER
from linchpin.screen.results.hit import Alert
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting


def sighted_identifiers(screener: Screener, piece: Piece) -> Iterator[Sighting]:
    """Yield whose identifiers some rows hold.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    for column in screener.mapping.identifiers:
        for row, value in enumerate(piece.columns[column]):
            if not value or len(value) > LONGEST_IDENTIFIER:
                continue
            for known in screener.watchlist.identifiers.get(name_key(value), ()):
                yield Sighting(
                    at=row,
                    column=column,
                    value=value,
                    watched=screener.watched(known.entity),
                    alert=Alert.IDENTIFIER,
                    score=1.0,
                    listed_name=known.value,
                    reason=f"same {known.prop}",
                    claims=(known.claim,),
                )
