"""What is said of an edition that was added: how much it holds, what was noticed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linchpin.claims.dates import say_date

if TYPE_CHECKING:
    from linchpin.workspace.add_edition import Added


def edition_text(added: Added, own: Sequence[str] = ()) -> str:
    """Return what was added, in a few lines.

    Args:
        added: What became of the reading.
        own: Lines on figures that only this source has.
    """
    reading, manifest = added.reading, added.manifest
    state = "added" if added.written else "is in the archive already"
    lines = [
        f"{reading.title}, edition of {say_date(reading.date)}: {state}.",
        f"  {reading.tally.entries:,} entries, {manifest.claims:,} claims, "
        f"{added.documents:,} documents, edition id {manifest.id[:12]}",
    ]
    lines.extend(f"  {line}" for line in own)
    if added.noticed:
        found = (_counted(count, name) for name, count in sorted(added.noticed.items()))
        lines.append(f"  noticed: {', '.join(found)}")
    warnings = manifest.warnings if added.written else reading.tally.warnings
    lines.extend(f"  warning: {warning}" for warning in warnings)
    lines.extend(f"  accepted on purpose: {reason}" for reason in manifest.accepted)
    return "\n".join(lines)


def _counted(count: int, method: str) -> str:
    """Return how often a thing was noticed, by the name of what looks for it.

    >>> _counted(2, "contradiction"), _counted(1, "shared-name"), _counted(3, "program-tag-cut")
    ('2 contradictions', '1 shared name', '3 times program tag cut')
    """
    words = method.replace("-", " ")
    if count == 1:
        return f"1 {words}"
    noun = words.rpartition(" ")[2] in ("contradiction", "name", "document")
    return f"{count:,} {words}s" if noun else f"{count:,} times {words}"
