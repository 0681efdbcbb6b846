"""The app: the rooms behind the door."""

from __future__ import annotations

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from linchpin import __version__
from linchpin.web.assets import assets_router
from linchpin.web.errors import add_errors
from linchpin.web.rooms import ROOMS, Errors, room_at
from linchpin.web.safety.guard import Guard
from linchpin.web.safety.tokens import token_checked
from linchpin.web.site import Site

LEAST_PACKED = 500
"""Bytes of an answer from which on it is packed."""


def make_app(site: Site) -> ASGIApp:
    """Return the app of a server.

    Args:
        site: What it is made of.
    """
    app = FastAPI(
        title="Linchpin",
        version=__version__,
        description="Public records as one network in which every fact carries its source.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        swagger_ui_oauth2_redirect_url=None,
    )
    app.state.site = site
    add_errors(app)
    app.include_router(assets_router(site.assets))
    for room in ROOMS:
        router = room.router(site)
        for route in router.routes:
            path = getattr(route, "path", "")
            if room_at(path) is not room:  # the door decides by the path who may come in
                raise ValueError(f"{path!r} is not among the paths of the room {room.name!r}")
        checks = [Depends(token_checked)] if room.errors is Errors.PAGE else []
        app.include_router(router, tags=[room.name], dependencies=checks)
    return Guard(GZipMiddleware(app, minimum_size=LEAST_PACKED), site)
