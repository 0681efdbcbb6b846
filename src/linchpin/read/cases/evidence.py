"""The evidence of one marked claim: document, quote, speaker, standing."""

from __future__ import annotations

from itertools import islice

from linchpin.claims.claim import Evidence, Standing
from linchpin.read.cases.brief import Section, closest_passage, find_quote
from linchpin.read.cases.frame import CaseFrame
from linchpin.read.cases.record import Record

MAX_PLACES = 1000
"""Most places of one quote that are told apart."""


def take_evidence(record: Record, frame: CaseFrame) -> Evidence:
    """Take the fields of a claim that say where it stands and who says it how firmly.

    Raises:
        ReadError: Unknown document or standing, or a quote that does not stand in the section
            or stands there more than once without `occurrence`.
    """
    key = record.word("document", frame.documents)
    start, quote = _place(record, frame.sections[key], frame.brief)
    return Evidence(
        document=frame.documents[key].id,
        quote=quote,
        start=start,
        speaker=record.text("speaker"),
        standing=Standing(record.word("standing", [standing.value for standing in Standing])),
        opinion=record.yes_or_no("opinion"),
    )


def _place(record: Record, section: Section, brief: str) -> tuple[int, str]:
    wanted = record.text("quote")
    nth = record.optional("occurrence")
    places = list(islice(find_quote(section, wanted), MAX_PLACES))
    if not places:
        record.fail(
            f"quote {wanted[:200]!r} does not stand in section {section.key} of {brief}; "
            f"{closest_passage([section], wanted)}",
            "quote",
        )
    if nth is None:
        if len(places) > 1:
            lines = ", ".join(str(section.line_of(start)) for start, _ in places[:10])
            record.fail(
                f"quote {wanted[:200]!r} stands {len(places)} times in section {section.key} "
                f"(lines {lines} of {brief}); quote more, or say which with `occurrence: 1`",
                "quote",
            )
        return places[0]
    if not (nth.isascii() and nth.isdigit() and len(nth) < 7 and 1 <= int(nth) <= len(places)):
        record.fail(f"occurrence {nth[:80]!r} must be 1 to {len(places)}", "occurrence")
    return places[int(nth) - 1]
