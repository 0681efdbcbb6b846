"""An answer about somebody as a terminal shows it, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text import layout
from linchpin.cli.text.terminal import style
from linchpin.network.citation import marks_of
from linchpin.network.event_standing import manner_of_event
from linchpin.network.section import AnswerSection
from linchpin.network.section_words import misfit_words, section_words, with_headings

if TYPE_CHECKING:
    from linchpin.network.answer import Answer


def answer_data(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain data, for JSON."""
    data = asdict(answer)
    data["sections"] = with_headings(data["sections"])
    for found in data["contradictions"]:
        found["found"] = misfit_words(found["found"])
    return data


def answer_text(answer: Answer) -> Iterator[str]:
    """Yield an answer as text, line by line."""
    yield style(answer.caption, bold=True) + f"   {answer.schema}, {answer.entity}"
    yield f"  as of {answer.as_of}" if answer.as_of else "  everything known to this archive"
    merged = [(item, why) for item, why in answer.records if why]
    for item, why in merged:
        yield layout.hanging(f"{item} {why}", "  = ", "    ")
    yield from _last_events(answer)
    for section, lines in answer.sections.items():
        yield layout.heading(section_words(section))
        yield from layout.lines_text(lines)
        if section is AnswerSection.NAMES and answer.elsewhere:
            yield layout.hanging(_elsewhere(len(answer.elsewhere)), "  ", "    ")
    if answer.contradictions:
        yield layout.heading("Side by side: what does not fit together")
    for found in answer.contradictions:
        yield layout.hanging(f"{found.about} ({misfit_words(found.found)})", "  ", "    ")
        for line in found.lines:
            for said in line.said:
                words = layout.said_text(said)
                if layout.flat(line.text) != layout.flat(said.quote):
                    words = f"{line.text}: {words}"
                yield layout.hanging(words, "    | ", "    | ")
    if answer.findings:
        yield layout.heading("Noticed by Linchpin; no source says it")
    for finding in answer.findings:
        yield layout.hanging(finding, "  - ", "    ")
    if answer.not_said:
        yield layout.heading("What these sources do not say")
    for text in answer.not_said:
        yield layout.hanging(text, "  - ", "    ")
    yield layout.heading("Sources")
    for source in answer.sources:
        yield layout.source_text(source)


def _last_events(answer: Answer) -> Iterator[str]:
    """Yield the last legal event, or all that may be the last."""
    for number, line in enumerate(answer.last_events):
        start = "last legal event: " if number == 0 else "and: "
        when = "date not stated" if line.date is None else say_date(line.date)
        manner = manner_of_event(line)
        text = f"{line.text} ({manner})" if manner else line.text
        yield layout.hanging(f"{start}{when}, {text} {marks_of([line])}", "  ", "    ")


def _elsewhere(count: int) -> str:
    says = counted(count, "more claim says a part", "more claims say parts")
    return f"({says} of these names)"
