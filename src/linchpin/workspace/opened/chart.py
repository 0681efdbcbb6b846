"""A picture in which every box and line has its claims, as a notebook shows it and as files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linchpin.chart.drawing import Drawing
from linchpin.claims.counted import counted
from linchpin.workspace.opened.table import AnswerTable
from linchpin.workspace.opened.who import evidence_cells
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

ENTRY_COLUMNS = (
    "key", "sort", "title", "text", "kind", "date", "standing",
    "quote", "speaker", "said_as", "source", "published", "url", "claim",
)  # fmt: skip
"""Columns of the evidence of a picture: one row for each quote behind a box or line."""


@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """A finished picture: its pages, and the evidence for everything on them.

    Attributes:
        drawing: Pages, evidence, sources and editions.
        settings: Where archive and ledger are, which no file may replace.
    """

    drawing: Drawing
    settings: Settings

    @property
    def entries(self) -> AnswerTable:
        """Return every box and line with its quotes, a row for each quote."""
        sources = {source.number: source for source in self.drawing.sources}
        rows = [
            [entry.key, entry.sort, entry.title, line.text, line.kind, line.date, line.standing,
             *evidence_cells(said, sources[said.source])]
            for entry in self.drawing.entries
            for line in entry.lines
            for said in line.said
        ]  # fmt: skip
        return AnswerTable.of(f"What the picture of {self.drawing.name} shows", ENTRY_COLUMNS, rows)

    @property
    def pages(self) -> tuple[str, ...]:
        """Return each page as an SVG document."""
        return tuple(self._svgs())

    def save(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> tuple[Path, ...]:
        """Write the picture and return the files, one for each page of an .svg or .png.

        Args:
            path: File that ends in .svg, .pdf, .png or .html.
            overwrite: Whether a file that Linchpin did not write may be replaced.

        Raises:
            LinchpinError: It cannot be written there, or would replace what must be kept.
        """
        from linchpin.chart.render.files import files_of
        from linchpin.workspace.outputs import check_outputs
        from linchpin.workspace.write_whole import write_bytes_whole

        files = files_of(self.drawing, Path(path))
        names = {f"page {at}": file for at, file in enumerate(files, 1)}
        check_outputs(names, {}, self.settings, overwrite=overwrite)
        for file, data in files.items():
            write_bytes_whole(file, data)
        return tuple(files)

    def to_arrow(self) -> pa.Table:
        """Return `entries` as an Arrow table."""
        return self.entries.to_arrow()

    def to_pandas(self) -> Any:
        """Return `entries` as a pandas DataFrame; see `AnswerTable.to_pandas`."""
        return self.entries.to_pandas()

    def __repr__(self) -> str:
        """Return whom it shows, on how many pages."""
        return f"<Chart of {self.drawing.name}, {counted(len(self.drawing.pages), 'page')}>"

    def _repr_svg_(self) -> str:
        """Return the first page as SVG."""
        return next(self._svgs())

    def _repr_html_(self) -> str:
        """Return all pages, one below the other."""
        style = "max-width:100%;overflow:auto;background:#fff"
        return "".join(f'<div style="{style}">{svg}</div>' for svg in self._svgs(font=False))

    def _svgs(self, *, font: bool = True) -> Iterator[str]:
        from linchpin.chart.render.svg import to_svg

        several = len(self.drawing.pages) > 1
        for number, page in enumerate(self.drawing.pages, start=1):
            yield to_svg(page, font=font, prefix=f"p{number}-" if several else "")
