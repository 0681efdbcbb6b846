"""What the last finished run of a book was, and what it told: one file, replaced whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.watch.pair import Pair, pair_from, pair_json

FORMAT = 1
"""Version of the file; another one is refused."""


@dataclass(frozen=True, slots=True)
class WatchedBook:
    """The last finished run of one book.

    Attributes:
        name: What the user calls the book.
        basis: What a delta rests on (hash of the book, columns, rules, judgements), by name.
        editions: Folder of the edition of each list, by source.
        cases: Folder of the edition of each case.
        day: Day of the run, ISO 8601, of which embargoes were taken.
        record: Number of the record of the run.
        known: Every pair that is known.
    """

    name: str
    basis: Mapping[str, str]
    editions: Mapping[str, str]
    cases: Mapping[str, str]
    day: str
    record: int
    known: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchState:
    """All that is kept between runs.

    Attributes:
        count: Number of the last record.
        head: Its hash; empty for none.
        books: The books watched, by name.
    """

    count: int = 0
    head: str = ""
    books: Mapping[str, WatchedBook] = field(default_factory=dict)

    def after(self, head: str, books: Mapping[str, WatchedBook]) -> WatchState:
        """Return the state after a run.

        Args:
            head: Hash of its record.
            books: The books it watched; others stay as they are.
        """
        return replace(self, count=self.count + 1, head=head, books={**self.books, **books})


def state_text(state: WatchState) -> str:
    """Return a state as the text of its file."""
    books = {
        name: {**asdict(replace(book, known=())), "known": [pair_json(one) for one in book.known]}
        for name, book in sorted(state.books.items())
    }
    item = {"format": FORMAT, "count": state.count, "head": state.head, "books": books}
    return json.dumps(item, ensure_ascii=False, sort_keys=True) + "\n"


def state_from(text: str) -> WatchState:
    """Return the state that `state_text` wrote.

    Raises:
        ReadError: It is damaged, or of another version.
    """
    try:
        item = json.loads(text)
        if item["format"] != FORMAT:
            raise ReadError(
                f"it has format {item['format']!r}, and this Linchpin works with {FORMAT}"
            )
        books = {name: _book(one) for name, one in item["books"].items()}
        return WatchState(int(item["count"]), str(item["head"]), books)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReadError(f"it is damaged ({error!r})") from error


def _book(item: Mapping[str, Any]) -> WatchedBook:
    known = tuple(pair_from(one) for one in item["known"])
    texts = {
        name: {str(key): str(value) for key, value in item[name].items()}
        for name in ("basis", "editions", "cases")
    }
    return WatchedBook(
        str(item["name"]),
        texts["basis"],
        texts["editions"],
        texts["cases"],
        str(item["day"]),
        int(item["record"]),
        known,
    )
