"""What an entry says of itself, kind by kind: the table `STATE`, and the columns."""

from __future__ import annotations

from collections.abc import Callable

from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.countries import country_code
from linchpin.read.lists.ofac.dates import ofac_date
from linchpin.read.lists.ofac.documents import state_imo, state_number, state_wallet
from linchpin.read.lists.ofac.entry import Entry, EntryFact
from linchpin.read.lists.ofac.fragments import labels, split_remark
from linchpin.read.lists.ofac.names import state_weak_name
from linchpin.read.lists.ofac.offices import is_style
from linchpin.read.lists.ofac.sanctions import state_dated_provision, state_provision
from linchpin.read.lists.record_text import Excerpt

_VESSEL = {
    "call_sign": "callSign",
    "type": "type",
    "tonnage": "tonnage",
    "gross_tonnage": "grossRegisteredTonnage",
}
_REGISTERED_IN = ("flag", "jurisdiction", "country")
"""Properties for the country something is registered in, the first its schema has."""
_NONE_KNOWN = ("None Identified", "Unknown")
"""What the list says where no flag was found: kept as a note."""


def state_vessel(record: Recorder, entry: Entry) -> None:
    """Write down the vessel columns except the owner, which is a relation."""
    for key, piece in entry.vessel.items():
        if key == "flag":
            _say_country(record, "flag", piece.text, piece)
        elif key != "owner":
            clean = piece.text.replace(",", "") if "tonnage" in key else piece.text
            original = piece.text if clean != piece.text else None
            record.say(_VESSEL[key], clean or piece.text, piece, original)


def state_title(record: Recorder, entry: Entry) -> None:
    """Write down the title column: a form of address as `title`, anything else as `position`."""
    title = entry.title
    if title is not None:
        for part in split_remark(title.text, title.start):
            record.say("title" if is_style(part.text) else "position", part.text, part)


def _say_country(record: Recorder, prop: str, name: str, piece: Excerpt) -> None:
    code = country_code(name)
    if code is None and name in _NONE_KNOWN and record.has("notes"):
        record.say("notes", piece.text if piece.text != name else f"{prop}: {name}", piece)
    elif code is None:
        record.leave(piece, "no country or territory of this name is known")
    else:
        record.say(prop, code, piece, name)


def _date(prop: str) -> Callable[[Recorder, EntryFact], None]:
    def state(record: Recorder, fact: EntryFact) -> None:
        date = ofac_date(fact.value)
        if date is None:
            record.leave(fact.piece, "this is no date")
        else:
            record.say(prop, date, fact.piece, fact.value if fact.value != date else None)

    return state


def _text(prop: str) -> Callable[[Recorder, EntryFact], None]:
    def state(record: Recorder, fact: EntryFact) -> None:
        record.say(prop, fact.value, fact.piece)

    return state


def _country(prop: str) -> Callable[[Recorder, EntryFact], None]:
    def state(record: Recorder, fact: EntryFact) -> None:
        _say_country(record, prop, fact.value, fact.piece)

    return state


def _gender(record: Recorder, fact: EntryFact) -> None:
    record.say("gender", fact.value.lower(), fact.piece, fact.value)


def _labelled(record: Recorder, fact: EntryFact) -> None:
    prop = labels()[fact.label or ""][1] or ""
    if prop in ("buildDate", "incorporationDate"):
        _date(prop)(record, fact)
    elif prop == "pastFlags":
        _say_country(record, prop, fact.value, fact.piece)
    elif prop == "flag":
        prop = next(candidate for candidate in _REGISTERED_IN if record.has(candidate))
        _say_country(record, prop, fact.value, fact.piece)
    else:
        record.say(prop, fact.value, fact.piece)


def _trait(record: Recorder, fact: EntryFact) -> None:
    record.say(fact.label or "", fact.value, fact.piece)


def _event(record: Recorder, fact: EntryFact) -> None:
    about = f"{record.subject}-{fact.kind}-{slug(fact.value)}"
    properties = {"involved": record.subject, "keywords": fact.kind, "summary": fact.piece.text}
    record.say_of(about, "Event", properties, fact.piece)
    date = ofac_date(fact.value)
    if date is not None:
        record.say_of(about, "Event", {"date": date}, fact.piece, fact.value)


STATE: dict[str, Callable[[Recorder, EntryFact], None]] = {
    "birth_date": _date("birthDate"),
    "birth_place": _text("birthPlace"),
    "nationality": _country("nationality"),
    "citizenship": _country("citizenship"),
    "gender": _gender,
    "weak_alias": state_weak_name,
    "weak_former_name": state_weak_name,
    "trade_name": _text("alias"),
    "style": _text("title"),
    "position": _text("position"),
    "trait": _trait,
    "passport": state_number,
    "identification": state_number,
    "aircraft": _labelled,
    "vessel": _labelled,
    "contact": _labelled,
    "organization": _labelled,
    "imo": state_imo,
    "wallet": state_wallet,
    "provision": state_provision,
    "listing_date": state_dated_provision,
    "effective_date": state_dated_provision,
    "arrested": _event,
    "indicted": _event,
    "detained": _event,
}
"""Kind of fact to the function that writes it down; relations are in `links.py`."""
