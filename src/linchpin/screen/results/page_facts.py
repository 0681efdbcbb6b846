"""What a page of hits shows beside them: the run, the listed, and what the sources say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from linchpin.archive import Snapshot
from linchpin.archive.queries.cited import cited_documents, claims_by_id
from linchpin.claims.counted import counted
from linchpin.match.search.name_list import NameClass
from linchpin.network.citation import quote_text
from linchpin.screen.results.record import Result
from linchpin.screen.watchlist.watchlist import Watchlist

_MOST_ALIASES = 8


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What is shown of somebody who may be meant.

    Attributes:
        kind: FollowTheMoney schema.
        births: Birth dates as the sources state them.
        countries: Codes of countries, in capitals.
        aliases: Other names, weak ones in quotation marks.
    """

    kind: str
    births: tuple[str, ...]
    countries: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page of hits shows beside them.

    Attributes:
        about: Lines about the run: what and what it was.
        gaps: What could not be screened, in words.
        entries: Facts of the listed, by id.
        quotes: What the sources say, by id of the claim.
    """

    about: tuple[tuple[str, str], ...] = ()
    gaps: tuple[str, ...] = ()
    entries: dict[str, EntryFacts] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)


def page_facts(
    watchlist: Watchlist, result: Result, *, snapshot: Snapshot, run: dict[str, Any], at: str
) -> PageFacts:
    """Return what a page of hits shows beside them.

    Args:
        watchlist: Who was watched for.
        result: The outcome.
        snapshot: The claims behind it.
        run: What it depends on.
        at: When it was run.
    """
    editions = ", ".join(f"{name} {item['date']}" for name, item in run["editions"].items())
    about = (
        ("book", f"{run['book']} ({counted(result.rows, 'row')})"),
        ("lists and cases", editions),
        ("embargoes as of", str(run["places_as_of"])),
        ("least score of an alert", f"{run['threshold']:.2f}"),
        ("screened", f"{at}, Linchpin {run['linchpin']}"),
    )
    blind = tuple(str(gap["says"]) for gap in result.gaps if gap["blind"])
    wanted = {hit.entity for hit in result.hits}
    claims = claims_by_id(snapshot, (claim for hit in result.hits for claim in hit.claims))
    documents = cited_documents(snapshot, claims.values())
    quotes = {
        name: quote_text(said, documents[said.document].summarised_by)
        for name, said in ((name, claim.evidence) for name, claim in claims.items())
    }
    return PageFacts(about, blind, _entries(watchlist, wanted), quotes)


def _entries(watchlist: Watchlist, wanted: set[str]) -> dict[str, EntryFacts]:
    found: dict[str, EntryFacts] = {}
    for part in watchlist.parts():
        found |= _entries_of(part, wanted - part.dropped)
    return found


def _entries_of(watchlist: Watchlist, wanted: set[str]) -> dict[str, EntryFacts]:
    names = watchlist.names
    numbers = sorted(watchlist.numbers[who] for who in wanted if who in watchlist.numbers)
    aliases: dict[int, dict[str, None]] = {}
    for at in np.flatnonzero(np.isin(names.bearers, numbers)).tolist():
        name = names.names[at]
        if name.kind is not NameClass.COMPOSITE:
            text = name.text if name.kind is NameClass.NAME else f"“{name.text}”"
            aliases.setdefault(name.bearer, {}).setdefault(text)
    found = {}
    for number in numbers:
        one = watchlist.watched[number]
        found[one.entity] = EntryFacts(
            one.schema,
            tuple(dict.fromkeys(str(birth) for birth in one.births)),
            tuple(sorted(code.upper() for code in one.countries)),
            tuple(aliases.get(number, ()))[:_MOST_ALIASES],
        )
    return found
