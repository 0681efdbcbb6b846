"""Shares as per cent for a reader: never rounded up to all, nor down to nothing."""

from __future__ import annotations


def percent(share: float, places: int = 0) -> str:
    """Return a share as per cent.

    Args:
        share: 0 to 1; more is said as it is.
        places: Digits after the point.

    >>> percent(0.5), percent(0.99996, 1), percent(0.0004), percent(1.0)
    ('50%', 'over 99.9%', 'under 1%', '100%')
    """
    said = f"{share:.{places}%}"
    least = 10.0**-places
    if share < 1 and said == f"{1:.{places}%}":
        return f"over {100 - least:.{places}f}%"
    if share > 0 and said == f"{0:.{places}%}":
        return f"under {least:.{places}f}%"
    return said
