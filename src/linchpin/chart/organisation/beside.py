"""Who stands beside the organisation: allies, rivals, organisations that share its people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from linchpin.chart.organisation.badges import badge_of
from linchpin.chart.organisation.known_facts import Facts
from linchpin.chart.organisation.membership import Membership
from linchpin.chart.organisation.model import Beside, Status, Tie, TieKind
from linchpin.chart.standing import qualified, strongest
from linchpin.chart.words import Words

_THROUGH = {TieKind.ALLIED: "allied to member", TieKind.RIVAL: "rival to member"}


def make_beside(
    membership: Membership,
    facts: dict[str, Facts],
    ties: list[Tie],
    words: Words,
    status: Callable[[Facts], Status],
) -> tuple[Beside, ...]:
    """Return everybody beside the organisation, allies and rivals first.

    Args:
        membership: Who is on the chart and beside it.
        facts: What is said of each, by entity id.
        ties: Every tie among them.
        words: Language.
        status: Says where somebody stands towards the list.
    """
    found = [
        replace(_beside(entity, membership.root, facts, ties, words), status=status(facts[entity]))
        for entity in membership.beside
    ]
    order = (TieKind.ALLIED, TieKind.RIVAL, TieKind.LINKED)
    return tuple(sorted(found, key=lambda item: (order.index(item.kind), item.name)))


def _beside(
    entity: str, root: str, facts: dict[str, Facts], ties: list[Tie], words: Words
) -> Beside:
    own = [tie for tie in ties if entity in tie.ends]
    for kind, phrase in _THROUGH.items():
        direct = [tie for tie in own if tie.kind is kind and root in tie.ends]
        if direct:
            tie = direct[0]
            badge = badge_of(facts[entity], words)
            lines = (*tie.lines, *badge.lines)
            return Beside(
                entity, facts[entity].name, badge.text, kind, lines, Status.NO_EDITION, tie
            )
        through = [tie for tie in own if tie.kind is kind]
        if through:
            names = words.list_of([facts[tie.other(entity)].name for tie in through])
            lines = tuple(line for tie in through for line in tie.lines)
            text = qualified(
                words(phrase, who=names), strongest(tie.firmness for tie in through), words
            )
            return Beside(entity, facts[entity].name, text, kind, lines, Status.NO_EDITION)
    lines = tuple(line for tie in own for line in tie.lines)
    shared = {tie.other(entity) for tie in own} - {root}
    text = words("members linked", count=len(shared)) if shared else words("also linked", who="")
    direct = [tie for tie in own if root in tie.ends]
    if direct:
        text = qualified(direct[0].text, direct[0].firmness, words)
        return Beside(
            entity, facts[entity].name, text, TieKind.LINKED, lines, Status.NO_EDITION, direct[0]
        )
    return Beside(entity, facts[entity].name, text, TieKind.LINKED, lines, Status.NO_EDITION)
