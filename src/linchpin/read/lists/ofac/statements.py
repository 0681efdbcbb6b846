"""What an entry says of itself: names, dates, places, documents, sanctions."""

from __future__ import annotations

import re
from collections.abc import Callable

from linchpin.read.lists.countries import country_code
from linchpin.read.lists.ofac.dates import ofac_date
from linchpin.read.lists.ofac.entry import (
    Entry,
    Fact,
    ListedAddress,
    ListedName,
    Piece,
    listed_form,
)
from linchpin.read.lists.ofac.fragments import labels, split_remark
from linchpin.read.lists.ofac.offices import is_style
from linchpin.read.lists.ofac.recorder import Recorder, slug

AUTHORITY = "US Treasury, Office of Foreign Assets Control"
_SCHEMATA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_RURAL_FORM = re.compile(r"\bS\.? ?P\.? ?R\.? DE R\.? ?[ILS]\b", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv)\.?", re.IGNORECASE)
_NAME_PROPERTIES = {"primary": "name", "aka": "alias", "nka": "alias", "fka": "previousName"}


def schema_of(entry: Entry) -> str:
    """Return the FollowTheMoney schema of an entry.

    OFAC tells people, vessels and aircraft apart and calls all else an entity; one whose name
    carries a legal form is a Company, any other an Organization.
    """
    known = _SCHEMATA.get(entry.kind)
    if known is not None:
        return known
    from rigour.names import extract_org_types

    name = entry.names[0].piece.text
    if _RURAL_FORM.search(name) or extract_org_types(name):
        return "Company"
    return "Organization"


def state_names(record: Recorder) -> None:
    """Write down the primary name and every alias of the name rows, weak ones as `weakAlias`."""
    for name in record.entry.names:
        prop = "weakAlias" if name.weak else _NAME_PROPERTIES[name.kind]
        whole, first, last = split_name(name, person=record.entry.kind == "individual")
        quote = name.piece
        if name.first is not None:
            quote = _span(record.entry, name.piece, name.first)
        original = quote.text if quote.text != whole else None
        record.say(prop, whole, quote, original)
        if name.kind == "primary" and first is not None and last is not None:
            record.say("firstName", first, quote)
            record.say("lastName", last, quote)


def split_name(name: ListedName, *, person: bool) -> tuple[str, str | None, str | None]:
    """Return the name as spoken, the given names and the surnames.

    A suffix such as "Jr." goes last, wherever the list puts it.

    >>> split_name(ListedName(Piece("RUELAS AVILA, Joel Efren", 0), "primary"), person=True)
    ('Joel Efren RUELAS AVILA', 'Joel Efren', 'RUELAS AVILA')
    >>> split_name(ListedName(Piece("MEZA, JR., Arturo", 0), "aka"), person=True)[0]
    'Arturo MEZA JR.'
    """
    listed = listed_form(name)
    if not person:
        return (listed, None, None)
    parts = listed.split(", ")
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    last, *given = [part for part in parts if part not in suffixes]
    if not given:
        return listed, None, None
    first = ", ".join(given)
    return " ".join([first, last, *suffixes]), first, last


def _span(entry: Entry, first: Piece, last: Piece) -> Piece:
    return Piece(entry.text[first.start : last.start + len(last.text)], first.start)


def state_sanctions(record: Recorder) -> None:
    """Write down one Sanction for each program tag, with the list's own number."""
    entry = record.entry
    number = Piece(entry.number, entry.text.index(entry.number))
    for tag in entry.programs:
        about = f"{record.subject}-{slug(tag.text)}"
        record.say_of(
            about,
            "Sanction",
            {
                "entity": record.subject,
                "program": tag.text,
                "authority": AUTHORITY,
                "country": "us",
            },
            tag,
        )
        record.say_of(about, "Sanction", {"authorityId": entry.number}, number)


