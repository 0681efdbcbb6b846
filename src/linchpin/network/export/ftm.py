"""FollowTheMoney entities, one JSON object a line, as the `ftm` command line tool reads them.

The format has no place for how firmly a thing is said. So that the export never states more than
the sources: denied claims are left out; a property that is not plainly stated goes to `notes`
with its speaker and standing; a relation that is not plainly stated says so in its summary;
what is said in free words, and every amount, keeps its speaker; circa dates, ranges and values too
long for their type, which the format cannot hold, go to `notes` as they were given.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TextIO

from linchpin.archive.queries.everything import CitedClaim
from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.ftm import schemata
from linchpin.claims.quantity import Quantity
from linchpin.claims.safe_text import safe_text
from linchpin.network.export.claims_in_order import clusters, entities_in_order
from linchpin.network.export.exported import NO_TOPIC, Exported, denied_and_nobody, sentences
from linchpin.network.export.ftm_context import caption_of, export_schema, seen
from linchpin.network.export.topics import listing_topics
from linchpin.network.network import Network
from linchpin.network.property_words import is_amount

_PLAIN = (Standing.STATED, Standing.ADMITTED, Standing.PROVEN)
_HAPPENINGS = frozenset({"Event", "Sanction", "CourtCase"})
_OWN_OF_HAPPENINGS = frozenset({"name", "keywords", "date", "startDate", "endDate", "listingDate"})
"""That somebody was charged on a day is itself no allegation; what the charge says is."""
LONGEST = {
    "name": 384, "identifier": 64, "address": 250, "string": 1024, "phone": 64, "email": 250,
    "number": 250, "url": 4096, "country": 16, "gender": 16, "topic": 64, "checksum": 40,
}  # fmt: skip
"""Characters of a value at most, by its type; longer ones go to notes, where there is room."""


def write_ftm(network: Network, out: TextIO) -> Exported:
    """Write every entity, one JSON object a line.

    Args:
        network: The network.
        out: Text stream.

    Returns:
        What was written, and what of the network the format cannot hold.
    """
    count = 0
    left_out = denied_and_nobody(network)
    listed = listing_topics(network).keys()
    for entity in ftm_entities(network):
        out.write(_line(entity) + "\n")
        count += 1
        left_out[NO_TOPIC] += entity["id"] in listed and "topics" not in entity["properties"]
    return Exported((("entities", count),), sentences(left_out))


def ftm_lines(network: Network) -> Iterator[str]:
    """Yield every entity as a line of JSON, ordered by id."""
    for entity in ftm_entities(network):
        yield _line(entity)


def _line(entity: dict[str, Any]) -> str:
    return json.dumps(entity, ensure_ascii=False, sort_keys=True)


def ftm_entities(network: Network) -> Iterator[dict[str, Any]]:
    """Yield every entity as FollowTheMoney's JSON form, records taken for one put together."""
    topics = listing_topics(network)
    together = clusters(network.resolution.canonical)
    for head, cited in entities_in_order(network):
        members = together.get(head, (head,))
        entity = _entity(network, head, cited)
        entity |= seen(network, members, entity["datasets"])
        entity["referents"] = [item for item in members if item != head]
        if head in topics and "topics" in schemata()[entity["schema"]].properties:
            own = entity["properties"].get("topics", ())
            if found := sorted({*own, *topics[head]}):
                entity["properties"]["topics"] = found
        yield entity


def _entity(network: Network, head: str, cited: list[CitedClaim]) -> dict[str, Any]:
    schema, renamed = export_schema(one.claim for one in cited)
    model = schemata()[schema]
    properties: dict[str, set[str]] = {}
    for claim, document in cited:
        named = replace(claim, prop=renamed.get(claim.prop or "", claim.prop))
        for prop, value in _values(network, named, model.properties, edge=model.edge is not None):
            properties.setdefault(prop, set()).add(value)
        if document.url is not None and "sourceUrl" in model.properties:
            properties.setdefault("sourceUrl", set()).add(document.url)
    return {
        "id": head,
        "schema": schema,
        "caption": caption_of(network, head, properties),
        "properties": {prop: sorted(values) for prop, values in sorted(properties.items())},
        "datasets": sorted({one.claim.dataset for one in cited}),
    }


def _values(
    network: Network, claim: Claim, known: dict[str, str], *, edge: bool
) -> Iterator[tuple[str, str]]:
    prop, value = claim.prop or "", claim.value
    if prop not in known:
        return
    kind = known[prop]
    plain = claim.evidence.standing in _PLAIN and not claim.evidence.opinion
    if claim.schema in _HAPPENINGS and prop in _OWN_OF_HAPPENINGS:
        plain = True
    if kind == "entity":
        yield prop, network.resolution.of(value)
        if edge and not plain:
            yield "summary", _attributed(claim, claim.evidence.quote)
        return
    note = "notes" if "notes" in known else "summary"
    if claim.quantity is not None and is_amount(claim):
        yield from _amount(claim, claim.quantity, known, note=note if not plain else None)
        return
    if claim.quantity is not None:
        value = f"{value}: {claim.quantity}"
    if kind == "date" and parse_date(value).precision in ("circa", "range"):
        yield note, _attributed(claim, f"{prop}: {say_date(value)}")
    elif prop in ("notes", "summary"):
        yield prop, _attributed(claim, value)
    elif plain and _fits(kind, value):
        yield prop, value
    else:
        yield note, _attributed(claim, f"{prop}: {value}")


def _fits(kind: str, value: str) -> bool:
    """Say whether FollowTheMoney takes a value of a type: not too long, and something to see."""
    return len(value) <= LONGEST.get(kind, len(value)) and bool(safe_text(value).strip(" \"'"))


def _amount(
    claim: Claim, quantity: Quantity, known: dict[str, str], *, note: str | None
) -> Iterator[tuple[str, str]]:
    """Yield what a payment was of; what is not plain, or left open, as a note.

    Args:
        claim: The amount.
        quantity: Its number, currency and bound.
        known: Properties the schema has.
        note: Property for what is not plainly stated; None where the claim is plain.
    """
    if note is not None or quantity.bound != "exactly":
        yield note or "summary", _attributed(claim, f"amount: {quantity}")
        return
    yield "amount", claim.value
    if (converted := f"amount{quantity.unit.capitalize()}") in known:
        yield converted, claim.value


def _attributed(claim: Claim, words: str) -> str:
    evidence = claim.evidence
    manner = "opinion" if evidence.opinion else evidence.standing.value
    return f"{words} ({manner}; {evidence.speaker})"
