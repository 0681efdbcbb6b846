"""Answer who somebody is: everything said, by whom, how firmly, and what is not said."""

from __future__ import annotations

from linchpin.archive import Manifest
from linchpin.archive.queries.cited import claims_by_id
from linchpin.archive.queries.everything import claims_without_entity, findings_on
from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.events import LEGAL_EVENTS, SANCTION_EVENTS
from linchpin.claims.finding import Finding
from linchpin.claims.ftm import is_a, narrower
from linchpin.network import relations, sections, things
from linchpin.network.answer import Answer, Contradiction, Line
from linchpin.network.citations import Citations, cite_claims
from linchpin.network.entity_claims import Gathered, gather
from linchpin.network.events_and_listings import events, last_events, listings
from linchpin.network.lacking import lacking
from linchpin.network.network import Network
from linchpin.network.section import AnswerSection, Misfit


def ask(network: Network, who: str) -> Answer:
    """Return everything the sources say about one entity.

    Args:
        network: As of the day that is asked for.
        who: A name in any case, with or without accents; an entry number; an identifier; or an id.

    Raises:
        NetworkError: Nobody or several entities fit.
    """
    entity = network.one(who)
    gathered = gather(network, entity)
    loose = _loose_claims(network, gathered)
    findings = _findings(network, gathered)
    beside = _claims_by_id(network, findings)
    cite = cite_claims(network.snapshot, [*gathered.everything(), *loose, *beside.values()])
    found = all_sections(network, entity, gathered, cite)
    found[AnswerSection.LOOSE] = (
        *sections.quantities(loose, cite),
        *sections.statements(loose, cite),
    )
    schema = _schema(gathered)
    return Answer(
        entity=entity,
        caption=network.names.caption(entity),
        schema=schema,
        as_of=None if network.snapshot.as_of is None else network.snapshot.as_of.isoformat(),
        records=_records(network, entity, gathered.members),
        sections={section: found[section] for section in AnswerSection if found.get(section)},
        contradictions=(
            *_marked(findings, beside, cite),
            *_disagreeing(gathered, cite),
        ),
        findings=(
            *_refused(network, gathered.members),
            *(f.because for f in findings if f.method != "contradiction"),
        ),
        not_said=tuple(_not_said(network, gathered, schema, found)),
        sources=cite.sources(),
        last_events=last_events(found[AnswerSection.EVENTS]),
        elsewhere=tuple(claim.id for claim in sections.name_parts(gathered)),
    )


def all_sections(
    network: Network, entity: str, gathered: Gathered, cite: Citations
) -> dict[AnswerSection, tuple[Line, ...]]:
    """Return every claim gathered about an entity, by section; none is left out.

    Args:
        network: The network.
        entity: Canonical id.
        gathered: What is said.
        cite: Numbers the sources.
    """
    own, denied = things.things_of(gathered)
    found: dict[AnswerSection, tuple[Line, ...]] = {
        AnswerSection.NAMES: sections.names(gathered, cite),
        AnswerSection.LISTINGS: listings(gathered, network, cite),
        AnswerSection.EVENTS: events(gathered, network, cite),
        AnswerSection.FACTS: sections.facts(gathered, cite),
        AnswerSection.DOCUMENTS: sections.identifiers(gathered, cite),
        AnswerSection.CONTACT: sections.contact(gathered, cite),
        **relations.relations(gathered, network, entity, cite),
        AnswerSection.AMOUNTS: sections.quantities(gathered.own, cite),
        AnswerSection.STATEMENTS: sections.statements(gathered.own, cite),
    }
    found[AnswerSection.DENIED] = (
        *sections.denied_facts(gathered, cite),
        *found.get(AnswerSection.DENIED, ()),
        *things.denied_lines(own, denied, cite),
    )
    shown = frozenset(claim for lines in found.values() for line in lines for claim in line.claims)
    found[AnswerSection.FURTHER] = (
        *sections.further(gathered, shown, cite),
        *things.other_lines(own, cite),
    )
    return found


def _loose_claims(network: Network, gathered: Gathered) -> list[Claim]:
    """Return claims about no entity, of the cases whose subject is asked for."""
    about = {
        edition.dataset
        for edition in network.snapshot.editions
        if edition.subject in gathered.members
    }
    if not about:
        return []
    return [c for c in claims_without_entity(network.snapshot) if c.dataset in about]


def _findings(network: Network, gathered: Gathered) -> list[Finding]:
    ids = {claim.id for claim in gathered.everything()}
    return findings_on(network.snapshot, gathered.members, ids)


def _claims_by_id(network: Network, findings: list[Finding]) -> dict[str, Claim]:
    wanted = {item for f in findings if f.method == "contradiction" for item in f.claims}
    return claims_by_id(network.snapshot, wanted)


