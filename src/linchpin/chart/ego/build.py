"""Gather an ego network: who is tied to somebody, how, in which direction, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from linchpin.chart.errors import ChartError
from linchpin.chart.numbering import SourceNumbers
from linchpin.chart.organisation.badges import badge_of
from linchpin.chart.organisation.cards import learn, status_of
from linchpin.chart.organisation.membership import form_of
from linchpin.chart.organisation.model import Status, Tie, claims_in
from linchpin.chart.organisation.people import rank
from linchpin.chart.organisation.ties import make_ties
from linchpin.chart.page_head import edition_notes
from linchpin.chart.words import Words
from linchpin.network.answer import CitedSource, Line
from linchpin.network.citations import Citations, cite_claims
from linchpin.network.entity_claims import Gathered, gather_all
from linchpin.network.network import Network

MOST_NEIGHBOURS = 40
"""Most neighbours that are drawn; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in an ego network.

    Attributes:
        key: Canonical entity id.
        form: What it is, one of `FORMS`.
        name: Full name.
        badge: Last legal event in words.
        status: Where it stands towards the list.
        lines: Evidence.
        ties: What joins it to the one in the middle; empty for that one.
    """

    key: str
    form: str
    name: str
    badge: str
    status: Status
    lines: tuple[Line, ...]
    ties: tuple[Tie, ...] = ()

    def __post_init__(self) -> None:
        if not claims_in(self.lines):
            raise ChartError(f"no source speaks of {self.key}; a box without a claim is not drawn")


@dataclass(frozen=True, slots=True)
class Ego:
    """An ego network.

    Attributes:
        middle: Who stands in the middle.
        neighbours: Who is tied to it, the most telling ties first.
        more: How many more are tied to it.
        as_of: ISO day, None for everything known.
        editions: Lists that count, in words.
        sources: Every source cited.
        lang: `en` or `es`.
    """

    middle: Node
    neighbours: tuple[Node, ...]
    more: int
    as_of: str | None
    editions: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    lang: str


def ego_network(network: Network, who: str, *, lang: str = "en") -> Ego:
    """Return who is tied to somebody.

    Raises:
        ChartError: Nobody is.
        NetworkError: Nobody or several entities fit.
    """
    words = Words(lang)
    entity = network.one(who)
    clear = [edge for edge in network.ties.get(entity, ()) if edge.one_of == 1]
    over = frozenset(edge.id for edge in clear if not network.holds(edge))
    day = network.snapshot.as_of
    edges = [edge for edge in clear if day is None or edge.id not in over]
    others = list(dict.fromkeys(edge.other(entity) for edge in edges))
    if not others:
        raise ChartError(f"no source ties anybody to {network.names.caption(entity)}")
    gathered = gather_all(network, [entity, *others])
    everything = [claim for item in gathered.values() for claim in item.everything()]
    cite = cite_claims(network.snapshot, everything)
    ties = make_ties(edges, {claim.id: claim for claim in everything}, cite, words, ended=over)
    nodes = [
        _node(
            network,
            gathered[key],
            key=key,
            ties=ties if key != entity else [],
            cite=cite,
            words=words,
        )
        for key in (entity, *others)
    ]
    neighbours = sorted(
        nodes[1:],
        key=lambda node: (node.ties[0].ended, rank(node.ties[0]), node.form, node.name),
    )
    return _numbered(
        Ego(
            middle=nodes[0],
            neighbours=tuple(neighbours[:MOST_NEIGHBOURS]),
            more=max(0, len(neighbours) - MOST_NEIGHBOURS),
            as_of=None if network.snapshot.as_of is None else network.snapshot.as_of.isoformat(),
            editions=edition_notes(network, words),
            sources=cite.sources(),
            lang=lang,
        )
    )


def _node(
    network: Network,
    gathered: Gathered,
    *,
    key: str,
    ties: list[Tie],
    cite: Citations,
    words: Words,
) -> Node:
    facts = learn(network, gathered, entity=key, form=form_of(network, key), cite=cite)
    badge = badge_of(facts, words)
    names = [line for line in facts.names if line.text == facts.name] or facts.names[:1]
    own = sorted(
        (tie for tie in ties if key in tie.ends), key=lambda tie: (tie.ended, rank(tie), tie.key)
    )
    lines = tuple(dict.fromkeys((*names, *badge.lines, *facts.listings)))
    status = status_of(
        facts,
        None,
        has_list=any(item.kind == "list" for item in network.snapshot.editions),
        too_early=bool(network.snapshot.too_early),
    )
    return Node(
        key=key,
        form=facts.form,
        name=facts.name,
        badge=badge.text,
        status=status,
        lines=lines or own[0].lines,
        ties=tuple(own),
    )


def _numbered(ego: Ego) -> Ego:
    nodes = (ego.middle, *ego.neighbours)
    numbers = SourceNumbers(
        line
        for node in nodes
        for line in (*node.lines, *(line for tie in node.ties for line in tie.lines))
    )

    def renumbered(node: Node) -> Node:
        ties = tuple(replace(tie, lines=numbers.lines(tie.lines)) for tie in node.ties)
        return replace(node, lines=numbers.lines(node.lines), ties=ties)

    return replace(
        ego,
        middle=renumbered(ego.middle),
        neighbours=tuple(renumbered(node) for node in ego.neighbours),
        sources=numbers.sources(ego.sources),
    )
