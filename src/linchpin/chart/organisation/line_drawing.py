"""Draw lines: each in the style of its kind, each with its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linchpin.chart.errors import ChartError
from linchpin.chart.organisation.model import Tie
from linchpin.chart.palette import STROKES
from linchpin.chart.scene import Group, Path, Point, Shape
from linchpin.chart.standing import Firmness, qualified, weakest
from linchpin.chart.words import Words
from linchpin.network.citation import quotation

THIN = 0.55
"""How much thinner a line is that is alleged, charged or a view."""


def draw_tie(
    kind: str, points: tuple[Point, ...], *, arrow: bool | None = None, corner: float = 3.0
) -> Path:
    """Return a line in the style of a kind of tie.

    Args:
        kind: Kind of tie.
        points: Its corners.
        arrow: Whether an arrowhead stands at the end; as the kind has it where that is not said.
        corner: Radius of the corners.
    """
    stroke = STROKES[kind.removesuffix("-to")]
    return Path(
        points,
        stroke=stroke.colour,
        stroke_width=stroke.width,
        dash=stroke.dash,
        corner=corner,
        arrow=stroke.arrow if arrow is None else arrow,
    )


def tie_group(tie: Tie, items: Iterable[Shape], words: Words, suffix: str = "") -> Group:
    """Return a line with what it says, how firmly, and the claims behind it.

    What is not said as a plain fact is drawn thinner; see `linchpin.chart.marks` for its letter.
    """
    found = tie.firmness
    said = [said for line in tie.lines for said in line.said]
    first = f"{quotation(said[0], words.lang)} ({said[0].speaker})"
    title = f"{qualified(tie.text, found, words)}: {first}"
    return Group(
        "line",
        title,
        tuple(_as_firm(items, found)),
        f"{tie.key}{suffix}",
        tie.claims,
        standing=found.mark,
    )


def many_ties_group(ties: Iterable[Tie], items: Iterable[Shape], key: str, title: str) -> Group:
    """Return a line that stands for several ties, such as the tree's, with all their claims.

    It leads to the evidence of the first, and is no firmer than the weakest of them.

    Raises:
        ChartError: It would stand for none.
    """
    ties = tuple(ties)
    claims = tuple(dict.fromkeys(claim for tie in ties for claim in tie.claims))
    if not claims:
        raise ChartError(f"the line {key!r} rests on no claim and is not drawn")
    found = weakest(tie.firmness for tie in ties)
    return Group(
        "line",
        title,
        tuple(_as_firm(items, found)),
        key,
        claims,
        evidence=ties[0].key,
        standing=found.mark,
    )


def _as_firm(items: Iterable[Shape], found: Firmness) -> Iterator[Shape]:
    for item in items:
        if isinstance(item, Path) and not found.firm:
            yield replace(item, stroke_width=item.stroke_width * THIN)
        else:
            yield item
