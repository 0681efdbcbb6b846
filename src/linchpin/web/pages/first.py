"""Settings: where things are, how the server is reached, and how to begin."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from linchpin import __version__
from linchpin.web.pages.desks import desk_of
from linchpin.web.site import Site
from linchpin.web.templating import page


def router(site: Site) -> APIRouter:
    """Return the way to the settings."""
    router = APIRouter(include_in_schema=False)

    @router.get("/settings", response_class=HTMLResponse)
    def settings(request: Request) -> HTMLResponse:
        desk = desk_of(site.settings)
        return page(
            request,
            "settings.html",
            archive=str(site.settings.archive),
            ledger="" if site.settings.ledger is None else "named",
            folder=str(desk.folder.path),
            options=site.options,
            version=__version__,
        )

    return router