def state_addresses(record: Recorder) -> None:
    """Write down every address as an entity of its own."""
    for address in record.entry.addresses:
        about = f"ofac-address-{address.number}"
        parts = [address.street, address.locality, address.city, address.state]
        parts += [address.postal_code, address.country]
        present = sorted((part for part in parts if part), key=lambda part: part.start)
        if not present:
            continue
        whole = _span(record.entry, present[0], present[-1])
        record.say("addressEntity", about, whole)
        full = ", ".join(part.text for part in present)
        record.say_of(about, "Address", {"full": full}, whole)
        _address_parts(record, about, address)


def _address_parts(record: Recorder, about: str, address: ListedAddress) -> None:
    city = address.city
    if city is None and address.locality and not re.search(r"[,\d]", address.locality.text):
        city = address.locality
    texts = {
        "street": address.street,
        "city": city,
        "state": address.state,
        "postalCode": address.postal_code,
        "remarks": address.remarks,
    }
    for prop, piece in texts.items():
        if piece is not None:
            record.say_of(about, "Address", {prop: piece.text}, piece)
    if address.country is not None:
        code = country_code(address.country.text)
        if code is not None:
            properties = {"country": code}
            record.say_of(about, "Address", properties, address.country, address.country.text)


def state_vessel(record: Recorder) -> None:
    """Write down the vessel columns except the owner, which is a relation."""
    columns = {
        "call_sign": "callSign",
        "type": "type",
        "tonnage": "tonnage",
        "gross_tonnage": "grossRegisteredTonnage",
    }
    for key, prop in columns.items():
        piece = record.entry.vessel.get(key)
        if piece is not None:
            clean = piece.text.replace(",", "") if "onnage" in prop else piece.text
            record.say(prop, clean, piece, piece.text if clean != piece.text else None)
    flag = record.entry.vessel.get("flag")
    if flag is not None and (code := country_code(flag.text)) is not None:
        record.say("flag", code, flag, flag.text)


def state_title(record: Recorder) -> None:
    """Write down the title column: a form of address as `title`, anything else as `position`."""
    title = record.entry.title
    if title is not None and record.schema == "Person":
        for part in split_remark(title.text, title.start):
            record.say("title" if is_style(part.text) else "position", part.text, part)


def _date(prop: str) -> Callable[[Recorder, Fact], None]:
    def state(record: Recorder, fact: Fact) -> None:
        date = ofac_date(fact.value)
        if date is not None:
            record.say(prop, date, fact.piece, fact.value if fact.value != date else None)

    return state


def _text(prop: str) -> Callable[[Recorder, Fact], None]:
    def state(record: Recorder, fact: Fact) -> None:
        record.say(prop, fact.value, fact.piece)

    return state


def _weak_name(record: Recorder, fact: Fact) -> None:
    name = ListedName(Piece(fact.value, fact.piece.start), "aka", weak=True)
    whole, _, _ = split_name(name, person=record.schema == "Person")
    record.say("weakAlias", whole, fact.piece, fact.value if fact.value != whole else None)


def _country(prop: str) -> Callable[[Recorder, Fact], None]:
    def state(record: Recorder, fact: Fact) -> None:
        code = country_code(fact.value)
        if code is not None:
            record.say(prop, code, fact.piece, fact.value)

    return state


def _gender(record: Recorder, fact: Fact) -> None:
    record.say("gender", fact.value.lower(), fact.piece, fact.value)


def _labelled(record: Recorder, fact: Fact) -> None:
    prop = labels()[fact.label or ""][1]
    if prop is None or not _has(record.schema, prop):
        return
    if prop in ("buildDate", "incorporationDate"):
        _date(prop)(record, fact)
    elif prop in ("flag", "pastFlags"):
        _country(prop)(record, fact)
    else:
        record.say(prop, fact.value, fact.piece)


def _has(schema: str, prop: str) -> bool:
    from linchpin.claims.ftm import schemata

    return prop in schemata()[schema].properties


