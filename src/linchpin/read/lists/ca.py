"""Reads Canada's consolidated autonomous sanctions list (SEMA, JVCFOA), XML of either format.

The list has no numbers of its own. Schedules were relabelled (`1` became `1, Part 1`), so that
country, schedule and item name the same one for few records; country and name do for most. They are
the key here, with the birth and then the item where two records of a file share them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.match.name_keys import full_name_key
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.births import ListedBirth, say_birth
from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listings import say_listing
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, RecordText
from linchpin.read.lists.xml_rows import row_of
from linchpin.read.lists.xml_stream import children_of_root, tag_of
from linchpin.read.opening import read_start

_KEY = ("Country", "LastName", "GivenName", "Entity", "EntityOrShip")
_BIRTHS = ("DateOfBirth", "DateOfBirthOrShipBuildDate")
_LANGUAGE = re.compile(r"[A-Z][a-z]+: ")
"""How an alias in another language begins, such as `Belarusian: `."""
_OR = re.compile(r" or | ou ")


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    found: list[tuple[tuple[tuple[str, ...], ...], ListedRecord]] = []
    for line, element in children_of_root(path, "data-set"):
        if tag_of(element) != "record":
            raise ReadError(
                f"{path} line {line}: <{tag_of(element)[:60]}> is no record of the list"
            )
        text = RecordText()
        row = row_of(element, text, f"{path.name} line {line}")
        words = {name: piece.text for name, piece in row.cells}
        named = [words.get(name, "") for name in _KEY]
        if not words.get("Country") or not any(named[1:]):
            raise ReadError(f"{path} line {line}: a record without country or name")
        keys: tuple[tuple[str, ...], ...] = (
            (named[0], *full_name_key(" ".join(named[1:]))),
            tuple(words.get(name, "") for name in _BIRTHS),
            (words.get("Schedule", ""), words.get("Item", "")),
        )
        found.append((keys, ListedRecord("", _schema(words), text, row)))
    shared = Counter(keys[:depth] for keys, _ in found for depth in (1, 2))
    for parts, record in found:
        depth = next((depth for depth in (1, 2) if shared[parts[:depth]] == 1), 3)
        number = slug(*(part for key in parts[:depth] for part in key), "key")
        yield ListedRecord(number, record.schema, record.text, record.row)


def _schema(words: dict[str, str]) -> str:
    if words.get("LastName") or words.get("GivenName"):
        return "Person"
    return "Vessel" if words.get("ShipIMONumber") else "Organization"


def _state(record: Recorder, row: Row) -> None:
    names = [piece for name in ("GivenName", "LastName") for piece in row.take_all(name)]
    facts.say_name(record, "name", names)
    for piece in row.take_all("Entity", "EntityOrShip"):
        facts.say_name(record, "name", [piece])
    for cell in row.take_all("Aliases"):
        for piece in _aliases(cell):
            facts.say_name(record, "alias", [piece])
    for piece in row.take_all("ShipIMONumber"):
        number = piece.text.removeprefix("IMO").strip()
        record.say("imoNumber", f"IMO{number}", piece, piece.text)
    for cell in row.take_all(*_BIRTHS):
        _birth(record, cell)
    for piece in row.take_all("TitleOrShip"):
        record.say("type" if record.schema == "Vessel" else "title", piece.text, piece)
    facts.say_words(record, row)
    say_listing(record, row)


def _aliases(cell: Excerpt) -> Iterator[Excerpt]:
    """Yield the aliases of a cell: apart at semicolons, at commas only where there is none."""
    mark = r"\s*;\s*" if ";" in cell.text else r"\s*,\s+"
    at = 0
    for part in [*re.finditer(mark, cell.text), None]:
        end = len(cell.text) if part is None else part.start()
        words = cell.text[at:end]
        start = at + (len(match[0]) if (match := _LANGUAGE.match(words)) else 0)
        if cell.text[start:end].strip():
            yield Excerpt(cell.text[start:end].strip(), cell.start + start)
        at = end if part is None else part.end()


def _birth(record: Recorder, cell: Excerpt) -> None:
    if record.schema == "Vessel":
        facts.say_date(record, "buildDate", facts.edtf_or_none(cell.text), cell)
        return
    prop = "birthDate" if record.schema == "Person" else "incorporationDate"
    for text in _OR.split(cell.text):
        edtf = facts.edtf_or_none(text.strip())
        if edtf is None:
            say_birth(record, ListedBirth(words=[cell]))
        else:
            record.say(prop, edtf, cell, cell.text if cell.text != edtf else None)


def reader() -> ListReader:
    """Return the reader of the list."""
    return ListReader(
        "ca",
        known_by=lambda path: (
            b"<data-set" in read_start(path) and b"<Schedule>" in read_start(path)
        ),
        entries=_entries,
        state=_state,
    )
