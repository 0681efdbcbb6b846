"""What came, went and changed since a day, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text import layout
from linchpin.network.list_events.event import grouped
from linchpin.network.list_events.kinds import MATTERS, ChangeKind, Matters

if TYPE_CHECKING:
    from linchpin.network.changes import CaseNews, ListChange
    from linchpin.network.list_events.event import EventGroup, ListEvent

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
    if not cases and not any(change.events for change in lists):
        compared = [change for change in lists if change.older is not None]
        if any(change.notes for change in lists) or len(compared) < len(lists):
            yield "\nNothing new in what could be compared; see above what could not."
        else:
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
    groups, alone = grouped(change.events)
    came = [event for event in alone if event.kind in _CAME]
    went = [event for event in alone if event.kind in _WENT]
    others = [event for event in alone if event.kind not in {*_CAME, *_WENT}]
    yield f"\n  {len(came):,} new on the list"
    yield from _events_text(came, most)
    yield f"\n  {len(went):,} no longer on the list"
    yield from _events_text(went, most)
    for heading, matters in _HEADINGS:
        ours = [group for group in groups if matters in (MATTERS[group.kind] or {None})]
        some = [event for event in others if matters == _first(event)]
        entries = len({event.entity for event in some})
        if not ours and not some:
            continue
        yield f"\n  {heading}"
        for group in ours:
            yield from _group_text(group)
        if some:
            yield f"    {counted(entries, 'entry', 'entries')}, one by one:"
            yield from _by_entry(some, most)


_CAME = (ChangeKind.ADDED, ChangeKind.RELISTED)
_WENT = (ChangeKind.DELISTED, ChangeKind.MOVED)
_HEADINGS = (
    ("Changes that can alter a match", Matters.MATCH),
    ("Changes that can alter who is tied to whom", Matters.EXPOSURE),
    ("Changes that can alter what has to be done", Matters.OBLIGATION),
    ("Changes of wording, which alter none of these", None),
)


def _first(event: ListEvent) -> Matters | None:
    return next((matters for _, matters in _HEADINGS if matters in event.matters), None)


def _group_text(group: EventGroup) -> Iterator[str]:
    count = counted(len(group.events), "entry", "entries")
    yield layout.hanging(f"{count}, each the same ({group.kind.value}):", "    ", "    ")
    yield from _signed(group.gained, group.lost)
    few = ", ".join(event.entity for event in group.events[:_SOME])
    more = len(group.events) - _SOME
    yield layout.hanging(few + (f" and {more:,} more" if more > 0 else ""), "        ", "        ")


_SOME = 5
"""Entries of a group that are named."""


def _events_text(events: Sequence[ListEvent], most: int | None) -> Iterator[str]:
    for event in events[:most]:
        yield f"    {event.entity:<12} {event.caption}"
        if event.because:
            plain = event.kind in (ChangeKind.ADDED, ChangeKind.DELISTED)
            why = event.because if plain else f"{event.kind.value}: {event.because}"
            yield layout.hanging(why, "        ", "          ")
    yield from _rest(len(events), most)


def _by_entry(events: Sequence[ListEvent], most: int | None) -> Iterator[str]:
    found: dict[str, list[ListEvent]] = {}
    for event in events:
        found.setdefault(event.entity, []).append(event)
    for entity, ours in list(found.items())[:most]:
        yield f"    {entity:<12} {ours[0].caption}"
        for event in ours:
            others = f" ({', '.join(event.others)})" if event.others else ""
            why = f", for {event.because} agrees" if event.because else ""
            yield layout.hanging(f"{event.kind.value}{others}{why}", "        ", "          ")
            yield from _signed(event.gained, event.lost)
    yield from _rest(len(found), most)


def _signed(gained: Sequence[str], lost: Sequence[str]) -> Iterator[str]:
    for sign, words in (("+", gained), ("-", lost)):
        for word in words:
            yield layout.hanging(word, f"        {sign} ", "          ")


def _rest(count: int, most: int | None) -> Iterator[str]:
    if most is not None and count > most:
        yield f"    ... and {count - most:,} more (--all shows them)"


def _case_text(case: CaseNews, most: int | None) -> Iterator[str]:
    yield layout.heading(case.title)
    told = [c for c in case.claims if c.prop not in ("name", "alias", "authorityId")]
    quotes = list(dict.fromkeys((c.evidence.quote, c.evidence.speaker) for c in told))
    yield f"  {counted(len(quotes), 'statement')} in documents published since"
    for quote, speaker in quotes[:most]:
        yield layout.hanging(f"“{quote}” — {speaker}", "    ", "      ")
    if most is not None and len(quotes) > most:
        yield f"    ... and {len(quotes) - most:,} more (--all shows them)"
