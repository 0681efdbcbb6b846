"""Words in a column of something else are strays up to a share, and what is too many is said."""

from __future__ import annotations

from linchpin.screen.book.stray_cells import StrayCells
from linchpin.tabular.coverage import GapKind
from linchpin.tabular.reading import Batch


def batch_of(cells: list[str]) -> Batch:
    """Return rows of one column, below a heading."""
    numbers = list(range(1, len(cells) + 1))
    return Batch(numbers, [number + 1 for number in numbers], [cells])


def test_words_in_a_fifth_of_the_cells_are_strays() -> None:
    cells = ["48251"] * 80 + [f"Zzmuestra Zzensayo {number}" for number in range(21)]
    strays, gaps = StrayCells("", "amount", "line").see(cells, batch_of(cells))
    assert [stray.text for stray in strays] == cells[80:100]
    assert not gaps


def test_each_stray_that_is_too_many_is_said() -> None:
    cells = ["Zzmuestra Zzensayo"] * 5_002
    seen = StrayCells("", "amount", "line", filled=100_000)
    strays, gaps = seen.see(cells, batch_of(cells))
    assert len(strays) == 5_000
    assert [(gap.kind, gap.count) for gap in gaps] == [(GapKind.TEXTS_NOT_SCREENED, 1)] * 2
    later, more = seen.see(cells[:1], batch_of(cells[:1]))
    assert (later, len(more)) == ([], 1)
