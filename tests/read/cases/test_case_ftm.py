"""What a case becomes is valid FollowTheMoney, and our tables agree with its model."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from harbour_case import HARBOUR, read_case

from linchpin.read.cases import bundled_cases
from linchpin.read.cases.vocabulary import (
    ENTITY_SCHEMATA,
    RELATION_ENDS,
    ftm_property,
    role_property,
)


def test_ends_of_relations_are_those_of_the_model() -> None:
    from followthemoney import model

    for relation, ends in RELATION_ENDS.items():
        schema = model.schemata[relation]
        named = tuple(ftm_property(field) for field, _ in ends)
        assert (schema.edge_source, schema.edge_target) == named
        for field, takes in ends:
            found = schema.properties[ftm_property(field)].range
            assert found is not None
            assert found.name == takes
        assert relation == "Payment" or role_property(relation) in schema.properties
    assert set(ENTITY_SCHEMATA) <= set(model.schemata)


@pytest.mark.parametrize("folder", [HARBOUR, *bundled_cases()], ids=lambda path: path.name)
def test_entities_are_valid(folder: Path) -> None:
    from followthemoney import model

    schemata: dict[str, str] = {}
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in read_case(folder).claims:
        if claim.entity_id is not None and claim.schema is not None and claim.prop is not None:
            assert schemata.setdefault(claim.entity_id, claim.schema) == claim.schema
            values[claim.entity_id][claim.prop].append(claim.value)
    for entity_id, schema in schemata.items():
        properties = dict(values[entity_id])
        model.schemata[schema].validate({"properties": properties})
        for prop, texts in properties.items():
            found = model.schemata[schema].properties[prop]
            if found.range is not None and not found.stub:
                for text in texts:
                    assert model.schemata[schemata[text]].is_a(found.range)
