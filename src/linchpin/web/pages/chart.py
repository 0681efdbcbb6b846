"""Organisation charts: as of any day, every box and line one click from its quote, as files too."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from linchpin.claims.errors import NetworkError
from linchpin.web.pages.days import DayAsked, entity_on_day, state_of_day
from linchpin.web.pages.organisations import organisations
from linchpin.web.pages.pictures import ShownPicture, picture
from linchpin.web.site import Site
from linchpin.web.templating import language_of, page

_KINDS = {
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "png": "image/png",
    "html": "text/html; charset=utf-8",
}


def router(site: Site) -> APIRouter:
    """Return the ways to charts."""
    router = APIRouter(include_in_schema=False)

    @router.get("/charts", response_class=HTMLResponse)
    def charts(request: Request) -> HTMLResponse:
        return page(request, "charts.html", found=organisations(site.served.state()))

    @router.get("/chart/{who:path}/file.{ending}")
    def as_file(request: Request, who: str, ending: str, as_of: str = "") -> Response:
        from linchpin.chart.pack import make_pack
        from linchpin.chart.picture import KINDS, Wishes
        from linchpin.chart.render.files import files_of

        state, _ = state_of_day(site, as_of)
        wishes = Wishes(lang=language_of(request))
        drawing = KINDS["organisation"](state.network, who, wishes)
        if ending == "pack":
            return _download(make_pack(drawing), "application/pdf", "evidence.pdf")
        if ending not in _KINDS:
            raise HTTPException(404, "A chart is an svg, pdf, png, html, or its evidence pack.")
        files = files_of(drawing, Path(f"chart.{ending}"))
        name, content = next(iter(files.items()))
        return _download(content, _KINDS[ending], name.name)

    @router.get("/chart/{who:path}", response_class=HTMLResponse)
    def chart(request: Request, who: str, as_of: str = "", step: str = "",
              check: str = "") -> HTMLResponse:  # fmt: skip
        from linchpin.network.network import Several

        state, day = state_of_day(site, as_of, step)
        try:
            entity = entity_on_day(site, state, who)
        except Several as several:
            return page(request, "several_fit.html", candidates=several.candidates, searched=who,
                        day=day)  # fmt: skip
        except NetworkError as error:
            return _not_yet(request, site, (who, day), str(error))
        drawn = picture(state.network, entity, "organisation", language_of(request))
        return page(
            request,
            "chart.html",
            drawn=drawn,
            day=day,
            entity=entity,
            name=state.network.names.caption(entity),
            check=bool(check),
        )

    return router


def _not_yet(request: Request, site: Site, asked: tuple[str, DayAsked], why: str) -> HTMLResponse:
    """Return the page of somebody whom no source named by a day; an error where none ever did."""
    who, day = asked
    network = site.served.state().network
    entity = network.one(who)
    return page(request, "chart.html", drawn=ShownPicture(None, (), why), day=day, entity=entity,
                name=network.names.caption(entity), check=False)  # fmt: skip


def _download(content: bytes, kind: str, name: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "content-security-policy": "sandbox",
    }
    return Response(content, media_type=kind, headers=headers)
