"""The population model, and the table that goes with every word about violence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from linchpin.strike.errors import StrikeError
from linchpin.strike.population import leader_removal_studies
from linchpin.strike.population.alliances import Alliances, read_alliances
from linchpin.strike.population.model import (
    Parameters,
    fragmented,
    hostility,
    run,
    starting_members,
)
from linchpin.strike.population.scenarios import outlook
from linchpin.strike.population.text import in_words


def groups(count: int = 6, seed: int = 1) -> Alliances:
    rng = np.random.default_rng(seed)
    rivals = np.triu(rng.integers(0, 4, (count, count)).astype(float), 1)
    allies = np.triu(rng.integers(0, 2, (count, count)).astype(float), 1)
    return Alliances(tuple(f"g{i}" for i in range(count)), allies + allies.T, rivals + rivals.T)


def test_members_start_by_rank_and_flows_add_up() -> None:
    network = groups()
    start = starting_members(network)
    assert start.sum() == pytest.approx(115_000)
    assert start.max() / start.min() == pytest.approx(6)
    calm = Parameters(incapacitation=0, conflict=0, saturation=0)
    grown = run(hostility(network), start, calm, weeks=52)
    assert grown.members.sum() == pytest.approx(115_000 * np.exp(52 * calm.recruitment), rel=1e-9)
    assert grown.deaths == 0
    # what is recruited stays, so recruits are the growth up to the step of the sum
    assert grown.recruits == pytest.approx(grown.members.sum() - 115_000, rel=1e-3)


def test_pieces_hold_the_members_and_fight_each_other() -> None:
    network = groups()
    start = starting_members(network)
    split, members = fragmented(network, start, 2, 3)
    assert members.sum() == pytest.approx(start.sum())
    assert len(split.names) == 8
    assert split.allies[2:5].sum() == 0
    assert (split.rivals == split.rivals.T).all()
    assert np.diag(split.rivals).sum() == 0
    with pytest.raises(ValueError, match="fall apart"):
        fragmented(network, start, 0, 1)


def test_words_name_the_comparator_and_show_the_whole_table() -> None:
    text = in_words(outlook(groups(), group="g1", pieces=2))
    assert "status quo" in text
    assert "g1 falls into 2" in text
    for study in leader_removal_studies.studies():
        assert study.study in text
        assert study.estimate in text
    assert leader_removal_studies.NO_DESIGNATION_STUDY in text


def test_the_table_has_every_study_with_a_source() -> None:
    studies = leader_removal_studies.studies()
    assert len(studies) == 6
    assert all(all(getattr(one, field) for field in one.__slots__) for one in studies)


def test_group_files_are_refused_with_place_and_value(tmp_path: Path) -> None:
    with pytest.raises(StrikeError, match="expected one"):
        read_alliances(tmp_path)
    (tmp_path / "x_Nodes.csv").write_text("Node,Group\n1,One\n2,Two\n")
    (tmp_path / "x_Rivals.csv").write_text("Node,RNode,weight\n1,2,3\n2,1,5\n")
    (tmp_path / "x_Alliances.csv").write_text("Node,RNode,weight\n1,2,many\n")
    with pytest.raises(StrikeError, match="line 2: 'many' is not a number"):
        read_alliances(tmp_path)
    (tmp_path / "x_Alliances.csv").write_text("Node,RNode,weight\n1,9,1\n")
    with pytest.raises(StrikeError, match="'9' is not among"):
        read_alliances(tmp_path)
    (tmp_path / "x_Alliances.csv").write_text("Node,RNode,weight\n")
    network = read_alliances(tmp_path)
    assert network.rivals.tolist() == [[0.0, 5.0], [5.0, 0.0]]
    with pytest.raises(StrikeError, match="0 groups are called 'Three'"):
        network.group("Three")


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        (b"Node,Group\n1,Bl\x8au\n", "byte 16 is not UTF-8 text"),
        (b"Node,Group\n1," + b"x" * 200_000, "line 2: field larger than"),
        (b"", "line 1: expected the columns Node, Group"),
        (b"Node;Group\n1;One\n", "line 1: expected the columns Node, Group"),
        (b"Node,Group\n1\n", "line 2: expected the columns"),
        (b"Node,Group\n1,One,more\n", "line 2: expected the columns"),
        (b"Node,Group\n1,One\n1,Two\n", "line 3: the node '1' is there already"),
        (b"Node,Group\n", "no group"),
    ],
)
def test_damaged_group_files_are_refused(tmp_path: Path, nodes: bytes, said: str) -> None:
    for name in ("x_Rivals.csv", "x_Alliances.csv"):
        (tmp_path / name).write_text("Node,RNode,weight\n")
    (tmp_path / "x_Nodes.csv").write_bytes(nodes)
    with pytest.raises(StrikeError, match=said):
        read_alliances(tmp_path)


@pytest.mark.data
def test_the_published_ranges_are_met(data: Path) -> None:
    found = outlook(read_alliances(data / "networks"))
    assert 160_000 < found.members_2022 < 185_000
    assert 350 < found.recruits_a_week[0] < 370
    quo, arrests, recruits, _ = found.scenarios
    assert quo.members_against_2022 == pytest.approx(0.23, abs=0.005)
    assert quo.deaths_against_2022 == pytest.approx(0.36, abs=0.005)
    assert arrests.deaths_against_2022 == pytest.approx(0.02, abs=0.005)
    assert arrests.deaths_against_status_quo == pytest.approx(-0.25, abs=0.005)
    assert recruits.members_against_2022 == pytest.approx(-0.099, abs=0.001)
    assert recruits.deaths_against_2022 == pytest.approx(-0.26, abs=0.005)
