"""What a look through an archive's files showed, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted

if TYPE_CHECKING:
    from linchpin.archive.check import ArchiveCheck
    from linchpin.archive.migrating import Migrated


def check_text(found: ArchiveCheck) -> Iterator[str]:
    """Yield the state of every edition, every fault and what is left over.

    Args:
        found: What the look showed.
    """
    for item in found.editions:
        state = "damaged" if item.faults else "sound"
        yield f"{state:<8} {item.dataset} {item.folder}"
        yield from (f"         {fault}" for fault in item.faults)
    yield from (f"fault    {fault}" for fault in found.faults)
    for place in found.left_over:
        yield f"left by a writer that was stopped, without effect: {place}"
    yield f"{counted(len(found.editions), 'edition')}; head {found.head}"


def migrated_line(found: Migrated) -> str:
    """Return what became of one edition that might be packed.

    Args:
        found: It.
    """
    if found.after == found.before:
        return f"whole    {found.dataset} {found.folder} ({found.before:,} bytes)"
    return f"packed   {found.dataset} {found.folder} ({found.before:,} bytes, now {found.after:,})"


def migrated_end(found: Sequence[Migrated]) -> str:
    """Return how much space was won.

    Args:
        found: All that were looked at.
    """
    packed = sum(item.after != item.before for item in found)
    before, after = sum(item.before for item in found), sum(item.after for item in found)
    return (
        f"{counted(packed, 'edition')} of {len(found):,} packed: {before:,} bytes before, "
        f"{after:,} now. Every one says what it said."
    )
