"""What changed between two days: came, went, renamed, legal events; whose customers it touches."""

from __future__ import annotations

import datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from linchpin.claims.errors import LinchpinError
from linchpin.web.pages.changed import changes_from, newest_changes
from linchpin.web.pages.days import state_of_day
from linchpin.web.pages.desks import desk_of
from linchpin.web.site import Site
from linchpin.web.templating import page

_MOST = 200


def router(site: Site) -> APIRouter:
    """Return the way to what changed.

    Raises:
        LinchpinError: A day that is asked for is none.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/changes", response_class=HTMLResponse)
    def changes(request: Request, since: str = "", until: str = "", mine: str = "",
                kind: str = "", start: int = 0) -> HTMLResponse:  # fmt: skip
        from linchpin.network.renamed import renamed_candidates

        current = site.served.state()
        steps = state_of_day(site, "")[1].steps
        notes: tuple[str, ...] = ()
        if since:
            try:
                day = datetime.date.fromisoformat(since)
            except ValueError as error:
                raise LinchpinError(f"{since[:40]!r} is no day; write YYYY-MM-DD") from error
            later = state_of_day(site, until)[0] if until else None
            found, notes = changes_from(current, day, later)
        else:
            found = newest_changes(current)
        touched = _touched(site)
        kinds = sorted({one.event.kind.value for one in found})
        shown = [
            one
            for one in found
            if kind in ("", one.event.kind.value) and (not mine or one.event.entity in touched)
        ]
        return page(
            request,
            "changes.html",
            lines=shown[max(0, start) : max(0, start) + _MOST],
            found=len(shown),
            start=max(0, start),
            most=_MOST,
            touched=touched,
            notes=notes,
            since=since,
            until=until,
            mine=mine,
            kind=kind,
            kinds=kinds,
            steps=steps,
            renamed=renamed_candidates(current.archive, current.network),
        )

    return router


def _touched(site: Site) -> dict[str, list[str]]:
    """Return the alerts of the book on each entity."""
    found: dict[str, list[str]] = {}
    try:
        items = desk_of(site.settings).all()
    except LinchpinError:
        return found
    for item in items:
        for entity in {item.alert.pair.subject, *item.alert.pair.records}:
            found.setdefault(entity, []).append(item.id)
    return found
