"""What the reconciliation service is, and what of it can be asked for."""

from __future__ import annotations

from typing import Any

from linchpin.claims.ftm import schemata
from linchpin.claims.ftm_words import SchemaWords, schema_words

BATCH = 100
"""Queries of one request, at most."""
PREVIEW = (420, 260)
"""Width and height of a preview."""
SETTINGS: list[dict[str, Any]] = [
    {
        "name": "limit",
        "label": "Values at most",
        "type": "number",
        "default": 0,
        "help_text": "How many values of a row; 0 for all.",
    },
    {
        "name": "countries",
        "label": "Countries as",
        "type": "select",
        "default": "name",
        "help_text": "How a country is written.",
        "choices": [{"value": "name", "name": "Name"}, {"value": "code", "name": "Code"}],
    },
]
_TYPES = ("Person", "Organization", "Company", "LegalEntity", "Vessel", "Airplane", "Thing")


def types() -> list[SchemaWords]:
    """Return the kinds of entities that are reconciled, in a fixed order."""
    return [schema_words()[name] for name in _TYPES]


def kinds_of(schema: str) -> list[dict[str, str]]:
    """Return the kinds an entity is of, the most specific first.

    Args:
        schema: Its schema.

    >>> [kind["id"] for kind in kinds_of("Company")][:2]
    ['Company', 'Organization']
    """
    words = schema_words()
    above = [words[name] for name in words[schema].ancestors if name in schemata()]
    above.sort(key=lambda one: (-len(one.ancestors), one.name != schema, one.name))
    found = [one for one in above if one.matchable or one.name == schema]
    return [{"id": one.name, "name": one.label} for one in found]


def manifest(address: str, dataset: str, title: str, *, key: str, view: str) -> dict[str, Any]:
    """Return what the service says of itself.

    Args:
        address: How the client reached the server, without a slash at its end.
        dataset: What is reconciled against.
        title: Its title.
        key: What follows the `?` of every address, so that the client's key is sent again.
        view: Path of the page of an entity, with `{{id}}`.
    """
    here, more = f"{address}/reconcile/{dataset}", f"?{key}" if key else ""

    def at(path: str) -> dict[str, str]:
        return {"service_url": here, "service_path": f"{path}{more}"}

    return {
        "versions": ["0.2"],
        "serviceVersion": "1",
        "name": f"Linchpin: {title}",
        "identifierSpace": f"{address}/entities/",
        "schemaSpace": "https://followthemoney.tech/reference/schema/",
        "documentation": f"{address}/openapi.json",
        "defaultTypes": [{"id": one.name, "name": one.plural} for one in types()],
        "view": {"url": f"{address}{view}"},
        "preview": {
            "url": f"{here}/preview/{{{{id}}}}{more}",
            "width": PREVIEW[0],
            "height": PREVIEW[1],
        },
        "suggest": {
            "entity": at("/suggest/entity"),
            "property": at("/suggest/property"),
            "type": at("/suggest/type"),
        },
        "extend": {"propose_properties": at("/properties"), "property_settings": SETTINGS},
        "batchSize": BATCH,
    }


def properties_of(schema: str) -> list[dict[str, str]]:
    """Return the properties a column can be made of: own ones, and ties seen from here.

    Args:
        schema: The schema.
    """
    words = schema_words()
    ancestors = words[schema].ancestors
    found = {prop: one.label for prop, one in words[schema].properties.items()}
    for other in words.values():
        for one in other.properties.values():
            if one.reverse and one.range in ancestors:
                found.setdefault(one.reverse, f"{other.plural} ({one.reverse})")
    featured = words[schema].featured
    order = sorted(found, key=lambda prop: (prop not in featured, prop))
    return [{"id": prop, "name": found[prop]} for prop in order]
