"""What is said of an edition that was added: how much it holds, what was noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.archive import Manifest
    from linchpin.workspace.add_edition import Added
    from linchpin.workspace.add_list import ListOutcome


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
        f"  {counted(reading.tally.entries, 'entry', 'entries')}, "
        f"{counted(manifest.claims, 'claim')}, {counted(added.documents, 'document')}, "
        f"edition id {manifest.id[:12]}",
    ]
    lines.extend(f"  {line}" for line in own)
    if added.noticed:
        found = (_noticed(count, name) for name, count in sorted(added.noticed.items()))
        lines.append(f"  noticed: {', '.join(found)}")
    warnings = manifest.warnings if added.written else reading.tally.warnings
    lines.extend(f"  warning: {warning}" for warning in warnings)
    lines.extend(f"  accepted on purpose: {reason}" for reason in manifest.accepted)
    return "\n".join(lines)


def outcomes_text(outcomes: Sequence[ListOutcome]) -> Iterator[str]:
    """Yield a table of the lists that were to be added, then why some were not.

    Args:
        outcomes: What became of each list.
    """
    rows = []
    for item in outcomes:
        if item.added is None:
            rows.append((item.name, "", "", "NOT ADDED"))
            continue
        reading = item.added.reading
        state = "added" if item.added.written else "is in the archive already"
        rows.append((item.name, reading.date, f"{reading.tally.entries:,}", state))
    yield from layout.table(rows, ("list", "edition", "entries", "what became of it"))
    failed = [item for item in outcomes if item.problem is not None]
    for item in failed:
        yield f"{item.name}: {item.problem}"
    if failed:
        yield (
            f"{len(failed)} of {counted(len(outcomes), 'list')} not added; "
            "their last editions stay current."
        )


def editions_table(editions: Iterable[Manifest]) -> Iterator[str]:
    """Yield a table of editions.

    Args:
        editions: In the order in which they are shown.
    """
    rows = [
        (item.dataset, item.date, f"{item.entries:,}", f"{item.claims:,}", item.id[:12], item.added)
        for item in editions
    ]
    return layout.table(rows, ("source", "edition", "entries", "claims", "id", "added"))


def _noticed(count: int, method: str) -> str:
    """Return how often a thing was noticed, by the name of what looks for it.

    >>> _noticed(2, "contradiction"), _noticed(1, "shared-name"), _noticed(3, "program-tag-cut")
    ('2 contradictions', '1 shared name', '3 times program tag cut')
    """
    words = method.replace("-", " ")
    noun = words.rpartition(" ")[2] in ("contradiction", "name", "document")
    return counted(count, words, None if noun else f"times {words}")
