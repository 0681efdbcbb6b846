"""Who is who, how connected, which claims: what the command line answers, over HTTP."""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from linchpin.network.section_words import misfit_words, with_headings
from linchpin.web.safety.reads import note_read
from linchpin.web.site import Site
from linchpin.web.v1 import describing
from linchpin.web.v1.answers import MOST, archive_of, paged, tagged
from linchpin.web.v1.describing import answers

Who = Annotated[
    str,
    Query(
        min_length=1,
        max_length=1_000,
        description="A name, an entry number, an id, or a number such as a passport's.",
        examples=["Tomás Ejemplo Cota"],
    ),
]
AsOf = Annotated[
    str | None,
    Query(max_length=10, description="What sources published by that day said.",
          examples=["2021-07-31"]),
]  # fmt: skip
Cursor = Annotated[str, Query(max_length=100, description="As `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Items of a page.")]
Form = Literal["svg", "pdf", "png", "html", "json"]
_KINDS = {
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "png": "image/png",
    "html": "text/html; charset=utf-8",
}


def add_asking(router: APIRouter, site: Site) -> None:
    """Add the ways to ask.

    Args:
        router: Where to.
        site: The server.
    """

    @router.get("/v1/ask", summary="Who somebody is", responses=answers(describing.ASK, 409))
    def ask(request: Request, who: Who, as_of: AsOf = None) -> Response:
        archive, _ = archive_of(site, as_of)
        found = asdict(archive.ask(who).answer)
        found["sections"] = with_headings(found["sections"])
        for one in found["contradictions"]:
            one["found"] = misfit_words(one["found"])
        note_read(request, "entity", found["entity"])
        return tagged(request, found)

    @router.get(
        "/v1/paths",
        summary="How two are connected",
        responses=answers(describing.PATHS, 409),
    )
    def paths(request: Request, first: Who, second: Who, as_of: AsOf = None) -> Response:
        archive, _ = archive_of(site, as_of)
        return tagged(request, asdict(archive.paths(first, second).paths))

    @router.get(
        "/v1/claims",
        summary="Claims, each with its quote, speaker, date and standing",
        responses=answers(describing.CLAIMS, 409, 410),
    )
    def claims(
        request: Request, about: Who, as_of: AsOf = None, cursor: Cursor = "", limit: Limit = 100
    ) -> Response:
        archive, state = archive_of(site, as_of)
        table = archive.claims(about)
        return paged(
            request, list(table), name="claims", stamp=f"{state.name}{about}", cursor=cursor,
            limit=limit,
        )  # fmt: skip

    @router.get(
        "/v1/chart",
        summary="A picture in which every box and line has its claims",
        responses={
            **answers({}, 409),
            200: {
                "description": "The picture, or what stands behind it",
                "content": {
                    **{kind: {} for kind in _KINDS.values()},
                    "application/json": {},
                    "application/zip": {},
                },
            },
        },
    )
    def chart(
        request: Request,
        who: Who,
        kind: Literal["organisation", "ego", "timeline", "map"] = "organisation",
        lang: Literal["en", "es"] = "en",
        depth: Annotated[int, Query(ge=1, le=6)] = 2,
        form: Annotated[
            Literal["svg", "pdf", "png", "html", "json"], Query(alias="format")
        ] = "svg",
        as_of: AsOf = None,
    ) -> Response:
        from linchpin.chart.render.files import encode

        archive, _ = archive_of(site, as_of)
        picture = archive.chart(who, kind=kind, lang=lang, depth=depth)
        note_read(request, "chart", who)
        if form == "json":
            told: dict[str, Any] = {
                "name": picture.drawing.name,
                "pages": len(picture.drawing.pages),
                "evidence": list(picture.entries),
            }
            return tagged(request, told)
        files = encode(picture.drawing, f".{form}")
        if len(files) > 1:
            return _download(_packed(files, form), "application/zip", "chart.zip")
        return _download(files[0], _KINDS[form], f"chart.{form}")


def _download(content: bytes, kind: str, name: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; "
        "font-src data:; img-src data:; frame-ancestors 'none'",
    }
    return Response(content, media_type=kind, headers=headers)


def _packed(files: list[bytes], ending: str) -> bytes:
    """Return the pages of a picture as one file; the same pages give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, content in enumerate(files, 1):
            packed.writestr(zipfile.ZipInfo(f"chart-{number}.{ending}"), content)
    return out.getvalue()
