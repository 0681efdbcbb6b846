"""Where the subject of a verb stands, and what a relative word refers to."""

from __future__ import annotations

from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.ties import PhraseTies, kind_of
from linchpin.read.prose.grammar.unit import (
    DATE,
    JOIN,
    MARK,
    MONEY,
    NOUN,
    OTHER_WORD,
    PREP,
    QUOTE,
    THAT,
    VERB,
    WHO,
    PhraseUnit,
)
from linchpin.read.prose.mentions.named import PERSON, PLACE
from linchpin.read.prose.tables import word_set


def verb_above(units: list[PhraseUnit], number: int) -> int | None:
    """Return the verb that an infinitive or a gerund depends on."""
    for here in range(number - 1, max(-1, number - 14), -1):
        unit = units[here]
        if unit.kind == VERB:
            return here
        if unit.kind == MARK and unit.key in (";", "."):
            return None
    return None


def verb_before(units: list[PhraseUnit], here: int) -> int | None:
    """Return the verb before a place in the same clause chain."""
    for k in range(here - 1, -1, -1):
        if units[k].kind == VERB:
            return k
        if units[k].kind == MARK and units[k].key == ";":
            return None
    return None


def object_follows(sentence: ParsedSentence, number: int) -> bool:
    """Say whether a noun phrase stands right behind a verb: it is active then."""
    units = sentence.units
    here = number + 1
    while here < len(units) and units[here].kind in (OTHER_WORD, DATE):
        here += 1
    if here >= len(units):
        return False
    unit = units[here]
    if sentence.language == "es" and unit.kind == PREP and unit.key == "a":
        return here + 1 < len(units) and kind_of(sentence, units[here + 1]) == PERSON
    return unit.kind in (NOUN, MONEY) and not is_place(sentence, unit)


def is_place(sentence: ParsedSentence, unit: PhraseUnit) -> bool:
    """Say whether a phrase names a place."""
    return bool(unit.names) and sentence.names[unit.names[0]].schema == PLACE


def antecedent_of(sentence: ParsedSentence, ties: PhraseTies, here: int) -> int | None:
    """Return the phrase that `who`, `which`, `que` stands for."""
    units = sentence.units
    who = units[here].key in ("who", "whom", "whose", "quien", "quienes")
    k = here - 1
    while k >= 0 and (
        units[k].kind in (MARK, OTHER_WORD, DATE, QUOTE, PREP) and units[k].key not in (";", ".")
    ):
        if units[k].kind == PREP and units[k].key in ("according", "segun"):
            return None
        k -= 1
    many = is_many(sentence, here + 1)
    first = None
    while k >= 0 and (
        units[k].kind in (NOUN, PREP, MARK, JOIN, DATE)
        or (units[k].kind == VERB and units[k].form in ("part", "pastpart", "ing", "ger"))
    ):
        unit = units[k]
        if unit.kind == NOUN and (unit.names or unit.words or unit.pronoun):
            kind = kind_of(sentence, unit)
            fits = kind == PERSON if who else kind is not None and kind != PLACE
            if many is not None and fits and not _agrees(sentence, ties, k, many=many):
                fits = False
            if fits and not (unit.names and kind == PLACE):
                if (
                    unit.of is not None
                    and not who
                    and kind != PERSON
                    and kind_of(sentence, units[unit.of]) == PERSON
                    and units[here - 1].key == ","
                ):
                    return unit.of
                return ties.beside.get(k, k) if k in ties.beside and ties.beside[k] < here else k
            if first is None:
                first = k
        elif (unit.kind == MARK and unit.key not in (",", "(", ")")) or (
            unit.kind == JOIN and who is False
        ):
            break
        if here - k > 8:
            break
        k -= 1
    return None if who else first


def is_many(sentence: ParsedSentence, verb: int) -> bool | None:
    """Say whether a verb group is plural, None where its form does not tell."""
    units = sentence.units
    while verb < len(units) and units[verb].kind in (OTHER_WORD, DATE):
        verb += 1
    if verb >= len(units) or units[verb].kind != VERB:
        return None
    token = sentence.tokens[units[verb].first]
    for at in range(units[verb].first, units[verb].stop):
        token = sentence.tokens[at]
        if token.key not in ("se", "no", "ya", "not", "also", "never", "le", "lo", "la"):
            break
    if sentence.language == "en":
        if token.key in ("were", "are", "have", "weren't", "aren't", "haven't"):
            return True
        return False if token.key in ("was", "is", "has", "wasn't", "isn't", "hasn't") else None
    if units[verb].form == "inf":
        return None
    return token.key.endswith("n") and token.key not in ("bien",)


