"""The two ends of a relation, and what else a source says of it."""

from __future__ import annotations

from functools import partial
from itertools import product

from linchpin.claims.counted import counted
from linchpin.claims.ftm import is_a, schemata
from linchpin.read.cases.mark import Mark
from linchpin.read.cases.record import Record
from linchpin.read.cases.values import check_value
from linchpin.read.cases.vocabulary import FTM_NAMES, RELATION_ENDS

MAX_RELATIONS = 200
"""Most relations one marked claim may make."""


def take_pairs(fields: Record, mark: Mark, kind: str) -> list[tuple[str, str]]:
    """Take both ends of a relation, and return each pair of entities it joins.

    Args:
        fields: The relation as written.
        mark: The claim it stands in.
        kind: Schema of the relation.

    Raises:
        ReadError: An end is missing, unknown or of a wrong schema, or one entity is at both.
    """
    (first, first_schema), (second, second_schema) = RELATION_ENDS[kind]
    ones, others = (
        fields.maybe(partial(take_ends, fields, mark, field=field, kind=kind, schema=schema)) or []
        for field, schema in ((first, first_schema), (second, second_schema))
    )
    if len(ones) * len(others) > MAX_RELATIONS:
        fields.fail(
            f"{counted(len(ones) * len(others), 'pair')}; at most {MAX_RELATIONS} in one claim",
            second,
        )
    pairs = list(product(ones, others))
    for one, other in pairs:
        if one == other:
            fields.fail(f"{one!r} is at both ends", second, value=other)
    return pairs


def take_ends(record: Record, mark: Mark, *, field: str, kind: str, schema: str) -> list[str]:
    """Take the entity keys of one field, all of which must be of the schema it takes.

    Args:
        record: The relation as written.
        mark: The claim it stands in.
        field: Name of the end.
        kind: Schema of the relation.
        schema: Schema the end takes.
    """
    keys = list(dict.fromkeys(record.texts(field)))
    for key in keys:
        mark.frame.entity(record, key, field)
        found = mark.frame.schemata[key]
        if found and not is_a(found, schema):
            record.fail(
                f"{field} {key!r} is of schema {found}, but {kind}.{field} takes {schema}",
                field,
                value=key,
            )
    return keys


def take_other_properties(fields: Record, kind: str) -> list[tuple[str, str]]:
    """Take every field left that FollowTheMoney has as a property of the relation.

    Args:
        fields: The relation as written.
        kind: Schema of the relation.
    """
    known = schemata()[kind].properties.keys() - FTM_NAMES.values()
    found = (
        (prop, fields.maybe(partial(_take_property, fields, kind, prop)))
        for prop in fields.left()
        if prop in known
    )
    return [(prop, value) for prop, value in found if value is not None]


def _take_property(fields: Record, kind: str, prop: str) -> str:
    return check_value(fields, schema=kind, prop=prop, value=fields.text(prop), field=prop)
