"""An alert as it stands in a queue: the customer's row, the entry's facts, the hits on both."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.ledger.decision import canonical_json
from linchpin.watch.pair import Pair, pair_from

CLASSES = (
    "identifier",
    "same identifier",
    "name",
    "weak name",
    "contains a listed name",
    "same address",
    "indirect exposure",
    "allied group",
    "embargoed place",
)
"""Classes of alerts, the heaviest first; one that is not here is heavier than all."""


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row of the book.

    Attributes:
        number: Its number, from 1; 0 for a cell beside the rows.
        place: Where a person finds it.
        cells: Column, what it holds, and the cell.
    """

    number: int
    place: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SaidOfEntry:
    """What a source says of the listed one.

    Attributes:
        what: What kind of fact, such as `birth date`.
        value: As published.
        claims: Ids of the claims that say so.
    """

    what: str
    value: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QueuedAlert:
    """A customer and an entry, with everything they were compared by.

    Attributes:
        run: Id of the run it comes from.
        pair: Customer, entry and every hit on both.
        schema: FollowTheMoney schema of the entry.
        rows: The customer's rows, one at least.
        facts: What the sources say of the entry.
        lists: The sources that name the entry, sorted.
    """

    run: str
    pair: Pair
    schema: str
    rows: tuple[BookRow, ...]
    facts: tuple[SaidOfEntry, ...]
    lists: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the short name of the alert."""
        return self.pair.id

    @property
    def classes(self) -> tuple[str, ...]:
        """Return the classes of its hits, the heaviest first."""
        found = {touch.alert for touch in self.pair.touches}
        return tuple(sorted(found, key=weight_of))

    @property
    def name(self) -> str:
        """Return what the book calls the customer."""
        for row in self.rows:
            named = [cell for _, role, cell in row.cells if role == "name" and cell.strip()]
            if named:
                return " ".join(named)
        return self.pair.touches[0].value

    def values(self, role: str) -> tuple[str, ...]:
        """Return what the customer's rows say in the columns of a role, each once."""
        found = (cell for row in self.rows for _, held, cell in row.cells if held == role)
        return tuple(dict.fromkeys(cell for cell in found if cell.strip()))

    def said(self, *what: str) -> tuple[SaidOfEntry, ...]:
        """Return the entry's facts of some kinds."""
        return tuple(fact for fact in self.facts if fact.what in what)


def weight_of(name: str) -> int:
    """Return the place of a class among `CLASSES`; -1 for one that is not there.

    >>> weight_of("identifier") < weight_of("name") < weight_of("weak name")
    True
    """
    return CLASSES.index(name) if name in CLASSES else -1


def compared(alert: QueuedAlert) -> dict[str, Any]:
    """Return fingerprints of all that a decision on an alert rests on; no value can be read back.

    Args:
        alert: As it is shown to whoever decides.
    """
    own: dict[str, set[str]] = {}
    for row in alert.rows:
        for column, _, cell in row.cells:
            own.setdefault(column, set()).add(cell)
    entry: dict[str, set[str]] = {}
    for fact in alert.facts:
        entry.setdefault(fact.what, set()).add(fact.value)
    return {
        "customer": {column: fingerprint(cells) for column, cells in sorted(own.items())},
        "entry": {what: fingerprint(values) for what, values in sorted(entry.items())},
        "records": sorted(alert.pair.records),
        "lists": sorted(alert.lists),
        "classes": list(alert.classes),
        "band": alert.pair.band,
    }


def fingerprint(values: Iterable[str]) -> str:
    """Return what stands for some values, whatever their order.

    >>> fingerprint(["a", "b"]) == fingerprint(["b", "a"]) != fingerprint(["ab"])
    True
    """
    text = canonical_json(sorted(values))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def queued_json(alert: QueuedAlert) -> dict[str, Any]:
    """Return an alert in values that JSON can hold."""
    return asdict(alert)


def queued_from(item: Mapping[str, Any]) -> QueuedAlert:
    """Return the alert that was written as JSON.

    Raises:
        ReadError: It is none.
    """
    try:
        return QueuedAlert(
            str(item["run"]),
            pair_from(item["pair"]),
            str(item["schema"]),
            tuple(
                BookRow(
                    int(row["number"]),
                    str(row["place"]),
                    tuple((str(a), str(b), str(c)) for a, b, c in row["cells"]),
                )
                for row in item["rows"]
            ),
            tuple(
                SaidOfEntry(str(fact["what"]), str(fact["value"]), tuple(fact["claims"]))
                for fact in item["facts"]
            ),
            tuple(map(str, item["lists"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ReadError(f"an alert cannot be read ({error!r})") from error
