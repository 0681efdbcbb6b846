"""Addresses of the listed in the columns of addresses."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.match.name_keys import name_key
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting
from linchpin.screen.watchlist.identifiers import address_keys

SAME_ADDRESS = 0.85
"""Score of a row with the address of somebody listed."""


def sighted_addresses(screener: Screener, piece: Piece) -> Iterator[Sighting]:
    """Yield at whose address some rows are.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    columns, listed = screener.mapping.places, screener.watchlist.addresses
    if not columns or not listed or screener.threshold > SAME_ADDRESS:
        return
    for row, cells in enumerate(zip(*(piece.columns[c] for c in columns), strict=True)):
        for key in sorted(address_keys(cells) & listed.keys()):
            for known in listed[key]:
                if known.place not in name_key(" ".join(cells)[:1000]):
                    continue
                yield Sighting(
                    at=row,
                    column=columns[0],
                    value=", ".join(filter(None, cells)),
                    watched=screener.watched(known.entity),
                    alert=Alert.ADDRESS,
                    score=SAME_ADDRESS,
                    listed_name=known.text,
                    reason="the row has this address, not the name",
                    claims=known.claims,
                )