def _trait(record: Recorder, fact: Fact) -> None:
    record.say(fact.label or "", fact.value, fact.piece)


def _number(record: Recorder, fact: Fact) -> None:
    """Write down a document both as itself and as the holder's number."""
    label = fact.label or ""
    schema = "Passport" if fact.kind == "passport" else "Identification"
    about = f"{record.subject}-id-{slug(label, fact.value, fact.country or '')}"
    record.say_of(
        about, schema, {"holder": record.subject, "number": fact.value, "type": label}, fact.piece
    )
    if fact.country is not None and (code := country_code(fact.country)) is not None:
        record.say_of(about, schema, {"country": code}, fact.piece, fact.country)
    for prop, date in (("startDate", fact.issued), ("endDate", fact.expires)):
        if date is not None and (edtf := ofac_date(date)) is not None:
            record.say_of(about, schema, {prop: edtf}, fact.piece, date)
    known = labels().get(label)
    prop_of_holder = known[1] if known else "idNumber"
    if prop_of_holder is None:
        return
    if not _has(record.schema, prop_of_holder):
        prop_of_holder = "registrationNumber"
    if _has(record.schema, prop_of_holder):
        record.say(prop_of_holder, fact.value, fact.piece)


def _imo(record: Recorder, fact: Fact) -> None:
    prop = "imoNumber" if _has(record.schema, "imoNumber") else "registrationNumber"
    record.say(prop, f"IMO{fact.value}", fact.piece, fact.value)


def _wallet(record: Recorder, fact: Fact) -> None:
    about = f"{record.subject}-wallet-{slug(fact.label or '', fact.value)}"
    properties = {
        "holder": record.subject,
        "publicKey": fact.value,
        "currency": fact.label or "",
    }
    record.say_of(about, "CryptoWallet", properties, fact.piece)


def _provision(record: Recorder, fact: Fact) -> None:
    properties = {"entity": record.subject, "authority": AUTHORITY, "provisions": fact.value}
    about = f"{record.subject}-provision-{slug(fact.value)}"
    record.say_of(about, "Sanction", properties, fact.piece)


def _dated_provision(record: Recorder, fact: Fact) -> None:
    date = ofac_date(fact.value)
    if date is None:
        return
    prop = "listingDate" if fact.kind == "listing_date" else "startDate"
    properties = {
        "entity": record.subject,
        "authority": AUTHORITY,
        "provisions": fact.label or "",
        prop: date,
    }
    about = f"{record.subject}-{fact.kind.replace('_', '-')}-{slug(fact.label or '')}"
    record.say_of(about, "Sanction", properties, fact.piece)


def _event(record: Recorder, fact: Fact) -> None:
    about = f"{record.subject}-{fact.kind}-{slug(fact.value)}"
    properties = {"involved": record.subject, "keywords": fact.kind, "summary": fact.piece.text}
    record.say_of(about, "Event", properties, fact.piece)
    date = ofac_date(fact.value)
    if date is not None:
        record.say_of(about, "Event", {"date": date}, fact.piece, fact.value)


STATE: dict[str, Callable[[Recorder, Fact], None]] = {
    "birth_date": _date("birthDate"),
    "birth_place": _text("birthPlace"),
    "nationality": _country("nationality"),
    "citizenship": _country("citizenship"),
    "gender": _gender,
    "weak_alias": _weak_name,
    "weak_former_name": _weak_name,
    "trade_name": _text("alias"),
    "style": _text("title"),
    "position": _text("position"),
    "trait": _trait,
    "passport": _number,
    "identification": _number,
    "aircraft": _labelled,
    "vessel": _labelled,
    "contact": _labelled,
    "organization": _labelled,
    "imo": _imo,
    "wallet": _wallet,
    "provision": _provision,
    "listing_date": _dated_provision,
    "effective_date": _dated_provision,
    "arrested": _event,
    "indicted": _event,
    "detained": _event,
}
"""Kind of fact to the function that writes it down; relations are in `links.py`."""
