"""A table of pairs is scored row by row, and nothing in it becomes a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from linchpin.claims.errors import ReadError
from linchpin.workspace.score_pairs import UNKNOWN, score_pairs


def test_rows_keep_their_cells_and_get_a_score(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("note,name1,name2\n=1+1,Juan Hdz,Juan Hernandez\n|calc,a,b\n", "utf-8")
    out = tmp_path / "out.csv"
    assert score_pairs(pairs, out, UNKNOWN) == 2
    one, two = csv.DictReader(out.read_text("utf-8").splitlines())
    assert (one["note"], two["note"]) == ("'=1+1", "'|calc")
    assert float(one["score"]) > 0.9 > float(two["score"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "no column 'name1'"),
        ("name1,name2,score\na,b,1\n", "has a column 'score' already"),
        ("name1,name2,schema\na,b,Thing\n", "row 1: schema 'Thing'"),
        ("name1,name2\na,b,c\n", "1 row with more cells"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_written(
    tmp_path: Path, text: str, told: str
) -> None:
    pairs, out = tmp_path / "pairs.csv", tmp_path / "out.csv"
    pairs.write_text(text, "utf-8")
    with pytest.raises(ReadError, match=told.replace("(", r"\(")):
        score_pairs(pairs, out, UNKNOWN)
    assert not out.exists()
