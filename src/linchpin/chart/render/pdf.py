"""Write pages as one PDF with typst: vector lines, selectable text, one tagged picture a page."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from linchpin.chart.render.svg import to_svg
from linchpin.chart.scene import Page
from linchpin.claims.safe_text import safe_text


def to_pdf(pages: Sequence[Page]) -> bytes:
    """Return pages as a PDF, each as large as it is drawn.

    Args:
        pages: At least one.
    """
    return compile_typst(pages_markup(pages), pages)


def pages_markup(pages: Sequence[Page]) -> str:
    """Return typst markup that sets each page from its SVG file."""
    lines = [document_rules(pages[0])]
    for number, page in enumerate(pages, start=1):
        width, height = page.width * page.scale, page.height * page.scale
        lines.append(
            f"#page(width: {width:.2f}pt, height: {height:.2f}pt, margin: 0pt)"
            f'[#image("page-{number}.svg", width: 100%, alt: {quoted(page.title)})]'
        )
    return "\n".join(lines) + "\n"


def document_rules(page: Page) -> str:
    """Return the rules every document begins with; no clock, so that bytes repeat."""
    return (
        f'#set document(title: {quoted(page.title)}, keywords: "Linchpin", date: none)\n'
        f'#set text(font: "Inter", lang: "{page.lang}")\n'
    )


def quoted(text: str) -> str:
    """Return a typst string.

    >>> print(quoted('the "list"'))
    "the \\"list\\""
    """
    escaped = safe_text(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compile_typst(markup: str, pages: Sequence[Page]) -> bytes:
    """Return the PDF of typst markup.

    Args:
        markup: Shows the pages as `page-1.svg`, `page-2.svg` and so on.
        pages: The pages.

    Raises:
        TypeError: typst gave something other than one file.
    """
    import typst

    with (
        tempfile.TemporaryDirectory(prefix="linchpin-chart-") as name,
        as_file(files("linchpin.chart.fonts")) as fonts,
    ):
        folder = Path(name)
        for number, page in enumerate(pages, start=1):
            (folder / f"page-{number}.svg").write_text(to_svg(page, font=False), "utf-8")
        main = folder / "main.typ"
        main.write_text(markup, "utf-8")
        found = typst.compile(
            str(main), root=str(folder), font_paths=[str(fonts)], ignore_system_fonts=True
        )
    if not isinstance(found, bytes):
        raise TypeError("typst returned no single PDF")
    return found
