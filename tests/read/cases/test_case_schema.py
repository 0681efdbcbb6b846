"""The schema for editors says what the reader says: of bundled cases, and of whatever it takes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from harbour_case import HARBOUR, read_case
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.read.cases import bundled_cases
from linchpin.read.cases.mistakes import CaseError

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs" / "case.schema.json").read_text("utf-8"))
TYPES = {"string": str, "number": (int, float), "boolean": bool, "array": list, "object": dict}
STRUCTURE = re.compile(
    r"unknown (field|kind|standing|schema|bound)|is missing|must be|is empty|needs exactly|"
    r"empty list|is no date|is given, but no|begins with"
)


def test_the_schema_is_current() -> None:
    script = ROOT / "scripts" / "generate_case_schema.py"
    done = subprocess.run([sys.executable, script, "--check"], timeout=60, check=False)
    assert done.returncode == 0
    package = ROOT / "src/linchpin/read/cases/case.schema.json"
    assert package.read_text("utf-8") == (ROOT / "docs/case.schema.json").read_text("utf-8")


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        found: dict[str, Any] = SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]]
        return found
    return schema


def wrong(value: Any, schema: dict[str, Any], place: str = "") -> list[str]:
    """Return where a value breaks the schema: the part of JSON Schema that ours uses."""
    schema = resolved(schema)
    found: list[str] = []
    types = schema.get("type")
    kinds = [types] if isinstance(types, str) else types or []
    if kinds and not any(
        isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
        for kind in kinds
    ):
        return [f"{place}: type"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place}: {value!r} none of {schema['enum'][:3]}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{place}: not {schema['const']}")
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{place}: {value!r} against {schema['pattern']}")
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            found.append(f"{place}: too few")
        for at, item in enumerate(value):
            found += wrong(item, schema.get("items", {}), f"{place}/{at}")
    if isinstance(value, dict):
        found += wrong_fields(value, schema, place)
    if "anyOf" in schema and all(wrong(value, one) for one in schema["anyOf"]):
        found.append(f"{place}: none of anyOf")
    if "oneOf" in schema and sum(not wrong(value, one) for one in schema["oneOf"]) != 1:
        found.append(f"{place}: not exactly one")
    for one in schema.get("allOf", ()):
        if not wrong(value, one["if"]):
            found += wrong(value, one["then"], place)
    return found


def wrong_fields(value: dict[str, Any], schema: dict[str, Any], place: str) -> list[str]:
    found = [f"{place}: lacks {one}" for one in schema.get("required", ()) if one not in value]
    if len(value) < schema.get("minProperties", 0):
        found.append(f"{place}: too few fields")
    known = schema.get("properties", {})
    more = schema.get("additionalProperties", {})
    for key, item in value.items():
        if key in known:
            found += wrong(item, known[key], f"{place}/{key}")
        elif more is False:
            found.append(f"{place}: has {key}")
        else:
            found += wrong(item, more, f"{place}/{key}")
        found += wrong(key, schema.get("propertyNames", {}), f"{place}/{key}")
    for key, needed in schema.get("dependencies", {}).items():
        if key in value:
            found += [f"{place}: {key} needs {one}" for one in needed if one not in value]
    return found


@pytest.mark.parametrize("folder", [HARBOUR, *bundled_cases()], ids=lambda path: path.name)
def test_every_case_of_ours_keeps_the_schema(folder: Path) -> None:
    text = (folder / "case.yaml").read_text("utf-8")
    assert wrong(yaml.load(text, Loader=yaml.BaseLoader), SCHEMA) == []


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    text = (HARBOUR / "case.yaml").read_text("utf-8")
    for old, new in (
        ("standing: alleged", "standing: aleged"),
        ("role: runs the port office", "roll: runs"),
        ("kind: fined", "kind: fine"),
        ("subject: grey-heron", ""),
        ("amount: 37", "amount: many"),
        ("schema: Person", "schema: Man"),
        ("published: 2024-03-03", "published: March"),
    ):
        changed = text.replace(old, new, 1)
        assert changed != text
        assert wrong(yaml.load(changed, Loader=yaml.BaseLoader), SCHEMA), new


def made(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for values that keep a part of the schema."""
    schema = resolved(schema)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of([made(one) for one in schema["anyOf"]])
    if "allOf" in schema and "additionalProperties" not in schema:
        return st.one_of([made(one["then"]) for one in schema["allOf"]])
    if schema.get("type") == "array":
        return st.lists(made(schema["items"]), min_size=schema.get("minItems", 0), max_size=2)
    if schema.get("type") == "object":
        return made_fields(schema)
    pattern = schema.get("pattern")
    if pattern in (None, r"\S"):
        return st.sampled_from(["word", "no", "2023", "it rained"])
    return FROM_PATTERN[pattern]


