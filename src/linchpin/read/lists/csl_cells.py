"""Cells of the Consolidated Screening List that hold several values in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linchpin.read.lists import births
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import EntryAddress
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.listed_documents import ListedDocument, say_document
from linchpin.read.lists.ofac import features as ofac
from linchpin.read.lists.ofac.dates import ofac_date
from linchpin.read.lists.record_text import Excerpt, split_at

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = re.compile(r"[A-Z]{2}")
_AND = "and "


def aliases(cell: Excerpt) -> Iterator[Excerpt]:
    """Yield the aliases of a cell, without the `and` before the last."""
    for piece in split_at(cell, "; "):
        lead = len(_AND) if piece.text.startswith(_AND) else 0
        yield Excerpt(piece.text[lead:], piece.start + lead)


def addresses(cell: Excerpt) -> Iterator[EntryAddress]:
    """Yield the addresses of a cell; the last part of one is a country if it has two letters."""
    for piece in split_at(cell, "; "):
        rest, _, last = piece.text.rpartition(",")
        code, street = last.strip(), rest.strip()
        if _CODE.fullmatch(code):
            country = Excerpt(code, piece.start + len(piece.text) - len(code))
            lines = (Excerpt(street, piece.start),) if street else ()
            yield EntryAddress("", street=lines, country=country)
        else:
            yield EntryAddress("", street=(piece,))


def say_birth(record: Recorder, piece: Excerpt) -> None:
    """Write down a date of birth; words that are no date are a note."""
    edtf = facts.edtf_or_none(piece.text) or ofac_date(piece.text)
    if edtf is None or not record.has("birthDate"):
        births.say_birth(record, births.ListedBirth(words=[piece]))
    else:
        record.say("birthDate", edtf, piece, piece.text if piece.text != edtf else None)


def say_numbers(record: Recorder, cell: Excerpt) -> None:
    """Write down every item of a cell such as `MX, 1990-01-31, X123, Passport; Male, Gender`.

    An item is country, day of expiry, day of issue, number and label, each but the last two where
    it is known; one day alone may be either and stands beside the number.

    Args:
        record: Where it goes.
        cell: The cell.
    """
    for item in split_at(cell, "; "):
        *before, label = split_at(item, ", ")
        if not before:
            record.leave(item, "expected a value and its label")
            continue
        country = before.pop(0) if len(before) > 1 and _CODE.fullmatch(before[0].text) else None
        days: list[Excerpt] = []
        while len(before) > 1 and _DAY.fullmatch(before[0].text) and len(days) < 2:
            days.append(before.pop(0))
        begin, end = before[0].start, before[-1].start + len(before[-1].text)
        value = Excerpt(cell.text[begin - cell.start : end - cell.start], begin)
        _say(record, item, label, value, country, days)


def _say(
    record: Recorder, item: Excerpt, label: Excerpt, value: Excerpt, country: Excerpt | None,
    days: list[Excerpt],
) -> None:  # fmt: skip
    fact = ofac.number_fact(label, value)
    if fact is not None:
        ofac.say_fact(record, replace(fact, piece=item))
        return
    if country is None and not days and not ofac.is_document(label, value):
        ofac.say_feature(record, label.text, value, item)
        return
    passport, prop = ofac.known_property(label.text)
    dates = {}
    if len(days) == 2:
        dates = {"endDate": (days[0].text, days[0]), "startDate": (days[1].text, days[1])}
    beside = days if len(days) == 1 else []
    say_document(record, ListedDocument(value, label, country, beside, dates, passport, prop))
