"""Documents: the words beside what rests on them, quotes shown both ways."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from linchpin.archive.queries.dated_documents import claims_in, dated_documents, one_document
from linchpin.web.pages.document_view import paragraphs_of
from linchpin.web.site import Site
from linchpin.web.templating import page

_MOST = 60_000


def router(site: Site) -> APIRouter:
    """Return the ways to documents."""
    router = APIRouter(include_in_schema=False)

    @router.get("/documents", response_class=HTMLResponse)
    def documents(request: Request) -> HTMLResponse:
        return page(request, "documents.html", found=dated_documents(site.served.state().snapshot))

    @router.get("/d/{name:path}", response_class=HTMLResponse)
    def document(request: Request, name: str, claim: str = "") -> HTMLResponse:
        state = site.served.state()
        found = one_document(state.snapshot, name)
        if found is None:
            raise HTTPException(404, "No such document in the current editions.")
        claims = claims_in(state.snapshot, name)
        text = str(found[5])[:_MOST]
        return page(
            request,
            "document.html",
            document=found,
            cut=len(str(found[5])) > _MOST,
            paragraphs=paragraphs_of(text, claims, state.network),
            standings=Counter(one.evidence.standing.value for one in claims),
            speakers=Counter(one.evidence.speaker for one in claims).most_common(20),
            chosen=claim,
            others=dated_documents(state.snapshot)[:12],
        )

    return router
