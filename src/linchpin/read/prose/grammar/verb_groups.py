"""Verb groups: auxiliaries, negation, voice and mood around one verb."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.grammar.english_verbs import BE, DO, GET, HAVE, MODALS
from linchpin.read.prose.grammar.spanish_groups import spanish_group_at
from linchpin.read.prose.grammar.tagging import verb_at, verbs
from linchpin.read.prose.grammar.unit import VERB, PhraseUnit
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token


def take_verb(
    tokens: Sequence[Token], at: int, language: str, *, after_name: bool
) -> PhraseUnit | None:
    """Return the verb group that begins at a word, or None where none does.

    Args:
        tokens: The sentence.
        at: The word.
        language: `en` or `es`.
        after_name: Whether a name ends right before it.
    """
    if language == "es":
        return spanish_group_at(tokens, at, after_name)
    return _english(tokens, at, after_name)


def _english(tokens: Sequence[Token], at: int, after_name: bool) -> PhraseUnit | None:
    unit = PhraseUnit(VERB, at, at)
    here, stop = at, len(tokens)
    be = have = get = False
    last = None
    while here < stop:
        key = tokens[here].key
        if tokens[here].capital and here > at:
            break
        if key.endswith("n't") and key != "n't":
            unit.negated = True
        if key in ("not", "never", "n't"):
            if here == at and not (
                here + 1 < stop and verb_at(tokens, here + 1, "en", after_name=False)
            ):
                return None
            unit.negated = True
        elif key == "no" and here + 1 < stop and tokens[here + 1].key == "longer" and here > at:
            unit.ended = True
            here += 1
        elif key == "to" and here == at and here + 1 < stop and _infinitive(tokens, here + 1):
            unit.form = "inf"
        elif key in MODALS:
            if here > at and last is not None:
                break
            unit.modal = (
                "will"
                if key in ("will", "shall", "won't")
                else "would"
                if key in ("would", "wouldn't")
                else "may"
                if key in ("may", "might")
                else "could"
                if key in ("could", "can", "cannot", "couldn't")
                else "should"
            )
            unit.form = unit.form or "fin"
        elif key in BE:
            if key in ("'s", "’s") and (after_name or here == at):
                break
            be, last = True, here
            unit.form = unit.form or ("ing" if key == "being" else "fin")
        elif key in HAVE:
            have, last = True, here
            unit.form = unit.form or ("ing" if key == "having" else "fin")
        elif (
            key in DO
            and here + 1 < stop
            and (tokens[here + 1].key in ("not", "n't") or key.endswith("n't"))
        ):
            unit.form = unit.form or "fin"
        elif key in GET and here + 1 < stop and _participle(tokens, here + 1):
            get, last = True, here
            unit.form = unit.form or "fin"
        elif _adverb(key) and here > at:
            pass
        else:
            form = (
                verb_at(tokens, here, "en", after_name=after_name and here == at)
                if not (be or have or unit.modal or unit.form == "inf" or unit.negated)
                else verbs("en").get(key)
            )
            if form is None and (be or have) and key.endswith("ed"):
                form = verb_at(tokens, here, "en", after_name=False)
            if form is None or (here > at and key in word_set("det_en")):
                break
            if (
                (be or have)
                and form.form in ("base", "s")
                and form.lemma not in ("put", "set", "cut", "split", "shut", "hit")
            ):
                break
            return _finished(unit, here + 1, form.lemma, form.form, helps=(be, have, get))
        here += 1
    if last is None:
        return None
    unit.stop = last + 1
    while unit.stop < here and tokens[unit.stop].key in ("not", "never", "no", "longer", "n't"):
        unit.stop += 1
    unit.key = "be" if be else "have"
    unit.copula = be
    return unit


def _finished(
    unit: PhraseUnit, stop: int, lemma: str, form: str, *, helps: tuple[bool, bool, bool]
) -> PhraseUnit:
    be, have, get = helps
    unit.stop, unit.key = stop, lemma
    participle = form in ("part", "pastpart")
    unit.perfect = have
    unit.passive = (be or get) and participle
    if not unit.form:
        unit.form = form
    elif have and participle and not be:
        unit.form = "fin" if unit.form != "ing" else "ing"
    if form == "ing" and unit.form == "fin":
        unit.form = "fin"
    return unit


def _infinitive(tokens: Sequence[Token], at: int) -> bool:
    form = verbs("en").get(tokens[at].key)
    return form is not None and (form.form == "base" or tokens[at].key in ("be", "have"))


def _participle(tokens: Sequence[Token], at: int) -> bool:
    form = verbs("en").get(tokens[at].key)
    return form is not None and form.form in ("part", "pastpart")


def _adverb(key: str) -> bool:
    return key in word_set("adverbs_en") or (
        key.endswith("ly") and len(key) > 5 and key != "family"
    )
