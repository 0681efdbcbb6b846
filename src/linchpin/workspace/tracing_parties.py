"""Who the parties of findings are: listed, near somebody listed, named in claims about flows."""

from __future__ import annotations

import csv
import datetime
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.progress import Progress
from linchpin.workspace.open import open_network
from linchpin.workspace.open_watchlist import open_watchlist
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.network.answer import Line
    from linchpin.network.network import Network
    from linchpin.network.section import AnswerSection
    from linchpin.screen.results.hit import Hit
    from linchpin.trace.fit import Fit
    from linchpin.trace.run import Traced

MOST_PARTIES = 5_000
"""Parties that are looked up, at most, those of the first findings first."""
MOST_FLOWS = 4
"""Claims about flows that are shown beside a finding, at most."""
_COLUMN = "party"
_MONEY = re.compile(r"\b[A-Z]{3} \d")
"""A sum of money, as lines of an answer write it."""


def with_parties(
    settings: Settings, traced: Traced, as_of: datetime.date | None, progress: Progress
) -> Traced:
    """Return findings with who of their parties the archive knows; exposure makes no finding.

    A finding with a party that is listed, or near a listed one, comes before those without; what
    the sources say about flows of that party stands beside it, as they say it.

    Args:
        settings: Where the archive is; without one nothing is looked up.
        traced: The findings.
        as_of: Day up to which sources count; None for all.
        progress: Told what is done.
    """
    from linchpin.trace.typology import ranked, with_exposure

    if not traced.fits:
        return traced
    if not (settings.archive / "archive.json").is_file():
        note = "no archive: the parties of findings are not looked up on any list"
        return replace(traced, notes=(*traced.notes, note))
    names = list(dict.fromkeys(name for fit in traced.fits for name in fit.parties))
    notes = list(traced.notes)
    if len(names) > MOST_PARTIES:
        notes.append(f"{len(names) - MOST_PARTIES:,} further parties are not looked up")
    progress("looking parties up", 0, 0)
    said = _exposures(settings, names[:MOST_PARTIES], as_of, progress)
    fits = [with_exposure(fit, _of(fit, said)) for fit in traced.fits]
    return replace(traced, fits=tuple(ranked(fits)), notes=tuple(notes))


def _of(fit: Fit, said: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for name in fit.parties for text in said.get(name, ())))


def _exposures(
    settings: Settings, names: Sequence[str], as_of: datetime.date | None, progress: Progress
) -> dict[str, tuple[str, ...]]:
    """Return what is to be said of each name: whom it may mean, the way there, and flows."""
    network = open_network(settings, as_of)
    found: dict[str, list[str]] = {}
    for name, hit in _hits(settings, names, as_of, progress):
        texts = found.setdefault(name, [])
        texts.append(_said_of(name, hit))
        texts += _flows(network, hit.entity)
    for name in names:
        if name in found:
            continue
        for one in network.names.find(name):
            if one.exact:
                said = f"{name} bears a name of {one.caption} ({one.entity}), whom sources name"
                found.setdefault(name, []).append(said)
                found[name] += _flows(network, one.entity)
    return {name: tuple(dict.fromkeys(texts)) for name, texts in found.items()}


def _hits(
    settings: Settings, names: Sequence[str], as_of: datetime.date | None, progress: Progress
) -> Iterator[tuple[str, Hit]]:
    """Yield whom of the watched names may mean, as `linchpin screen` finds them."""
    from linchpin.screen.book.columns import Mapping as BookMapping
    from linchpin.screen.book.rows import book_hash
    from linchpin.screen.results.record import Request
    from linchpin.screen.run import run

    watchlist, _ = open_watchlist(settings, as_of, day=as_of or settings.today())
    if not watchlist.count:
        return
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "parties.csv"
        with open(book, "w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
            writer.writerow([_COLUMN])
            writer.writerows([[_plain(name)] for name in names])
        mapping = BookMapping(names=(_COLUMN,), identifiers=(_COLUMN,))
        result = run(watchlist, Request(book, book_hash(book), mapping), progress)
    for hit in result.hits:
        yield names[hit.row - 1], hit


def _plain(name: str) -> str:
    """Return a name on one line: each is a row of its own."""
    from linchpin.claims.safe_text import safe_cell

    return " ".join(str(safe_cell(name)).split()) or "-"


def _said_of(name: str, hit: Hit) -> str:
    listed = ", ".join(hit.programs) or "not listed"
    way = f"; by way of: {'; '.join(hit.path)}" if hit.path else ""
    return (
        f"{name} may be {hit.caption} ({hit.entity}; {listed}; {hit.edition}): {hit.reason} "
        f"(score {hit.score:.2f}, {hit.band}){way}"
    )


def _flows(network: Network, entity: str) -> Iterator[str]:
    """Yield what sources say about flows of an entity and of organisations it belongs to."""
    from linchpin.claims.errors import NetworkError
    from linchpin.network.ask import ask
    from linchpin.network.section import AnswerSection

    try:
        answer = ask(network, entity)
    except NetworkError:
        return
    yield from _sentences(answer.caption, answer.sections)
    others = [
        line.entity
        for line in answer.sections.get(AnswerSection.ROLES, ())
        if line.entity is not None and not line.denied
    ]
    for other in dict.fromkeys(others):
        told = ask(network, other)
        yield from _sentences(told.caption, told.sections)


def _sentences(caption: str, sections: Mapping[AnswerSection, tuple[Line, ...]]) -> Iterator[str]:
    from linchpin.network.section import AnswerSection

    lines = [
        line
        for section in (AnswerSection.PAYMENTS, AnswerSection.AMOUNTS)
        for line in sections.get(section, ())
        if not line.denied and _MONEY.search(line.text)
    ]
    for line in lines[:MOST_FLOWS]:
        speakers = "; ".join(dict.fromkeys(f"{one.speaker}, {one.date}" for one in line.said))
        yield f"beside it, of {caption}: {line.text} ({line.standing}; {speakers})"
