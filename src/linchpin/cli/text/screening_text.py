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
    from linchpin.screen.results.words import Language

_MOST_GAPS, _MOST_NOTES, _MOST_HITS = 20, 8, 40


def hits_text(hits: Sequence[Hit], lang: Language = "en") -> Iterator[str]:
    """Yield the weightiest hits, each with what speaks for it.

    Args:
        hits: Of one run.
        lang: `en` or `es`; what a hit says of itself stays as its record has it.
    """
    from linchpin.cli.text.screening_words import phrase, where_words
    from linchpin.screen.results.hit import ranked
    from linchpin.screen.results.words import alert_words

    nobody = phrase("not listed", lang)
    for hit in ranked(hits, _MOST_HITS):
        place = f"{where_words(hit, lang)}: {hit.value[:60]}"
        band, alert = phrase(hit.band, lang), alert_words(hit.alert, lang)
        yield f"{hit.score:.2f}  {band:<8}  {alert:<18} {place}"
        yield (
            f"      {hit.caption} ({hit.entity}), {', '.join(hit.programs) or nobody}, "
            f"{hit.edition}"
        )
        yield f"      {hit.listed_name}: {hit.reason[:500]}"
        yield from (f"      {step}" for step in hit.path)
    if len(hits) > _MOST_HITS:
        yield phrase("more hits", lang, count=len(hits) - _MOST_HITS)


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


def summary_lines(
    result: Result, output: Path | None, record: Path, lang: Language = "en"
) -> list[str]:
    """Return the end of a run in words.

    Args:
        result: The outcome.
        output: File of the hits; None for none.
        record: File of the record.
        lang: `en` or `es`.
    """
    from linchpin.cli.text.screening_words import counted_in, phrase
    from linchpin.screen.results.words import alert_words

    hits = len(result.hits)
    told = {
        "rows": counted_in(lang, result.rows, "row"),
        "hits": counted_in(lang, hits, "hit"),
    }
    lines = [phrase("screened", lang, **told)]
    if hits:
        from linchpin.screen.results.hit import standing

        rows = len({standing(hit) for hit in result.hits})
        lines = [phrase("screened on", lang, **told, where=counted_in(lang, rows, "row"))]
        lines += [f"  {count:>9,}  {alert_words(a, lang)}" for a, count in result.counts.items()]
        lines.append(f"  {_scores(result.certain, hits - result.certain, lang)}")
        bands = ", ".join(f"{count:,} {phrase(band, lang)}" for band, count in result.bands.items())
        lines.append(f"  {phrase('by evidence', lang, bands=bands)}")
        lines.append(phrase("no finding", lang))
    lines += _read(result, lang)
    if result.longer:
        lines.append(phrase("longer", lang, rows=counted_in(lang, result.longer, "row")))
    lines += _gaps(result, lang)
    if output is not None:
        lines.append(phrase("hits file", lang, path=output))
    lines.append(phrase("record", lang, path=record))
    return lines


def _read(result: Result, lang: Language) -> list[str]:
    """Return what was read, where there is more than one table."""
    from linchpin.cli.text.screening_words import counted_in, phrase

    sheets = result.coverage.sheets
    if len(sheets) < 2:
        return []
    table = phrase("the table", lang)
    return [phrase("read", lang)] + [
        f"  {one.sheet or table}: {counted_in(lang, one.rows, 'row')}, {', '.join(one.columns)}"
        for one in sheets
    ]


def _gaps(result: Result, lang: Language) -> list[str]:
    from linchpin.cli.text.screening_words import gap_words, phrase

    blind = [gap_words(gap, lang) for gap in result.coverage.blind]
    notes = [gap_words(gap, lang) for gap in result.coverage.gaps if not gap.kind.is_blind]
    lines = []
    why = "" if result.allowed is None else phrase("allowed", lang, why=result.allowed)
    if blind:
        lines.append(phrase("not everything", lang, why=why))
        lines += _first(blind, _MOST_GAPS, lang)
    if result.lacking:
        lines.append(phrase("list lacks", lang, why=why))
        lines += _first(list(result.lacking), _MOST_GAPS, lang)
    if notes:
        lines.append(phrase("worth knowing", lang))
        lines += _first(notes, _MOST_NOTES, lang)
    return lines


def _first(items: list[str], most: int, lang: Language) -> list[str]:
    from linchpin.cli.text.screening_words import phrase

    shown = [f"  - {item}" for item in items[:most]]
    more = len(items) - most
    return [*shown, f"  - {phrase('and more', lang, count=more)}"] if more > 0 else shown


def _scores(certain: int, rest: int, lang: Language) -> str:
    """Return how many hits are certain, and the rest where there is one, as a sentence."""
    from linchpin.cli.text.screening_words import counted_in, phrase
    from linchpin.screen.results.hit import CERTAIN

    score = f"{CERTAIN:.2f}"
    if not certain:
        key = {1: "possible one"}.get(rest, "possible all")
        return phrase(key, lang, score=score)
    said = phrase("certain", lang, hits=counted_in(lang, certain, "hit scores"), score=score)
    key = "certain and one" if rest == 1 else "certain and rest" if rest else "certain only"
    return phrase(key, lang, certain=said)
