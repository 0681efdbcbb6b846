"""Who opened what: a line for every document, entity, alert and export that is read."""

from __future__ import annotations

from fastapi import Request

from linchpin.web.safety.people import Person
from linchpin.web.site import site_of


def note_read(request: Request, kind: str, subject: str) -> None:
    """Note that somebody opened something.

    Args:
        request: What was asked; who asks is noted.
        kind: What it is, such as `entity` or `document`.
        subject: Its id.
    """
    person: Person | None = request.scope.get("linchpin.person")
    site_of(request).access.note_read("" if person is None else person.name, kind, subject)
