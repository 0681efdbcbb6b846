"""Spanish verb groups: clitics, auxiliaries, negation, voice and mood."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.grammar.tagging import verb_at, verbs
from linchpin.read.prose.grammar.unit import VERB, PhraseUnit
from linchpin.read.prose.tokens.words import Token

_CLITICS = {"se", "lo", "la", "le", "los", "las", "les", "me", "nos"}


def spanish_group_at(tokens: Sequence[Token], at: int, after_name: bool) -> PhraseUnit | None:
    """Return the verb group that begins at a word, or None where none does."""
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
    unit.perfect = perfect
    if mood == "cond" and unit.modal != "could":
        unit.modal = "cond"
    elif mood == "fut" and not unit.modal:
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
