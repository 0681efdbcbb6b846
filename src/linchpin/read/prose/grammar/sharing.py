"""What verbs beside one another share: objects, agents, phrases behind a preposition."""

from __future__ import annotations

from linchpin.read.prose.grammar.around import Around
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.unit import (
    JOIN,
    MARK,
    NOUN,
    OTHER_WORD,
    VERB,
    PhraseUnit,
)


def raise_agent(sentence: ParsedSentence, number: int, found: dict[int, Around]) -> None:
    """Give `owned, controlled, or directed by X` its X at the first participles as well."""
    units = sentence.units
    if not units[number].passive or "by" in found[number].preps or "por" in found[number].preps:
        return
    for k in range(number + 1, min(len(units), number + 4)):
        if units[k].kind == VERB:
            if units[k].passive and k in found:
                for prep in ("by", "por"):
                    if prep in found[k].preps:
                        found[number].preps[prep] = list(found[k].preps[prep])
            return
        if units[k].kind not in (JOIN, MARK, OTHER_WORD):
            return


def raise_object(
    sentence: ParsedSentence, number: int, around: Around, found: dict[int, Around]
) -> None:
    """Give `own and manage X` its X at the first verb as well."""
    units = sentence.units
    if around.object is not None or units[number].passive or number + 2 >= len(units):
        return
    after = units[number + 2]
    if units[number + 1].kind != JOIN or after.kind != VERB or after.passive or after.form == "inf":
        return
    around.object = found[number + 2].object


def or_tried(units: list[PhraseUnit], k: int) -> bool:
    """Say whether `or attempted to`, `or purported to` stands here, beside the deed itself."""
    if units[k].key == "," and k + 3 < len(units):
        k += 1
    return units[k].kind == JOIN and units[k + 1].kind == VERB and units[k + 1].key in _TRYING


_TRYING = frozenset({"attempt", "purport", "seek", "intentar", "pretender"})


def behind_trying(units: list[PhraseUnit], k: int) -> int:
    """Return the unit behind `, or attempted to provide,`."""
    k += 1 + (units[k].key == ",") + 1
    if k < len(units) and units[k].kind == VERB:
        k += 1
    return k + (k < len(units) and units[k].key == ",")


def borrow(units: list[PhraseUnit], k: int, prep: str, places: Around) -> None:
    """Give `provide support to and are controlled by X` its X behind `to` as well."""
    for other in range(k + 2, min(len(units), k + 8)):
        if units[other].kind == NOUN and units[other].prep:
            places.preps.setdefault(prep, []).append(other)
            return
