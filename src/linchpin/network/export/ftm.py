"""FollowTheMoney entities, one JSON object a line, as the `ftm` command line tool reads them.

The format has no place for how firmly a thing is said. So that the export never states more than
the sources: denied claims are left out; a property that is not plainly stated goes to `notes`
with its speaker and standing; a relation that is not plainly stated says so in its summary;
what is said in free words, and every amount, keeps its speaker; circa dates and ranges, which
the format cannot hold, go to `notes` as they were given.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TextIO

from linchpin.archive.queries.cited import cited_documents
from linchpin.archive.queries.everything import asserted_claims
from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.ftm import schemata
from linchpin.claims.quantity import Quantity
from linchpin.network.export.ftm_context import LISTED, caption_of, export_schema, listed, seen
from linchpin.network.network import Network
from linchpin.network.property_words import is_amount

_PLAIN = (Standing.STATED, Standing.ADMITTED, Standing.PROVEN)
_HAPPENINGS = frozenset({"Event", "Sanction", "CourtCase"})
_OWN_OF_HAPPENINGS = frozenset({"name", "keywords", "date", "startDate", "endDate", "listingDate"})
"""That somebody was charged on a day is itself no allegation; what the charge says is."""


class FtmExporter:
    """FollowTheMoney entities, one JSON object a line."""

    name = "ftm"
    unit = "entities"

    def write(self, network: Network, out: TextIO) -> int:
        """Write every entity; returns how many."""
        count = 0
        for line in ftm_lines(network):
            out.write(line + "\n")
            count += 1
        return count


def ftm_lines(network: Network) -> Iterator[str]:
    """Yield every entity as a line of JSON, ordered by id."""
    for entity in ftm_entities(network):
        yield json.dumps(entity, ensure_ascii=False, sort_keys=True)


def ftm_entities(network: Network) -> Iterator[dict[str, Any]]:
    """Yield every entity as FollowTheMoney's JSON form, records taken for one put together."""
    canonical = network.resolution.of
    heads: dict[str, list[Claim]] = {}
    for claim in asserted_claims(network.snapshot):
        heads.setdefault(canonical(claim.entity_id or ""), []).append(claim)
    documents = cited_documents(
        network.snapshot, (claim for claims in heads.values() for claim in claims)
    )
    on_lists = listed(network)
    urls = {item.id: item.url for item in documents.values() if item.url is not None}
    for head in sorted(heads):
        entity = _entity(network, head, heads[head], urls)
        entity |= seen(network, head, entity["datasets"])
        if head in on_lists and "topics" in schemata()[entity["schema"]].properties:
            entity["properties"]["topics"] = [LISTED]
        yield entity


def _entity(
    network: Network, head: str, claims: list[Claim], urls: dict[str, str]
) -> dict[str, Any]:
    schema, renamed = export_schema(claims)
    model = schemata()[schema]
    properties: dict[str, set[str]] = {}
    for claim in claims:
        named = replace(claim, prop=renamed.get(claim.prop or "", claim.prop))
        for prop, value in _values(network, named, model.properties, edge=model.edge is not None):
            properties.setdefault(prop, set()).add(value)
        url = urls.get(claim.evidence.document)
        if url is not None and "sourceUrl" in model.properties:
            properties.setdefault("sourceUrl", set()).add(url)
    entity: dict[str, Any] = {
        "id": head,
        "schema": schema,
        "properties": {prop: sorted(values) for prop, values in sorted(properties.items())},
        "datasets": sorted({claim.dataset for claim in claims}),
    }
    entity["caption"] = caption_of(network, head, properties)
    entity["referents"] = [item for item in network.resolution.members(head) if item != head]
    return entity


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
    elif plain:
        yield prop, value
    else:
        yield note, _attributed(claim, f"{prop}: {value}")


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
