"""Lines of an answer: no quote is lost, and short ones of one source share a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.cli.text.layout import lines_text
from linchpin.network.answer import Line, Said

QUOTES = st.lists(
    st.tuples(st.text("abcd", min_size=1, max_size=120), st.sampled_from("XY"), st.booleans()),
    min_size=1,
    max_size=8,
)


def said(quote: str, speaker: str = "X", *, summary: bool = False) -> Said:
    """Return a piece of evidence."""
    return Said(
        claim=f"c-{quote}-{speaker}",
        quote=quote,
        speaker=speaker,
        standing="stated",
        opinion=False,
        source=1,
        date="2021",
        document="d",
        place=None,
        summarised_by="Linchpin" if summary else None,
    )


def printed(*quotes: Said) -> str:
    """Return a line with these quotes, without its breaks."""
    return " ".join(" ".join(lines_text([Line("on the list", "program", quotes)])).split())


@given(QUOTES)
def test_every_quote_is_shown_with_who_says_it(found: list[tuple[str, str, bool]]) -> None:
    quotes = [said(*one[:2], summary=one[2]) for one in found]
    text = printed(*quotes)
    for one in quotes:
        assert one.quote in text
        assert f"— {one.speaker}, stated, 2021 [1]" in text
        assert not one.summarised_by or f"Linchpin's summary: {one.quote}" in text


def test_short_words_of_one_source_stand_on_one_line() -> None:
    text = printed(said("2003-07-07"), said("IRQ"), said("EU.27.28"), said("IRQ"))
    assert "“2003-07-07”, “IRQ”, “EU.27.28” — X, stated, 2021 [1]" in text


@pytest.mark.parametrize("other", [said("b", "Y"), said("c" * 100)])
def test_another_speaker_and_long_words_have_a_line_of_their_own(other: Said) -> None:
    assert printed(said("a"), other).count("— ") == 2
