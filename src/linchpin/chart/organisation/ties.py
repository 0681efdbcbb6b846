"""Turn the edges between two into the lines of a chart, each with what is said."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.chart.organisation.membership import tie_kind
from linchpin.chart.organisation.model import Tie, TieKind
from linchpin.chart.words import Words
from linchpin.claims.claim import Claim
from linchpin.network.citations import Citations
from linchpin.network.edges import Edge
from linchpin.network.roles import known_role, plain_words

_SYMMETRIC = (TieKind.LINKED, TieKind.ALLIED, TieKind.RIVAL)


def make_ties(
    edges: Iterable[Edge], claims: dict[str, Claim], cite: Citations, words: Words
) -> list[Tie]:
    """Return one tie for each pair of entities and kind, with the evidence of all its edges.

    Args:
        edges: The edges.
        claims: Their claims, by id.
        cite: Numbers the sources.
        words: Language.
    """
    grouped: dict[tuple[TieKind, str, str], list[Edge]] = {}
    for edge in edges:
        kind = tie_kind(edge)
        pair = (edge.source, edge.target)
        if kind in _SYMMETRIC:
            pair = (min(pair), max(pair))
        grouped.setdefault((kind, *pair), []).append(edge)
    ties = []
    for (kind, source, target), found in sorted(grouped.items()):
        ordered = sorted(found, key=lambda edge: (_preference(edge), edge.id))
        lines = tuple(
            cite.line(
                edge_words(edge, words, claims),
                kind.value,
                [claims[item] for item in edge.claims if item in claims],
                date=edge.start,
            )
            for edge in ordered
        )
        ties.append(Tie(source, target, kind, edge_words(ordered[0], words, claims), lines))
    return ties


def _preference(edge: Edge) -> tuple[bool, int]:
    """Put the plainest statement of a role first: `leader` before `at the top of the chart`."""
    known = None if edge.role is None else known_role(edge.role)
    return known is None or not known.plain, len((edge.role or "").split())


def edge_words(edge: Edge, words: Words, claims: dict[str, Claim]) -> str:
    """Return what an edge says, in words, with the time it holds for where that is stated."""
    kind = tie_kind(edge)
    if kind is TieKind.SUCCESSION:
        text = words("succeeded")
    else:
        text = words.role(edge.role or plain_words(edge.relation))
    if edge.start is not None:
        text += f", {words('since', date=words.date(edge.start))}"
    elif kind is TieKind.LEADS:
        said_of = {claims[item].date for item in edge.claims if item in claims} - {None}
        text += f" ({words.date(min(filter(None, said_of)))})" if said_of else ""
    if edge.end is not None:
        text += f", {words('until', date=words.date(edge.end))}"
    return text