def _agrees(sentence: ParsedSentence, ties: PhraseTies, k: int, *, many: bool) -> bool:
    """Say whether a phrase may be the subject of a plural, or of a singular, verb."""
    unit = sentence.units[k]
    listed = len(ties.members(k)) > 1 or unit.count > 1
    if unit.names and not unit.words:
        name = sentence.names[unit.names[0]]
        if name.schema == PERSON:
            return listed or not many
        return True
    plural = listed or (unit.key.endswith("s") and not unit.key.endswith("ss"))
    if unit.names:
        return not many or plural or any(word.endswith("s") for word in unit.words)
    return plural if many else not (plural and sentence.language == "es") or listed


def subject_left(sentence: ParsedSentence, here: int, floor: int = -1) -> int | None:
    """Return the noun phrase before a verb that is its subject: no object of a preposition."""
    units = sentence.units
    k = here
    steps = 0
    while k > floor and steps < 16:
        steps += 1
        unit = units[k]
        if unit.kind == NOUN or unit.kind == MONEY:
            top = top_of(units, k, floor)
            if units[top].prep:
                k = top - 2
                continue
            bare = not (units[top].names or units[top].words or units[top].pronoun)
            if (
                units[top].words
                and not units[top].names
                and set(units[top].words) <= word_set("time_nouns")
            ):
                k = top - 1
                continue
            if units[top].kind == NOUN and not (bare and not units[top].article):
                return top
            k = top - 1
            continue
        if unit.kind == MARK and unit.key in (",", ")", "—", "–"):
            opened = _opening(sentence, k, floor)
            if opened is not None:
                k = opened - 1
                continue
            k -= 1
            continue
        if unit.kind in (OTHER_WORD, DATE, QUOTE, PREP):
            k -= 1
            continue
        if unit.kind == JOIN and units[k + 1].kind in (OTHER_WORD, PREP):
            k -= 1
            continue
        return None
    return None


def top_of(units: list[PhraseUnit], k: int, floor: int) -> int:
    """Return the phrase that a chain of `of` phrases complements."""
    above = units[k].of
    while above is not None and above > floor:
        k, above = above, units[above].of
    return k


def _opening(sentence: ParsedSentence, close: int, floor: int) -> int | None:
    """Return the comma or bracket that opens the remark which ends at a mark."""
    units = sentence.units
    if units[close].key == ")":
        return next((k for k in range(close - 1, floor, -1) if units[k].key == "("), None)
    for words, k in enumerate(range(close - 1, floor, -1), 1):
        unit = units[k]
        if unit.kind == MARK and unit.key == units[close].key:
            inside = units[k + 1]
            before = units[k - 1] if k else None
            described = (
                before is not None and before.kind == NOUN and not is_place(sentence, before)
            )
            named = inside.kind == NOUN and inside.names and not is_place(sentence, inside)
            if named and not described and unit.key == ",":
                return None
            remark = (
                inside.kind in (WHO, THAT, DATE, PREP)
                or (inside.kind == VERB and inside.form in ("part", "pastpart", "ing", "ger"))
                or (
                    inside.kind == NOUN
                    and not any(
                        one.kind == VERB
                        and one.form not in ("part", "pastpart", "ing", "ger", "inf")
                        for one in units[k + 1 : close]
                    )
                )
                or inside.kind == OTHER_WORD
            )
            if remark and k - 1 > floor:
                return k
            return None
        if (unit.kind == MARK and unit.key in (";", ":")) or words > 22:
            return None
    return None


def main_verb_behind(units: list[PhraseUnit], number: int) -> int | None:
    """Return the finite verb of the clause behind a participle that opens the sentence."""
    comma = False
    for k in range(number + 1, min(len(units), number + 24)):
        unit = units[k]
        if unit.kind == MARK and unit.key == ",":
            comma = True
        elif unit.kind == VERB and comma and unit.form not in ("inf", "ing", "ger", "part"):
            return k
        elif unit.kind in (WHO, THAT):
            return None
    return None


def subject_behind(sentence: ParsedSentence, number: int) -> int | None:
    """Return the subject of a Spanish verb that stands behind it: `fue detenido Juan Pérez`."""
    units = sentence.units
    verb = units[number]
    if verb.clitic in ("lo", "la", "los", "las") and not verb.passive:
        pass
    k = number + 1
    while k < len(units) and k < number + 8:
        unit = units[k]
        if (
            unit.kind == NOUN
            and unit.words
            and not unit.names
            and set(unit.words) <= word_set("time_nouns")
        ):
            k += 1
            continue
        if unit.kind == NOUN and not unit.prep:
            return None if is_place(sentence, unit) else k
        if unit.kind == PREP and k + 1 < len(units) and units[k + 1].kind in (NOUN, DATE, MONEY):
            if unit.key in ("a", "al") and not verb.passive and not verb.reflexive:
                return None
            k += 2
            continue
        if unit.kind in (OTHER_WORD, DATE):
            k += 1
            continue
        return None
    return None
