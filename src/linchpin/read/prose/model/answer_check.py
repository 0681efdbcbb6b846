"""What of a model's answer is proposed: what its quote bears and the frames do not contradict."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from linchpin.claims.claim import Standing
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError
from linchpin.read.prose.model.question import ModelQuestion
from linchpin.read.prose.proposal import (
    EVENTS,
    RELATIONS,
    NameInText,
    Polarity,
    ProposedClaim,
    ProposedEntity,
    TextReading,
    TextSpan,
)
from linchpin.read.prose.review.claim_in_words import SYMMETRIC
from linchpin.read.prose.text.prose_text import ProseText

MOST_CLAIMS = 500
"""Claims of one answer that are looked at."""
_GROUPS = frozenset({"member_of", "directs", "split_from"})
_STANDINGS = frozenset(one.value for one in Standing)
_POLARITIES = frozenset(one.value for one in Polarity)
_DOUBT = re.compile(
    r"\b(?:not|never|no|nor|neither|without|deny|denies|denied|denial|if|unless|whether|acquitted|"
    r"cleared|mistaken|false|falsely|n[’']t|nunca|jamás|ni|niega|niegan|negó|negaron|desmintió|"
    r"desmiente|absuelto|absuelta|si|sin|falso|falsa|falsamente|tampoco)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words that may turn a sentence round; where they stand, frames must say the same as the model."""
_FIELDS = frozenset(
    ("sentence", "quote", "type", "subject", "object", "polarity", "standing", "speaker", "date")
)


