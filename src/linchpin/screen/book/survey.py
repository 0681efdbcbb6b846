"""A first look at a book: its columns, and what they hold by their headings and cells."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Given
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.screen.book.columns import NAME_ROLES, NO_WORDS, Mapping, check, detect, some
from linchpin.screen.book.contents import MOST_LOOKED_AT, Looks, looks_like
from linchpin.screen.book.heading_roles import roles_of
from linchpin.tabular.dates import DateOrder, find_order
from linchpin.tabular.heading_words import HEADING_WORDS, plain
from linchpin.tabular.reading import Table, read_tables

MOST_COLUMNS_LOOKED_AT = 5_000
"""Columns whose cells are looked at, at most."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first look at a book shows.

    Attributes:
        path: The book.
        header: The columns of all its tables, in order.
        looks: What the cells of columns look like whose headings do not say what they hold.
        hollow: Columns without any text in the rows looked at.
        by_content: Columns that `detect` knows by their cells, not by their headings.
    """

    path: Path
    header: tuple[str, ...]
    looks: dict[str, Looks]
    hollow: frozenset[str]
    by_content: tuple[str, ...]

    def mapping(self, given: Given[str, tuple[str, ...]], key: str | None = None) -> Mapping:
        """Return the columns to screen: those given, else those detected.

        Args:
            given: Columns a user named, by the field of `Mapping`; they replace what is detected.
            key: Column that names the row; None for the one detected.

        Raises:
            ReadError: A column is missing, or there is nothing to screen.
        """
        asked: dict[str, Any] = {kind: columns for kind, columns in given.items() if columns}
        mapping = detect(self.header, self.looks, self.hollow)
        if "names" in asked or "parts" in asked:
            mapping = replace(mapping, names=(), parts=())
        taken = {column for columns in asked.values() for column in columns}
        for kind in ("names", "parts", "texts"):
            if kind not in asked:
                kept = tuple(c for c in getattr(mapping, kind) if c not in taken)
                mapping = replace(mapping, **dict[str, Any]([(kind, kept)]))
        mapping = replace(mapping, key=key or mapping.key, **asked)
        if not (mapping.names or mapping.parts or mapping.texts or asked):
            self._refuse_without_names(mapping)
        check(mapping, self.header, str(self.path))
        return mapping

    def _refuse_without_names(self, mapping: Mapping) -> None:
        """Raise an error where a column that is not screened could be that of names."""
        meant = [
            column for column in self.header
            if column not in mapping.columns() and self._could_be_names(column)
        ]  # fmt: skip
        if meant:
            raise ReadError(
                f"{self.path}: no column of names is known among {some(self.header)}; could be "
                f"meant: {some(meant)}. Name it with --name, or say what is to be screened with "
                "--identifier, --place or --text"
            )

    def _could_be_names(self, column: str) -> bool:
        words = plain(column).split()
        is_known = bool(words) and all(word in HEADING_WORDS for word in words)
        looks = self.looks.get(column, Looks.NOTHING)
        return looks in (Looks.NAMES, Looks.WORDS) or (looks is Looks.OTHER and not is_known)

    def say(self, mapping: Mapping) -> str:
        """Return which of the columns screened are known by their cells only; empty for none."""
        used = [column for column in self.by_content if column in mapping.columns()]
        return "" if not used else f"by what their cells look like: {', '.join(used)}"


def survey_book(path: Path, named: Iterable[str] = ()) -> Survey:
    """Return what a first look at a book shows; a few thousand rows of each table are read.

    Args:
        path: The book, of any kind that `linchpin.tabular` reads.
        named: Columns a user named, by which headings are known.

    Raises:
        ReadError: It cannot be read, or holds no table.
    """
    samples: dict[str, list[str]] = {}
    for table in read_tables(path, frozenset(named)):
        columns = column_names(table)
        for column in columns:
            samples.setdefault(column, [])
        for batch in table.batches(MOST_LOOKED_AT):
            for column, cells in zip(columns, batch.columns, strict=True):
                room = MOST_LOOKED_AT - len(samples[column])
                if room > 0:
                    samples[column] += [cell[:200] for cell in cells if cell][:room]
            break
    if not samples:
        raise ReadError(f"{path}: empty; a heading line is needed")
    header = tuple(samples)
    unknown = [column for column in header if not roles_of(column)][:MOST_COLUMNS_LOOKED_AT]
    looks = {column: looks_like(samples[column]) for column in unknown}
    looks |= {
        column: look
        for column in header
        if roles_of(column) & NO_WORDS and not roles_of(column) & NAME_ROLES
        and (look := looks_like(samples[column])) in (Looks.NAMES, Looks.TEXTS)
    }  # fmt: skip
    looks |= {
        column: Looks.NUMBERS
        for column in header
        if roles_of(column) & NAME_ROLES and _only_numbers(samples[column])
    }
    plainly, wholly = detect(header), detect(header, looks)
    by_content = tuple(c for c in wholly.columns() if c not in plainly.columns())
    hollow = frozenset(column for column, cells in samples.items() if not cells)
    return Survey(path, header, looks, hollow, by_content)


def _only_numbers(cells: list[str]) -> bool:
    """Say whether the cells of a column are numbers of something, without any letter."""
    return bool(cells) and not any(any(map(str.isalpha, cell)) for cell in cells)


def column_names(table: Table) -> list[str]:
    """Return the columns of a table as a book knows them: without headings, by sheet and place."""
    if table.positional and table.sheet:
        return [f"{table.sheet}: {column}" for column in table.header]
    return table.header


def date_orders(path: Path, mapping: Mapping) -> dict[str, DateOrder]:
    """Return what stands first in the birth dates of a book, by column.

    A number above 12 decides. Two thousand rows of a table are looked at, and all of them where
    these do not decide.

    Args:
        path: The book.
        mapping: What its columns hold.
    """
    found = dict.fromkeys(mapping.births, DateOrder.UNKNOWN)
    if not found:
        return found
    for table in read_tables(path, frozenset(mapping.columns())):
        columns = column_names(table)
        places = [(column, columns.index(column)) for column in mapping.births if column in columns]
        if not places:
            continue
        for batch in table.batches(MOST_LOOKED_AT):
            for column, at in places:
                found[column] = _both(found[column], find_order(batch.columns[at]))
            if all(found[column] is not DateOrder.UNKNOWN for column, _ in places):
                break
    return found


def _both(one: DateOrder, other: DateOrder) -> DateOrder:
    if DateOrder.UNKNOWN in (one, other) or one is other:
        return one if other is DateOrder.UNKNOWN else other
    return DateOrder.MIXED
