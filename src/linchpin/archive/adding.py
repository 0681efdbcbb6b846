"""Add an edition: check it, compare it with the one before, refuse it or make it visible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from linchpin.archive.index import Seal
from linchpin.archive.layers import PACKED, table_parts
from linchpin.archive.manifest import Manifest
from linchpin.archive.store import Archive
from linchpin.archive.writing import publish, set_aside, writing
from linchpin.claims.counted import counted
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ArchiveError, EditionRefused
from linchpin.claims.source_part import SourcePart

MOST_OTHERS = 0.5
"""Largest share of those an edition listed that the next may not list, however many it holds.

Lists change slowly: of the real editions compared the most that was gone is .11 in two years (UN)
and .25 in three (BIS Denied Persons). Of another collection's everybody is.
"""


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What is to be added.

    Attributes:
        manifest: With `id`, `sequence` and `claims` still to be filled in.
        parts: All that is read of the source; gone through once.
        completed: Gives the manifest with what is known after the last part, and the assertions
            of the source that are not fulfilled.
    """

    manifest: Manifest
    parts: Iterable[SourcePart]
    completed: Callable[[Manifest], tuple[Manifest, Sequence[str]]] = lambda manifest: (
        manifest,
        (),
    )


def add_edition(
    archive: Archive, new: NewEdition, *, most_lost: float, accept: bool = False
) -> tuple[Manifest, bool]:
    """Make an edition part of the archive.

    The source is held from the first part on; who else adds to it waits.

    Args:
        archive: Where to.
        new: The edition.
        most_lost: Largest share (0 to 1) of entries it may have lost since the edition before.
        accept: Add it although it has lost more or does not fulfil its source's assertions; an
            edition without claims is never accepted.

    Returns:
        Its manifest, and whether it was written (False: the same edition is there already).

    Raises:
        EditionRefused: It is empty, lacks too many entries of the one before (by their number or by
            who they are), or fails an assertion.
        ClaimError: A claim or quote is not what it says.
        ArchiveError: The archive cannot be written.
    """
    # What only reads need not load these.
    from linchpin.archive.packing import below, pack
    from linchpin.archive.staging import write_parts

    if parse_date(new.manifest.date).precision not in ("day", "month", "year"):
        raise ArchiveError(f"edition date {new.manifest.date!r}: give a day, a month or a year")
    with writing(archive, new.manifest.dataset) as source, set_aside(source) as aside:
        staged = write_parts(aside, new.parts)
        read, missed = new.completed(new.manifest)
        if not staged.claims:
            raise EditionRefused(
                f"{read.dataset} of {read.date}: holds no claims; the last edition stays current"
            )
        twins = _twins(archive, read, staged.id)
        damaged = [seal for seal in twins if not _is_sound(archive, seal)]
        known = archive.editions(read.dataset, leaving_out=damaged)
        of_the_day = [item for item in known if item.date == read.date]
        if not damaged and of_the_day and of_the_day[-1].id == staged.id:
            return of_the_day[-1], False
        problems = [*missed, *_shrinkage(archive, read, aside / "claims.parquet", known, most_lost)]
        if problems and not accept and not damaged:
            raise EditionRefused(
                f"{read.dataset} of {read.date} is refused: "
                f"{'; '.join(problems)}. The last edition stays current. "
                "If the source really is like this now, add it with --accept-shrunken."
            )
        highest = max((item.sequence for item in known), default=0)
        manifest = replace(
            read,
            id=staged.id,
            sequence=int(damaged[-1].folder.split(".")[1]) if damaged else 1 + highest,
            claims=staged.claims,
            accepted=problems,
            warnings=read.warnings + _clock(read, known),
        )
        rests_on = below(archive, manifest.dataset, manifest.sequence)
        if rests_on is not None and pack(archive, rests_on, aside, aside):
            for table in PACKED:
                (aside / f"{table}.parquet").unlink()
        publish(archive, manifest, aside)
    return manifest, True


def _twins(archive: Archive, new: Manifest, edition_id: str) -> list[Seal]:
    """Return the entries of editions with this date and content, whatever became of them."""
    return [
        seal
        for (dataset, folder), seal in archive.index.current().items()
        if dataset == new.dataset
        and (folder.split(".")[0], folder.split(".")[2]) == (new.date, edition_id[:12])
    ]


def _is_sound(archive: Archive, seal: Seal) -> bool:
    try:
        for name in seal.files:
            archive.sealed_file(seal, name)
        manifest = archive.manifest(seal)
        for table in PACKED:
            table_parts(archive, manifest, table)
    except ArchiveError:
        return False
    return True


def _clock(new: Manifest, known: list[Manifest]) -> list[str]:
    """Return a warning where an edition was added later by an earlier time."""
    last = max((item.added for item in known), default="")
    if new.added >= last:
        return []
    return [
        f"added at {new.added}, which is before an edition that is here already ({last}): a clock "
        "was set back"
    ]


def _shrinkage(
    archive: Archive, new: Manifest, claims: Path, known: list[Manifest], most_lost: float
) -> list[str]:
    """Return what is lost of the edition before: fewer entries, or others in their place."""
    before = [item for item in known if item.known_by <= new.known_by]
    if not before or before[-1].entries == 0 or most_lost >= 1:
        return []
    last = before[-1]
    lost = 1 - new.entries / last.entries
    if lost > most_lost:
        held = counted(new.entries, "entry", "entries")
        return [
            f"it holds {held}, {lost:.0%} fewer than the {last.entries:,} "
            f"of {last.date} (more than {most_lost:.0%} lost)"
        ]
    from linchpin.archive.queries.gone_entries import gone_entries  # for what adds only

    gone = gone_entries(archive, last, claims)
    if gone.share <= MOST_OTHERS:
        return []
    return [
        f"it lists others than the edition of {last.date} did: {gone.gone:,} of its "
        f"{gone.listed:,} are not in it ({gone.share:.0%}), such as {', '.join(gone.examples)}; "
        "perhaps it is another list or another collection"
    ]
