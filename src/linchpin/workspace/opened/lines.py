"""Lines of an answer as HTML: each with its quote, speaker, standing and source."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.claims.dates import say_date
from linchpin.network.answer import Answer, CitedSource, Line
from linchpin.network.citation import mark, marks_of, quotation, said_by, source_text
from linchpin.network.event_standing import manner_of_event
from linchpin.network.line_words import told_line
from linchpin.network.section_words import misfit_words, section_words
from linchpin.workspace.opened.html import heading, link, list_html, paragraph, text_html, warning

_QUOTE = "opacity:.75;margin-left:1.2em"


def lines_html(answer: Answer) -> str:
    """Return everything an answer says, without its sources.

    Args:
        answer: The answer.
    """
    as_of = "everything known to this archive"
    if answer.as_of is not None:
        as_of = f"as of {say_date(answer.as_of)}"
    parts = [
        f"<h3>{text_html(answer.caption)}</h3>",
        paragraph(f"{answer.schema}, {answer.entity}; {as_of}"),
        list_html(f"{item} {why}" for item, why in answer.records if why),
        list_html(f"last legal event: {_event(line)}" for line in answer.last_events),
    ]
    for section, lines in answer.sections.items():
        parts += [heading(section_words(section)), *(line_html(line) for line in lines)]
    if answer.contradictions:
        told = [
            f"{found.about} ({misfit_words(found.found)}): "
            + " | ".join(f"{line.text} {marks_of([line])}" for line in found.lines)
            for found in answer.contradictions
        ]
        parts.append(warning("Side by side: what does not fit together", told))
    for title, texts in (
        ("Noticed by Linchpin; no source says it", answer.findings),
        ("What these sources do not say", answer.not_said),
    ):
        parts += [heading(title), list_html(texts)] if texts else []
    return "".join(parts)


def line_html(line: Line) -> str:
    """Return one line with the words it rests on.

    Args:
        line: The line.
    """
    quotes = "".join(
        f'<div style="{_QUOTE}">{text_html(quotation(said))} — {text_html(said_by(said))}</div>'
        for said in line.said
    )
    return f"<div>{text_html(told_line(line))}{quotes}</div>"


def sources_html(sources: Iterable[CitedSource]) -> str:
    """Return the list of sources, each with its number and address.

    Args:
        sources: Those cited.
    """
    items = "".join(
        f"<div>{text_html(mark(source.number))} {link(source_text(source), source.url)}</div>"
        for source in sources
    )
    return heading("Sources") + items if items else ""


def _event(line: Line) -> str:
    when = "date not stated" if line.date is None else say_date(line.date)
    manner = manner_of_event(line)
    return f"{when}, {line.text}{f' ({manner})' if manner else ''} {marks_of([line])}"
