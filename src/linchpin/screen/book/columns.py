"""Which columns of a book hold what: detected from headings and cells, shown, and overridable."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Mapping as Columns
from dataclasses import asdict, dataclass

from linchpin.claims.errors import ReadError
from linchpin.screen.book.contents import Looks
from linchpin.screen.book.heading_roles import ColumnRole, party_of, roles_of
from linchpin.tabular.heading_words import plain


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a book that are screened.

    Attributes:
        names: Columns that hold a whole name each (customer, payer, payee).
        parts: Columns that make one name together, in order (given names, surnames).
        texts: Columns of free text, in which listed names are looked for.
        places: Columns of addresses, cities and countries.
        identifiers: Columns of document, tax and registration numbers, wallets.
        births: Columns of birth dates.
        genders: Columns of genders.
        countries: Columns of countries or nationalities of the customer.
        key: Column that names the row for the user; None for none.
    """

    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    key: str | None = None

    def columns(self) -> list[str]:
        """Return every column used, once, in a fixed order."""
        used = [*self.names, *self.parts, *self.texts, *self.places, *self.identifiers]
        used += [*self.births, *self.genders, *self.countries]
        used += [*([] if self.key is None else [self.key])]
        return list(dict.fromkeys(used))

    def say(self) -> str:
        """Return the mapping in words, for the user to check."""
        parts = [f"{kind}: {', '.join(value)}" for kind, value in asdict(self).items()
                 if value and kind != "key"]  # fmt: skip
        return "; ".join(parts) + (f"; rows identified by {self.key}" if self.key else "")


_BY_CONTENT = {
    Looks.NAMES: ColumnRole.NAME,
    Looks.DATES: None,
    Looks.COUNTRIES: ColumnRole.PLACE,
    Looks.IDENTIFIERS: ColumnRole.IDENTIFIER,
    Looks.ADDRESSES: ColumnRole.PLACE,
    Looks.TEXTS: ColumnRole.TEXT,
}
"""What a column whose heading says nothing is screened as, by what its cells look like."""


NAME_ROLES = frozenset({ColumnRole.NAME, ColumnRole.FIRST, ColumnRole.LAST})
"""What a heading says of columns of names."""
NO_WORDS = frozenset({
    ColumnRole.KEY, ColumnRole.IDENTIFIER, ColumnRole.BIRTH, ColumnRole.GENDER,
})  # fmt: skip
"""What a heading says of columns that hold no names and no texts."""
_WHOLE_NAMES = frozenset({"full name", "nombre completo", "name"})


def detect(
    header: Sequence[str],
    looks: Columns[str, Looks] | None = None,
    hollow: Collection[str] = (),
) -> Mapping:
    """Return what the columns of a book hold: by their headings, else by their cells.

    Args:
        header: The headings.
        looks: What the cells of each column look like, where that is known.
        hollow: Columns without any text: none of them stands for parts of names.
    """
    roles = {column: roles_of(column) for column in header}
    for column, look in (looks or {}).items():
        role = _BY_CONTENT.get(look)
        if role is not None and not roles.get(column):
            roles[column] = frozenset({role})
        elif look is Looks.NUMBERS and roles.get(column, frozenset()) & NAME_ROLES:
            roles[column] = frozenset({ColumnRole.KEY})  # "customer": 1001, 1002
        elif look in (Looks.NAMES, Looks.TEXTS) and roles.get(column, frozenset()) & NO_WORDS:
            roles[column] |= {_BY_CONTENT[look] or ColumnRole.TEXT}  # "id": Ana Gil, Luis Paz

    def of(*wanted: ColumnRole) -> tuple[str, ...]:
        return tuple(column for column in header if roles[column] & set(wanted))

    if looks and not of(ColumnRole.NAME, ColumnRole.FIRST, ColumnRole.LAST):
        words = [
            column for column in header if not roles[column] and looks.get(column) is Looks.WORDS
        ]
        for column in words:
            roles[column] = frozenset({ColumnRole.LAST if len(words) > 1 else ColumnRole.NAME})
    names, parts = of(ColumnRole.NAME), _parts(header, roles)
    if parts:
        names = tuple(c for c in names if c not in parts and not _is_part_of(c, parts))
        if any(plain(c) in _WHOLE_NAMES and c not in hollow for c in names):
            parts = ()
    if not names and not parts and len(header) == 1 and not roles[header[0]]:
        names = (header[0],)
    keys = of(ColumnRole.KEY)
    return Mapping(
        names,
        parts,
        of(ColumnRole.TEXT),
        of(ColumnRole.PLACE),
        of(ColumnRole.IDENTIFIER),
        of(ColumnRole.BIRTH),
        of(ColumnRole.GENDER),
        of(ColumnRole.COUNTRY),
        keys[0] if keys else None,
    )


def _parts(header: Sequence[str], roles: Columns[str, frozenset[ColumnRole]]) -> tuple[str, ...]:
    """Return the columns that make names together: given names first, then surnames."""
    last = [column for column in header if ColumnRole.LAST in roles[column]]
    first = [column for column in header if ColumnRole.FIRST in roles[column]]
    if last and not first:
        first = [
            c
            for c in header
            if ColumnRole.NAME in roles[c] and plain(c) in ("nombre", "name", "nom", "nome")
        ]
    if not last:
        return tuple(first)
    return (*first, *last)


def _is_part_of(column: str, parts: Sequence[str]) -> bool:
    return column in parts


def part_groups(parts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return columns of parts of names by whose name they make.

    >>> part_groups(["Payer first name", "Payee first name", "Payer surname", "Payee surname"])
    [('Payer first name', 'Payer surname'), ('Payee first name', 'Payee surname')]
    """
    groups: dict[frozenset[str], list[str]] = {}
    for column in parts:
        groups.setdefault(party_of(column), []).append(column)
    if len(groups) < 2 or any(len(group) < 2 for group in groups.values()):
        return [tuple(parts)] if parts else []
    return [tuple(group) for group in groups.values()]


def name_columns(mapping: Mapping, columns: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return whole names by column: the columns of names, and the parts put together.

    >>> name_columns(Mapping(parts=("a", "b")), {"a": ["Juan", ""], "b": ["Paz", "Gil"]})
    {'a + b': ['Juan Paz', 'Gil']}
    """
    found = {name: columns[name] for name in mapping.names}
    for group in part_groups(mapping.parts):
        rows = zip(*(columns[name] for name in group), strict=True)
        found[" + ".join(group)] = [" ".join(filter(None, row)) for row in rows]
    return found


def check(mapping: Mapping, header: Sequence[str], place: str) -> None:
    """Make sure that a mapping names columns that exist, and something to screen.

    Raises:
        ReadError: A column is missing, or no column of names, text or identifiers is known.
    """
    for column in mapping.columns():
        if column not in header:
            raise ReadError(f"{place}: no column {column!r}; there are {some(header)}")
    if not (
        mapping.names or mapping.parts or mapping.texts or mapping.identifiers or mapping.places
    ):
        raise ReadError(
            f"{place}: no column of names is known among {some(header)}; name one with --name"
        )


def some(header: Sequence[str]) -> str:
    """Return some headings for an error."""
    shown = ", ".join(repr(column[:60]) for column in header[:20])
    return shown + (f" and {len(header) - 20:,} more" if len(header) > 20 else "")
