"""Draw the pictures that docs/charts.md shows, from the real list and the bundled cases.

Run: `python scripts/generate_chart_images.py`. Needs the SDN files of 2021-07 in the folder that
`--list` names, by default that of the tests' data.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "chart"))

from made_up import make_chart  # noqa: E402

from linchpin.archive import create_archive, take_snapshot  # noqa: E402
from linchpin.chart.organisation.pages import draw_organisation  # noqa: E402
from linchpin.chart.paper import PAPERS  # noqa: E402
from linchpin.chart.picture import KINDS, Wishes  # noqa: E402
from linchpin.chart.render.png import to_png  # noqa: E402
from linchpin.chart.scene import Page  # noqa: E402
from linchpin.cli.options.settings import system_settings  # noqa: E402
from linchpin.network.network import Network, build_network  # noqa: E402
from linchpin.read.lists.ofac import OfacReader  # noqa: E402
from linchpin.read.lists.source import load_source  # noqa: E402
from linchpin.workspace.add_edition import add_case, find_case, keep  # noqa: E402

DATA = Path(os.environ.get("LINCHPIN_TEST_DATA", ROOT.parent / "shared" / "data"))
TARGET = ROOT / "docs" / "images"
PIXELS, COLOURS = 1500, 256
PICTURES = {
    "ruelas": ("18956", "organisation", "en"),
    "ruelas-es": ("18956", "organisation", "es"),
    "cuinis": ("17672", "organisation", "en"),
    "cifuentes": ("12300", "organisation", "en"),
    "meza-flores": ("15000", "organisation", "en"),
    "cjng": ("17671", "organisation", "en"),
    "ego": ("18960", "ego", "en"),
    "timeline": ("18956", "timeline", "en"),
    "map": ("18956", "map", "en"),
}
"""File name to entry number, kind and language."""
COLUMN = ("ego-column", "18960", "ego")
"""The picture in a newspaper's column, in greyscale: file name, entry number and kind."""


def network_of(folder: Path, files: Path) -> Network:
    """Return the network of the list and the bundled cases."""
    archive, settings = create_archive(folder), system_settings(folder)
    reading = OfacReader().read(files, date=None, progress=lambda *_: None)
    most_lost = load_source("ofac").most_lost
    keep(archive, reading, settings, most_lost=most_lost)
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), settings)
    return build_network(take_snapshot(archive))


def write(name: str, page: Page, *, pixels: int = PIXELS, grey: bool = False) -> None:
    """Write a page with few colours, so that the file is small."""
    picture = Image.open(io.BytesIO(to_png(page, width=pixels))).convert("RGB")
    if grey:
        picture = picture.convert("L").convert("RGB")
    small = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    path = TARGET / f"{name}.png"
    small.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


def main() -> int:
    """Draw every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", type=Path, default=DATA / "ofac" / "full" / "2021-07")
    files = parser.parse_args().list
    if not files.is_dir():
        print(f"the list is not at {files}; say --list FOLDER", file=sys.stderr)
        return 1
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        network = network_of(Path(folder) / "archive", files)
        for name, (who, kind, lang) in PICTURES.items():
            write(name, KINDS[kind](network, who, Wishes(lang=lang)).pages[0])
        name, who, kind = COLUMN
        column = KINDS[kind](network, who, Wishes(paper="column")).pages[0]
        write(name, column, pixels=560, grey=True)
    for number, page in enumerate(draw_organisation(make_chart(130, 11), PAPERS["tabloid"])[:2]):
        write(f"made-up-page-{number + 1}", page)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
