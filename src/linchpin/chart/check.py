"""The fact check: every box and line of a picture with its quotes, and none without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linchpin.chart.errors import ChartError
from linchpin.chart.scene import Page
from linchpin.network.answer import Line


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """The evidence for one box or line.

    Attributes:
        key: Key of the group in the picture.
        sort: `box` or `line`.
        title: What it shows, in words.
        lines: What is said, with quotes.
    """

    key: str
    sort: str
    title: str
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        if not any(line.said for line in self.lines):
            raise ChartError(f"{self.title}: no claim stands behind it; it is not drawn")

    @property
    def claims(self) -> set[str]:
        """Return the ids of the claims it cites."""
        return {said.claim for line in self.lines for said in line.said}


CLAIMED_ROLES = ("card", "bar", "beside", "line", "told", "event", "place", "node")
"""Roles of groups that state something, and so must rest on a claim."""


def check_pages(pages: Iterable[Page], entries: Iterable[CheckEntry]) -> None:
    """Make sure that every box and line of the pages rests on claims, all of them listed.

    Raises:
        ChartError: A box or line rests on no claim, or on one the fact check does not list.
    """
    listed: set[str] = set()
    for entry in entries:
        listed |= entry.claims
    for page in pages:
        for group in page.groups():
            if group.role not in CLAIMED_ROLES:
                continue
            if not group.claims:
                raise ChartError(f"{group.title}: no claim stands behind it; it is not drawn")
            if not listed.issuperset(group.claims):
                raise ChartError(f"{group.title}: rests on a claim the fact check does not list")


def unique_entries(entries: Iterable[CheckEntry]) -> Iterator[CheckEntry]:
    """Yield entries with different keys only; those of one key are put together."""
    found: dict[str, CheckEntry] = {}
    for entry in entries:
        known = found.get(entry.key)
        lines = entry.lines if known is None else (*known.lines, *entry.lines)
        distinct = {(line.text, line.kind, line.date, line.said): line for line in lines}
        found[entry.key] = CheckEntry(entry.key, entry.sort, entry.title, tuple(distinct.values()))
    yield from found.values()
