"""What a sanction, document or event says of itself is never told as if it were the subject's."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.network.ask import ask
from linchpin.network.network import build_network

PLAIN = ("country: ", "publisher: ", "address: ", "status: ", "notes: ")
HELD = [
    ("Sanction", "entity", {"country": "us", "publisher": "OFAC"}),
    ("Event", "involved", {"keywords": "raid", "country": "us", "address": "1 Quay"}),
    ("CourtCase", "", {"name": "US v. Prueba", "country": "us", "status": "open"}),
    ("Identification", "holder", {"number": "77", "type": "permit", "country": "us"}),
]


@pytest.mark.parametrize(("schema", "holder", "values"), HELD, ids=lambda item: str(item)[:12])
def test_facts_of_a_thing_name_the_thing(
    tmp_path: Path, schema: str, holder: str, values: dict[str, str]
) -> None:
    archive = create_archive(tmp_path / "archive")
    case = Written(dataset=CASE, published="2020-01-01", speaker="The Gazette")
    case.say("ana", "Person", name="Ana Prueba")
    case.say("thing", schema, **values)
    if holder:
        case.say("thing", schema, **{holder: "ana"})
    else:
        case.say("party", "CourtCaseParty", party="ana", case="thing", role="defendant")
    keep(archive, case.edition("2020-01-01"))
    answer = ask(build_network(take_snapshot(archive)), "ana")
    texts = [line.text for lines in answer.sections.values() for line in lines]
    for text in texts:
        assert not any(f"; {plain}" in text for plain in PLAIN), text
