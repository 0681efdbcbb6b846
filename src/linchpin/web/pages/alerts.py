"""The queue of alerts and one alert: everything on one screen, one key from hit to decision."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from linchpin.claims.errors import LinchpinError
from linchpin.web.pages.alert_view import view_of
from linchpin.web.pages.desks import counts_of, desk_of
from linchpin.web.safety.people import Scope, person_of
from linchpin.web.site import Site
from linchpin.web.templating import page
from linchpin.workspace.alerts.assign import assign
from linchpin.workspace.alerts.desk import AlertDesk, DeskAlert
from linchpin.workspace.alerts.disposition import (
    DecidedMeanwhile,
    Disposition,
    NotAllowed,
    decide_alerts,
    take_back,
)
from linchpin.workspace.alerts.standing import AlertState

_MOST_SHOWN = 200
_VIEWS = ("open", "mine", "second", "reopened", "waiting", "decided", "all")
_SORTS = ("due", "score", "customer", "listed")
_MOST_ATTACHED = 20_000_000


def router(site: Site) -> APIRouter:
    """Return the ways to the queue and to its alerts.

    Raises:
        HTTPException: No alert is marked, or somebody else was first, or it is not allowed.
        LinchpinError: No disposition was chosen.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/alerts", response_class=HTMLResponse)
    def queue(request: Request, view: str = "open", sort: str = "due", q: str = "",
              start: int = 0) -> HTMLResponse:  # fmt: skip
        desk, person = desk_of(site.settings), person_of(request).name
        items = desk.all()
        shown = _shown(items, view, person, q, sort)
        start = max(0, start)
        return page(
            request,
            "alerts.html",
            items=shown[start : start + _MOST_SHOWN],
            found=len(shown),
            start=start,
            most=_MOST_SHOWN,
            view=view if view in _VIEWS else "open",
            views=_VIEWS,
            sort=sort,
            sorts=_SORTS,
            q=q,
            counts=counts_of(items, person, site.settings.now()[:10]),
            seen=desk.seen,
            runs=desk.runs,
            now=site.settings.now(),
            told=request.query_params.get("told", ""),
        )

    @router.post("/alerts")
    def several(
        request: Request,
        act: Annotated[str, Form()],
        alert: Annotated[list[str], Form()] = [],  # noqa: B006 - never changed
        count: Annotated[int, Form()] = 0,
        person: Annotated[str, Form()] = "",
        because: Annotated[str, Form()] = "",
        due: Annotated[str, Form()] = "",
        seen: Annotated[int, Form()] = 0,
    ) -> Response:
        who = _deciding(request)
        desk = desk_of(site.settings)
        desk.refresh()
        if not alert:
            raise HTTPException(400, "No alert is marked.")
        if count != len(alert):
            items = [desk.one(name) for name in alert]
            return page(request, "several.html", items=items, act=act, person=person, due=due,
                        because=because, seen=desk.seen)  # fmt: skip
        try:
            if act == "assign":
                done = assign(desk, alert, person, by=who, seen=seen, due=due)
            else:
                done = decide_alerts(desk, Disposition(tuple(alert), act, because, seen, who))
        except DecidedMeanwhile as error:
            raise HTTPException(409, str(error)) from error
        except NotAllowed as error:
            raise HTTPException(403, str(error)) from error
        return RedirectResponse("/alerts?" + urlencode({"told": len(done)}), 303)

    @router.get("/alerts/{name}", response_class=HTMLResponse)
    def alert(request: Request, name: str) -> HTMLResponse:
        return _alert_page(request, site, name)

    @router.post("/alerts/{name}")
    def decide(
        request: Request,
        name: str,
        seen: Annotated[int, Form()],
        verdict: Annotated[str, Form()] = "",
        template: Annotated[str, Form()] = "",
        because: Annotated[str, Form()] = "",
        opened: Annotated[str, Form()] = "",
        act: Annotated[str, Form()] = "",
        attachment: Annotated[UploadFile | None, File()] = None,
    ) -> Response:
        desk, who = desk_of(site.settings), _deciding(request)
        desk.refresh()
        following = _following(desk, name, who)
        try:
            if act == "undo":
                take_back(desk, name, by=who, seen=desk.seen)
                return RedirectResponse(f"/alerts/{desk.one(name).id}", 303)
            wanted = Disposition(
                (desk.one(name).id,),
                verdict,
                _reason(desk, template, because, request),
                seen,
                who,
                template=template,
                note=because,
                attachment=_attached(desk, attachment),
                seconds=_seconds(site, opened),
            )
            if not verdict:
                raise LinchpinError("say first whether it is the same")
            decide_alerts(desk, wanted)
        except DecidedMeanwhile as error:
            return _alert_page(request, site, name, told=str(error), status=409)
        except NotAllowed as error:
            return _alert_page(request, site, name, told=str(error), status=403)
        except LinchpinError as error:
            return _alert_page(request, site, name, told=str(error), status=400)
        done = desk.one(name).id
        target = f"/alerts/{following}" if following else "/alerts"
        return RedirectResponse(f"{target}?{urlencode({'done': done})}", 303)

    @router.get("/alerts/{name}/attachment/{digest}")
    def attachment_of(name: str, digest: str) -> Response:
        desk = desk_of(site.settings)
        item = desk.one(name)
        if digest not in {one.detail("attachment") for one in item.standing.events}:
            raise HTTPException(404, "No such attachment.")
        found = desk.folder.attached(digest)
        if found is None:
            raise HTTPException(410, "The attachment is gone, or is another than was attached.")
        headers = {
            "content-disposition": f'attachment; filename="{digest[:16]}.bin"',
            "content-security-policy": "sandbox",
        }
        return Response(found, media_type="application/octet-stream", headers=headers)

    return router


