"""Frames that fit into proposed claims: standing, speaker, date, agent, amount, quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.events import event_fits, status_fits
from linchpin.read.prose.frames.found import FrameFit
from linchpin.read.prose.frames.nouns import noun_fits
from linchpin.read.prose.frames.verbs import verb_fits
from linchpin.read.prose.grammar.unit import QUOTE
from linchpin.read.prose.mentions.named import PERSON, PLACE
from linchpin.read.prose.particulars import amount_of, date_of, detail_of
from linchpin.read.prose.proposal import (
    EVENTS,
    KnownName,
    PlaceInText,
    Polarity,
    ProposedClaim,
    ProposedEntity,
    StatedFigure,
    TextReading,
    TextSpan,
)
from linchpin.read.prose.standing.speakers import Speech, speeches
from linchpin.read.prose.standing.weigh import weigh
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import fold

SYMMETRIC = frozenset({"family", "associate", "allied_with", "rival_of"})
_LETTERS = {"Person": "p", "Organization": "o", "Company": "c", "PublicBody": "b"}


def assemble(
    so_far: TextSoFar,
    text: str,
    *,
    published: str | None,
    publisher: str | None,
    known: Sequence[KnownName],
) -> TextReading:
    """Return the reading of a text whose sentences, ties and entities are known.

    Args:
        so_far: The text as far as it is understood.
        text: The canonical text.
        published: EDTF date of the document.
        publisher: Who published it.
        known: Names of the archive.
    """
    ids = _ids(so_far)
    claims: list[ProposedClaim] = []
    carried: Speech | None = None
    for s in range(len(so_far.sentences)):
        spoken = speeches(so_far, s, carried)
        carried = _carried(so_far, s, spoken, carried)
        for fit in _fits(so_far, s):
            claims.append(_claim(so_far, text, fit, spoken, ids, published))
    claims = _once(claims)
    claims = _with_agents(claims)
    claims = [replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1)]
    return TextReading(
        entities=tuple(_entities(so_far, ids, known)),
        claims=tuple(claims),
        places=tuple(_places(so_far, text)),
        figures=tuple(_figures(so_far, text)),
        weapons=tuple(_weapons(so_far)),
        open=tuple(so_far.clusters.open),
    )


def _fits(so_far: TextSoFar, s: int) -> list[FrameFit]:
    found = [
        *verb_fits(so_far, s),
        *noun_fits(so_far, s),
        *event_fits(so_far, s),
        *status_fits(so_far, s),
    ]
    return sorted(found, key=lambda fit: (fit.unit, fit.claim))


def _ids(so_far: TextSoFar) -> list[str]:
    counts: dict[str, int] = {}
    found = []
    for entity in so_far.clusters.entities:
        letter = _LETTERS.get(entity.schema, "e")
        counts[letter] = counts.get(letter, 0) + 1
        found.append(f"{letter}{counts[letter]}")
    return found


def _carried(
    so_far: TextSoFar, s: int, spoken: list[Speech], carried: Speech | None
) -> Speech | None:
    """Return who goes on speaking: a quotation that this sentence opens and does not close."""
    keys = [unit.key for unit in so_far.sentences[s].units if unit.kind == QUOTE]
    opened = sum(key in ("“", "«") for key in keys)
    closed = sum(key in ("”", "»") for key in keys)
    if opened > closed:
        return next((one for one in spoken if one.effect == "said"), carried)
    return carried if carried is not None and closed == 0 else None


def _claim(
    so_far: TextSoFar,
    text: str,
    fit: FrameFit,
    spoken: list[Speech],
    ids: list[str],
    published: str | None,
) -> ProposedClaim:
    sentence = so_far.sentences[fit.sentence]
    weight = weigh(so_far, fit, spoken)
    first, stop = fit.trigger
    start, end = sentence.tokens[first].start, sentence.tokens[stop - 1].end
    amount = amount_of(sentence, fit) if fit.amount else None
    date, period = date_of(so_far, fit, published)
    detail = fit.detail or detail_of(sentence, fit, text)
    if fit.former and detail:
        detail = f"former {detail}" if sentence.language == "en" else f"antes {detail}"
    return ProposedClaim(
        id="",
        type=fit.claim,
        subject=ids[fit.subject],
        object=None if fit.object is None else ids[fit.object],
        standing=weight.standing,
        polarity=weight.polarity,
        quote=TextSpan(text[sentence.start : sentence.end], sentence.start),
        trigger=TextSpan(text[start:end], start),
        frame=fit.frame,
        speaker=weight.speaker,
        speaker_entity=None if weight.entity is None else ids[weight.entity],
        date=date,
        period=period,
        agent=None if fit.agent is None else ids[fit.agent],
        amount=None if amount is None else amount.amount,
        currency=None if amount is None else amount.unit,
        detail=detail,
        reasons=(*fit.reasons, *weight.reasons),
    )


def _once(claims: list[ProposedClaim]) -> list[ProposedClaim]:
    """Return each claim once, with what its repetitions add; the firmest wording stays."""
    found: dict[tuple[object, ...], ProposedClaim] = {}
    for claim in claims:
        ends = (claim.subject, claim.object)
        if claim.type in SYMMETRIC:
            ends = tuple(sorted(map(str, ends)))  # type: ignore[assignment]
        said = claim.polarity if claim.polarity is not Polarity.SAID else ""
        key: tuple[object, ...] = (claim.type, ends, said)
        before = found.get(key)
        if before is None:
            found[key] = claim
        elif (
            claim.type in EVENTS
            and before.date
            and claim.date
            and not _same_time(before.date, claim.date)
        ):
            found[*key, claim.date] = claim
        else:
            found[key] = _joined(before, claim)
    return list(found.values())


def _same_time(one: str, two: str) -> bool:
    size = min(len(one), len(two))
    return one[:size] == two[:size]


def _joined(one: ProposedClaim, two: ProposedClaim) -> ProposedClaim:
    date = one.date
    if two.date and (date is None or (len(two.date) > len(date) and two.date.startswith(date))):
        date = two.date
    return replace(
        one,
        date=date,
        agent=one.agent or two.agent,
        amount=one.amount if one.amount is not None else two.amount,
        currency=one.currency or two.currency,
        detail=one.detail or two.detail,
        period=one.period or two.period,
    )


def _with_agents(claims: list[ProposedClaim]) -> list[ProposedClaim]:
    """Give a designation without an authority the one that designated on the same day."""
    by_date = {
        claim.date: claim.agent for claim in reversed(claims)
        if claim.type == "designated" and claim.agent and claim.polarity is Polarity.SAID
    }  # fmt: skip
    return [
        replace(
            claim,
            agent=by_date[claim.date],
            reasons=(*claim.reasons, "agent: of the designation of that day"),
        )
        if claim.type == "designated" and claim.agent is None and claim.date in by_date
        else claim
        for claim in claims
    ]


def _entities(
    so_far: TextSoFar, ids: list[str], known: Sequence[KnownName]
) -> Iterator[ProposedEntity]:
    archive = {name.id for name in known}
    for entity in so_far.clusters.entities:
        full = max(entity.names, key=lambda name: _fullness(entity.schema, name, entity.aliases))
        yield ProposedEntity(
            ids[entity.number],
            entity.schema,
            full,
            tuple(name for name in entity.names if name != full),
            tuple(entity.mentions),
            tuple(entity.descriptions),
            entity.canonical if entity.canonical in archive else None,
        )


def _fullness(schema: str, name: str, aliases: set[str]) -> tuple[int, int]:
    alias = fold(name) in aliases
    if schema == PERSON:
        return (0 if alias else 1, len(name.split()))
    return (0 if name.isupper() and len(name) < 8 else 1, 0 if alias else len(name))


def _places(so_far: TextSoFar, text: str) -> Iterator[PlaceInText]:
    seen = set()
    for sentence in so_far.sentences:
        for name in sentence.names:
            if name.schema == PLACE and fold(name.name) not in seen:
                seen.add(fold(name.name))
                yield PlaceInText(TextSpan(name.name, name.start), name.name)


def _figures(so_far: TextSoFar, text: str) -> Iterator[StatedFigure]:
    for sentence in so_far.sentences:
        for one in sentence.amounts:
            yield StatedFigure(
                TextSpan(text[one.start : one.end], one.start), one.amount, one.unit, one.bound,
                one.high, None, one.money,
            )  # fmt: skip


def _weapons(so_far: TextSoFar) -> Iterator[TextSpan]:
    seen = set()
    for sentence in so_far.sentences:
        for token in sentence.tokens:
            if token.key in word_set("weapon_nouns") and token.key not in seen:
                seen.add(token.key)
                yield TextSpan(token.text, token.start)
