"""Write a page as SVG: selectable text, titles and roles for screen readers, font inside."""

from __future__ import annotations

import math
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape

from linchpin.chart.scene import (
    Circle,
    Group,
    Outline,
    Page,
    Path,
    Picture,
    Point,
    Rect,
    Shape,
    Text,
)
from linchpin.chart.typeface import FAMILY, font_bytes
from linchpin.claims.safe_text import safe_text

ARROW = 6.5
"""Length of an arrowhead, in units of the page."""


def to_svg(
    page: Page, *, font: bool = True, prefix: str = "", link_to_evidence: bool = False
) -> str:
    """Return a page as an SVG document.

    Args:
        page: What to draw.
        font: Put the bundled font inside, so that the file looks the same everywhere.
        prefix: Put before every id, for several pages in one document.
        link_to_evidence: Make each box and line a link to `#e-` and its key.
    """
    width, height = page.width * page.scale, page.height * page.scale
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" '
        f'height="{number(height)}" viewBox="0 0 {number(page.width)} {number(page.height)}" '
        f'role="graphics-document document" lang="{page.lang}" '
        f'aria-labelledby="{prefix}title {prefix}description" '
        f'font-family="{FAMILY}, sans-serif">',
        f'<title id="{prefix}title">{escape(safe_text(page.title))}</title>',
        f'<desc id="{prefix}description">{escape(safe_text(page.description))}</desc>',
    ]
    if font:
        lines.append(f"<style>{font_faces()}</style>")
    lines.append(f'<rect width="{number(page.width)}" height="{number(page.height)}" fill="#fff"/>')
    lines.extend(_items(page.items, prefix, link_to_evidence))
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


@cache
def font_faces() -> str:
    """Return the style rules that carry the bundled font."""
    rules = []
    for weight, value in (("regular", 400), ("bold", 700)):
        data = b64encode(font_bytes(weight, "woff2")).decode("ascii")
        rules.append(
            f"@font-face{{font-family:{FAMILY};font-weight:{value};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return "".join(rules)


def number(value: float) -> str:
    """Return a coordinate with two decimals at most.

    >>> number(3.0), number(2.506)
    ('3', '2.51')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _items(items: Iterable[Group | Shape], prefix: str, linked: bool) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield from _group(item, prefix, linked)
        else:
            yield from _shape(item)


_ROLES = {
    "card": "graphics-symbol img",
    "line": "graphics-symbol img",
    "event": "graphics-symbol img",
    "place": "graphics-symbol img",
}


_NOT_IN_IDS = re.compile(r"[^\w.-]+")


def id_of(key: str) -> str:
    """Return a key as the id of a group: readable, stable, and as XML and editors take it.

    >>> id_of("panel--role|key associate"), id_of("7th")
    ('panel--role-key-associate', '_7th')
    """
    text = _NOT_IN_IDS.sub("-", key).strip("-")
    return text if text[:1].isalpha() or text[:1] == "_" else f"_{text}"


def _group(group: Group, prefix: str, linked: bool) -> Iterator[str]:
    role = _ROLES.get(group.role, "graphics-object group")
    key = f' id="{prefix}{id_of(group.key)}"' if group.key else ""
    claims = f' data-claims="{" ".join(group.claims)}"' if group.claims else ""
    label = f' role="{role}" aria-label="{escape(safe_text(group.title))}"' if group.title else ""
    target = group.evidence or group.key
    leads = linked and bool(group.claims) and bool(target)
    if leads:
        yield f'<a href="#e-{id_of(target)}">'
    standing = f' data-standing="{group.standing}"' if group.standing else ""
    yield f'<g class="{group.role}"{key}{label}{claims}{standing}>'
    if group.title:
        yield f"<title>{escape(safe_text(group.title))}</title>"
    yield from _items(group.items, prefix, linked)
    yield "</g>"
    if leads:
        yield "</a>"


def _shape(shape: Shape) -> Iterator[str]:
    match shape:
        case Text():
            yield _text(shape)
        case Rect():
            frame = shape.frame
            round_ = f' rx="{number(shape.radius)}"' if shape.radius else ""
            yield (
                f'<rect x="{number(frame.x)}" y="{number(frame.y)}" width="{number(frame.width)}" '
                f'height="{number(frame.height)}"{round_}{_paint(shape)}/>'
            )
        case Circle():
            yield (
                f'<circle cx="{number(shape.x)}" cy="{number(shape.y)}" '
                f'r="{number(shape.radius)}"{_paint(shape)}/>'
            )
        case Path():
            yield f'<path d="{path_data(shape)}"{_paint(shape)}/>'
            if shape.arrow:
                yield f'<path d="{_arrowhead(shape)}" fill="{shape.stroke}"/>'
        case Outline():
            end = "Z" if shape.closed else ""
            data = "".join(f"M{_points(ring)}{end}" for ring in shape.rings)
            yield (
                f'<path d="{data}" fill="{shape.fill}" fill-rule="evenodd" stroke="{shape.stroke}" '
                f'stroke-width="{number(shape.stroke_width)}" stroke-linejoin="round"/>'
            )
        case Picture():
            frame = shape.frame
            yield (
                f'<image x="{number(frame.x)}" y="{number(frame.y)}" '
                f'width="{number(frame.width)}" height="{number(frame.height)}" '
                f'preserveAspectRatio="xMidYMid slice" href="{shape.href}"/>'
            )


def _paint(shape: Rect | Circle | Path) -> str:
    text = f' fill="{shape.fill}"'
    if shape.stroke != "none":
        text += f' stroke="{shape.stroke}" stroke-width="{number(shape.stroke_width)}"'
        if shape.dash is not None:
            text += f' stroke-dasharray="{shape.dash}"'
    return text


def _text(text: Text) -> str:
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    bold = ' font-weight="700"' if text.bold else ""
    halo = ""
    if text.halo is not None:
        halo = (
            f' stroke="{text.halo}" stroke-width="{number(text.size * 0.3)}" '
            'stroke-linejoin="round" paint-order="stroke"'
        )
    return (
        f'<text x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}" '
        f'fill="{text.fill}"{anchor}{bold}{halo}>{escape(safe_text(text.text), quote=False)}</text>'
    )


def _points(points: Iterable[Point]) -> str:
    return "L".join(f"{number(x)} {number(y)}" for x, y in points)


def path_data(path: Path) -> str:
    """Return the `d` of a path, its corners rounded where that is asked."""
    points = path.points
    if path.curve:
        first, *rest = points
        return f"M{_points([first])}C" + " ".join(f"{number(x)} {number(y)}" for x, y in rest)
    if not path.corner or len(points) < 3:
        return f"M{_points(points)}" + ("Z" if path.closed else "")
    parts = [f"M{_points(points[:1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into = _toward(corner, before, path.corner)
        out = _toward(corner, after, path.corner)
        parts.append(f"L{_points([into])}Q{_points([corner])} {_points([out])}")
    parts.append(f"L{_points(points[-1:])}")
    return "".join(parts)


def _toward(start: Point, end: Point, distance: float) -> Point:
    length = math.dist(start, end)
    share = min(distance, length / 2) / length if length else 0.0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _arrowhead(path: Path) -> str:
    end = path.points[-1]
    before = next((p for p in reversed(path.points[:-1]) if math.dist(p, end) > 0.01), end)
    angle = math.atan2(end[1] - before[1], end[0] - before[0])
    size = ARROW + path.stroke_width
    wings = [
        (end[0] - size * math.cos(angle + turn), end[1] - size * math.sin(angle + turn))
        for turn in (0.42, -0.42)
    ]
    return f"M{_points([end, *wings])}Z"
