"""The network before and after, side by side, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from linchpin.claims.counted import counted
from linchpin.strike.graph.arrays import Bools, Floats, Ints
from linchpin.strike.graph.graph import Graph, graph_of_columns
from linchpin.strike.graph.measures import mask
from linchpin.strike.kernels.components import find, unite_survivors
from linchpin.strike.report.picture_sheet import TABLOID, DrawingSpace, lay_out
from linchpin.strike.report.picture_text import MARKED, name_labels, plain_text
from linchpin.strike.report.spring_layout import spring_layout

MOST_DRAWN = 150
GREY, TIE = "#6b6b6b", "#9a9a9a"
PIECES = ("#1f4e79", "#6a8fb3", "#8a6d3b", "#4f7942", "#7a5c8e", "#a0a0a0")


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written around the two drawings.

    Attributes:
        title: one line above.
        words: lines below: what it rests on and what it does not say.
    """

    title: str
    words: tuple[str, ...]


def before_and_after(
    graph: Graph, order: Sequence[str], caption: Caption, sheet: tuple[float, float] = TABLOID
) -> str:
    """Return the network with and without some names, as SVG.

    Those who leave are marked in the first drawing and hollow in the second, with their ties gone;
    the pieces that are left have a colour each, the largest the darkest. Of more than 150 names the
    best-connected are drawn, and the picture says so. On a narrow sheet the second drawing stands
    below the first. No type is smaller than 6 points.

    Args:
        graph: the network.
        order: names that leave.
        caption: title and words below.
        sheet: most width and height of the picture, in points.
    """
    leaving = graph.nodes_of(tuple(order))
    drawn = _drawn(graph, leaving)
    part, gone = _part(graph, drawn), np.isin(drawn, leaving)
    places = spring_layout(part)
    words = list(caption.words)
    if len(drawn) < graph.node_count:
        of = counted(graph.node_count, "name")
        words.insert(0, f"Drawn: the {len(drawn):,} best-connected of {of} and their ties.")
    nobody = np.zeros(len(drawn), np.bool_)
    heads = (f"Before: {_size(graph, None)}", f"After: {_size(graph, leaving)}")
    laid = lay_out(sheet, caption.title, heads, words)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{laid.width:g}" '
        f'height="{laid.height:g}" viewBox="0 0 {laid.width:g} {laid.height:g}" '
        f'font-family="Inter, Helvetica, Arial, sans-serif">',
        f"<title>{plain_text(caption.title)}</title>",
        f'<rect width="{laid.width:g}" height="{laid.height:g}" fill="#ffffff"/>',
        *laid.texts,
    ]
    for name, panel, out in zip(("before", "after"), laid.panels, (nobody, gone), strict=True):
        lines.append(f'<g id="{name}">')
        lines.extend(_panel(part, places, panel, marked=gone, out=out))
        lines.append("</g>")
    return "\n".join([*lines, "</svg>\n"])


def _drawn(graph: Graph, leaving: Ints) -> Ints:
    if graph.node_count <= MOST_DRAWN:
        return np.arange(graph.node_count, dtype=np.int32)
    ranked = np.argsort(-graph.degrees, kind="stable")[:MOST_DRAWN]
    return np.unique(np.concatenate([ranked, leaving])).astype(np.int32)


def _part(graph: Graph, drawn: Ints) -> Graph:
    one, other = graph.ends()
    inside = mask(graph.node_count, drawn)
    kept = inside[one] & inside[other]
    place = np.cumsum(inside) - 1
    ends = (place[one[kept]].astype(np.int32), place[other[kept]].astype(np.int32))
    return graph_of_columns(graph.names.take(drawn), *ends)


def _size(graph: Graph, leaving: Ints | None) -> str:
    gone = mask(graph.node_count, leaving)
    parent, size = np.empty(graph.node_count, np.int32), np.empty(graph.node_count, np.int32)
    largest, pairs = unite_survivors(graph.indptr, graph.indices, gone, parent, size)
    return f"{pairs:,.0f} connected pairs, {counted(int(largest), 'name')} in the largest part"


def _panel(
    part: Graph, places: Floats, panel: DrawingSpace, *, marked: Bools, out: Bools
) -> Iterator[str]:
    colours = _colours(part, out)
    size = np.array([panel.width, panel.height])
    spots = (0.06 + 0.88 * places) * size + np.array([panel.left, panel.top])
    one, other = part.ends()
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        if out[a] or out[b]:
            continue
        (x1, y1), (x2, y2) = spots[a], spots[b]
        yield (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{TIE}" '
            'stroke-width="0.8"/>'
        )
    for node, (x, y) in enumerate(spots):
        fill, edge = colours[node], "#ffffff"
        if marked[node]:
            fill, edge = ("#ffffff", MARKED) if out[node] else (MARKED, MARKED)
        dashed = ' stroke-dasharray="2 2"' if out[node] else ""
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{5 if marked[node] else 3.6}" fill="{fill}" '
            f'stroke="{edge}" stroke-width="1.2"{dashed}>'
            f"<title>{plain_text(part.name(node))}</title></circle>"
        )
    yield from name_labels(part, spots, marked, panel.box)


def _colours(part: Graph, out: Bools) -> list[str]:
    """Return a colour for every node: that of its piece, the largest first."""
    n = part.node_count
    parent, size = np.empty(n, np.int32), np.empty(n, np.int32)
    unite_survivors(part.indptr, part.indices, out, parent, size)
    roots = [int(find(parent, node)) for node in range(n)]
    ranked = sorted({root for root in roots if not out[root]}, key=lambda root: (-size[root], root))
    rank = {root: min(place, len(PIECES) - 1) for place, root in enumerate(ranked)}
    return [PIECES[rank.get(root, len(PIECES) - 1)] for root in roots]
