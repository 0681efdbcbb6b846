"""Small words that turn a claim: neither, no evidence, if, by mistake, asked for."""

from __future__ import annotations

from linchpin.read.prose.frames.found import FrameFit
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.unit import MARK, NOUN, THAT, VERB, PhraseUnit
from linchpin.read.prose.tables import lines, word_set


def neither(sentence: ParsedSentence, fit: FrameFit, trigger: int) -> bool:
    """Say whether `neither`, `ni` or `none of` stands before the clause's subject."""
    units = sentence.units
    if units[trigger].kind != VERB:
        return False
    for k in range(trigger - 1, max(-1, trigger - 12), -1):
        unit = units[k]
        if unit.kind == VERB or unit.key in (";", "."):
            return False
        words = {token.key for token in sentence.tokens[unit.first : unit.stop]}
        if words & {"neither", "ni", "none", "ninguno", "ninguna", "nobody", "nadie", "tampoco"}:
            return True
        if unit.kind == NOUN and unit.article in ("no", "ningun", "ninguna"):
            return True
    return False


def false_that(sentence: ParsedSentence, fit: FrameFit) -> bool:
    """Say whether `it is false that` or its like stands before the trigger."""
    keys = [token.key for token in sentence.tokens[: fit.trigger[1]]]
    for k, key in enumerate(keys[:-1]):
        if key in ("that", "que") and k and keys[k - 1] in word_set("false_words"):
            return True
    return False


def dropped_charge(units: list[PhraseUnit], at: int) -> bool:
    """Say whether the verb around `charges` drops them."""
    for k in range(max(0, at - 4), min(len(units), at + 7)):
        if units[k].kind == VERB and units[k].key in word_set("dropping_verbs"):
            return True
    return False


def other_verb_nearer(units: list[PhraseUnit], k: int, trigger: int) -> bool:
    """Say whether another verb stands between a small word and the trigger."""
    step = 1 if k < trigger else -1
    return any(units[other].kind == VERB for other in range(k + step, trigger, step))


def clause_start(units: list[PhraseUnit], at: int) -> int:
    """Return the first unit of the clause that holds a unit."""
    for k in range(at - 1, -1, -1):
        if units[k].kind in (THAT, "who") or units[k].key in (";", ","):
            return k + 1
    return 0


def clause_end(units: list[PhraseUnit], at: int) -> int:
    """Return the unit behind the clause that holds a unit."""
    for k in range(at + 1, len(units)):
        if units[k].kind in (THAT, "who") or units[k].key in (";", ","):
            return k
    return len(units)


def no_proof(sentence: ParsedSentence, fit: FrameFit) -> bool:
    """Say whether the sentence says that there is no proof of it."""
    keys = [token.key for token in sentence.tokens[: fit.trigger[1]]]
    for k, key in enumerate(keys):
        if key in word_set("no_evidence") and any(
            one
            in ("no", "without", "sin", "ninguna", "lack", "falta", "never", "not", "insufficient")
            for one in keys[max(0, k - 4) : k]
        ):
            return True
    return False


_MISTAKES = tuple(tuple(line.split()) for line in lines("mistakes.txt"))


def mistaken(sentence: ParsedSentence) -> bool:
    """Say whether the sentence tells of somebody taken for another."""
    keys = [token.key for token in sentence.tokens]
    return any(
        keys[k : k + len(words)] == list(words)
        for words in _MISTAKES
        for k in range(len(keys) - len(words) + 1)
    )


def scheduled(units: list[PhraseUnit], at: int) -> bool:
    """Say whether the verb behind an event noun only sets its day: `sentencing is set`."""
    for k in range(at + 1, min(len(units), at + 6)):
        if units[k].kind == VERB:
            return units[k].key in word_set("scheduling") or units[k].modal in ("will", "would")
    return False


def planned_before(
    units: list[PhraseUnit], at: int, *, ordered: frozenset[str] = frozenset()
) -> bool:
    """Say whether words before a noun say that it was asked for, not done."""
    for k in range(at - 1, max(-1, at - 8), -1):
        unit = units[k]
        if (
            unit.kind == NOUN
            and not unit.names
            and any(word in word_set("planned_nouns") for word in unit.words)
        ):
            return True
        if unit.kind == VERB:
            if unit.key in ("lead", "conducir", "llevar"):
                return units[at - 1].key in ("to", "a")
            return unit.key in _SEEKS - ordered or unit.modal in ("will", "would", "could")
        if unit.kind == MARK and unit.key in (",", ";"):
            return False
    return any(word in word_set("planned_nouns") for word in units[at].words)


_SEEKS = word_set("seeks")
