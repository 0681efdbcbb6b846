"""How somebody who is not listed is tied to somebody who is: the path, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from linchpin.archive.queries.cited import cited_documents, claims_by_id
from linchpin.archive.queries.relations import percentages
from linchpin.claims.claim import Claim, Document, Standing
from linchpin.match.compare.identifier_labels import plain_key
from linchpin.network.citation import claim_text, quoted
from linchpin.network.edges import Edge
from linchpin.network.network import Network
from linchpin.network.relation_words import relation_words
from linchpin.network.roles import Relation
from linchpin.network.standing_of import HowFirm, weakest_of
from linchpin.screen.results.hit import Alert
from linchpin.screen.watchlist.identifiers import Address, Identifier

MOST_STEPS = 2
"""Relations between somebody and a listed one, at most."""
HALF = 50.0
"""Per cent of a company from which on its owner's sanctions reach it (OFAC's 50 Percent Rule)."""
_EDGES_EACH = 10
"""Relations that are looked through in the time that one entity's are looked up in."""
_MOST_SHARING = 20
"""Records that share an address or identifier; more of them is a mail drop or a filler."""


@dataclass(frozen=True, slots=True)
class ExposureTie:
    """One tie of a path.

    Attributes:
        source: Canonical id.
        target: Canonical id.
        label: The class of alert it makes.
        says: The tie in words.
        claims: Ids of its claims.
    """

    source: str
    target: str
    label: Alert
    says: str
    claims: tuple[str, ...]

    def other(self, entity: str) -> str:
        """Return the end that is not `entity`."""
        return self.target if entity == self.source else self.source