def _alert_page(
    request: Request, site: Site, name: str, *, told: str = "", status: int = 200
) -> HTMLResponse:
    desk, person = desk_of(site.settings), person_of(request).name
    items = desk.all()
    view = view_of(desk, name, site.served.state_if_any(), person=person)
    queue = _shown(items, "open", person, "", "due")
    ids = [one.id for one in queue]
    at = ids.index(view.item.id) if view.item.id in ids else -1
    before = ids[at - 1] if at > 0 else ""
    after = ids[at + 1] if at + 1 < len(ids) else ""
    done_name = request.query_params.get("done", "")
    done = next((one for one in items if one.id == done_name), None)
    answer = page(
        request,
        "alert.html",
        view=view,
        item=view.item,
        queue=queue[max(0, at - 4) : max(0, at - 4) + 12],
        at=at + 1,
        of=len(ids),
        before=before,
        after=after,
        seen=desk.seen,
        told=told,
        done=done,
        counts=counts_of(items, person, site.settings.now()[:10]),
        opened=site.settings.now(),
        today=_today(desk, site, person),
        may=person_of(request).may(Scope.DECIDE),
        rules=desk.rules_now,
        now=site.settings.now(),
        head=desk.seen,
    )
    answer.status_code = status
    return answer


def _today(desk: AlertDesk, site: Site, person: str) -> tuple[int, int]:
    """Return how many alerts a person decided today, and in how many seconds on average."""
    day = site.settings.now()[:10]
    ours = [
        one
        for one in desk.decisions
        if one.at.startswith(day)
        and one.by == person
        and one.kind in ("alert", "proposed disposition")
    ]
    seconds = [float(s) for one in ours if isinstance(s := one.detail("seconds"), int | float)]
    return len(ours), round(sum(seconds) / len(seconds)) if seconds else 0


def _shown(items: list[DeskAlert], view: str, person: str, q: str, sort: str) -> list[DeskAlert]:
    """Return the alerts of a view, in order."""
    from linchpin.match.name_keys import fold
    from linchpin.workspace.alerts.second_look import waiting

    second = {one.id for one in waiting(items, person)}
    wanted: Callable[[DeskAlert], bool] = {
        "mine": lambda one: one.state.is_to_decide and one.standing.assigned == person,
        "second": lambda one: one.id in second,
        "reopened": lambda one: one.state is AlertState.REOPENED,
        "waiting": lambda one: one.state in (AlertState.WAITING, AlertState.ESCALATED),
        "decided": lambda one: one.state in (AlertState.TRUE_MATCH, AlertState.FALSE_MATCH),
        "all": lambda one: True,
    }.get(view, lambda one: one.state.is_to_decide)
    found = [one for one in items if wanted(one)]
    if q.strip():
        key = fold(q.strip())
        found = [one for one in found if key in fold(_words(one))]
    orders: dict[str, Any] = {
        "score": lambda one: (-one.alert.pair.score, one.id),
        "customer": lambda one: (fold(one.alert.name), one.id),
        "listed": lambda one: (fold(one.alert.pair.caption), one.id),
    }
    return sorted(found, key=orders[sort]) if sort in orders else found


def _words(item: DeskAlert) -> str:
    pair = item.alert.pair
    return " ".join(
        (item.id, item.alert.name, pair.caption, pair.subject, pair.customer.key, item.state,
         *item.alert.classes, *pair.programs, *item.alert.lists, item.run.book)
    )  # fmt: skip


def _following(desk: AlertDesk, name: str, person: str) -> str:
    """Return the alert after one in the queue of a person; the first where it is the last."""
    ids = [one.id for one in _shown(desk.all(), "open", person, "", "due")]
    rest = [one for one in ids if one != name]
    if not rest:
        return ""
    return next((one for one in ids[ids.index(name) + 1 :]), rest[0]) if name in ids else rest[0]


def _reason(desk: AlertDesk, template: str, because: str, request: Request) -> str:
    """Return the reason that is kept: the words on offer, and what was written to them."""
    from linchpin.web.templating import language_of

    offered = desk.rules_now.template(template)
    words = "" if offered is None else offered.say(language_of(request))
    return ". ".join(part for part in (words.rstrip("."), because.strip()) if part)


def _attached(desk: AlertDesk, attachment: UploadFile | None) -> str:
    if attachment is None or not attachment.filename:
        return ""
    content = attachment.file.read(_MOST_ATTACHED + 1)
    if len(content) > _MOST_ATTACHED:
        raise LinchpinError(f"an attachment has at most {_MOST_ATTACHED:,} bytes")
    return desk.folder.attach(content) if content else ""


def _seconds(site: Site, opened: str) -> float | None:
    try:
        begun = datetime.datetime.fromisoformat(opened)
        found = (datetime.datetime.fromisoformat(site.settings.now()) - begun).total_seconds()
    except (ValueError, TypeError):
        return None
    return found if 0 <= found < 86_400 else None


def _deciding(request: Request) -> str:
    """Return who decides.

    Raises:
        HTTPException: 403, they may not.
    """
    person = person_of(request)
    if not person.may(Scope.DECIDE):
        raise HTTPException(403, "This needs the right to decide.")
    return person.name
