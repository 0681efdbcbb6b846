"""Say what somebody's place is, in the words of the source that says so and no others."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.chart.organisation.known_facts import Facts
from linchpin.chart.organisation.model import Tie, TieKind
from linchpin.chart.organisation.ties import joined, payments_of
from linchpin.chart.standing import qualified, strongest
from linchpin.chart.words import Words
from linchpin.network.roles import is_bare_kin

MOST_KIN = 1
"""How many relatives a card names; the lines and --check give all."""

MOST_PAYMENTS = 2
"""How many payments a card names; the lines and --check give all."""


def role_text(
    key: str, ties: list[Tie], root: str, facts: dict[str, Facts], words: Words
) -> tuple[str, list[Tie]]:
    """Return what stands under a name, and the ties it rests on.

    Args:
        key: Entity id.
        ties: Its ties.
        root: The organisation.
        facts: What is known of everybody.
        words: Language.
    """
    stated = [
        tie
        for tie in ties
        if tie.other(key) == root and tie.kind not in (TieKind.LINKED, TieKind.FAMILY, TieKind.PAYS)
    ]
    stated.sort(key=lambda tie: (tie.kind is not TieKind.LEADS, tie.key))
    kin = [tie for tie in ties if tie.kind is TieKind.FAMILY and tie.target == key]
    kin.sort(key=lambda tie: (is_bare_kin(tie.label), tie.key))
    used = [*_first_stated(stated), *kin[:MOST_KIN]]
    held = sorted(
        (tie for tie in ties if tie.other(key) != root and facts_form(facts, tie.other(key))),
        key=lambda tie: (_HELD.index(tie.kind) if tie.kind in _HELD else 9, tie.key),
    )
    if key == root:
        return "", []
    if facts[key].form != "person" and held and held[0].kind is not TieKind.PAYS:
        return _held(key, held[0], facts, words), [*held[:1], *stated[:1]]
    if used:
        return "; ".join(_phrases(key, used, facts, words)), used
    paid = [tie for tie in ties if tie.kind is TieKind.PAYS]
    linked = [tie for tie in ties if tie.other(key) == root and tie.kind is not TieKind.PAYS]
    if linked:
        whole = facts[root].form == "organisation"
        who = words("the organisation") if whole else facts[root].name
        period = linked[0].period if len(linked) == 1 else ""
        text = joined(words("linked to", who=who), period)
        return qualified(text, strongest(tie.firmness for tie in linked), words), linked
    if paid and (not held or held[0].kind is TieKind.PAYS):
        return "", paid  # the payments stand on the card in full
    return (_held(key, held[0], facts, words), held[:1]) if held else ("", [])


def _first_stated(stated: list[Tie]) -> list[Tie]:
    """Return the first role, and where that is only alleged, the first that is stated too."""
    first = stated[:1]
    if first and not first[0].firmness.firm:
        first += [tie for tie in stated[1:] if tie.firmness.firm][:1]
    return first


def past_text(
    key: str, past: Iterable[Tie], root: str, facts: dict[str, Facts], words: Words
) -> tuple[str, list[Tie]]:
    """Return the roles that somebody no longer has, with their time, and the ties they rest on.

    Args:
        key: Entity id.
        past: Its ties of another time.
        root: The organisation.
        facts: What is known of everybody.
        words: Language.
    """
    over = [tie for tie in past if tie.other(key) == root and tie.kind in _ROLES]
    return "; ".join(_phrases(key, over, facts, words)), over


def facts_form(facts: dict[str, Facts], key: str) -> bool:
    """Say whether somebody is on the chart and is a person, who can hold a firm."""
    return key in facts and facts[key].form == "person"


def payment_lines(
    key: str, ties: Iterable[Tie], facts: dict[str, Facts], words: Words
) -> tuple[tuple[str, ...], list[Tie]]:
    """Return the payments somebody made or received, as a card tells them, and their ties.

    Args:
        key: Entity id.
        ties: Its ties.
        facts: What is known of everybody.
        words: Language.
    """
    paid = [tie for tie in ties if tie.kind is TieKind.PAYS and not tie.ended]
    texts = [
        qualified(text, tie.firmness, words)
        for tie in paid
        for text in payments_of(tie, key, facts[tie.other(key)].name, words)
    ]
    shown = texts[:MOST_PAYMENTS]
    if len(texts) > len(shown):
        shown.append(words("more payments", count=len(texts) - len(shown)))
    return tuple(shown), paid


_ROLES = (TieKind.LEADS, TieKind.ROLE, TieKind.OWNS, TieKind.DIRECTS)
_PASSIVE = {TieKind.OWNS: "owned by", TieKind.DIRECTS: "directed by"}
"""How a tie reads from the end that the source names second."""
_HELD = (TieKind.OWNS, TieKind.DIRECTS, TieKind.ROLE, TieKind.LINKED)


def _phrases(key: str, ties: Iterable[Tie], facts: dict[str, Facts], words: Words) -> list[str]:
    found = []
    for tie in ties:
        text = tie.text
        if tie.target == key and tie.kind in _PASSIVE:
            text = joined(words(_PASSIVE[tie.kind], who=words("the organisation")), tie.period)
        elif tie.kind is TieKind.FAMILY:
            text = joined(
                words("kin of", kin=tie.label, who=facts[tie.source].name), tie.period, comma=False
            )
        found.append(qualified(text, tie.firmness, words))
    return found


def _held(key: str, tie: Tie, facts: dict[str, Facts], words: Words) -> str:
    return qualified(_held_words(key, tie, facts, words), tie.firmness, words)


def _held_words(key: str, tie: Tie, facts: dict[str, Facts], words: Words) -> str:
    who = facts[tie.other(key)].name
    if tie.kind in _PASSIVE and tie.target == key:
        return joined(words(_PASSIVE[tie.kind], who=who), tie.period)
    if tie.kind is TieKind.LINKED:
        return joined(words("linked to", who=who), tie.period)
    return words("role with", role=tie.text, who=who)
