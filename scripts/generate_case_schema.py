"""Write the JSON Schema of case.yaml from the tables the reader uses: for the package and the docs.

Usage: uv run python scripts/generate_case_schema.py [--check]
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generated_files import write_or_check

from linchpin.claims.claim import Standing
from linchpin.claims.ftm import schemata
from linchpin.claims.quantity import BOUNDS
from linchpin.read.cases.frame import KEY_PATTERN, NAME_PATTERN
from linchpin.read.cases.marked_claims import FORMS
from linchpin.read.cases.values import PATTERNS
from linchpin.read.cases.vocabulary import (
    ENTITY_SCHEMATA,
    EVENT_KINDS,
    FTM_NAMES,
    RELATION_ENDS,
    SANCTION_KINDS,
    role_property,
)

ROOT = Path(__file__).resolve().parent.parent
TARGETS = (
    ROOT / "src/linchpin/read/cases/case.schema.json",
    ROOT / "docs/case.schema.json",
)
_POINT = r"\d{4}(-\d{2}(-\d{2})?)?~?"
KINDS: dict[str, Any] = {
    "text": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
    "date": {"type": ["string", "number"], "pattern": rf"^\s*{_POINT}(/{_POINT})?\s*$"},
    "key": {"type": ["string", "number"], "pattern": f"^(?:{KEY_PATTERN})$"},
    "number": {"type": ["string", "number"], "pattern": f"^{PATTERNS['number'][0]}$"},
    "yes_or_no": {"enum": [True, False, "true", "false"]},
}
TEXT, DATE, KEY, NUMBER, YES_OR_NO = ({"$ref": f"#/definitions/{kind}"} for kind in KINDS)
KEYS = {"anyOf": [KEY, {"type": "array", "items": KEY, "minItems": 1}]}
WHEN = {"date": DATE, "startDate": DATE, "endDate": DATE, "said": TEXT}


def main() -> int:
    """Write the files, or with --check say whether they are current."""
    text = json.dumps(schema(), indent=0, ensure_ascii=False) + "\n"
    text = text.replace(r"\\d", "[0-9]")  # ASCII digits alone, whoever reads it
    return write_or_check(dict.fromkeys(TARGETS, text))


def schema() -> dict[str, Any]:
    """Return the schema of a whole case."""
    contradiction = fields(
        {"claims": {"type": "array", "items": KEY, "minItems": 2}, "because": TEXT},
        {"about": KEY},
    )
    entity = fields({"schema": {"enum": list(ENTITY_SCHEMATA)}, "name": TEXT}, {"document": TEXT})
    url = {"type": "string", "pattern": r"^https?://\S+$"}
    document = fields(
        {"title": TEXT, "publisher": TEXT, "published": DATE}, {"url": url, "verbatim": YES_OR_NO}
    )
    whole = fields(
        {
            "name": {"type": "string", "pattern": f"^{NAME_PATTERN}$"},
            "title": TEXT,
            "publisher": TEXT,
            "subject": KEY,
            "documents": {"type": "object", "minProperties": 1, "additionalProperties": document},
            "entities": {
                "type": "object",
                "minProperties": 1,
                "propertyNames": KEY,
                "additionalProperties": entity,
            },
            "claims": {"type": "array", "items": claim()},
        },
        {"contradictions": {"type": "array", "items": contradiction}},
    )
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "case.yaml of Linchpin",
        "description": "What sources say, claim by claim; docs/writing-a-case.md explains it.",
        "definitions": KINDS,
    }
    return head | whole


def fields(required: dict[str, Any], optional: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a record with these fields and no others."""
    return {
        "type": "object",
        "properties": required | optional,
        "required": list(required),
        "additionalProperties": False,
    }


