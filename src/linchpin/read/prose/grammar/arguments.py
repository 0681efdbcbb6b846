"""Who does what to whom: the phrases that fill the places around a verb."""

from __future__ import annotations

from linchpin.read.prose.grammar.around import Around
from linchpin.read.prose.grammar.clauses import (
    antecedent_of,
    is_many,
    is_place,
    main_verb_behind,
    object_follows,
    subject_behind,
    subject_left,
    top_of,
    verb_above,
    verb_before,
)
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.sharing import (
    behind_trying,
    borrow,
    or_tried,
    raise_agent,
    raise_object,
)
from linchpin.read.prose.grammar.ties import PhraseTies, kind_of
from linchpin.read.prose.grammar.unit import (
    DATE,
    JOIN,
    MARK,
    NOUN,
    OTHER_WORD,
    PREP,
    QUOTE,
    THAT,
    VERB,
    WHO,
)
from linchpin.read.prose.mentions.named import PLACE
from linchpin.read.prose.tables import word_set

_REACH = 9
"""Phrases behind a verb among which its complements are looked for."""


def places_of(sentence: ParsedSentence, ties: PhraseTies) -> dict[int, Around]:
    """Return, for every verb of a sentence, the phrases around it."""
    found: dict[int, Around] = {}
    for number, unit in enumerate(sentence.units):
        if unit.kind == VERB:
            found[number] = Around()
            _find_subject(sentence, ties, number, found)
            _find_behind(sentence, number, found[number])
    for number in sorted(found, reverse=True):
        raise_agent(sentence, number, found)
    for number, around in found.items():
        raise_object(sentence, number, around, found)
    return found


def _find_subject(
    sentence: ParsedSentence, ties: PhraseTies, number: int, found: dict[int, Around]
) -> None:
    units, places = sentence.units, found[number]
    verb = units[number]
    if verb.form in ("inf", "ing", "ger") and not (
        verb.form == "ing" and verb.passive and number == 0
    ):
        governor = verb_above(units, number)
        if governor is not None:
            places.governor = governor
            return
    here = number - 1
    while here >= 0 and (units[here].kind in (OTHER_WORD, DATE) or units[here].kind == QUOTE):
        here -= 1
    if (here >= 0 and units[here].kind in (JOIN,)) or (
        here >= 1 and units[here].key == "," and units[here - 1].kind == JOIN
    ):
        before = verb_before(units, here)
        if before is not None:
            places.shared, places.reason = before, "shares its subject with the verb before it"
            if (
                verb.form in ("part", "pastpart")
                and units[before].passive
                and verb.key not in word_set("intransitive")
                and not object_follows(sentence, number)
            ):
                verb.passive = True
            return
    if here >= 0 and units[here].kind in (WHO, THAT):
        antecedent = antecedent_of(sentence, ties, here)
        whom = units[here].key == "whom" or (here > 0 and units[here - 1].key in ("a", "al"))
        if antecedent is not None and whom:
            places.object, places.dropped = antecedent, True
        elif antecedent is not None:
            places.subject, places.reason = antecedent, "the relative clause belongs to it"
            places.alone = is_many(sentence, number) is not True
        else:
            places.dropped = True
        return
    if (
        _may_reduce(sentence, number)
        and here >= 0
        and (
            units[here].key == ","
            or (units[here].kind == NOUN and units[here].names and units[here].prep)
        )
    ):
        beside = _named_before(sentence, ties, here)
        if beside is not None:
            places.subject, places.reason = beside, "the participle describes it"
            places.alone = not sentence.tokens[verb.stop - 1].key.endswith(("os", "as"))
            verb.passive = True
            return
    found_at = subject_left(sentence, here)
    if found_at is not None:
        places.subject, places.reason = found_at, "stands before the verb"
        if _reduced(sentence, number, here):
            verb.passive = True
        return
    if verb.form in ("part", "pastpart") and not object_follows(sentence, number):
        before = verb_before(units, number)
        if before is not None and verb.key not in word_set("intransitive"):
            places.shared, places.reason = before, "goes with the verb before it"
            verb.passive = True
            return
    if verb.form in ("part", "pastpart", "ing", "ger") and not (
        verb.form == "pastpart" and object_follows(sentence, number)
    ):
        main = main_verb_behind(units, number)
        if main is not None:
            subject = subject_left(sentence, main - 1, floor=number)
            if subject is not None:
                places.subject, places.reason = subject, "subject of the main clause behind"
                return
    places.dropped = True
    if sentence.language == "es":
        behind = subject_behind(sentence, number)
        if behind is not None:
            places.subject, places.dropped = behind, False
            places.reason = "stands behind the verb"


