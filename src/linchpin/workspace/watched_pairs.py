"""Hits of a screening as pairs of subject and customer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.screen.book.storage import BookIndex
    from linchpin.screen.results.hit import Hit
    from linchpin.screen.watchlist.watchlist import Watchlist
    from linchpin.watch.pair import Customer, Pair, Touch


def pairs_of(
    hits: Iterable[Hit],
    watchlist: Watchlist,
    canonical: Mapping[str, str],
    index: BookIndex,
    named: tuple[str, str | None],
) -> list[Pair]:
    """Return one pair for each subject and customer, with all their hits.

    Args:
        hits: Of one book.
        watchlist: Who was watched for.
        canonical: Entity id to the id that stands for all its records.
        index: The index of the book.
        named: What the book is called, and the column that names the customer; None for none.
    """
    from linchpin.watch.pair import Pair, alert_id, touches_in_order

    found, (book, key) = list(hits), named
    customers = _customers(found, index, book, key)
    touches: dict[tuple[str, str], list[tuple[Touch, Hit]]] = {}
    cells: dict[tuple[str, str], dict[str, Customer]] = {}
    for hit, customer in zip(found, customers, strict=True):
        place = (hit.entity, customer.id)
        touches.setdefault(place, []).append((_touch(hit), hit))
        cells.setdefault(place, {}).setdefault(customer.cells, customer)
    pairs = []
    records = _records(canonical)
    for (entity, customer_id), ours in touches.items():
        number = watchlist.numbers.get(entity)
        exposure = None if number is None else watchlist.watched[number].exposure
        pairs.append(
            Pair(
                alert_id(entity, customer_id),
                entity,
                records.get(entity, (entity,)),
                ours[0][1].caption,
                _one(cells[(entity, customer_id)]),
                touches_in_order(touch for touch, _ in ours),
                () if exposure is None else tuple(sorted({*exposure.entities} - {entity})),
            )
        )
    return pairs


def _records(merged: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the records taken for one, by the id that stands for them."""
    found: dict[str, set[str]] = {}
    for record, canonical in merged.items():
        found.setdefault(canonical, {canonical}).add(record)
    return {canonical: tuple(sorted(records)) for canonical, records in found.items()}


def customers_in(index: BookIndex, book: str, key: str | None) -> frozenset[str]:
    """Return the ids of all customers of a book.

    Args:
        index: The index of the book.
        book: What the book is called.
        key: The column that names the customer; None for none.
    """
    from linchpin.claims.safe_text import safe_text
    from linchpin.screen.results.safe_cells import LONGEST
    from linchpin.watch.pair import customer_of

    loose = {_loose(book, safe_text(cell.text, LONGEST)).id for cell in index.loose}
    names = [name for name in index.cells.column_names if name != key]
    keys = [""] * index.rows if key is None else index.cells.column(key).to_pylist()
    rows = {customer_of(book, own, {}).id for own in set(keys) if own}
    if "" in keys:  # such a row is named by its cells
        columns = {name: index.cells.column(name).to_pylist() for name in names}
        rows |= {
            customer_of(book, "", {name: columns[name][at] for name in names}).id
            for at, own in enumerate(keys)
            if not own
        }
    return frozenset(rows | loose)


def _customers(hits: list[Hit], index: BookIndex, book: str, key: str | None) -> list[Customer]:
    import numpy as np

    from linchpin.watch.pair import customer_of

    numbers = sorted({hit.row for hit in hits if hit.row})
    places = np.flatnonzero(np.isin(index.numbers, np.array(numbers, np.int64)))
    taken = index.cells.take(places)
    columns = {name: taken.column(name).to_pylist() for name in taken.column_names}
    at = {int(number): row for row, number in enumerate(index.numbers[places].tolist())}
    found = []
    for hit in hits:
        if not hit.row or hit.row not in at:
            found.append(_loose(book, hit.value))
            continue
        cells = {name: values[at[hit.row]] for name, values in columns.items()}
        own = "" if key is None else str(cells.pop(key))
        found.append(customer_of(book, own, cells))
    return found


def rows_of_pairs(
    hits: Iterable[Hit], index: BookIndex, named: tuple[str, str | None]
) -> dict[str, list[int]]:
    """Return the rows of each customer that hits speak of, counted from 0, in the book's order.

    Args:
        hits: Of one book.
        index: The index of the book.
        named: What the book is called, and the column that names the customer; None for none.
    """
    found = list(hits)
    at = {int(number): row for row, number in enumerate(index.numbers.tolist())}
    rows: dict[str, set[int]] = {}
    for hit, customer in zip(found, _customers(found, index, *named), strict=True):
        if hit.row in at:
            rows.setdefault(customer.id, set()).add(at[hit.row])
    return {customer: sorted(numbers) for customer, numbers in rows.items()}


def _loose(book: str, value: str) -> Customer:
    from linchpin.watch.pair import customer_of

    return customer_of(book, "", {"": value})


def _one(customers: dict[str, Customer]) -> Customer:
    """Return one customer of several rows: the fingerprint is of all their cells."""
    from dataclasses import replace

    from linchpin.watch.pair import customer_of

    first = next(iter(customers.values()))
    if len(customers) == 1:
        return first
    both = customer_of(first.book, first.key, dict.fromkeys(sorted(customers), ""))
    return replace(first, cells=both.cells)


def _touch(hit: Hit) -> Touch:
    from linchpin.screen.results.hit import where
    from linchpin.watch.pair import Touch

    return Touch(
        alert=hit.alert,
        band=hit.band,
        score=hit.score,
        certain=hit.certain,
        where=where(hit),
        value=hit.value,
        listed_name=hit.listed_name,
        reason=hit.reason,
        programs=hit.programs,
        edition=hit.edition,
        claims=hit.claims,
        path=hit.path,
    )
