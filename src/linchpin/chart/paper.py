"""Sizes of paper and of places in a newspaper, and how far a picture is enlarged to fill one."""

from __future__ import annotations

from dataclasses import dataclass

_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, or a place on one.

    Attributes:
        name: As `--paper` takes it.
        width: Points.
        height: Points; most that a picture may be high.
    """

    name: str
    width: float
    height: float

    @property
    def scales(self) -> tuple[float, ...]:
        """Return the enlargements to try, largest first; never below 1, so that type keeps."""
        return SCALES if self.width > 560 else (1.0,)


PAPERS = {
    paper.name: paper
    for paper in (
        Paper("letter", 792.0, 612.0),
        Paper("letter-portrait", 612.0, 792.0),
        Paper("tabloid", 1224.0, 792.0),
        Paper("a4", 841.89, 595.28),
        Paper("a4-portrait", 595.28, 841.89),
        Paper("a3", 1190.55, 841.89),
        Paper("half-page", 260 * _MM, 190 * _MM),
        Paper("two-columns", 104 * _MM, 380 * _MM),
        Paper("column", 50 * _MM, 380 * _MM),
    )
}
"""Sheets lie on their long side unless they say portrait; columns are those of a newspaper."""

SCALES = (1.6, 1.45, 1.3, 1.15, 1.0)
"""Enlargements tried, largest first; what does not fit at 1 goes on to another page."""
