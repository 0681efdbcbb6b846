"""The forms of OpenSanctions bulk files, each as entities of properties and their values."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.claims.ftm import is_a
from linchpin.read.lists.table_rows import TableHead, has_headings, lines_of
from linchpin.read.opening import lines_of_text, read_start

_SIMPLE = (
    "id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers",
    "sanctions", "phones", "emails", "dataset", "first_seen", "last_seen",
)  # fmt: skip
_STATEMENTS = ("canonical_id", "entity_id", "prop", "schema", "value", "dataset", "first_seen")
_STATEMENTS_KNOWN = ("id", "prop_type", "original_value", "lang", "origin", "external", "last_seen")
_JSON = re.compile(rb'\s*\{\s*"(?:id|caption|schema)"')
_PROPS = {"name": "name", "aliases": "alias", "birth_date": "birthDate", "countries": "country",
          "addresses": "address", "phones": "phone", "emails": "email"}  # fmt: skip
_PART = re.compile(r'"(?:[^"]|"")*"|[^;"][^;]*')
_SEEN = ("first_seen", "last_change", "last_seen")
_OFFICES = "gov."
"""How topics of offices begin; whoever bears another one is a target."""
_IMO = re.compile(r"IMO\d{7}")


@dataclass(frozen=True, slots=True)
class BulkCell:
    """A property of an entity, or one of `MARKS`, and its value."""

    name: str
    value: str


@dataclass(slots=True)
class BulkEntity:
    """An entity of a bulk file.

    Attributes:
        place: File and line.
        number: OpenSanctions id.
        schema: FollowTheMoney schema.
        cells: Its properties and marks, in the order of the file.
    """

    place: str
    number: str
    schema: str
    cells: list[BulkCell]


def form_of(path: Path) -> Callable[[Path], Iterator[BulkEntity]]:
    """Return what reads the form of a file, which its first bytes tell."""
    start = read_start(path)
    if _JSON.match(start):
        return _json_entities
    return _statements if b"canonical_id" in start else _targets


def _targets(path: Path) -> Iterator[BulkEntity]:
    known = ("program_ids", "last_change")
    for line in lines_of(path, _SIMPLE, TableHead([], []), known=(*_SIMPLE, *known)):
        cells = line.cells
        schema, number = cells.get("schema", ""), cells.get("id", "")
        found = [BulkCell("target", number)]
        for name, prop in _PROPS.items():
            for value in [cells[name]] if name == "name" and name in cells else _parts(cells, name):
                found.append(BulkCell(prop, value))
        for value in _parts(cells, "identifiers"):
            imo = schema == "Vessel" and _IMO.fullmatch(value)
            own = "idNumber" if is_a(schema, "Person") else "registrationNumber"
            found.append(BulkCell("imoNumber" if imo else own, value))
        found += [BulkCell("program", value) for value in _parts(cells, "program_ids")]
        found += [BulkCell("collection", value) for value in _parts(cells, "dataset")]
        found += [BulkCell("sanctions", value) for value in _parts(cells, "sanctions")]
        found += [BulkCell(key, cells[key]) for key in _SEEN if key in cells]
        yield BulkEntity(line.place, number, schema, found)


def _parts(cells: dict[str, str], name: str) -> Iterator[str]:
    """Yield the values of a cell, apart at semicolons save inside quotation marks."""
    for part in _PART.findall(cells.get(name, "")):
        value = part[1:-1].replace('""', '"') if part.startswith('"') else part
        if value.strip():
            yield value.strip()


def _json_entities(path: Path) -> Iterator[BulkEntity]:
    for line, text in lines_of_text(path):
        place = f"{path.name} line {line}"
        try:
            entity = json.loads(text)
            found = [BulkCell("target", entity["id"])] if entity.get("target") else []
            for prop, values in entity["properties"].items():
                if not all(isinstance(value, str) for value in values):
                    raise TypeError(f"{prop} holds an entity inside this one")
                found += [BulkCell(prop, value) for value in values]
            for mark, key in (("collection", "datasets"), ("referent", "referents")):
                found += [BulkCell(mark, value) for value in entity.get(key, ())]
            found += [BulkCell(key, entity[key]) for key in _SEEN if entity.get(key)]
            yield BulkEntity(place, str(entity["id"]), str(entity["schema"]), found)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ReadError(
                f"{path}: line {line}: no FollowTheMoney entity ({error}): {text[:60]!r}"
            ) from error


def _statements(path: Path) -> Iterator[BulkEntity]:
    """Yield the entities of a file of statements, whose lines may stand in any order."""
    entities: dict[str, BulkEntity] = {}
    known = (*_STATEMENTS, *_STATEMENTS_KNOWN)
    for line in lines_of(path, _STATEMENTS, TableHead([], []), known=known):
        cells = line.cells
        number, schema = cells.get("canonical_id", ""), cells.get("schema", "")
        entity = entities.setdefault(number, BulkEntity(line.place, number, schema, []))
        if is_a(schema, entity.schema):
            entity.schema = schema
        own = [BulkCell("collection", cells.get("dataset", ""))]
        if cells.get("prop") != "id":
            own.append(BulkCell(cells.get("prop", ""), cells.get("value", "")))
        if cells.get("entity_id") != number:
            own.append(BulkCell("referent", cells.get("entity_id", "")))
        entity.cells += [cell for cell in own if cell.value and cell not in entity.cells]
    for entity in entities.values():
        topics = [cell.value for cell in entity.cells if cell.name == "topics"]
        if any(not topic.startswith(_OFFICES) for topic in topics):
            entity.cells.insert(0, BulkCell("target", entity.number))
        yield entity


def is_bulk_file(path: Path) -> bool:
    """Say whether a file begins as one of the forms.

    Raises:
        LinchpinError: It cannot be read.
    """
    form = form_of(path)
    if form is _json_entities:
        return b'"properties"' in read_start(path)
    return has_headings(path, _STATEMENTS if form is _statements else _SIMPLE)
