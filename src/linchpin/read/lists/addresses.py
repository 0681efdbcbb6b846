"""Addresses: each an entity of its own, as finely split as the list splits it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.countries import country_code
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, excerpt_between, span

_REGION = "Region: "
"""How the list begins a territory it gives no country, such as Crimea."""


@dataclass(frozen=True, slots=True)
class EntryAddress:
    """An address as listed; any part may be absent, and the street may have several lines.

    Attributes:
        number: The list's own number of the address; empty where it has none.
        street: Lines of the street, in order.
        city: City.
        state: State or province.
        postal_code: Postal code.
        locality: City, state and postal code in one, where the list has them so.
        country: Country, as published.
        remarks: Remarks on the address.
    """

    number: str
    street: tuple[Excerpt, ...] = ()
    city: Excerpt | None = None
    state: Excerpt | None = None
    postal_code: Excerpt | None = None
    locality: Excerpt | None = None
    country: Excerpt | None = None
    remarks: Excerpt | None = None


def addresses_of(record: Recorder, rows: Iterable[Row]) -> Iterator[EntryAddress]:
    """Yield the addresses of some rows, whose cells the list's YAML file names.

    Remarks without an address, such as "Believed to be in Iraq", are a note.

    Args:
        record: The record they stand in.
        rows: One row for each address.
    """
    cells = record.source.cells.address
    for row in rows:
        found = {part: row.take_all(*names) for part, names in cells.items()}
        one = {
            part: next(iter(found.get(part, [])), None)
            for part in ("city", "state", "postal_code", "country")
        }
        remarks = found.get("remarks", [])
        if remarks and not any([*one.values(), *found["street"]]):
            whole = span(record.text, remarks)
            record.say("notes", f"Address: {whole.text}", whole, whole.text)
            continue
        yield EntryAddress(
            "",
            street=tuple(found.get("street", [])),
            remarks=span(record.text, remarks) if remarks else None,
            **one,
        )


def state_addresses(record: Recorder, addresses: Iterable[EntryAddress]) -> None:
    """Write down every address with its parts; a country nobody knows is left unread."""
    for address in addresses:
        present = _present(address)
        if not present:
            if address.remarks is not None:
                record.leave(address.remarks, "remarks on an address that is not there")
            continue
        whole = excerpt_between(record.text, present[0], present[-1])
        full = ", ".join(part.text for part in present)
        about = f"{record.subject}-address-{address.number or slug(full)}"
        record.say("addressEntity", about, whole)
        record.say_of(about, "Address", {"full": full}, whole)
        _parts(record, about, address)
        if address.country is not None:
            _country(record, about, address.country)


def _present(address: EntryAddress) -> list[Excerpt]:
    """Return the parts of an address that are there, in the order of the record."""
    parts = [*address.street, address.locality, address.city, address.state]
    parts += [address.postal_code, address.country]
    return sorted((part for part in parts if part is not None), key=lambda part: part.start)


def _parts(record: Recorder, about: str, address: EntryAddress) -> None:
    city = address.city
    if city is None and address.locality and not re.search(r"[,\d]", address.locality.text):
        city = address.locality
    if address.street:
        street = ", ".join(line.text for line in address.street)
        quote = excerpt_between(record.text, address.street[0], address.street[-1])
        record.say_of(about, "Address", {"street": street}, quote)
    texts = {
        "city": city,
        "state": address.state,
        "postalCode": address.postal_code,
        "remarks": address.remarks,
    }
    for prop, piece in texts.items():
        if piece is not None:
            record.say_of(about, "Address", {prop: piece.text}, piece)


def _country(record: Recorder, about: str, country: Excerpt) -> None:
    name = country.text.removeprefix(_REGION)
    code = country_code(name)
    if name != country.text and name:
        record.say_of(about, "Address", {"region": name}, country, country.text)
    elif code is None:
        record.leave(country, "no country or territory of this name is known")
    if code is not None:
        record.say_of(about, "Address", {"country": code}, country, country.text)
