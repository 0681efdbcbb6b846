"""What all statements of one marked claim share."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.claims.claim import Claim, Evidence
from linchpin.claims.quantity import Quantity
from linchpin.read.cases.frame import CaseFrame


@dataclass(frozen=True, slots=True)
class Mark:
    """The key, evidence and date of one marked claim, and the case it stands in.

    Attributes:
        key: Key of the claim; ids of events and relations are made from it.
        frame: The case.
        evidence: Shared by every statement.
        date: EDTF date or period the claim speaks of, if the author gave one.
    """

    key: str
    frame: CaseFrame
    evidence: Evidence
    date: str | None

    def own_id(self, number: int, total: int) -> str:
        """Return the id of the event or relation this claim makes; numbered if several."""
        plain = self.frame.entity_id(self.key)
        return plain if total == 1 else f"{plain}-{number}"

    def about(
        self,
        key: str | None,
        value: str,
        *,
        prop: str = "notes",
        original: str | None = None,
        quantity: Quantity | None = None,
    ) -> Claim:
        """Return a claim about an entity of the case, or with key None about no entity.

        Args:
            key: Key of the entity it is about; None for none.
            value: What is said.
            prop: FollowTheMoney property.
            original: The source's own words, where the value was made from them.
            quantity: Amount and unit, where one is stated.
        """
        return Claim(
            dataset=self.frame.dataset,
            entity_id=None if key is None else self.frame.entity_id(key),
            schema=None if key is None else self.frame.schemata[key],
            prop=None if key is None else prop,
            value=value,
            evidence=self.evidence,
            original=original,
            date=self.date,
            quantity=quantity,
        )

    def made(
        self,
        entity_id: str,
        schema: str,
        values: list[tuple[str, str]],
        *,
        date: str | None,
        original: str | None,
    ) -> list[Claim]:
        """Return the statements about an event or relation that this claim makes.

        Args:
            entity_id: From `own_id`.
            schema: Of the event or relation.
            values: Property and value of each statement.
            date: EDTF date of the event or relation, used where the claim itself has none.
            original: The date in the source's words, kept with statements of a date.
        """
        return [
            Claim(
                dataset=self.frame.dataset,
                entity_id=entity_id,
                schema=schema,
                prop=prop,
                value=value,
                evidence=self.evidence,
                original=original if prop.lower().endswith("date") else None,
                date=self.date or date,
            )
            for prop, value in values
        ]