@dataclass(slots=True)
class Checked:
    """What of a model's answers holds.

    Attributes:
        text: The text.
        reading: What the frames propose of it.
        claims: Claims that hold.
        entities: Entities that the frames have not.
        refused: Why each of the others does not.
    """

    text: ProseText
    reading: TextReading
    claims: list[ProposedClaim] = field(default_factory=list)
    entities: list[ProposedEntity] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def take(self, answer: str, question: ModelQuestion) -> None:
        """Check an answer and keep what holds; never raises for what a model says.

        Args:
            answer: The answer, which should be JSON.
            question: What was asked.
        """
        try:
            found = json.loads(answer)
            claims = found["claims"]
        except (ValueError, TypeError, KeyError, RecursionError):
            self.refused.append("an answer that is no JSON of claims")
            return
        if not isinstance(claims, list):
            self.refused.append("an answer whose claims are no list")
            return
        for said in claims[:MOST_CLAIMS]:
            try:
                self._take_claim(said, question)
            except _RefusedError as error:
                self.refused.append(str(error))
        if len(claims) > MOST_CLAIMS:
            self.refused.append(f"{len(claims) - MOST_CLAIMS:,} claims too many in one answer")

    def _take_claim(self, said: object, question: ModelQuestion) -> None:
        if not isinstance(said, dict) or not said.keys() <= _FIELDS:
            raise _RefusedError("a claim that is no object of the fields asked for")
        span = question.sentences.get(said.get("sentence", 0))
        kind = said.get("type")
        if span is None:
            raise _RefusedError(
                f"a sentence number that was not asked about: {said.get('sentence')!r}"
            )
        if kind not in RELATIONS and kind not in EVENTS:
            raise _RefusedError(f"an unknown kind of claim: {str(kind)[:40]!r}")
        quote = self._quote(said.get("quote"), span)
        subject = self._entity(said.get("subject"), quote, span)
        other = said.get("object")
        target = None if kind in EVENTS else self._entity(other, quote, span, group=kind in _GROUPS)
        if target is not None and target.id == subject.id:
            raise _RefusedError(f"a {kind} of {subject.name!r} with itself")
        claim = ProposedClaim(
            id=f"m{len(self.claims) + 1}",
            type=str(kind),
            subject=subject.id,
            object=None if target is None else target.id,
            standing=Standing(_one_of(_STANDINGS, said.get("standing"), "standing")),
            polarity=Polarity(_one_of(_POLARITIES, said.get("polarity"), "polarity")),
            quote=quote,
            trigger=quote,
            frame="model",
            speaker=self._speaker(said.get("speaker")),
            date=_date(said.get("date")),
            reasons=("a language model says so; its quote and its names stand in the text",),
        )
        self._check_with_frames(claim, span)
        self.claims.append(claim)

    def _quote(self, said: object, span: tuple[int, int]) -> TextSpan:
        """Return the words quoted, which must stand in the sentence letter by letter."""
        if not isinstance(said, str) or not said.strip():
            raise _RefusedError("a claim without a quote")
        start, end = span
        sentence = self.text.text[start:end]
        words = said.split()
        at = 0
        while (at := sentence.find(words[0], at)) >= 0:
            stop = at
            for word in words:
                while stop < len(sentence) and sentence[stop].isspace():
                    stop += 1
                if not sentence.startswith(word, stop):
                    break
                stop += len(word)
            else:
                return TextSpan(sentence[at:stop], start + at)
            at += 1
        raise _RefusedError(f"a quote that does not stand in its sentence: {said[:60]!r}")

    def _entity(
        self, name: object, quote: TextSpan, span: tuple[int, int], *, group: bool = False
    ) -> ProposedEntity:
        """Return whom a name means; it must stand in the quote or beside it, or be meant there."""
        if not isinstance(name, str) or not name.strip():
            raise _RefusedError("a claim without a name")
        plain = " ".join(name.split())
        near = self._near(span)
        known = [*self.reading.entities, *self.entities]
        meant = [one for one in known if plain in (one.name, *one.aliases)]
        for one in meant:
            forms = (one.name, *one.aliases)
            if any(form in quote.text for form in forms) or any(
                near[0] <= mention.span.start < near[1] for mention in one.mentions
            ):
                return one
        around = " ".join(self.text.text[near[0] : near[1]].split())
        if meant or plain not in around:
            raise _RefusedError(f"a true quote under a name that is not there: {plain[:60]!r}")
        at = self.text.text.find(plain, near[0])
        at = near[0] if at < 0 else at
        mention = NameInText(TextSpan(plain, at), "name", "a language model gives this name")
        schema = "Organization" if group else "LegalEntity"
        made = ProposedEntity(f"m{len(self.entities) + 1}", schema, plain, mentions=(mention,))
        self.entities.append(made)
        return made

    def _near(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return where a sentence and those beside it stand: the paragraph, or its neighbours."""
        inside = [one for one in self.text.paragraphs if one.start <= span[0] < one.end]
        low, high = (inside[0].start, inside[0].end) if inside else span
        return max(low, span[0] - 400), min(max(high, span[1]), span[1] + 400)

    def _speaker(self, said: object) -> str | None:
        if said is None:
            return None
        plain = " ".join(str(said).split())
        if plain not in " ".join(self.text.text.split()):
            raise _RefusedError(f"a speaker who does not stand in the text: {plain[:60]!r}")
        return plain or None

    def _check_with_frames(self, claim: ProposedClaim, span: tuple[int, int]) -> None:
        """Refuse what frames read the other way round in the same sentence, or may be denied."""
        confirmed = False
        for other in self.reading.claims:
            if not span[0] <= other.quote.start < span[1] or other.type != claim.type:
                continue
            same = (other.subject, other.object) == (claim.subject, claim.object)
            turned = (other.object, other.subject) == (claim.subject, claim.object)
            if turned and claim.type not in SYMMETRIC:
                raise _RefusedError(f"a direction the frames read the other way: {claim.type}")
            if (same or turned) and other.polarity is not claim.polarity:
                raise _RefusedError(
                    f"a polarity the frames read otherwise: {claim.polarity.value} of "
                    f"{claim.type}, which they read as {other.polarity.value}"
                )
            confirmed = confirmed or same or turned
        doubtful = _DOUBT.search(self.text.text, *span) is not None
        if claim.polarity is Polarity.SAID and doubtful and not confirmed:
            raise _RefusedError(
                f"a plain claim of a sentence that denies or doubts something: {claim.type}"
            )


class _RefusedError(Exception):
    """Why a claim of a model does not hold."""


def _one_of(words: frozenset[str], said: object, what: str) -> str:
    if not isinstance(said, str) or said not in words:
        raise _RefusedError(f"an unknown {what}: {str(said)[:40]!r}")
    return said


def _date(said: object) -> str | None:
    if said is None:
        return None
    try:
        return parse_date(str(said)[:40]).text
    except ClaimError:
        return None
