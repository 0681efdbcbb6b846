"""Findings of ownership: proofs that derive again, bands, days, control, what is never clear."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_out import day, found, laid_out

from effort import times
from linchpin.claims.dates import parse_date
from linchpin.trace.ownership.answer import Listed, answers_on, holds
from linchpin.trace.ownership.half_owned import CONTROLLED, HALF_OWNED, OWNED_BEFORE
from linchpin.trace.ownership.law import ShareReading
from linchpin.trace.ownership.rows import control_words
from linchpin.trace.ownership.shares import (
    HALF,
    PERCENT,
    WHOLE,
    OwnedShare,
    ShareUnit,
    read_share,
    say_units,
    share_unit,
)
from linchpin.trace.ownership.stakes import Stake, held_on

TODAY = "2026-01-15"
LISTED = {"X": ("Ximeno Xirau (ofac-1)", "SDNTK"), "Y": ("Yago Ynca (ofac-2)", "TCO")}


def _row(owner: str, share: str, owned: str, **more: Any) -> dict[str, Any]:
    told = None if control_words(share) else read_share(share)
    row: dict[str, Any] = {
        "owner": owner, "owned": owned, "share": share, "on": TODAY,
        "share_low": None if told is None else told.low,
        "share_high": None if told is None else told.high,
        "since_day": None, "until_day": None,
    }  # fmt: skip
    for side, party in (("owner", owner), ("owned", owned)):
        name, program = LISTED.get(party, (None, None))
        row |= {f"{side}_listed": name, f"{side}_programs": program}
        row[f"{side}_listed_since"] = None
    return row | more


def _tables(*rows: dict[str, Any]) -> Any:
    return laid_out({"ownership": rows})


def _says(typology: Any, *rows: dict[str, Any]) -> dict[str, str]:
    forwards = {f.derived.subject: f.derived.says for f in found(typology, _tables(*rows))}
    backwards = {f.derived.subject: f.derived.says for f in found(typology, _tables(*rows[::-1]))}
    assert forwards == backwards
    return forwards


def test_the_proof_names_every_step_and_its_sum() -> None:
    says = _says(HALF_OWNED, _row("X", "50%", "A"), _row("X", "10%", "B"), _row("A", "40%", "B"))
    assert set(says) == {"A", "B"}
    assert says["B"].endswith(
        "(certain): A: 50.00 % of X (by its name Ximeno Xirau (ofac-1) on the list under SDNTK) = "
        "50.00 %, and 50.00 % is the threshold; B: 40.00 % of A + 10.00 % of X (by its name Ximeno "
        "Xirau (ofac-1) on the list under SDNTK) = 50.00 %, and 50.00 % is the threshold"
    )


def test_shares_of_persons_blocked_under_two_programs_are_added() -> None:
    (fit,) = found(HALF_OWNED, _tables(_row("X", "25%", "A"), _row("Y", "25%", "A")))
    assert "under SDNTK" in fit.derived.says
    assert "under TCO" in fit.derived.says
    assert any(line.startswith("of what follows: TCO") for line in fit.compared)
    assert "24.99" not in fit.derived.says
    assert not _says(HALF_OWNED, _row("X", "25%", "A"), _row("Y", "24.999999%", "A"),
                     _row("Z", "50.000001%", "A"))  # fmt: skip


@pytest.mark.parametrize(
    ("share", "other", "word"),
    [
        ("50%", "50%", "(certain)"),
        ("49.999999%", "50.000001%", None),
        ("25-50%", "50%", "(possible"),
        ("25-50%", "more than 50%", None),
        ("", "", "(possible"),
        ("10%", "40%", "(open"),
        ("10%", "50%", "(open"),
        ("10%", "51%", None),
    ],
)
def test_certain_possible_open_and_clear(share: str, other: str, word: str | None) -> None:
    says = _says(HALF_OWNED, _row("X", share, "A"), _row("Z", other, "A"))
    assert ("A" in says) is (word is not None)
    assert word is None or word in says["A"]


def test_who_is_surely_under_half_is_counted_and_not_blocked() -> None:
    said = HALF_OWNED.find(_tables(_row("X", "20%", "A"), _row("Z", "80%", "A")))
    assert not said.fits
    assert any("1 firm of which blocked persons own a part" in note for note in said.notes)


def test_a_firm_that_is_listed_itself_is_no_finding() -> None:
    assert not _says(HALF_OWNED, _row("X", "50%", "Y"))
    assert set(_says(HALF_OWNED, _row("Y", "50%", "B"))) == {"B"}


def test_without_a_list_nobody_is_clear() -> None:
    row = {"owner": "X", "owned": "A", "share_low": WHOLE, "share_high": WHOLE}
    said = HALF_OWNED.find(laid_out({"ownership": [row]}))
    assert said.fits == ()
    assert "nobody of the owners was looked up" in said.unseen[0]


def test_shares_that_add_up_to_more_than_all_are_said() -> None:
    said = HALF_OWNED.find(_tables(_row("Z", "80%", "A"), _row("X", "30%", "A")))
    assert said.unseen == ("A: its shares add up to more than all, by the table (110.00 %)",)


@pytest.mark.parametrize(
    ("until", "word"),
    [("2026-01-16", "(certain)"), ("2026-01-15", "(possible"), ("2026-01-14", None)],
)
def test_a_share_counts_until_the_day_it_ended(until: str, word: str | None) -> None:
    says = _says(HALF_OWNED, _row("X", "60%", "A", until_day=day(until)), _row("Z", "40%", "A"))
    assert (word or "") in says.get("A", "")
    assert bool(says) is (word is not None)


def test_what_was_owned_before_is_told_as_faq_402_does() -> None:
    sold = _row("X", "60%", "A", until_day=day("2024-05-02"))
    rows = (sold, _row("Z", "100%", "A", since_day=day("2024-05-02")))
    assert not _says(HALF_OWNED, *rows)
    says = _says(OWNED_BEFORE, *rows)
    assert "until 2024-05-01" in says["A"]
    assert "stays blocked (FAQ 402)" in says["A"]
    assert not _says(OWNED_BEFORE, _row("X", "60%", "A"))


def test_control_is_not_ownership() -> None:
    votes = _row("X", "voting-rights-75-to-100-percent", "A")
    rows = (votes, _row("Z", "100%", "A"))
    assert not _says(HALF_OWNED, *rows)
    assert "control is not ownership" in _says(CONTROLLED, *rows)["A"]
    assert not _says(CONTROLLED, votes, _row("X", "60%", "A"))  # half owned: the other finding


def test_control_by_a_firm_that_is_half_owned() -> None:
    rows = (_row("X", "50%", "A"), _row("A", "director", "B"), _row("Z", "100%", "B"))
    assert set(_says(CONTROLLED, *rows)) == {"B"}


_FIRMS = st.sampled_from("ABCDE")
_TOLD = st.sampled_from(["10%", "25%", "30%", "50%", "60%", "25-50%", "under 50%", ""])
_ROWS = st.lists(st.tuples(st.sampled_from("XYABCDE"), _TOLD, _FIRMS), min_size=1, max_size=12)


@settings(max_examples=times(40), deadline=None)
@given(_ROWS)
def test_every_finding_derives_from_its_rows(rows: list[tuple[str, str, str]]) -> None:
    tables = _tables(*(_row(*row) for row in rows))
    found(HALF_OWNED, tables)
    found(CONTROLLED, tables)


@settings(max_examples=times(40), deadline=None)
@given(_ROWS, st.sets(st.sampled_from("XY")))
def test_every_proof_holds_and_needs_its_rows(
    rows: list[tuple[str, str, str]], blocked: set[str]
) -> None:
    stakes = [Stake(o, f, read_share(s), f"line {at}") for at, (o, s, f) in enumerate(rows)]
    on = datetime.date(2026, 1, 15)
    answers, held = answers_on(stakes, [Listed(who, who) for who in blocked], on)
    for answer in answers.values():
        if answer.reading is None:
            continue
        assert holds(answer, held, blocked)
        if answer.reading is ShareReading.CERTAIN:
            rest = [stake for stake in stakes if stake.row not in answer.rows]
            assert not holds(answer, held_on(rest, on), blocked)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("25 %", 25, 25), ("25,5%", 25.5, 25.5), ("0", 0, 0), ("100", 100, 100),
        ("1/4", 25, 25), ("500 of 1000", 50, 50), ("25-50%", 25, 50), ("25% to 50%", 25, 50),
        ("at least 10%", 10, 100), ("10% or more", 10, 100), ("up to 49%", 0, 49),
        ("2500 bp", 25, 25), ("unknown", 0, 100), ("", 0, 100),
        ("ownership-of-shares-75-to-100-percent-as-trust", 75, 100),
    ],
)  # fmt: skip
def test_shares_as_tables_write_them(cell: str, low: float, high: float) -> None:
    assert read_share(cell) == OwnedShare(round(low * PERCENT), round(high * PERCENT))


@pytest.mark.parametrize("cell", ["101", "-5%", "x%", "3/2", "1/0", "50-25%", "half", "25-50-75"])
def test_what_is_no_share_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_share(cell)


def test_a_column_of_fractions_is_either_until_a_number_decides() -> None:
    assert share_unit("share", ["0.5", "0.25"]) is ShareUnit.UNSURE
    assert read_share("0.5", ShareUnit.UNSURE) == OwnedShare(PERCENT // 2, HALF)
    assert share_unit("ownership %", ["0.5"]) is ShareUnit.PERCENT


@given(st.integers(0, 100_000_000))
def test_six_decimals_of_a_percent_are_exact(millionths: int) -> None:
    cell = f"{millionths // 1_000_000}.{millionths % 1_000_000:06}"
    share = read_share(cell)
    assert share.exact
    assert read_share(say_units(share.low)) == share


def test_a_month_may_be_any_of_its_days() -> None:
    stake = Stake("X", "A", OwnedShare(HALF, HALF), "line 2", since=parse_date("2024-03"))
    told = {d: stake.on(datetime.date(2024, m, d)) for m, d in ((2, 29), (3, 15), (4, 1))}
    assert told == {29: None, 15: OwnedShare(0, HALF), 1: OwnedShare(HALF, HALF)}


@settings(max_examples=times(30), deadline=None)
@given(_ROWS)
def test_rows_of_firms_that_no_listed_reaches_change_nothing(
    rows: list[tuple[str, str, str]],
) -> None:
    far = [_row("Far", "100%", "Away"), _row("Away", "100%", "Further")]
    near = [_row(*row) for row in rows]
    alone, beside = (HALF_OWNED.find(_tables(*some)) for some in (near, far + near))
    assert [f.derived for f in alone.fits] == [f.derived for f in beside.fits]
