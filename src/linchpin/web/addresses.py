"""How a client reached the server: what links back to it begin with."""

from __future__ import annotations

from fastapi import Request

from linchpin.web.site import site_of


def address_of(request: Request) -> str:
    """Return the beginning of every address of this server, as the client reached it.

    The host is one of those that are answered, see `WebOptions.hosts`: nobody else's.

    Args:
        request: What was asked.
    """
    host = request.headers.get("host", "").lower()
    return f"{site_of(request).options.scheme}://{host}"
