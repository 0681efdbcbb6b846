"""Entry numbers of lists: which records a typed number may mean, whatever the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
        prefix = record.partition("-")[0].lower()
        self._records.setdefault(entry_number(record), {})[record] = entity
        self._words.setdefault(prefix, {prefix}).update(dataset.lower().split("_"))

    def records(self, who: str) -> dict[str, str]:
        """Return the entries a question may mean by their number, each with who it is.

        Args:
            who: A number, with or without a word that names the list.
        """
        return {
            record: entity
            for word, number in typed_numbers(who)
            for record, entity in self._records.get(number, {}).items()
            if not word or word in self._words[record.partition("-")[0].lower()]
        }
