"""Edge lists: what is read, what is mended, what is refused and in which words."""

from __future__ import annotations

import contextlib
import gzip
import json
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.strike.edge_lists.collecting import name_of
from linchpin.strike.edge_lists.edge_file import read_edges, with_gaps_allowed
from linchpin.strike.edge_lists.options import EdgeOptions
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
    packed = written(tmp_path, gzip.compress(text.encode(), mtime=0), "ties.csv.gz")
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
        ("a,b,c,d\n", "4 columns"),
        (b"\xff\xfe\x00a,b\n", "no comma"),
    ],
)
def test_files_without_a_network_are_refused_with_place_and_value(
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
    cut = gzip.compress(b"a,b\n" * 50_000, mtime=0)[:-20]
    with pytest.raises(StrikeError):
        read_edges(written(tmp_path, cut, "cut.csv.gz"))
    with pytest.raises(StrikeError):
        read_edges(written(tmp_path, b"not gzip", "plain.csv.gz"))


@settings(max_examples=times(60))
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
        ("a,1\nb,2\n", "no cost for 1 name, among them 'c'"),
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


DAMAGED = [
    ("a,b\nb,c\nc\n", "1 row with fewer cells than two names need (line 3: 'c')"),
    ("a,b\nb,c\nc,\n,d\n", "2 rows without a name at one end (line 3: 'c,'; line 4: ',d')"),
    ("a,b\nb,c\nc,N/A\n", "1 row without a name at one end (line 3: 'c,N/A')"),
    ("a,b\nb,c\nnull,c\n", "1 row without a name at one end (line 3: 'null,c')"),
    ("a,b,1\nb,c,heavy\n", "1 weight other than a number, zero or more (line 2: 'heavy')"),
    ("a,b,1\nb,c,-3\n", "1 weight other than a number, zero or more (line 2: '-3')"),
    ("a,b,1\nb,c,nan\n", "1 weight other than a number, zero or more (line 2: 'nan')"),
]


@pytest.mark.parametrize(("text", "says"), DAMAGED)
def test_damaged_rows_are_counted_with_places(tmp_path: Path, text: str, says: str) -> None:
    read = read_edges(written(tmp_path, text))
    assert read.gaps == (says,)
    assert read.graph.named(range(3)) == ("a", "b", "c")
    assert read.graph.tie_count == 2
    allowed = with_gaps_allowed(read, "known since May")
    assert allowed.gaps == ()
    assert f"not read: {says}" in allowed.notes
    assert "these gaps were allowed: known since May" in allowed.notes


ANA = ("ana", "beto", "carla", "dario", "eva")
ROWS = [("ana", "beto"), ("ana", "carla"), ("beto", "dario"), ("dario", "eva")]


def rows(separator: str, *more: str) -> str:
    return "".join(separator.join((*pair, *more)) + "\n" for pair in ROWS)


GEPHI = "Source,Target,Type,Id,Label,timeset,Weight\n" + "".join(
    f"{one},{other},Undirected,{number},,,1.0\n" for number, (one, other) in enumerate(ROWS)
)
MATRIX = (
    ","
    + ",".join(ANA)
    + "\n"
    + "".join(
        f"{one}," + ",".join(str(int((one, other) in ROWS)) for other in ANA) + "\n" for one in ANA
    )
)
PAJEK = (
    "*Vertices 5\n"
    + "".join(f'{at} "{name}"\n' for at, name in enumerate(ANA, 1))
    + ("*Arcs\n1 2 1\n*Edges\n1 3 2.5\n2 4\n4 5 1\n")
)
GRAPHML = (
    '<?xml version="1.0"?><graphml><key id="d0" for="node" attr.name="label"/>\n'
    '<graph edgedefault="directed">'
    + "".join(
        f'<node id="n{at}"><data key="d0">{name}</data></node>\n' for at, name in enumerate(ANA)
    )
    + "".join(f'<edge source="n{ANA.index(a)}" target="n{ANA.index(b)}"/>\n' for a, b in ROWS)
    + "</graph></graphml>"
)
GEXF = (
    '<gexf xmlns="http://gexf.net/1.3"><graph defaultedgetype="undirected"><nodes>\n'
    + "".join(f'<node id="{at}" label="{name}"/>\n' for at, name in enumerate(ANA))
    + "</nodes><edges>"
    + "".join(
        f'<edge id="{at}" source="{ANA.index(a)}" target="{ANA.index(b)}" weight="2"/>\n'
        for at, (a, b) in enumerate(ROWS)
    )
    + "</edges></graph></gexf>"
)
NODE_LINK = json.dumps(
    {
        "nodes": [{"id": name} for name in ANA],
        "links": [{"source": one, "target": other, "weight": 2} for one, other in ROWS],
    }
)
FORMS = {
    "english words": "caller,callee\n" + rows(","),
    "spanish words": "Origen;Destino;Peso\n" + rows(";", "1,5"),
    "words and a noun": "Caller Name,Called Name,Calls\n" + rows(",", "3"),
    "numbered words": "node_1\tnode_2\n" + rows("\t"),
    "a weight that is a word": "quien,cual,veces\n" + rows(",", "3"),
    "gephi": GEPHI,
    "excel": "sep=;\nSource;Target\n" + rows(";"),
    "comments": "# calls of May\n% more\n// and more\n" + rows(",") + "# the end\n",
    "networkx": "#made by NetworkX\n" + rows(" ", "{'weight': 2.0}"),
    "networkx plain": rows(" ", "{}"),
    "bars": "source|target\n" + rows("|"),
    "blank lines": "\n\n" + rows(",").replace("\n", "\r\n\r\n"),
    "an empty third column": rows(",", ""),
    "matrix": MATRIX,
    "matrix with semicolons": MATRIX.replace(",", ";"),
    "pajek": PAJEK,
    "graphml": GRAPHML,
    "gexf": GEXF,
    "node-link": NODE_LINK,
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_network_and_headings_are_never_people(
    tmp_path: Path, form: str, encoding: str
) -> None:
    raw = FORMS[form].encode(encoding)
    for path in (
        written(tmp_path, raw),
        written(tmp_path, gzip.compress(raw, mtime=0), "packed.dat"),
    ):
        read = read_edges(path)
        assert read.graph.named(range(read.graph.node_count)) == ANA
        one, other = read.graph.ends()
        pairs = set(zip(read.graph.named(one), read.graph.named(other), strict=True))
        assert pairs == set(ROWS)
        assert read.gaps == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("jefe,recadero\n" + rows(","), "cannot tell whether 'jefe' and 'recadero' are headings"),
        ("source,target\n" + rows(",") + "ana,source\n", "cannot tell whether 'source'"),
        (rows(",", "friend"), "3 columns ('ana', 'beto', 'friend'); say which columns"),
        (rows(",", "1", "2019"), "4 columns"),
        ("From Name,From Number,To Name,To Number\na,1,b,2\n", "say which columns"),
        ("Ana Ruiz\nBeto Ruiz\nCarla Ruiz\n", "no comma, semicolon or tab"),
        ("0,1,0,0\n1,0,1,0\n0,1,0,1\n0,0,1,0\n", "without names"),
        ("dl n=3 format=edgelist1\ndata:\n1 2\n", "a UCINET DL file"),
        ('<?xml version="1.0"?><a/>', "XML without nodes"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><graphml/>', "entities"),
        ("PK\x03\x04", "damaged ZIP"),
        ('{"a": 1}', "without `links`"),
    ],
)
def test_what_cannot_be_told_is_asked_and_never_guessed(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(StrikeError) as caught:
        read_edges(written(tmp_path, text))
    assert says in str(caught.value)


def test_what_was_asked_can_be_said(tmp_path: Path) -> None:
    odd = written(tmp_path, "jefe,recadero\n" + rows(","))
    assert read_edges(odd, EdgeOptions(header=True)).graph.node_count == 5
    assert read_edges(odd, EdgeOptions(header=False)).graph.node_count == 7
    many = "".join(f"1,{a},{b},2\n" for a, b in ROWS)
    wide = written(tmp_path, "day,who,whom,how often\n" + many, "wide.csv")
    for columns in (("who", "whom", "how often"), ("Who", "Whom")):
        read = read_edges(wide, EdgeOptions(columns))
        assert read.graph.named(range(5)) == ANA
        assert "columns that are not used: day" in read.notes[-1]
    numbers = written(tmp_path, "".join(f"1,{a},{b}\n" for a, b in ROWS), "numbers.csv")
    assert read_edges(numbers, EdgeOptions(("2", "3"))).graph.named(range(5)) == ANA
    with pytest.raises(StrikeError, match="no column 'whose'"):
        read_edges(wide, EdgeOptions(("who", "whose")))


def test_one_name_in_two_normal_forms_is_one(tmp_path: Path) -> None:
    text = "Jos\u00e9,Ana\nJose\u0301,Bo\nAna,ana \n"
    read = read_edges(written(tmp_path, text))
    assert read.graph.node_count == 4
    assert any("differ only in capitals" in note for note in read.notes)
    old = read_edges(written(tmp_path, "Peña,Bo\nBo,Núñez\n".encode("cp1252")))
    assert old.graph.named(range(3)) == ("Bo", "Núñez", "Peña")
    assert "Windows-1252" in old.notes[0]


def test_directed_unused_and_mended_are_said(tmp_path: Path) -> None:
    text = (
        GEPHI.replace("Undirected", "Directed")
        + "ana,ana,Directed,9,,,1\nbeto,ana,Directed,8,,,1\n"
    )
    notes = " ".join(read_edges(written(tmp_path, text)).notes)
    for words in ("taken for headings", "not used: Type, Id", "directed", "ties a name to itself"):
        assert words in notes
    assert "1 of 6 lines repeats a tie" in notes


@pytest.mark.parametrize("line", ["a,b\n", "a,b,1\n", "\n", "x" * 4096])
def test_a_bomb_is_refused_in_little_memory(tmp_path: Path, line: str) -> None:
    with gzip.open(tmp_path / "bomb.gz", "wb", compresslevel=9) as stream:
        for _ in range(80):
            stream.write((line * (1_100_000 // len(line))).encode())
    tracemalloc.start()
    with pytest.raises(StrikeError, match="unpacks to more than"):
        read_edges(tmp_path / "bomb.gz")
    assert tracemalloc.get_traced_memory()[1] < 64 << 20
    tracemalloc.stop()


@settings(max_examples=times(30))
@given(
    pairs=st.lists(
        st.tuples(*[st.text("abcdefgh0123 éñ", min_size=2, max_size=6)] * 2),
        min_size=2,
        max_size=12,
    ),
    separator=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(ENCODINGS),
)
def test_however_ties_are_written_the_names_are_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    pairs: list[tuple[str, str]],
    separator: str,
    encoding: str,
) -> None:
    path = tmp_path_factory.mktemp("law") / "ties.csv"
    text = f"source{separator}target\n" + "".join(f"{a}{separator}{b}\n" for a, b in pairs)
    path.write_bytes(text.encode(encoding))
    wanted = sorted({name_of(name) for pair in pairs if all(map(name_of, pair)) for name in pair})
    with contextlib.suppress(StrikeError):
        graph = read_edges(path, EdgeOptions(header=True)).graph
        assert list(graph.named(range(graph.node_count))) == wanted


@pytest.mark.parametrize("form", FORMS)
def test_columns_and_rows_read_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    path = written(tmp_path, FORMS[form])
    slow = read_edges(path)
    monkeypatch.setattr("linchpin.strike.edge_lists.text_rows.COLUMNAR_FROM", 0)
    fast = read_edges(path)
    assert fast.graph.indices.tolist() == slow.graph.indices.tolist()
    assert fast.graph.names.equals(slow.graph.names)
    weights = [
        None if one.graph.weights is None else list(one.graph.weights) for one in (fast, slow)
    ]
    assert weights[0] == weights[1]
    assert (fast.lines, fast.notes, fast.gaps) == (slow.lines, slow.notes, slow.gaps)


@pytest.mark.parametrize("text", [text for text, _ in DAMAGED])
def test_columns_leave_what_is_odd_to_the_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    path = written(tmp_path, text)
    slow = read_edges(path)
    monkeypatch.setattr("linchpin.strike.edge_lists.text_rows.COLUMNAR_FROM", 0)
    assert read_edges(path).gaps == slow.gaps
