"""Births as lists write them: days, months, years, circa, ranges, other calendars, words alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.entry_facts import edtf_or_none, listed_day, present, say_date
from linchpin.read.lists.record_text import Excerpt, span


@dataclass(frozen=True, slots=True)
class ListedBirth:
    """A date of birth as listed.

    Attributes:
        points: What the date may be: the parts of a day (year, month, day), as far as they are
            given, each part a cell; a whole date is one part.
        years: First and last year of a range.
        circa: Whether the list says that it is not exact.
        calendar: Name of another calendar than the Gregorian, as published.
        beside: What stands beside it, kept in the quote.
        words: Remarks on it, kept in the quote; a note where no date is given.
        day: EDTF date the list gives this fact.
    """

    points: Sequence[Sequence[Excerpt]] = ()
    years: Sequence[Excerpt] = ()
    circa: bool = False
    calendar: Excerpt | None = None
    beside: Sequence[Excerpt] = ()
    words: Sequence[Excerpt] = ()
    day: str | None = None


def say_birth(record: Recorder, birth: ListedBirth) -> None:
    """Write down a birth no firmer than it is listed.

    A date of another calendar, and words without a date, are notes in the list's own words.
    """
    mark = "~" if birth.circa else ""
    found = [("-".join(f"{part.text:0>2}" for part in point) + mark, point)
             for point in birth.points]  # fmt: skip
    if birth.years:
        found.append(("/".join(f"{year.text}{mark}" for year in birth.years), birth.years))
    beside = present(birth.calendar, *birth.beside, *birth.words)
    for text, pieces in found:
        quote = span(record.text, [*pieces, *beside])
        if birth.calendar is None:
            say_date(
                record,
                "birthDate",
                edtf_or_none(text) or listed_day(record, text),
                quote,
                birth.day,
            )
        else:
            value = f"Date of birth: {text} ({birth.calendar.text.capitalize()} calendar)"
            record.say("notes", value, quote, quote.text, birth.day)
    if not found and birth.words:
        words = ", ".join(piece.text for piece in birth.words)
        whole = span(record.text, beside)
        record.say("notes", f"Date of birth: {words}", whole, whole.text, birth.day)
