"""Date, amount and particulars of a claim: the nearest in its own clause."""

from __future__ import annotations

from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.found import FrameFit
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.unit import DATE, JOIN, MARK, VERB, PhraseUnit
from linchpin.read.prose.mentions.amounts import AmountInText
from linchpin.read.prose.mentions.dates import DateInText
from linchpin.read.prose.proposal import EVENTS

_FAR = 14
"""Phrases further than which a date belongs to something else."""


def date_of(text: TextSoFar, fit: FrameFit, published: str | None) -> tuple[str | None, str | None]:
    """Return the date of a claim and the words of its period.

    An event takes the nearest date of its clause; a relation only one that says since when.
    """
    sentence = text.sentences[fit.sentence]
    found = None if _before_main(sentence, fit) else _nearest(sentence, fit)
    if found is None:
        if fit.claim == "designated" and published is not None and _of_today(text, fit):
            return published, None
        return None, None
    noun_relation = fit.claim not in EVENTS and fit.verb != fit.unit
    if noun_relation and not found.since:
        return None, None
    if (
        fit.claim not in EVENTS
        and not found.since
        and fit.claim not in ("paid", "supplies", "split_from")
    ):
        value = found.edtf
        if value is None or "/" not in value:
            return (value if _dates_relation(sentence, fit, found) else None), None
    return found.edtf, None


def _before_main(sentence: ParsedSentence, fit: FrameFit) -> bool:
    """Say whether an event only precedes the dated one: `sentenced in May after pleading`."""
    units = sentence.units
    before = units[fit.unit - 1] if fit.unit else None
    return (
        before is not None
        and before.key in ("after", "tras", "before")
        and units[fit.unit].form in ("ing", "ger", "inf")
    )


def _dates_relation(sentence: ParsedSentence, fit: FrameFit, found: DateInText) -> bool:
    """Say whether a date stands right by the words that make a relation."""
    unit = next(
        (
            k
            for k, one in enumerate(sentence.units)
            if one.kind == DATE and sentence.tokens[one.first].start >= found.start
        ),
        None,
    )
    anchor = fit.verb if fit.verb is not None else fit.unit
    return unit is not None and abs(unit - anchor) <= 4


def _of_today(text: TextSoFar, fit: FrameFit) -> bool:
    """Say whether an undated designation is the one the text is about: in the present, or today."""
    sentence = text.sentences[fit.sentence]
    unit = sentence.units[fit.unit]
    if unit.kind == VERB and sentence.tokens[unit.stop - 1].key.endswith(("s", "ing")):
        return True
    return any(at <= fit.sentence + 2 and fit.sentence <= at + 12 for at in text.todays())


def _nearest(sentence: ParsedSentence, fit: FrameFit) -> DateInText | None:
    units = sentence.units
    anchor = fit.verb if fit.verb is not None and fit.claim in EVENTS else fit.unit
    dated = [(k, unit) for k, unit in enumerate(units) if unit.kind == DATE]
    if not dated:
        return _inside(sentence, units[fit.unit])
    inside = _inside(sentence, units[fit.unit])
    if inside is not None:
        return inside
    best: tuple[float, int] | None = None
    for k, _ in dated:
        cost = _distance(units, anchor, k)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, k)
    if best is None:
        return None
    start = sentence.tokens[units[best[1]].first].start
    return next((one for one in sentence.dates if one.start <= start < one.end), None)


def _inside(sentence: ParsedSentence, unit: PhraseUnit) -> DateInText | None:
    """Return a date inside the trigger's own phrase: `the 2017 death of`, `Today’s action`."""
    start, end = sentence.tokens[unit.first].start, sentence.tokens[unit.stop - 1].end
    return next((one for one in sentence.dates if start <= one.start and one.end <= end), None)


def _distance(units: list[PhraseUnit], anchor: int, k: int) -> float | None:
    """Return how far a date is from a verb, None where another clause lies between."""
    low, high = min(anchor, k), max(anchor, k)
    between = units[low + 1 : high]
    verbs = sum(one.kind == VERB and one.form not in ("inf", "ing", "ger") for one in between)
    whos = sum(one.kind in ("who", "that") for one in between)
    marks = sum(one.kind == MARK and one.key in (";",) for one in between)
    opening = k < anchor and not any(one.kind == VERB for one in units[:k])
    joined = k < anchor and any(one.kind == JOIN for one in between) and not opening
    if marks or joined or (verbs and not opening) or (len(between) > _FAR and not opening):
        return None
    cost = float(len(between)) + 6 * whos + 4 * verbs
    return cost + (1.5 if k < anchor else 0)


def amount_of(sentence: ParsedSentence, fit: FrameFit) -> AmountInText | None:
    """Return the amount of money nearest to a payment's verb, behind it first."""
    unit = sentence.units[fit.unit]
    at = sentence.tokens[unit.first].start
    money = [one for one in sentence.amounts if one.money]
    behind = [one for one in money if one.start > at]
    before = [one for one in money if one.start < at]
    if behind:
        return behind[0]
    return before[-1] if before else None


def detail_of(sentence: ParsedSentence, fit: FrameFit, text: str) -> str | None:
    """Return the particulars of a sentence or plea, in the text's words."""
    if fit.claim not in ("sentenced", "pleaded"):
        return None
    unit = sentence.units[fit.unit]
    words = sentence.tokens[unit.stop : unit.stop + 14]
    if fit.claim == "pleaded":
        kept = [
            token
            for token in words[:3]
            if token.key in ("guilty", "not", "culpable", "inocente", "no")
        ]
        return " ".join(token.text for token in kept) or None
    for k, token in enumerate(words):
        if token.key in (
            "years",
            "year",
            "months",
            "month",
            "anos",
            "meses",
            "life",
            "cadena",
            "perpetua",
        ):
            first = max(0, k - 2)
            while (
                first < k
                and not (words[first].text[0].isdigit() or words[first].key in ("life", "cadena"))
                and first < k - 1
            ):
                first += 1
            return text[words[first].start : token.end]
    return None
