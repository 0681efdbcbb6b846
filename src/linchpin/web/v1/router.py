"""The ways of our own API."""

from __future__ import annotations

from fastapi import APIRouter

from linchpin.web.site import Site
from linchpin.web.v1.alerts import add_alerts
from linchpin.web.v1.asking import add_asking
from linchpin.web.v1.data import add_data


def router(site: Site) -> APIRouter:
    """Return the ways of our own API."""
    router = APIRouter()
    add_asking(router, site)
    add_alerts(router, site)
    add_data(router, site)
    return router
