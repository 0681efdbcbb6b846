"""Rules and tuning: what another threshold would have missed and saved, and who stands for it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from linchpin.claims.errors import LinchpinError
from linchpin.web.pages.desks import desk_of
from linchpin.web.safety.people import Scope, person_of
from linchpin.web.site import Site
from linchpin.web.templating import page
from linchpin.workspace.alerts.tuning import STEPS, sign_off, threshold_figures


def router(site: Site) -> APIRouter:
    """Return the ways to the rules."""
    router = APIRouter(include_in_schema=False)

    @router.get("/rules", response_class=HTMLResponse)
    def rules(request: Request, at: float = 0.75) -> HTMLResponse:
        desk = desk_of(site.settings)
        line = round(min(1.0, max(0.5, at)), 2)
        steps, told = sorted({*STEPS, line}), ""
        try:
            figures = threshold_figures(desk, steps)
        except LinchpinError as error:
            figures, told = [], str(error)
        chosen = next((one for one in figures if one.threshold == line), None)
        items = {one.id: one for one in desk.all()}
        below = [items[name] for name in (() if chosen is None else chosen.hidden)]
        below.sort(key=lambda one: -one.alert.pair.score)
        signed = [one for one in reversed(desk.decisions) if one.kind == "rules"]
        return page(
            request,
            "rules.html",
            figures=figures,
            line=line,
            told=told,
            chosen=chosen,
            below=below[:25],
            items=items,
            signed=signed[:10],
            rules=desk.rules_now,
            folder=str(desk.folder.path),
            may=person_of(request).may(Scope.REVIEW),
        )

    @router.post("/rules")
    def sign(
        request: Request,
        threshold: Annotated[float, Form()],
        because: Annotated[str, Form()] = "",
    ) -> RedirectResponse:
        person = person_of(request)
        if not person.may(Scope.REVIEW):
            raise HTTPException(403, "This needs the right to review.")
        desk = desk_of(site.settings)
        desk.refresh()
        sign_off(desk, threshold, because, by=person.name)
        return RedirectResponse(f"/rules?at={threshold}", 303)

    return router
