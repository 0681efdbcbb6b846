"""Names that are known beforehand: public bodies, media, places, names of the archive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from linchpin.read.prose.mentions.named import PLACE
from linchpin.read.prose.proposal import KnownName
from linchpin.read.prose.tables import lines, rows
from linchpin.read.prose.tokens.words import Token, split_words

Keys = tuple[str, ...]


class KnownEntry(NamedTuple):
    """A known name.

    Attributes:
        keys: Its words, folded.
        schema: What it names.
        canonical: Name of the thing it stands for.
        known: Id in the archive.
        shouted: Whether it is an acronym, known in capitals only.
    """

    keys: Keys
    schema: str
    canonical: str
    known: str | None = None
    shouted: bool = False


Index = dict[str, list[KnownEntry]]


def index_entries(entries: Iterable[KnownEntry]) -> Index:
    """Return entries by their first word, the longest first."""
    found: Index = {}
    for entry in entries:
        if entry.keys:
            found.setdefault(entry.keys[0], []).append(entry)
    for same in found.values():
        same.sort(key=lambda entry: -len(entry.keys))
    return found


def keys_of(name: str) -> Keys:
    """Return the words of a name, folded.

    >>> keys_of("Fiscalía General")
    ('fiscalia', 'general')
    """
    return tuple(token.key for token in split_words(name))


@cache
def bodies() -> Index:
    """Return public bodies, media and groups known by name."""
    found = []
    for name, forms, schema in rows("agencies"):
        for form in (name, *filter(None, forms.split(";"))):
            shouted = form.isupper() and len(form) < 6
            found.append(KnownEntry(keys_of(form), schema, name, None, shouted))
    return index_entries(found)


@cache
def places() -> Index:
    """Return places by name."""
    named = [row[0] for row in rows("places")] + [line.strip() for line in lines("more_places.txt")]
    return index_entries(KnownEntry(keys_of(name), PLACE, name) for name in dict.fromkeys(named))


def archive_index(known: Sequence[KnownName]) -> Index:
    """Return the names of the archive that have two words or more, or an acronym."""
    return index_entries(
        KnownEntry(keys, name.schema, name.name, name.id)
        for name in known
        if len(keys := keys_of(name.name)) > 1 or (name.name.isupper() and len(name.name) > 2)
    )


def find_entry(index: Index, tokens: Sequence[Token], at: int) -> KnownEntry | None:
    """Return the longest known name that begins at a word; its words begin with capitals."""
    token = tokens[at]
    if not (token.capital or token.text[0].isdigit()):
        return None
    for entry in index.get(token.key, ()):
        stop = at + len(entry.keys)
        if stop <= len(tokens) and all(
            tokens[at + k].key == entry.keys[k] for k in range(1, len(entry.keys))
        ):
            last = tokens[stop - 1]
            if entry.shouted and not token.text.isupper():
                continue
            if last.capital or not last.text[0].isalpha() or len(entry.keys) > 2:
                return entry
    return None
