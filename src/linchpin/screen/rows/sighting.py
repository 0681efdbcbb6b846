"""Somebody or some place that a cell may mean, before the other cells of the row are heard."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.claims.safe_text import safe_text
from linchpin.match.search.explain import WordPair
from linchpin.match.search.name_list import ListedName
from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert, Hit
from linchpin.screen.results.safe_cells import LONGEST
from linchpin.screen.watchlist.watched import Watched


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody or some place that a cell may mean, and why.

    Attributes:
        at: Which row of the piece, from 0.
        column: Where the value stands.
        value: The cell as written.
        watched: Who may be meant.
        alert: The class of the alert, were they listed themselves.
        score: 0..1.
        listed_name: The name, number or place that fits.
        reason: What was taken for what.
        claims: Ids of the claims behind it.
        name: The listed name, where it is a name that fits; facts of the row are weighed for
            names only.
        words: What was taken for what in the name that fits.
    """

    at: int
    column: str
    value: str
    watched: Watched
    alert: Alert
    score: float
    listed_name: str
    reason: str
    claims: tuple[str, ...]
    name: ListedName | None = None
    words: tuple[WordPair, ...] = ()


def hit_of(sighting: Sighting, piece: Piece, mapping: Mapping) -> Hit:
    """Return the hit that a sighting makes, its texts safe to show.

    Args:
        sighting: What was seen.
        piece: The rows it was seen in.
        mapping: What the columns hold.
    """
    watched, exposure = sighting.watched, sighting.watched.exposure
    key = mapping.key
    return Hit(
        row=piece.numbers[sighting.at],
        key="" if key is None else safe_text(piece.columns[key][sighting.at], LONGEST),
        column=sighting.column,
        value=safe_text(sighting.value, LONGEST),
        alert=(sighting.alert if exposure is None else exposure.label).value,
        score=round(sighting.score, 4),
        entity=watched.entity,
        caption=watched.caption,
        listed_name=sighting.listed_name,
        reason=safe_text(sighting.reason, LONGEST),
        programs=watched.programs,
        edition=watched.edition,
        claims=(*sighting.claims, *(() if exposure is None else exposure.claims)),
        path=() if exposure is None else exposure.lines,
        sheet=piece.sheets[sighting.at] if piece.sheets else "",
        line=piece.lines[sighting.at] if piece.lines else 0,
        place=piece.place(sighting.at),
    )
