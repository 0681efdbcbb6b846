"""Draw what lies on the ground of a map: flows, dots, names, and the key to them."""

from __future__ import annotations

from linchpin.chart.map.build import Flow, PlaceMap
from linchpin.chart.map.countries import countries
from linchpin.chart.map.gazetteer import GazetteerPlace
from linchpin.chart.map.ground import AREA, AREA_EDGE, Plain, Projection
from linchpin.chart.organisation.model import claims_in
from linchpin.chart.page_head import margin_of
from linchpin.chart.palette import INK, NAVY, RED, TEXT
from linchpin.chart.scene import Circle, Frame, Group, Path, Point, Rect, Shape, Text
from linchpin.chart.typeface import break_lines, measure
from linchpin.chart.words import Words


def draw_flow(flow: Flow, number: int, project: Projection | Plain) -> Group:
    """Return a flow as a bent arrow, dashed where it is only alleged or charged."""
    start = project(flow.source.longitude, flow.source.latitude)
    end = project(flow.target.longitude, flow.target.latitude)
    bend = 0.22 + 0.07 * number
    dx, dy = end[0] - start[0], end[1] - start[1]
    one = (start[0] + dx / 3 - dy * bend, start[1] + dy / 3 + dx * bend)
    two = (start[0] + 2 * dx / 3 - dy * bend, start[1] + 2 * dy / 3 + dx * bend)
    path = Path(
        (start, one, two, end),
        stroke=RED,
        stroke_width=1.8,
        dash=None if flow.firm else "6 3",
        curve=True,
        arrow=True,
    )
    return Group("line", flow.text, (path,), f"flow-{number}", claims_in(flow.lines))


def draw_labels(
    found: PlaceMap, frame: Frame, project: Projection | Plain, words: Words
) -> list[Group | Shape]:
    """Return dots and names; a name that would clash with another is left to the list.

    Args:
        found: What to show.
        frame: Where the map is.
        project: Gives the place of a point of the earth on the page.
        words: Language.
    """
    taken: list[Frame] = []
    dots = {}
    for spot in found.spots:
        x, y = project(spot.place.longitude, spot.place.latitude)
        dots[spot.place.key] = (x, y)
        taken.append(Frame(x - 5, y - 5, 10, 10))
    groups: list[Group | Shape] = []
    numbered = {spot.place.key: place for place, spot in enumerate(found.spots, start=1)}
    for spot in sorted(found.spots, key=lambda spot: spot.place.kind == "city"):
        x, y = dots[spot.place.key]
        number = numbered[spot.place.key]
        items: list[Shape] = [_dot(spot.place, x, y)]
        label = _label(str(number), spot.place.name, (x, y), taken, frame)
        if label is not None:
            taken.append(label.frame)
            items.append(label)
        title = f"{spot.place.name}: {words.list_of(list(spot.who[:6]))}"
        claims = claims_in(spot.lines)
        groups.append(Group("place", title, tuple(items), f"place-{number}", claims))
    for area in found.areas:
        x, y = project(*countries()[area.code].middle)
        for dy in (0.0, 12.0, -12.0, 26.0, -26.0):
            name = Text(x, y + dy, area.name.upper(), 7.4, AREA_EDGE, anchor="middle", halo="#fff")
            if frame.holds(name.frame) and not any(name.frame.overlaps(o) for o in taken):
                taken.append(name.frame)
                groups.append(name)
                break
    return groups


def _dot(place: GazetteerPlace, x: float, y: float) -> Shape:
    if place.kind != "city":
        return Circle(x, y, 4.0, fill="#ffffff", stroke=NAVY, stroke_width=1.6)
    return Circle(x, y, 3.4, fill=NAVY, stroke="#ffffff", stroke_width=0.8)


def _label(number: str, name: str, at: Point, taken: list[Frame], frame: Frame) -> Text | None:
    """Return the name where it clashes with nothing, else the number alone, else nothing."""
    x, y = at
    for text, size in ((name, 7.6), (number, 6.6)):
        for dx, dy, anchor in (
            (7, 3, "start"), (-7, 3, "end"), (0, -7, "middle"), (0, 13, "middle"),
            (7, -5, "start"), (7, 11, "start"), (-7, -5, "end"), (-7, 11, "end"),
        ):  # fmt: skip
            label = Text(x + dx, y + dy, text, size, INK, bold=True, anchor=anchor, halo="#ffffff")
            own = Frame(x - 5, y - 5, 10, 10)
            clash = any(label.frame.overlaps(other) for other in taken if other != own)
            if not clash and frame.holds(label.frame):
                return label
    return None


def map_key(found: PlaceMap, width: float, words: Words, y: float) -> tuple[Group, float]:
    """Return the key to what the map shows below y, and where it ends.

    Args:
        found: What is shown.
        width: Width of the page.
        words: Language.
        y: Its upper edge.
    """
    margin = margin_of(width)
    x, line = margin + 4, y + 8
    items: list[Shape] = []
    inner = width - 2 * margin
    for label, sign, lead in _key_entries(found, words):
        parts = break_lines(label, 7.2, inner - lead - 6)
        need = lead + max(measure(part, 7.2) for part in parts)
        if x > margin + 4 and x + need > width - margin:
            x, line = margin + 4, line + 13
        items.extend(_at(sign, x, line))
        for place, part in enumerate(parts):
            items.append(Text(x + lead, line + 2.6 + 8.4 * place, part, 7.2, TEXT))
        line += 8.4 * (len(parts) - 1)
        x += need + 20
    return Group("legend", words("legend"), tuple(items), "legend"), line + 8


def _key_entries(found: PlaceMap, words: Words) -> list[tuple[str, str, float]]:
    entries = []
    if found.areas:
        entries.append((words("land named"), "area", 18.0))
    if any(spot.place.kind == "city" for spot in found.spots):
        entries.append((words("place named"), "city", 12.0))
    if any(spot.place.kind != "city" for spot in found.spots):
        entries.append((words("state named"), "state", 13.0))
    if any(flow.firm for flow in found.flows):
        entries.append((words("flow"), "flow", 34.0))
    if any(not flow.firm for flow in found.flows):
        entries.append((words("flow alleged"), "alleged", 34.0))
    return entries


def _at(sign: str, x: float, y: float) -> list[Shape]:
    if sign == "area":
        return [Rect(Frame(x, y - 4, 13, 8), fill=AREA, stroke=AREA_EDGE, stroke_width=0.6)]
    if sign == "city":
        return [Circle(x + 4, y, 3.4, fill=NAVY)]
    if sign == "state":
        return [Circle(x + 4.5, y, 4, fill="#ffffff", stroke=NAVY, stroke_width=1.6)]
    dash = None if sign == "flow" else "6 3"
    return [Path(((x, y), (x + 28, y)), stroke=RED, stroke_width=1.8, dash=dash, arrow=True)]
