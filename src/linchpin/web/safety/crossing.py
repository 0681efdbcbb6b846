"""Which other origins may read what: OpenRefine's the reconciliation, nobody anything else."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from linchpin.web.options import WebOptions

_OPEN = re.compile(r"/reconcile(/[a-z0-9_]{1,81})?(/(suggest|extend|properties|preview)[/\w]*)?/?")


def allowed_crossing(path: str, headers: Headers, options: WebOptions) -> str | None:
    """Return the origin that may read an answer; None for our own alone.

    Args:
        path: The path of the request.
        headers: The request's.
        options: Which origins are OpenRefine's.
    """
    origin = headers.get("origin")
    if origin is None or origin not in options.openrefine or not _OPEN.fullmatch(path):
        return None
    return origin


def crossing_headers(origin: str | None, headers: Headers) -> list[tuple[bytes, bytes]]:
    """Return the headers that let an origin read an answer; none where it may not.

    Args:
        origin: The origin, see `allowed_crossing`.
        headers: The request's.
    """
    if origin is None:
        return []
    found = [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"Origin")]
    if headers.get("access-control-request-private-network") == "true":
        found.append((b"access-control-allow-private-network", b"true"))
    return found


async def preflight(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer the question whether an origin may ask."""
    headers = {
        "access-control-allow-methods": "GET, OPTIONS",
        "access-control-allow-headers": "accept, content-type, x-requested-with",
        "access-control-max-age": "600",
    }
    await Response(status_code=204, headers=headers)(scope, receive, send)
