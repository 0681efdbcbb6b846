"""Measure how much of each page of the pictures is blank, for every kind and every paper.

Run: `python bench/chart_blank.py [DATA] [--kind KIND] [--paper PAPER]`. DATA is the folder of
public files with `ofac/full/2021-07`; without it only the bundled cases and made-up organisations
are drawn. A page counts as it is made (a picture is cut to what it shows). Blank is what lies in
no box, no text and no line of the scene, on a grid of two points; boxes are the frames of cards,
panels, bars, events and areas of a map, and the smallest rectangle around a header, legend, list
of sources or notes. The largest empty rectangle stands beside it: white between many small things
reads otherwise than a hole.

`--to FOLDER` writes every page as PNG, in colour or with `--grey` without, at the size of the paper
times `--zoom`, so that they can be looked at.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "chart"))

from made_up import make_chart

from linchpin.archive import create_archive, take_snapshot
from linchpin.chart.errors import ChartError
from linchpin.chart.organisation.pages import draw_organisation
from linchpin.chart.paper import PAPERS
from linchpin.chart.picture import KINDS, Wishes
from linchpin.chart.render.png import to_png
from linchpin.chart.scene import (
    Circle,
    Frame,
    Group,
    Outline,
    Page,
    Picture,
    Rect,
    Text,
)
from linchpin.chart.scene import (
    Path as Way,
)
from linchpin.claims.errors import NetworkError
from linchpin.cli.options.settings import system_settings
from linchpin.network.network import Network, build_network
from linchpin.read.lists.ofac import OfacReader
from linchpin.read.lists.source import load_source
from linchpin.workspace.add_edition import add_case, find_case, keep

CELL = 2.0
MADE_UP = "made-up"
GROUPS = {
    "ruelas": "ofac-18956",
    "cuinis": "ofac-17672",
    "cifuentes": "ofac-12300",
    "meza-flores": "ofac-15000",
    "cjng": "ofac-17671",
    "zetas": "Los Zetas",
    "sinaloa": "Sinaloa Cartel",
    "joel": "Joel Efren Ruelas Avila",
    "mencho": "Ruben Oseguera Cervantes",
}
CASES = ("Ruelas Torres Drug Trafficking Organization", "Jalisco New Generation Cartel")
WHOLE = ("header", "legend", "sources", "notes")
"""Groups that count as the smallest rectangle around them."""


def covered(page: Page) -> NDArray[np.bool_]:
    """Return for each cell of a page whether something stands there."""
    shape = (int(page.height / CELL) + 1, int(page.width / CELL) + 1)
    found = np.zeros(shape, np.bool_)
    for frame in _frames(page.items, page):
        top, left = (max(int(value / CELL), 0) for value in (frame.y, frame.x))
        found[top : int(frame.bottom / CELL) + 1, left : int(frame.right / CELL) + 1] = True
    return found


def _frames(items: tuple[object, ...], page: Page) -> Iterator[Frame]:
    for item in items:
        if isinstance(item, Group):
            inner = list(_frames(item.items, page))
            if item.frame is not None:
                yield item.frame
            elif item.role in WHOLE and inner:
                left, top = min(f.x for f in inner), min(f.y for f in inner)
                right, low = max(f.right for f in inner), max(f.bottom for f in inner)
                yield Frame(left, top, right - left, low - top)
            yield from inner
        elif isinstance(item, Text):
            yield item.frame
        elif isinstance(item, Rect | Picture):
            if item.frame.width * item.frame.height < 0.9 * page.width * page.height:
                yield item.frame
        elif isinstance(item, Circle):
            side = 2 * item.radius
            yield Frame(item.x - item.radius, item.y - item.radius, side, side)
        elif isinstance(item, Way):
            yield from _pieces(item.points)
        elif isinstance(item, Outline):
            for ring in item.rings:
                xs, ys = [x for x, _ in ring], [y for _, y in ring]
                yield Frame(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _pieces(points: tuple[tuple[float, float], ...]) -> Iterator[Frame]:
    for (x1, y1), (x2, y2) in pairwise(points):
        steps = max(int(max(abs(x2 - x1), abs(y2 - y1)) / CELL), 1)
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            yield Frame(x, y, 0.0, 0.0)


def largest_hole(found: NDArray[np.bool_]) -> float:
    """Return the share of the page that its largest empty rectangle takes."""
    heights = np.zeros(found.shape[1], np.int64)
    best = 0
    for row in found:
        heights = np.where(row, 0, heights + 1)
        stack: list[tuple[int, int]] = []
        for at, height in enumerate([*heights.tolist(), 0]):
            start = at
            while stack and stack[-1][1] >= height:
                start, high = stack.pop()
                best = max(best, high * (at - start))
            stack.append((start, height))
    return best / found.size


def networks(data: Path | None, folder: Path) -> Iterator[tuple[Network, dict[str, str]]]:
    """Yield the networks whose pictures are measured, and whom they are of."""
    settings = system_settings(folder)
    archive = create_archive(folder / "cases")
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), settings)
    yield build_network(take_snapshot(archive)), {f"case {n}": n for n in CASES}
    if data is not None:
        archive = create_archive(folder / "real")
        reading = OfacReader().read(data / "ofac/full/2021-07", date=None, progress=lambda *_: None)
        keep(archive, reading, settings, most_lost=load_source("ofac").most_lost)
        for name in ("ruelas", "jalisco"):
            add_case(archive, find_case(name), settings)
        yield build_network(take_snapshot(archive)), GROUPS


def drawings(
    data: Path | None, kinds: set[str], papers: set[str]
) -> Iterator[tuple[str, str, str, tuple[Page, ...]]]:
    """Yield kind, paper, whom, and the pages of every picture."""
    with tempfile.TemporaryDirectory() as folder:
        for network, wanted in networks(data, Path(folder)):
            for kind, paper, (short, who) in product(KINDS, PAPERS, wanted.items()):
                if kind in kinds and paper in papers:
                    try:
                        yield (
                            kind,
                            paper,
                            short,
                            KINDS[kind](network, who, Wishes(paper=paper)).pages,
                        )
                    except (ChartError, NetworkError) as error:
                        print(f"{kind} of {short}: {error}", file=sys.stderr)
    for paper, size in product(PAPERS, (3, 12, 40, 130)):
        if MADE_UP in kinds and paper in papers:
            pages = draw_organisation(make_chart(size, size), PAPERS[paper])
            yield MADE_UP, paper, f"made-up-{size}", pages


def main() -> int:
    """Print a line for each kind and paper, and what is worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--to", type=Path, help="write every page as PNG into this folder")
    parser.add_argument("--grey", action="store_true")
    parser.add_argument("--zoom", type=float, default=1.6)
    parser.add_argument("--kind", choices=[*KINDS, MADE_UP], action="append")
    parser.add_argument("--paper", choices=[*PAPERS], action="append")
    wanted = parser.parse_args()
    kinds, papers = set(wanted.kind or [*KINDS, MADE_UP]), set(wanted.paper or PAPERS)
    rows: dict[tuple[str, str], list[tuple[float, float, str]]] = {}
    for kind, paper, short, pages in drawings(wanted.data, kinds, papers):
        for number, page in enumerate(pages, start=1):
            found = covered(page)
            name = f"{short} p{number}/{len(pages)}"
            row = (1 - float(found.mean()), largest_hole(found), name)
            rows.setdefault((kind, paper), []).append(row)
            if wanted.to is not None:
                _write(page, wanted.to / f"{kind}--{paper}--{short}-{number}.png", wanted)
    print(f"{'kind':14}{'paper':18}{'pages':>6}{'median':>8}{'worst':>8}{'hole':>7}  worst page")
    for (kind, paper), found_rows in rows.items():
        blank = [row[0] for row in found_rows]
        worst = max(found_rows)
        hole = max(row[1] for row in found_rows)
        print(f"{kind:14}{paper:18}{len(blank):>6}{statistics.median(blank):>8.0%}", end="")
        print(f"{worst[0]:>8.0%}{hole:>7.0%}  {worst[2]}")
    return 0


def _write(page: Page, path: Path, wanted: argparse.Namespace) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    width = int(page.width * page.scale * wanted.zoom)
    picture = Image.open(io.BytesIO(to_png(page, width=width)))
    (picture.convert("L") if wanted.grey else picture).save(path)


if __name__ == "__main__":
    raise SystemExit(main())
