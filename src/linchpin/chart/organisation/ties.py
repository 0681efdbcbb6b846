"""Turn the edges between two into the lines of a chart, each with what is said."""

from __future__ import annotations

from collections.abc import Container, Iterable

from linchpin.chart.organisation.membership import tie_kind
from linchpin.chart.organisation.model import Tie, TieKind
from linchpin.chart.words import Words
from linchpin.claims.claim import Claim
from linchpin.network.citations import Citations
from linchpin.network.edges import Edge
from linchpin.network.roles import known_role, plain_words

_SYMMETRIC = (TieKind.LINKED, TieKind.ALLIED, TieKind.RIVAL)


def make_ties(
    edges: Iterable[Edge],
    claims: dict[str, Claim],
    cite: Citations,
    words: Words,
    *,
    ended: Container[str] = (),
) -> list[Tie]:
    """Return one tie for each pair of entities and kind, with the evidence of all its edges.

    Args:
        edges: The edges.
        claims: Their claims, by id.
        cite: Numbers the sources.
        words: Language.
        ended: Ids of those that are over; they make ties of their own.
    """
    grouped: dict[tuple[TieKind, str, str, bool], list[Edge]] = {}
    for edge in edges:
        kind = tie_kind(edge)
        pair = (edge.source, edge.target)
        if kind in _SYMMETRIC:
            pair = (min(pair), max(pair))
        grouped.setdefault((kind, *pair, edge.id in ended), []).append(edge)
    ties = []
    for (kind, source, target, over), found in sorted(grouped.items()):
        ordered = sorted(found, key=lambda edge: (_preference(edge), edge.id))
        lines = tuple(
            cite.line(
                joined(role_words(edge, words), period_words(edge, words, claims)),
                kind.value,
                [claims[item] for item in edge.claims if item in claims],
                date=edge.on if kind is TieKind.PAYS else edge.start,
            )
            for edge in ordered
        )
        pays = kind is TieKind.PAYS
        label = ordered[0]
        ties.append(
            Tie(
                source,
                target,
                kind,
                payments_words(ordered, words) if pays else role_words(label, words),
                lines,
                period="" if pays else period_words(label, words, claims),
                ended=over,
                payments=tuple((edge.amount, edge.on) for edge in ordered) if pays else (),
            )
        )
    return ties


def _preference(edge: Edge) -> tuple[bool, int]:
    """Put the plainest statement of a role first: `leader` before `at the top of the chart`."""
    known = None if edge.role is None else known_role(edge.role)
    return known is None or not known.plain, len((edge.role or "").split())


def role_words(edge: Edge, words: Words) -> str:
    """Return what an edge says, in words, without the time it holds for."""
    if tie_kind(edge) is TieKind.PAYS:
        return payment_words(edge.amount, None, words)
    if tie_kind(edge) is TieKind.SUCCESSION:
        return words("succeeded")
    return words.role(edge.role or plain_words(edge.relation))


def period_words(edge: Edge, words: Words, claims: dict[str, Claim]) -> str:
    """Return the time an edge holds for, in words; of a leader without one, when it was said.

    Args:
        edge: The relation.
        words: Language.
        claims: Its claims, by id.
    """
    period = words.period(edge.start, edge.end, edge.on)
    if not period and tie_kind(edge) is TieKind.LEADS:
        said_of = {claims[item].date for item in edge.claims if item in claims} - {None}
        period = f"({words.date(min(filter(None, said_of)))})" if said_of else ""
    return period


def joined(text: str, period: str, *, comma: bool = True) -> str:
    """Return words with the time they hold for behind them.

    >>> joined("leader", "since 2017"), joined("wife of Luis Soto", "from 2001", comma=False)
    ('leader, since 2017', 'wife of Luis Soto from 2001')
    """
    if not period:
        return text
    return f"{text}, {period}" if comma and not period.startswith("(") else f"{text} {period}"


def payment_words(amount: str | None, date: str | None, words: Words) -> str:
    """Return what was paid and when, as it stands on the line from payer to payee."""
    text = words("payment") if amount is None else words("paid", amount=words.amount(amount))
    return text if date is None else f"{text}, {words.date(date)}"


def payments_words(edges: Iterable[Edge], words: Words) -> str:
    """Return several payments from one to another, each with amount and date."""
    return "; ".join(dict.fromkeys(payment_words(edge.amount, edge.on, words) for edge in edges))


def payments_of(tie: Tie, entity: str, other: str, words: Words) -> tuple[str, ...]:
    """Return the payments of a tie as they read from one of its ends.

    Args:
        tie: Payments from its source to its target.
        entity: The end they are read from.
        other: Name of the other end.
        words: Language.
    """
    start = "paid to" if tie.source == entity else "paid by"
    found = []
    for amount, date in tie.payments:
        bare = "" if amount is not None else " bare"
        text = words(f"{start}{bare}", amount=words.amount(amount or ""), who=other)
        found.append(text if date is None else f"{text}, {words.date(date)}")
    return tuple(dict.fromkeys(found))
