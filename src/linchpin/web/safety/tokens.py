"""The token that every form of a page carries, and the check of it."""

from __future__ import annotations

from fastapi import HTTPException, Request

from linchpin.web.safety.origins import SAFE
from linchpin.web.safety.sessions import Session, same_token

HEADER = "x-csrf-token"
"""Header that carries the token where htmx sends a request."""
FIELD = "csrf"
"""Field that carries it where a form does."""


def session_of(request: Request) -> Session | None:
    """Return the session of a request; None where it has none."""
    found: Session | None = request.scope.get("linchpin.session")
    return found


async def token_checked(request: Request) -> None:
    """Make sure that what changes something carries its session's token, for `Depends`.

    Raises:
        HTTPException: 403, it carries none, or another's.
    """
    if request.method in SAFE:
        return
    person = request.scope.get("linchpin.person")
    if person is not None and person.by_key:
        return
    session = session_of(request)
    given = request.headers.get(HEADER)
    if given is None and "form" in request.headers.get("content-type", ""):
        found = (await request.form()).get(FIELD)
        given = found if isinstance(found, str) else None
    if session is None or not same_token(session, given):
        raise HTTPException(403, "This form is too old, or not of this page. Reload the page.")
