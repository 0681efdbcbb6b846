"""The second look: the same page without what the first person decided, compared afterwards."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from linchpin.claims.errors import LinchpinError
from linchpin.web.pages.alert_view import view_of
from linchpin.web.pages.desks import desk_of
from linchpin.web.safety.people import Scope, person_of
from linchpin.web.site import Site
from linchpin.web.templating import page
from linchpin.workspace.alerts.disposition import DecidedMeanwhile, Disposition, NotAllowed
from linchpin.workspace.alerts.second_look import SecondLook, drawn, look_again, quality, waiting


def router(site: Site) -> APIRouter:
    """Return the ways to what waits for a second person.

    Raises:
        HTTPException: 403, whoever asks may not review.
        LinchpinError: No disposition was chosen.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/review", response_class=HTMLResponse)
    def review(request: Request) -> HTMLResponse:
        desk, person = desk_of(site.settings), person_of(request).name
        items = desk.all()
        sample = [(one, last) for one, last in drawn(desk) if last.by != person]
        own = [
            one for one in items
            if one.state == "second look" and one.standing.last and one.standing.last.by == person
        ]  # fmt: skip
        return page(request, "review.html", items=waiting(items, person), sample=sample,
                    figures=quality(desk), rules=desk.rules_now, own=own)  # fmt: skip

    @router.get("/review/{name}", response_class=HTMLResponse)
    def again(request: Request, name: str) -> HTMLResponse:
        return _second(request, site, name)

    @router.post("/review/{name}", response_class=HTMLResponse)
    def decide(
        request: Request,
        name: str,
        seen: Annotated[int, Form()],
        verdict: Annotated[str, Form()] = "",
        template: Annotated[str, Form()] = "",
        because: Annotated[str, Form()] = "",
    ) -> Response:
        who = person_of(request)
        if not who.may(Scope.REVIEW):
            raise HTTPException(403, "This needs the right to review.")
        desk = desk_of(site.settings)
        desk.refresh()
        offered = desk.rules_now.template(template)
        words = "" if offered is None else offered.say("en")
        reason = ". ".join(part for part in (words, because.strip()) if part)
        wanted = Disposition((desk.one(name).id,), verdict, reason, seen, who.name,
                             template=template)  # fmt: skip
        try:
            if not verdict:
                raise LinchpinError("say first whether it is the same")
            found = look_again(desk, wanted)
        except DecidedMeanwhile as error:
            return _second(request, site, name, told=str(error), status=409)
        except NotAllowed as error:
            return _second(request, site, name, told=str(error), status=403)
        except LinchpinError as error:
            return _second(request, site, name, told=str(error), status=400)
        return _second(request, site, name, found=found)

    return router


def _second(
    request: Request,
    site: Site,
    name: str,
    *,
    told: str = "",
    status: int = 200,
    found: SecondLook | None = None,
) -> HTMLResponse:
    desk, person = desk_of(site.settings), person_of(request)
    view = view_of(desk, name, site.served.state_if_any(), person=person.name)
    rest = [one.id for one in waiting(desk.all(), person.name) if one.id != view.item.id]
    answer = page(
        request,
        "second.html",
        view=view,
        item=view.item,
        seen=desk.seen,
        told=told,
        found=found,
        after=rest[0] if rest else "",
        may=person.may(Scope.REVIEW),
        now=site.settings.now(),
        opened=site.settings.now(),
        rules=desk.rules_now,
        head=desk.seen,
    )
    answer.status_code = status
    return answer