def claim() -> dict[str, Any]:
    """Return the schema of a marked claim: evidence, and exactly one form."""
    evidence = {
        "key": KEY,
        "document": TEXT,
        "quote": TEXT,
        "speaker": TEXT,
        "standing": {"enum": [standing.value for standing in Standing]},
    }
    row = {"type": ["string", "number"], "pattern": r"^\d+$"}
    rows = {"anyOf": [row, {"type": "array", "items": row, "minItems": 1}]}
    forms = {
        "property": of_property(),
        "relation": by_kind({kind: relation(kind) for kind in RELATION_ENDS}),
        "event": by_kind({kind: event(kind) for kind in (*SANCTION_KINDS, *EVENT_KINDS)}),
        "quantity": of_quantity(),
        "statement": KEYS,
    }
    assert list(forms) == list(FORMS)
    others = {"opinion": YES_OR_NO, "date": DATE, "row": rows}
    others["occurrence"] = {"type": ["string", "number"], "pattern": r"^\d{1,6}$"}
    made = fields(evidence, others | forms)
    return made | {"oneOf": [{"required": [form]} for form in forms]}


def of_property() -> dict[str, Any]:
    """Return the schema of a property of an entity."""
    known = {
        prop: form
        for name in ENTITY_SCHEMATA
        for prop, form in schemata()[name].properties.items()
        if form != "entity"
    }
    made = fields({"entity": KEY, "name": {"enum": sorted(known)}, "value": TEXT}, {"said": TEXT})
    typed = {form for form in known.values() if value_of(form) is not TEXT}
    named = {form: sorted(prop for prop in known if known[prop] == form) for form in sorted(typed)}
    made["allOf"] = [
        {
            "if": {"properties": {"name": {"enum": props}}, "required": ["name"]},
            "then": {"properties": {"value": value_of(form)}},
        }
        for form, props in named.items()
    ]
    return made


def of_quantity() -> dict[str, Any]:
    """Return the schema of an amount with its unit."""
    return fields(
        {"amount": NUMBER, "unit": TEXT, "of": TEXT},
        {"bound": {"enum": list(BOUNDS)}, "period": DATE, "about": KEY},
    )


def relation(kind: str) -> dict[str, Any]:
    """Return the schema of a relation of one kind."""
    (first, _), (second, _) = RELATION_ENDS[kind]
    required: dict[str, Any] = {first: KEYS, second: KEYS}
    optional: dict[str, Any] = dict(WHEN)
    if kind == "Payment":
        optional |= {"amount": NUMBER, "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}}
        optional |= {"bound": {"enum": list(BOUNDS)}, "route": TEXT}
    else:
        required[role_property(kind)] = TEXT
    for prop, form in schemata()[kind].properties.items():
        if form != "entity" and prop not in required | optional and prop not in FTM_NAMES.values():
            optional[prop] = value_of(form)
    made = fields({"kind": {"const": kind}} | required, optional)
    if kind == "Payment":
        made["dependencies"] = {"amount": ["currency"], "currency": ["amount"], "bound": ["amount"]}
    return made


def event(kind: str) -> dict[str, Any]:
    """Return the schema of an event of one kind."""
    if kind in SANCTION_KINDS:
        dated = {} if SANCTION_KINDS[kind] is None else {"date": DATE, "said": TEXT}
        optional = dict.fromkeys(("program", "reason", "summary", "number"), TEXT) | dated
        return fields({"kind": {"const": kind}, "involved": KEYS, "authority": TEXT}, optional)
    texts = dict.fromkeys(("location", "summary"), TEXT)
    return fields({"kind": {"const": kind}, "involved": KEYS}, {"organizer": KEYS} | texts | WHEN)


def by_kind(kinds: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return a schema in which the field `kind` decides which fields follow."""
    return {
        "type": "object",
        "properties": {"kind": {"enum": list(kinds)}},
        "required": ["kind"],
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": then}
            for kind, then in kinds.items()
        ],
    }


def value_of(form: str) -> dict[str, Any]:
    """Return the schema of a value of a FollowTheMoney type."""
    if form == "date":
        return DATE
    if form in PATTERNS:
        return {"type": ["string", "number"], "pattern": f"^(?:{PATTERNS[form][0]})$"}
    return TEXT


if __name__ == "__main__":
    raise SystemExit(main())
