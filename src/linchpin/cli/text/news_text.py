"""What came, went and changed since a day, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.network.changes import CaseNews, EntryChange, ListChange

FEW = 15
"""How many of each kind are shown unless all are asked for."""


def news_text(
    lists: Sequence[ListChange], cases: Sequence[CaseNews], most: int | None
) -> Iterator[str]:
    """Yield what is new, line by line.

    Args:
        lists: What each list has new.
        cases: What each case has new.
        most: How many of each kind are shown; None for all.
    """
    for change in lists:
        yield from _list_text(change, most)
    for case in cases:
        yield from _case_text(case, most)
    if not cases and all(not (c.added or c.removed or c.changed) for c in lists):
        yield "\nNothing new."


def _list_text(change: ListChange, most: int | None) -> Iterator[str]:
    span = f"edition of {say_date(change.newer)}"
    if change.older is not None:
        span = f"edition of {say_date(change.older)} against that of {say_date(change.newer)}"
    yield layout.heading(change.title)
    yield f"  {span}"
    for note in change.notes:
        yield layout.hanging(note, "  - ", "    ")
    if change.older is None or change.older == change.newer:
        return
    kinds = (
        ("new on the list", change.added),
        ("no longer on the list", change.removed),
        ("changed", change.changed),
    )
    for word, entries in kinds:
        yield f"\n  {len(entries):,} {word}"
        yield from _entries_text(entries, most)


def _entries_text(entries: tuple[EntryChange, ...], most: int | None) -> Iterator[str]:
    for entry in entries[:most]:
        yield f"    {entry.entity:<12} {entry.caption}"
        for sign, words in (("+", entry.said), ("-", entry.unsaid)):
            for word in words:
                yield layout.hanging(word, f"        {sign} ", "          ")
    if most is not None and len(entries) > most:
        yield f"    ... and {len(entries) - most:,} more (--all shows them)"


def _case_text(case: CaseNews, most: int | None) -> Iterator[str]:
    yield layout.heading(case.title)
    told = [c for c in case.claims if c.prop not in ("name", "alias", "authorityId")]
    quotes = list(dict.fromkeys((c.evidence.quote, c.evidence.speaker) for c in told))
    yield f"  {counted(len(quotes), 'statement')} in documents published since"
    for quote, speaker in quotes[:most]:
        yield layout.hanging(f"“{quote}” — {speaker}", "    ", "      ")
    if most is not None and len(quotes) > most:
        yield f"    ... and {len(quotes) - most:,} more (--all shows them)"
