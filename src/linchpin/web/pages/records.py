"""Audit: every decision, whether the chain is whole, and the record an examiner takes away."""

from __future__ import annotations

import json
from collections import Counter

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from linchpin.claims.errors import LinchpinError
from linchpin.web.pages.desks import desk_of
from linchpin.web.safety.people import person_of
from linchpin.web.site import Site
from linchpin.web.templating import page
from linchpin.workspace.alerts.audit_export import audit_bytes
from linchpin.workspace.alerts.audit_files import KINDS
from linchpin.workspace.alerts.audit_rows import AuditWanted

_MOST = 100
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "pdf": "application/pdf",
}


def router(site: Site) -> APIRouter:
    """Return the ways to the record of decisions."""
    router = APIRouter(include_in_schema=False)

    @router.get("/audit", response_class=HTMLResponse)
    def audit(request: Request, since: str = "", until: str = "", by: str = "", kind: str = "",
              verdict: str = "", about: str = "", start: int = 0) -> HTMLResponse:  # fmt: skip
        desk = desk_of(site.settings)
        desk.refresh()
        wanted = AuditWanted(since, until, by, kind, verdict, about)
        found = [one for one in reversed(desk.decisions) if wanted.takes(one)]
        days = Counter(one.at[:10] for one in desk.decisions)
        ledger = desk.ledger() if desk.decisions else None
        start = max(0, start)
        return page(
            request,
            "audit.html",
            found=found[start : start + _MOST],
            count=len(found),
            start=start,
            most=_MOST,
            wanted=wanted,
            report=None if ledger is None else ledger.verify(),
            place="" if ledger is None else ledger.place,
            people=sorted({one.by for one in desk.decisions}),
            kinds=sorted({one.kind for one in desk.decisions}),
            days=sorted(days.items())[-30:],
            query=request.url.query,
        )

    @router.get("/audit/export")
    def export(request: Request, kind: str = "csv", since: str = "", until: str = "",
               by: str = "", of_kind: str = "", verdict: str = "",
               about: str = "") -> Response:  # fmt: skip
        if kind not in KINDS:
            raise HTTPException(404, f"A record of decisions is written as {', '.join(KINDS)}.")
        desk = desk_of(site.settings)
        desk.refresh()
        wanted = AuditWanted(since, until, by, of_kind, verdict, about)
        person = person_of(request).name
        content, _, _ = audit_bytes(desk, kind, wanted, by=person)
        headers = {"content-disposition": f'attachment; filename="decisions.{kind}"'}
        return Response(content, media_type=_MEDIA[kind], headers=headers)

    @router.get("/audit/{number}", response_class=HTMLResponse)
    def one(request: Request, number: int, replay: str = "") -> HTMLResponse:
        from linchpin.workspace.alerts.replay import replay_decision

        desk = desk_of(site.settings)
        desk.refresh()
        if not 1 <= number <= len(desk.decisions):
            raise HTTPException(404, f"There is no decision {number}.")
        found, told = None, ""
        if replay:
            try:
                found = replay_decision(desk, number, lambda *_: None)
            except LinchpinError as error:
                told = str(error)
        decision = desk.decisions[number - 1]
        return page(request, "decision.html", one=decision, found=found, told=told,
                    details=_details(decision.details))  # fmt: skip

    return router


def _details(text: str) -> list[tuple[str, str]]:
    found = json.loads(text) if text else {}
    return [
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1))
        for name, value in found.items()
    ]
