"""What belongs to an entity: documents, addresses, wallets, sanctions, events; all that is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import say_date
from linchpin.network.answer import Line
from linchpin.network.citations import Citations
from linchpin.network.entity_claims import HOLDERS, Gathered, first_values
from linchpin.network.property_words import property_words, say_value


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that belongs to an entity, as sources assert it.

    Attributes:
        key: Its id.
        schema: FollowTheMoney schema.
        said: Its claims that nobody denies.
        denied: Those that somebody denies.
    """

    key: str
    schema: str
    said: list[Claim]
    denied: list[Claim]


def things_of(gathered: Gathered) -> tuple[list[Thing], list[Thing]]:
    """Return the things of an entity, and those of which it is denied that they are its own."""
    links: dict[str, list[Claim]] = {}
    for claim in gathered.own:
        if claim.prop == "addressEntity":
            links.setdefault(claim.value, []).append(claim)
    asserted: list[Thing] = []
    denied: list[Thing] = []
    for key, claims in gathered.around.items():
        said = [c for c in claims if c.evidence.standing is not Standing.DENIED]
        rest = [c for c in claims if c.evidence.standing is Standing.DENIED]
        thing = Thing(key, claims[0].schema or "", [*said, *links.get(key, ())], rest)
        holding = [*links.get(key, ()), *(c for c in claims if _holds(c, gathered))]
        wholly = all(c.evidence.standing is Standing.DENIED for c in holding)
        (denied if wholly or not said else asserted).append(thing)
    return asserted, denied


def _holds(claim: Claim, gathered: Gathered) -> bool:
    return claim.prop in HOLDERS and claim.value in gathered.members


def rest_of(claims: Iterable[Claim], shown: Iterable[str], text: str) -> str:
    """Return what claims say beside what a text says already, as it follows that text.

    Args:
        claims: Of one thing.
        shown: Properties the text says.
        text: The text.
    """
    told = {*shown, *HOLDERS, "addressEntity"}
    claims = list(claims)
    parts: dict[str, list[str]] = {}
    for claim in claims:
        prop = claim.prop or ""
        value = say_value(claim)
        if prop not in told and value not in text and value not in parts.get(prop, ()):
            parts.setdefault(prop, []).append(value)
    schema = next((claim.schema for claim in claims if claim.schema is not None), "")
    return "".join(
        f"; {_whose(schema, prop)}: {', '.join(values)}" for prop, values in sorted(parts.items())
    )


_WHOSE = {
    "Sanction": {"country": "the authority", "publisher": "the list", "sourceUrl": "the list"},
    "Event": dict.fromkeys(("country", "address", "notes"), "the event"),
    "Passport": {"country": "the passport"},
    "Identification": {"country": "the document"},
    "CourtCase": dict.fromkeys(("country", "notes", "status", "category"), "the court case"),
    "CryptoWallet": dict.fromkeys(("country", "notes"), "the wallet"),
}
"""Of whom a property of a thing is, where it could pass for one of whoever holds the thing."""


def _whose(schema: str, prop: str) -> str:
    """Return what a reader calls a property of a thing, and never as if it were its holder's.

    >>> _whose("Sanction", "country"), _whose("Sanction", "reason")
    ('country of the authority', 'reason')
    """
    whose = _WHOSE.get(schema, {}).get(prop)
    return property_words(prop) if whose is None else f"{property_words(prop)} of {whose}"


def document_lines(
    things: Iterable[Thing], numbers: dict[str, list[Claim]], cite: Citations
) -> tuple[Line, ...]:
    """Return documents and numbers with their country and dates, and wallets.

    Args:
        things: What belongs to the entity.
        numbers: Claims of the entity's own that give a number, by the number; the line of a
            document with that number says them too.
        cite: Numbers the sources.
    """
    lines = []
    for thing in things:
        if thing.schema in ("Passport", "Identification"):
            claims = [*thing.said, *_same_number(thing, numbers)]
            lines.append(cite.line(_document_text(thing), "identification", claims))
        elif thing.schema == "CryptoWallet":
            values = first_values(thing.said)
            text = f"{values.get('currency', 'wallet')} {values.get('publicKey', '')}".strip()
            text += rest_of(thing.said, ("currency", "publicKey"), text)
            claims = [*thing.said, *_same_number(thing, numbers)]
            lines.append(cite.line(text, "wallet", claims))
    return tuple(sorted(lines, key=lambda line: line.text))


