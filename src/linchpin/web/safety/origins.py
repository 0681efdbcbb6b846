"""Requests that change something come from our own page, or from a program, never from another."""

from __future__ import annotations

from starlette.datastructures import Headers

from linchpin.web.options import WebOptions

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
_OWN = frozenset({"same-origin", "none"})


def why_foreign(method: str, headers: Headers, options: WebOptions) -> str | None:
    """Return why a request that changes something is another page's; None where it is not.

    A browser says where a request comes from. A program says nothing, and carries no cookie that
    it was not given.

    Args:
        method: The method.
        headers: The request's.
        options: How the server is reached.
    """
    if method in SAFE:
        return None
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin == "null" and site is not None and site.lower() == "same-origin":
        return None  # a plain form of a page that sends no referrer: the browser vouches for it
    if origin is not None and origin.lower() not in options.origins():
        return "Another page asked for this (Origin); it was not done."
    if site is not None and site.lower() not in _OWN:
        return "Another page asked for this (Sec-Fetch-Site); it was not done."
    return None
