"""Draw a page as PNG with resvg, from the bundled font alone."""

from __future__ import annotations

import math
import struct
import zlib
from importlib.resources import as_file, files

from linchpin.chart.render.svg import to_svg
from linchpin.chart.scene import Page
from linchpin.chart.typeface import FAMILY

MOST_PIXELS = 60_000_000
"""Pixels above which a picture is refused: it would take gigabytes to draw."""


def to_png(page: Page, *, width: int) -> bytes:
    """Return a page as PNG.

    Args:
        page: What to draw.
        width: Width in pixels; the height follows.

    Raises:
        ValueError: The picture would be too large.
    """
    import resvg_py

    # Upwards: a height too small for its width would make the renderer narrow the picture.
    height = math.ceil(page.height / page.width * width)
    if width < 1 or width * height > MOST_PIXELS:
        raise ValueError(f"a picture of {width} by {height} pixels is not drawn")
    with as_file(files("linchpin.chart.fonts")) as folder:
        found = resvg_py.svg_to_bytes(
            svg_string=to_svg(page, font=False),
            width=width,
            height=height,
            skip_system_fonts=True,
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            font_files=[str(folder / f"inter-{weight}.otf") for weight in ("regular", "bold")],
        )
    return _signed(bytes(found))


def _signed(png: bytes) -> bytes:
    """Return a PNG that says in its text what drew it, so that it is known again."""
    text = b"tEXtSoftware\x00Linchpin"
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return png[:_AFTER_HEADER] + chunk + png[_AFTER_HEADER:]


_AFTER_HEADER = 33
"""Bytes of a PNG's signature and first chunk."""
