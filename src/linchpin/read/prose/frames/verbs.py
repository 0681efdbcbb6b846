"""Frames of verbs: who arrested whom, who owns what, who pays whom how much."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.fillers import fill, subject_unit
from linchpin.read.prose.frames.found import FrameFit
from linchpin.read.prose.frames.table import Slot, VerbFrame, verb_frames
from linchpin.read.prose.grammar.unit import MONEY, VERB
from linchpin.read.prose.proposal import EVENTS, RELATIONS
from linchpin.read.prose.tables import word_set


def verb_fits(text: TextSoFar, s: int) -> Iterator[FrameFit]:
    """Yield what the verbs of a sentence say."""
    sentence = text.sentences[s]
    frames = verb_frames(sentence.language)
    for number, unit in enumerate(sentence.units):
        if unit.kind != VERB:
            continue
        done: set[str] = set()
        for frame in frames.get(unit.key, ()):
            group = "event" if frame.claim in EVENTS else "relation"
            if group in done and not (
                frame.claim == "sentenced" or ("convicted" in done and frame.claim == "sentenced")
            ):
                continue
            fits = list(_fit(text, s, number, frame))
            if fits or (frame.claim == "none" and _needs(text, s, number, frame)):
                done.add(group)
                if frame.claim == "none":
                    done |= {"event", "relation"}
                yield from (one for one in fits if one.claim != "none")


def _needs(text: TextSoFar, s: int, number: int, frame: VerbFrame) -> bool:
    """Say whether one of the words a frame asks for stands in the verb's clause."""
    if not frame.needs:
        return True
    sentence = text.sentences[s]
    stop = text.around[s][number].stop
    units = sentence.units[number + 1 : max(stop, number + 1)]
    if "$" in frame.needs and any(unit.kind == MONEY for unit in units):
        return True
    first = sentence.units[number].stop
    last = sentence.units[stop - 1].stop if stop > number + 1 else first
    if text.around[s][number].stop >= len(sentence.units):
        last = len(sentence.tokens)
    keys = [token.key for token in sentence.tokens[first:last]]
    if any(need in keys or (" " in need and need in " ".join(keys)) for need in frame.needs):
        return True
    if sentence.units[number].passive or sentence.units[number].reflexive:
        before = sentence.tokens[
            max(0, sentence.units[number].first - 8) : sentence.units[number].first
        ]
        return any(token.key in frame.needs for token in before) and bool(
            fill(text, s, number, frame.subject)[0]
        )
    return False


def _fit(text: TextSoFar, s: int, number: int, frame: VerbFrame) -> Iterator[FrameFit]:
    if frame.claim == "none" or not _needs(text, s, number, frame):
        return
    sentence = text.sentences[s]
    unit = sentence.units[number]
    if frame.claim == "arrested" and frame.more == "fall" and not _fell(text, s, number):
        return
    if frame.more == "designation" and not _designates(text, s, number):
        return
    if frame.more.startswith("subject=") and not _subject_says(text, s, number, frame.more):
        return
    if frame.more == "handover" and not _handed_over(text, s, number):
        return
    event = frame.claim in EVENTS
    active = not any("obj" in slot.places for slot in (*frame.subject, *frame.object))
    through = "none" if event else "all"
    subjects, why = fill(text, s, number, frame.subject, through=through, active=active)
    if not subjects:
        return
    agents = fill(text, s, number, frame.agent, through="agents")[0] if frame.agent else []
    objects: list[int | None] = [None]
    because = ""
    if not event:
        others, because = fill(text, s, number, frame.object, through="all", active=active)
        objects = list(others)
    detail = frame.more.partition("=")[2] if frame.more.startswith("detail=") else None
    reasons = tuple(
        part
        for part in (f"subject: {why}" if why else "", f"object: {because}" if because else "")
        if part
    )
    claim = frame.claim
    if claim not in RELATIONS and claim not in EVENTS:
        return
    for subject in subjects:
        for other in objects:
            if other == subject:
                continue
            yield FrameFit(
                s, number, claim, subject, other,
                next((agent for agent in agents if agent != subject), None),
                frame.name, (unit.first, unit.stop), number,
                detail=detail, reasons=reasons, amount=frame.more == "amount",
            )  # fmt: skip


def _handed_over(text: TextSoFar, s: int, number: int) -> bool:
    """Say whether `entregar` hands somebody to another country: its authorities receive them."""
    sentence = text.sentences[s]
    keys = [token.key for token in sentence.tokens]
    abroad = {"estadounidenses", "estadunidenses", "extradicion"} & set(keys)
    for k in _TO:
        for other in text.around[s][number].preps.get(k, ()):
            unit = sentence.units[other]
            names = [sentence.names[n].schema for n in unit.names]
            if names == ["Place"] or any(
                word in ("autoridades", "gobierno", "justicia") for word in unit.words
            ):
                return bool(abroad) or names == ["Place"] or "gobierno" in unit.words
    return False


_TO = ("a", "al")
_LISTING_BODIES = frozenset(
    {"U.S. Department of the Treasury", "Office of Foreign Assets Control", "Department of State"}
)
_ALWAYS = frozenset({"sanction", "designate", "blacklist", "sancionar", "boletinar"})


def _designates(text: TextSoFar, s: int, number: int) -> bool:
    """Say whether `named`, `targets`, `designar` means a sanction, by who does it or its words."""
    sentence = text.sentences[s]
    unit = sentence.units[number]
    agents = fill(text, s, number, (_BODIES,), through="agents")[0]
    if any(text.clusters.entities[one].canonical in _LISTING_BODIES for one in agents):
        return True
    if unit.key in _ALWAYS:
        return unit.key != "sancionar" or not agents
    subject, _ = subject_unit(text, s, number)
    words = sentence.units[subject].words if subject is not None and subject >= 0 else []
    if any(word in word_set("designating_words") for word in words):
        return True
    keys = {token.key for token in sentence.tokens[unit.stop :]}
    return unit.key == "designar" and bool(
        keys & {"especialmente", "kingpin", "narcotraficante", "narcotraficantes"}
    )


_BODIES = Slot(("subj",), frozenset({"PublicBody"}))


def _subject_says(text: TextSoFar, s: int, number: int, more: str) -> bool:
    """Say whether the subject phrase holds a word that the row asks for."""
    subject, _ = subject_unit(text, s, number)
    if subject is None or subject < 0:
        return False
    wanted = set(more.partition("=")[2].split(","))
    return any(word in wanted for word in text.sentences[s].units[subject].words)


def _fell(text: TextSoFar, s: int, number: int) -> bool:
    """Say whether `cae X` means an arrest: a person right behind it, nothing else."""
    around = text.around[s][number]
    return around.reason == "stands behind the verb" or number == 0
