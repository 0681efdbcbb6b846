"""Whether the server lives, whether it can answer, and what it offers."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse

from linchpin.web.site import Site


def router(site: Site) -> APIRouter:
    """Return the ways that anybody may ask."""
    router = APIRouter()

    @router.get("/healthz", summary="Whether the server lives")
    async def healthy() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz", summary="Whether it can answer from the newest state")
    async def ready() -> dict[str, str]:
        if site.served.trouble is not None:
            # Whoever is elsewhere need not know where the archive lies.
            more = f" {site.served.trouble}" if site.options.is_loopback else ""
            raise HTTPException(503, f"Index not ready.{more}")
        if site.served.state_if_any() is None:
            raise HTTPException(503, "Index not ready.")
        return {"status": "ok"}

    @router.get("/openapi.json", include_in_schema=False)
    async def described(request: Request) -> JSONResponse:
        found: dict[str, Any] = request.app.openapi()
        return JSONResponse(found)

    return router
