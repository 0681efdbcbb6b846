"""Colours and line styles: WCAG AA on white, and told apart by shape where colour is lost."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#111827"
TEXT = "#1f2937"
QUIET = "#4b5563"
FAINT = "#cbd5e1"
PANEL = "#f1f5f9"
PANEL_EDGE = "#cbd5e1"
NAVY = "#1e3a5f"
RED = "#9b1c1c"
ORANGE = "#9a3412"
GREY = "#4b5563"
BLACK = "#000000"
WHITE = "#ffffff"
LINK = "#1d4ed8"
SLOT = "#e2e8f0"
PERSON = "#94a3b8"
FIRM = "#a9935f"
FIRM_SLOT = "#f3ecdc"


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn.

    Attributes:
        colour: Colour, at least 3:1 on white.
        width: Thickness.
        dash: Pattern, None for a solid line.
        arrow: The line has a direction.
    """

    colour: str
    width: float
    dash: str | None = None
    arrow: bool = False


STROKES = {
    "tree": Stroke("#334155", 1.1),
    "leads": Stroke("#334155", 1.1),
    "role": Stroke("#334155", 1.1, "12 2"),
    "family": Stroke("#6d28d9", 1.1, "4.5 2"),
    "linked": Stroke("#0f766e", 1.2, "1.2 2.2"),
    "owns": Stroke("#9a3412", 1.2, None, arrow=True),
    "directs": Stroke("#1d4ed8", 1.1, "6 2 1.2 2", arrow=True),
    "allied": Stroke("#111827", 1.2, "8 3"),
    "rival": Stroke("#9b1c1c", 1.3, "2.5 2.5 8 2.5"),
    "succession": Stroke("#111827", 1.0, "10 2 2 2 2 2", arrow=True),
    "pays": Stroke("#15803d", 1.2, "2.5 1.5", arrow=True),
    "ended": Stroke("#4b5563", 0.9, "1.2 4.5"),
}
"""Kind of tie to its line; no two share both dash and arrow but `tree` and `leads`."""

BADGES = {
    "designated": NAVY,
    "delisted": GREY,
    "indicted": ORANGE,
    "arrested": ORANGE,
    "detained": ORANGE,
    "pleaded": ORANGE,
    "pleaded guilty": RED,
    "pleaded not guilty": GREY,
    "pleaded no contest": ORANGE,
    "dismissed": GREY,
    "overturned": GREY,
    "several": GREY,
    "convicted": RED,
    "sentenced": RED,
    "fined": RED,
    "acquitted": GREY,
    "extradited": ORANGE,
    "killed": BLACK,
    "died": BLACK,
}
"""Kind of event to the colour of its badge; what is only reported, or is no event, is outlined."""

EDGES = {
    "this action": RED,
    "earlier action": NAVY,
    "undated": NAVY,
    "not listed": GREY,
    "delisted": GREY,
    "no list": GREY,
}
"""Status to the colour of a card's edge; the edge's pattern differs too."""


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it, 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
