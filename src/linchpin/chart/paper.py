"""Sizes of paper, and how far a picture may shrink to fit on one sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, lying on its long side.

    Attributes:
        name: As `--paper` takes it.
        width: Points.
        height: Points.
    """

    name: str
    width: float
    height: float


PAPERS = {
    "letter": Paper("letter", 792.0, 612.0),
    "tabloid": Paper("tabloid", 1224.0, 792.0),
    "a3": Paper("a3", 1190.55, 841.89),
}

SCALES = (1.6, 1.45, 1.3, 1.15, 1.0, 0.92, 0.85, 0.78, 0.72, 0.66)
"""Scales tried, largest first; below the last, a picture goes on to another page."""
