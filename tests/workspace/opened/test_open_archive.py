"""The Python API: what the commands answer, as values; nothing picked, hidden or written."""

from __future__ import annotations

import dataclasses
import datetime
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

import linchpin
from invented import CASE, LIST, Written, keep
from linchpin.archive import create_archive
from linchpin.claims.claim import Standing
from linchpin.claims.errors import ArchiveError, LinchpinError, ReadError

SCRIPT = "<script>alert(1)</script>"
TURNED = "Ana \u202egnitset\u202c \u200f"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with two editions of a list and a case, some names hostile."""
    folder = tmp_path_factory.mktemp("opened") / "archive"
    archive = create_archive(folder)
    source = Written(LIST)
    source.entry(1, "Ana Ejemplo Prueba", birthDate="1970-01-02", alias=SCRIPT)
    source.entry(2, "Óscar Muestra Wolf", birthDate="1965-05-05", nationality="mx")
    source.entry(4, "Grupo Inventado", "Organization")
    source.say("link-2", "UnknownLink", subject="ofac-2", object="ofac-4", role="Linked To")
    keep(archive, source.edition("2021-07"))
    source.entry(3, "Berta Otra Prueba", birthDate="1980-01-01")
    source.entry(5, "Óscar Muestra Gil")
    keep(archive, source.edition("2021-09"))
    case = Written(CASE, published="2022-01-01", speaker=f"A court {TURNED}")
    case.say("case-ana", "Person", name="Ana Ejemplo Prueba", birthDate="1970-01-02")
    case.say("case-listed", "Sanction", entity="case-ana", authorityId="1")
    case.say(
        "tie", "Associate", person="ofac-1", associate="ofac-2", relationship="partner",
        standing=Standing.ALLEGED,
    )  # fmt: skip
    case.say("no-tie", "Family", person="ofac-1", relative="ofac-3", relationship="aunt",
             standing=Standing.DENIED, speaker="Berta")  # fmt: skip
    keep(archive, case.edition("2022-01-01"), most_lost=1)
    return folder


@pytest.fixture(scope="module")
def archive(folder: Path) -> Iterator[linchpin.OpenArchive]:
    """Yield the archive, opened."""
    with linchpin.open(folder) as opened:
        yield opened


def test_an_import_is_quick_and_loads_nothing() -> None:
    code = (
        "import sys, time; t = time.process_time(); import linchpin; dir(linchpin); "
        "print(time.process_time() - t, *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    seconds, *loaded = done.stdout.split()
    assert float(seconds) < 0.1
    assert not {"numpy", "pyarrow", "duckdb", "pandas", "click"} & set(loaded)


def test_type_checkers_are_told_the_names_there_are() -> None:
    stub = Path(linchpin.__file__).with_suffix(".pyi").read_text("utf-8")
    told = {line.split(" as ")[1] for line in stub.splitlines() if line.startswith("from ")}
    assert told == set(linchpin._HOMES)
    for name, home in linchpin._HOMES.items():
        assert f"from {home} import {name} as {name}\n" in stub
        assert getattr(linchpin, name).__name__ == name
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = linchpin.nothing


def test_ask_gives_every_line_with_its_evidence(archive: linchpin.OpenArchive) -> None:
    who = archive.ask("ana ejemplo prueba")
    assert (who.entity, who.schema) == ("ofac-1", "Person")
    lines = who.lines.to_dicts()
    assert all(row["quote"] and row["speaker"] and row["source"] and row["claim"] for row in lines)
    sections = who.answer.sections.values()
    told = {said.claim for found in sections for line in found for said in line.said}
    assert {row["claim"] for row in lines} == told
    assert {row["quote"] for row in who.ties} == {
        "person is ofac-1", "associate is ofac-2", "relationship is partner",
    }  # fmt: skip
    assert {(row["other"], row["standing"], row["said_as"]) for row in who.ties} == {
        ("ofac-2", "alleged", "alleged")
    }
    denied = [row for row in lines if row["denied"]]
    assert denied
    assert not [row for row in who.ties if row["denied"]]
    line = next(line for found in who.answer.sections.values() for line in found)
    assert line.text in who.cite(line)
    assert line.said[0].quote in who.cite(line)
    assert len(lines) == who.to_arrow().num_rows


def test_nobody_is_picked_among_several(archive: linchpin.OpenArchive) -> None:
    with pytest.raises(linchpin.Several, match="none is picked") as found:
        archive.ask("Oscar Muestra")
    assert {one.entity for one in found.value.candidates} == {"ofac-2", "ofac-5"}
    assert {one.entity for one in archive.candidates("Oscar Muestra")} == {"ofac-2", "ofac-5"}
    for question in (archive.chart, archive.claims, lambda who: archive.paths(who, "1")):
        with pytest.raises(linchpin.Several):
            question("Oscar Muestra")
    with pytest.raises(linchpin.NetworkError, match="nobody in these sources"):
        archive.ask("Nobody Atall")
    assert archive.candidates("Nobody Atall") == []


def test_paths_are_links_with_quotes(archive: linchpin.OpenArchive) -> None:
    found = archive.paths("1", "Grupo Inventado")
    assert len(found) == 1
    steps = [(row["step"], row["from"], row["to"]) for row in found.links]
    assert set(steps) == {(1, "ofac-1", "ofac-2"), (2, "ofac-2", "ofac-4")}
    assert "alleged" in found._repr_html_()
    none = archive.paths("1", "3")
    assert len(none) == 0
    assert "not a finding that they are unconnected" in none._repr_html_()
    assert "aunt" in none._repr_html_(), "what is denied between the two is told"


BOOK = {"Cliente": ["Ana Ejemplo Prueba", "Luis Nadie"], "Nac": ["1970-01-02", "1990-01-01"]}


@pytest.mark.parametrize(
    "frame",
    [
        BOOK,
        [dict(zip(BOOK, row, strict=True)) for row in zip(*BOOK.values(), strict=True)],
        pa.table(BOOK),
        pa.table(BOOK).cast(pa.schema([("Cliente", pa.string_view()), ("Nac", pa.large_string())])),
    ],
    ids=["columns", "rows", "arrow", "views"],
)
def test_any_table_is_a_book(archive: linchpin.OpenArchive, frame: object) -> None:
    found = archive.screen(frame, name="Cliente", birth="Nac")
    assert [(hit.row, hit.entity, hit.column) for hit in found] == [(1, "ofac-1", "Cliente")]
    assert found.rows == 2
    assert found.to_arrow().column("entity").to_pylist() == ["ofac-1"]
    assert found.why(1)[0].startswith("row 1")
    assert found.why(2) == ()
    assert found.record["book"] == "frame.parquet"


def test_a_table_gives_what_its_file_gives(archive: linchpin.OpenArchive, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    rows = zip(*BOOK.values(), strict=True)
    path.write_text("\n".join(map(",".join, [tuple(BOOK), *rows])) + "\n", "utf-8")
    of_file, of_table = archive.screen(path), archive.screen(BOOK)
    keys = ("row", "entity", "score", "alert", "reason", "claims")
    assert [[getattr(h, k) for k in keys] for h in of_file] == [
        [getattr(h, k) for k in keys] for h in of_table
    ]


def test_what_could_not_be_looked_at_is_part_of_the_answer(
    archive: linchpin.OpenArchive, tmp_path: Path
) -> None:
    clear = archive.screen({"name": ["Luis Nadie"]})
    assert clear.clear
    assert not clear
    path = tmp_path / "book.csv"
    path.write_bytes(b"name\nLuis Nadie\n\x00\xff\xfe broken \x00\n")
    blind = archive.screen({"name": ["Luis Nadie"], "passport": ["1.23457E+11"]})
    assert not blind.hits
    assert blind.gaps
    assert not blind.clear
    assert bool(blind), "no hit, and yet not nothing"
    assert blind.exit_code == 5
    assert "NOT EVERYTHING COULD BE SCREENED" in repr(blind)
    assert "NOT EVERYTHING COULD BE SCREENED" in blind._repr_html_()
    assert blind.to_arrow().schema.metadata[b"linchpin.gaps"].decode() == "\n".join(blind.gaps)
    accepted = archive.screen(
        {"name": ["Luis Nadie"], "passport": ["1.23457E+11"]}, allow_gaps="asked the branch"
    )
    assert accepted.gaps
    assert not accepted.clear
    assert accepted.record["gaps_allowed"] == "asked the branch"


def test_hits_are_written_with_their_record(archive: linchpin.OpenArchive, tmp_path: Path) -> None:
    found = archive.screen(BOOK)
    record = found.save(tmp_path / "hits.csv")
    assert (tmp_path / "hits.csv").is_file()
    assert '"result_sha256"' in record.read_text("utf-8")
    other = tmp_path / "notes.csv"
    other.write_text("mine\n", "utf-8")
    with pytest.raises(LinchpinError, match="did not write"):
        found.save(other)
    with pytest.raises(LinchpinError, match="archive"):
        found.save(archive.settings.archive / "hits.csv")


def test_no_table_is_an_error_that_says_what_to_give(archive: linchpin.OpenArchive) -> None:
    for wrong, words in (
        (3, "no table that can be screened"),
        (["Ana"], "no table that can be screened"),
        ({}, "no columns"),
        (pa.table([["a"], ["b"]], names=["x", "x"]), "several columns 'x'"),
    ):
        with pytest.raises(ReadError, match=words):
            archive.screen(wrong)
    with pytest.raises(ReadError, match="no column 'nosuch'"):
        archive.screen(BOOK, name="nosuch")
    with pytest.raises(ValueError, match="threshold"):
        archive.screen(BOOK, threshold=0.2)


def test_pictures_are_drawn_and_every_box_has_its_quotes(
    archive: linchpin.OpenArchive, tmp_path: Path
) -> None:
    chart = archive.chart("Grupo Inventado")
    assert chart._repr_svg_().startswith("<svg")
    assert "ofac-2" in {row["key"] for row in chart.entries}
    assert all(row["quote"] for row in chart.entries)
    (written,) = chart.save(tmp_path / "grupo.svg")
    assert written.read_text("utf-8") == chart.pages[0]
    with pytest.raises(LinchpinError, match="kind 'tree' is none of"):
        archive.chart("1", kind="tree")


def test_strike_is_told_in_words(archive: linchpin.OpenArchive) -> None:
    found = archive.strike("Grupo Inventado", best=1, worlds=0)
    assert found.brief in found.text
    assert "nobody can be named" in found.brief
    assert "Reading 1" in found._repr_html_()
    assert found.named.columns == ("entity", "name", "score", "because", "claims")
    with pytest.raises(ValueError, match="ask one thing"):
        archive.strike("Grupo Inventado")


def test_claims_editions_and_sql(archive: linchpin.OpenArchive) -> None:
    every = archive.claims()
    assert len(every) == archive.sql("SELECT * FROM claims").arrow.num_rows
    own = archive.claims("1")
    assert {row["entity"] for row in own} == {"ofac-1"}
    assert {row["entity_id"] for row in own} == {"ofac-1", "case-ana"}
    assert own.to_dicts()[0]["publisher"] == "An invented publisher"
    editions = archive.editions().to_dicts()
    assert [(row["date"], row["counts_here"]) for row in editions if row["dataset"] == LIST] == [
        ("2021-07", False), ("2021-09", True),
    ]  # fmt: skip
    (row,) = archive.sql("SELECT count(*) AS n FROM claims WHERE standing = ?", ["denied"])
    assert row["n"] == 3


@pytest.mark.parametrize(
    "query",
    [
        "COPY (SELECT 1) TO '{folder}/x.csv'",
        "ATTACH '{folder}/x.db'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('{folder}/archive.json')",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM 'https://127.0.0.1:9/x.parquet'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SELECT FROM",
    ],
)
def test_a_query_reads_the_editions_and_nothing_else(
    archive: linchpin.OpenArchive, folder: Path, query: str
) -> None:
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(ArchiveError, match="the query cannot be answered"):
        archive.sql(query.format(folder=folder))
    assert sorted(path.name for path in folder.iterdir()) == before
    assert len(archive.sql("SELECT 1")) == 1


def test_changes_between_two_days(archive: linchpin.OpenArchive) -> None:
    found = archive.changes("2021-08", "2021-10")
    added = {row["entity"] for row in found.events if row["kind"] == "added"}
    assert added == {"ofac-3", "ofac-5"}
    assert not found.cases
    assert archive.changes("2021-08").claims
    assert archive.changes("2021-01").notes, "no edition that early is said"
    with pytest.raises(LinchpinError, match="exchange them"):
        archive.changes("2022-01-01", "2021-01-01")
    with pytest.raises(LinchpinError, match="is no date"):
        archive.changes("soon")


def test_the_network_is_two_tables_and_a_graph(archive: linchpin.OpenArchive) -> None:
    found = archive.network()
    ties = {row["id"]: row for row in found.ties}
    assert set(ties) == {"link-2", "tie"}, "a tie that is denied is none"
    assert ties["tie"]["standing"] == "alleged"
    graph = found.to_networkx()
    assert set(graph.edges(keys=True)) == {
        ("ofac-1", "ofac-2", "tie"), ("ofac-2", "ofac-4", "link-2"),
    }  # fmt: skip
    assert graph.nodes["ofac-1"]["name"] == "Ana Ejemplo Prueba"


def test_as_of_is_what_was_known(folder: Path, archive: linchpin.OpenArchive) -> None:
    for day in ("2021-07", "2021-07-31", datetime.date(2021, 7, 31)):
        with linchpin.open(folder, as_of=day) as then:
            assert then.as_of == datetime.date(2021, 7, 31)
            assert not [row for row in then.ask("2").ties if row["kind"] == "associated"]
    assert not archive.at("2021-07").candidates("Berta Otra Prueba")
    with pytest.raises(LinchpinError, match="'yesterday' is no date"):
        linchpin.open(folder, as_of="yesterday")


def test_when_lists_held_somebody(archive: linchpin.OpenArchive) -> None:
    rows = archive.history("3").to_dicts()
    assert [(row["on"], row["first"]) for row in rows] == [(False, "2021-07"), (True, "2021-09")]


def test_an_archive_that_is_closed_says_so(folder: Path, tmp_path: Path) -> None:
    opened = linchpin.open(folder)
    opened.close()
    opened.close()
    for question in (lambda: opened.ask("1"), opened.editions, lambda: opened.sql("SELECT 1")):
        with pytest.raises(ArchiveError, match="is closed; open it again"):
            question()
    assert "closed" in repr(opened)
    with pytest.raises(ArchiveError):
        linchpin.open(tmp_path / "nowhere")


def test_what_is_missing_is_said_clearly(
    archive: linchpin.OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pandas", "polars", "networkx"):
        monkeypatch.setitem(sys.modules, name, None)
    for ask in (archive.editions().to_pandas, archive.editions().to_polars,
                archive.network().to_networkx, archive.screen(BOOK).to_pandas):  # fmt: skip
        with pytest.raises(LinchpinError, match=r"is not installed: `pip install \w+`"):
            ask()


def test_other_libraries_take_a_table_as_it_is(archive: linchpin.OpenArchive) -> None:
    table = archive.editions()
    assert pa.table(table).equals(table.to_arrow())


def test_whatever_is_shown_is_harmless(archive: linchpin.OpenArchive) -> None:
    hostile = {"name": [f"Ana Ejemplo Prueba {SCRIPT}", f"{TURNED} Ejemplo Prueba", "x" * 10_000]}
    shown = [
        archive.ask("1"), archive.ask("1").lines, archive.ask("1").sources,
        archive.paths("1", "2"), archive.paths("1", "3"), archive.screen(hostile),
        archive.screen(hostile).table, archive.chart("1", kind="ego"), archive.claims("1"),
        archive.changes("2021-08"), archive.network(), archive.editions(), archive,
        archive.strike("Grupo Inventado", best=1, worlds=0), archive.history("1"),
        archive.sql("SELECT ?", [SCRIPT + TURNED]),
    ]  # fmt: skip
    for one in shown:
        for made in (one._repr_html_(), getattr(one, "_repr_svg_", str)() or ""):
            assert "<script" not in made
            assert not set(made) & {"\u202e", "\u202c", "\u200f", "\u200b"}, type(one)
        assert "\n" not in repr(one)


def test_answers_are_frozen(archive: linchpin.OpenArchive) -> None:
    for one in (archive.ask("1"), archive.editions(), archive.screen(BOOK), archive.network()):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one, next(field.name for field in dataclasses.fields(one)), None)


def test_the_network_leaves_for_another_program(
    archive: linchpin.OpenArchive, tmp_path: Path
) -> None:
    wrote = archive.export("graphml", tmp_path / "network.graphml")
    assert dict(wrote.wrote)["ties"] == 2
    assert any("denied claims are left out" in text for text in wrote.left_out)
    archive.export("xlsx", tmp_path / "network.xlsx")
    archive.export("xlsx", tmp_path / "network.xlsx")
    with pytest.raises(ValueError, match="format 'dot' is none of"):
        archive.export("dot", tmp_path / "network.dot")
    with pytest.raises(LinchpinError, match="archive"):
        archive.export("csv", archive.settings.archive / "x.csv")


def test_nothing_is_written_into_the_archive(folder: Path) -> None:
    def held() -> dict[str, bytes]:
        return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    before = held()
    with linchpin.open(folder) as opened:
        opened.ask("1")
        opened.screen(BOOK)
        opened.changes("2021-08")
        opened.sql("SELECT * FROM claims")
    assert held() == before
