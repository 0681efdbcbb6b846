"""How FollowTheMoney speaks of its schemata and properties: labels, and relations from both ends.

`ftm_words.json` is generated from the `followthemoney` package by `scripts/generate_ftm_model.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PropertyWords:
    """How a property is spoken of.

    Attributes:
        label: What a person calls it.
        range: Schema it points to; empty where it points to none.
        reverse: What it is called from there; empty where it points to none.
    """

    label: str
    range: str = ""
    reverse: str = ""


@dataclass(frozen=True, slots=True)
class SchemaWords:
    """How a schema is spoken of.

    Attributes:
        name: Such as `Person`.
        label: What a person calls one.
        plural: What a person calls several.
        matchable: Whether two of them can be one.
        ancestors: The schema itself and all it extends.
        featured: The properties that are shown first.
        properties: Its properties; none for a schema that Linchpin does not use.
    """

    name: str
    label: str
    plural: str
    matchable: bool
    ancestors: frozenset[str]
    featured: tuple[str, ...]
    properties: dict[str, PropertyWords]


@cache
def schema_words() -> dict[str, SchemaWords]:
    """Return every schema of FollowTheMoney by name.

    >>> schema_words()["Ownership"].properties["owner"].reverse
    'ownershipOwner'
    """
    raw = json.loads(files("linchpin.claims").joinpath("ftm_words.json").read_text("utf-8"))
    return {
        name: SchemaWords(
            name=name,
            label=item["label"],
            plural=item["plural"],
            matchable=item["matchable"],
            ancestors=frozenset(item["ancestors"]),
            featured=tuple(item["featured"]),
            properties={
                prop: PropertyWords(*words) for prop, words in item.get("properties", {}).items()
            },
        )
        for name, item in raw.items()
    }