def _same_number(thing: Thing, numbers: dict[str, list[Claim]]) -> list[Claim]:
    found = (c.value for c in thing.said if c.prop in ("number", "publicKey"))
    return [claim for number in dict.fromkeys(found) for claim in numbers.get(number, ())]


def _document_text(thing: Thing) -> str:
    values = first_values(thing.said)
    text = f"{values.get('type', thing.schema)} {values.get('number', '')}".strip()
    if "country" in values:
        text += f" ({next(say_value(c) for c in thing.said if c.prop == 'country')})"
    for prop, word in (("startDate", "issued"), ("endDate", "expires")):
        if prop in values:
            text += f", {word} {say_date(values[prop])}"
    once = [p for p in values if sum(c.prop == p for c in thing.said) == 1]
    shown = [p for p in ("type", "number", "country", "startDate", "endDate") if p in once]
    return text + rest_of(thing.said, shown, text)


def address_lines(things: Iterable[Thing], cite: Citations) -> tuple[Line, ...]:
    """Return addresses whole, and whatever their parts say beside that."""
    lines = []
    for thing in things:
        if thing.schema == "Address":
            values = first_values(thing.said)
            parts = [values[p] for p in _ADDRESS_PARTS if p in values]
            text = values.get("full") or ", ".join(parts) or thing.key
            shown = ["full", *(() if "full" in values else _ADDRESS_PARTS)]
            shown = [p for p in shown if sum(c.prop == p for c in thing.said) == 1]
            lines.append(cite.line(text + rest_of(thing.said, shown, text), "address", thing.said))
    return tuple(lines)


_ADDRESS_PARTS = ("street", "street2", "city", "postalCode", "region", "state", "country")
_OWN_SECTION = frozenset(
    {"Passport", "Identification", "CryptoWallet", "Address", "Sanction", "Event"}
)


def other_lines(things: Iterable[Thing], cite: Citations) -> tuple[Line, ...]:
    """Return things of any other schema, with all that is said of them."""
    return tuple(
        cite.line(thing_text(thing, thing.said), property_key(thing), thing.said)
        for thing in things
        if thing.schema not in _OWN_SECTION
    )


def thing_text(thing: Thing, claims: Iterable[Claim]) -> str:
    """Return a thing in words: its schema, its name and all that is said of it."""
    found = list(claims)
    values = first_values(found)
    name = values.get("name") or values.get("number") or values.get("keywords")
    text = thing.schema if name is None else f"{thing.schema} {name}"
    return text + rest_of(found, (), text)


def property_key(thing: Thing) -> str:
    """Return the kind of a line about a thing: its schema in lower case."""
    return thing.schema.lower()


def denied_lines(
    asserted: Iterable[Thing], denied: Iterable[Thing], cite: Citations
) -> tuple[Line, ...]:
    """Return what is denied: whole things, and single statements about others.

    Args:
        asserted: Things that are said to be the entity's.
        denied: Things that are denied to be.
        cite: Numbers the sources.
    """
    lines = []
    for thing in denied:
        claims = [*thing.denied, *thing.said]
        lines.append(cite.line(thing_text(thing, claims), property_key(thing), claims, denied=True))
    for thing in asserted:
        if thing.denied:
            text = thing_text(thing, thing.denied)
            lines.append(cite.line(text, property_key(thing), thing.denied, denied=True))
    return tuple(sorted(lines, key=lambda line: line.text))
