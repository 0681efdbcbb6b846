"""The sections of an answer about one entity, each made from gathered claims."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import say_date
from linchpin.claims.edition import merge_claims
from linchpin.claims.ftm import schemata
from linchpin.network.answer import Citations, Line
from linchpin.network.entity_claims import Gathered, first_values

NAME_PROPERTIES = ("name", "alias", "previousName", "weakAlias")
_FACTS = (
    "birthDate birthPlace deathDate nationality citizenship gender title position profession "
    "ethnicity religion height incorporationDate sector legalForm description flag pastFlags type "
    "pastTypes tonnage grossRegisteredTonnage callSign model buildDate serialNumber icaoCode mmsi "
    "imoNumber registrationNumber"
).split()
_CONTACT = ("website", "email", "phone")
_DATES = frozenset(
    name
    for schema in schemata().values()
    for name, kind in schema.properties.items()
    if kind == "date"
)


def say_value(claim: Claim) -> str:
    """Return a claim's value as a person reads it."""
    if claim.prop in _DATES:
        return say_date(claim.value)
    if claim.original is not None and claim.prop not in NAME_PROPERTIES:
        return claim.original
    return claim.value


def property_lines(
    claims: Iterable[Claim], properties: Iterable[str], cite: Citations
) -> tuple[Line, ...]:
    """Return one line for each value of some properties, in the order of the properties."""
    values: dict[tuple[str, str, bool], list[Claim]] = {}
    for claim in merge_claims(claims):
        denied = claim.evidence.standing is Standing.DENIED
        values.setdefault((claim.prop or "", claim.value, denied), []).append(claim)
    order = {prop: position for position, prop in enumerate(properties)}
    found = sorted(
        (key for key in values if key[0] in order), key=lambda key: (order[key[0]], key[1])
    )
    return tuple(cite.line(say_value(values[key][0]), key[0], values[key]) for key in found)


def names(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return every name, strong ones first."""
    return property_lines(gathered.own, NAME_PROPERTIES, cite)


def facts(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return births, places, nationalities, offices and what else describes the entity."""
    own = [c for c in gathered.own if c.schema not in ("Person", "Company") or _plain(c, gathered)]
    return property_lines(own, _FACTS, cite)


def _plain(claim: Claim, gathered: Gathered) -> bool:
    """Say whether a number is not shown as a document already."""
    return claim.prop != "registrationNumber" or not any(
        claim.value == other.value and other.prop == "number"
        for claims in gathered.around.values()
        for other in claims
    )


def contact(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return addresses, websites, e-mail addresses and phone numbers."""
    lines = []
    for claims in gathered.around.values():
        if claims[0].schema == "Address":
            full = [claim for claim in claims if claim.prop == "full"]
            if full:
                lines.append(cite.line(full[0].value, "address", full))
    return (*lines, *property_lines(gathered.own, _CONTACT, cite))


def identifiers(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return documents and numbers with their country and dates, and wallets."""
    lines = []
    for claims in gathered.around.values():
        values = first_values(claims)
        schema = claims[0].schema
        if schema in ("Passport", "Identification"):
            text = f"{values.get('type', schema)} {values.get('number', '')}"
            if "country" in values:
                text += f" ({_original(claims, 'country')})"
            for prop, word in (("startDate", "issued"), ("endDate", "expires")):
                if prop in values:
                    text += f", {word} {say_date(values[prop])}"
            lines.append(cite.line(text, "identification", claims))
        elif schema == "CryptoWallet":
            text = f"{values.get('currency', 'wallet')} {values.get('publicKey', '')}"
            lines.append(cite.line(text, "wallet", claims))
    return tuple(sorted(lines, key=lambda line: line.text))


def quantities(claims: Iterable[Claim], cite: Citations) -> tuple[Line, ...]:
    """Return amounts and counts with what they measure."""
    return tuple(
        cite.line(f"{claim.value}: {claim.quantity}", "quantity", [claim])
        for claim in claims
        if claim.quantity is not None
    )


def statements(claims: Iterable[Claim], cite: Citations) -> tuple[Line, ...]:
    """Return what is said in free words, in document order."""
    found = [c for c in claims if c.quantity is None and c.prop in (None, "notes", "summary")]
    ordered = sorted(found, key=lambda c: (c.evidence.document, c.evidence.start, c.id))
    return tuple(cite.line(claim.value, "statement", [claim], date=claim.date) for claim in ordered)


def _original(claims: Iterable[Claim], prop: str) -> str:
    for claim in claims:
        if claim.prop == prop:
            return claim.original or claim.value
    return ""
