"""What a look through an archive's files showed, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted

if TYPE_CHECKING:
    from linchpin.archive.check import ArchiveCheck


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
