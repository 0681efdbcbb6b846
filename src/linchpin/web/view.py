"""How a reader wants the pages: light or dark, and in which language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from linchpin.web.site import Site
from linchpin.web.templating import LANGUAGE, LOOK, LOOKS
from linchpin.web.words import LANGUAGES

_A_YEAR = 31_536_000


def router(site: Site) -> APIRouter:
    """Return the way to set it."""
    router = APIRouter(include_in_schema=False)

    @router.post("/view")
    def view(
        look: Annotated[str, Form()] = "",
        language: Annotated[str, Form()] = "",
        back: Annotated[str, Form()] = "/",
    ) -> RedirectResponse:
        own = back.startswith("/") and not back.startswith(("//", "/\\"))
        answer = RedirectResponse(back if own else "/", 303)
        options = {"httponly": True, "samesite": "lax", "secure": site.access.tls}
        if look in LOOKS:
            answer.set_cookie(LOOK, look, max_age=_A_YEAR, **options)  # type: ignore[arg-type]
        elif look:
            answer.delete_cookie(LOOK)
        if language in LANGUAGES:
            answer.set_cookie(LANGUAGE, language, max_age=_A_YEAR, **options)  # type: ignore[arg-type]
        return answer

    return router
