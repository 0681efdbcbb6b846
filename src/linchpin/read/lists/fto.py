"""Reads the State Department's list of Foreign Terrorist Organizations: a table of a saved page.

The page has a second table, of organisations whose designation was revoked; it is counted and told,
and names nobody as designated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.match.name_keys import name_key
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listings import say_listing
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, split_at
from linchpin.read.lists.table_rows import TableHead, has_headings, lines_of, record_of

_DATED, _NAME = "Date Designated", "Name"
_REMOVED = ("Date Removed", _NAME)
_KNOWN = (_DATED, _NAME, "Acronym", "Note")
_BRACKET = re.compile(r"\s*\(([^()]+)\)\s*$")
_PREFIX = re.compile(r"(?:a\.?k\.?a\.?|also known as|formerly|f\.?k\.?a\.?)\s+", re.IGNORECASE)
_SHORT = 4
"""Letters of an acronym too short to be looked for alone."""


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    if removed := _count(path, _REMOVED):
        heading.warnings.append(
            f"{path}: tells also of {counted(removed, 'revoked designation')}; not taken in"
        )
    heading.counts["revoked"] = removed
    for line in lines_of(path, (_DATED, _NAME), TableHead([], []), known=_KNOWN):
        name = line.cells.get(_NAME, "")
        if not name or _DATED not in line.cells:
            raise ReadError(f"{path}: {line.place}: a row without name or date of designation")
        text, row = record_of([line], {})
        key = _BRACKET.sub("", name)
        yield ListedRecord(slug(name_key(key) or key, "key"), "Organization", text, row)


def _count(path: Path, needed: tuple[str, ...]) -> int:
    try:
        return sum(1 for _ in lines_of(path, needed, TableHead([], [])))
    except ReadError:
        return 0


def _state(record: Recorder, row: Row) -> None:
    for cell in row.take_all(_NAME):
        bracket = _BRACKET.search(cell.text)
        end = len(cell.text) if bracket is None else bracket.start()
        facts.say_name(record, "name", [Excerpt(cell.text[:end], cell.start)], beside=[cell])
        if bracket is not None:
            inside = Excerpt(bracket[1], cell.start + bracket.start(1))
            for piece in split_at(inside, ","):
                _also(record, piece)
    for piece in row.take_all("Acronym"):
        _also(record, piece)
    for piece in row.take_all("Note"):
        record.say("notes", piece.text, piece)
    say_listing(record, row)


def _also(record: Recorder, piece: Excerpt) -> None:
    """Write down another name; a former one as such, a short acronym as a weak one."""
    prefix = _PREFIX.match(piece.text)
    begin = 0 if prefix is None else prefix.end()
    name = Excerpt(piece.text[begin:], piece.start + begin)
    former = prefix is not None and prefix[0].lower().startswith("f")
    weak = len(name.text) <= _SHORT and name.text.isupper()
    prop = "previousName" if former else "weakAlias" if weak else "alias"
    facts.say_name(record, prop, [name], beside=[piece])


def reader() -> ListReader:
    """Return the reader of the list."""
    return ListReader(
        "fto",
        known_by=lambda path: has_headings(path, (_DATED, _NAME)),
        entries=_entries,
        state=_state,
    )
