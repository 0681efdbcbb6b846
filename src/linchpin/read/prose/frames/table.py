"""The frame tables: which words say what, and where their arguments stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from linchpin.read.prose.tables import rows

KINDS = {
    "P": "Person",
    "O": "Organization",
    "C": "Company",
    "B": "PublicBody",
    "V": "Vessel",
    "R": "RealEstate",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an argument stands and what it may be.

    Attributes:
        places: `subj`, `obj` or prepositions, the first that holds a fitting argument is taken.
        kinds: Schemata that fit.
    """

    places: tuple[str, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb and what it says.

    Attributes:
        name: Name of the row: language, verb and claim.
        lemma: The verb.
        needs: Words one of which must stand behind it in its clause; empty for none.
        claim: Kind of the claim; `none` where the row only keeps others from fitting.
        subject: Alternatives for the claim's subject.
        object: Alternatives for its object; empty for an event.
        agent: Alternatives for the authority.
        more: Remark that steers details: `amount`, `charge`, `detail=...`.
    """

    name: str
    lemma: str
    needs: tuple[str, ...]
    claim: str
    subject: tuple[Slot, ...]
    object: tuple[Slot, ...]
    agent: tuple[Slot, ...]
    more: str


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun that says what its bearer is to its complement.

    Attributes:
        name: Name of the row.
        noun: The noun, folded; may be several words.
        claim: Kind of the claim.
        bearer_first: Whether the bearer is the subject of the claim.
        behind: Prepositions before the complement.
        complement: Schemata of the complement.
        bearer: Schemata of the bearer.
        detail: Whether the noun is kept as the claim's detail.
    """

    name: str
    noun: str
    claim: str
    bearer_first: bool
    behind: tuple[str, ...]
    complement: frozenset[str]
    bearer: frozenset[str]
    detail: bool


@dataclass(frozen=True, slots=True)
class EventFrame:
    """A noun that names an event.

    Attributes:
        name: Name of the row.
        noun: The noun, folded.
        claim: Kind of the event.
        behind: Prepositions before whom it befell.
        patient: Schemata of whom it befell.
        agents: Prepositions before the authority.
        forbids: Words behind the noun that make it another thing.
    """

    name: str
    noun: str
    claim: str
    behind: tuple[str, ...]
    patient: frozenset[str]
    agents: tuple[str, ...]
    forbids: tuple[str, ...]


def _kinds(letters: str) -> frozenset[str]:
    return frozenset(KINDS[letter] for letter in letters)


def _slots(cell: str) -> tuple[Slot, ...]:
    if cell in ("", "none"):
        return ()
    found = []
    for alternative in cell.split(","):
        where, _, kinds = alternative.partition(":")
        found.append(Slot(tuple(where.split("/")), _kinds(kinds)))
    return tuple(found)


@cache
def verb_frames(language: str) -> dict[str, tuple[VerbFrame, ...]]:
    """Return the frames of every verb of a language, in the order of the table."""
    found: dict[str, list[VerbFrame]] = {}
    for number, row in enumerate(rows("frames_verbs"), 1):
        tongue, verbs, needs, claim, subject, other, agent, more = (*row, "", "", "", "")[:8]
        if tongue != language:
            continue
        for verb in verbs.split():
            found.setdefault(verb, []).append(
                VerbFrame(
                    f"{tongue}-verb-{number}-{verb}-{claim}",
                    verb,
                    tuple(needs.split(",")) if needs else (),
                    claim,
                    _slots(subject),
                    _slots(other),
                    _slots(agent),
                    more,
                )
            )
    return {verb: tuple(frames) for verb, frames in found.items()}


@cache
def verb_lemmas(language: str) -> frozenset[str]:
    """Return the verbs that frames or attitudes of a language ask for."""
    verbs = set(verb_frames(language))
    for row in rows("attitudes"):
        if row[0] == language:
            verbs |= set(row[1].split())
    return frozenset(verb for verb in verbs if verb.isalpha())


@cache
def noun_frames(language: str) -> dict[str, tuple[NounFrame, ...]]:
    """Return the frames of every relational noun of a language."""
    found: dict[str, list[NounFrame]] = {}
    for number, row in enumerate(rows("frames_nouns"), 1):
        tongue, nouns, claim, side, behind, complement, bearer, more = (*row, "")[:8]
        if tongue != language:
            continue
        for word in nouns.split():
            noun = word.replace("_", " ")
            frame = NounFrame(
                f"{tongue}-noun-{number}-{noun}-{claim}",
                noun,
                claim,
                side == "S",
                tuple(behind.split("/")),
                _kinds(complement),
                _kinds(bearer),
                more == "detail",
            )
            if frame not in found.setdefault(noun, []):
                found[noun].append(frame)
    return {noun: tuple(frames) for noun, frames in found.items()}


@cache
def event_frames(language: str) -> dict[str, tuple[EventFrame, ...]]:
    """Return the frames of every noun of a language that names an event."""
    found: dict[str, list[EventFrame]] = {}
    for number, row in enumerate(rows("frames_events"), 1):
        tongue, nouns, claim, behind, patient, agents, forbids = (*row, "", "")[:7]
        if tongue != language:
            continue
        for word in nouns.split():
            noun = word.replace("_", " ")
            found.setdefault(noun, []).append(
                EventFrame(
                    f"{tongue}-event-{number}-{noun}-{claim}",
                    noun,
                    claim,
                    tuple(behind.split("/")),
                    _kinds(patient),
                    tuple(agents.split("/")) if agents else (),
                    tuple(forbids.split(",")) if forbids else (),
                )
            )
    return {noun: tuple(frames) for noun, frames in found.items()}


@cache
def attitudes(language: str) -> dict[str, dict[str, str]]:
    """Return, for each verb, its effect on what depends on it, by whose deed that is."""
    found: dict[str, dict[str, str]] = {}
    for tongue, verbs, effect, whose in rows("attitudes"):
        if tongue == language:
            for verb in verbs.split():
                found.setdefault(verb, {}).setdefault(whose, effect)
    return found
