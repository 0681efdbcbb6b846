"""Which records of two sources the name engine finds alike: the whole archive asked at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from linchpin.archive import Snapshot
from linchpin.archive.queries.names import NOT_WHO, record_names
from linchpin.match.compare.profile import STRONG_NAMES
from linchpin.match.search.name_list import ListedName, make_list
from linchpin.match.search.search import Book, search

LEAST_LIKENESS = 0.60
"""Score of two names from which on their records are worth comparing as a whole."""
_NOT_WHO = NOT_WHO | {"CryptoWallet"}
_PIECE = 4096
"""Names asked about in one go, so that memory stays bounded."""

Pair = tuple[str, str]


def alike_pairs(snapshot: Snapshot) -> set[Pair]:
    """Return pairs of records of different sources with names alike, in alphabetical order.

    The names of all sources but the largest are made a list, and those of all but the smallest are
    asked about, so that every two sources meet once and the costly side is the small one.

    Args:
        snapshot: The editions that count.
    """
    names = _names(snapshot)
    sources = sorted(names, key=lambda dataset: (len(names[dataset]), dataset))
    found: set[Pair] = set()
    if len(sources) < 2:
        return found
    listed = [row for dataset in sources[:-1] for row in names[dataset]]
    held = [dataset for dataset in sources[:-1] for _ in names[dataset]]
    bearers = {entity: at for at, entity in enumerate(sorted({row[0] for row in listed}))}
    owners = {row[0]: dataset for row, dataset in zip(listed, held, strict=True)}
    entities = sorted(bearers)
    book = Book.empty(
        make_list(ListedName(bearers[entity], text, surnames) for entity, text, surnames in listed)
    )
    rank = {dataset: at for at, dataset in enumerate(sources)}
    for dataset in sources[1:]:
        for piece in _pieces(names[dataset]):
            for asked, bearer in _search(book, piece):
                other = entities[bearer]
                if rank[owners[other]] < rank[dataset]:
                    found.add((asked, other) if asked < other else (other, asked))
    return found


def _search(book: Book, rows: Sequence[tuple[str, str, str]]) -> Iterable[tuple[str, int]]:
    hits = search(book, [text for _, text, _ in rows], threshold=LEAST_LIKENESS)
    bearers = book.names.bearers[hits.names]
    for row, bearer in zip(hits.rows.tolist(), bearers.tolist(), strict=True):
        yield rows[row][0], bearer


def _pieces(rows: list[tuple[str, str, str]]) -> Iterable[list[tuple[str, str, str]]]:
    cuts = [*range(0, len(rows), _PIECE), len(rows)]
    for low, high in pairwise(cuts):
        yield rows[low:high]


def _names(snapshot: Snapshot) -> dict[str, list[tuple[str, str, str]]]:
    """Return entity, strong name and its surnames where the source marks them, by source."""
    names = record_names(snapshot, STRONG_NAMES, apart=_NOT_WHO)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for dataset, entity, value, schema, original in names:
        surnames = ""
        if schema == "Person" and original is not None and "," in original:
            surnames = original.split(",")[0]
        found.setdefault(dataset, []).append((entity, value, surnames))
    return found
