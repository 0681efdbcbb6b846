"""The first page: what there is, and how old it is."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from linchpin.web.site import Site
from linchpin.web.templating import page


def router(site: Site) -> APIRouter:
    """Return the way to the first page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/", response_class=HTMLResponse)
    def home(request: Request) -> HTMLResponse:
        state = site.served.state_if_any()
        if state is None:
            return page(request, "home.html", names=0, editions=())
        editions = state.snapshot.editions
        return page(request, "home.html", names=len(state.network.names), editions=editions)

    return router
