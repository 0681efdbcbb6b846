"""What stands on a card: name, alias, birth or tax number, last legal event, place on the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from linchpin.chart.organisation.badges import badge_of
from linchpin.chart.organisation.card_facts import facts_lines, facts_parts
from linchpin.chart.organisation.known_facts import Facts
from linchpin.chart.organisation.model import Card, Status
from linchpin.chart.plain_names import plain_case, plain_name
from linchpin.chart.standing import firmness
from linchpin.chart.words import Words
from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import say_date
from linchpin.claims.events import DEATHS
from linchpin.claims.ftm import NAME_PROPERTIES
from linchpin.match.name_keys import name_tokens
from linchpin.network import events_and_listings, sections
from linchpin.network.answer import Line
from linchpin.network.citations import Citations
from linchpin.network.entity_claims import Gathered
from linchpin.network.network import Network


def learn(
    network: Network, gathered: Gathered, *, entity: str, form: str, cite: Citations
) -> Facts:
    """Return what the sources say about one entity, as far as a chart shows it.

    Args:
        network: As of the day that is asked for.
        gathered: The claims about it.
        entity: Canonical id.
        form: What it is, one of `FORMS`.
        cite: Numbers the sources.
    """
    listings = [
        line
        for line in events_and_listings.listings(gathered, network, cite)
        if line.kind in ("program", "listed")
    ]
    return Facts(
        entity=entity,
        form=form,
        name=plain_name(network, entity),
        names=undenied(_plain_names(sections.names(gathered, cite), form)),
        told_names=frozenset(
            plain_case(claim.value) if form == "person" else claim.value
            for claim in gathered.own
            if claim.prop in NAME_PROPERTIES and network.edition(claim.dataset).kind == "case"
        ),
        events=undenied(events_and_listings.events(gathered, network, cite)),
        listings=undenied(listings),
        births=undenied(_told(gathered, "birthDate", cite)),
        birth_places=undenied(_told(gathered, "birthPlace", cite)),
        numbers=undenied(sections.identifiers(gathered, cite)),
        places=undenied(
            line for line in sections.contact(gathered, cite) if line.kind == "address"
        ),
        denials=_denials(gathered, cite),
    )


def _plain_names(lines: Iterable[Line], form: str) -> Iterable[Line]:
    """Return names as a picture sets them, a person's without capital surnames."""
    if form != "person":
        return lines
    return [replace(line, text=plain_case(line.text)) for line in lines]


def _denials(gathered: Gathered, cite: Citations) -> tuple[Line, ...]:
    """Return one line for each passage that denies something of the entity."""
    passages: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in gathered.everything():
        evidence = claim.evidence
        if evidence.standing is Standing.DENIED:
            key = (evidence.speaker, evidence.document, evidence.quote)
            passages.setdefault(key, []).append(claim)
    return tuple(cite.line(key[0], "denied", claims) for key, claims in passages.items())


def undenied(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines that at least one source does not deny; a chart shows no denied fact."""
    return tuple(
        line for line in lines if any(said.standing != Standing.DENIED for said in line.said)
    )


def _told(gathered: Gathered, prop: str, cite: Citations) -> list[Line]:
    """Return one line for each value of a property, in the order in which sources give them."""
    values: dict[str, list[Claim]] = {}
    ordered = sorted(gathered.own, key=lambda claim: (claim.dataset, claim.evidence.start))
    for claim in ordered:
        if claim.prop == prop:
            values.setdefault(claim.value, []).append(claim)
    return [
        cite.line(
            say_date(value) if prop == "birthDate" else value,
            prop,
            claims,
            date=value if prop == "birthDate" else None,
        )
        for value, claims in values.items()
    ]


def status_of(facts: Facts, action: str | None, *, has_list: bool, too_early: bool) -> Status:
    """Return where somebody stands towards the list.

    Args:
        facts: About whom.
        action: EDTF date of the action in question.
        has_list: Some edition of a list counts here.
        too_early: A list has no edition that early.
    """
    done = facts.done
    ends = [line for line in done if line.kind == "delisted"]
    starts = [line for line in done if line.kind == "designated"]
    if ends and done.index(ends[-1]) > max(map(done.index, starts), default=-1):
        return Status.DELISTED
    if facts.actions and action is None:
        return Status.EARLIER_ACTION
    if facts.actions:
        return Status.THIS_ACTION if action in facts.actions else Status.EARLIER_ACTION
    if facts.listings or starts:
        return Status.UNDATED
    return Status.NOT_LISTED if has_list and not too_early else Status.NO_EDITION


@dataclass(frozen=True, slots=True)
class Place:
    """What is said of somebody's place.

    Attributes:
        role: Already in words.
        payments: Payments made or received, already in words.
        lines: Evidence for both.
    """

    role: str
    payments: tuple[str, ...]
    lines: tuple[Line, ...]


def make_card(
    facts: Facts,
    *,
    place: Place,
    status: Status,
    words: Words,
    portrait: Callable[[str], str | None],
) -> Card:
    """Return the card of one entity.

    Args:
        facts: What is said of it.
        place: What is said of its place.
        status: Where it stands towards the list.
        words: Language.
        portrait: Gives the picture of an entity as a data URI, if there is one.
    """
    alias = alias_of(facts)
    birth_or_number = facts_lines(facts)
    badge = badge_of(facts, words)
    named = [line for line in facts.names if line.text == facts.name] or list(facts.names[:1])
    shown = [*named, *([alias] if alias else []), *place.lines, *birth_or_number]
    shown += badge.lines
    shown += [line for line in facts.events if line.kind in ("designated", "delisted", *DEATHS)]
    shown += [*facts.listings, *facts.denials]
    return Card(
        key=facts.entity,
        form=facts.form,
        name=facts.name,
        alias=None if alias is None else alias.text,
        role=place.role[:1].upper() + place.role[1:],
        facts=facts_parts(birth_or_number, words),
        badge=badge.text,
        badge_kind=badge.kind,
        detail=(*place.payments, *badge.detail),
        status=status,
        dead=any(line.kind in DEATHS for line in facts.done),
        lines=tuple(dict.fromkeys(shown)),
        portrait=portrait(facts.entity),
        standing=firmness(place.lines).mark if place.lines else None,
        denials=facts.denials,
    )


def alias_of(facts: Facts) -> Line | None:
    """Return the alias a reader would know: a nickname before another spelling of the name."""
    known = set(name_tokens(facts.name))
    nicknames = [
        line
        for line in facts.names
        if line.kind in ("alias", "weakAlias") and not known & set(name_tokens(line.text))
    ]
    return min(
        nicknames,
        key=lambda line: (
            line.text not in facts.told_names,
            (line.kind == "weakAlias") == (line.text in facts.told_names),
            line.text,
        ),
        default=None,
    )
