"""Runs: lists read on the fly, order, pieces and jobs, what outputs show."""

from __future__ import annotations

import json
import random
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from screened_books import names, network_of, request_for, silent, write_book

from linchpin.cli import app
from linchpin.network.network import Network
from linchpin.screen.results.output import write_hits
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import make_watchlist

LIST = [
    '101,"GUZMAN LOERA, Joaquin","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
    '102,"ALMAZ-ANTEY",-0- ,"UKRAINE-EO13662",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
    '103,"SIS D.O.O.",-0- ,"SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
]


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return a list of made-up names."""
    return network_of(tmp_path_factory.mktemp("runs"), names()[::4])


@pytest.fixture
def sdn(tmp_path: Path) -> Path:
    """Return a folder with a small list of ours, in OFAC's layout."""
    folder = tmp_path / "sdn-2021-07"
    folder.mkdir()
    (folder / "sdn.csv").write_text("\r\n".join(LIST) + "\r\n", encoding="latin-1")
    return folder


def screen(*arguments: object) -> Result:
    """Return what `linchpin screen` does."""
    return CliRunner().invoke(app, ["--archive", "/nowhere", "screen", *map(str, arguments)])


def test_ofac_enforcement_cases_end_to_end(sdn: Path, tmp_path: Path) -> None:
    """Apple 2019, Cobham 2018 and Amazon 2020, as OFAC's releases tell them."""
    book = write_book(
        tmp_path / "b.csv",
        [["name", "ship to"], ["SIS DOO", ""], ["SIS d.o.o.", ""], ["Almaz Antey Telecom", ""],
         ["A Customer", "Yalta, Krimea"], ["A Customer", "Havana, Illinois"]],
    )  # fmt: skip
    result = screen(book, "--list", sdn, "--json", "-o", tmp_path / "h.jsonl")
    assert result.exit_code == 3, result.output
    assert screen(book, "--list", sdn, "-o", tmp_path / "h.html").exit_code == 3
    assert "SDNTK" in (tmp_path / "h.html").read_text("utf-8")
    found = [json.loads(line) for line in (tmp_path / "h.jsonl").read_text().splitlines()]
    assert [(hit["row"], hit["entity"]) for hit in found] == [
        (1, "ofac-103"), (2, "ofac-103"), (3, "ofac-102"), (4, "embargo-crimea"),
    ]  # fmt: skip
    assert found[3]["alert"] == "embargoed place"
    assert "Executive Order 13685" in found[3]["programs"][0]
    assert "1  embargoed place" in result.stderr
    assert json.loads(result.stdout.splitlines()[0]) == found[0]


def test_a_list_read_on_the_fly_is_in_the_record_and_replays(sdn: Path, tmp_path: Path) -> None:
    book = write_book(tmp_path / "b.csv", [["name"], ["Joaquin Guzman Loera"]])
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    assert screen(book, "--list", sdn, "-o", one).exit_code == 3
    record = json.loads(Path(f"{one}.run.json").read_text())
    (edition,) = record["editions"].values()
    assert edition["date"] == "2021-07"
    assert list(edition["files"]) == ["sdn.csv"]
    done = screen(book, "--list", sdn, "--replay", f"{one}.run.json", "-o", two)
    assert done.exit_code == 3, done.output
    assert one.read_bytes() == two.read_bytes()
    (sdn / "sdn.csv").write_text("\r\n".join(LIST[1:]) + "\r\n")
    assert "not the same editions" in str(
        screen(book, "--list", sdn, "--replay", f"{one}.run.json").exception
    )


def test_a_list_without_a_date_takes_the_day_of_the_run(sdn: Path, tmp_path: Path) -> None:
    book = write_book(tmp_path / "b.csv", [["name"], ["Joaquin Guzman Loera"]])
    folder = sdn.rename(tmp_path / "download")
    done = screen(book, "--list", folder, "-o", tmp_path / "h.csv")
    assert done.exit_code == 3
    assert "the day of this run, is taken" in done.stderr
    again = screen(book, "--list", folder, "--replay", tmp_path / "h.csv.run.json")
    assert again.exit_code == 3, again.output


def test_what_is_no_list_is_named(tmp_path: Path) -> None:
    book = write_book(tmp_path / "b.csv", [["name"], ["x"]])
    assert "no such file" in str(screen(book, "--list", tmp_path / "none").exception)
    (tmp_path / "thesis.txt").write_text("no list")
    assert "none of the lists Linchpin reads: ofac" in str(
        screen(book, "--list", tmp_path / "thesis.txt").exception
    )


def test_results_depend_on_neither_pieces_jobs_nor_order(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [[str(number), name, "Yalta" if number % 7 == 0 else "", f"rent of {name}"]
            for number, name in enumerate(names())]  # fmt: skip
    head = ["id", "name", "city", "memo"]
    request = request_for(write_book(tmp_path / "book.csv", [head, *rows]))
    watchlist = make_watchlist(network)
    whole = run(watchlist, request, silent)
    assert len(whole.hits) > 100
    for size, jobs in ((7, 1), (50, 2)):
        monkeypatch.setattr("linchpin.screen.run.PIECE", size)
        assert run(watchlist, replace(request, jobs=jobs), silent).digest == whole.digest
    monkeypatch.setattr("linchpin.screen.results.held_hits.MOST_HELD", 3)
    assert list(run(watchlist, request, silent).hits) == list(whole.hits)
    random.Random(5).shuffle(rows)
    other = run(watchlist, request_for(write_book(tmp_path / "o.csv", [head, *rows])), silent)

    def by_key(hits: object) -> list[dict[str, object]]:
        found = [asdict(hit) | {"row": 0, "file": "", "line": 0, "place": ""} for hit in hits]  # type: ignore[attr-defined]
        return sorted(found, key=lambda hit: json.dumps(hit, sort_keys=True))

    assert by_key(other.hits) == by_key(whole.hits)


def test_the_page_shows_hits_by_class_and_no_script_of_the_book(
    network: Network, tmp_path: Path
) -> None:
    rows = [["id", "name", "city"], ["<script>alert(1)</script>", names()[0], "Yalta"],
            ["7", "=HYPERLINK(1)", "x"]]  # fmt: skip
    request = request_for(write_book(tmp_path / "book.csv", rows))
    hits = run(make_watchlist(network), request, silent).hits
    write_hits(hits, tmp_path / "h.html")
    page = (tmp_path / "h.html").read_text("utf-8")
    assert page.casefold().count("<script") == 1  # ours, that filters and sorts
    assert "&lt;script&gt;" in page
    assert "http" not in page.casefold().replace("http-equiv", "")
    for alert in {hit.alert for hit in hits}:
        assert f">{alert}" in page.casefold() or alert in page


def test_help_shows_examples() -> None:
    for command in ("screen", "rescreen"):
        done = CliRunner().invoke(app, [command, "--help"])
        assert "Examples:" in done.output
        assert "Exit codes:" in done.output
        for option in ("--place", "--index", "--json", "--nationality"):
            assert option in done.output
