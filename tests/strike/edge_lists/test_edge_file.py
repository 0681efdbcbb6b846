"""Edge lists: what is read, what is mended, what is refused and in which words."""

from __future__ import annotations

import contextlib
import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linchpin.strike.edge_lists.edge_file import read_edges
from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.name_tables import protected_mask, read_costs, read_names
from linchpin.strike.solve.question import ask


def written(folder: Path, text: str | bytes, name: str = "ties.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "ana,bo\nbo,cy\n",
        "source,target\nana,bo\nbo,cy\n",
        "from\tto\tweight\nana\tbo\t1\nbo\tcy\t2.5\n",
        "ana;bo\r\nbo;cy\r\n",
        "\ufeffana,bo\n\nbo,cy",
        " ana , bo \nbo,cy\nana,bo\ncy,bo\n",
        '"ana",bo\nbo,"cy"\n',
    ],
)
def test_forms_of_one_network(tmp_path: Path, text: str) -> None:
    graph = read_edges(written(tmp_path, text)).graph
    assert graph.named(range(3)) == ("ana", "bo", "cy")
    assert graph.tie_count == 2
    packed = written(tmp_path, gzip.compress(text.encode()), "ties.csv.gz")
    assert read_edges(packed).graph.indices.tolist() == graph.indices.tolist()


def test_self_loops_and_duplicates_are_reported(tmp_path: Path) -> None:
    read = read_edges(written(tmp_path, "a,b,1\nb,a,2\nc,c,4\n"))
    assert (read.self_loops, read.duplicates, read.graph.node_count) == (1, 1, 3)
    assert read.graph.weights is not None
    assert read.graph.weights.tolist() == [3.0, 3.0]
    assert len(read.notes) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("\n\n", "blank"),
        ("a b\n", "no comma"),
        ("source,target\n", "no tie"),
        ("a,b\nc\n", "line 2: 1 fields"),
        ("a,b\nc,\n", "line 2: a name is missing"),
        ("a,b,1\nb,c,heavy\n", "line 2: 'heavy' is not a number"),
        ("a,b,1\nb,c,-3\n", "line 2: -3 must be"),
        ("a,b,1\nb,c,nan\n", "line 2: nan must be"),
        ("a,b,1\nb,c,\n", "line 2: '' is not a number"),
        ("a,b,c,d\n", "4 columns"),
        (b"\xff\xfe\x00a,b\n", "not UTF-8"),
    ],
)
def test_bad_files_are_refused_with_place_and_value(
    tmp_path: Path, text: str | bytes, says: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(StrikeError) as caught:
        read_edges(path)
    assert says in str(caught.value)
    assert str(path) in str(caught.value)


def test_missing_and_damaged_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StrikeError, match="cannot be opened"):
        read_edges(tmp_path / "nothing.csv")
    cut = gzip.compress(b"a,b\n" * 50_000)[:-20]
    with pytest.raises(StrikeError):
        read_edges(written(tmp_path, cut, "cut.csv.gz"))
    with pytest.raises(StrikeError):
        read_edges(written(tmp_path, b"not gzip", "plain.csv.gz"))


@settings(max_examples=150)
@given(text=st.text(alphabet='ab\n\r\t,;" 1.-\x00é', max_size=60))
def test_any_text_is_a_network_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "ties.csv"
    path.write_text(text, "utf-8", newline="")
    with contextlib.suppress(StrikeError):
        graph = read_edges(path).graph
        assert graph.node_count >= 1
        assert (np.diff(graph.indptr) >= 0).all()


def test_costs_need_every_name_and_a_number_above_zero(tmp_path: Path) -> None:
    graph = read_edges(written(tmp_path, "a,b\nb,c\n")).graph
    good = written(tmp_path, "name,cost\na,1\nb,2.5\nc,3\n", "costs.csv")
    assert read_costs(good, graph).tolist() == [1.0, 2.5, 3.0]
    for text, says in [
        ("a,1\nb,2\n", "no cost for 1 names, among them 'c'"),
        ("a,1\nb,-2\nc,1\n", "line 2: the cost '-2' must be"),
        ("a,1\nb,dear\nc,1\n", "line 2: the cost 'dear' must be a finite number above zero"),
        ("a,1\nb,0\nc,1\n", "above zero"),
        ("a,1\na,2\nb,1\nc,1\n", "already"),
        ("a,1\nb,1\nc,1\nz,1\n", "not in this network"),
        ("a\n", "expected NAME,COST"),
    ]:
        with pytest.raises(StrikeError, match=r"costs\.csv") as caught:
            read_costs(written(tmp_path, text, "costs.csv"), graph)
        assert says in str(caught.value)


def test_names_that_must_stay_must_exist(tmp_path: Path) -> None:
    graph = read_edges(written(tmp_path, "a,b\nb,c\n")).graph
    names = read_names(written(tmp_path, "c\n\n b \nc\n", "keep.txt"))
    assert names == ("c", "b")
    assert protected_mask(graph, names).tolist() == [False, True, True]
    with pytest.raises(StrikeError, match="'nobody'"):
        protected_mask(graph, ("nobody",))


def test_questions_that_cannot_be_asked(tmp_path: Path) -> None:
    graph = read_edges(written(tmp_path, "a,b\n")).graph
    with pytest.raises(StrikeError, match="budget"):
        ask(graph, budget=-1)
    with pytest.raises(StrikeError, match="'a' costs -1"):
        ask(graph, budget=1, costs=np.array([-1.0, 1.0]))
    with pytest.raises(ValueError, match="seed"):
        ask(graph, budget=1, seed=0)
