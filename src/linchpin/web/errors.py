"""How a server says that something is wrong: a page, `detail`, or problem+json."""

from __future__ import annotations

import html
import json
import logging
import traceback
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from linchpin.claims.errors import LinchpinError
from linchpin.network.network import Several
from linchpin.web.rooms import Errors, room_at
from linchpin.workspace.served import NotReady
from linchpin.workspace.strike_apart import TookTooLong

_LOG = logging.getLogger("linchpin.web")
TYPES = "https://linchpin.invalid/problems/"
"""How the types of problems begin; they are names, not addresses that anybody asks."""


def refusal(
    style: Errors, status: int, why: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return an answer that says what is wrong, without asking anything.

    Args:
        style: How the room says it.
        status: The status.
        why: A sentence.
        headers: Further headers.
    """
    if style is Errors.PAGE:
        text = _bare_page(status, why)
        return Response(text, status, headers=headers, media_type="text/html; charset=utf-8")
    if style is Errors.DETAIL:
        return _json({"detail": why}, status, headers)
    return problem(status, why, headers=headers)


def problem(
    status: int,
    why: str,
    *,
    kind: str = "",
    headers: Mapping[str, str] | None = None,
    **more: object,
) -> Response:
    """Return a problem as RFC 9457 says it.

    Args:
        status: The status.
        why: What is wrong with this request, in a sentence.
        kind: Name of the kind of problem; the status' own where empty.
        headers: Further headers.
        more: Further members.
    """
    title = HTTPStatus(status).phrase
    name = kind or title.lower().replace(" ", "-")
    told = {"type": TYPES + name, "title": title, "status": status, "detail": why, **more}
    return _json(told, status, headers, "application/problem+json")


def _json(
    content: object,
    status: int,
    headers: Mapping[str, str] | None = None,
    kind: str = "application/json",
) -> Response:
    return Response(
        json.dumps(content, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace"),
        status,
        headers=headers,
        media_type=kind,
    )


def _bare_page(status: int, why: str) -> str:
    """Return a page that needs nothing: no template, no style, no language."""
    title = html.escape(f"{status} {HTTPStatus(status).phrase}")
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>"
        f"<h1>{title}</h1><p>{html.escape(why)}</p></html>"
    )


def add_errors(app: FastAPI) -> None:
    """Teach an app to say what is wrong in the way of the room that was asked."""

    @app.exception_handler(HTTPException)
    async def told(request: Request, error: HTTPException) -> Response:
        return said(request, error.status_code, str(error.detail), error.headers)

    @app.exception_handler(RequestValidationError)
    async def unfit(request: Request, error: RequestValidationError) -> Response:
        style = style_of(request)
        if style is Errors.DETAIL:
            return _json({"detail": _without_values(error)}, 422)
        places = "; ".join(
            f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors()
        )
        if style is Errors.PROBLEM:
            return problem(422, places, kind="not-understood", errors=_without_values(error))
        return said(request, 422, places)

    @app.exception_handler(NotReady)
    async def waiting(request: Request, error: NotReady) -> Response:
        return said(request, 503, str(error), {"retry-after": "5"})

    @app.exception_handler(Several)
    async def several(request: Request, error: Several) -> Response:
        if style_of(request) is not Errors.PROBLEM:
            return said(request, 409, str(error))
        found = [{"id": one.entity, "caption": one.caption} for one in error.candidates[:40]]
        return problem(409, str(error).splitlines()[0], kind="several-fit", candidates=found)

    @app.exception_handler(TookTooLong)
    async def slow(request: Request, error: TookTooLong) -> Response:
        return said(request, 408, str(error))

    @app.exception_handler(LinchpinError)
    async def known(request: Request, error: LinchpinError) -> Response:
        return said(request, 404 if request.method in ("GET", "HEAD") else 400, str(error))

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> Response:
        log_error(error)
        why = "Something went wrong that nobody foresaw; it stands in the server's log."
        return said(request, 500, why)


def style_of(request: Request) -> Errors:
    """Return how the room that was asked says that something is wrong."""
    room = room_at(request.url.path)
    if room is not None:
        return room.errors
    return Errors.PAGE if "text/html" in request.headers.get("accept", "") else Errors.DETAIL


def said(
    request: Request, status: int, why: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return what is wrong in the way of the room that was asked.

    Args:
        request: What was asked.
        status: The status.
        why: A sentence.
        headers: Further headers.
    """
    style = style_of(request)
    if style is not Errors.PAGE:
        return refusal(style, status, why, headers)
    from linchpin.web.templating import page

    values = {"status": status, "phrase": HTTPStatus(status).phrase, "why": why}
    answer = page(request, "error.html", **values)
    answer.status_code = status
    for name, value in (headers or {}).items():
        answer.headers[name] = value
    return answer


def _without_values(error: RequestValidationError) -> list[dict[str, object]]:
    """Return what does not fit, where, and what was there, cut short."""
    return [
        {
            "type": one["type"],
            "loc": [str(part)[:200] if isinstance(part, str) else part for part in one["loc"]],
            "msg": one["msg"],
            "input": _short(one.get("input")),
        }
        for one in error.errors()[:20]
    ]


def _short(value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)[:200]


def log_error(error: BaseException) -> None:
    """Write an error nobody foresaw to the log: where it was, never what was asked.

    Args:
        error: The error.
    """
    places = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("unforeseen %s\n%s", type(error).__name__, places)
