"""What is not asked for need not be read: the quick look misses no identifier of the watched."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from linchpin.screen.rows.cell_identifiers import (
    cell_holds_any,
    identifiers_in_text,
    text_holds_any,
    written_identifiers,
)
from linchpin.screen.rows.known_keys import SELDOM, KnownKeys

PARTS = (
    "IMO 9187629 passport G12345678 V-5892464 0x52908400098527886E0F7030069857D2E4169EE7 CUBG12 "
    "PRUBMXMMXXX SWIFT: tel +52 1 667 123 4567 800.123.456-7 a@b.example RFC XAXX010101000 INV "
    "12345.00 ; / | y 007 Z3079423 del 12345 #".split()
)
cells = st.lists(st.sampled_from(PARTS), max_size=6).flatmap(
    lambda parts: st.sampled_from([" ", "-", "", "; ", "/"]).map(lambda joint: joint.join(parts))
) | st.text(max_size=20)


@given(cells)
@example("C.U.R.P. 1234567 y DNI 5892464.0")
def test_the_quick_look_misses_no_identifier_of_a_cell(cell: str) -> None:
    for one in written_identifiers(cell):
        assert cell_holds_any(cell, {one.key})
    assert not cell_holds_any(cell, set())


@given(cells)
@example("factura Z3079423 del 12345")
def test_the_quick_look_misses_no_identifier_of_a_text(text: str) -> None:
    for one in identifiers_in_text(text):
        assert text_holds_any(text, {one.key})
    assert not text_holds_any(text, set())


def test_keys_are_known_however_often_they_are_asked_for() -> None:
    keys = KnownKeys({"9187629": 1})
    for _ in range(2 * SELDOM):
        assert "9187629" in keys
        assert "918762" not in keys
