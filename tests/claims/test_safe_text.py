"""Laws of what leaves Linchpin: no control character, no formula, nothing lost in JSON."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.safe_text import safe_cell, safe_json, safe_text

BAD = "\x00\x07\x1b\x7f\x85\x9b\x9d\u061c\u200e\u202a\u202e\u2066\u2069\ufeff\r"
texts = st.text(st.characters() | st.sampled_from(BAD + "=+-@|%＝＋－＠ \t\n\u00a0\u3000"))


def is_control(letter: str) -> bool:
    """Return whether a letter can steer a terminal or turn the direction of a line."""
    if letter in "\n\t":
        return False
    turns = unicodedata.bidirectional(letter) in {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"
    }  # fmt: skip
    return turns or unicodedata.category(letter) in ("Cc", "Cs")


@given(texts)
def test_no_control_character_is_left(text: str) -> None:
    assert not any(map(is_control, safe_text(text)))
    assert not any(map(is_control, str(safe_cell(text))))


@given(texts)
def test_all_else_is_left_in_its_order(text: str) -> None:
    kept = [one for one in text if one.isalnum() or one == " "]
    assert [one for one in safe_text(text) if one.isalnum() or one == " "] == kept
    assert safe_text(safe_text(text)) == safe_text(text)


@given(texts, st.integers(0, 20))
def test_a_text_is_cut_where_that_is_asked(text: str, longest: int) -> None:
    assert len(safe_text(text, longest)) <= longest


@given(texts)
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = str(safe_cell(text))
    assert cell.removeprefix("'") == safe_text(text).removeprefix("'")
    assert unicodedata.normalize("NFKC", cell).lstrip()[:1] not in tuple("=+-@|%")
    assert cell[:1] not in ("\t", "\r", "\n")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", " =HYPERLINK(1)", "\u3000＝1", "|calc", "\t=1", "\r=1", "\n=1", "＠SUM(1)",
        "\u200b=1", "\ufeff=cmd|' /c calc'!A1", "+52 33", "-1+2", "\u00a0=1",
    ],
)  # fmt: skip
def test_formulas_in_every_dress_get_a_quote_mark(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")


def test_numbers_stay_numbers_and_names_names() -> None:
    assert [safe_cell(one) for one in (-1.5, 0, None, "Añorve", "O'Hara = X")] == [
        -1.5, 0, "", "Añorve", "O'Hara = X",
    ]  # fmt: skip
    persian = "می\u200cخواهم"
    assert safe_text(persian) == persian


@given(st.recursive(texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner)))
def test_json_loses_nothing_and_holds_no_control_character(value: object) -> None:
    text = safe_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(text) == json.loads(json.dumps(value))
    assert not any(map(is_control, text))
