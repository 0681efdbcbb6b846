"""A finding as a picture of flows: parties as boxes, sums on the arrows; SVG made here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from linchpin.claims.counted import counted
from linchpin.claims.safe_text import safe_text
from linchpin.trace.fit import Fit, Row, money
from linchpin.trace.tables import TracedTables

WIDE, HIGH, GAP_X, GAP_Y, MARGIN = 190, 44, 190, 22, 16
MOST_BOXES = 14
"""Boxes of one column, at most; the rest are one box that says how many."""
CASH = "cash"


@dataclass(frozen=True, slots=True)
class PaidFlow:
    """What went from one party to another in the rows of a finding.

    Attributes:
        source: Who paid, or `cash`.
        target: Who was paid, or `cash`.
        cents: How much together.
        rows: In how many rows.
        currency: In which currency.
    """

    source: str
    target: str
    cents: int
    rows: int
    currency: str


def flows_of(fit: Fit, tables: TracedTables) -> list[PaidFlow]:
    """Return the flows of a finding, the rows between the same two together.

    Args:
        fit: The finding.
        tables: Where its rows are.
    """
    sums: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in tables.rows(fit.kind, fit.rows):
        ends = _ends(row)
        if ends is not None and row.get("cents") is not None:
            sums[*ends, str(row.get("currency") or "")].append(int(str(row["cents"])))
    return [
        PaidFlow(source, target, sum(cents), len(cents), currency)
        for (source, target, currency), cents in sorted(sums.items())
    ]


def _ends(row: Row) -> tuple[str, str] | None:
    for source, target in (("payer", "payee"), ("buyer", "seller"), ("importer", "exporter"),
                           ("recipient", "issuer"), ("owner", "owned")):  # fmt: skip
        if source in row or target in row:
            one, other = row.get(source), row.get(target)
            place = f" at {row['place']}" if row.get("place") else ""
            if not one and not other:
                continue
            return str(one or f"{CASH}{place}"), str(other or f"{CASH}{place} ")
    return None


def flow_picture(fit: Fit, tables: TracedTables) -> str:
    """Return the picture of a finding as SVG; empty where its rows are no flows.

    Args:
        fit: The finding.
        tables: Where its rows are.
    """
    flows = _gathered(flows_of(fit, tables), fit.derived.subject)
    if not flows:
        return ""
    layers = _layers(flows)
    columns: dict[int, list[str]] = defaultdict(list)
    for name in sorted(layers, key=lambda one: (layers[one], one)):
        columns[layers[name]].append(name)
    tallest = max(map(len, columns.values()))
    height = 2 * MARGIN + tallest * (HIGH + GAP_Y) - GAP_Y
    width = 2 * MARGIN + len(columns) * (WIDE + GAP_X) - GAP_X
    places: dict[str, tuple[float, float]] = {}
    for layer, names in columns.items():
        top = MARGIN + (tallest - len(names)) * (HIGH + GAP_Y) / 2
        for at, name in enumerate(names):
            places[name] = (MARGIN + layer * (WIDE + GAP_X), top + at * (HIGH + GAP_Y))
    title = escape(f"Flows of finding {fit.id}: {safe_text(fit.derived.says, 300)}")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{min(width, 1100)}" role="img" aria-label="{title}" '
        'font-family="system-ui,Segoe UI,Helvetica,Arial,sans-serif"><title>' + title + "</title>"
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#0b5d8a"/></marker></defs>'
    ]
    arrows = [_arrow(flow, places, layers, height) for flow in flows]
    parts += [path for path, _ in arrows] + [label for _, label in arrows]
    parts += [_box(name, at, name == fit.derived.subject) for name, at in places.items()]
    return "".join(parts) + "</svg>"


def _gathered(flows: list[PaidFlow], subject: str) -> list[PaidFlow]:
    """Return flows in which the many small ends of one side are one box."""
    for side in ("source", "target"):
        ends = {getattr(flow, side) for flow in flows} - {subject}
        once = {
            end for end in ends
            if sum(end in (flow.source, flow.target) for flow in flows) == 1
        }  # fmt: skip
        if len(once) > MOST_BOXES:
            some = sorted((f for f in flows if getattr(f, side) in once), key=lambda f: -f.cents)
            kept, rest = some[: MOST_BOXES - 1], some[MOST_BOXES - 1 :]
            name = f"{len(rest)} more"
            others = [flow for flow in flows if flow not in some]
            merged: dict[tuple[str, str], list[PaidFlow]] = defaultdict(list)
            for flow in rest:
                merged[flow.target if side == "source" else flow.source, flow.currency].append(flow)
            made = [
                PaidFlow(name if side == "source" else end, end if side == "source" else name,
                     sum(f.cents for f in many), sum(f.rows for f in many), currency)
                for (end, currency), many in merged.items()
            ]  # fmt: skip
            flows = [*others, *kept, *made]
    return flows


def _layers(flows: Sequence[PaidFlow]) -> dict[str, int]:
    """Return the column of each party: one further than whoever pays it, as far as that goes."""
    layers: dict[str, int] = {}
    targets = {flow.target for flow in flows}
    for flow in flows:
        if flow.source not in targets:
            layers[flow.source] = 0
    if not layers:
        layers[flows[0].source] = 0
    for _ in range(len(flows)):
        for flow in flows:
            if flow.source in layers and flow.target not in layers:
                layers[flow.target] = layers[flow.source] + 1
    for flow in flows:
        layers.setdefault(flow.source, 0)
        layers.setdefault(flow.target, layers[flow.source] + 1)
    return layers


def _box(name: str, at: tuple[float, float], is_subject: bool) -> str:
    x, y = at
    stroke, wide = ("#0b5d8a", 2.5) if is_subject else ("#5b6675", 1)
    dash = ' stroke-dasharray="4 3"' if name.startswith(CASH) else ""
    lines = _wrapped(safe_text(name.strip(), 60))
    middle = y + HIGH / 2 + 4.5 - 7.5 * (len(lines) - 1)
    text = "".join(
        f'<text x="{x + WIDE / 2:.0f}" y="{middle + 15 * at:.1f}" '
        f'text-anchor="middle" font-size="12.5" fill="#1b2430">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{WIDE}" height="{HIGH}" rx="6" fill="#fff" '
        f'stroke="{stroke}" stroke-width="{wide}"{dash}/>{text}'
    )


def _wrapped(text: str) -> list[str]:
    if len(text) <= 26:
        return [text]
    cut = text.rfind(" ", 0, 27)
    cut = cut if cut > 8 else 26
    return [text[:cut].strip(), text[cut:].strip()[:26]]


def _arrow(
    flow: PaidFlow, places: dict[str, tuple[float, float]], layers: dict[str, int], height: float
) -> tuple[str, str]:
    """Return an arrow and the sum on it; sums are drawn above all arrows."""
    (x1, y1), (x2, y2) = places[flow.source], places[flow.target]
    y1, y2 = y1 + HIGH / 2, y2 + HIGH / 2
    if layers[flow.target] > layers[flow.source]:
        start, end = x1 + WIDE, x2
        bend = (end - start) * 0.45
        path = (
            f"M{start:.0f} {y1:.0f}C{start + bend:.0f} {y1:.0f} "
            f"{end - bend:.0f} {y2:.0f} {end:.0f} {y2:.0f}"
        )
        x, y = start + (end - start) * 0.5, (y1 + y2) / 2
    else:
        drop = height - 4
        path = (
            f"M{x1 + WIDE / 2:.0f} {y1 + HIGH / 2:.0f}C{x1 + WIDE / 2:.0f} {drop:.0f} "
            f"{x2 + WIDE / 2:.0f} {drop:.0f} {x2 + WIDE / 2:.0f} {y2 + HIGH / 2:.0f}"
        )
        x, y = (x1 + x2 + WIDE) / 2, drop - 6
    said = money(flow.cents, flow.currency) + (
        f" in {counted(flow.rows, 'row')}" if flow.rows >= 2 else ""
    )
    return (
        f'<path d="{path}" fill="none" stroke="#0b5d8a" stroke-width="1.4" '
        'marker-end="url(#tip)"/>',
        f'<text x="{x:.0f}" y="{y + 4:.0f}" text-anchor="middle" font-size="11.5" fill="#0b3d5a" '
        f'paint-order="stroke" stroke="#fff" stroke-width="5">{escape(said)}</text>',
    )
