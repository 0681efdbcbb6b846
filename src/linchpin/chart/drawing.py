"""A finished picture: its pages, and the evidence for everything on them."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.archive import Manifest
from linchpin.chart.check import CheckEntry, check_pages
from linchpin.chart.scene import Page
from linchpin.chart.words import Words
from linchpin.network.answer import CitedSource


@dataclass(frozen=True, slots=True)
class Drawing:
    """Pages and their evidence; what states something without a claim cannot be made.

    Attributes:
        name: Whom it shows.
        pages: At least one.
        entries: Evidence, box by box and line by line.
        sources: What the evidence cites.
        editions: Editions that count.
        as_of: ISO day, None for everything known.
        lang: `en` or `es`.
    """

    name: str
    pages: tuple[Page, ...]
    entries: tuple[CheckEntry, ...]
    sources: tuple[CitedSource, ...]
    editions: tuple[Manifest, ...]
    as_of: str | None
    lang: str

    def __post_init__(self) -> None:
        check_pages(self.pages, self.entries)

    @property
    def words(self) -> Words:
        """Return its language."""
        return Words(self.lang)
