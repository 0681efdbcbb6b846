"""A screening in words and in JSON: the hits, what was looked at, and what could not be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linchpin.screen.results.hit import Hit
    from linchpin.screen.results.record import Result

from linchpin.claims.counted import counted, several

_MOST_GAPS, _MOST_NOTES, _MOST_HITS = 20, 8, 40


def hits_text(hits: Sequence[Hit]) -> Iterator[str]:
    """Yield the weightiest hits, each with what speaks for it.

    Args:
        hits: Of one run.
    """
    from linchpin.screen.results.hit import ranked, where

    for hit in ranked(hits, _MOST_HITS):
        place = f"{where(hit)}: {hit.value[:60]}"
        yield f"{hit.score:.2f}  {hit.band:<8}  {hit.alert:<18} {place}"
        yield (
            f"      {hit.caption} ({hit.entity}), {', '.join(hit.programs) or 'not listed'}, "
            f"{hit.edition}"
        )
        yield f"      {hit.listed_name}: {hit.reason[:500]}"
        yield from (f"      {step}" for step in hit.path)
    if len(hits) > _MOST_HITS:
        yield f"... and {len(hits) - _MOST_HITS:,} more hits; -o FILE writes them all"


def hits_json(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield hits as JSON, one a line.

    Args:
        hits: Of one run.
    """
    return (json.dumps(asdict(hit), ensure_ascii=False) for hit in hits)


def summary_of(result: Result, output: Path | None, record: Path) -> dict[str, Any]:
    """Return the end of a run as values that JSON can hold.

    Args:
        result: The outcome.
        output: File of the hits; None for none.
        record: File of the record.
    """
    return {
        "rows": result.rows,
        "hits": len(result.hits),
        "certain": result.certain,
        "alerts": result.counts,
        "exit_code": int(result.exit_code),
        "gaps": result.gaps,
        "gaps_allowed": result.allowed,
        "sheets": result.coverage.as_record()["sheets"],
        "output": None if output is None else str(output),
        "record": str(record),
    }


def summary_lines(result: Result, output: Path | None, record: Path) -> list[str]:
    """Return the end of a run in words.

    Args:
        result: The outcome.
        output: File of the hits; None for none.
        record: File of the record.
    """

    hits = len(result.hits)
    lines = [f"{counted(result.rows, 'row')} screened, {counted(hits, 'hit')}."]
    if hits:
        from linchpin.screen.results.hit import standing

        rows = len({standing(hit) for hit in result.hits})
        lines[0] = f"{lines[0].removesuffix('.')} on {counted(rows, 'row')}:"
        lines += [f"  {count:>9,}  {alert}" for alert, count in result.counts.items()]
        lines.append(f"  {_scores(result.certain, hits - result.certain)}")
        bands = ", ".join(f"{count:,} {band}" for band, count in result.bands.items())
        lines.append(f"  By evidence: {bands}.")
        lines.append("A hit is a likeness to look into, not a finding about anybody.")
    lines += _read(result)
    if result.longer:
        lines.append(
            f"warning: {counted(result.longer, 'row')} with more cells than headings; "
            "the further cells were not screened"
        )
    lines += _gaps(result)
    if output is not None:
        lines.append(f"hits:   {output}")
    lines.append(f"record: {record}")
    return lines


def _read(result: Result) -> list[str]:
    """Return what was read, where there is more than one table."""
    sheets = result.coverage.sheets
    if len(sheets) < 2:
        return []
    return ["read:"] + [
        f"  {one.sheet or 'the table'}: {counted(one.rows, 'row')}, {', '.join(one.columns)}"
        for one in sheets
    ]


def _gaps(result: Result) -> list[str]:
    blind = [gap.say() for gap in result.coverage.blind]
    notes = [gap.say() for gap in result.coverage.gaps if not gap.kind.is_blind]
    lines = []
    why = "" if result.allowed is None else f" (allowed: {result.allowed})"
    if blind:
        lines.append(f"NOT EVERYTHING COULD BE SCREENED{why}:")
        lines += _first(blind, _MOST_GAPS)
    if result.lacking:
        lines.append(f"THE LIST LACKS PARTS, so no hit is no all-clear{why}:")
        lines += _first(list(result.lacking), _MOST_GAPS)
    if notes:
        lines.append("worth knowing about the book:")
        lines += _first(notes, _MOST_NOTES)
    return lines


def _first(items: list[str], most: int) -> list[str]:
    shown = [f"  - {item}" for item in items[:most]]
    more = len(items) - most
    return [*shown, f"  - and {more:,} more; see the record"] if more > 0 else shown


def _scores(certain: int, rest: int) -> str:
    """Return how many hits are certain, and the rest where there is one, as a sentence."""
    from linchpin.screen.results.hit import CERTAIN

    said = f"{counted(certain, 'hit scores', 'hits score')} {CERTAIN:.2f} or more"
    if not rest:
        return f"{said}."
    if not certain:
        only = several(rest, "It is a possible hit", "All are possible hits")
        return f"{only}: none scores {CERTAIN:.2f} or more."
    return f"{said}; the {several(rest, 'other is a possible hit', 'others are possible hits')}."
