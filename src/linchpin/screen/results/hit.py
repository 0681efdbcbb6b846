"""A hit: one row of a book that may be about somebody watched, and the classes of alerts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from heapq import nsmallest
from typing import Any

CERTAIN = 0.95
"""Score from which on a hit is called a hit; below it is a possible one."""


class Alert(StrEnum):
    """The classes of alerts, kept apart."""

    NAME = "name"
    WEAK = "weak name"
    IDENTIFIER = "identifier"
    CONTAINS = "contains a listed name"
    PLACE = "embargoed place"
    INDIRECT = "indirect exposure"
    ADDRESS = "same address"
    SHARED_IDENTIFIER = "same identifier"
    GROUP = "allied group"


class Band(StrEnum):
    """How far the evidence of a hit goes, name and facts together; the firmest first."""

    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of a book that may be about somebody watched.

    Attributes:
        row: Number of the row, from 1, the heading not counted.
        key: What the book calls the row; empty where it has no such column.
        column: Where the value stands.
        value: The value, made safe to show.
        alert: The class of the alert.
        score: 0..1.
        entity: Canonical id of who may be meant.
        caption: Their name.
        listed_name: The name or identifier that fits.
        reason: What was taken for what, word by word, and what else speaks for or against it.
        programs: Sanctions programs.
        edition: Source and date of each edition of a list that names them, commas between.
        claims: Ids of the claims the alert rests on.
        path: For exposure through the network, each relation in words with its claims.
        band: One of `Band`: how far name and facts together go.
        file: Name of the book; the result does not depend on it.
        sheet: Sheet, or file within the file; empty where the book is one table.
        line: Line of the file or row of the sheet; 0 where there is none.
        place: Sheet and line as a person finds them.
    """

    row: int
    key: str
    column: str
    value: str
    alert: str
    score: float
    entity: str
    caption: str
    listed_name: str
    reason: str
    programs: tuple[str, ...]
    edition: str
    claims: tuple[str, ...]
    path: tuple[str, ...] = ()
    band: str = Band.POSSIBLE.value
    file: str = ""
    sheet: str = ""
    line: int = 0
    place: str = ""

    @property
    def certain(self) -> bool:
        """Return whether the score is `CERTAIN` or more; a weak name never is (OFAC FAQ 122)."""
        return self.score >= CERTAIN and self.alert != Alert.WEAK.value


def where(hit: Hit) -> str:
    """Return row, file, sheet, line and column of a hit in words.

    >>> where(Hit(3, "k", "name", "", "name", 1.0, "", "", "", "", (), "", (), file="b.csv",
    ...           line=4, place="line 4"))
    "row 3 (k), b.csv, line 4, column 'name'"
    """
    row = f"row {hit.row}" if hit.row else "beside the rows"
    row += f" ({hit.key[:40]})" if hit.key else ""
    column = f"column {hit.column!r}" if hit.row else hit.column
    return ", ".join(filter(None, (row, hit.file, hit.place, column)))


def standing(hit: Hit) -> tuple[int, str]:
    """Return what hits of one row share; what stands beside the rows has no number."""
    return hit.row, "" if hit.row else hit.place


def ranked(hits: Iterable[Hit], most: int) -> list[Hit]:
    """Return the first hits with the firmest band first; within a band they keep their order.

    Args:
        hits: In the order of the book.
        most: How many, at most.
    """
    order = [band.value for band in Band]
    return nsmallest(most, hits, key=lambda hit: order.index(hit.band))


def hit_from(item: Mapping[str, Any]) -> Hit:
    """Return the hit that was written as JSON."""
    lists = {name: tuple(item[name]) for name in ("programs", "claims", "path")}
    return Hit(**{**item, **lists})


def digest_of(hits: Iterable[Hit]) -> str:
    """Return the SHA-256 of hits, hexadecimal; the name of the book does not count."""
    digest = hashlib.sha256()
    for hit in hits:
        told = {name: value for name, value in asdict(hit).items() if name != "file"}
        digest.update(json.dumps(told, sort_keys=True).encode())
    return digest.hexdigest()
