"""Exports: what FollowTheMoney reads is never more than the sources say."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.archive.tables import CLAIMS
from linchpin.claims.claim import Standing
from linchpin.claims.quantity import Quantity
from linchpin.network.export.exporters import EXPORTERS
from linchpin.network.export.ftm import ftm_entities, ftm_lines
from linchpin.network.export.table import COLUMNS, write_table
from linchpin.network.network import Network, build_network

FTM = Path(sys.executable).with_name("ftm")


@pytest.fixture
def network(tmp_path: Path) -> Network:
    """Return a network with one claim of every standing, odd dates and a merge."""
    archive = create_archive(tmp_path / "archive")
    listed = Written()
    listed.entry(1, "Ana EJEMPLO PRUEBA", birthDate="1960~", alias="=HYPERLINK(1)")
    keep(archive, listed.edition("2021-07"))
    case = Written(dataset=CASE, published="2020-01-01", speaker="The Gazette")
    case.say("inv-ana", "Person", name="Ana Ejemplo Prueba", birthDate="1959/1961")
    case.say("inv-ana-listed", "Sanction", entity="inv-ana", authorityId="1")
    case.say("inv-ana", "Person", standing=Standing.ALLEGED, position="treasurer")
    case.say("inv-ana", "Person", standing=Standing.DENIED, speaker="Ana", position="boss")
    case.say("inv-firm", "Company", name="Ejemplo S.A.")
    case.say("inv-owns", "Ownership", standing=Standing.CHARGED, owner="inv-ana", asset="inv-firm")
    case.say("inv-denied", "Ownership", standing=Standing.DENIED, owner="inv-ana", asset="inv-firm")
    case.say(
        "inv-charged",
        "Event",
        standing=Standing.CHARGED,
        involved="inv-ana",
        name="indicted",
        keywords="indicted",
        date="2015-05",
        summary="theft",
    )
    case.say("inv-ana", "Person", notes="money she holds")
    case.claims[-1] = replace(case.claims[-1], quantity=Quantity("1200000", "USD", "about"))
    keep(archive, case.edition("2021-01-01"))
    return build_network(take_snapshot(archive))


def test_records_of_one_are_one_entity_with_referents(network: Network) -> None:
    entities = {item["id"]: item for item in ftm_entities(network)}
    assert "inv-ana" not in entities
    ana = entities["ofac-1"]
    assert ana["referents"] == ["inv-ana"]
    assert ana["datasets"] == [CASE, "us_ofac_sdn"]
    assert entities["inv-owns"]["properties"]["owner"] == ["ofac-1"]


def test_nothing_is_stated_more_firmly_than_its_source(network: Network) -> None:
    entities = {item["id"]: item for item in ftm_entities(network)}
    properties = entities["ofac-1"]["properties"]
    assert "position" not in properties
    assert "birthDate" not in properties
    assert "position: treasurer (alleged; The Gazette)" in properties["notes"]
    assert "birthDate: circa 1960 (stated; OFAC)" in properties["notes"]
    assert "boss" not in json.dumps(entities)
    assert "inv-denied" not in entities
    assert any(
        "charged; The Gazette" in text for text in entities["inv-owns"]["properties"]["summary"]
    )


def test_amounts_and_charges_are_exported_with_their_speakers(network: Network) -> None:
    entities = {item["id"]: item for item in ftm_entities(network)}
    notes = entities["ofac-1"]["properties"]["notes"]
    assert "money she holds: about USD 1,200,000 (stated; The Gazette)" in notes
    event = entities["inv-charged"]["properties"]
    assert (event["name"], event["date"]) == (["indicted"], ["2015-05"])
    assert "theft (charged; The Gazette)" in event["summary"]


def test_the_ftm_tool_reads_and_validates_it(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "network.ftm.json"
    path.write_text("".join(line + "\n" for line in ftm_lines(network)), "utf-8")
    done = subprocess.run(
        [FTM, "validate", "-i", path], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    before = {item["id"]: item for item in ftm_entities(network)}
    after = {item["id"]: item for item in map(json.loads, done.stdout.splitlines())}
    assert after.keys() == before.keys()
    for key, entity in after.items():
        assert entity["schema"] == before[key]["schema"]
        assert entity["properties"] == before[key]["properties"], key


def test_the_table_holds_every_claim_denied_ones_too(network: Network) -> None:
    out = io.StringIO()
    count = write_table(network, out).count
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == count == sum(item.claims for item in network.snapshot.editions)
    assert {row["standing"] for row in rows} == {"stated", "alleged", "denied", "charged"}
    assert {row["entity"] for row in rows if row["entity_id"] == "inv-ana"} == {"ofac-1"}
    assert "'=HYPERLINK(1)" in {row["value"] for row in rows}
    assert len(CLAIMS.names) + 2 == len(COLUMNS)


def test_nothing_only_alleged_or_denied_stands_without_the_word_for_it(network: Network) -> None:
    for one in EXPORTERS:
        if one.binary:
            continue
        out = io.StringIO()
        one.write(network, out)
        text = out.getvalue()
        assert text.endswith("\n")
        # In JSON and pages an entity is a line too.
        for line in text.splitlines():
            assert "treasurer" not in line or "alleged" in line, one.name
            assert "boss" not in line or "denied" in line, one.name


def test_the_listed_carry_their_topic_and_everything_a_caption(network: Network) -> None:
    entities = {item["id"]: item for item in ftm_entities(network)}
    assert entities["ofac-1"]["properties"]["topics"] == ["sanction"]
    assert "topics" not in entities["inv-firm"]["properties"]
    assert entities["ofac-1"]["caption"] == "Ana Ejemplo Prueba"
    assert all(item["caption"] for item in entities.values())
    assert all(isinstance(item["referents"], list) for item in entities.values())


def test_an_ally_filed_as_a_member_leaves_as_a_link(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    case = Written(dataset=CASE, published="2020-01-01")
    case.say("a", "Organization", name="Group A")
    case.say("b", "Organization", name="Group B")
    case.say("tie", "Membership", member="a", organization="b", role="ally of", startDate="2019")
    keep(archive, case.edition("2021-01-01"))
    found = {item["id"]: item for item in ftm_entities(build_network(take_snapshot(archive)))}
    assert found["tie"]["schema"] == "UnknownLink"
    assert found["tie"]["properties"] == {
        "subject": ["a"], "object": ["b"], "role": ["ally of"], "startDate": ["2019"],
    }  # fmt: skip
