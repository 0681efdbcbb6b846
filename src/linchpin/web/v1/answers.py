"""Answers of our own API: JSON with a tag, pages by cursor, days read from the address."""

from __future__ import annotations

import base64
import binascii
import datetime
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from fastapi import HTTPException, Request
from fastapi.responses import Response

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError
from linchpin.web.errors import problem
from linchpin.web.site import Site
from linchpin.workspace.opened.archive import OpenArchive
from linchpin.workspace.served import State

MOST = 1_000
"""Items of a page, at most."""


def tagged(request: Request, content: Any, *, links: str = "") -> Response:
    """Return an answer as JSON; only its tag where the client has it already.

    Args:
        request: What was asked.
        content: The answer.
        links: The `Link` header; empty for none.
    """
    text = json.dumps(content, ensure_ascii=False, default=str, separators=(",", ":"))
    body = text.encode("utf-8", "replace")
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if links:
        headers["link"] = links
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or f"W/{tag}" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def paged(
    request: Request, items: Sequence[Any], *, name: str, stamp: str, cursor: str, limit: int
) -> Response:
    """Return a page of items, with the cursor of the next one.

    Args:
        request: What was asked.
        items: All items, in a fixed order.
        name: What they are.
        stamp: Names what the items follow from: a cursor of something else is good no more.
        cursor: Where the page begins, as an earlier answer gave it; empty for the beginning.
        limit: Items of a page.
    """
    begin = 0
    if cursor:
        known, begin = _read_cursor(cursor)
        if known != _short(stamp):
            return problem(
                410,
                "The data changed since this cursor was given; begin again.",
                kind="stale-cursor",
            )
    found = list(items[begin : begin + limit])
    later = begin + limit
    told: dict[str, Any] = {name: found, "total": len(items), "next": None}
    links = ""
    if later < len(items):
        told["next"] = _write_cursor(stamp, later)
        where = request.url.include_query_params(cursor=told["next"])
        links = f'<{where.path}?{where.query}>; rel="next"'
    return tagged(request, told, links=links)


def _short(stamp: str) -> str:
    return hashlib.sha256(stamp.encode("utf-8", "replace")).hexdigest()[:12]


def _write_cursor(stamp: str, begin: int) -> str:
    return base64.urlsafe_b64encode(f"{_short(stamp)}:{begin}".encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[str, int]:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        stamp, _, begin = text.partition(":")
        number = int(begin[:12])
        if number < 0:
            raise ValueError(begin)
    except (ValueError, binascii.Error) as error:
        raise HTTPException(400, "This is no cursor that was given.") from error
    return stamp, number


def day_of(text: str | None, name: str) -> datetime.date | None:
    """Return the day of a parameter, the last one of a month or year; None where absent.

    Args:
        text: What was sent.
        name: Name of the parameter.

    Raises:
        HTTPException: 400, it is no date.
    """
    if not text:
        return None
    try:
        date = parse_date(text)
    except ClaimError as error:
        raise HTTPException(400, f"{name}: {text[:40]!r} is no date; write YYYY-MM-DD.") from error
    if date.precision not in ("day", "month", "year"):
        raise HTTPException(400, f"{name}: {text[:40]!r} is no date; write YYYY-MM-DD.")
    return date.latest


def archive_of(site: Site, as_of: str | None) -> tuple[OpenArchive, State]:
    """Return the archive as of a day, from the state that is held open.

    Args:
        site: The server.
        as_of: The day; None for everything known.
    """
    state = site.served.state(day_of(as_of, "as_of"))
    archive = OpenArchive(site.settings, state.counted)
    vars(archive)["graph"] = state.network  # open already
    return archive, state
