"""Write src/linchpin/claims/ftm_model.json and ftm_words.json from the followthemoney package.

Usage: uv run python scripts/generate_ftm_model.py [--check]
"""

from __future__ import annotations

import json
from pathlib import Path

from generated_files import write_or_check

TARGET = Path(__file__).resolve().parent.parent / "src/linchpin/claims/ftm_model.json"
WORDS = TARGET.with_name("ftm_words.json")

SCHEMATA = (
    "Address Airplane Asset Associate Company CourtCase CourtCaseParty CryptoWallet Directorship "
    "Employment Event Family Identification LegalEntity Membership Occupancy Organization "
    "Ownership Passport Payment Person Position PublicBody Representation Sanction Security "
    "Succession Thing UnknownLink Vehicle Vessel"
).split()


def build() -> str:
    """Return the table as JSON text, one schema a line."""
    from followthemoney import model

    lines = []
    for name in SCHEMATA:
        schema = model.get(name)
        if schema is None:
            raise SystemExit(f"followthemoney has no schema {name}")
        item = {
            "ancestors": sorted(schema.names),
            "edge": [schema.edge_source, schema.edge_target] if schema.edge else None,
            "properties": {
                key: prop.type.name
                for key, prop in sorted(schema.properties.items())
                if not prop.stub
            },
        }
        lines.append(f"{json.dumps(name)}: {json.dumps(item, sort_keys=True)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def build_words() -> str:
    """Return how FollowTheMoney speaks of every schema, as JSON text, one schema a line.

    Of the schemata Linchpin uses, the words of the properties too, where one points, and what
    it is called from there.
    """
    from followthemoney import model

    lines = []
    for schema in sorted(model.schemata.values(), key=lambda one: one.name):
        item: dict[str, object] = {
            "ancestors": sorted(schema.names),
            "featured": sorted(schema.featured) if schema.name in SCHEMATA else [],
            "label": schema.label,
            "matchable": schema.matchable,
            "plural": schema.plural,
        }
        if schema.name in SCHEMATA:
            item["properties"] = {
                key: [prop.label, prop.range.name, prop.reverse.name]
                if prop.type.name == "entity" and prop.range and prop.reverse
                else [prop.label]
                for key, prop in sorted(schema.properties.items())
                if not prop.stub
            }
        lines.append(f"{json.dumps(schema.name)}: {json.dumps(item, sort_keys=True)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    """Write the tables, or with --check say whether they are current."""
    return write_or_check({TARGET: build(), WORDS: build_words()})


if __name__ == "__main__":
    raise SystemExit(main())
