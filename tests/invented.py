"""Invented claims for tests: nobody in here exists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from linchpin.archive import Archive, Manifest, NewEdition, add_edition
from linchpin.claims.claim import Claim, Document, Evidence, Standing
from linchpin.claims.finding import Finding
from linchpin.claims.source_part import SourcePart

LIST = "us_ofac_sdn"
CASE = "case_invented"


@dataclass
class Written:
    """A source in the making: statements go in, claims with true quotes come out."""

    dataset: str = LIST
    published: str | None = None
    speaker: str = "OFAC"
    texts: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def say(
        self,
        about: str,
        schema: str,
        /,
        *,
        standing: Standing = Standing.STATED,
        speaker: str | None = None,
        **values: str | list[str],
    ) -> list[Claim]:
        """Write down properties of an entity; returns the claims made."""
        made = []
        for prop, value in values.items():
            for one in [value] if isinstance(value, str) else value:
                made.append(self._claim(about, schema, prop, one, standing, speaker))
        return made

    def _claim(
        self,
        entity: str,
        schema: str,
        prop: str,
        value: str,
        standing: Standing,
        speaker: str | None,
    ) -> Claim:
        document = f"{self.dataset}/{entity}"
        text = self.texts.get(document, "")
        quote = f"{prop} is {value}"
        self.texts[document] = f"{text}{quote}; "
        evidence = Evidence(document, quote, len(text), speaker or self.speaker, standing)
        claim = Claim(self.dataset, entity, schema, prop, value, evidence)
        self.claims.append(claim)
        return claim

    def entry(self, number: int, name: str, schema: str = "Person", **values: str) -> str:
        """Write down a list entry with its number; returns its entity id."""
        entity = f"ofac-{number}"
        self.say(entity, schema, name=name, **values)
        self.say(
            f"{entity}-SDNTK",
            "Sanction",
            entity=entity,
            program="SDNTK",
            authority="OFAC",
            authorityId=str(number),
        )
        return entity

    def documents(self) -> list[Document]:
        """Return the documents that the claims quote."""
        return [
            Document(name, name, "An invented publisher", text, published=self.published)
            for name, text in self.texts.items()
        ]

    def edition(
        self, date: str, *, findings: Iterable[Finding] = (), subject: str | None = None
    ) -> NewEdition:
        """Return what has been written as an edition to be added."""
        kind = "list" if self.published is None else "case"
        entries = len({c.value for c in self.claims if c.prop == "authorityId"}) or 1
        manifest = Manifest(
            self.dataset, kind, date, "", 0, self.dataset, "invented", entries, 0, "2026", "0"
        )
        manifest = replace(manifest, subject=subject)
        part = SourcePart(self.documents(), list(self.claims), list(findings))
        return NewEdition(manifest, [part])


def keep(archive: Archive, new: NewEdition, *, most_lost: float = 0.05) -> Manifest:
    """Add an edition and return its manifest."""
    return add_edition(archive, new, most_lost=most_lost)[0]
