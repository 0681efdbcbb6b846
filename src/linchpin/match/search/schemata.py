"""What a FollowTheMoney schema says about a name: how it is read before it is compared."""

from __future__ import annotations

import re

SCHEMATA = ("Person", "Company", "Organization", "LegalEntity", "Vessel")
"""Schemata that names can be compared as; `LegalEntity` says nothing more of a name."""
_HULL = re.compile(
    r"\s*(?:(?:m|s|f|t)\s*[./]?\s*(?:v|t|s|y|b)\.?|(?:lpg|lng|oil|chem)\s*[./]\s*[ct]\.?|"
    r"msv|psv|ahts|osv|rv|sy|my|tb)(?=[\s:]+\S)",
    re.IGNORECASE,
)
"""Marks of a ship's kind before its name: M/V, MT, S.S., F/V, LPG/C (SOLAS and port usage)."""


def is_person(schema: str) -> bool:
    """Return whether names of a schema are people's: legal forms in them are surnames (`SÁ`)."""
    return schema == "Person"


def bare_name(name: str, schema: str) -> str:
    """Return a name without what its schema makes a mere mark of kind.

    >>> bare_name("M/V SEA DRAGON", "Vessel"), bare_name("M/V SEA DRAGON", "Company")
    ('SEA DRAGON', 'M/V SEA DRAGON')
    """
    if schema != "Vessel":
        return name
    mark = _HULL.match(name)
    return name if mark is None else name[mark.end() :].lstrip(" :")


def surnames_of(name: str, schema: str) -> str:
    """Return what stands before the comma of a name that may be a person's, else nothing.

    >>> surnames_of("RUELAS AVILA, Joel", "Person"), surnames_of("Acme, Inc.", "Company")
    ('RUELAS AVILA', '')
    """
    may_be_person = schema in ("Person", "LegalEntity")
    return name.split(",")[0] if may_be_person and "," in name else ""
