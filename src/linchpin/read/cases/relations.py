"""Marked claims that join two entities."""

from __future__ import annotations

from itertools import product

from linchpin.claims.claim import Claim
from linchpin.claims.ftm import is_a, schemata
from linchpin.read.cases.mark import Mark
from linchpin.read.cases.record import Record
from linchpin.read.cases.values import check_value
from linchpin.read.cases.vocabulary import RELATION_ENDS, role_property
from linchpin.read.cases.when import take_when

MAX_RELATIONS = 200
"""Most relations one marked claim may make."""


def take_relation(record: Record, mark: Mark) -> list[list[Claim]]:
    """Take `relation`: two ends, a role, and what else the source says of it.

    Lists of entities at an end make one relation for each pair.

    Returns:
        One group of claims for each relation, the role first.
    """
    fields = record.record("relation")
    kind = fields.word("kind", RELATION_ENDS)
    fields.what = f"claim {mark.key!r}, relation {kind}"
    (first, first_schema), (second, second_schema) = RELATION_ENDS[kind]
    ones = take_ends(fields, mark, field=first, kind=kind, schema=first_schema)
    others = take_ends(fields, mark, field=second, kind=kind, schema=second_schema)
    if len(ones) * len(others) > MAX_RELATIONS:
        fields.fail(
            f"{len(ones) * len(others)} pairs; at most {MAX_RELATIONS} in one claim", second
        )
    pairs = list(product(ones, others))
    role = role_property(kind)
    said = [(role, fields.text(role))]
    when = take_when(fields)
    said += when.values + _other_properties(fields, kind)
    fields.finish()
    groups = []
    for number, (one, other) in enumerate(pairs, start=1):
        if one == other:
            fields.fail(f"{one!r} is at both ends", second)
        ends = [(first, mark.frame.entity_id(one)), (second, mark.frame.entity_id(other))]
        entity_id = mark.own_id(number, len(pairs))
        groups.append(
            mark.made(
                entity_id, kind, [said[0], *ends, *said[1:]], date=when.period, original=when.said
            )
        )
    return groups


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
        if not is_a(found, schema):
            record.fail(
                f"{field} {key!r} is of schema {found}, but {kind}.{field} takes {schema}", field
            )
    return keys


def _other_properties(fields: Record, kind: str) -> list[tuple[str, str]]:
    known = schemata()[kind].properties
    return [
        (prop, check_value(fields, schema=kind, prop=prop, value=fields.text(prop), field=prop))
        for prop in fields.left()
        if prop in known
    ]
