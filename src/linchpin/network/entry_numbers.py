"""Entry numbers of lists: which records a typed number may mean, whatever the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Protocol

_NUMBERED = re.compile(r"([^\W\d_]+)[\s#:.-]*(\S*\d\S*)")
"""A word that names a list, and the number of an entry: `SDN 101`, `ofac-101`."""


def id_forms(who: str) -> tuple[str, str]:
    """Return the ids a question may be: as typed, and in lower case.

    Args:
        who: As somebody typed it.

    >>> id_forms(" UN-7 ")
    ('UN-7', 'un-7')
    """
    return who.strip(), who.strip().lower()


def entry_number(record: str) -> str:
    """Return the number under which a list gives a record, from the record's id.

    Args:
        record: Entity id of an entry: the list's prefix, a hyphen, the number.

    >>> entry_number("ofac-101"), entry_number("un-QDi.001")
    ('101', 'qdi.001')
    """
    return record.partition("-")[2].lower()


def typed_numbers(who: str) -> Iterator[tuple[str, str]]:
    """Yield what a question may name: a list, or none, and the number of an entry of it.

    Args:
        who: As somebody typed it.

    >>> list(typed_numbers("SDN 101"))
    [('', 'sdn 101'), ('sdn', '101')]
    """
    text = who.strip().lower()
    yield "", text.lstrip("#")
    found = _NUMBERED.fullmatch(text)
    if found is not None:
        yield found.group(1), found.group(2)


class Entries(Protocol):
    """Which entries of lists a number may mean; a contract test runs over every implementation."""

    def records(self, who: str) -> dict[str, str]:
        """Return the entries a question may mean by their number, each with who it is."""
        ...


def records_of(
    who: str,
    numbered: Callable[[str], Mapping[str, str]],
    named: Callable[[str], Collection[str]],
) -> dict[str, str]:
    """Return the entries a question may mean by their number, each with who it is.

    Args:
        who: A number, with or without a word that names the list.
        numbered: Gives the records of a number, each with who it is.
        named: Gives the words that name the list whose records' ids begin so.
    """
    return {
        record: entity
        for word, number in typed_numbers(who)
        for record, entity in numbered(number).items()
        if not word or word in named(record.partition("-")[0].lower())
    }


def list_words(record: str, dataset: str) -> tuple[str, set[str]]:
    """Return how the ids of a list's records begin, and the words that name the list.

    Args:
        record: Id of one of them.
        dataset: The list, such as `us_ofac_sdn`: each of its words names it.

    >>> prefix, words = list_words("ofac-101", "us_ofac_sdn")
    >>> prefix, sorted(words)
    ('ofac', ['ofac', 'sdn', 'us'])
    """
    prefix = record.partition("-")[0].lower()
    return prefix, {prefix, *dataset.lower().split("_")}


class EntryNumbers:
    """The numbers of every entry of every list, and the words that name each list."""

    def __init__(self) -> None:
        """Begin with no entry known."""
        self._records: dict[str, dict[str, str]] = {}
        self._words: dict[str, set[str]] = {}

    def learn(self, record: str, entity: str, dataset: str) -> None:
        """Take note of an entry.

        Args:
            record: Its id, see `entry_number`.
            entity: Canonical id of who it is.
            dataset: The list, such as `us_ofac_sdn`: each of its words names it.
        """
        prefix, words = list_words(record, dataset)
        self._records.setdefault(entry_number(record), {})[record] = entity
        self._words.setdefault(prefix, set()).update(words)

    def records(self, who: str) -> dict[str, str]:
        """Return the entries a question may mean by their number, each with who it is.

        Args:
            who: A number, with or without a word that names the list.
        """
        return records_of(
            who, lambda number: self._records.get(number, {}), self._words.__getitem__
        )
