"""The picture of a network before and after, written where it is asked for."""

from __future__ import annotations

from pathlib import Path

from linchpin.chart.paper import PAPERS
from linchpin.claims.errors import LinchpinError
from linchpin.workspace.write_whole import write_whole


def check_picture(path: Path) -> None:
    """Make sure that a picture can have that name, before the work begins.

    Args:
        path: The file.

    Raises:
        LinchpinError: The file is no .svg.
    """
    if path.suffix.casefold() != ".svg":
        raise LinchpinError(f"{path}: the picture is SVG; name a file that ends in .svg")


def sheet_of(paper: str) -> tuple[float, float]:
    """Return the width and height of a sheet, in points.

    Args:
        paper: Its name, one of `linchpin.chart.paper.PAPERS`.
    """
    sheet = PAPERS[paper]
    return sheet.width, sheet.height


def write_picture(path: Path, svg: str | None) -> str:
    """Write a picture, whole or not at all, and return what is to be said of it.

    Args:
        path: The file.
        svg: The picture; None where there is none to draw.

    Raises:
        LinchpinError: It cannot be written.
    """
    if svg is None:
        return "No picture: nobody is named."
    with write_whole(path) as stream:
        stream.write(svg)
    return f"picture: {path}"
