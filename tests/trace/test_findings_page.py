"""What a finding looks like: a sheet with flows and rows, files, records; words do not accuse."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from test_typologies import ACCUSES
from traced_tables import PAYMENTS, write_rows

from linchpin.cli import app


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a table with a chain, a round trip and names that are hostile."""
    names = ["Ana <b>", "=Berta", "Carla & Co", "Dora", "Elsa"]
    rows = [
        [f"2025-05-0{at + 1} 10:00:00", f"{5000 * 0.95**at:.2f}", names[at], names[at + 1], "wire"]
        for at in range(4)
    ]
    rows += [
        [f"2025-06-0{at + 1} 10:00:00", f"{9000 * 0.97**at:.2f}", names[at], names[(at + 1) % 3]]
        for at in range(3)
    ]
    wide = [[*row, *[""] * (len(PAYMENTS.split(",")) - len(row))] for row in rows]
    return write_rows(tmp_path_factory.mktemp("page") / "wires.csv", PAYMENTS, wide)


def run(*words: str | Path) -> tuple[int, str]:
    """Return exit code and output of a run without an archive."""
    done = CliRunner().invoke(app, ["--archive", "/none", "trace", *map(str, words)])
    return done.exit_code, done.output + str(done.exception or "")


def test_a_sheet_shows_rows_sums_authority_and_flows(table: Path, tmp_path: Path) -> None:
    code, _ = run(table, "-o", tmp_path / "found.html")
    page = (tmp_path / "found.html").read_text("utf-8")
    assert code == 3
    assert page.count("<section id=") == 2
    for part in ("Arithmetic", "Authority on these days", "What would make it innocent", "Draft"):
        assert page.count(f">{part}") == 2 or part in page
    assert "<b>Carla" not in page
    assert "Ana &lt;b&gt;" in page
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 2
    for picture in pictures:
        texts = [node.text for node in ElementTree.fromstring(picture).iter() if node.text]
        assert any("USD" in text for text in texts)
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= set(re.findall(r'id="([^"]+)"', page))
    assert "http" not in re.sub(r'xmlns="[^"]+"', "", page)


def test_words_do_not_accuse(table: Path, tmp_path: Path) -> None:
    _, said = run(table)
    run(table, "-o", tmp_path / "found.html", "--record", tmp_path / "a.run.json")
    page = (tmp_path / "found.html").read_text("utf-8")
    for text in (said, page):
        assert "fits the definition of" in text
        assert not ACCUSES.search(re.sub(r"Laundering|Smuggling|time-to-crime", "", text))


def test_files_of_findings_hold_the_same(table: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    for kind in ("csv", "jsonl", "parquet"):
        run(table, "-o", tmp_path / f"found.{kind}")
    lines = (tmp_path / "found.jsonl").read_text("utf-8").splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    with open(tmp_path / "found.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["id"] for row in rows] == ids
    assert pq.read_table(tmp_path / "found.parquet")["id"].to_pylist() == ids
    assert "wires.csv line 2" in rows[0]["rows"] + rows[1]["rows"]
    assert not any(value.startswith("=") for row in rows for value in row.values())


def test_a_run_is_repeated_from_its_record(table: Path, tmp_path: Path) -> None:
    record = tmp_path / "found.run.json"
    run(table, "--record", record)
    code, said = run(table, "--replay", record, "--record", tmp_path / "again.run.json")
    assert code == 3
    assert "same result as record" in said
    text = json.loads(record.read_text("utf-8"))
    for name, value in (("result_sha256", "0"), ("files", []), ("as_of", "2020-01-01")):
        record.write_text(json.dumps({**text, name: value}), encoding="utf-8")
        code, said = run(table, "--replay", record, "--record", tmp_path / "more.run.json")
        assert code == 1, name
        assert "not the same" in said or "differs" in said
    record.write_text("{}", encoding="utf-8")
    assert run(table, "--replay", record)[0] == 1


def test_a_day_leaves_out_later_rows(table: Path, tmp_path: Path) -> None:
    code, said = run(table, "--as-of", "2025-05-02", "--record", tmp_path / "a.run.json")
    assert code == 0
    assert "5 rows after 2025-05-02 left out" in said
