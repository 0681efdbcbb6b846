"""What a column is taken for by its cells: each share that decides, from both sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from linchpin.claims.errors import ReadError
from linchpin.screen.book.contents import Looks, looks_like, name_likeness
from linchpin.screen.book.countries import split_countries, unknown_countries
from linchpin.screen.book.population import Population
from linchpin.screen.book.survey import survey_book

DULL = "x-1"


def several(count: int, cell: str) -> list[str]:
    """Return different cells of one form: `{}` stands for two letters that say which."""
    return [cell.format(f"{chr(97 + at // 26)}{chr(97 + at % 26)}") for at in range(count)]


NAME = "Zzmue{} Zzensayo"
GLUED = "Zzmue{}/Zzensayo"
TEXT = "ref 48251 zzmue{} is what zzensayo owes"
SHARES = [
    ("dates", Looks.DATES, ["1968-03-14"] * 6 + [DULL] * 4, ["1968-03-14"] * 11 + [DULL] * 9),
    (
        "different identifiers", Looks.IDENTIFIERS,
        [f"G482516{at:02}" for at in range(11)] + ["G48251600"] * 9,
        [f"G482516{at:02}" for at in range(10)] + ["G48251600"] * 10,
    ),
    (
        "addresses", Looks.ADDRESSES,
        several(4, "Calle Zzmue{} 12") + [DULL] * 6, several(7, "Calle Zzmue{} 12") + [DULL] * 13,
    ),
    (
        "well-known names", Looks.NAMES,
        ["Ana María Luz"] * 3 + several(2, NAME) + [DULL] * 5,
        ["Ana María Luz"] * 5 + several(5, NAME) + [DULL] * 10,
    ),
    (
        "the form of a name", Looks.NAMES,
        [*several(8, NAME), DULL, "x-2"], several(14, NAME) + [f"x-{at}" for at in range(6)],
    ),
    (
        "different names", Looks.NAMES,
        several(7, NAME) + several(3, NAME), several(6, NAME) + several(4, NAME),
    ),
    (
        "words of a name", Looks.NAMES,
        several(6, NAME) + several(4, GLUED), several(5, NAME) + several(5, GLUED),
    ),
    ("one word each", Looks.WORDS, ["Maria"] * 6 + ["12 b"] * 4, ["Maria"] * 5 + ["12 b"] * 5),
    (
        "words of a text", Looks.TEXTS,
        several(6, TEXT) + ["x-1 2 3"] * 4, several(11, TEXT) + ["x-1 2 3"] * 9,
    ),
    (
        "different texts", Looks.TEXTS,
        several(4, TEXT) + several(3, TEXT) * 2, several(3, TEXT) * 3 + several(1, TEXT),
    ),
    ("first cells", Looks.DATES, ["1968-03-14"] * 2_000 + [DULL] * 2_000, [DULL] * 2_000),
]  # fmt: skip


@pytest.mark.parametrize(("what", "look", "so", "not_so"), SHARES, ids=[one[0] for one in SHARES])
def test_a_share_decides_what_a_column_is(
    what: str, look: Looks, so: list[str], not_so: list[str]
) -> None:
    assert looks_like(so) is look, what
    assert looks_like(not_so) is not look, what


def test_a_name_is_mostly_of_letters() -> None:
    assert name_likeness("Zzab Zzcd 12 3") == 1
    assert name_likeness("Zzab Zzcd 12 34") == 0


def test_a_long_cell_is_not_taken_apart_and_not_understood() -> None:
    short = "Mexico, Iran" + ", Cuba" * 31  # 198 letters
    assert len(split_countries(short)) == 33
    assert unknown_countries(short) == ()
    longer = f"{short}, Cuba"
    assert split_countries(longer) == (longer,)
    assert unknown_countries(longer) == (longer,)


def test_a_sample_of_names_does_not_grow_with_the_book() -> None:
    some = Population()
    some.see(f"Zz {number}" for number in range(20_001))
    assert len(some.names()) == 20_000


@pytest.mark.parametrize(("before", "is_seen"), [(4_999, True), (5_000, False)])
def test_a_book_of_very_many_columns_asks_which_one_holds_names(
    tmp_path: Path, before: int, is_seen: bool
) -> None:
    book = tmp_path / "wide.csv"
    rows = [[f"zz{at}" for at in range(before + 1)]]
    rows += [[*["48.20"] * before, name] for name in ("Ana María Luz", "Juan Luz Peña")]
    book.write_text("\n".join(map(",".join, rows)), "utf-8")
    survey = survey_book(book)
    if is_seen:
        assert survey.mapping({}).names == (survey.header[before],)
        return
    with pytest.raises(ReadError, match="no column of names is known"):
        survey.mapping({})