def _may_reduce(sentence: ParsedSentence, number: int) -> bool:
    """Say whether a participle may describe the phrase before its comma."""
    verb = sentence.units[number]
    if verb.form not in ("part", "pastpart") or verb.perfect:
        return False
    return verb.key not in word_set("intransitive") and not object_follows(sentence, number)


def _named_before(sentence: ParsedSentence, ties: PhraseTies, here: int) -> int | None:
    """Return the named phrase right before a comma."""
    units = sentence.units
    k = here
    while k >= 0 and here - k < 7:
        unit = units[k]
        if unit.kind == NOUN and (unit.names or k in ties.beside):
            if is_place(sentence, unit):
                k -= 1
                continue
            top = top_of(units, k, -1)
            if top != k and unit.names and units[top].names == [] and top not in ties.beside:
                return None
            return top
        if unit.kind == VERB or unit.kind in (WHO, THAT) or unit.key == ";":
            return None
        k -= 1
    return None


def _reduced(sentence: ParsedSentence, number: int, here: int) -> bool:
    """Say whether a participle without auxiliary is passive: `X, owned by Y`, `X arrested in Z`."""
    units = sentence.units
    verb = units[number]
    if verb.form != "pastpart" or verb.passive or verb.perfect:
        return False
    if verb.key in word_set("intransitive") or object_follows(sentence, number):
        return False
    behind = units[number + 1] if number + 1 < len(units) else None
    if behind is not None and behind.kind == PREP and behind.key == "by":
        return True
    if here >= 0 and units[here].key == ",":
        return True
    return verb.key in word_set("patient_verbs")


def _find_behind(sentence: ParsedSentence, number: int, places: Around) -> None:
    """Find object and prepositional phrases behind a verb, up to the end of its clause."""
    units = sentence.units
    verb = units[number]
    k = number + 1
    seen = 0
    while k < len(units) and seen < _REACH * 2:
        unit = units[k]
        seen += 1
        if k + 2 < len(units) and or_tried(units, k):
            k = behind_trying(units, k)
            continue
        if unit.kind == VERB and unit.form not in ("part", "pastpart"):
            break
        if unit.kind == VERB and seen > 1 and not verb.copula:
            break
        if unit.kind in (WHO, THAT) or unit.key in (
            ";",
            "si",
            "if",
            "porque",
            "because",
            "while",
            "mientras",
        ):
            break
        if unit.kind == NOUN:
            _place(sentence, number, k, places)
        elif unit.kind == JOIN and k + 1 < len(units) and units[k + 1].kind == VERB:
            if units[k - 1].kind == PREP:
                borrow(units, k, units[k - 1].key, places)
            break
        k += 1
    places.stop = k


def _place(sentence: ParsedSentence, number: int, k: int, places: Around) -> None:
    units = sentence.units
    unit = units[k]
    if k == places.subject:
        return
    if unit.prep:
        top = top_of(units, k, number)
        if top != k and top != places.object and kind_of(sentence, units[top]) is not None:
            return
        places.preps.setdefault(unit.prep, []).append(k)
        if (
            sentence.language == "es"
            and unit.prep in ("a", "al")
            and places.object is None
            and kind_of(sentence, unit) not in (None, PLACE)
        ):
            places.object = k
        return
    if places.object is None and not is_place(sentence, unit):
        between = units[number + 1 : k]
        if any(one.kind == MARK and one.key in (",", "(", ")") for one in between) and not any(
            one.kind == PREP for one in between
        ):
            return
        places.object = k
