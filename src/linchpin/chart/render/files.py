"""Write a picture in the format its file name asks for."""

from __future__ import annotations

from pathlib import Path

from linchpin.chart.drawing import Drawing
from linchpin.chart.errors import ChartError
from linchpin.chart.render.html import to_html
from linchpin.chart.render.pdf import to_pdf
from linchpin.chart.render.png import to_png
from linchpin.chart.render.svg import to_svg
from linchpin.chart.scene import Page

FORMATS = (".svg", ".pdf", ".png", ".html")
DEFAULT_PIXELS = 2400
"""Width of a PNG where none is asked for."""


def check_format(path: Path) -> None:
    """Make sure that a file name asks for a format there is.

    Raises:
        ChartError: It asks for another.
    """
    if path.suffix.lower() not in FORMATS:
        raise ChartError(f"{path}: the name must end in {', '.join(FORMATS)}")


def encode(
    drawing: Drawing, suffix: str, pixels: int = DEFAULT_PIXELS, *, font: bool = True
) -> list[bytes]:
    """Return a picture as the bytes of one file, or of one file a page for SVG and PNG.

    Args:
        drawing: The picture.
        suffix: One of `FORMATS`.
        pixels: Width of a PNG.
        font: Put the typeface into an SVG.
    """
    if suffix == ".pdf":
        return [to_pdf(drawing.pages)]
    if suffix == ".html":
        text = to_html(drawing.pages, drawing.entries, drawing.sources, drawing.words)
        return [text.encode("utf-8")]
    if suffix == ".svg":
        return [to_svg(page, font=font).encode("utf-8") for page in drawing.pages]
    return [_png(page, pixels) for page in drawing.pages]


def _png(page: Page, pixels: int) -> bytes:
    try:
        return to_png(page, width=pixels)
    except ValueError as error:
        raise ChartError(str(error)) from error


def write_drawing(
    drawing: Drawing, path: Path, pixels: int = DEFAULT_PIXELS, *, font: bool = True
) -> list[Path]:
    """Write a picture and return the files; several pages get `-1`, `-2` before the ending.

    Args:
        drawing: The picture.
        path: File to write, its ending one of `FORMATS`.
        pixels: Width of a PNG.
        font: Put the typeface into an SVG.

    Raises:
        ChartError: The format is unknown, or a file cannot be written.
    """
    check_format(path)
    files = encode(drawing, path.suffix.lower(), pixels, font=font)
    paths = [path]
    if len(files) > 1:
        paths = [
            path.with_name(f"{path.stem}-{number}{path.suffix}")
            for number in range(1, len(files) + 1)
        ]
    try:
        for target, data in zip(paths, files, strict=True):
            target.write_bytes(data)
    except OSError as error:
        raise ChartError(f"{path}: cannot be written ({error.strerror})") from error
    return paths
