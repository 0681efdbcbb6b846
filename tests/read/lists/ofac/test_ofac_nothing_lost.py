"""Nothing of a row is lost: every cell is quoted by a claim, or reported as not understood."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lost_cells import lost_cells
from real_readings import reading_of
from sdn_files import Cells, read, sdn_rows, words, write_set

from effort import times

maybe = st.none() | words
alt_rows = st.lists(
    st.tuples(
        st.sampled_from("1239"), st.just("7"), st.sampled_from(["aka", "fka", "nka"]), words, maybe
    ),
    max_size=3,
)
add_rows = st.lists(
    st.tuples(st.sampled_from("1239"), st.none() | st.just("8"), maybe, maybe, maybe, maybe),
    max_size=3,
)
comment_rows = st.lists(st.tuples(st.sampled_from("19"), words), max_size=2)


@settings(max_examples=times(40))
@given(sdn_rows(), alt_rows, add_rows, comment_rows)
def test_every_cell_of_any_set_is_quoted_or_reported(
    main: list[Cells], alt: list[Cells], add: list[Cells], comments: list[Cells]
) -> None:
    with TemporaryDirectory() as folder:
        path = write_set(Path(folder), main, alt=alt, add=add, comments=comments)
        assert lost_cells(path, read(path)) == []


@pytest.mark.data
@pytest.mark.parametrize("edition", ["2019-01", "2021-04-25", "2021-07"])
def test_every_cell_of_a_real_set_is_quoted_or_reported(data: Path, edition: str) -> None:
    folder = data / "ofac/full" / edition
    assert lost_cells(folder, reading_of(folder)) == []
