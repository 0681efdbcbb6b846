"""The seam of typologies: a definition, its authority, and a search that proposes rows for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from linchpin.trace.authority import Authority, day_of_number, holding
from linchpin.trace.fit import Derived, Fit, Roles, content_of
from linchpin.trace.tables import TracedTables


@dataclass(frozen=True, slots=True)
class WitnessRows:
    """Rows in which a search saw a pattern; the definition decides whether they fit.

    Attributes:
        kind: Kind of the table they are of.
        witness: Numbers of the rows by the part they play.
        compared: How they stand beside others of the table, in words.
        set_aside: Why the pattern is usual here; empty where it is not.
        rank: 0..1.
    """

    kind: str
    witness: tuple[tuple[str, tuple[int, ...]], ...]
    compared: tuple[str, ...] = ()
    set_aside: str = ""
    rank: float = 0.5


@dataclass(frozen=True, slots=True)
class FoundFits:
    """What a typology has to say of some tables.

    Attributes:
        fits: What fits, those set aside among them.
        unseen: What it could not compare, in words: each is a gap of the run.
        notes: What it took for granted, in words.
    """

    fits: tuple[Fit, ...] = ()
    unseen: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Typology(Protocol):
    """A pattern with a definition that can be checked on its rows alone.

    `find` may look at the whole table, quickly and by any means. `derive` is the definition: it
    sees only the rows of one finding, and says what they add up to, or that they do not fit.
    """

    @property
    def name(self) -> str:
        """Return its name: small letters and hyphens; its page is `docs/trace/NAME.md`."""
        ...

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of table it reads; one of them must be there."""
        ...

    @property
    def authorities(self) -> tuple[Authority, ...]:
        """Return what it rests on."""
        ...

    @property
    def innocent(self) -> tuple[str, ...]:
        """Return what would make such rows innocent, in words."""
        ...

    def find(self, tables: TracedTables) -> FoundFits:
        """Return what fits in some tables, in an order that does not depend on that of rows."""
        ...

    def derive(self, roles: Roles) -> Derived | None:
        """Return what the definition says of rows, from them alone; None where they do not fit."""
        ...


@dataclass(frozen=True, slots=True)
class Definition:
    """A typology made of a search and a definition: what most of them are.

    Attributes:
        name: See `Typology`.
        kinds: See `Typology`.
        authorities: See `Typology`.
        innocent: See `Typology`.
        derive: See `Typology`.
        search: Returns proposals, what could not be compared, and what was taken for granted.
    """

    name: str
    kinds: tuple[str, ...]
    authorities: tuple[Authority, ...]
    innocent: tuple[str, ...]
    derive: Callable[[Roles], Derived | None]
    search: Callable[[TracedTables], Search]

    def find(self, tables: TracedTables) -> FoundFits:
        """Return what fits; see `Typology`."""
        searched = self.search(tables)
        fits = made_fits(self, tables, searched.proposals)
        return FoundFits(tuple(fits), tuple(searched.unseen), tuple(searched.notes))


@dataclass(slots=True)
class Search:
    """What a search proposes.

    Attributes:
        proposals: Rows that may fit.
        unseen: What could not be compared, in words.
        notes: What was taken for granted, in words.
    """

    proposals: list[WitnessRows] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def made_fits(
    typology: Typology, tables: TracedTables, proposals: Iterable[WitnessRows]
) -> Iterator[Fit]:
    """Yield the proposals that a definition takes, sorted by what their rows hold.

    Args:
        typology: Whose definition.
        tables: Where the rows are.
        proposals: The rows.
    """
    found: dict[str, Fit] = {}
    for one in proposals:
        roles = tables.roles(one.kind, one.witness)
        derived = typology.derive(roles)
        if derived is None:
            continue
        fit = _made(typology, one, roles, derived)
        known = found.get(fit.id)
        if known is None or bool(known.set_aside) > bool(fit.set_aside):
            found[fit.id] = fit
    yield from sorted(found.values(), key=lambda fit: (fit.first, fit.derived.subject, fit.id))


def _made(typology: Typology, one: WitnessRows, roles: Roles, derived: Derived) -> Fit:
    rows: list[Any] = [row for some in roles.values() for row in some]
    days = sorted({day_of_number(int(row["day"])) for row in rows if row.get("day") is not None})
    held = holding(typology.authorities, days)
    said = tuple(authority.say() for authority in held)
    later = [a for a in typology.authorities if a not in held]
    if not held and later:
        said = (
            f"none of its authorities held on these days; the pattern is that of {later[0].say()}",
        )
    parties = sorted({str(row[c]) for row in rows for c in PARTY_COLUMNS if row.get(c)})
    return Fit(
        typology=typology.name,
        kind=one.kind,
        derived=derived,
        witness=one.witness,
        parties=tuple(parties),
        authorities=said,
        compared=one.compared,
        first=days[0].isoformat() if days else "",
        last=days[-1].isoformat() if days else "",
        content=content_of(roles),
        set_aside=one.set_aside,
        rank=one.rank,
    )


PARTY_COLUMNS = (
    "payer", "payee", "party", "conductor", "importer", "exporter", "buyer", "seller", "owner",
    "owned", "issuer", "recipient",
)  # fmt: skip
"""Flows of tables that hold somebody who takes part."""


def ranked(fits: Sequence[Fit]) -> list[Fit]:
    """Return fits in the order in which to look at them: exposure first, then rank, then day."""
    return sorted(
        fits, key=lambda fit: (not fit.exposure, -fit.rank, fit.first, fit.typology, fit.id)
    )


def with_exposure(fit: Fit, exposure: Sequence[str]) -> Fit:
    """Return a fit that says who of its parties is listed or near a listed one."""
    return replace(fit, exposure=tuple(exposure))
