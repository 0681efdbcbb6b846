"""What the listed and others have in common: addresses and identifiers, by their keys."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from linchpin.archive.queries.facts import address_parts, fact_claims, holders
from linchpin.claims.ftm import schemata
from linchpin.match.compare.identifier_keys import is_identifier, listed_keys
from linchpin.match.name_keys import name_key
from linchpin.network.network import Network

SHORTEST_ADDRESS = 10
"""Letters and digits of an address, at least; it must hold a number too."""


_ASCII = re.compile("[a-z0-9]+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier a source gives of somebody.

    Attributes:
        entity: Canonical id.
        prop: FollowTheMoney property.
        value: As the source writes it.
        claims: Ids of the claims: of the number, and of who holds it where it stands apart.
        whole: Whether the key it is found by says all that the identifier says.
    """

    entity: str
    prop: str
    value: str
    claims: tuple[str, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Address:
    """An address a source gives of somebody.

    Attributes:
        entity: Canonical id.
        text: As the source writes it.
        place: Key of the city, or of the country where no city is given; it must be in a cell
            that holds the street only.
        claims: Ids of the claims.
    """

    entity: str
    text: str
    place: str
    claims: tuple[str, ...]


def identifiers_of(
    network: Network, about: Collection[str] | None = None
) -> dict[str, list[Identifier]]:
    """Return everybody's identifiers by their keys, those of what they hold too.

    Every property of FollowTheMoney that identifies its bearer counts. A passport, an account or
    a wallet is an entity of its own: what it says identifies who holds or owns it.

    Args:
        network: Where they come from.
        about: Whose, before any merge; None for everybody's.
    """
    props = sorted({prop for prop, kind in _types().items() if is_identifier(prop, kind)})
    held = _holders(network, about)
    records = None if about is None else {*about, *held}
    found: dict[str, dict[str, Identifier]] = {}
    for entity, schema, prop, value, claim in fact_claims(network.snapshot, props, records):
        known_as = PASSPORT if (schema, prop) == ("Passport", "number") else prop
        for holder, link in held.get(entity, (("" if schema in _HELD else entity, ""),)):
            if not holder:
                continue
            who = network.resolution.of(holder)
            claims = (claim, link) if link else (claim,)
            for key, whole in listed_keys(known_as, value).items():
                one = Identifier(who, known_as, value, claims, whole)
                same = found.setdefault(key, {})
                known = same.get(who)  # a number is often said of a document and of its holder
                if known is None or (whole and not known.whole):
                    same[who] = one
    return {key: sorted(items.values(), key=_in_order) for key, items in found.items()}


PASSPORT = "passportNumber"
_HELD = ("CryptoWallet", "Passport", "Identification", "BankAccount")


def _in_order(one: Identifier) -> tuple[str, str, str]:
    return one.entity, one.prop, one.value


def _types() -> dict[str, str]:
    """Return the FollowTheMoney type of every property."""
    return {
        prop: kind for schema in schemata().values() for prop, kind in schema.properties.items()
    }


def _holders(network: Network, by: Collection[str] | None) -> dict[str, list[tuple[str, str]]]:
    """Return who holds or owns each passport, document, account and wallet, with the claim."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entity, holder, claim in holders(network.snapshot, _HELD, by):
        if all(holder != known for known, _ in found.get(entity, ())):
            found.setdefault(entity, []).append((holder, claim))
    return found


_ADDRESS = ("full", "street", "city", "country")


def addresses_of(
    network: Network, about: Collection[str] | None = None
) -> dict[str, list[Address]]:
    """Return everybody's addresses by the keys of the whole and of the street.

    Args:
        network: Where they come from.
        about: Whose, before any merge; None for everybody's.
    """
    parts: dict[tuple[str, str], dict[str, tuple[str, str, str]]] = {}
    for entity, link, prop, value, claim, original in address_parts(
        network.snapshot, _ADDRESS, about
    ):
        parts.setdefault((entity, link), {}).setdefault(prop, (value, claim, original))
    found: dict[str, list[Address]] = {}
    for (entity, link), values in parts.items():
        if "full" not in values:
            continue
        text, claim, _ = values["full"]
        place = next((name_key(values[p][2]) for p in ("city", "country") if p in values), "")
        who = network.resolution.of(entity)
        for prop in ("full", "street"):
            key = address_key(values[prop][0]) if prop in values else ""
            if key and (prop == "full" or place):
                needed = "" if prop == "full" else place
                found.setdefault(key, []).append(Address(who, text, needed, (link, claim)))
    return found


def address_key(text: str) -> str:
    """Return the letters and digits of an address, or nothing where they say too little.

    >>> address_key("Calle 18 No. 8-16"), address_key("Mexico City")
    ('calle18no816', '')
    """
    text = text[:300]
    # The same as `name_key`, which takes ten times as long.
    key = "".join(_ASCII.findall(text.lower())) if text.isascii() else name_key(text)
    return key if len(key) >= SHORTEST_ADDRESS and _DIGIT.search(key) else ""


def address_keys(cells: Iterable[str]) -> set[str]:
    """Return the keys a row's cells may share with an address: whole cells and their beginnings.

    A cell counts whole and up to each of its first commas; all cells together count too.
    """
    texts = [cell for cell in cells if cell]
    if not any(map(_DIGIT.search, texts)):
        return set()
    found = {address_key(" ".join(texts))}
    for text in texts:
        segments = text[:300].split(",")
        found.update(
            address_key(",".join(segments[:end])) for end in range(1, min(len(segments), 6) + 1)
        )
    return found - {""}
