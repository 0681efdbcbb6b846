"""What is asked of a run, what comes out, and the record that lets it be repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any

from linchpin import __version__
from linchpin.screen.book.columns import Mapping
from linchpin.screen.results.hit import Band, Hit, digest_of
from linchpin.screen.results.hit_findings import finding_of
from linchpin.screen.watchlist.watchlist import Watchlist
from linchpin.tabular.coverage import NOT_ALL_READ, Coverage

MOST_FINDINGS = 10_000
"""Findings that a record cites, at most; the rest are in the file of hits."""


class ExitCode(IntEnum):
    """How a run ends, for whoever calls it; 1 is an error and 2 wrong usage."""

    CLEAR = 0
    HITS = 3
    POSSIBLE = 4
    GAPS = NOT_ALL_READ


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run.

    Attributes:
        book: The book.
        book_sha256: Hash of the book.
        mapping: What its columns hold.
        threshold: Least score of an alert, 0..1.
        jobs: Processes.
        work: File that keeps finished pieces, so that a stopped run goes on; None for none.
    """

    book: Path
    book_sha256: str
    mapping: Mapping
    threshold: float = 0.70
    jobs: int = 1
    work: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a run.

    Attributes:
        hits: In the order of the book.
        rows: Rows screened.
        longer: Rows with more cells than there are headings; those cells were not screened.
        coverage: Account of what was read of the book and what was not.
        lacking: Parts that the editions of the lists lack, in words.
        allowed: Why gaps are allowed; None where they are not.
    """

    hits: Sequence[Hit]
    rows: int
    longer: int = 0
    coverage: Coverage = field(default_factory=Coverage)
    lacking: tuple[str, ...] = ()
    allowed: str | None = None

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the hits."""
        return digest_of(self.hits)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many hits there are of each class."""
        counts: dict[str, int] = {}
        for hit in self.hits:
            counts[hit.alert] = counts.get(hit.alert, 0) + 1
        return dict(sorted(counts.items()))

    @property
    def bands(self) -> dict[str, int]:
        """Return how many hits each band holds, the firmest first."""
        held = Counter(hit.band for hit in self.hits)
        return {band.value: held[band.value] for band in Band}

    @property
    def certain(self) -> int:
        """Return how many hits are certain, see `Hit.certain`."""
        return sum(hit.certain for hit in self.hits)

    @property
    def exit_code(self) -> int:
        """Return 0 for no hit, 3 for a certain one, 4 for possible ones only, 5 for gaps.

        A part of the book that nobody looked at gives 5, whatever was found. A list that lacks
        parts gives 5 where nothing was found: what was found stands without them.
        """
        if self.allowed is None and self.coverage.blind:
            return ExitCode.GAPS
        if self.hits:
            return ExitCode.HITS if self.certain else ExitCode.POSSIBLE
        return ExitCode.GAPS if self.allowed is None and self.lacking else ExitCode.CLEAR

    @property
    def gaps(self) -> list[dict[str, Any]]:
        """Return what was not looked at, or not as it stands, in values that JSON can hold."""
        found = [
            {**item, "blind": gap.kind.is_blind, "says": gap.say()}
            for item, gap in zip(self.coverage.as_record()["gaps"], self.coverage.gaps, strict=True)
        ]
        lists = [
            {"kind": "list_lacks_part", "count": 1, "blind": True, "says": text}
            for text in self.lacking
        ]
        return [*found, *lists]


def settings_of(watchlist: Watchlist, request: Request) -> dict[str, Any]:
    """Return what a result depends on: book, editions, day, version, columns, threshold."""
    return {
        "linchpin": __version__,
        "book": str(request.book),
        "book_sha256": request.book_sha256,
        "editions": {
            e.dataset: {"id": e.id, "date": e.date, "files": e.files} for e in watchlist.editions
        },
        "as_of": None if watchlist.as_of is None else watchlist.as_of.isoformat(),
        "places_as_of": watchlist.day.isoformat(),
        "threshold": request.threshold,
        "mapping": {
            k: list(v) if isinstance(v, tuple) else v for k, v in asdict(request.mapping).items()
        },
    }


def lacking_parts(watchlist: Watchlist) -> tuple[str, ...]:
    """Return what the editions of the lists lack, in words."""
    return tuple(
        f"{edition.dataset} {edition.date}: {text}"
        for edition in watchlist.editions
        if edition.kind == "list"
        for text in edition.warnings
        if " is not there" in text
    )


def record_of(
    result: Result, settings: dict[str, Any], *, at: str, by: str, wrote: tuple[str, str] | None
) -> dict[str, Any]:
    """Return the record of a run.

    Args:
        result: The outcome.
        settings: What it depends on.
        at: When it was run.
        by: Who ran it.
        wrote: Name and SHA-256 of the file of hits; None where none was written.
    """
    book = Path(settings["book"]).name
    findings = [finding_of(hit, book) for hit in result.hits[:MOST_FINDINGS]]
    return {
        **settings,
        "rows": result.rows,
        "rows_with_cells_without_heading": result.longer,
        "hits": len(result.hits),
        "alerts": result.counts,
        "bands": result.bands,
        "result_sha256": result.digest,
        "exit_code": int(result.exit_code),
        "gaps": result.gaps,
        "gaps_allowed": result.allowed,
        "sheets": result.coverage.as_record()["sheets"],
        "hits_file": None if wrote is None else {"name": wrote[0], "sha256": wrote[1]},
        "findings": [
            {
                "method": one.method,
                "subject": one.subject,
                "rows": list(one.rows),
                "score": one.score,
                "claims": list(one.claims),
            }
            for one in findings
        ],
        "findings_left_out": len(result.hits) - len(findings),
        "at": at,
        "by": by,
    }
