"""What a reader calls a FollowTheMoney property, and its value as a person reads it."""

from __future__ import annotations

import re
from functools import cache

from linchpin.claims.claim import Claim
from linchpin.claims.dates import say_date
from linchpin.claims.ftm import NAME_PROPERTIES, schemata

_WORDS = {
    "previousName": "former name",
    "weakAlias": "weak alias",
    "birthDate": "born",
    "birthPlace": "born in",
    "birthCountry": "country of birth",
    "deathDate": "died",
    "citizenship": "citizen of",
    "incorporationDate": "established",
    "dissolutionDate": "dissolved",
    "legalForm": "kind",
    "imoNumber": "IMO number",
    "mmsi": "MMSI",
    "grossRegisteredTonnage": "gross tonnage",
    "pastFlags": "former flag",
    "pastTypes": "former type",
    "buildDate": "built",
    "registrationNumber": "registration",
    "idNumber": "identity number",
    "email": "e-mail",
    "swiftBic": "SWIFT/BIC",
    "leiCode": "LEI",
    "vatCode": "VAT number",
    "innCode": "INN",
    "ogrnCode": "OGRN",
    "icaoCode": "ICAO code",
    "authorityId": "entry",
    "publicKey": "address of the wallet",
    "sourceUrl": "source",
    "listingDate": "listed on",
    "startDate": "from",
    "endDate": "until",
}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def property_words(prop: str) -> str:
    """Return what a reader calls a property.

    >>> property_words("fatherName"), property_words("birthDate")
    ('father name', 'born')
    """
    return _WORDS.get(prop) or _HUMP.sub(" ", prop).lower()


@cache
def properties_of_type(kind: str) -> frozenset[str]:
    """Return every property of a FollowTheMoney type, such as `date` or `country`."""
    return frozenset(
        name
        for schema in schemata().values()
        for name, found in schema.properties.items()
        if found == kind
    )


@cache
def known_properties() -> frozenset[str]:
    """Return every property of the model."""
    return frozenset(name for schema in schemata().values() for name in schema.properties)


def is_amount(claim: Claim) -> bool:
    """Say whether a claim's value is itself the number of its quantity, as a payment's amount."""
    return claim.quantity is not None and claim.prop == "amount"


def say_value(claim: Claim) -> str:
    """Return a claim's value as a person reads it."""
    if claim.quantity is not None:
        return str(claim.quantity) if is_amount(claim) else f"{claim.value}: {claim.quantity}"
    if claim.prop in properties_of_type("date"):
        return say_date(claim.value)
    if claim.original is not None and claim.prop not in NAME_PROPERTIES:
        return claim.original
    return claim.value
