"""Who and what is drawn in a graph: people, organisations and whatever somebody is tied to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from linchpin.archive.queries.belongings import belongings
from linchpin.archive.queries.names import NOT_WHO
from linchpin.archive.queries.sanctions import listed_programs
from linchpin.claims.ftm import schemata
from linchpin.network.export.exported import NO_NODE
from linchpin.network.export.ftm import ftm_entities
from linchpin.network.network import Network

_NO_NODES = NOT_WHO | {"Identification", "Passport"}


@dataclass(frozen=True, slots=True)
class ExportedNode:
    """Somebody or something of a network, with what is plainly stated of it.

    Attributes:
        id: Canonical id.
        caption: Name to show.
        schema: FollowTheMoney schema.
        topics: Such as `sanction`.
        programs: Of the lists that name it.
        facts: FollowTheMoney property to values; what is not plainly stated stands in `notes`.
        datasets: Sources that speak of it.
        referents: Records put together in it, besides its own.
        first_seen: ISO day of the first edition here that names it, where known.
        last_seen: ISO day of the last.
    """

    id: str
    caption: str
    schema: str
    topics: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    datasets: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()
    first_seen: str | None = None
    last_seen: str | None = None

    def fact(self, *props: str) -> tuple[str, ...]:
        """Return the values of some properties, each once, in order."""
        return tuple(dict.fromkeys(value for prop in props for value in self.facts.get(prop, ())))


def nodes_in_order(network: Network, left_out: Counter[str]) -> Iterator[ExportedNode]:
    """Yield everybody who is drawn, by id; then those whom only ties name.

    Args:
        network: The network.
        left_out: Counts what is no node.
    """
    lists = [item.dataset for item in network.snapshot.editions if item.kind == "list"]
    programs: dict[str, set[str]] = {}
    for record, found in listed_programs(network.snapshot, lists):
        programs.setdefault(network.resolution.of(record), set()).update(found)
    missing = set(network.ties)
    held = _belongings(network)
    for entity in ftm_entities(network):
        head, schema = entity["id"], entity["schema"]
        if schemata()[schema].edge is not None:
            continue
        if head not in missing and (schema in _NO_NODES or head not in network.names):
            left_out[NO_NODE] += 1
            continue
        missing.discard(head)
        facts = {prop: tuple(values) for prop, values in entity["properties"].items()}
        known = {value for values in facts.values() for value in values}
        for prop, value in held.get(head, ()):
            if value in known:
                continue
            facts[prop] = tuple(sorted({*facts.get(prop, ()), value}))
        facts.pop("addressEntity", None)
        yield ExportedNode(
            id=head,
            caption=entity["caption"],
            schema=schema,
            topics=facts.pop("topics", ()),
            programs=tuple(sorted(programs.get(head, ()))),
            facts=facts,
            datasets=tuple(entity["datasets"]),
            referents=tuple(entity["referents"]),
            first_seen=entity.get("first_seen"),
            last_seen=entity.get("last_seen"),
        )
    for head in sorted(missing):
        yield ExportedNode(head, network.names.caption(head), "Thing")


def _belongings(network: Network) -> dict[str, list[tuple[str, str]]]:
    """Return the addresses, document numbers and wallets of everybody, by canonical id."""
    found: dict[str, list[tuple[str, str]]] = {}
    for holder, prop, value in belongings(network.snapshot):
        found.setdefault(network.resolution.of(holder), []).append((prop, value))
    return found
