"""OpenSanctions bulk files of invented entities, one in each form."""

from __future__ import annotations

import csv
import json
from pathlib import Path

TARGETS = (
    "id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers",
    "sanctions", "phones", "emails", "program_ids", "dataset", "first_seen", "last_seen",
    "last_change",
)  # fmt: skip
SEEN = ("2025-10-06T14:15:21", "2026-03-13T05:41:01", "2026-02-05T14:54:48")
ROWS = (
    ("NK-one", "Person", 'TALAAN "Faro" Arvo', "Арво Талаан;\"Talaan; \"\"el Faro\"\"\"",
     "1966-01-02", "mx;xx", "1 Quay, Basra", "777;888", '""', "+52 55 1", "a@faro.example",
     "XX-MARE;XX-UAVS", "Harbour List", *SEEN),
    ("Q1", "Vessel", "EBANAA", "", "", "pa", "", "273445480;IMO9187629", '"Carries ""oil""\nnow"',
     "", "", "", "Harbour List;Quay List", *SEEN),
    ("NK-two", "Company", "Faro Azul", "", "last year", "", "", "7", "", "", "", "",
     "Harbour List", *SEEN),
)  # fmt: skip
PERSON = {
    "id": "NK-one", "caption": "Arvo Talaan", "schema": "Person", "referents": ["old-1"],
    "datasets": ["harbour_list"], "first_seen": SEEN[0], "last_seen": SEEN[1],
    "last_change": SEEN[2], "target": True,
    "properties": {"name": ["Arvo Talaan"], "birthDate": ["1966"], "topics": ["role.pep"]},
}  # fmt: skip
POST = {
    "id": "post", "schema": "Position", "referents": [], "datasets": ["harbour_list"],
    "properties": {"name": ["Member of the Harbour Board"], "topics": ["gov.state"]},
    "target": False,
}  # fmt: skip
HELD = {
    "id": "held", "schema": "Occupancy", "datasets": ["harbour_list"], "target": False,
    "properties": {"holder": ["NK-one"], "post": ["post"], "status": ["current"]},
}  # fmt: skip
STATEMENTS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "lang",
    "original_value", "external", "first_seen", "last_seen", "origin", "id",
)  # fmt: skip


def _statement(one: str, entity: str, schema: str, prop: str, value: str, of: str) -> list[str]:
    return [one, entity, prop, "", schema, value, of, "", "", "f", *SEEN[:2], "", f"{entity}{prop}"]


def write_targets(folder: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    """Write `targets.simple.csv` and return its path."""
    path = folder / "targets.simple.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows((TARGETS, *rows))
    return path


def write_entities(folder: Path, entities: tuple[object, ...] = (PERSON, POST, HELD)) -> Path:
    """Write `entities.ftm.json` and return its path."""
    path = folder / "entities.ftm.json"
    path.write_text("".join(f"{json.dumps(entity)}\n" for entity in entities), "utf-8")
    return path


def write_statements(folder: Path) -> Path:
    """Write `statements.csv`, with lines of two entities in between, and return its path."""
    rows = [
        _statement("NK-one", "hl-1", "LegalEntity", "name", "Arvo Talaan", "harbour_list"),
        _statement("post", "post", "Position", "topics", "gov.state", "harbour_list"),
        _statement("NK-one", "ql-7", "Person", "name", "Arvo Talaan", "quay_list"),
        _statement("NK-one", "ql-7", "Person", "topics", "sanction", "quay_list"),
        _statement("NK-one", "ql-7", "Person", "id", "NK-one", "quay_list"),
        _statement("post", "post", "Position", "name", "Member of the Board", "harbour_list"),
    ]
    path = folder / "statements_2026-03-13.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows((STATEMENTS, *rows))
    return path
