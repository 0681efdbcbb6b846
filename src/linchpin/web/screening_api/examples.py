"""The screening API as OpenAPI describes it: bodies, parameters and examples."""

from __future__ import annotations

from typing import Any


def _parameter(name: str, kind: str, told: str, **more: Any) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": kind, **more}
    if kind == "array":
        schema = {"type": "array", "items": {"type": "string"}, **more}
    return {"name": name, "in": "query", "required": False, "description": told, "schema": schema}


_NARROWED = [
    _parameter("include_dataset", "array", "Only entities of these sources."),
    _parameter("exclude_dataset", "array", "Not those of these sources alone."),
    _parameter("exclude_schema", "array", "Not these kinds."),
    _parameter("topics", "array", "Only entities with one of these topics."),
    _parameter("changed_since", "string", "Only what changed after this moment, or may have."),
]
_EXAMPLE = {
    "queries": {
        "customer-20417": {
            "schema": "Person",
            "properties": {"name": ["Tomás Ejemplo Cota"], "birthDate": ["1978-02-11"]},
        }
    }
}
MATCH: dict[str, Any] = {
    "parameters": [
        _parameter("limit", "integer", "Results of a query.", default=5, maximum=500),
        _parameter("threshold", "number", "Score from which on a result is a match.", default=0.7),
        _parameter("cutoff", "number", "Score up to which others are left out.", default=0.7),
        _parameter("algorithm", "string", "How it is scored; see /algorithms.", default="best"),
        _parameter("exclude_entity_ids", "array", "Ids that are not wanted.", maxItems=50),
        *_NARROWED,
    ],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["queries"],
                    "properties": {
                        "queries": {
                            "type": "object",
                            "minProperties": 1,
                            "maxProperties": 100,
                            "additionalProperties": {
                                "type": "object",
                                "required": ["schema"],
                                "properties": {
                                    "schema": {"type": "string", "enum": ["Person", "Company"]},
                                    "properties": {
                                        "type": "object",
                                        "additionalProperties": {
                                            "type": "array",
                                            "items": {"type": "string", "maxLength": 300},
                                            "maxItems": 10,
                                        },
                                    },
                                    "id": {"type": ["string", "null"]},
                                },
                            },
                        }
                    },
                },
                "example": _EXAMPLE,
            }
        },
    },
}
SEARCH: dict[str, Any] = {
    "parameters": [
        _parameter("q", "string", "Words; AND, OR, NOT, phrases and field:value.", example="gil"),
        _parameter("schema", "string", "Kind of entity.", default="Thing"),
        _parameter("limit", "integer", "Results.", default=10, maximum=500, minimum=0),
        _parameter("offset", "integer", "How many are passed over.", maximum=9499, minimum=0),
        _parameter("sort", "array", "field, or field:desc."),
        _parameter("simple", "boolean", "Every sign is a blank."),
        _parameter("fuzzy", "boolean", "Words like those typed count too."),
        _parameter("countries", "array", "Codes of countries."),
        _parameter("datasets", "array", "Sources."),
        _parameter("filter", "array", "field:value."),
        _parameter("filter_op", "string", "OR or AND.", default="OR", enum=["OR", "AND"]),
        _parameter("facets", "array", "What is counted."),
        *_NARROWED,
    ]
}
ENTITY: dict[str, Any] = {
    "parameters": [
        _parameter("nested", "boolean", "With those that point to it.", default=True),
    ]
}
