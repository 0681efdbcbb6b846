"""The first page: search at once; below, what changed, alerts, organisations, data."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from linchpin.claims.errors import LinchpinError
from linchpin.web.pages.changed import newest_changes
from linchpin.web.pages.desks import counts_of, desk_of
from linchpin.web.pages.organisations import organisations
from linchpin.web.pages.sources import freshness
from linchpin.web.safety.people import person_of
from linchpin.web.site import Site
from linchpin.web.templating import page

if TYPE_CHECKING:
    from linchpin.workspace.alerts.desk import AlertDesk


def router(site: Site) -> APIRouter:
    """Return the way to the first page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/", response_class=HTMLResponse)
    def home(request: Request) -> HTMLResponse:
        state = site.served.state_if_any()
        if state is None:
            return page(request, "opening.html", trouble_said=site.served.trouble)
        desk, person = desk_of(site.settings), person_of(request).name
        today = site.settings.now()[:10]
        try:
            items = desk.all()
        except LinchpinError as error:
            items, told = [], str(error)
        else:
            told = ""
        return page(
            request,
            "home.html",
            names=len(state.network.names),
            editions=state.snapshot.editions,
            counts=counts_of(items, person, today),
            week=_week(desk, today),
            changes=newest_changes(state)[:7],
            organisations=organisations(state)[:5],
            sources=freshness(state, site.settings.today()),
            told=told,
            decided=desk.seen,
        )

    return router


def _week(desk: AlertDesk, today: str) -> list[tuple[str, int, int]]:
    """Return day, decisions and true matches of the last seven days, oldest first."""
    last = datetime.date.fromisoformat(today)
    days = [(last - datetime.timedelta(days=at)).isoformat() for at in range(6, -1, -1)]
    found = []
    for day in days:
        ours = [
            one for one in desk.decisions
            if one.at.startswith(day) and one.kind in ("alert", "proposed disposition")
        ]  # fmt: skip
        found.append((day, len(ours), sum(one.verdict == "true match" for one in ours)))
    return found
