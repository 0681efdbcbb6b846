"""The key that a program sends: in a header, or in the address as OpenSanctions' clients do."""

from __future__ import annotations

import base64
import binascii
import secrets
from urllib.parse import parse_qs

from starlette.datastructures import Headers


def new_key() -> str:
    """Return a new key: what tells it from others, and 32 random bytes."""
    return f"lp_{secrets.token_hex(4)}_{secrets.token_urlsafe(32)}"


def key_of(headers: Headers, query: bytes) -> str | None:
    """Return the key of a request; None where it sends none.

    Args:
        headers: The request's.
        query: Its query string.
    """
    kind, _, value = headers.get("authorization", "").partition(" ")
    value = value.strip()
    if kind.lower() in ("bearer", "apikey") and value:
        return value
    if kind.lower() == "basic" and value:
        return _of_basic(value)
    if headers.get("x-api-key"):
        return headers["x-api-key"].strip()
    if b"api_key=" in query:
        found = parse_qs(query.decode("latin-1"), max_num_fields=1_000).get("api_key", [])
        return found[0].strip() if found else None
    return None


def _of_basic(value: str) -> str | None:
    """Return the key of a login by name and password: whichever of the two begins as one."""
    try:
        name, _, password = base64.b64decode(value, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return value
    return password if password.startswith("lp_") or not name else name
