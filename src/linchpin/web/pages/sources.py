"""Data: each source with its editions, age, warnings, and what of it was not understood."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from linchpin.web.site import Site
from linchpin.web.templating import page

if TYPE_CHECKING:
    from linchpin.archive import Manifest
    from linchpin.workspace.served import State

_LATE_DAYS = 14


@dataclass(frozen=True, slots=True)
class SourceAge:
    """A source as the archive has it.

    Attributes:
        edition: Its current edition.
        editions: All of them, oldest first.
        age: Days since the current one.
        late: Whether that is long for a list.
    """

    edition: Manifest
    editions: tuple[Manifest, ...]
    age: int
    late: bool

    @property
    def not_understood(self) -> float | None:
        """Return the share of it that was not understood; None where that was not counted."""
        return self.edition.counts.get("share_not_understood")


def freshness(state: State, today: datetime.date) -> list[SourceAge]:
    """Return the sources of an archive, each with its age.

    Args:
        state: The archive as it is.
        today: The day.
    """
    found = []
    for edition in state.snapshot.editions:
        age = (today - edition.known_by).days
        late = edition.kind == "list" and age > _LATE_DAYS
        editions = tuple(state.archive.editions(edition.dataset))
        found.append(SourceAge(edition, editions, age, late))
    return sorted(found, key=lambda one: (one.edition.kind != "list", one.edition.title))


def router(site: Site) -> APIRouter:
    """Return the way to the sources."""
    router = APIRouter(include_in_schema=False)

    @router.get("/data", response_class=HTMLResponse)
    def data(request: Request) -> HTMLResponse:
        state = site.served.state()
        sources = freshness(state, site.settings.today())
        return page(request, "data.html", sources=sources, notes=state.archive.notes)

    return router
