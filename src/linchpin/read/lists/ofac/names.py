"""The names of an entry, and what kind of being it is."""

from __future__ import annotations

import re

from linchpin.match.legal_forms import has_legal_form
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.ofac.entry import Entry, EntryFact, EntryName, listed_form
from linchpin.read.lists.record_text import Excerpt, excerpt_between

_SCHEMATA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_RURAL_FORM = re.compile(r"\bS\.? ?P\.? ?R\.? DE R\.? ?[ILS]\b", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv)\.?", re.IGNORECASE)
_PROPERTIES = {"primary": "name", "aka": "alias", "nka": "alias", "fka": "previousName"}


def schema_of(entry: Entry) -> str:
    """Return the FollowTheMoney schema of an entry.

    OFAC tells people, vessels and aircraft apart and calls all else an entity; one whose name
    carries a legal form is a Company, any other an Organization.
    """
    known = _SCHEMATA.get(entry.kind)
    if known is not None:
        return known
    name = entry.names[0].piece.text
    if _RURAL_FORM.search(name) or has_legal_form(name):
        return "Company"
    return "Organization"


def state_names(record: Recorder, entry: Entry) -> None:
    """Write down the primary name and every alias of the name rows, weak ones as `weakAlias`."""
    for name in entry.names:
        prop = "weakAlias" if name.weak else _PROPERTIES[name.kind]
        whole, first, last = split_name(name, person=entry.kind == "individual")
        quote = name.piece
        if name.first is not None:
            quote = excerpt_between(record.text, name.piece, name.first)
        original = quote.text if quote.text != whole else None
        record.say(prop, whole, quote, original)
        if name.kind == "primary" and first is not None and last is not None:
            record.say("firstName", first, quote)
            record.say("lastName", last, quote)


def state_weak_name(record: Recorder, fact: EntryFact) -> None:
    """Write down an alias that stands in the remarks, which OFAC thereby marks as weak."""
    name = EntryName(Excerpt(fact.value, fact.piece.start), "aka", weak=True)
    whole, _, _ = split_name(name, person=record.schema == "Person")
    record.say("weakAlias", whole, fact.piece, fact.value if fact.value != whole else None)


def split_name(name: EntryName, *, person: bool) -> tuple[str, str | None, str | None]:
    """Return the name as spoken, the given names and the surnames.

    A suffix such as "Jr." goes last, wherever the list puts it.

    >>> split_name(EntryName(Excerpt("RUELAS AVILA, Joel Efren", 0), "primary"), person=True)
    ('Joel Efren RUELAS AVILA', 'Joel Efren', 'RUELAS AVILA')
    >>> split_name(EntryName(Excerpt("MEZA, JR., Arturo", 0), "aka"), person=True)[0]
    'Arturo MEZA JR.'
    """
    listed = listed_form(name)
    if not person:
        return (listed, None, None)
    last, *others = [part for part in listed.split(", ") if part.strip(" ,")] or [listed]
    suffixes = [part for part in others if _SUFFIX.fullmatch(part)]
    given = [part for part in others if part not in suffixes]
    if not given:
        return listed, None, None
    first = ", ".join(given)
    return " ".join([first, last, *suffixes]), first, last
