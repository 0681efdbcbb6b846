"""Pictures as parts of a page: their SVG, and what each box and line of them rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from linchpin.claims.errors import LinchpinError

if TYPE_CHECKING:
    from linchpin.chart.drawing import Drawing
    from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of a page.

    Attributes:
        drawing: What it shows, with evidence; None where there is nothing to draw.
        pages: Its pages as SVG.
        why: Why there is none, in words.
    """

    drawing: Drawing | None
    pages: tuple[Markup, ...] = ()
    why: str = ""


def picture(
    network: Network, who: str, kind: str, lang: str, *, paper: str = "tabloid"
) -> ShownPicture:
    """Return a picture of somebody, every box and line a link to what it rests on.

    Args:
        network: As of the day.
        who: Entity id.
        kind: `organisation`, `ego`, `timeline` or `map`.
        lang: `en` or `es`.
        paper: The sheet.
    """
    from linchpin.chart.picture import KINDS, Wishes
    from linchpin.chart.render.svg import to_svg

    try:
        drawing = KINDS[kind](network, who, Wishes(lang=lang, paper=paper))
    except LinchpinError as error:
        return ShownPicture(None, (), str(error))
    pages = tuple(
        # The writer of pictures escapes every text that it sets.
        Markup(to_svg(page, font=False, prefix=f"{kind}{at}-", link_to_evidence=True))
        for at, page in enumerate(drawing.pages)
    )
    return ShownPicture(drawing, pages)
