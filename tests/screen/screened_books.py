"""Made-up networks and books for the laws of screening: nobody in here exists."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.network.network import Network, build_network
from linchpin.screen.book.columns import detect
from linchpin.screen.book.rows import book_hash, read_header
from linchpin.screen.results.record import Request

FIRST = "Ana Luis María José Mohammed Li J. Jo Sergei Сергей 王 Al Abd Dr. Maríateresa Ma."
LAST = (
    "Ejemplo Prueba Ejmplo Pruevas García Garcia-Prueba AlHakim al-Hakim Hakim Vecino S.A. "
    "Petrov Петров 小明 X Gar CIA DOO d.o.o. Constructora Guzmán Guzman De La Cruz 12345"
)


def names() -> list[str]:
    """Return names of one to three of the words above, in a fixed order."""
    first, last = FIRST.split(), LAST.split()
    found = [f"{a} {b}" for a in first for b in last]
    found += [f"{b} {c}, {a}" for a, b, c in zip(first * 2, last, reversed(last), strict=False)]
    return found + [" ".join((b, c)) for b, c in pairwise(last)] + last


def network_of(folder: Path, listed: list[str], *, tied: list[str] | None = None) -> Network:
    """Return a network of a list with those names, and of people tied to its first entry."""
    archive = create_archive(folder / "archive")
    written = Written()
    for number, name in enumerate(listed, 1):
        entity = written.entry(number, name.replace(",", ""), passportNumber=f"P{number:05}")
        written.say(entity, "Person", alias=name, weakAlias=name.split()[0])
    keep(archive, written.edition("2021-07-01"))
    if tied:
        case = Written(dataset="case_x", published="2020-01-01", speaker="The Gazette")
        for number, name in enumerate(tied):
            case.say(f"x-{number}", "Person", name=name)
            case.say(f"x-kin-{number}", "Family", person="ofac-1", relative=f"x-{number}",
                     relationship="cousin")  # fmt: skip
        keep(archive, case.edition("2020-01-01"))
    return build_network(take_snapshot(archive))


def write_book(path: Path, rows: list[list[str]], **kind: str) -> Path:
    """Return a CSV file with rows."""
    with open(path, "w", encoding=kind.get("encoding", "utf-8"), newline="") as stream:
        csv.writer(stream, delimiter=kind.get("delimiter", ",")).writerows(rows)
    return path


def request_for(book: Path, threshold: float = 0.7, jobs: int = 1) -> Request:
    """Return the request to screen a book by the columns that are detected."""
    return Request(book, book_hash(book), detect(read_header(book)), threshold, jobs)


def silent(*_: object) -> None:
    """Say nothing of progress."""
