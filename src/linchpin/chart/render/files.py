"""A picture in the format that its file name asks for."""

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


def files_of(
    drawing: Drawing, path: Path, pixels: int = DEFAULT_PIXELS, *, font: bool = True
) -> dict[Path, bytes]:
    """Return a picture as files to write; several pages get `-1`, `-2` before the ending.

    Args:
        drawing: The picture.
        path: File to write, its ending one of `FORMATS`.
        pixels: Width of a PNG.
        font: Put the typeface into an SVG.

    Raises:
        ChartError: The format is unknown.
    """
    check_format(path)
    files = encode(drawing, path.suffix.lower(), pixels, font=font)
    if len(files) == 1:
        return {path: files[0]}
    return {page_path(path, number): data for number, data in enumerate(files, 1)}


def page_path(path: Path, number: int) -> Path:
    """Return the file of one of several pages.

    >>> page_path(Path("a.svg"), 2).name
    'a-2.svg'
    """
    return path.with_name(f"{path.stem}-{number}{path.suffix}")
