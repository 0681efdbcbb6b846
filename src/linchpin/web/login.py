"""Log in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from linchpin.web.safety.access import address_of, cookie_of
from linchpin.web.site import Site
from linchpin.web.templating import page, set_session


def router(site: Site) -> APIRouter:
    """Return the ways in and out."""
    router = APIRouter(include_in_schema=False)
    access = site.access

    @router.get("/login", response_class=HTMLResponse)
    def ask(request: Request) -> Response:
        if access.accounts is None:
            return RedirectResponse("/", 303)
        return page(request, "login.html", why="", name="")

    @router.post("/login")
    async def log_in(
        request: Request, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = ""
    ) -> Response:
        if access.accounts is None:
            raise HTTPException(404, "Nobody logs in here.")
        who = (
            f"from {address_of(request.scope, request.headers, access.proxies)}",
            f"as {name[:100]}",
        )
        wait = access.logins.wait(*who)
        if wait:
            why = "Too many tries. Wait before the next one."
            raise HTTPException(429, why, {"retry-after": str(wait)})
        found = await run_in_threadpool(access.accounts.log_in, name, password)
        if found is None:
            access.logins.failed(*who)
            again = page(request, "login.html", why="login.wrong", name=name[:100])
            again.status_code = 401
            return again
        access.logins.good(*who)
        access.sessions.end(cookie_of(request.headers, access.cookie))
        answer = RedirectResponse("/", 303)
        set_session(answer, site, access.sessions.begin(found.name))
        access.note_read(found.name, "login", "")
        return answer

    @router.post("/logout")
    def log_out(request: Request, everywhere: Annotated[str, Form()] = "") -> Response:
        session = request.scope.get("linchpin.session")
        if everywhere and session is not None and session.user is not None:
            access.sessions.end_all(session.user)
        access.sessions.end(cookie_of(request.headers, access.cookie))
        answer = RedirectResponse("/login" if access.accounts is not None else "/", 303)
        answer.delete_cookie(access.cookie, path="/", secure=access.tls)
        return answer

    return router
