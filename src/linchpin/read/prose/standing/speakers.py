"""Who says what stands in a sentence: `X said that`, `according to X`, `informó X`, quotes."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.read.prose.coreference.references import who_is
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.fillers import subject_unit
from linchpin.read.prose.frames.table import attitudes, event_frames
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.ties import kind_of
from linchpin.read.prose.grammar.unit import NOUN, PREP, QUOTE, THAT, VERB, PhraseUnit
from linchpin.read.prose.mentions.named import BODY, GROUP, PERSON
from linchpin.read.prose.tables import word_set


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's words in a sentence.

    Attributes:
        first: First unit of what is said.
        stop: PhraseUnit behind its last.
        speaker: Who says it, as the text names them.
        entity: Entity of the speaker.
        effect: `said`, `alleged`, `denied` or `admitted`.
        legal: Whether the speaker accuses: a prosecutor, an indictment, a witness.
        verb: PhraseUnit of the verb of speaking.
    """

    first: int
    stop: int
    speaker: str | None
    entity: int | None
    effect: str
    legal: bool
    verb: int | None = None


def speeches(text: TextSoFar, s: int, carried: Speech | None) -> list[Speech]:
    """Return the words of others in a sentence.

    Args:
        text: The text.
        s: Number of the sentence.
        carried: Who speaks where a quotation goes on from the sentence before.
    """
    sentence = text.sentences[s]
    found = _according(text, s)
    table = attitudes(sentence.language)
    for number, unit in enumerate(sentence.units):
        if unit.kind != VERB or unit.form in ("inf", "part"):
            continue
        effect = table.get(unit.key, {}).get("subject")
        if effect in (None, "planned") or unit.passive or (unit.copula):
            continue
        if unit.negated and effect == "denied":
            continue
        speech = _of_verb(text, s, number, effect or "said")
        if speech is not None:
            found.append(speech)
    if carried is not None and not any(one.effect == "said" and one.first == 0 for one in found):
        stop = next(
            (
                k
                for k, unit in enumerate(sentence.units)
                if unit.kind == QUOTE and unit.key in '”»"'
            ),
            len(sentence.units),
        )
        found.append(Speech(0, stop, carried.speaker, carried.entity, "said", carried.legal))
    return found


def _according(text: TextSoFar, s: int) -> list[Speech]:
    sentence = text.sentences[s]
    found = []
    for k, unit in enumerate(sentence.units):
        if unit.kind == PREP and unit.key in ("according", "segun") and k + 1 < len(sentence.units):
            who = _accorded(text, s, k + 1)
            if who is None or sentence.units[who].kind != NOUN:
                continue
            speaker, entity, legal = name_of(text, s, who)
            if speaker is not None:
                found.append(Speech(0, len(sentence.units), speaker, entity, "said", legal))
    return found


def _accorded(text: TextSoFar, s: int, who: int) -> int | None:
    """Return the speaker behind `according to`, or behind `según dijo`."""
    units = text.sentences[s].units
    return _after_saying(text, s, who) if units[who].kind == VERB else who


def _after_saying(text: TextSoFar, s: int, verb: int) -> int | None:
    """Return the speaker of `según dijo X`; without X, the subject of the sentence."""
    units = text.sentences[s].units
    if verb + 1 < len(units) and units[verb + 1].kind == NOUN:
        return verb + 1
    for number in sorted(text.around[s]):
        subject = text.around[s][number].subject
        if number < verb and subject is not None and units[subject].names:
            return subject
    return None


def _of_verb(text: TextSoFar, s: int, number: int, effect: str) -> Speech | None:
    sentence = text.sentences[s]
    units = sentence.units
    subject, _ = subject_unit(text, s, _speaking_verb(text, s, number))
    inverted = False
    if subject is None or subject == -1 or not _speaks(text, s, subject):
        behind = _speaker_behind(text, s, number)
        if behind is not None:
            subject, inverted = behind, True
        elif (subject == -1 and sentence.language == "es") or (
            subject is not None and subject >= 0 and units[subject].pronoun
        ):
            pass
        else:
            return None
    if subject == -1:
        speaker, entity, legal = _speaker_before(text, s)
        if speaker is None and effect == "said":
            return None
    else:
        speaker, entity, legal = name_of(text, s, subject if subject is not None else number)
    if inverted or _closes(units, number, subject):
        first, stop = _before(
            units, number, subject if subject is not None and subject < number else number
        )
        if stop - first > 1:
            later = _that_behind(units, number)
            if later is not None:
                return Speech(later, len(units), speaker, entity, effect, legal, number)
            return Speech(first, stop, speaker, entity, effect, legal, number)
    start = _that_behind(units, number)
    if start is None:
        start = number + 1
        if inverted and subject is not None:
            start = subject + 1
        if effect == "said" and not any(unit.kind in (VERB, QUOTE) for unit in units[start:]):
            if not any(unit.kind == NOUN for unit in units[start:]):
                return None
            if effect == "said" and not _names_event(sentence, units[start:]):
                return None
    return Speech(start, _clause_stop(units, start), speaker, entity, effect, legal, number)


def _names_event(sentence: ParsedSentence, units: list[PhraseUnit]) -> bool:
    """Say whether what is reported is a noun that names an event: `confirmed the arrest of X`."""
    table = event_frames(sentence.language)
    nouns = [unit for unit in units[:4] if unit.kind == NOUN]
    return any(word in table for unit in nouns[:1] for word in unit.words)


