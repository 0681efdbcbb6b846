"""Relations an entry states: "Linked To", owner and operator, kin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from linchpin.claims.claim import Claim
from linchpin.claims.counted import counted
from linchpin.claims.finding import Finding
from linchpin.claims.ftm import is_a
from linchpin.match.name_keys import name_key
from linchpin.read.lists.claim_recorder import Recorder, entity_id, slug
from linchpin.read.lists.ofac.entry import Entry, EntryFact
from linchpin.read.lists.record_text import Excerpt

_MOST_BEARERS = 50
"""Entries that may bear one linked name; a real list has two."""

LINKED_TO = "Linked To"
"""Role of the UnknownLink: the list says no more than this, and not what the link is."""


@dataclass(slots=True)
class LinkCount:
    """How the "Linked To" mentions of an edition came out.

    Attributes:
        mentions: All of them.
        resolved: Those that name exactly one entry of the list.
        not_on_list: Those that name no entry.
        cut: Those cut at 1,000 characters.
        two_entries: Those whose name several entries bear.
        findings: One for each that does not name exactly one entry, until they are taken.
    """

    mentions: int = 0
    resolved: int = 0
    not_on_list: int = 0
    cut: int = 0
    two_entries: int = 0
    findings: list[Finding] = field(default_factory=list)

    def take_findings(self) -> list[Finding]:
        """Return the findings made since this was asked last."""
        found, self.findings = self.findings, []
        return found


class EntryNames:
    """Which entries bear a name: primary names first, then strong aliases, never weak ones.

    Args:
        names: Entry number, name, and whether it is the primary one; no weak ones, entry by
            entry in list order.
    """

    def __init__(self, names: Iterable[tuple[str, str, bool]]) -> None:
        self._primary: dict[str, str] = {}
        self._alias: dict[str, str] = {}
        for number, name, primary in names:
            table = self._primary if primary else self._alias
            key = name_key(name)
            before = table.get(key)  # one text and no list: there are millions of names
            if before is None:
                table[key] = number
            elif before != number and not before.endswith(f" {number}"):
                table[key] = f"{before} {number}"

    def bearers(self, name: str) -> list[str]:
        """Return the numbers of the entries with this name, in list order; may be several."""
        key = name_key(name)
        return (self._primary.get(key) or self._alias.get(key, "")).split()


def state_link(record: Recorder, fact: EntryFact, names: EntryNames, count: LinkCount) -> None:
    """Write down one "Linked To" mention, resolved as far as the list allows."""
    count.mentions += 1
    if fact.kind == "linked_to_cut":
        count.cut += 1
        claim = _open_link(record, fact)
        _note(count, "linked-to-cut", record, fact, claim, "is cut at 1,000 characters")
        return
    bearers = names.bearers(fact.value)
    if not bearers:
        count.not_on_list += 1
        claim = _named_link(record, fact)
        _note(count, "linked-to-not-on-list", record, fact, claim, "names nobody on this list")
        return
    if len(bearers) > _MOST_BEARERS:
        count.two_entries += 1
        bear = counted(len(bearers), "entry bears", "entries bear")
        record.leave(fact.piece, f"{bear} this name, too many to keep all")
        return
    about = f"{record.subject}-link-{bearers[0]}"
    if len(bearers) > 1:
        count.two_entries += 1
        about = f"{record.subject}-link-{slug(name_key(fact.value))}"
    else:
        count.resolved += 1
    record.say_of(about, "UnknownLink", {"subject": record.subject, "role": LINKED_TO}, fact.piece)
    for number in bearers:
        claim = record.say_of(
            about, "UnknownLink", {"object": entity_id(record.source, number)}, fact.piece
        )
    if len(bearers) > 1:
        entries = " and ".join(bearers)
        named = counted(len(bearers), "entry", "entries")
        why = f"names {named} of that name ({entries}); both kept, none picked"
        _note(count, "linked-to-two-entries", record, fact, claim, why)


def _open_link(record: Recorder, fact: EntryFact) -> Claim:
    about = f"{record.subject}-link-{slug(fact.value)}"
    properties = {"subject": record.subject, "role": LINKED_TO, "summary": fact.piece.text}
    return record.say_of(about, "UnknownLink", properties, fact.piece)


def _named_link(record: Recorder, fact: EntryFact) -> Claim:
    about = f"{record.subject}-link-{slug(name_key(fact.value))}"
    other = f"{record.subject}-named-{slug(name_key(fact.value))}"
    record.say_of(other, "LegalEntity", {"name": fact.value}, fact.piece)
    properties = {"subject": record.subject, "object": other, "role": LINKED_TO}
    return record.say_of(about, "UnknownLink", properties, fact.piece)


def _note(
    count: LinkCount, method: str, record: Recorder, fact: EntryFact, claim: Claim, why: str
) -> None:
    count.findings.append(
        Finding(
            method=method,
            subject=record.subject,
            because=f"entry {record.number}: {fact.piece.text[:200]!r} {why}",
            claims=(claim.id,),
            rows=(record.place,),
        )
    )


def state_owner(record: Recorder, entry: Entry) -> None:
    """Write down a vessel's owner column as an Ownership by somebody known by name only."""
    owner = entry.vessel.get("owner")
    if owner is None:
        return
    if not is_a(record.schema, "Asset"):
        record.leave(owner, f"{record.schema} has no owner in FollowTheMoney")
        return
    other = _named(record, "owner", owner)
    about = f"{record.subject}-owner-{slug(name_key(owner.text))}"
    record.say_of(about, "Ownership", {"owner": other, "asset": record.subject}, owner)


def state_operator(record: Recorder, fact: EntryFact) -> None:
    """Write down an aircraft's operator as an UnknownLink with that role."""
    other = _named(record, "operator", Excerpt(fact.value, fact.piece.start), fact.piece)
    about = f"{record.subject}-operator-{slug(name_key(fact.value))}"
    properties = {"subject": other, "object": record.subject, "role": "Aircraft Operator"}
    record.say_of(about, "UnknownLink", properties, fact.piece)


def state_kin(record: Recorder, fact: EntryFact) -> None:
    """Write down a family tie to somebody the remark knows by name only.

    In FollowTheMoney the relationship says what the relative is to the person: "wife of X" makes
    the entry the relative, and X the person.
    """
    other = f"{record.subject}-kin-{slug(name_key(fact.value))}"
    record.say_of(other, "Person", {"name": fact.value}, fact.piece)
    about = f"{other}-tie"
    properties = {
        "person": other,
        "relative": record.subject,
        "relationship": fact.label or "relative",
    }
    record.say_of(about, "Family", properties, fact.piece)


def _named(record: Recorder, role: str, name: Excerpt, quote: Excerpt | None = None) -> str:
    other = f"{record.subject}-{role}-named-{slug(name_key(name.text))}"
    record.say_of(other, "LegalEntity", {"name": name.text}, quote or name)
    return other
