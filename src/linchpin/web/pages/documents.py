"""Documents: the words beside what rests on them, quotes shown both ways."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from linchpin.web.pages.document_view import paragraphs_of
from linchpin.web.site import Site
from linchpin.web.templating import page

_MOST = 60_000
_LIST = (
    "SELECT d.id, d.title, d.publisher, d.published, d.url, count(c.id) AS claims "
    "FROM documents d LEFT JOIN claims c ON c.document = d.id WHERE d.published IS NOT NULL "
    "GROUP BY ALL ORDER BY d.published DESC, d.id LIMIT 300"
)


def router(site: Site) -> APIRouter:
    """Return the ways to documents."""
    router = APIRouter(include_in_schema=False)

    @router.get("/documents", response_class=HTMLResponse)
    def documents(request: Request) -> HTMLResponse:
        return page(request, "documents.html", found=site.served.state().snapshot.rows(_LIST))

    @router.get("/d/{name:path}", response_class=HTMLResponse)
    def document(request: Request, name: str, claim: str = "") -> HTMLResponse:
        from linchpin.archive.tables import claims_of

        state = site.served.state()
        sql = (
            "SELECT id, title, publisher, published, url, text, summarised_by, place "
            "FROM documents WHERE id = ?"
        )
        rows = state.snapshot.rows(sql, [name])
        if not rows:
            raise HTTPException(404, "No such document in the current editions.")
        table = state.snapshot.table(
            "SELECT * FROM claims WHERE document = ? ORDER BY start, id LIMIT 2000", [name]
        )
        claims = list(claims_of(table))
        text = str(rows[0][5])[:_MOST]
        return page(
            request,
            "document.html",
            document=rows[0],
            cut=len(str(rows[0][5])) > _MOST,
            paragraphs=paragraphs_of(text, claims, state.network),
            standings=Counter(one.evidence.standing.value for one in claims),
            speakers=Counter(one.evidence.speaker for one in claims).most_common(20),
            chosen=claim,
            others=state.snapshot.rows(_LIST)[:12],
        )

    return router
