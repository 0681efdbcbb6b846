"""Who goes on under another number: renumbered, merged, split, on the list again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.network.bearers import Bearer

_TELLING_WORDS = 2
"""Words a name needs to tell a subject where nothing else agrees."""
_TELLING_FACTS = 2
"""Numbers, places and addresses that must agree where no name does."""


@dataclass(frozen=True, slots=True)
class Continued:
    """A subject whose entry went and which goes on in another entry.

    Attributes:
        before: Entity ids it had.
        after: Entity ids it has.
        because: What agrees, in words.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    because: str


def continued(
    gone: Mapping[str, Bearer], come: Mapping[str, Bearer], kept: Mapping[str, Bearer] | None = None
) -> list[Continued]:
    """Return the entries that went and go on in entries that came, most evident first.

    Two entries are one subject where no birth contradicts and either a full name of two words or
    more agrees, or a name and a number, place or address, or two of these. Who shares a name of one
    word alone is not taken for the same.

    Args:
        gone: Entries that are no longer there, by entity id.
        come: Entries that were not there.
        kept: Entries that are in both editions and may have taken in one that went.
    """
    ties: dict[str, list[tuple[str, str]]] = {}
    for old, one in gone.items():
        for new, other in (*come.items(), *(kept or {}).items()):
            why = _agree(one, other)
            if why:
                ties.setdefault(old, []).append((new, why))
    found, taken = [], set()
    for old, others in sorted(ties.items()):
        if old in taken:
            continue
        news = [new for new, _ in others]
        olds = [item for item, those in ties.items() if {new for new, _ in those} & set(news)]
        taken.update(olds)
        found.append(Continued(tuple(sorted(olds)), tuple(sorted(news)), others[0][1]))
    return found


def _agree(one: Bearer, other: Bearer) -> str:
    """Return what two entries have in common that makes them one subject, empty where nothing."""
    if (
        one.births
        and other.births
        and not any(mine.overlaps(theirs) for mine in one.births for theirs in other.births)
    ):
        return ""
    names, facts = one.names & other.names, one.facts & other.facts
    numbers = {value for prop, value in facts if any(letter.isdigit() for letter in value)}
    told = max(names, key=len, default=())
    said = [f"the name {' '.join(told)!r}"] if told else []
    said += sorted(f"{prop} {value}" for prop, value in facts)[:3]
    enough = (
        len(told) >= _TELLING_WORDS
        or (told and facts)
        or (len(facts) >= _TELLING_FACTS and numbers)
    )
    return " and ".join(said) if enough else ""


def taken_in(gone: Iterable[str], found: Iterable[Continued]) -> dict[str, Continued]:
    """Return, for each entry that went, in what it goes on.

    Args:
        gone: Entity ids.
        found: Subjects that go on.
    """
    by_old = {old: one for one in found for old in one.before}
    return {entity: by_old[entity] for entity in gone if entity in by_old}
