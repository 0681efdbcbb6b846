"""Verb groups: auxiliaries, negation, voice and mood around one verb."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.grammar.english_verbs import BE, DO, GET, HAVE, MODALS
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
        return _spanish(tokens, at, after_name)
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


_CLITICS = {"se", "lo", "la", "le", "los", "las", "les", "me", "nos"}


def _spanish(tokens: Sequence[Token], at: int, after_name: bool) -> PhraseUnit | None:
    unit = PhraseUnit(VERB, at, at)
    here, stop = at, len(tokens)
    if tokens[here].key in ("no", "nunca", "jamas", "tampoco") and here + 1 < stop:
        unit.negated = True
        here += 1
    if (
        tokens[here].key == "ya"
        and unit.negated is False
        and here + 1 < stop
        and tokens[here + 1].key == "no"
    ):
        unit.negated = unit.ended = True
        here += 2
    while here + 1 < stop and tokens[here].key in _CLITICS and _verb_follows(tokens, here + 1):
        if tokens[here].key == "se":
            unit.reflexive = True
        else:
            unit.clitic = tokens[here].key
        here += 1
    if here >= stop:
        return None
    free = here > at
    form = (
        verbs("es").get(tokens[here].key)
        if free
        else verb_at(tokens, here, "es", after_name=after_name)
    )
    if form is None and free:
        form = verb_at(tokens, here, "es", after_name=False)
    if form is None:
        return None
    return _spanish_group(tokens, unit, here, form.lemma, form.form)


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    key = tokens[at].key
    if key in _CLITICS:
        return (
            at + 1 < len(tokens)
            and _verb_follows(tokens, at + 1)
            and key in ("lo", "la", "le", "los", "las", "les")
        )
    form = verbs("es").get(key)
    if form is None or form.form in ("part", "ger", "inf"):
        return form is None and tokens[at].text.endswith(("ó", "aron", "ieron"))
    previous = tokens[at - 1].key
    if previous in ("la", "las", "los"):
        text = tokens[at].text.lower()
        return (
            text.endswith(("ó", "aron", "ieron", "ían", "ía"))
            or form.lemma in ("haber",)
            or key
            in (
                "detienen",
                "acusan",
                "vinculan",
                "senalan",
                "acusa",
                "detuvo",
                "identifican",
                "senala",
                "vincula",
                "considera",
                "investiga",
            )
        )
    return True


def _spanish_group(
    tokens: Sequence[Token], unit: PhraseUnit, here: int, lemma: str, form: str
) -> PhraseUnit:
    stop = len(tokens)
    unit.form = form
    mood = form
    perfect = passive = False
    while True:
        unit.key = lemma
        unit.stop = here + 1
        helps = lemma in (
            "ser",
            "estar",
            "haber",
            "ir",
            "poder",
            "deber",
            "seguir",
            "quedar",
            "resultar",
            "acabar",
            "volver",
            "ver",
        )
        if not helps:
            break
        ahead = here + 1
        while ahead < stop and (
            _spanish_adverb(tokens[ahead].key)
            or (lemma in ("ir", "volver", "acabar") and tokens[ahead].key in ("a", "de"))
        ):
            ahead += 1
        following = verbs("es").get(tokens[ahead].key) if ahead < stop else None
        if following is None or tokens[ahead].capital:
            break
        if (
            lemma in ("ser", "estar", "quedar", "resultar", "ver")
            and following.form == "part"
            and not _noun_use(tokens, ahead)
        ):
            passive = True
        elif lemma == "haber" and following.form == "part":
            perfect = True
        elif lemma in ("ir", "poder", "deber", "volver", "acabar") and following.form == "inf":
            unit.modal = {"ir": "will", "poder": "could", "deber": "should"}.get(lemma, unit.modal)
        elif lemma in ("estar", "seguir", "ir") and following.form == "ger":
            pass
        else:
            break
        here, lemma = ahead, following.lemma
        if following.form == "part" and lemma not in ("ser", "estar"):
            unit.key, unit.stop = lemma, here + 1
            break
    if mood == "cond":
        unit.modal = "cond"
    elif mood == "fut":
        unit.modal = "will"
    unit.passive = passive or (form == "part" and not perfect)
    unit.copula = unit.key in ("ser", "estar") and not passive
    return unit


def _noun_use(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].key in ("hecho",) and tokens[at + 1].key == "que"


def _spanish_adverb(key: str) -> bool:
    return key in (
        "ya",
        "tambien",
        "presuntamente",
        "supuestamente",
        "siendo",
        "aun",
        "nuevamente",
        "posteriormente",
        "finalmente",
        "recientemente",
        "formalmente",
        "oficialmente",
        "originalmente",
        "inicialmente",
    ) or (key.endswith("mente") and len(key) > 7)
