"""What is new since a day: entries that came, went or changed, and what cases say since."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.archive import Archive, Manifest, listed_entities, news_between
from linchpin.claims.claim import Claim
from linchpin.claims.dates import say_date
from linchpin.network.network import Network
from linchpin.network.property_words import say_value

_WITH_ALT = frozenset({"alias", "previousName"})


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
    """

    title: str
    older: str | None
    newer: str
    added: tuple[EntryChange, ...] = ()
    removed: tuple[EntryChange, ...] = ()
    changed: tuple[EntryChange, ...] = ()
    notes: tuple[str, ...] = ()


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
    older = before[-1]
    if older.sequence == newer.sequence:
        note = f"no edition after {say_date(older.date)} in this archive"
        return ListChange(newer.title, older.date, newer.date, notes=(note,))
    left_out, notes = _comparable(older, newer)
    was, is_now = listed_entities(archive, older), listed_entities(archive, newer)
    said, unsaid = news_between(archive, older, newer)
    kept = was.keys() & is_now.keys()
    return ListChange(
        title=newer.title,
        older=older.date,
        newer=newer.date,
        added=tuple(EntryChange(item, is_now[item]) for item in sorted(is_now.keys() - kept)),
        removed=tuple(EntryChange(item, was[item]) for item in sorted(was.keys() - kept)),
        changed=tuple(_changed(network, said, unsaid, {k: is_now[k] for k in kept}, left_out)),
        notes=tuple(notes),
    )


def _comparable(older: Manifest, newer: Manifest) -> tuple[frozenset[str], list[str]]:
    """Return the properties that one edition lacks because a file of its set was missing."""
    left_out: set[str] = set()
    notes = []
    missing = _missing_files(older) ^ _missing_files(newer)
    if "alt.csv" in missing:
        left_out |= _WITH_ALT
        notes.append("one of the editions was read without alt.csv: aliases are not compared")
    if "add.csv" in missing:
        notes.append("one of the editions was read without add.csv: addresses are not compared")
    return frozenset(left_out), notes


def _missing_files(edition: Manifest) -> set[str]:
    return {
        name
        for name in ("alt.csv", "add.csv")
        if any(warning.startswith(f"{name} is not there") for warning in edition.warnings)
    }


def _changed(
    network: Network,
    said: list[Claim],
    unsaid: list[Claim],
    captions: dict[str, str],
    left_out: frozenset[str],
) -> Iterable[EntryChange]:
    fresh, gone = _by_entry(said), _by_entry(unsaid)
    for entity in sorted(captions.keys() & (fresh.keys() | gone.keys())):
        now = _words(network, fresh.get(entity, []), left_out)
        before = _words(network, gone.get(entity, []), left_out)
        new_words = tuple(word for word in now if word not in before)
        old_words = tuple(word for word in before if word not in now)
        if new_words or old_words:
            yield EntryChange(entity, captions[entity], new_words, old_words)


def _by_entry(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Group claims by the list entry they belong to, addresses and named persons aside."""
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        parts = (claim.entity_id or "").split("-")
        if len(parts) >= 2 and parts[1].isdigit():
            grouped.setdefault("-".join(parts[:2]), []).append(claim)
    return grouped


_OWN = frozenset({"Person", "Organization", "Company", "Vessel", "Airplane", "LegalEntity"})
_SHOWN = frozenset({"object", "program", "publicKey", "provisions"})
_PARTS = frozenset({"firstName", "lastName", "addressEntity"})


def _words(network: Network, claims: Iterable[Claim], left_out: frozenset[str]) -> list[str]:
    words = set()
    for claim in claims:
        prop = claim.prop or ""
        if prop in left_out or prop in _PARTS or not (claim.schema in _OWN or prop in _SHOWN):
            continue
        if prop == "object":
            caption = network.names.caption(network.resolution.of(claim.value))
            words.add(f"linked to {caption}")
        else:
            words.add(f"{prop}: {say_value(claim)}")
    return sorted(words)


def _case_news(network: Network, edition: Manifest, since: datetime.date) -> CaseNews:
    claims = network.snapshot.claims_published_after(edition.dataset, since)
    return CaseNews(edition.title, tuple(claims))
