"""Passports, identity cards, registrations: a numbered document and its holder's number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from linchpin.claims.ftm import is_a
from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.countries import country_code
from linchpin.read.lists.entry_facts import listed_day, present
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, span

_PASSPORT = re.compile(r"passe?port|pasaporte|паспорт", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A numbered document as listed.

    Attributes:
        number: Its number, as published; without one what is known of it is a note.
        label: What the list calls the document.
        country: Issuing country, as published.
        beside: Notes that stand beside it, kept in the quote and as its summary.
        dates: `startDate` and `endDate`, each the EDTF date (None where it is none) and its words.
        passport: Whether it is a passport.
        prop: Property of the holder that takes the number, where the kind of number is known.
    """

    number: Excerpt | None
    label: Excerpt | None = None
    country: Excerpt | None = None
    beside: Sequence[Excerpt] = ()
    dates: Mapping[str, tuple[str | None, Excerpt]] = field(default_factory=dict)
    passport: bool = False
    prop: str | None = None


def document_of(record: Recorder, row: Row) -> ListedDocument:
    """Return the document of a row, whose cells the list's YAML file names.

    Args:
        record: The record it stands in.
        row: The row; where it names two countries, the second stands beside.
    """
    found = {part: row.take_all(*cells) for part, cells in record.source.cells.document.items()}
    label, number = (next(iter(found[part]), None) for part in ("label", "number"))
    countries = found.get("country", [])
    dates = {
        prop: (listed_day(record, piece.text), piece)
        for prop in ("startDate", "endDate")
        for piece in found.get(prop, [])
    }
    return ListedDocument(
        number,
        label,
        countries[0] if countries else None,
        [*found.get("beside", []), *countries[1:]],
        dates,
        passport=label is not None and _PASSPORT.search(label.text) is not None,
    )


def say_document(record: Recorder, document: ListedDocument) -> None:
    """Write down a document as itself and as its holder's number.

    In FollowTheMoney only people and organisations hold documents; a vessel or aircraft has the
    number alone.
    """
    number, label, country = document.number, document.label, document.country
    if number is None:
        for piece in present(label, country, *document.beside):
            record.say("notes", f"Document without number: {piece.text}", piece, piece.text)
        return
    whole = span(record.text, present(label, number, country, *document.beside))
    prop = document.prop or ("passportNumber" if document.passport else "idNumber")
    own = next(name for name in (prop, "idNumber", "registrationNumber") if record.has(name))
    record.say(own, number.text, whole)
    if not is_a(record.schema, "LegalEntity"):
        return
    kind = "" if label is None else label.text
    issuer = "" if country is None else country.text
    about = f"{record.subject}-id-{slug(kind, number.text, issuer)}"
    schema = "Passport" if document.passport else "Identification"
    said = {"holder": record.subject, "number": number.text} | ({"type": kind} if kind else {})
    record.say_of(about, schema, said, whole)
    if country is not None and (code := country_code(issuer)) is not None:
        record.say_of(about, schema, {"country": code}, country, issuer)
    elif country is not None:
        record.leave(country, "no country or territory of this name is known")
    for which, (edtf, piece) in document.dates.items():
        if edtf is None:
            record.leave(piece, "the number is kept; this date of it is not understood")
        else:
            record.say_of(about, schema, {which: edtf}, piece, piece.text)
    for note in document.beside:
        record.say_of(about, schema, {"summary": note.text}, note)
