"""A small reader of prose for tests of what stands around readers: a few patterns, nothing more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linchpin.claims.claim import Standing
from linchpin.read.prose.proposal import (
    KnownName,
    Polarity,
    ProposedClaim,
    ProposedEntity,
    TextReading,
    TextSpan,
)
from linchpin.read.prose.text.prose_text import ProseText

_NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+)+"
_EVENT = re.compile(rf"(?P<one>{_NAME}) was (?P<not>not )?(?P<what>arrested|charged)")
_TIE = re.compile(rf"(?P<one>{_NAME}) (?P<what>owns|leads|paid) (?P<other>{_NAME})")
_TYPES = {"owns": "owns", "leads": "member_of", "paid": "paid"}


@dataclass(frozen=True)
class PatternReader:
    """Reads a few patterns; fulfils `TextReader`.

    Attributes:
        name: What it is called.
        longer: Whether its quotes are whole sentences.
        numbered_from: Number of its first claim.
    """

    name: str = "patterns 1"
    longer: bool = False
    numbered_from: int = 1

    def read(self, text: ProseText, known: Sequence[KnownName]) -> TextReading:
        """Return what the patterns find."""
        entities: dict[str, ProposedEntity] = {}
        claims = []
        for part in text.to_read():
            for pattern in (_EVENT, _TIE):
                for found in pattern.finditer(text.text, part.start, part.end):
                    claims.append(self._claim(found, entities, text))
        claims.sort(key=lambda claim: claim.quote.start)
        return TextReading(tuple(entities.values()), tuple(claims))

    def _claim(
        self, found: re.Match[str], entities: dict[str, ProposedEntity], text: ProseText
    ) -> ProposedClaim:
        groups = found.groupdict()
        ids = []
        for name in (groups["one"], groups.get("other")):
            if name is None:
                continue
            schema = "Organization" if "Group" in name else "Person"
            schema = "Company" if "Trading" in name else schema
            entities.setdefault(name, ProposedEntity(f"p{len(entities) + 1}", schema, name))
            ids.append(entities[name].id)
        start, end = found.span()
        if self.longer:
            end = text.text.find(".", end) + 1 or end
        return ProposedClaim(
            id=f"c{self.numbered_from + start}",
            type=_TYPES.get(groups["what"], groups["what"]),
            subject=ids[0],
            object=ids[1] if len(ids) > 1 else None,
            standing=Standing.DENIED if groups.get("not") else Standing.STATED,
            polarity=Polarity.NEGATED if groups.get("not") else Polarity.SAID,
            quote=TextSpan(text.text[start:end], start),
            trigger=TextSpan(groups["what"], found.start("what")),
            frame=groups["what"],
            reasons=("the pattern fits",),
        )
