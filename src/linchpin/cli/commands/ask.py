"""`linchpin ask`: everything the sources say about somebody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

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
  linchpin ask "ruelas torres drug trafficking organization" --json
"""


@click.command(epilog=_EPILOG)
@click.argument("who")
@click.option("--as-of", metavar="DATE", help="What sources published by that day said.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def ask(settings: Settings, who: str, as_of: str | None, as_json: bool) -> None:
    """Say who WHO is: names, numbers, legal events, relations, amounts, contradictions, silence.

    WHO is a name (case and accents do not matter), an alias, a list's entry number, or an id. Each
    line is followed by the words it rests on, who says them, how firmly, when and where.
    """
    from linchpin.network.ask import ask as answer_to
    from linchpin.network.delistings import explain_absence

    network = open_network(settings, parse_day(as_of, "--as-of"))
    explain_absence(opened_archive(settings), network, who)
    answer = answer_to(network, who)
    if as_json:
        click.echo(json.dumps(asdict(answer), ensure_ascii=False, indent=2))
        return
    for text in answer_text(answer):
        click.echo(text)


def answer_text(answer: Answer) -> Iterator[str]:
    """Yield an answer as text, line by line."""
    from linchpin.cli.text import layout

    yield style(answer.caption, bold=True) + f"   {answer.schema}, {answer.entity}"
    yield f"  as of {answer.as_of}" if answer.as_of else "  everything known to this archive"
    merged = [(item, why) for item, why in answer.records if why]
    for item, why in merged:
        yield layout.hanging(f"{item} {why}", "  = ", "    ")
    for title, lines in answer.sections.items():
        yield layout.heading(title)
        yield from layout.lines_text(lines)
    if answer.contradictions:
        yield layout.heading("Side by side: what does not fit together")
    for found in answer.contradictions:
        yield layout.hanging(f"{found.about} ({found.found})", "  ", "    ")
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