def made_fields(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    known, required = schema.get("properties", {}), schema.get("required")
    if not known:
        return st.dictionaries(
            made(KEY), made(schema["additionalProperties"]), min_size=1, max_size=2
        )
    forms = [one["required"][0] for one in schema.get("oneOf", ())]
    optional = {key: made(one) for key, one in known.items() if key not in (required or ())}
    needed = {key: made(known[key]) for key in required or ()}
    rest = {key: one for key, one in optional.items() if key not in forms}
    base = st.fixed_dictionaries(needed, optional=rest)
    if forms:
        form = st.one_of([optional[key].map(lambda v, key=key: {key: v}) for key in forms])
        base = st.tuples(base, form).map(lambda pair: pair[0] | pair[1])
    return base.map(lambda value: whole(value, schema))


def whole(value: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for key, needed in schema.get("dependencies", {}).items():
        if any(one not in value for one in needed):
            value.pop(key, None)
    dates = ("date", "startDate", "endDate")
    if "date" in value:  # one or the other: no schema of ours can say it
        value.pop("startDate", None)
        value.pop("endDate", None)
    if "said" in value and not any(one in value for one in dates) and "startDate" in str(schema):
        value.pop("said")
    return value


KEY = {"$ref": "#/definitions/key"}
FROM_PATTERN: dict[str, st.SearchStrategy[Any]] = {
    SCHEMA["definitions"]["date"]["pattern"]: st.sampled_from(["2023", "2023-05", "1960~"]),
    SCHEMA["definitions"]["key"]["pattern"]: st.sampled_from(["ana", "muelle-2", "7"]),
    SCHEMA["definitions"]["number"]["pattern"]: st.sampled_from(["7", "0.8", "-3"]),
    SCHEMA["properties"]["name"]["pattern"]: st.just("quay"),
    "^[A-Z]{3}$": st.just("USD"),
    r"^https?://\S+$": st.just("https://gazette.example/a"),
    "^[0-9]{1,6}$": st.just("1"),
}
for one in re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(SCHEMA)):
    pattern = json.loads(one)
    FROM_PATTERN.setdefault(pattern, st.from_regex(pattern, fullmatch=True).map(str.strip))


_BEYOND = "`said` gives a date in the source's words"
"""What a schema of this kind cannot say: that one field needs one of several others."""


@settings(max_examples=times(6), suppress_health_check=list(HealthCheck))
@given(case=made({key: one for key, one in SCHEMA.items() if key != "$schema"}))
def test_what_the_schema_takes_the_reader_takes_but_for_what_it_refers_to(
    tmp_path_factory: pytest.TempPathFactory, case: dict[str, Any]
) -> None:
    if wrong(case, SCHEMA):
        return
    folder = tmp_path_factory.mktemp("made")
    (folder / "case.yaml").write_text(json.dumps(case), "utf-8")
    sections = "".join(f"\n## {key}\n\nword no 2023 it rained\n" for key in case["documents"])
    (folder / "brief.md").write_text(sections, "utf-8")
    found = [text for text in mistakes(folder) if STRUCTURE.search(text)]
    assert [text for text in found if not text.startswith(_BEYOND)] == []


def mistakes(folder: Path) -> list[str]:
    try:
        read_case(folder)
    except CaseError as error:
        return [item.why for item in error.mistakes]
    return []
