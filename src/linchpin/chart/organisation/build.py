"""Gather an organisation chart from the network: who is on it, in which panel, with what said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from linchpin.chart.errors import ChartError
from linchpin.chart.organisation.beside import make_beside
from linchpin.chart.organisation.cards import Place, learn, make_card, status_of
from linchpin.chart.organisation.grouping import group
from linchpin.chart.organisation.header import bar_text, subtitle_text
from linchpin.chart.organisation.known_facts import Facts
from linchpin.chart.organisation.membership import Membership, find_members, form_of
from linchpin.chart.organisation.model import (
    Card,
    OrganisationChart,
    Panel,
    Status,
    Tie,
    TieKind,
)
from linchpin.chart.organisation.numbering import renumber
from linchpin.chart.organisation.people import People
from linchpin.chart.organisation.roles import past_text, payment_lines, role_text
from linchpin.chart.organisation.ties import make_ties
from linchpin.chart.page_head import edition_notes
from linchpin.chart.words import Words
from linchpin.claims.dates import parse_date
from linchpin.network.citations import Citations, cite_claims
from linchpin.network.entity_claims import Gathered, gather_all
from linchpin.network.network import Network

DEFAULT_DEPTH = 2
"""Steps from the organisation that are followed: its members, and their firms and family."""


def no_portrait(entity: str) -> str | None:
    """Return no picture, for anybody."""
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """What has been learned about everybody on the chart.

    Attributes:
        network: As of the day that is asked for.
        membership: Who is on it.
        facts: What is said of each, by entity id.
        ties: Every tie among them.
        cite: Numbers the sources.
        words: Language.
        action: EDTF date of the action in question.
    """

    network: Network
    membership: Membership
    facts: dict[str, Facts]
    ties: list[Tie]
    cite: Citations
    words: Words
    action: str | None


def organisation_chart(
    network: Network,
    who: str,
    *,
    depth: int = DEFAULT_DEPTH,
    lang: str = "en",
    portrait: Callable[[str], str | None] = no_portrait,
    credit: Callable[[str], str | None] = no_portrait,
) -> OrganisationChart:
    """Return the chart of an organisation, or of the group around a person.

    Args:
        network: As of the day that is asked for.
        who: A name, an entry number or an id.
        depth: How many steps from the organisation are followed.
        lang: `en` or `es`.
        portrait: Gives the picture of an entity as a data URI, if there is one.
        credit: Gives who made that picture, if it is known.

    Raises:
        ChartError: The depth is no depth, or nobody is tied to it.
        NetworkError: Nobody or several entities fit.
    """
    if depth < 1:
        raise ChartError(f"--depth {depth}: give 1 or more")
    known = _know(network, network.one(who), depth, Words(lang))
    if not known.membership.members and not known.membership.former:
        raise ChartError(
            f"no source ties anybody to {network.names.caption(known.membership.root)}; "
            "there is no chart to draw"
        )
    ties_of = _by_end(tie for tie in known.ties if not tie.ended)
    past = _by_end(tie for tie in known.ties if tie.ended)
    leaders = _leaders(known, ties_of)
    cards = _cards(known, ties_of, leaders, portrait, past=past)
    cards |= _cards(known, past, {}, portrait, shown=known.membership.former)
    people = People(
        root=known.membership.root,
        name=known.facts[known.membership.root].name,
        leaders=tuple(leaders),
        cards={key: card for key, card in cards.items() if key not in leaders},
        ties=ties_of,
        past=past,
        names={key: facts.name for key, facts in known.facts.items()},
        words=known.words,
    )
    cards = {key: replace(card, credit=credit(key)) for key, card in cards.items()}
    people = replace(people, cards={key: card for key, card in cards.items() if key not in leaders})
    panels = group(people)
    chart = _assemble(known, people, cards, panels)
    return renumber(chart)


def _know(network: Network, root: str, depth: int, words: Words) -> Known:
    membership = find_members(network, root, depth)
    everybody = (root, *membership.members, *membership.beside, *membership.former)
    gathered = gather_all(network, everybody)
    cite = _citations(network, gathered.values())
    facts = {
        entity: learn(
            network, gathered[entity], entity=entity, form=form_of(network, entity), cite=cite
        )
        for entity in everybody
    }
    claims = {
        claim.id: claim
        for item in gathered.values()
        for relation in item.relations.values()
        for claim in relation
    }
    ties = make_ties(membership.edges, claims, cite, words, ended=membership.ended)
    members = [root, *membership.members]
    action = latest_action([facts[key] for key in members], network.snapshot.as_of)
    return Known(network, membership, facts, ties, cite, words, action)


def _citations(network: Network, gathered: Iterable[Gathered]) -> Citations:
    claims = [claim for item in gathered for claim in item.everything()]
    return cite_claims(network.snapshot, claims)


def latest_action(everybody: Iterable[Facts], as_of: object) -> str | None:
    """Return the date of the action in question: that of the day asked for, or the last before.

    Args:
        everybody: The organisation and its members.
        as_of: The day asked for, None for everything known.
    """
    dates = {date for facts in everybody for date in facts.actions}
    for date in dates:
        if as_of is not None and date == str(as_of):
            return date
    return max(dates, key=lambda date: (parse_date(date).latest, date), default=None)


def _by_end(ties: Iterable[Tie]) -> dict[str, list[Tie]]:
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        for end in (tie.source, tie.target):
            found.setdefault(end, []).append(tie)
    return found


def _leaders(known: Known, ties_of: dict[str, list[Tie]]) -> dict[str, Tie | None]:
    """Return who leads, the first of a succession first; a person at the root leads a group."""
    root = known.membership.root
    if known.facts[root].form == "person":
        return {root: None}
    leading = {
        tie.source: tie
        for tie in ties_of.get(root, ())
        if tie.kind is TieKind.LEADS and tie.source in known.membership.members
    }
    after = {tie.target for tie in known.ties if tie.kind is TieKind.SUCCESSION and not tie.ended}
    ordered = sorted(leading, key=lambda key: (key in after, known.facts[key].name))
    return {key: leading[key] for key in ordered}


def _cards(
    known: Known,
    ties_of: dict[str, list[Tie]],
    leaders: dict[str, Tie | None],
    portrait: Callable[[str], str | None],
    *,
    past: dict[str, list[Tie]] | None = None,
    shown: Iterable[str] | None = None,
) -> dict[str, Card]:
    cards: dict[str, Card] = {}
    keys = {*known.membership.members, *leaders} if shown is None else {*shown}
    for key in sorted(keys, key=lambda key: (known.facts[key].name, key)):
        facts = known.facts[key]
        role, ties = role_text(
            key, ties_of.get(key, []), known.membership.root, known.facts, known.words
        )
        if past is not None:
            over, gone = past_text(
                key, past.get(key, ()), known.membership.root, known.facts, known.words
            )
            role, ties = "; ".join(filter(None, (role, over))), [*ties, *gone]
        payments, paid = payment_lines(key, ties_of.get(key, []), known.facts, known.words)
        cards[key] = make_card(
            facts,
            place=Place(
                role,
                payments,
                tuple(line for tie in dict.fromkeys((*ties, *paid)) for line in tie.lines),
            ),
            status=_status(known, facts),
            words=known.words,
            portrait=portrait,
        )
    return cards


def _assemble(
    known: Known, people: People, cards: dict[str, Card], panels: tuple[Panel, ...]
) -> OrganisationChart:
    network, root = known.network, known.membership.root
    leaders = tuple(
        (
            cards[key],
            next((tie for tie in people.between(key, root) if tie.kind is TieKind.LEADS), None),
        )
        for key in people.leaders
    )
    facts = known.facts[root]
    lines = (*facts.names[:1], *facts.events, *facts.listings)
    return OrganisationChart(
        key=root,
        name=facts.name,
        subtitle=subtitle_text(
            list(cards.values()), known.action, known.membership.left_out, known.words
        ),
        bar=bar_text(facts, known.words),
        lines=lines or tuple(line for tie in people.ties.get(root, ()) for line in tie.lines),
        leaders=leaders,
        beside=make_beside(
            known.membership,
            known.facts,
            [tie for tie in known.ties if not tie.ended],
            known.words,
            lambda facts: _status(known, facts),
        ),
        panels=panels,
        links=cross_links(people, panels),
        action=known.action,
        as_of=None if network.snapshot.as_of is None else network.snapshot.as_of.isoformat(),
        editions=edition_notes(network, known.words),
        sources=known.cite.sources(),
        lang=known.words.lang,
        left_out=known.membership.left_out,
    )


def _status(known: Known, facts: Facts) -> Status:
    snapshot = known.network.snapshot
    return status_of(
        facts,
        known.action,
        has_list=any(edition.kind == "list" for edition in snapshot.editions),
        too_early=any(edition.kind == "list" for edition in snapshot.too_early),
    )


def cross_links(people: People, panels: tuple[Panel, ...]) -> tuple[Tie, ...]:
    """Return the ties between two cards that their places do not show already."""
    shown: set[frozenset[str]] = set()
    for panel in panels:
        if panel.key.startswith("with|"):
            shown.update(tie.ends for tie in panel.ties)
        for unit in panel.units:
            shown.add(frozenset((unit.head.key, panel.anchor)))
            shown.update(frozenset((unit.head.key, card.key)) for card, _ in unit.below)
    boxes = {*people.cards, *people.leaders}
    ties = {tie.key: tie for found in people.ties.values() for tie in found}
    over = {tie.key: tie for found in people.past.values() for tie in found}
    found: dict[frozenset[str], list[Tie]] = {}
    for tie in ties.values():
        if tie.ends <= boxes and tie.ends not in shown:
            found.setdefault(tie.ends, []).append(tie)
    kept = [tie for tie in over.values() if tie.ends <= boxes]
    kept += [
        tie
        for same in found.values()
        for tie in same
        if tie.kind is not TieKind.LINKED or all(o.kind is TieKind.LINKED for o in same)
    ]
    return tuple(sorted(kept, key=lambda tie: tie.key))
