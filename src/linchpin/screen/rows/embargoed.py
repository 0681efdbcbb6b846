"""Places under embargo in the columns of addresses and texts: the best for each row and embargo."""

from __future__ import annotations

from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert
from linchpin.screen.rows.embargoed_places import weigh_place
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting
from linchpin.screen.watchlist.watched import Watched


def sighted_places(screener: Screener, piece: Piece) -> list[Sighting]:
    """Return the embargoed places that some rows name, the best sighting for each embargo.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    listed, mapping = screener.places.listed, screener.mapping
    if not listed.places:
        return []
    best: dict[tuple[int, str], Sighting] = {}
    for column in dict.fromkeys((*mapping.places, *mapping.texts)):
        in_text = column not in mapping.places
        cells = piece.columns[column]
        for row, found in enumerate(screener.places.find(cells)):
            for one in found:
                place = listed.places[one.number]
                others = [piece.columns[name][row] for name in mapping.places]
                weighed = weigh_place(
                    place, one, [*others, *([cells[row]] if in_text else [])], in_text=in_text
                )
                where = (row, place.embargo.id)
                if weighed is None or weighed[0] < screener.threshold:
                    continue
                if where in best and round(best[where].score, 4) >= round(weighed[0], 4):
                    continue
                best[where] = Sighting(
                    at=row,
                    column=column,
                    value=cells[row],
                    watched=Watched(
                        f"embargo-{place.embargo.id}",
                        place.embargo.name,
                        programs=(place.embargo.regulation,),
                        edition=f"embargoes as of {screener.watchlist.day}",
                    ),
                    alert=Alert.PLACE,
                    score=weighed[0],
                    listed_name=one.spelling,
                    reason="; ".join(filter(None, (one.reason, weighed[1], place.embargo.say()))),
                    claims=(),
                )
    return list(best.values())
