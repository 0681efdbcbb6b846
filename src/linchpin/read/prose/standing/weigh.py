"""How firmly a claim is said, and whether it is said at all."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.claims.claim import Standing
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.found import FrameFit
from linchpin.read.prose.frames.table import attitudes
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.unit import MARK, VERB, PhraseUnit
from linchpin.read.prose.proposal import EVENTS, Polarity
from linchpin.read.prose.standing.scopes import (
    clause_end,
    clause_start,
    dropped_charge,
    false_that,
    mistaken,
    neither,
    no_proof,
    other_verb_nearer,
    planned_before,
    scheduled,
)
from linchpin.read.prose.standing.speakers import Speech, regarded
from linchpin.read.prose.tables import word_set


@dataclass(frozen=True, slots=True)
class Weight:
    """What surrounds a claim.

    Attributes:
        standing: How firmly it is said.
        polarity: Whether it is said, denied, negated, conditional or planned.
        speaker: Who says it.
        entity: Entity of the speaker.
        reasons: Words that decided.
    """

    standing: Standing
    polarity: Polarity
    speaker: str | None
    entity: int | None
    reasons: tuple[str, ...]


_WEAKER = {"alleged": Standing.ALLEGED, "proven": Standing.PROVEN, "admitted": Standing.ADMITTED}


def weigh(text: TextSoFar, fit: FrameFit, spoken: list[Speech]) -> Weight:
    """Return the standing of what a frame says.

    Args:
        text: The text.
        fit: The claim, were it said plainly.
        spoken: Words of others in the sentence.
    """
    sentence = text.sentences[fit.sentence]
    units = sentence.units
    event = fit.claim in EVENTS
    standing, polarity = Standing.STATED, Polarity.SAID
    reasons: list[str] = []
    speech = _speech_over(spoken, fit)
    if speech is not None:
        if speech.effect == "denied":
            polarity = Polarity.DENIED
            reasons.append("denied by the one who speaks")
        elif speech.effect in ("alleged", "admitted") or (speech.legal and not event):
            standing = _WEAKER.get(speech.effect, Standing.ALLEGED)
            reasons.append(f"{speech.effect} by {speech.speaker or 'somebody'}")
    if fit.hedged:
        standing = Standing.ALLEGED
        reasons.append("the noun is hedged")
    verb = fit.verb
    if verb is not None and verb != fit.unit and speech is None:
        speech = regarded(text, fit.sentence, verb)
        if speech is not None and standing is Standing.STATED:
            standing = Standing.ALLEGED
            reasons.append(f"regarded so by {speech.speaker}")
    polarity, standing = _mood(units, verb, fit, polarity, standing, reasons)
    polarity, standing = _above(text, fit, polarity, standing, reasons)
    polarity, standing = _around(sentence, fit, polarity, standing, reasons)
    speaker = None if speech is None else speech.speaker
    entity = None if speech is None else speech.entity
    return Weight(standing, polarity, speaker, entity, tuple(reasons))


def _ordered(fit: FrameFit) -> frozenset[str]:
    """Return verbs behind which a killing has happened: it was ordered, and is told as done."""
    return frozenset({"order", "ordenar"}) if fit.claim == "killed" else frozenset()


def _speech_over(spoken: list[Speech], fit: FrameFit) -> Speech | None:
    """Return the speech that holds a claim; a denial counts before a report."""
    over = [one for one in spoken if one.first <= fit.unit < one.stop and one.verb != fit.unit]
    if not over:
        return None
    return next(
        (one for one in over if one.effect == "denied"),
        min(over, key=lambda one: one.stop - one.first),
    )


def _mood(
    units: list[PhraseUnit],
    verb: int | None,
    fit: FrameFit,
    polarity: Polarity,
    standing: Standing,
    reasons: list[str],
) -> tuple[Polarity, Standing]:
    if verb is None or units[verb].kind != VERB:
        return polarity, standing
    unit = units[verb]
    if unit.negated or unit.ended:
        reasons.append("negated")
        return Polarity.NEGATED, standing
    if unit.modal in ("will", "should"):
        reasons.append("yet to happen")
        return (Polarity.PLANNED if polarity is Polarity.SAID else polarity), standing
    if unit.modal in ("would", "could"):
        reasons.append("under a condition")
        return (Polarity.CONDITIONAL if polarity is Polarity.SAID else polarity), standing
    if unit.modal == "may" and not unit.perfect and fit.claim in EVENTS:
        reasons.append("may happen")
        return (Polarity.CONDITIONAL if polarity is Polarity.SAID else polarity), standing
    if unit.modal == "cond" and fit.claim in EVENTS and not unit.perfect:
        reasons.append("would happen")
        return (Polarity.CONDITIONAL if polarity is Polarity.SAID else polarity), standing
    if unit.modal in ("may", "cond"):
        reasons.append("said with reserve")
        return polarity, Standing.ALLEGED
    if unit.form == "subj" and fit.claim in EVENTS:
        reasons.append("in a mood of wish or doubt")
    return polarity, standing


def _above(
    text: TextSoFar, fit: FrameFit, polarity: Polarity, standing: Standing, reasons: list[str]
) -> tuple[Polarity, Standing]:
    """Weigh the verbs that a claim's verb depends on: `charged with laundering for`."""
    if fit.verb is None:
        return polarity, standing
    units = text.sentences[fit.sentence].units
    around = text.around[fit.sentence]
    table = attitudes(text.sentences[fit.sentence].language)
    here, steps = fit.verb, 0
    while here in around and steps < 6:
        steps += 1
        place = around[here]
        if place.shared is not None and units[here].form in (
            "inf",
            "ing",
            "ger",
            "part",
            "pastpart",
        ):
            shared = units[place.shared]
            if (
                shared.modal in ("will", "would", "could")
                and polarity is Polarity.SAID
                and shared.form == "fin"
                and units[here].form != "fin"
            ):
                polarity = Polarity.PLANNED if shared.modal == "will" else Polarity.CONDITIONAL
                reasons.append("goes with a verb yet to happen")
            if shared.negated and units[here].form in ("ing", "ger", "inf"):
                polarity = Polarity.NEGATED
            here = place.shared
            continue
        if place.governor is None:
            break
        above = units[place.governor]
        if (
            units[here].form == "inf"
            and polarity is Polarity.SAID
            and (fit.claim in EVENTS or fit.claim in ("succeeds", "paid"))
            and above.key not in word_set("purpose_ok")
            and not above.copula
        ):
            polarity = Polarity.PLANNED
            reasons.append("said as a purpose")
        fact = _by_verb(above, table)
        if fact == "denied":
            reasons.append(f"under “{above.key}”")
            return Polarity.DENIED, standing
        if polarity is Polarity.SAID and (
            fact == "planned" or above.modal in ("will", "would", "could")
        ):
            polarity = Polarity.PLANNED
            reasons.append(f"under “{above.key}”")
        if above.negated and fact not in ("alleged", "proven"):
            polarity = Polarity.NEGATED
            reasons.append(f"under a negated “{above.key}”")
        if above.negated and fact in ("alleged", "proven"):
            polarity = Polarity.NEGATED
            reasons.append(f"under a negated “{above.key}”")
        if fact in _WEAKER and standing is Standing.STATED:
            standing = _WEAKER[fact]
            reasons.append(f"under “{above.key}”")
        here = place.governor
    return polarity, standing


