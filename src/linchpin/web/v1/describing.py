"""How OpenAPI describes our own API: errors and examples."""

from __future__ import annotations

from typing import Any

_PROBLEM = {
    "description": "A problem (RFC 9457)",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status", "detail"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                },
            },
            "example": {
                "type": "https://linchpin.invalid/problems/not-found",
                "title": "Not Found",
                "status": 404,
                "detail": "nobody in these sources is called 'Nadie'",
            },
        }
    },
}


def answers(example: Any, *codes: int) -> dict[int | str, dict[str, Any]]:
    """Return how the answers of a way are described.

    Args:
        example: An answer.
        codes: Statuses of problems besides the usual ones.
    """
    found: dict[int | str, dict[str, Any]] = {
        200: {
            "description": "The answer",
            "content": {"application/json": {"schema": {"type": "object"}, "example": example}},
        },
        304: {"description": "The client has it already (If-None-Match)"},
    }
    for code in (400, 401, 403, 404, 422, 429, 503, *codes):
        found[code] = _PROBLEM
    return found


ASK: dict[str, Any] = {
    "entity": "ofac-18957",
    "caption": "Tomás Ejemplo Cota",
    "schema": "Person",
    "as_of": None,
    "sections": {"names": [{"text": "Tomás Ejemplo Cota", "said": []}]},
    "sources": [],
}
PATHS: dict[str, Any] = {"start": "ofac-1", "end": "ofac-2", "chains": [], "sources": []}
CLAIMS = {"claims": [{"claim": "c1", "prop": "name", "quote": "…"}], "total": 1, "next": None}
ALERTS = {"alerts": [{"id": "6e7db5e57a12", "state": "open"}], "total": 1, "next": None}
ALERT = {"id": "6e7db5e57a12", "state": "open", "version": 0, "seen": 12}
DECISIONS = {"decisions": [{"sequence": 1, "verdict": "false match"}], "total": 1, "next": None}
RUNS = {"runs": [{"id": "9e1f07aa", "book": "customers"}], "total": 1, "next": None}
EDITIONS = {"editions": [{"dataset": "us_ofac_sdn", "date": "2021-07"}], "total": 1, "next": None}
CHANGES: dict[str, Any] = {"lists": [], "cases": []}
STRIKE: dict[str, Any] = {"brief": "…", "readings": []}
DELTAS = {"versions": {"20211126120000-9e1": "https://lists.example/v1/deltas/default/…"}}
