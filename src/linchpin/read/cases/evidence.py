"""The evidence of one marked claim: document, quote, speaker, standing."""

from __future__ import annotations

from itertools import islice

from linchpin.claims.claim import Evidence, Standing
from linchpin.claims.counted import counted
from linchpin.read.cases.brief import Section, closest_passage, find_quote, same_but_for_marks
from linchpin.read.cases.frame import CaseFrame
from linchpin.read.cases.record import Record

MAX_PLACES = 1000
"""Most places of one quote that are told apart."""


_NONE = "?"
"""Stands where evidence is missing, so that the rest of a claim can be looked at."""


def take_evidence(record: Record, frame: CaseFrame) -> Evidence:
    """Take the fields of a claim that say where it stands and who says it how firmly.

    Noted are an unknown document or standing, and a quote that does not stand in the section or
    stands there more than once without `occurrence`; what is returned then is no evidence, and
    the claim is not made.
    """
    words = [standing.value for standing in Standing]
    key = record.maybe(lambda: record.word("document", frame.documents))
    wanted = record.maybe(lambda: record.text("quote"))
    nth = record.maybe(lambda: record.optional("occurrence"))
    speaker = record.maybe(lambda: record.text("speaker"))
    standing = record.maybe(lambda: record.word("standing", words))
    opinion = record.maybe(lambda: record.yes_or_no("opinion"))
    place = None
    if key in frame.sections and wanted is not None:
        section, quote = frame.sections[key or ""], wanted
        place = record.maybe(lambda: _place(record, section, frame.brief, quote, nth))
    if key is None or place is None or speaker is None or standing is None:
        return Evidence(_NONE, _NONE, 0, _NONE)
    return Evidence(
        document=frame.documents[key].id,
        quote=place[1],
        start=place[0],
        speaker=speaker,
        standing=Standing(standing),
        opinion=bool(opinion),
    )


def _place(
    record: Record, section: Section, brief: str, wanted: str, nth: str | None
) -> tuple[int, str]:
    places = list(islice(find_quote(section, wanted), MAX_PLACES))
    if not places:
        alike = same_but_for_marks(section, wanted)
        if alike is not None:
            record.fail(
                f"quote {wanted[:200]!r} stands in section {section.key} of {brief} with other "
                f"marks or capitals; copy it from there: {alike[:200]}",
                "quote",
            )
        record.fail(
            f"quote {wanted[:200]!r} does not stand in section {section.key} of {brief}; "
            f"{closest_passage([section], wanted)}",
            "quote",
        )
    if nth is None:
        if len(places) > 1:
            lines = ", ".join(str(section.line_of(start)) for start, _ in places[:10])
            record.fail(
                f"quote {wanted[:200]!r} stands {counted(len(places), 'time')} in section "
                f"{section.key} (lines {lines} of {brief}); quote more, "
                "or say which with `occurrence: 1`",
                "quote",
            )
        return places[0]
    if not (nth.isascii() and nth.isdigit() and len(nth) < 7 and 1 <= int(nth) <= len(places)):
        record.fail(f"occurrence {nth[:80]!r} must be 1 to {len(places)}", "occurrence")
    return places[int(nth) - 1]