def _by_verb(above: PhraseUnit, table: dict[str, dict[str, str]]) -> str | None:
    effects = table.get(above.key, {})
    effect = effects.get("patient" if above.passive else "subject", effects.get("patient"))
    return None if effect == "said" else effect


def _around(
    sentence: ParsedSentence,
    fit: FrameFit,
    polarity: Polarity,
    standing: Standing,
    reasons: list[str],
) -> tuple[Polarity, Standing]:
    """Weigh small words around a claim: `allegedly`, `if`, `no evidence that`."""
    units = sentence.units
    trigger = fit.verb if fit.verb is not None else fit.unit
    first = clause_start(units, min(trigger, fit.unit))
    last = clause_end(units, max(trigger, fit.unit))
    event = fit.claim in EVENTS
    inside = {
        token.key
        for at in {trigger, fit.unit}
        for token in sentence.tokens[units[at].first : units[at].stop]
    }
    if inside & word_set("hedge_adverbs"):
        standing = Standing.ALLEGED
        reasons.append("hedged in the verb")
    if inside & word_set("wrong_adverbs"):
        polarity = Polarity.NEGATED
        reasons.append("said to be wrong")
    if neither(sentence, fit, trigger) or false_that(sentence, fit):
        polarity = Polarity.NEGATED
        reasons.append("said not to be so")
    if fit.claim == "charged" and fit.verb is None and dropped_charge(units, fit.unit):
        polarity = Polarity.NEGATED if polarity is Polarity.SAID else polarity
        reasons.append("the charges were dropped")
    for k in range(first, last):
        unit = units[k]
        if (
            unit.key in word_set("hedge_adverbs")
            and abs(k - trigger) <= 3
            and not (event and other_verb_nearer(units, k, trigger))
        ):
            standing = Standing.ALLEGED
            reasons.append(f"“{unit.key}”")
        if unit.key in word_set("wrong_adverbs") or (
            unit.key in ("error", "equivocacion") and units[k - 1].key in ("by", "por", "in")
        ):
            polarity = Polarity.NEGATED
            reasons.append(f"“{unit.key}”")
    for k in range(fit.unit - 1, max(-1, fit.unit - 16), -1):
        unit = units[k]
        if unit.key in ("if", "si", "unless", "whether") and unit.kind == MARK:
            if not any(one.kind == MARK and one.key == "," for one in units[k : fit.unit]):
                polarity = Polarity.CONDITIONAL
                reasons.append(f"behind “{unit.key}”")
        elif unit.kind == MARK and unit.key == ";":
            break
    if no_proof(sentence, fit):
        polarity = Polarity.NEGATED
        reasons.append("no evidence is said to be for it")
    if mistaken(sentence):
        polarity = Polarity.NEGATED if polarity is Polarity.SAID else polarity
        reasons.append("a mistake about who it is")
    if (
        fit.verb is None
        and event
        and (planned_before(units, fit.unit, ordered=_ordered(fit)) or scheduled(units, fit.unit))
    ):
        polarity = Polarity.PLANNED if polarity is Polarity.SAID else polarity
        reasons.append("asked for, not done")
    if sentence.tokens[-1].text == "?" or any(token.text == "¿" for token in sentence.tokens[:2]):
        polarity = Polarity.CONDITIONAL
        reasons.append("a question")
    return polarity, standing
