"""Whom a question means: ids of merged records, numbers of all kinds, names with typos."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.claims.errors import NetworkError
from linchpin.match.resolve.clusters import Judgement
from linchpin.network.network import Network, Several, build_network
from linchpin.network.paths import paths


@pytest.fixture
def network(tmp_path: Path) -> Network:
    """Return a network in which a case's record is part of a list's entry."""
    archive = create_archive(tmp_path / "archive")
    listed = Written()
    listed.entry(101, "Joaquin EJEMPLO PRUEBA", taxNumber="EEPJ700101AB1", idNumber="4455-66")
    listed.entry(102, "GOLDEN HERON", "Vessel", imoNumber="IMO 9187629")
    listed.entry(103, "Berta OTRA", passportNumber="G7788991")
    listed.entry(104, "Carla OTRA")
    listed.say("ofac-103-p", "Passport", holder="ofac-103", number="X-99 12345", country="mx")
    listed.say(
        "ofac-104-w",
        "CryptoWallet",
        holder="ofac-104",
        publicKey="0xAbCdEf0123456789aBcDeF0123456789abcdef01",
    )
    listed.say("ofac-104-p", "Passport", holder="ofac-104", number="G7788991")
    keep(archive, listed.edition("2021-07"))
    case = Written(dataset=CASE, published="2020-01-01")
    case.say("inv-joaquin", "Person", name="Joaquin Ejemplo")
    case.say("inv-tie", "Associate", person="inv-joaquin", associate="ofac-103")
    keep(archive, case.edition("2021-01-01"))
    same = Judgement("ofac-101", "inv-joaquin", True, "tester", "the same man")
    return build_network(take_snapshot(archive), [same])


@pytest.mark.parametrize(
    "who",
    [
        "inv-joaquin", "ofac-101", "OFAC-101", "101", "SDN 101", "EEPJ700101AB1",
        "RFC: EEPJ-700101-AB1", "4455 66", "ofac-101-SDNTK", "Joaquin Ejemplo",
    ],
)  # fmt: skip
def test_every_way_to_name_him_is_answered(network: Network, who: str) -> None:
    assert network.one(who) == network.resolution.of("ofac-101")


@pytest.mark.parametrize(
    ("who", "entity"),
    [
        ("9187629", "ofac-102"),
        ("IMO9187629", "ofac-102"),
        ("passport X99-12345", "ofac-103"),
        ("0xabcdef0123456789abcdef0123456789abcdef01", "ofac-104"),
        ("ofac-104-w", "ofac-104"),
    ],
)
def test_numbers_of_documents_ships_and_wallets_are_answered(
    network: Network, who: str, entity: str
) -> None:
    assert network.one(who) == entity


def test_a_number_of_two_is_nobody_s_alone(network: Network) -> None:
    with pytest.raises(Several) as several:
        network.one("G7788991")
    assert {item.entity for item in several.value.candidates} == {"ofac-103", "ofac-104"}


@pytest.mark.parametrize("who", ["Joaqin Ejemplo Prueba", "Joaqin Exemplo", "Bertha Otra"])
def test_names_with_typos_are_offered_and_none_is_picked(network: Network, who: str) -> None:
    with pytest.raises(NetworkError, match=r"(?s)nobody.*names like it.*(Joaquin|Berta)"):
        network.one(who)


def test_merged_records_answer_in_paths_too(network: Network) -> None:
    assert len(paths(network, "inv-joaquin", "103").chains) == 1


def test_a_record_s_own_id_is_kept_where_records_are_meant(network: Network) -> None:
    assert network.record("inv-joaquin") == "inv-joaquin"
    assert network.record("101") == "ofac-101"
