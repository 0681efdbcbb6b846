"""Features of OFAC's enhanced and advanced formats: labels and values of the plain formats."""

from __future__ import annotations

from dataclasses import replace

from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.entry_facts import day_of_time
from linchpin.read.lists.ofac.entry import Entry, EntryFact
from linchpin.read.lists.ofac.fragments import labelled, labels, split_remark
from linchpin.read.lists.ofac.links import (
    EntryNames,
    LinkCount,
    state_kin,
    state_link,
    state_operator,
    state_owner,
)
from linchpin.read.lists.ofac.records import read_pieces
from linchpin.read.lists.ofac.sanctions import AUTHORITY, state_provision
from linchpin.read.lists.ofac.statements import STATE, state_title
from linchpin.read.lists.record_text import Excerpt

_LABELS = {
    "Birthdate": "DOB",
    "Place of Birth": "POB",
    "Nationality Country": "nationality",
    "Citizenship Country": "citizen",
}
"""Labels that the plain formats write in another way."""
_DOCUMENTS = ("identification", "passport")


def _state_link_by_name(record: Recorder, fact: EntryFact) -> None:
    """Write down a "Linked To" by the name alone; who bears it is found with the other lists."""
    state_link(record, fact, EntryNames(()), LinkCount())


_OTHERS = {
    "aircraft_operator": state_operator,
    "kin": state_kin,
    "linked_to": _state_link_by_name,
    "linked_to_cut": _state_link_by_name,
}


def entry_of(record: Recorder, **parts: object) -> Entry:
    """Return an entry with some parts alone, for the functions that write them down."""
    bare = Entry(record.number, "entity", record.text, (), (), ())
    return replace(bare, **parts)  # type: ignore[arg-type]


def say_feature(record: Recorder, label: str, value: Excerpt, quote: Excerpt) -> bool:
    """Write down a feature; one that no rule covers is left unread.

    Args:
        record: Where it goes.
        label: Its type, as published.
        value: The words of the value.
        quote: What to quote for it.

    Returns:
        Whether a rule covered it.
    """
    if label == "Vessel Owner":
        state_owner(record, entry_of(record, vessel={"owner": value}))
    elif label == "Title":
        state_title(record, entry_of(record, title=value))
    elif label == "Location":
        record.say("notes", f"Location: {value.text}", quote, quote.text)
    else:
        fact = labelled(_LABELS.get(label, label), value.text, value)
        if fact is None:
            record.leave(quote, f"no rule covers this value of {label[:60]!r}")
            return False
        say_fact(record, replace(fact, piece=quote))
    return True


def say_fact(record: Recorder, fact: EntryFact) -> None:
    """Write down a fact that the grammar of the plain formats read."""
    (_OTHERS.get(fact.kind) or STATE[fact.kind])(record, fact)


def say_remarks(record: Recorder, remark: Excerpt, title: Excerpt | None = None) -> None:
    """Write down remarks, fragment by fragment; what no rule covers is a note in their words."""
    pieces = split_remark(remark.text, remark.start)
    found, unread = read_pieces(
        pieces, individual=record.schema == "Person", title=title, cut=False
    )
    for fact in found:
        say_fact(record, fact)
    for item in unread:
        record.say("notes", item.piece.text, item.piece)


def number_fact(label: Excerpt, number: Excerpt) -> EntryFact | None:
    """Return the fact of a number that is no document: an IMO number, a wallet, a stock's code."""
    fact = labelled(label.text, number.text, number)
    return None if fact is None or fact.kind in _DOCUMENTS else fact


def is_document(label: Excerpt, number: Excerpt) -> bool:
    """Return whether a label is that of a numbered document, such as a passport."""
    fact = labelled(label.text, number.text, number)
    return fact is not None and fact.kind in _DOCUMENTS


def known_property(label: str) -> tuple[bool, str | None]:
    """Return whether a label of a numbered document is a passport's, and the holder's property."""
    kind, prop = labels().get(label, ("identification", "idNumber"))
    return kind == "passport", prop


def say_program(record: Recorder, tag: Excerpt, number: Excerpt) -> None:
    """Write down the Sanction of a program tag, as the plain formats give it."""
    about = f"{record.subject}-{slug(tag.text)}"
    said = {"entity": record.subject, "program": tag.text, "authority": AUTHORITY, "country": "us"}
    record.say_of(about, "Sanction", said, tag)
    record.say_of(about, "Sanction", {"authorityId": number.text}, number)


def say_membership(record: Recorder, name: Excerpt, day: Excerpt | None) -> None:
    """Write down that a list of OFAC's names the entry, and since which day.

    Args:
        record: Where it goes.
        name: The list, such as `SDN List`.
        day: The day it was published there, ISO 8601.
    """
    about = f"{record.subject}-on-{slug(name.text)}"
    said = {"entity": record.subject, "authority": AUTHORITY, "summary": name.text}
    record.say_of(about, "Sanction", said, name)
    if day is not None and (edtf := day_of_time(day.text)) is not None:
        record.say_of(about, "Sanction", {"listingDate": edtf}, day)
    elif day is not None:
        record.leave(day, "this is no date")


def say_measure(record: Recorder, words: Excerpt) -> None:
    """Write down a measure or legal authority that the list names for the entry."""
    state_provision(record, EntryFact("provision", words.text, words))


def say_relation(record: Recorder, kind: Excerpt, other: str, quote: Excerpt) -> str:
    """Write down a relation in the list's words; its kind is never said more exactly.

    Args:
        record: Where it goes.
        kind: What the list calls it, such as `Owned or Controlled By`.
        other: Entity id of whom it points at.
        quote: What to quote.

    Returns:
        The relation's entity id.
    """
    about = f"{record.subject}-link-{slug(kind.text, other)}"
    said = {"subject": record.subject, "object": other, "role": kind.text}
    record.say_of(about, "UnknownLink", said, quote)
    return about
