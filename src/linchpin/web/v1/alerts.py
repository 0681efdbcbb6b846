"""Alerts and decisions: read by whoever may read, decided by whoever may decide, never twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Depends, Query, Request
from fastapi.responses import Response

from linchpin.claims.errors import LedgerError, LinchpinError
from linchpin.ledger.decision import Decision, decision_fields
from linchpin.web.errors import problem
from linchpin.web.safety.people import Scope, needs, person_of
from linchpin.web.safety.reads import note_read
from linchpin.web.site import Site
from linchpin.web.v1 import describing
from linchpin.web.v1.answers import paged, tagged
from linchpin.web.v1.asking import Cursor, Limit
from linchpin.web.v1.describing import answers
from linchpin.workspace.alerts.desk import AlertDesk, DeskAlert
from linchpin.workspace.alerts.disposition import (
    DecidedMeanwhile,
    Disposition,
    NotAllowed,
    decide_alerts,
)
from linchpin.workspace.alerts.folder import alert_folder
from linchpin.workspace.alerts.second_look import SecondLook, look_again

_EXAMPLE = {
    "verdict": "false match",
    "because": "Born 1978, the listed person 1954; another CURP.",
    "seen": 12,
}
_BODY = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["verdict", "because", "seen"],
                "properties": {
                    "verdict": {"type": "string"},
                    "because": {"type": "string", "minLength": 1},
                    "seen": {"type": "integer", "minimum": 0},
                    "template": {"type": "string"},
                    "note": {"type": "string"},
                },
            },
            "example": _EXAMPLE,
        }
    },
}
_LONGEST = 10_000


def add_alerts(router: APIRouter, site: Site) -> None:
    """Add the ways to alerts and decisions.

    Args:
        router: Where to.
        site: The server.
    """
    desk = AlertDesk(site.settings, alert_folder(site.settings))

    @router.get("/v1/alerts", summary="Alerts", responses=answers(describing.ALERTS, 410))
    def alerts(
        request: Request,
        state: Annotated[str, Query(max_length=40, description="Such as `open`.")] = "",
        assigned: Annotated[str, Query(max_length=100)] = "",
        cursor: Cursor = "",
        limit: Limit = 100,
    ) -> Response:
        found = [
            _short(item)
            for item in desk.all()
            if (not state or item.state == state)
            and (not assigned or item.standing.assigned == assigned)
        ]
        stamp = f"{desk.seen}{len(desk.runs)}{state}{assigned}"
        return paged(request, found, name="alerts", stamp=stamp, cursor=cursor, limit=limit)

    @router.get("/v1/alerts/{alert}", summary="One alert", responses=answers(describing.ALERT))
    def one(alert: str, request: Request) -> Response:
        item = desk.one(alert)
        note_read(request, "alert", item.id)
        told = _short(item) | {
            "seen": desk.seen,
            "alert": asdict(item.alert),
            "decisions": [decision_fields(event) for event in item.standing.events],
            "earlier": [decision_fields(event) for event in desk.earlier(item)],
        }
        return tagged(request, told)

    @router.post(
        "/v1/alerts/{alert}/decisions",
        status_code=201,
        summary="Decide on an alert",
        dependencies=[Depends(needs(Scope.DECIDE))],
        openapi_extra={"requestBody": _BODY},
        responses={201: {"description": "What was written"}, **_problems()},
    )
    def decide(alert: str, request: Request, told: Annotated[Any, Body()]) -> Response:
        wanted = _disposition(told, alert, person_of(request).name)
        if isinstance(wanted, Response):
            return wanted
        return _written(request, lambda: decide_alerts(desk, wanted))

    @router.post(
        "/v1/alerts/{alert}/second-look",
        status_code=201,
        summary="Take the second look at a proposal",
        dependencies=[Depends(needs(Scope.REVIEW))],
        openapi_extra={"requestBody": _BODY},
        responses={201: {"description": "What was written"}, **_problems()},
    )
    def second(alert: str, request: Request, told: Annotated[Any, Body()]) -> Response:
        wanted = _disposition(told, alert, person_of(request).name)
        if isinstance(wanted, Response):
            return wanted
        return _written(request, lambda: _both(look_again(desk, wanted)))

    @router.get("/v1/decisions", summary="Decisions", responses=answers(describing.DECISIONS, 410))
    def decisions(
        request: Request,
        kind: Annotated[str, Query(max_length=40, description="Such as `alert`.")] = "",
        order: Literal["oldest", "newest"] = "oldest",
        cursor: Cursor = "",
        limit: Limit = 100,
    ) -> Response:
        desk.refresh()
        found = [decision_fields(item) for item in desk.decisions if not kind or item.kind == kind]
        if order == "newest":
            found.reverse()
        note_read(request, "decisions", kind)
        # What was decided stays where it is: a cursor from the oldest on is good for ever.
        stamp = f"{kind}{order}" + (str(desk.seen) if order == "newest" else "")
        return paged(request, found, name="decisions", stamp=stamp, cursor=cursor, limit=limit)

    @router.get(
        "/v1/runs", summary="Runs that became queues", responses=answers(describing.RUNS, 410)
    )
    def runs(request: Request, cursor: Cursor = "", limit: Limit = 100) -> Response:
        desk.refresh()
        found = [_run(asdict(run)) for run in desk.runs]
        stamp = str(len(found))
        return paged(request, found, name="runs", stamp=stamp, cursor=cursor, limit=limit)

    @router.get("/v1/runs/{run}", summary="One run and its record", responses=answers({}))
    def run(run: str, request: Request) -> Response:
        desk.refresh()
        for item in desk.runs:
            if item.id == run:
                return tagged(request, asdict(item))
        return problem(404, f"No run is called {run[:40]!r}.")


def _both(look: SecondLook) -> list[Decision]:
    return [look.second, *([] if look.holds is None else [look.holds])]


def _problems() -> dict[int | str, dict[str, Any]]:
    found = answers({}, 409)
    del found[200], found[304]
    return found


def _run(run: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in run.items() if name != "record"}


def _short(item: DeskAlert) -> dict[str, Any]:
    pair = item.alert.pair
    return {
        "id": item.id,
        "state": item.state.value,
        "version": item.standing.version,
        "run": item.run.id,
        "book": item.run.book,
        "due": item.due,
        "assigned": item.standing.assigned,
        "why": list(item.standing.why),
        "score": pair.score,
        "band": pair.band,
        "entity": pair.subject,
        "customer": asdict(pair.customer),
        "lists": list(item.alert.lists),
    }


def _disposition(told: Any, alert: str, by: str) -> Disposition | Response:
    """Return what somebody decides, or the problem with it."""
    if not isinstance(told, Mapping):
        return problem(422, "Send an object with verdict, because and seen.", kind="not-understood")
    texts = {name: told.get(name, "") for name in ("verdict", "because", "template", "note")}
    for name, text in texts.items():
        if not isinstance(text, str) or len(text) > _LONGEST:
            why = f"{name}: a text of at most {_LONGEST:,} letters"
            return problem(422, why, kind="not-understood")
    seen = told.get("seen")
    if not isinstance(seen, int) or isinstance(seen, bool) or seen < 0:
        why = "seen: the number of the last decision you knew of, as GET of the alert gave it"
        return problem(422, why, kind="not-understood")
    return Disposition((alert,), texts["verdict"], texts["because"], seen, by,
                       texts["template"], texts["note"])  # fmt: skip


def _written(request: Request, write: Any) -> Response:
    """Return what was written, or why nothing was."""
    try:
        found = write()
    except DecidedMeanwhile as error:
        return problem(409, str(error), kind="decided-meanwhile")
    except NotAllowed as error:
        return problem(403, str(error), kind="not-allowed")
    except LedgerError as error:
        return problem(400, str(error), kind="not-written")
    except LinchpinError as error:
        missing = "no alert of that id" in str(error)
        return problem(404 if missing else 400, str(error), kind="not-decided")
    answer = tagged(request, {"decisions": [decision_fields(item) for item in found]})
    answer.status_code = 201
    return answer
