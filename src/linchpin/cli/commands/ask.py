"""`linchpin ask`: everything the sources say about somebody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.text.terminal import style
from linchpin.workspace.open import open_network, opened_archive
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.network.answer import Answer

_EPILOG = """\b
Examples:
  linchpin ask "El Mencho"
  linchpin ask 18957 --as-of 2018-01-01
  linchpin ask "passport A1234567"
  linchpin ask "ruelas torres drug trafficking organization" --json
"""


@click.command(epilog=_EPILOG)
@click.argument("who")
@click.option("--as-of", metavar="DATE", help="What sources published by that day said.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def ask(settings: Settings, who: str, as_of: str | None, as_json: bool) -> None:
    """Say who WHO is: names, numbers, legal events, relations, amounts, contradictions, silence.

    WHO is a name (case and accents do not matter), an alias, a list's entry number, an id (of a
    record that is part of another too), or a number: passport, tax, identity, IMO, wallet. Each
    line is followed by the words it rests on, who says them, how firmly, when and where.
    """
    from linchpin.network.ask import ask as answer_to
    from linchpin.network.delistings import explain_absence

    network = open_network(settings, parse_day(as_of, "--as-of"))
    explain_absence(opened_archive(settings), network, who)
    answer = answer_to(network, who)
    if as_json:
        click.echo(json.dumps(answer_data(answer), ensure_ascii=False, indent=2))
        return
    for text in answer_text(answer):
        click.echo(text)


def answer_data(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain data, for JSON."""
    from linchpin.cli.text.section_words import misfit_words, with_headings

    data = asdict(answer)
    data["sections"] = with_headings(data["sections"])
    for found in data["contradictions"]:
        found["found"] = misfit_words(found["found"])
    return data


def answer_text(answer: Answer) -> Iterator[str]:
    """Yield an answer as text, line by line."""
    from linchpin.cli.text import layout
    from linchpin.cli.text.section_words import misfit_words, section_words
    from linchpin.network.section import AnswerSection

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
        yield layout.heading("Noticed by Linchpin, said by nobody")
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
    from linchpin.claims.dates import say_date
    from linchpin.cli.text import layout
    from linchpin.network.citation import marks_of

    for number, line in enumerate(answer.last_events):
        start = "last legal event: " if number == 0 else "and: "
        when = "" if line.date is None else f"{say_date(line.date)}, "
        yield layout.hanging(f"{start}{when}{line.text} {marks_of([line])}", "  ", "    ")


def _elsewhere(count: int) -> str:
    if count == 1:
        return "(1 more claim says a part of these names)"
    return f"({count} more claims say parts of these names)"
