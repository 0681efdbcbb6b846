"""What is new since a day: entries that came, went or changed, and what cases say since."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.archive import Archive, Manifest, news_between
from linchpin.archive.queries.editions import EntryRecord, entry_records
from linchpin.archive.queries.everything import claims_published_after
from linchpin.claims.claim import Claim
from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.network.bearers import given_to_others
from linchpin.network.entry_words import claim_words, cut_remark, row_lines
from linchpin.network.lacking import lacking, missing_parts
from linchpin.network.list_events.event import ListEvent
from linchpin.network.list_events.events import EntriesCompared, list_events
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry of a list that came, went or says something else.

    Attributes:
        entity: Entity id of the entry.
        caption: Its name.
        said: What it says that it did not say before.
        unsaid: What it no longer says.
    """

    entity: str
    caption: str
    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListChange:
    """What changed between two editions of a list.

    Attributes:
        title: The list.
        older: EDTF date of the edition compared with; None where there is no edition that early.
        newer: EDTF date of the current edition.
        added: Entries that were not there.
        removed: Entries that are no longer there.
        changed: Entries that say something else.
        notes: What limits the comparison.
        events: What happened to each entry, in order of its id.
    """

    title: str
    older: str | None
    newer: str
    added: tuple[EntryChange, ...] = ()
    removed: tuple[EntryChange, ...] = ()
    changed: tuple[EntryChange, ...] = ()
    notes: tuple[str, ...] = ()
    events: tuple[ListEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseNews:
    """What documents of a case that were published since say.

    Attributes:
        title: The case.
        claims: Their claims, oldest document first.
    """

    title: str
    claims: tuple[Claim, ...]


def changes_since(
    archive: Archive, network: Network, since: datetime.date
) -> tuple[list[ListChange], list[CaseNews]]:
    """Return what changed in every source since a day.

    Args:
        archive: Where the editions are.
        network: Of the current editions.
        since: The day to compare with.
    """
    lists, cases = [], []
    for edition in network.snapshot.editions:
        if edition.kind == "list":
            lists.append(_list_change(archive, network, edition, since))
        else:
            cases.append(_case_news(network, edition, since))
    return lists, [case for case in cases if case.claims]


def _list_change(
    archive: Archive, network: Network, newer: Manifest, since: datetime.date
) -> ListChange:
    editions = archive.editions(newer.dataset)
    before = [item for item in editions if item.known_by <= since]
    if not before:
        first = say_date(editions[0].date)
        note = f"no edition of {since.isoformat()} or earlier; the first one here is of {first}"
        return ListChange(newer.title, None, newer.date, notes=(note,))
    return changes_between(archive, network, before[-1], newer)


def changes_between(
    archive: Archive, network: Network, older: Manifest, newer: Manifest
) -> ListChange:
    """Return what changed between two editions of a list.

    Args:
        archive: Where they are.
        network: Names of whom entries are linked to, and the other lists.
        older: The edition to compare with.
        newer: A later edition of the same list.
    """
    if older.sequence == newer.sequence:
        note = f"no edition after {say_date(older.date)} in this archive"
        return ListChange(newer.title, older.date, newer.date, notes=(note,))
    comparison = _compared(archive, older, newer)
    said, unsaid = news_between(archive, older, newer)
    found = EntriesCompared(
        {item.entity: item.caption for item in comparison.added},
        {item.entity: item.caption for item in comparison.removed},
        comparison.changed,
        comparison.captions,
        *(_claims_by_entry(claims, comparison.records) for claims in (said, unsaid)),
    )
    return ListChange(
        title=newer.title,
        older=older.date,
        newer=newer.date,
        added=comparison.added,
        removed=comparison.removed,
        changed=tuple(_changed(network, comparison, said, unsaid)),
        notes=(*lacking((older, newer)), *comparison.notes),
        events=tuple(list_events(archive, network, (older, newer), found)),
    )


@dataclass(frozen=True, slots=True)
class _EditionPair:
    """Two editions of a list, row by row.

    Attributes:
        added: Entries that came.
        removed: Entries that went.
        changed: Entity id to the rows that went and those that came, for entries whose rows differ.
        captions: Names in the newer edition.
        records: Document to the entry it is the record of, in either edition.
        notes: What could not be compared.
    """

    added: tuple[EntryChange, ...]
    removed: tuple[EntryChange, ...]
    changed: dict[str, tuple[list[str], list[str]]]
    captions: dict[str, str]
    records: dict[str, str]
    notes: tuple[str, ...]


def _compared(archive: Archive, older: Manifest, newer: Manifest) -> _EditionPair:
    before, after = entry_records(archive, older), entry_records(archive, newer)
    was, is_now = _by_entry(before), _by_entry(after)
    kept = was.keys() & is_now.keys()
    differ = {item for item in kept if _texts(was[item]) != _texts(is_now[item])}
    others = given_to_others(archive, older, newer, differ)
    lacks = {"older": missing_parts(older), "newer": missing_parts(newer)}
    left_out = (lacks["older"].keys() ^ lacks["newer"].keys()) & _WHOLE_FILES
    cut = {side: "sdn_comments.csv" in parts for side, parts in lacks.items()}
    changed: dict[str, tuple[list[str], list[str]]] = {}
    cut_only = 0
    for entity in sorted(differ - others):
        one, other = (
            row_lines("\n".join(_texts(side[entity])), left_out) for side in (was, is_now)
        )
        if one == other:
            continue
        if cut["older"] != cut["newer"] and cut_remark(cut, (one, other)):
            cut_only += 1
            continue
        gone, come = Counter(one) - Counter(other), Counter(other) - Counter(one)
        changed[entity] = sorted(gone.elements()), sorted(come.elements())
    notes = [f"{name} is in one of the editions only: it is not compared" for name in left_out]
    if cut_only:
        notes.append(
            f"{counted(cut_only, 'entry is', 'entries are')} not compared behind the place "
            "where one of the editions cuts their remarks"
        )
    why = "the number names somebody else now"
    return _EditionPair(
        added=tuple(
            EntryChange(item, is_now[item][0].caption, (why,) if item in others else ())
            for item in sorted((is_now.keys() - kept) | others)
        ),
        removed=tuple(
            EntryChange(item, was[item][0].caption, (), (why,) if item in others else ())
            for item in sorted((was.keys() - kept) | others)
        ),
        changed=changed,
        captions={item: records[0].caption for item, records in is_now.items()},
        records={record.document: record.entity for record in (*before, *after)},
        notes=tuple(notes),
    )


_WHOLE_FILES = frozenset({"alt.csv", "add.csv"})
"""Files whose rows are left out of a comparison where one of the editions lacks them."""


def _by_entry(records: Iterable[EntryRecord]) -> dict[str, list[EntryRecord]]:
    found: dict[str, list[EntryRecord]] = {}
    for record in records:
        found.setdefault(record.entity, []).append(record)
    return found


def _texts(records: Iterable[EntryRecord]) -> list[str]:
    """Return the rows of an entry in one order, whatever order its list has them in."""
    return sorted(line for record in records for line in record.text.splitlines())


def _changed(
    network: Network, compared: _EditionPair, said: list[Claim], unsaid: list[Claim]
) -> Iterable[EntryChange]:
    """Yield what changed in words; where no claim differs, the rows themselves."""
    fresh, gone = (_claims_by_entry(claims, compared.records) for claims in (said, unsaid))
    for entity, (old_rows, new_rows) in compared.changed.items():
        now = claim_words(network, fresh.get(entity, ()))
        before = claim_words(network, gone.get(entity, ()))
        new_words = tuple(word for word in now if word not in before)
        old_words = tuple(word for word in before if word not in now)
        if not new_words and not old_words:
            new_words, old_words = tuple(new_rows), tuple(old_rows)
        yield EntryChange(entity, compared.captions[entity], new_words, old_words)


def _claims_by_entry(claims: Iterable[Claim], records: Mapping[str, str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        entity = records.get(claim.evidence.document)
        if entity is not None:
            found.setdefault(entity, []).append(claim)
    return found


def _case_news(network: Network, edition: Manifest, since: datetime.date) -> CaseNews:
    claims = claims_published_after(network.snapshot, edition.dataset, since)
    return CaseNews(edition.title, tuple(claims))