def _speaking_verb(text: TextSoFar, s: int, number: int) -> int:
    """Return the verb whose subject speaks: for `sanctioned X, claiming that`, the one above."""
    around = text.around[s][number]
    unit = text.sentences[s].units[number]
    if unit.form in ("ing", "ger") and around.governor is not None:
        return around.governor
    return number


def _clause_stop(units: list[PhraseUnit], start: int) -> int:
    return next((k for k in range(start, len(units)) if units[k].key == ";"), len(units))


def _that_behind(units: list[PhraseUnit], number: int) -> int | None:
    for k in range(number + 1, min(len(units), number + 9)):
        if units[k].kind == THAT:
            return k + 1
        if units[k].kind == VERB:
            return None
    return None


def _closes(units: list[PhraseUnit], number: int, subject: int | None) -> bool:
    """Say whether `..., X said.` ends the sentence: what is said stands before it."""
    start = min(number, subject) if subject is not None and subject >= 0 else number
    if start < 2 or not (units[start - 1].key == "," or units[start - 1].kind == QUOTE):
        return False
    return not any(unit.kind in (VERB, THAT) for unit in units[number + 1 :])


def _before(units: list[PhraseUnit], number: int, subject: int) -> tuple[int, int]:
    return 0, min(number, subject)


def _speaks(text: TextSoFar, s: int, k: int) -> bool:
    sentence = text.sentences[s]
    unit = sentence.units[k]
    if unit.kind != NOUN:
        return False
    kind = kind_of(sentence, unit)
    return (
        kind in (PERSON, BODY, GROUP)
        or bool(unit.pronoun and not unit.words)
        or any(word in word_set("speaker_nouns") for word in unit.words)
    )


def _speaker_behind(text: TextSoFar, s: int, number: int) -> int | None:
    """Return the speaker of `said X`, `informó la Fiscalía`."""
    sentence = text.sentences[s]
    units = sentence.units
    k = number + 1
    while k < len(units) and (units[k].kind in ("word", "date") or units[k].key == ","):
        if units[k].key == ",":
            return None
        k += 1
    if (
        k < len(units)
        and units[k].kind == PREP
        and units[k].key == "en"
        and sentence.language == "es"
    ):
        k += 2
    if k >= len(units) or units[k].kind != NOUN or units[k].prep:
        return None
    if not _speaks(text, s, k):
        return None
    if sentence.language == "en":
        rest = units[k + 1 : k + 3]
        if any(
            one.kind == VERB and one.form not in ("part", "pastpart", "ing") for one in rest[:1]
        ):
            return None
        if number < 2 or not (units[number - 1].key == "," or units[number - 1].kind == QUOTE):
            return None
    return k


def _speaker_before(text: TextSoFar, s: int) -> tuple[str | None, int | None, bool]:
    """Return the speaker of the sentence before, for `Agregó que`."""
    for back in (s - 1, s - 2):
        if back < 0:
            break
        sentence = text.sentences[back]
        table = attitudes(sentence.language)
        for number, unit in enumerate(sentence.units):
            if (
                unit.kind == VERB
                and table.get(unit.key, {}).get("subject") == "said"
                and not unit.passive
            ):
                subject, _ = subject_unit(text, back, number)
                if subject is None or subject < 0 or not _speaks(text, back, subject):
                    subject = _speaker_behind(text, back, number)
                if subject is not None and subject >= 0 and _speaks(text, back, subject):
                    return name_of(text, back, subject)
    return None, None, False


def regarded(text: TextSoFar, s: int, verb: int) -> Speech | None:
    """Return who holds it to be so in `the DEA considers X the leader of Y`; None for none."""
    sentence = text.sentences[s]
    unit = sentence.units[verb]
    if unit.kind != VERB or unit.passive or unit.copula:
        return None
    if attitudes(sentence.language).get(unit.key, {}).get("patient") != "alleged":
        return None
    subject, _ = subject_unit(text, s, verb)
    if subject is None or subject < 0:
        return None
    speaker, entity, legal = name_of(text, s, subject)
    return None if speaker is None else Speech(verb, verb + 1, speaker, entity, "alleged", legal)


def name_of(text: TextSoFar, s: int, k: int) -> tuple[str | None, int | None, bool]:
    """Return how a speaker is named, their entity, and whether they accuse by office."""
    sentence = text.sentences[s]
    unit = sentence.units[k]
    legal = any(word in word_set("legal_speakers") for word in unit.words)
    found, _ = who_is(text, s, k)
    if found:
        entity = text.clusters.entities[found[0]]
        return entity.names[0], entity.number, legal
    if not unit.words:
        return None, None, False
    first = unit.first
    words = sentence.tokens[first : unit.stop]
    small = word_set("det_en") | word_set("det_es")
    while len(words) > 1 and words[0].key in small:
        words = words[1:]
    named = list(unit.modifiers) + ([unit.owner] if unit.owner is not None else [])
    if named and not any(word in word_set("person_nouns") for word in unit.words):
        pass
    said = " ".join(token.text for token in words).replace(" ’s", "’s").replace(" 's", "'s")
    return said, None, legal
