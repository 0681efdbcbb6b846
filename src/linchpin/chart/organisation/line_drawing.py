"""Draw lines: each in the style of its kind, each with its claims."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.chart.errors import ChartError
from linchpin.chart.organisation.model import Tie
from linchpin.chart.palette import STROKES
from linchpin.chart.scene import Group, Path, Point, Shape


def draw_tie(
    kind: str, points: tuple[Point, ...], *, arrow: bool = False, corner: float = 3.0
) -> Path:
    """Return a line in the style of a kind of tie."""
    stroke = STROKES[kind]
    return Path(
        points,
        stroke=stroke.colour,
        stroke_width=stroke.width,
        dash=stroke.dash,
        corner=corner,
        arrow=arrow or stroke.arrow,
    )


def tie_group(tie: Tie, items: Iterable[Shape], suffix: str = "") -> Group:
    """Return a line with what it says and the claims behind it."""
    said = [said for line in tie.lines for said in line.said]
    words = f"{tie.label}: “{said[0].quote}” ({said[0].speaker})"
    return Group("line", words, tuple(items), f"{tie.key}{suffix}", tie.claims)


def many_ties_group(ties: Iterable[Tie], items: Iterable[Shape], key: str, title: str) -> Group:
    """Return a line that stands for several ties, such as the tree's, with all their claims.

    It leads to the evidence of the first.

    Raises:
        ChartError: It would stand for none.
    """
    ties = tuple(ties)
    claims = tuple(dict.fromkeys(claim for tie in ties for claim in tie.claims))
    if not claims:
        raise ChartError(f"the line {key!r} rests on no claim and is not drawn")
    return Group("line", title, tuple(items), key, claims, evidence=ties[0].key)
