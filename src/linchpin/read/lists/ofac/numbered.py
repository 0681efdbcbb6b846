"""Numbered documents of a remark: number, country, dates, and whatever else stands beside them.

A number is never lost because of the words beside it: what is no country and no date stays with
the document as published.
"""

from __future__ import annotations

import re

from linchpin.read.lists.countries import country_code
from linchpin.read.lists.ofac.dates import POINT, ofac_date
from linchpin.read.lists.ofac.entry import EntryFact
from linchpin.read.lists.record_text import Excerpt

_SPAN = rf"{POINT}(?: to {POINT})?"
_WHOLE = re.compile(
    rf"(?P<number>.+?)(?: \((?P<country>[^()]+(?:\([^()]*\))?)\))?"
    rf"(?:,? ?issued (?P<issued>{_SPAN}))?(?: expires (?P<expires>{_SPAN}))?"
)
_WORDS = re.compile(r"\b(issued?|expire[sd]?|expiry|expiration|valid|under|named?|bearing)\b", re.I)
_LOOSE = re.compile(
    r"(?P<number>[^\s(]*\d[^\s(]*(?: [^\s(]*\d[^\s(]*){0,3})"
    r"(?: \((?P<country>[^()]{1,60})\))?(?P<note>[ ,(].*)"
)


def read_document(kind: str, label: str, value: str, piece: Excerpt) -> EntryFact | None:
    """Return the document a label and its value state, or None where there is no number.

    Args:
        kind: `passport` or `identification`.
        label: The list's own label.
        value: What stands behind it.
        piece: The words both were read from.
    """
    fact = _strict(kind, label, value, piece)
    return _loose(kind, label, value, piece) if fact is None else fact


def _strict(kind: str, label: str, value: str, piece: Excerpt) -> EntryFact | None:
    match = _WHOLE.fullmatch(value)
    if match is None:
        return None
    number, country, note = match["number"], match["country"], None
    if country is not None and country_code(country) is None:
        if any(letter.isdigit() for letter in country):
            number, country = f"{number} ({country})", None
        else:
            country, note = None, country  # a state, or an office
    dates = (match["issued"], match["expires"])
    if _WORDS.search(number) or re.match(r"No\b", number):
        return None
    if number.count("(") != number.count(")"):
        return None
    if any(found is not None and ofac_date(found) is None for found in dates):
        return None
    return EntryFact(kind, number, piece, label, country, *dates, note=note)


def _loose(kind: str, label: str, value: str, piece: Excerpt) -> EntryFact | None:
    """Return the document with its number alone, and all that stands beside it as a note."""
    match = _LOOSE.fullmatch(value)
    if match is None:
        return None
    country, note = match["country"], match["note"].lstrip(" ,.:-")
    if country is not None and country_code(country) is None:
        country, note = None, f"({country}) {note}"
    if _WORDS.search(match["number"]) or not _WORDS.search(note):
        return None
    number = match["number"].rstrip(",.:")
    return EntryFact(kind, number, piece, label, country, note=note) if number else None
