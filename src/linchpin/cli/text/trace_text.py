"""Findings of trace in words and in JSON: what fits which definition, and what was not seen."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted

if TYPE_CHECKING:
    from linchpin.trace.fit import Fit
    from linchpin.workspace.tracing import TraceOutcome

_MOST_FINDINGS, _MOST_ROWS, _MOST_GAPS, _MOST_NOTES = 30, 8, 20, 12


def findings_text(outcome: TraceOutcome) -> Iterator[str]:
    """Yield the findings, first those to look at first.

    Args:
        outcome: Of one run.
    """
    for number, fit in enumerate(outcome.traced.fits[:_MOST_FINDINGS], 1):
        yield f"{number}. {fit.typology}: {fit.derived.says}."
        yield f"   days: {fit.first} to {fit.last}; finding {fit.id}"
        for text in fit.exposure:
            yield f"   parties: {text}"
        for role, rows in _rows(outcome, fit):
            yield f"   {role}: {rows}"
        yield f"   arithmetic: {'; '.join(one.say() for one in fit.derived.sums)}"
        for text in fit.authorities:
            yield f"   authority: {text}"
        for text in fit.compared:
            yield f"   beside others: {text}"
        yield f"   would be innocent: {'; '.join(_innocent(fit))}"
    left = len(outcome.traced.fits) - _MOST_FINDINGS
    if left > 0:
        yield f"... and {counted(left, 'more finding')}; -o FILE writes them all"


def _innocent(fit: Fit) -> tuple[str, ...]:
    from linchpin.trace.registry import typology_named

    return typology_named(fit.typology).innocent


def _rows(outcome: TraceOutcome, fit: Fit) -> Iterator[tuple[str, str]]:
    for role, numbers in fit.witness:
        rows = outcome.intake.tables.rows(fit.kind, numbers[:_MOST_ROWS])
        places = ", ".join(f"{row['file']} line {row['line']}" for row in rows)
        more = len(numbers) - _MOST_ROWS
        yield f"rows {role}", places + (f" and {more} more" if more > 0 else "")


def findings_json(outcome: TraceOutcome) -> Iterator[str]:
    """Yield the findings as JSON, one a line.

    Args:
        outcome: Of one run.
    """
    from linchpin.trace.results.finding_rows import finding_values

    for fit in outcome.traced.fits:
        yield json.dumps(finding_values(fit, outcome.intake.tables), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class TraceSummary:
    """The end of a run.

    Attributes:
        values: As JSON can hold it.
        lines: In words.
    """

    values: dict[str, Any]
    lines: list[str]


def trace_summary(outcome: TraceOutcome, output: Path | None) -> TraceSummary:
    """Return the end of a run: what was read, found, set aside and not seen.

    Args:
        outcome: Of one run.
        output: File of the findings; None for none.
    """
    traced, intake = outcome.traced, outcome.intake
    rows = sum(table.num_rows for table in intake.tables.by_kind.values())
    found = Counter(fit.typology for fit in traced.fits)
    aside = Counter(fit.typology for fit in traced.set_aside)
    blind = [gap for gap in outcome.gaps if gap["blind"]]
    lines = [f"columns: {text}" for text in intake.columns]
    lines += [f"taken for granted: {t}" for t in (*intake.notes, *traced.notes)[:_MOST_NOTES]]
    lines.append(
        f"{counted(rows, 'row')} compared by {counted(len(traced.ran), 'typology', 'typologies')}, "
        f"{counted(len(traced.fits), 'finding')}" + (f" ({_counts(found)})" if found else "")
    )
    if aside:
        lines.append(f"set aside as usual there, in the file of findings: {_counts(aside)}")
    if traced.without:
        lines.append(f"without a table: {', '.join(traced.without)}")
    if blind:
        lines.append("Not everything could be read or compared:")
    lines += [f"  {_place(gap)}{gap['says']}" for gap in outcome.gaps[:_MOST_GAPS]]
    if len(outcome.gaps) > _MOST_GAPS:
        lines.append(f"  and {len(outcome.gaps) - _MOST_GAPS} more; the record has them all")
    if output is not None:
        lines.append(f"findings: {output}")
    lines.append(f"record: {outcome.record}")
    values = {
        "rows": rows,
        "findings": len(traced.fits),
        "by_typology": dict(sorted(found.items())),
        "set_aside": dict(sorted(aside.items())),
        "typologies": list(traced.ran),
        "without_table": list(traced.without),
        "columns": list(intake.columns),
        "taken_for_granted": [*intake.notes, *traced.notes],
        "gaps": outcome.gaps,
        "exit_code": outcome.exit_code,
        "output": None if output is None else str(output),
        "record": str(outcome.record),
    }
    return TraceSummary(values, lines)


def _place(gap: dict[str, Any]) -> str:
    return f"{gap['file']}: " if gap["file"] else ""


def _counts(found: Counter[str]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in sorted(found.items()))


def typologies_text(*, as_json: bool) -> Iterator[str]:
    """Yield every typology with the tables it reads and its authority.

    Args:
        as_json: Whether each is a line of JSON.
    """
    from linchpin.trace.registry import TYPOLOGIES

    for one in TYPOLOGIES:
        if as_json:
            said = [authority.say() for authority in one.authorities]
            values = {"name": one.name, "kinds": list(one.kinds), "authorities": said}
            yield json.dumps(values, ensure_ascii=False)
            continue
        yield f"{one.name} ({', '.join(one.kinds)})"
        for authority in one.authorities:
            yield f"  {authority.say()}"
