"""Search: one box; several fits are listed with what tells them apart, none is picked."""

from __future__ import annotations

import time

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from linchpin.web.pages.finding import find
from linchpin.web.site import Site
from linchpin.web.templating import page


def router(site: Site) -> APIRouter:
    """Return the ways to search."""
    router = APIRouter(include_in_schema=False)

    @router.get("/find", response_class=HTMLResponse)
    def search(request: Request, q: str = "") -> Response:
        begun = time.perf_counter()
        found = find(site.served.state(), q)
        if q and len(found) == 1 and found[0].exact and found[0].kind != "Document":
            return RedirectResponse(f"/e/{found[0].id}", 303)
        took = (time.perf_counter() - begun) * 1000
        return page(request, "search.html", found=found, searched=q[:1000], took=took)

    @router.get("/suggest", response_class=HTMLResponse)
    def suggest(request: Request, q: str = "") -> HTMLResponse:
        begun = time.perf_counter()
        found = find(site.served.state(), q)[:8]
        took = (time.perf_counter() - begun) * 1000
        return page(request, "suggest.html", found=found, searched=q[:1000], took=took)

    return router
