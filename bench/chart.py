"""Time the layout of organisation charts of 10 to 1,000 made-up members, and count the pages.

Run: `python bench/chart.py`. Nothing is read; the organisations are those of the tests.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "chart"))

from made_up import make_chart

from linchpin.chart.organisation.pages import draw_organisation
from linchpin.chart.paper import PAPERS
from linchpin.chart.render.pdf import to_pdf
from linchpin.chart.render.png import to_png
from linchpin.chart.render.svg import to_svg

SIZES = (10, 28, 80, 100, 300, 1000)
RUNS = 5


def main() -> int:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paper", choices=sorted(PAPERS), default="tabloid")
    paper = PAPERS[parser.parse_args().paper]
    print(f"{'members':>8}{'pages':>7}{'layout best':>13}{'worst of 5':>12}", end="")
    print(f"{'SVG':>9}{'PDF':>9}{'PNG':>9}")
    for size in SIZES:
        taken = []
        pages = ()
        for run in range(RUNS):
            chart = make_chart(size, seed=run)
            began = time.perf_counter()
            pages = draw_organisation(chart, paper)
            taken.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        for page in pages:
            to_svg(page)
        svg = (time.perf_counter() - began) * 1000
        began = time.perf_counter()
        to_pdf(pages)
        pdf = (time.perf_counter() - began) * 1000
        began = time.perf_counter()
        to_png(pages[0], width=2400)
        png = (time.perf_counter() - began) * 1000
        print(f"{size:>8}{len(pages):>7}{min(taken):>10.0f} ms{max(taken):>9.0f} ms", end="")
        print(f"{svg:>6.0f} ms{pdf:>6.0f} ms{png:>6.0f} ms")
    print("(bar: 300 members in under 200 ms; PNG is of the first page, 2,400 pixels wide)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
