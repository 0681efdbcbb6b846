"""The part of the FollowTheMoney model that claims are checked against.

`ftm_model.json` is generated from the `followthemoney` package by
`scripts/generate_ftm_model.py`; a test proves that both agree. Reading a table keeps `claims`
free of dependencies and spares every start the import of the whole model (0.5 to 2 s).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from linchpin.claims.claim import Claim
from linchpin.claims.errors import ClaimError

NAME_PROPERTIES = ("name", "alias", "previousName", "weakAlias")
"""Properties that hold a name, strong ones first."""


@dataclass(frozen=True, slots=True)
class Schema:
    """One schema of the model.

    Attributes:
        name: Such as `Person`.
        ancestors: The schema itself and all it extends.
        properties: Property name to its FollowTheMoney type, such as `birthDate: date`.
        edge: Source and target property where the schema is a relation, otherwise None.
    """

    name: str
    ancestors: frozenset[str]
    properties: dict[str, str]
    edge: tuple[str, str] | None


@cache
def schemata() -> dict[str, Schema]:
    """Return every schema Linchpin uses, by name."""
    raw = json.loads(files("linchpin.claims").joinpath("ftm_model.json").read_text("utf-8"))
    return {
        name: Schema(
            name=name,
            ancestors=frozenset(item["ancestors"]),
            properties=item["properties"],
            edge=(item["edge"][0], item["edge"][1]) if item["edge"] else None,
        )
        for name, item in raw.items()
    }


def is_a(schema: str, ancestor: str) -> bool:
    """Say whether `schema` is `ancestor` or extends it.

    >>> is_a("Company", "LegalEntity"), is_a("Vessel", "LegalEntity")
    (True, False)
    """
    found = schemata().get(schema)
    return found is not None and ancestor in found.ancestors


def narrower(first: str, second: str) -> str | None:
    """Return the more specific of two schemata of one lineage, or None where they conflict.

    >>> narrower("LegalEntity", "Company"), narrower("Person", "Vessel")
    ('Company', None)
    """
    if is_a(second, first):
        return second
    return first if is_a(first, second) else None


def check_model(claims: Iterable[Claim]) -> None:
    """Make sure every claim uses a schema and property that FollowTheMoney has.

    Raises:
        ClaimError: A schema or property is unknown; names it and the nearest known ones.
    """
    model = schemata()
    for claim in claims:
        if claim.schema is None or claim.prop is None:
            continue
        check_property(claim.schema, claim.prop, model)


def check_property(schema: str, prop: str, model: dict[str, Schema] | None = None) -> None:
    """Make sure that a schema exists and has a property; see `check_model`."""
    model = schemata() if model is None else model
    if schema not in model:
        raise ClaimError(f"unknown schema {schema!r}; known: {', '.join(sorted(model))}")
    if prop not in model[schema].properties:
        from difflib import get_close_matches

        near = get_close_matches(prop, model[schema].properties, n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise ClaimError(f"schema {schema} has no property {prop!r}{hint}")
