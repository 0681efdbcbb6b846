"""The whole way on the real list of 2021-07 with both bundled cases."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from effort import times
from linchpin.archive import Archive, open_archive, take_snapshot
from linchpin.cli import app
from linchpin.cli.options.settings import system_settings
from linchpin.match.resolve.rules import Strength
from linchpin.network.ask import ask
from linchpin.network.export.ftm import ftm_lines
from linchpin.network.network import Network, Several, build_network
from linchpin.network.paths import paths
from linchpin.network.section import AnswerSection
from linchpin.workspace.add_edition import add_case, find_case

pytestmark = pytest.mark.data

GROUP = "Ruelas Torres Drug Trafficking Organization"


@pytest.fixture(scope="module")
def archive(real_list: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Return an archive of the list and both cases, every guard in force."""
    folder = tmp_path_factory.mktemp("real") / "archive"
    archive, settings = open_archive(copytree(real_list, folder)), system_settings(folder)
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), settings)
    return archive


@pytest.fixture(scope="module")
def network(archive: Archive) -> Network:
    """Return its network."""
    return build_network(take_snapshot(archive))


@pytest.mark.parametrize(
    "who", ["El Mencho", "Nemesio Oseguera Cervantes", "Rubén Oseguera Cervantes", "Mencho"]
)
def test_el_mencho_is_17674_by_every_name(network: Network, who: str) -> None:
    assert network.one(who) == "ofac-17674"


def test_antonio_is_another_person(network: Network) -> None:
    assert network.one("Antonio Oseguera Cervantes") == "ofac-20109"
    assert network.resolution.of("jalisco-antonio") == "ofac-20109"
    assert "ofac-17674" not in network.resolution.members("ofac-20109")


def test_father_and_son_stay_two(network: Network) -> None:
    father, son = network.one("José Luis Ruelas Torres"), network.one("José Luis Ruelas Avila")
    assert (father, son) == ("ofac-18957", "ofac-22343")


def test_every_merge_has_a_reason_and_no_two_entries_are_one(network: Network) -> None:
    entries = [item for item in network.resolution.canonical if item.startswith("ofac-")]
    assert len({network.resolution.of(item) for item in entries}) == len(entries)
    assert len(network.resolution.merges) >= 33
    assert {merge.strength for merge in network.resolution.merges} == {Strength.LIST_NUMBER}
    assert network.resolution.refused == ()


def test_the_28_entries_of_the_organisation_hang_together(network: Network) -> None:
    group = network.one(GROUP)
    members = {edge.other(group) for edge in network.ties[group]}
    people = {number for number in members if "Person" in network.names.schemata(number)}
    companies = {number for number in members if "Company" in network.names.schemata(number)}
    assert len(people & {f"ofac-{n}" for n in _people()}) == 19
    assert {f"ofac-{number}" for number in range(21570, 21578)} <= members
    assert "ofac-21577" in companies


def _people() -> list[int]:
    return [
        *(18957, 18958, 18959, 18960, 18969, 18970, 18971, 19535, 19536, 20994, 22343),
        *(21569, 21579, 21581, 21582, 21583, 21584, 21585, 21843),
    ]


def test_the_list_alone_does_not_connect_agricola_ruelas(network: Network) -> None:
    chain = paths(network, "21577", GROUP).chains[0]
    assert chain[0].lines[0].said[0].quote.startswith("The action of 6 March")
    only_list = [edge for edge in network.ties["ofac-21577"] if edge.dataset == "us_ofac_sdn"]
    assert only_list == []


def test_the_answer_keeps_events_in_order_and_the_dead_father(network: Network) -> None:
    answer = ask(network, "18957")
    kinds = [(line.kind, line.date) for line in answer.sections[AnswerSection.EVENTS]]
    assert ("indicted", "2015-05") in kinds
    assert ("designated", "2017-05-24") in kinds
    assert ("died", "2017") in kinds
    assert kinds.index(("indicted", "2015-05")) < kinds.index(("designated", "2017-05-24"))
    assert any(
        "edition of Jul 2021" in line.text for line in answer.sections[AnswerSection.LISTINGS]
    )


def test_of_el_mencho_the_list_says_no_rank(network: Network) -> None:
    answer = ask(network, "17674")
    role = answer.sections[AnswerSection.ROLES]
    assert [line.said[0].speaker for line in role] == ["Mexican government"]
    assert any("who stands above whom" in text for text in answer.not_said)


def test_names_borne_by_several_entries_are_listed(network: Network) -> None:
    with pytest.raises(Several) as several:
        network.one("Ministry of State Security")
    assert len(several.value.candidates) == 2


def shape(line: str) -> str:
    """Return the schema and the properties of an exported entity, without their values."""
    entity = json.loads(line)
    return f"{entity['schema']} {sorted(entity['properties'])}"


def test_the_whole_export_validates_in_the_ftm_tool(network: Network, tmp_path: Path) -> None:
    """Every shape there is, and of each more the more effort is made: the tool takes a minute."""
    path = tmp_path / "network.ftm.json"
    seen = Counter[str]()
    lines = []
    for number, line in enumerate(ftm_lines(network)):
        seen[shape(line)] += 1
        if seen[shape(line)] <= times(2) or number % max(1, 40 // times(1)) == 0:
            lines.append(line)
    assert sum(seen.values()) > 20_000
    path.write_text("".join(line + "\n" for line in lines), "utf-8")
    done = subprocess.run(
        [Path(sys.executable).with_name("ftm"), "validate", "-i", path],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    kept = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert kept == [json.loads(line)["id"] for line in lines]


@pytest.fixture(scope="module")
def list_alone(real_list: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive folder of the list without any case."""
    return copytree(real_list, tmp_path_factory.mktemp("alone") / "archive")


def _strike(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--archive", str(folder), "strike", *arguments])


def test_without_el_mencho_the_list_states_nothing_of_rank_and_no_zero_effect(
    list_alone: Path,
) -> None:
    result = _strike(list_alone, "17674", "--remove", "17674")
    assert result.exit_code == 0, result.output
    told = " ".join(result.stdout.split())
    assert "CARTEL DE JALISCO NUEVA GENERACION (ofac-17671)" in told
    assert "that says they belong to it and nothing of rank" in told
    assert told.count("cannot be told") == 3  # on the list alone, and under both readings
    assert "%" not in told
    values = json.loads(_strike(list_alone, "17674", "--remove", "17674", "--json").stdout)
    assert [one["observed"] for one in values["readings"]] == [None, None]


def test_of_an_entry_without_a_tie_nothing_can_be_told(list_alone: Path) -> None:
    for question in (("--best", "1"), ("--remove", "15000")):
        result = _strike(list_alone, "15000", *question)
        assert result.exit_code == 1
        assert "these sources state no tie, so nothing can be told" in str(result.exception)
        assert "%" not in result.stdout
