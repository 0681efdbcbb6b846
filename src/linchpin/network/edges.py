"""Relations as edges that keep their claims; what is denied never becomes one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from linchpin.claims.claim import Claim, Standing
from linchpin.claims.ftm import schemata
from linchpin.network.period import holds_on, is_past, say_period
from linchpin.network.roles import Relation, belongs, is_over, relation_of
from linchpin.network.standing_of import HowFirm, standing_of_statement


@dataclass(frozen=True, slots=True)
class Edge:
    """One source's statement that two are related.

    Attributes:
        id: Entity id of the relation.
        schema: FollowTheMoney schema, such as `Family`.
        source: Canonical id of the end the schema names first.
        target: Canonical id of the other end.
        role: What the source calls the relation, None where it does not say.
        standing: How firmly the ends are stated.
        opinion: True where it is a view.
        dataset: Source that says so.
        claims: Ids of all its claims.
        start: EDTF date from which it holds, if stated.
        end: EDTF date until which it holds, if stated.
        one_of: Number of entities the source's words may mean at this end; 1 where it is clear.
        on: EDTF date at which it is said to have held or, of a payment, when it was made.
        amount: What was paid, in words, if stated.
    """

    id: str
    schema: str
    source: str
    target: str
    role: str | None
    standing: Standing
    opinion: bool
    dataset: str
    claims: tuple[str, ...]
    start: str | None = None
    end: str | None = None
    one_of: int = 1
    on: str | None = None
    amount: str | None = None

    def other(self, entity: str) -> str:
        """Return the end that is not `entity`."""
        return self.target if entity == self.source else self.source

    @property
    def relation(self) -> Relation:
        """Return what joins the two, as far as schema and role say it."""
        return relation_of(self.schema, self.role)

    @property
    def belongs(self) -> bool:
        """Say whether a tie to an organisation may be read as belonging to it."""
        return belongs(self.schema, self.role)

    @property
    def period(self) -> str:
        """Return the time it holds for, in words; empty where none is stated."""
        return say_period(self.start, self.end, self.on)

    @property
    def firm(self) -> HowFirm:
        """Return how firmly it is said, without the speakers."""
        return HowFirm(self.standing, self.opinion, ())

    def holds(self, day: datetime.date | None, newest: datetime.date) -> bool:
        """Say whether it counts as of a day; what was paid counts from then on.

        Args:
            day: The day; None for everything known.
            newest: The day of the newest source.
        """
        if is_over(self.role):
            return False
        if self.schema == "Payment":
            return day is None or holds_on(self.start or self.on, None, day)
        if day is None:
            return not is_past(self.end, newest)
        return holds_on(self.start, self.end, day)


EDGE_SCHEMATA = tuple(sorted(name for name, schema in schemata().items() if schema.edge))
"""Schemata that relate two entities."""

_ROLES = ("role", "relationship")


def make_edges(claims: Iterable[Claim], canonical: Callable[[str], str]) -> list[Edge]:
    """Return the edges that claims about relations state.

    A relation counts only where claims for both ends stand that nobody denies; a relation with
    an end of several possible entities gives one edge for each, marked with `one_of`.

    Args:
        claims: Claims of relation entities (schemata with two ends); others are passed over.
        canonical: Gives the id that stands for an entity's records.
    """
    relations: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.entity_id is not None and claim.evidence.standing is not Standing.DENIED:
            relations.setdefault(claim.entity_id, []).append(claim)
    edges: list[Edge] = []
    for relation in sorted(relations):
        edges.extend(_edges_of(relation, relations[relation], canonical))
    return edges


def edges_in_order(claims: Iterable[Claim], canonical: Callable[[str], str]) -> Iterator[Edge]:
    """Yield the edges that claims about relations state; see `make_edges`.

    Args:
        claims: Claims of relation entities, relation by relation, in the order of their ids.
        canonical: Gives the id that stands for an entity's records.
    """
    for relation, group in groupby(claims, key=lambda claim: claim.entity_id):
        if relation is not None:
            yield from make_edges(group, canonical)


def _edges_of(
    relation: str, claims: list[Claim], canonical: Callable[[str], str]
) -> Iterable[Edge]:
    schema = claims[0].schema or ""
    known = schemata().get(schema)
    if known is None or known.edge is None:
        return
    values: dict[str, list[Claim]] = {}
    for claim in claims:
        values.setdefault(claim.prop or "", []).append(claim)
    first, second = (values.get(prop, []) for prop in known.edge)
    if not first or not second:
        return
    sources = sorted({canonical(claim.value) for claim in first})
    targets = sorted({canonical(claim.value) for claim in second})
    role = next((values[prop] for prop in _ROLES if prop in values), None)
    parts = [part for part in (first, second, role) if part]
    firm = standing_of_statement([item.evidence for item in part] for part in parts)
    for source in sources:
        for target in targets:
            if source == target:
                continue
            yield Edge(
                id=relation,
                schema=schema,
                source=source,
                target=target,
                role=None if role is None else role[0].value,
                standing=firm.standing,
                opinion=firm.opinion,
                dataset=claims[0].dataset,
                claims=tuple(sorted(claim.id for claim in claims)),
                start=_first_value(values, "startDate"),
                end=_first_value(values, "endDate"),
                one_of=max(len(sources), len(targets)),
                on=_first_value(values, "date"),
                amount=_amount(values),
            )


def _first_value(values: dict[str, list[Claim]], *props: str) -> str | None:
    for prop in props:
        if prop in values:
            return values[prop][0].value
    return None


def _amount(values: dict[str, list[Claim]]) -> str | None:
    """Return what a payment states it was of, in the unit it states."""
    if "amount" in values:
        claim = values["amount"][0]
        if claim.quantity is not None:
            return str(claim.quantity)
        currency = _first_value(values, "currency")
        return claim.value if currency is None else f"{currency} {_grouped(claim.value)}"
    for prop, currency in (("amountUsd", "USD"), ("amountEur", "EUR")):
        if prop in values:
            return f"{currency} {_grouped(values[prop][0].value)}"
    return None


def _grouped(number: str) -> str:
    return f"{int(number):,}" if number.isascii() and number.isdigit() else number
