"""One subject and one customer, with every hit that speaks of both, whichever list it is from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.ledger.decision import canonical_json

CUSTOMER = "customer:"
"""Begins the id of a customer, in alerts and in decisions of the ledger."""
BASIS = "basis:"
"""Begins the fingerprint of what a decision on an alert was made on."""
_BANDS = ("strong", "possible", "weak")


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody in a book.

    Attributes:
        id: `customer:BOOK#KEY`; where the book has no column of keys, a hash of the cells.
        book: Name of the book.
        key: What the book calls the customer; empty where it does not.
        cells: Fingerprint of the cells that are screened.
    """

    id: str
    book: str
    key: str
    cells: str


@dataclass(frozen=True, slots=True)
class Touch:
    """One hit of a customer on a subject.

    Attributes:
        alert: Class of the alert, such as `name`.
        band: How far the evidence goes.
        score: 0..1.
        certain: Whether a screening counts it as a hit and not as a possible one.
        where: Row, file, line and column in words.
        value: The cell.
        listed_name: The name or number that fits.
        reason: What was taken for what.
        programs: Sanctions programs.
        edition: Source and date.
        claims: Ids of the claims it rests on.
        path: The ties it goes through, in words.
    """

    alert: str
    band: str
    score: float
    certain: bool
    where: str
    value: str
    listed_name: str
    reason: str
    programs: tuple[str, ...] = ()
    edition: str = ""
    claims: tuple[str, ...] = ()
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A subject and a customer.

    Attributes:
        id: Short name of the alert, which stays when lists number the subject anew.
        subject: Canonical entity id.
        records: Entity ids taken for one with it, sorted.
        caption: Its name.
        customer: The customer.
        touches: The hits, firmest first; one at least.
        through: Entity ids the ties go through, sorted; empty where the subject itself is listed.
        former: Entity ids that lists once had for it, sorted.
    """

    id: str
    subject: str
    records: tuple[str, ...]
    caption: str
    customer: Customer
    touches: tuple[Touch, ...]
    through: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def band(self) -> str:
        """Return the firmest band of its hits."""
        return min((one.band for one in self.touches), key=_BANDS.index)

    @property
    def score(self) -> float:
        """Return the highest score of its hits."""
        return max(one.score for one in self.touches)

    @property
    def certain(self) -> bool:
        """Say whether one of its hits is certain."""
        return any(one.certain for one in self.touches)

    @property
    def programs(self) -> tuple[str, ...]:
        """Return the programs of its hits."""
        return tuple(sorted({name for one in self.touches for name in one.programs}))

    @property
    def basis(self) -> str:
        """Return the fingerprint of what a decision on it rests on: records and cells."""
        return BASIS + _short(canonical_json([list(self.records), self.customer.cells]), 24)


def alert_id(subject: str, customer: str) -> str:
    """Return the short name of an alert.

    >>> alert_id("ofac-1", "customer:book.csv#7")
    '6e7db5e57a12'
    """
    return _short(canonical_json([subject, customer]), 12)


def customer_of(book: str, key: str, cells: Mapping[str, str]) -> Customer:
    """Return a customer.

    Args:
        book: Name of the book.
        key: What the book calls the customer; empty where it does not.
        cells: The cells that are screened, by column.
    """
    print_of_cells = _short(canonical_json(dict(cells)), 16)
    return Customer(f"{CUSTOMER}{book}#{key or print_of_cells}", book, key, print_of_cells)


def touches_in_order(touches: Iterable[Touch]) -> tuple[Touch, ...]:
    """Return hits with the firmest band and the highest score first."""
    return tuple(sorted(touches, key=lambda one: (_BANDS.index(one.band), -one.score, one.where)))


def by_weight(pairs: Iterable[Pair]) -> list[Pair]:
    """Return pairs with the firmest first, in an order that depends on nothing else."""
    return sorted(
        pairs, key=lambda one: (_BANDS.index(one.band), -one.score, one.subject, one.customer.id)
    )


def pair_json(pair: Pair) -> dict[str, Any]:
    """Return a pair in values that JSON can hold."""
    return asdict(pair)


def pair_from(item: Mapping[str, Any]) -> Pair:
    """Return the pair that was written as JSON.

    Raises:
        ReadError: It is none.
    """
    try:
        touches = tuple(map(_touch, item["touches"]))
        found = Pair(
            str(item["id"]),
            str(item["subject"]),
            tuple(map(str, item["records"])),
            str(item["caption"]),
            Customer(**item["customer"]),
            touches,
            tuple(map(str, item["through"])),
            tuple(map(str, item["former"])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"a pair of subject and customer cannot be read ({error!r})") from error
    if not touches or any(one.band not in _BANDS for one in touches):
        raise ReadError(f"alert {found.id} has no hit, or one in a band that is none")
    return found


def _touch(item: Mapping[str, Any]) -> Touch:
    lists = {name: tuple(item[name]) for name in ("programs", "claims", "path")}
    return Touch(**{**item, **lists})


def _short(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
