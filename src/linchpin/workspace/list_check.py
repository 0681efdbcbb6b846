"""Whether an edition of a list is right as published, and what a person accepted of its faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.alert_decisions import decisions_of_kind
from linchpin.workspace.open import append_decision, opened_archive
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive, Manifest
    from linchpin.ledger.decision import Decision
    from linchpin.network.list_faults.check import CheckedEdition
    from linchpin.network.list_faults.fault import ListFault

FAULT = "fault:"
"""Begins the id of a fault in a decision of the ledger."""


@dataclass(frozen=True, slots=True)
class JudgedEdition:
    """An edition that was looked at, with what people accepted of its faults.

    Attributes:
        checked: What the look showed.
        accepted: The decision on a fault, by the fault's id.
    """

    checked: CheckedEdition
    accepted: dict[str, Decision]

    @property
    def open_faults(self) -> tuple[ListFault, ...]:
        """Return the faults that nobody accepted."""
        return tuple(one for one in self.checked.faults if one.id not in self.accepted)


def check_list(settings: Settings, which: str) -> JudgedEdition:
    """Return what may be wrong with an edition of a list.

    Args:
        settings: Where archive and ledger are.
        which: A list's name, alone for its current edition or with `@` and a date; or an id.

    Raises:
        LinchpinError: There is no such edition, or there are several.
    """
    from linchpin.network.list_faults.check import check_edition_of

    archive = opened_archive(settings)
    edition = find_edition(archive, which)
    return JudgedEdition(check_edition_of(archive, edition), _accepted(settings, edition))


def accept_fault(
    settings: Settings, which: str, fault: str, because: str
) -> tuple[ListFault, Decision]:
    """Return a fault of an edition, and the decision that accepts it, as it was added.

    Args:
        settings: Where archive and ledger are.
        which: The edition; see `check_list`.
        fault: Id of the fault.
        because: The reason.

    Raises:
        LinchpinError: The edition has no such fault.
        LedgerError: The reason is empty, or the ledger cannot be written.
    """
    from linchpin.ledger.decision import ACCEPTED, PUBLICATION, Draft

    judged = check_list(settings, which)
    found = [one for one in judged.checked.faults if one.id == fault]
    if not found:
        ids = ", ".join(one.id for one in judged.checked.faults) or "none"
        raise LinchpinError(f"{fault!r}: {which} has no fault of that id; it has {ids}")
    draft = Draft(
        kind=PUBLICATION,
        subjects=(found[0].edition, f"{FAULT}{fault}"),
        verdict=ACCEPTED,
        because=because,
        by=settings.user(),
        at=settings.now(),
    )
    return found[0], append_decision(settings, draft)[0]


def find_edition(archive: Archive, which: str) -> Manifest:
    """Return an edition of a list; see `check_list`.

    Args:
        archive: Where it is.
        which: What names it.

    Raises:
        LinchpinError: There is no such edition, or there are several.
    """
    from linchpin.read.lists.registry import LISTS
    from linchpin.read.lists.source import load_source

    name, _, date = which.partition("@")
    datasets = {entry.name: load_source(entry.name).dataset for entry in LISTS}
    dataset = datasets.get(name, name)
    held = [item for one in archive.datasets() for item in archive.editions(one)]
    lists = [item for item in held if item.kind == "list"]
    ours = [item for item in lists if item.dataset == dataset]
    if ours and not date:
        return ours[-1]
    found = [item for item in ours if item.date == date]
    if not ours:
        found = [item for item in lists if item.date == which or item.id.startswith(which or " ")]
    if len({item.dataset for item in found}) > 1:
        names = ", ".join(f"{item.dataset}@{item.date}" for item in found)
        raise LinchpinError(f"{which!r} may mean {names}; write it so")
    if not found:
        known = ", ".join(f"{item.dataset}@{item.date}" for item in lists)
        raise LinchpinError(f"{which!r}: no edition of a list is named so; there are {known}")
    return found[-1]


def _accepted(settings: Settings, edition: Manifest) -> dict[str, Decision]:
    ours = f"{edition.dataset}/{edition.folder}"
    return {
        subject.removeprefix(FAULT): decision
        for decision in decisions_of_kind(settings, "publication")
        if ours in decision.subjects
        for subject in decision.subjects
        if subject.startswith(FAULT)
    }
