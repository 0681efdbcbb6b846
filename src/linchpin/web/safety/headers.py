"""The headers of every answer: what a browser may do with it."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.types import Message

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""What a page may load and do: nothing from elsewhere, no script or style within the page."""

_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_UNLESS_SAID = (
    (b"content-security-policy", POLICY.encode("ascii")),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


def with_safe_headers(message: Message, more: Iterable[tuple[bytes, bytes]] = ()) -> Message:
    """Return the beginning of an answer with the headers that every answer has.

    A room that frames a page elsewhere, or whose answers may be kept, says so itself.

    Args:
        message: The beginning of an answer.
        more: Further headers.
    """
    headers = list(message.get("headers", ()))
    said = {name.lower() for name, _ in headers}
    headers += _ALWAYS
    headers += [(name, value) for name, value in _UNLESS_SAID if name not in said]
    headers += more
    return {**message, "headers": headers}
