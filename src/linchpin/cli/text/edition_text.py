"""What is said of an edition that was added: how much it holds, what was noticed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linchpin.claims.dates import say_date

if TYPE_CHECKING:
    from linchpin.archive import Manifest
    from linchpin.read.reader import Reading


def edition_text(
    reading: Reading, manifest: Manifest, written: bool, own: Sequence[str] = ()
) -> str:
    """Return what was added, in a few lines.

    Args:
        reading: What was read.
        manifest: The edition it became.
        written: Whether it is new in the archive.
        own: Lines on figures that only this source has.
    """
    state = "added" if written else "is in the archive already"
    lines = [
        f"{reading.title}, edition of {say_date(reading.date)}: {state}.",
        f"  {reading.entries:,} entries, {manifest.claims:,} claims, "
        f"{len(reading.documents):,} documents, edition id {manifest.id[:12]}",
    ]
    lines.extend(f"  {line}" for line in own)
    methods: dict[str, int] = {}
    for finding in reading.findings:
        methods[finding.method] = methods.get(finding.method, 0) + 1
    if methods:
        found = ", ".join(f"{count} {name}" for name, count in sorted(methods.items()))
        lines.append(f"  noticed: {found}")
    lines.extend(f"  warning: {warning}" for warning in reading.warnings)
    lines.extend(f"  accepted on purpose: {reason}" for reason in manifest.accepted)
    return "\n".join(lines)
