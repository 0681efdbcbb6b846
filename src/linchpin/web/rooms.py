"""The rooms of the server: pages and APIs, each a router, in one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from linchpin.web.safety.people import Scope

if TYPE_CHECKING:
    from fastapi import APIRouter

    from linchpin.web.site import Site


class Errors(Enum):
    """How a room says that something is wrong."""

    PAGE = "a page"
    DETAIL = "JSON with `detail`, as OpenSanctions' clients read it"
    PROBLEM = "problem+json (RFC 9457)"


@dataclass(frozen=True, slots=True)
class Room:
    """A part of the server.

    Attributes:
        name: What it is called; its paths are tagged so.
        module: Where its `router(site)` is.
        paths: How its addresses begin; the longest beginning that fits decides.
        errors: How it says that something is wrong.
        scope: What whoever asks must be allowed to; None where anybody may (login, health).
    """

    name: str
    module: str
    paths: tuple[str, ...]
    errors: Errors = Errors.PAGE
    scope: Scope | None = Scope.READ

    def router(self, site: Site) -> APIRouter:
        """Return the room's router."""
        make: Callable[[Site], APIRouter] = import_module(self.module).router
        return make(site)


ROOMS: tuple[Room, ...] = (
    Room("home", "linchpin.web.pages.home", ("/",)),
    Room(
        "screening",
        "linchpin.web.screening_api.router",
        ("/match", "/search", "/entities", "/catalog", "/manifest", "/algorithms", "/updatez"),
        Errors.DETAIL,
    ),
    Room(
        "reconciliation",
        "linchpin.web.reconciliation.router",
        ("/reconcile",),
        Errors.DETAIL,
    ),
    Room("v1", "linchpin.web.v1.router", ("/v1",), Errors.PROBLEM),
    Room(
        "system",
        "linchpin.web.system",
        ("/healthz", "/readyz", "/openapi.json"),
        Errors.DETAIL,
        scope=None,
    ),
    Room("login", "linchpin.web.login", ("/login", "/logout"), scope=None),
    Room("search", "linchpin.web.pages.search", ("/find", "/suggest")),
    Room("entity", "linchpin.web.pages.entity", ("/e",)),
    Room("chart", "linchpin.web.pages.chart", ("/chart", "/charts")),
    Room("whole", "linchpin.web.pages.whole", ("/network",)),
    Room("alerts", "linchpin.web.pages.alerts", ("/alerts",)),
    Room("review", "linchpin.web.pages.review", ("/review",)),
    Room("news", "linchpin.web.pages.news", ("/changes",)),
    Room("strike", "linchpin.web.pages.strike", ("/strike",)),
    Room("documents", "linchpin.web.pages.documents", ("/documents", "/d")),
    Room("sources", "linchpin.web.pages.sources", ("/data",)),
    Room("tuning", "linchpin.web.pages.tuning", ("/rules",)),
    Room("records", "linchpin.web.pages.records", ("/audit",)),
    Room("first", "linchpin.web.pages.first", ("/settings",)),
    Room("view", "linchpin.web.view", ("/view",), scope=None),
)
"""Every room; a new one is a package and a line here."""


@lru_cache(maxsize=4_096)
def room_at(path: str) -> Room | None:
    """Return the room that an address is in: the one whose beginning fits best.

    Args:
        path: The path of a request.

    >>> room_at("/").name, room_at("/nowhere")
    ('home', None)
    """
    best: tuple[int, Room] | None = None
    for room in ROOMS:
        for start in room.paths:
            fits = path == start or (start != "/" and path.startswith(f"{start.rstrip('/')}/"))
            if fits and (best is None or len(start) > best[0]):
                best = len(start), room
    return None if best is None else best[1]
