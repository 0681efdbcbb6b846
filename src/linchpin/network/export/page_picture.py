"""The picture of a whole network: everybody who has a tie a dot, each pair that is tied a line."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from linchpin.claims.safe_text import safe_text
from linchpin.network.export.json_positions import places_of
from linchpin.network.export.positions import WheelPlace
from linchpin.network.network import Network

MOST_NAMED = 400
"""Names that are written beside their dots; the others are shown under the pointer."""
FEW_TIES = 500
"""Ties up to which the lines are drawn thick."""
_LETTER = 6.0
"""Width of a letter, about."""


def anchor(kind: str, key: str) -> str:
    """Return the id of an element, of letters that an address and an attribute may hold.

    Args:
        kind: `e` for an entity, `t` for a tie.
        key: Its key.

    >>> anchor("e", 'a"b c')
    'e-a.22b.20c'
    """
    return f"{kind}-{quote(key, safe='').replace('%', '.')}"


def network_picture(network: Network) -> Iterator[str]:
    """Yield the picture as SVG; every dot leads to what is said of whom it stands for.

    Args:
        network: The network.
    """
    places = {who: at for who, at in places_of(network).items() if who in network.ties}
    if not places:
        return
    most = sorted(places, key=lambda who: (-len(network.ties[who]), who))[:MOST_NAMED]
    named = {who: safe_text(network.names.caption(who), 60) for who in most}
    room = 40 + max(map(len, named.values())) * _LETTER
    left, top = min(p.x for p in places.values()) - room, min(p.y for p in places.values()) - room
    width = max(p.x for p in places.values()) + room - left
    height = max(p.y for p in places.values()) + room - top
    many = " many" if len(network.edges) > FEW_TIES else ""
    yield (
        f'<svg class="net{many}" viewBox="{left:.0f} {top:.0f} {width:.0f} {height:.0f}" '
        f'style="max-width:{width:.0f}px" role="img" aria-label="Everybody who has a tie">'
        '<g class="ties">'
    )
    plain: dict[tuple[str, str], bool] = {}
    for edge in network.edges:
        pair = min(edge.source, edge.target), max(edge.source, edge.target)
        plain[pair] = plain.get(pair, False) or edge.firm.plain
    for (one, other), firm in plain.items():
        start, end = places[one], places[other]
        kind = "" if firm else ' class="weak"'
        yield f'<line{kind} x1="{start.x}" y1="{start.y}" x2="{end.x}" y2="{end.y}"/>'
    yield '</g><g class="who">'
    for who, place in places.items():
        caption = escape(safe_text(network.names.caption(who)))
        size = min(14.0, 4 + len(network.ties[who]) ** 0.5)
        words = _label(place, escape(named[who]), size) if who in named else ""
        yield (
            f'<a href="#{anchor("e", who)}"><title>{caption}</title>'
            f'<circle cx="{place.x}" cy="{place.y}" r="{size:.1f}"/>{words}</a>'
        )
    yield "</g></svg>"


def _label(place: WheelPlace, text: str, size: float) -> str:
    """Return a name that leads away from the hub, never upside down."""
    x, y, angle = place
    away, turned, end = size + 4, angle, ""
    if 90 < angle < 270:
        away, turned, end = -away, angle - 180, ' text-anchor="end"'
    return (
        f'<text transform="translate({x} {y}) rotate({turned:.1f})" x="{away:.1f}" y="4"{end}>'
        f"{text}</text>"
    )
