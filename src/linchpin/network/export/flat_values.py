"""Nodes and ties as flat named values, for formats whose elements hold no lists: GraphML, GEXF."""

from __future__ import annotations

import json
from collections.abc import Iterable

from linchpin.claims.safe_text import safe_text
from linchpin.network.citation import in_words
from linchpin.network.export.claims_in_order import ExportedTie, TieSource
from linchpin.network.export.nodes import ExportedNode

Flat = dict[str, str | bool | int]
NODE_KINDS: dict[str, type] = dict.fromkeys(
    (
        "label", "schema", "topics", "programs", "other_names", "born", "countries", "numbers",
        "addresses", "notes", "datasets", "referents", "first_seen", "last_seen", "urls", "facts",
    ),
    str,
)  # fmt: skip
"""What a node holds; `facts` is JSON of all that is stated plainly."""
TIE_KINDS: dict[str, type] = {
    **dict.fromkeys(("label", "relation", "schema", "role", "standing"), str),
    "opinion": bool,
    **dict.fromkeys(("start_stated", "end_stated", "date_stated", "amount"), str),
    "one_of": int,
    "counts_now": bool,
    "directed": bool,
    **dict.fromkeys(("denied_by", "dataset", "says", "urls", "published", "sources"), str),
}
"""What a tie holds; `says` is its quotes for a reader, `sources` the same as JSON."""
_NUMBERS = (
    "passportNumber", "idNumber", "taxNumber", "registrationNumber", "imoNumber", "number",
    "publicKey",
)  # fmt: skip


def node_values(node: ExportedNode) -> Flat:
    """Return what is stated of a node, by the names of `NODE_KINDS`; what is absent is left out.

    Args:
        node: The node.
    """
    facts = {prop: list(values) for prop, values in node.facts.items()}
    values = {
        "label": node.caption,
        "schema": node.schema,
        "topics": _lines(node.topics),
        "programs": _lines(node.programs),
        "other_names": _lines(n for n in node.fact("name", "alias", "weakAlias", "previousName")
                              if n != node.caption),
        "born": _lines(node.fact("birthDate")),
        "countries": _lines(node.fact("nationality", "citizenship", "country", "jurisdiction")),
        "numbers": _lines(node.fact(*_NUMBERS)),
        "addresses": _lines(node.fact("address")),
        "notes": _lines(node.fact("notes", "summary")),
        "datasets": _lines(node.datasets),
        "referents": _lines(node.referents),
        "first_seen": node.first_seen or "",
        "last_seen": node.last_seen or "",
        "urls": _lines(node.fact("sourceUrl")),
        "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True) if facts else "",
    }  # fmt: skip
    return {name: safe_text(value) for name, value in values.items() if value}


def tie_values(tie: ExportedTie) -> Flat:
    """Return a tie with its sources, by the names of `TIE_KINDS`; what is absent is left out.

    Args:
        tie: The tie.
    """
    edge = tie.edge
    values: Flat = {
        "label": edge.role or edge.relation.value,
        "relation": edge.relation.value,
        "schema": edge.schema,
        "role": edge.role or "",
        "standing": edge.standing.value,
        "opinion": edge.opinion,
        "start_stated": edge.start or "",
        "end_stated": edge.end or "",
        "date_stated": edge.on or "",
        "amount": edge.amount or "",
        "one_of": edge.one_of,
        "counts_now": tie.holds,
        "directed": tie.directed,
        "denied_by": _lines(tie.denied_by),
        "dataset": edge.dataset,
        "says": _lines(map(said, tie.sources)),
        "urls": _lines(dict.fromkeys(one.url for one in tie.sources if one.url is not None)),
        "published": _lines(dict.fromkeys(one.published for one in tie.sources)),
        "sources": json.dumps(tie.sources_data(), ensure_ascii=False, sort_keys=True),
    }
    return {
        name: safe_text(value) if isinstance(value, str) else value
        for name, value in values.items()
        if value != ""
    }


def said(source: TieSource) -> str:
    """Return the words of a source with who says them, how firmly, where and when.

    Args:
        source: The source.
    """
    manner = "as an opinion" if source.opinion else source.standing
    words = in_words(source.quote, source.summarised_by)
    where = f"{source.title}, {source.publisher}, {source.published}"
    return f"{words} — {source.speaker}, {manner} ({where}{_after(source.url)})"


def _after(url: str | None) -> str:
    return "" if url is None else f", {url}"


def _lines(values: Iterable[str]) -> str:
    return "\n".join(values)
