"""The door: every request passes here before anything is looked at, and every answer after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from linchpin.web.errors import refusal
from linchpin.web.rooms import Errors, room_at
from linchpin.web.safety.crossing import allowed_crossing, crossing_headers, preflight
from linchpin.web.safety.headers import with_safe_headers
from linchpin.web.safety.limits import TooLarge, counted_body
from linchpin.web.safety.origins import why_foreign

if TYPE_CHECKING:
    from linchpin.web.site import Site

LONGEST_ADDRESS = 60_000
"""Bytes of a path with its query, at most."""
_UPLOADS = ("/upload", "/alerts/upload")
"""Paths that take files."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Wraps the app.

    Attributes:
        app: What answers.
        site: The server.
    """

    app: ASGIApp
    site: Site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await receive()
                await send({"type": "websocket.close", "code": 1008})
                return
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        room = room_at(scope["path"])
        style = Errors.DETAIL if room is None else room.errors
        crossing = allowed_crossing(scope["path"], headers, self.site.options)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = with_safe_headers(message, crossing_headers(crossing, headers))
            await send(message)

        refused = self._refused(scope, headers)
        if refused is not None:
            status, why = refused
            await refusal(style, status, why)(scope, receive, answer)
            return
        if scope["method"] == "OPTIONS" and crossing is not None:
            await preflight(scope, receive, answer)
            return
        came = self.site.access.comer(scope, headers)
        if came.refused is not None:
            status, why = came.refused
            await refusal(style, status, why, came.headers)(scope, receive, answer)
            return
        scope["linchpin.person"] = came.person
        scope["linchpin.site"] = self.site
        needed = None if room is None else room.scope
        if needed is not None and came.person is None:
            if style is Errors.PAGE and scope["method"] in ("GET", "HEAD"):
                await refusal(style, 303, "Log in.", {"location": "/login"})(scope, receive, answer)
            else:
                why = "Log in, or send an API key."
                await refusal(style, 401, why)(scope, receive, answer)
            return
        if needed is not None and came.person is not None and not came.person.may(needed):
            why = f"This needs the right to {needed.value}."
            await refusal(style, 403, why)(scope, receive, answer)
            return
        await self._within_limits(scope, receive, answer, style)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """Return status and reason where a request is refused for where it comes from."""
        options = self.site.options
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, "Request URI too long"
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in options.hosts():
            return 421, (
                "This server is not known by that name. If it is reached under another one, start "
                "it with --name HOST:PORT."
            )
        why = why_foreign(scope["method"], headers, options)
        return None if why is None else (403, why)

    async def _within_limits(
        self, scope: Scope, receive: Receive, send: Send, style: Errors
    ) -> None:
        options = self.site.options
        most = options.most_json_bytes
        if scope["path"].endswith(_UPLOADS):
            most = options.most_upload_bytes
        begun = False

        async def told(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        length = Headers(scope=scope).get("content-length", "0")
        why = f"The body is larger than {most:,} bytes."
        if not length.isdecimal() or int(length) > most:
            await refusal(style, 413, why)(scope, receive, send)
            return
        try:
            await self.app(scope, counted_body(receive, most), told)
        except TooLarge:
            if not begun:
                await refusal(style, 413, why)(scope, receive, send)