@dataclass(frozen=True, slots=True)
class Exposure:
    """How somebody is tied to a listed one.

    Attributes:
        steps: The path, from them to the listed one.
        lines: The path in words, each tie followed by what the sources say of it.
    """

    steps: tuple[ExposureTie, ...]
    lines: tuple[str, ...]

    @property
    def label(self) -> Alert:
        """Return the class of alert: that of the first tie that has one of its own."""
        labels = [step.label for step in self.steps if step.label is not Alert.INDIRECT]
        return labels[0] if labels else Alert.INDIRECT

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the ids of every claim of the path, in its order."""
        return tuple(claim for step in self.steps for claim in step.claims)

    @property
    def entities(self) -> set[str]:
        """Return everybody on the path."""
        return {end for step in self.steps for end in (step.source, step.target)}


def exposures(
    network: Network,
    listed: frozenset[str],
    addresses: Mapping[str, list[Address]],
    identifiers: Mapping[str, list[Identifier]],
) -> dict[str, Exposure]:
    """Return how each of those who are not listed, and are tied to a listed one, is tied to them.

    The shortest path is taken, of paths of one length the first in alphabetical order of ids; a
    relation whose end may be one of several is never used.

    Args:
        network: The relations.
        listed: Canonical ids of the listed.
        addresses: Everybody's addresses by key.
        identifiers: Everybody's identifiers by key.
    """
    shares = shares_of(network)
    ties: dict[str, list[ExposureTie]] = {}
    for step in _shared(network, listed, (addresses, identifiers)):
        for end in (step.source, step.target):
            ties.setdefault(end, []).append(step)
    everybody = (set(network.ties) | set(ties)) - listed
    for edge in _edges_of(network, everybody):
        if edge.one_of == 1 and network.holds(edge):
            step = _step(network, edge, shares)
            for end in (edge.source, edge.target):
                ties.setdefault(end, []).append(step)
    paths = {entity: path_to_listed(ties, entity, listed) for entity in sorted(everybody)}
    paths = {entity: path for entity, path in paths.items() if path}
    wanted = {claim for path in paths.values() for step in path for claim in step.claims}
    claims = claims_by_id(network.snapshot, wanted)
    documents = cited_documents(network.snapshot, claims.values())
    return {
        entity: Exposure(path, _lines(path, claims, documents)) for entity, path in paths.items()
    }


def _edges_of(network: Network, everybody: set[str]) -> Iterator[Edge]:
    """Yield the relations with an end among some; those of the listed alone expose nobody."""
    if len(everybody) * _EDGES_EACH < len(network.edges):
        found = {
            (edge.id, edge.source, edge.target): edge
            for entity in everybody
            for edge in network.ties.get(entity, ())
        }
        yield from (found[key] for key in sorted(found))  # as they stand among all
        return
    for edge in network.edges:
        if edge.source in everybody or edge.target in everybody:
            yield edge


def path_to_listed(
    ties: Mapping[str, list[ExposureTie]], entity: str, listed: frozenset[str]
) -> tuple[ExposureTie, ...]:
    """Return the shortest path of ties from somebody to a listed one, or nothing."""
    paths: list[tuple[str, tuple[ExposureTie, ...]]] = [(entity, ())]
    seen = {entity}
    for _ in range(MOST_STEPS):
        further: list[tuple[str, tuple[ExposureTie, ...]]] = []
        for end, steps in paths:
            for step in sorted(ties.get(end, ()), key=lambda s: (s.other(end), s.says)):
                other = step.other(end)
                if other not in seen:
                    seen.add(other)
                    further.append((other, (*steps, step)))
        for end, steps in sorted(further, key=lambda item: item[0]):
            if end in listed:
                return steps
        paths = further
    return ()


def _step(network: Network, edge: Edge, shares: Mapping[str, tuple[float, HowFirm]]) -> ExposureTie:
    one, other = network.names.caption(edge.source), network.names.caption(edge.target)
    share, of_share = shares.get(edge.id, (0.0, edge.firm))
    role = edge.role or ""
    mark = edge.firm.mark
    label = Alert.INDIRECT
    if edge.schema == "Ownership" and share >= HALF:
        mark = weakest_of((edge.firm, of_share)).mark
        says = f"{other} is owned by {one} ({share:g} %, {mark})"
    elif edge.relation is Relation.ALLIED:
        label = Alert.GROUP
        says = f"{one} is {role} {other} ({mark})"
    elif edge.schema == "Family":
        # A kinship word describes the relative, the end named second (FollowTheMoney).
        kin = f": {quoted(role)} in the source's words" if role else ""
        says = f"{other} is a relative of {one}{kin} ({mark})"
    else:
        says = f"{one} is linked to {other} ({role or edge.schema}, {mark})"
    if edge.schema == "Payment":
        says = f"{one} {relation_words(edge, network, edge.source)} ({mark})"
    elif edge.period:
        says += f", {edge.period}"
    return ExposureTie(edge.source, edge.target, label, says, edge.claims)


def _shared(
    network: Network,
    listed: frozenset[str],
    known: tuple[Mapping[str, list[Address]], Mapping[str, list[Identifier]]],
) -> Iterable[ExposureTie]:
    """Yield ties of those who share a whole address or an identifier, not all of them listed."""
    caption = network.names.caption
    addresses, identifiers = known
    for found in addresses.values():
        bearers = {one.entity: one for one in reversed(found) if not one.place}
        if 1 < len(bearers) <= _MOST_SHARING and not bearers.keys() <= listed:
            for one, other in combinations(sorted(bearers), 2):
                says = f"{caption(one)} and {caption(other)} have one address: {bearers[one].text}"
                claims = (*bearers[one].claims, *bearers[other].claims)
                yield ExposureTie(one, other, Alert.ADDRESS, says, claims)
    for key, items in identifiers.items():
        holders = {item.entity: item for item in reversed(items) if _says_all(item, key)}
        if 1 < len(holders) <= _MOST_SHARING and not holders.keys() <= listed:
            for one, other in combinations(sorted(holders), 2):
                first, second = holders[one], holders[other]
                says = (
                    f"{caption(one)} and {caption(other)} have one identifier: "
                    f"{first.prop} {first.value}"
                )
                claims = (*first.claims, *second.claims)
                yield ExposureTie(one, other, Alert.SHARED_IDENTIFIER, says, claims)


def _says_all(item: Identifier, key: str) -> bool:
    """Say whether a key is the whole of a number that is nobody else's; telephones are shared."""
    return item.prop not in ("phone", "email") and plain_key(item.value) == key


def _lines(
    path: Iterable[ExposureTie],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
) -> tuple[str, ...]:
    """Return a path in words; after each tie what the sources say of it, once a quote."""
    lines: list[str] = []
    for step in path:
        lines.append(step.says)
        quotes: dict[str, str] = {}
        for name in step.claims:
            claim = claims.get(name)
            if claim is not None:
                said = claim.evidence
                text = claim_text(said, name, documents[said.document].summarised_by)
                quotes.setdefault(said.quote, text)
        lines += [f"- {text}" for text in quotes.values()]
    return tuple(lines)


def shares_of(network: Network) -> dict[str, tuple[float, HowFirm]]:
    """Return the per cent each ownership is said to be of, and how firmly, by its id.

    Of several the lowest counts; ownerships that no source gives a percentage of are left out.

    Args:
        network: The relations.
    """
    shares: dict[str, tuple[float, HowFirm]] = {}
    for entity, value, standing, opinion in percentages(network.snapshot):
        try:
            share = float(value.replace("%", "").replace(",", ".").strip())
        except ValueError:
            continue
        if entity not in shares or share < shares[entity][0]:
            shares[entity] = share, HowFirm(Standing(standing), opinion, ())
    return shares