def _schema(gathered: Gathered) -> str:
    schema = "Thing"
    for claim in gathered.own:
        schema = narrower(schema, claim.schema or schema) or schema
    return schema


def _records(
    network: Network, entity: str, members: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    reasons: dict[str, str] = {}
    for merge in network.resolution.merges:
        for item, other in ((merge.first, merge.second), (merge.second, merge.first)):
            if item in members and item != entity:
                reasons.setdefault(item, f"the same as {other}: {merge.because}")
    return tuple((item, reasons.get(item, "")) for item in members)


def _refused(network: Network, members: tuple[str, ...]) -> tuple[str, ...]:
    """Return the merges a rule allows and that were not made, with what stands against them."""
    return tuple(
        f"{refusal.merge.first} and {refusal.merge.second} were kept apart, although "
        f"{refusal.merge.because}: {refusal.why}"
        for refusal in network.resolution.refused
        if refusal.merge.first in members or refusal.merge.second in members
    )


def _marked(
    findings: list[Finding], beside: dict[str, Claim], cite: Citations
) -> list[Contradiction]:
    found = []
    for finding in findings:
        cited = [beside[item] for item in finding.claims if item in beside]
        claims = list({(c.evidence.quote, c.evidence.speaker): c for c in cited}.values())
        if finding.method == "contradiction" and len(claims) > 1:
            lines = tuple(cite.line(c.value, c.prop or "statement", [c]) for c in claims)
            found.append(Contradiction(finding.because, lines, Misfit.MARKED))
    return found


_SINGLE = {"birthDate": "date of birth", "deathDate": "date of death", "gender": "gender"}


def _disagreeing(gathered: Gathered, cite: Citations) -> list[Contradiction]:
    found = []
    for prop, about in _SINGLE.items():
        claims = [claim for claim in gathered.own if claim.prop == prop]
        values = {claim.value for claim in claims}
        if len(values) < 2 or (prop != "gender" and _agree(values)):
            continue
        one_source = len({claim.dataset for claim in claims}) == 1
        rule = Misfit.ALTERNATIVES if one_source else Misfit.DISAGREEMENT
        lines = sections.property_lines(claims, [prop], cite)
        found.append(Contradiction(about, lines, rule))
    return found


def _agree(values: set[str]) -> bool:
    dates = [parse_date(value) for value in values]
    return all(one.overlaps(other) for one in dates for other in dates)


def _not_said(
    network: Network, gathered: Gathered, schema: str, found: dict[AnswerSection, tuple[Line, ...]]
) -> list[str]:
    said = []
    for early in network.snapshot.too_early:
        said.append(
            f"{early.title}: no edition that early; the first one here is of "
            f"{say_date(early.date)}. That is not the same as not listed."
        )
    said.extend(lacking(network.snapshot.editions))
    kinds = {line.kind for line in found[AnswerSection.EVENTS]}
    listed = [line for line in found[AnswerSection.LISTINGS] if line.kind == "program"]
    if listed and not kinds & set(SANCTION_EVENTS):
        said.append(
            "When it was designated: the list holds no dates of designation, and no dated source "
            "here gives one."
        )
    lists = [edition for edition in network.snapshot.editions if edition.kind == "list"]
    if not listed:
        said.extend(_not_listed(edition, gathered) for edition in lists)
    if not kinds & {*LEGAL_EVENTS, *SANCTION_EVENTS}:
        said.append("No legal event in our sources.")
    if is_a(schema, "Person"):
        said.extend(_not_said_of_person(gathered, found))
    if found.get(AnswerSection.LINKED):
        said.append(
            'What "linked to" means: no source here says what the link is, since when, or who '
            "stands above whom."
        )
    return said


def _not_listed(edition: Manifest, gathered: Gathered) -> str:
    """Return what a list does not say of one that no listing of it names."""
    which = f"{edition.title}, edition of {say_date(edition.date)}"
    if all(claim.dataset != edition.dataset for claim in gathered.own):
        return f"No entry in {which}, was matched to it."
    around = (claim for claims in gathered.around.values() for claim in claims)
    if any(
        claim.dataset == edition.dataset
        and claim.schema == "Sanction"
        and claim.evidence.standing is Standing.DENIED
        for claim in around
    ):
        return f"{which}, has an entry for it and denies every listing in it: see under Denied."
    return f"{which}, has an entry for it and no listing in that entry."


def _not_said_of_person(
    gathered: Gathered, found: dict[AnswerSection, tuple[Line, ...]]
) -> list[str]:
    said = []
    props = {claim.prop for claim in gathered.own}
    missing = [word for prop, word in _EXPECTED.items() if prop not in props]
    if missing:
        said.append(f"No source here gives: {', '.join(missing)}.")
    if not found.get(AnswerSection.ROLES):
        said.append("No source here says what role or rank this person has.")
    return said


_EXPECTED = {"birthDate": "date of birth", "birthPlace": "place of birth", "gender": "gender"}
