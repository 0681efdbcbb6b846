"""Frames of pandas as books and as answers, where pandas is installed.

It is no part of the development tools: where it is installed, pyarrow loads it in every command.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import linchpin
from invented import LIST, Written, keep
from linchpin.archive import create_archive
from linchpin.claims.errors import ReadError

pd = pytest.importorskip("pandas", reason="pandas is not installed")
BOOK = {"Cliente": ["Ana Ejemplo Prueba", "Luis Nadie"], "Nac": ["1970-01-02", "1990-01-01"]}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[linchpin.OpenArchive]:
    """Yield an archive of one entry, opened."""
    folder: Path = tmp_path_factory.mktemp("frames") / "archive"
    source = Written(LIST)
    source.entry(1, "Ana Ejemplo Prueba", birthDate="1970-01-02")
    keep(create_archive(folder), source.edition("2021-07"))
    with linchpin.open(folder) as opened:
        yield opened


def test_a_frame_of_pandas_is_a_book_and_an_answer(archive: linchpin.OpenArchive) -> None:
    found = archive.screen(pd.DataFrame(BOOK), name="Cliente", birth="Nac")
    assert [(hit.row, hit.entity, hit.column) for hit in found] == [(1, "ofac-1", "Cliente")]
    assert found.to_pandas()["entity"].tolist() == ["ofac-1"]


def test_an_answer_is_a_frame_of_its_lines(archive: linchpin.OpenArchive) -> None:
    who = archive.ask("1")
    assert len(who.to_pandas()) == who.to_arrow().num_rows > 0


def test_what_was_not_looked_at_goes_with_the_frame(archive: linchpin.OpenArchive) -> None:
    blind = archive.screen(pd.DataFrame({"name": ["Luis Nadie"], "passport": ["1.23457E+11"]}))
    assert blind.to_pandas().attrs["gaps"] == list(blind.gaps) != []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (pd.DataFrame([["a", "b"]], columns=["x", "x"]), "rename the column"),
        (pd.DataFrame({"x": ["a", 1, b"c"]}), "make it text first"),
    ],
    ids=["two of a name", "mixed"],
)
def test_a_frame_that_cannot_be_screened_says_what_to_do(
    archive: linchpin.OpenArchive, wrong: object, words: str
) -> None:
    with pytest.raises(ReadError, match=words):
        archive.screen(wrong)
