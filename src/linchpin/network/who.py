"""Whom a question means that no name answers: ids of merged records, numbers, names with typos."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from linchpin.archive import Snapshot
from linchpin.archive.queries.lookup import holders_of, number_holders
from linchpin.match.compare.identifiers import identifier_key
from linchpin.match.name_keys import name_tokens
from linchpin.network.entry_numbers import id_forms
from linchpin.network.property_words import properties_of_type, property_words

SHORTEST_NUMBER = 4
"""Letters and digits of a number that somebody may be asked for by, at least."""
LEAST_LIKENESS = 0.75
"""Score (0 to 1) from which on a name is offered for one that nobody bears."""
LEAST_SHARED = 0.25
"""Share of its pairs of letters that a name must share with a question to be compared at all."""
MOST_COMPARED = 50
"""Names that are compared with a question, those that share most letters."""
MOST_OFFERED = 5

Found = dict[str, str]
"""Canonical id to what fits the question, in words."""


def by_merged_id(canonical: Mapping[str, str], who: str) -> str | None:
    """Return whom a record's own id means, where the record is part of another.

    Args:
        canonical: Entity id to the id that stands for all its records.
        who: What was asked.
    """
    return next((canonical[form] for form in id_forms(who) if form in canonical), None)


def by_number(snapshot: Snapshot, canonical: Callable[[str], str], who: str) -> Found:
    """Return who bears a number: a passport, tax or identity number, a wallet, an IMO number.

    Args:
        snapshot: The editions that count.
        canonical: Gives the id that stands for an entity's records.
        who: The number as somebody writes it, with or without its label.
    """
    if not any(char.isdigit() for char in who):
        return {}
    props = {*properties_of_type("identifier"), "publicKey", "number"}
    asked = {prop: identifier_key(who, prop) for prop in props}
    found: Found = {}
    for holder, prop, value in number_holders(snapshot, props):
        key = asked[prop]
        if len(key) >= SHORTEST_NUMBER and key == identifier_key(value, prop):
            found.setdefault(canonical(holder), f"{property_words(prop)} {value}")
    return found


def by_thing(snapshot: Snapshot, canonical: Callable[[str], str], who: str) -> Found:
    """Return whose a sanction, document or event is, asked for by its id.

    Args:
        snapshot: The editions that count.
        canonical: Gives the id that stands for an entity's records.
        who: The id.
    """
    held = holders_of(snapshot, who.strip())
    return {canonical(holder): f"the {schema} {who.strip()}" for schema, holder in held}


def _sharing_letters(names: Iterable[tuple[str, str]], who: str) -> list[tuple[str, str]]:
    """Return the names that share most pairs of letters with a question: few enough to compare.

    Comparing takes longer than looking: of a long list only these are worth it.
    """
    wanted = _pairs(who)
    shared = []
    for at, (entity, name) in enumerate(names):
        found = _pairs(name)
        both = len(wanted & found)
        if both >= LEAST_SHARED * min(len(wanted), len(found)):
            shared.append((-both / max(1, len(wanted | found)), at, entity, name))
    return [(entity, name) for _, _, entity, name in sorted(shared)[:MOST_COMPARED]]


def _pairs(name: str) -> set[str]:
    """Return each two letters that stand beside each other in a word of a name, folded."""
    return {word[at : at + 2] for word in name_tokens(name) for at in range(max(1, len(word) - 1))}


def alike_names(names: Iterable[tuple[str, str]], who: str) -> list[tuple[str, str]]:
    """Return entity and name of those whose names are spelled much like a question, best first.

    Args:
        names: Entity and name of everybody.
        who: A name that nobody bears.
    """
    from linchpin.match.search.explain import match_pairs

    rows = _sharing_letters(names, who)
    scores = [match.score for match in match_pairs([(who, name) for _, name in rows])]
    order = sorted(range(len(rows)), key=lambda at: (-scores[at], at))
    found: dict[str, str] = {}
    for at in order[:MOST_OFFERED]:
        if scores[at] >= LEAST_LIKENESS:
            found.setdefault(*rows[at])
    return list(found.items())
