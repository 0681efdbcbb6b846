"""The sections of an answer about one entity itself: names, facts, amounts, words."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.claims.claim import Claim, Standing
from linchpin.claims.edition import merge_claims
from linchpin.claims.ftm import NAME_PROPERTIES
from linchpin.network.answer import Line
from linchpin.network.citations import Citations
from linchpin.network.entity_claims import Gathered
from linchpin.network.property_words import properties_of_type, say_value
from linchpin.network.things import address_lines, document_lines, things_of

_FACTS = (
    "birthDate birthPlace birthCountry deathDate nationality citizenship country jurisdiction "
    "gender title position profession education ethnicity religion appearance height weight "
    "eyeColor hairColor incorporationDate dissolutionDate sector legalForm classification "
    "description flag pastFlags type pastTypes tonnage grossRegisteredTonnage callSign model "
    "buildDate serialNumber icaoCode mmsi imoNumber status mainCountry motherName "
    "fatherName spouse amount currency"
).split()
_NUMBERS = properties_of_type("identifier") - set(_FACTS)
_CONTACT = ("address", "addressEntity", "website", "email", "phone")
_WORDS = ("notes", "summary")
_NAME_PARTS = frozenset(
    "firstName secondName middleName fatherName motherName lastName nameSuffix".split()
)


def property_lines(
    claims: Iterable[Claim], properties: Iterable[str] | None, cite: Citations
) -> tuple[Line, ...]:
    """Return one line for each value of some properties, in the order of the properties.

    Args:
        claims: What is said; denials and amounts are passed over.
        properties: Those wanted; None for all, in alphabetical order.
        cite: Numbers the sources.
    """
    values: dict[tuple[str, str], list[Claim]] = {}
    for claim in merge_claims(claims):
        if claim.evidence.standing is not Standing.DENIED and claim.quantity is None:
            values.setdefault((claim.prop or "", claim.value), []).append(claim)
    wanted = sorted({prop for prop, _ in values}) if properties is None else list(properties)
    order = {prop: position for position, prop in enumerate(wanted)}
    found = sorted(
        (key for key in values if key[0] in order), key=lambda key: (order[key[0]], key[1])
    )
    return tuple(cite.line(say_value(values[key][0]), key[0], values[key]) for key in found)


def names(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return every name, strong ones first."""
    return property_lines(gathered.own, NAME_PROPERTIES, cite)


def facts(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return births, places, nationalities, offices and what else describes the entity."""
    return property_lines(_not_parts(gathered), _FACTS, cite)


def further(gathered: Gathered, shown: frozenset[str], cite: Citations) -> tuple[Line, ...]:
    """Return every property that no other section has, so that nothing is hidden.

    Args:
        gathered: What is said.
        shown: Ids of the claims that other sections say.
        cite: Numbers the sources.
    """
    left = [claim for claim in _not_parts(gathered) if claim.id not in shown]
    return property_lines(left, None, cite)


def name_parts(gathered: Gathered) -> tuple[Claim, ...]:
    """Return the claims that say a part of a name, all of whose words a name here says too."""
    whole = {
        word
        for claim in gathered.own
        if claim.prop in NAME_PROPERTIES and claim.evidence.standing is not Standing.DENIED
        for word in claim.value.casefold().split()
    }
    return tuple(
        claim
        for claim in gathered.own
        if claim.prop in _NAME_PARTS
        and claim.evidence.standing is not Standing.DENIED
        and set(claim.value.casefold().split()) <= whole
    )


def _not_parts(gathered: Gathered) -> list[Claim]:
    parts = {claim.id for claim in name_parts(gathered)}
    return [claim for claim in gathered.own if claim.id not in parts]


def contact(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return addresses, websites, e-mail addresses and phone numbers."""
    things = things_of(gathered)[0]
    linked = {thing.key for thing in things}
    left = [c for c in gathered.own if c.prop != "addressEntity" or c.value not in linked]
    return (*address_lines(things, cite), *property_lines(left, _CONTACT, cite))


def identifiers(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return documents and numbers with their country and dates, and wallets."""
    things = things_of(gathered)[0]
    numbers: dict[str, list[Claim]] = {}
    for claim in gathered.own:
        if claim.prop in _NUMBERS and claim.evidence.standing is not Standing.DENIED:
            numbers.setdefault(claim.value, []).append(claim)
    lines = document_lines(things, numbers, cite)
    shown = {claim for line in lines for claim in line.claims}
    left = [claim for claim in gathered.own if claim.id not in shown]
    return (*lines, *property_lines(left, sorted(_NUMBERS), cite))


def quantities(claims: Iterable[Claim], cite: Citations) -> tuple[Line, ...]:
    """Return amounts and counts with what they measure."""
    return tuple(
        cite.line(say_value(claim), "quantity", [claim])
        for claim in claims
        if claim.quantity is not None and claim.evidence.standing is not Standing.DENIED
    )


def statements(claims: Iterable[Claim], cite: Citations) -> tuple[Line, ...]:
    """Return what is said in free words, in document order."""
    found = [
        c
        for c in claims
        if c.quantity is None
        and c.prop in (None, *_WORDS)
        and (c.prop is None or c.evidence.standing is not Standing.DENIED)
    ]
    ordered = sorted(found, key=lambda c: (c.evidence.document, c.evidence.start, c.id))
    return tuple(
        cite.line(
            claim.value,
            "statement",
            [claim],
            date=claim.date,
            denied=claim.evidence.standing is Standing.DENIED,
        )
        for claim in ordered
    )


def denied_facts(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return what is denied of the entity itself, a line for each value."""
    values: dict[tuple[str, str], list[Claim]] = {}
    for claim in merge_claims(gathered.own):
        if claim.evidence.standing is Standing.DENIED:
            values.setdefault((claim.prop or "", say_value(claim)), []).append(claim)
    return tuple(
        cite.line(value, "statement" if prop in _WORDS else prop, claims, denied=True)
        for (prop, value), claims in sorted(values.items())
    )
