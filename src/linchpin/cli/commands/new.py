"""`linchpin new`: what came, went and changed since a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from linchpin.claims.dates import say_date
from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.workspace.open import open_network, opened_archive
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.network.changes import CaseNews, EntryChange, ListChange

_EPILOG = """\b
Examples:
  linchpin new --since 2022-11-30
  linchpin new --since 2022-11-30 --all --json
"""
_FEW = 15


@click.command(epilog=_EPILOG)
@click.option("--since", metavar="DATE", required=True, help="The day since when.")
@click.option(
    "--all", "everything", is_flag=True, help=f"Show all, not only the first {_FEW} of each kind."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def new(settings: Settings, since: str, everything: bool, as_json: bool) -> None:
    """Show what is new since a day: entries that came, went or changed, and newer documents.

    A list is compared with its last edition that was surely out by that day.
    """
    from linchpin.network.changes import changes_since

    day = parse_day(since, "--since")
    if day is None:
        raise LinchpinError("--since needs a day")
    network = open_network(settings)
    lists, cases = changes_since(opened_archive(settings), network, day)
    if as_json:
        found = {"lists": [asdict(one) for one in lists], "cases": [asdict(one) for one in cases]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    most = None if everything else _FEW
    for change in lists:
        for text in _list_text(change, most):
            click.echo(text)
    for case in cases:
        for text in _case_text(case, most):
            click.echo(text)
    if not cases and all(not (c.added or c.removed or c.changed) for c in lists):
        click.echo("\nNothing new.")


def _list_text(change: ListChange, most: int | None) -> Iterator[str]:
    from linchpin.cli.text import layout

    span = f"edition of {say_date(change.newer)}"
    if change.older is not None:
        span = f"edition of {say_date(change.older)} against that of {say_date(change.newer)}"
    yield layout.heading(change.title)
    yield f"  {span}"
    for note in change.notes:
        yield layout.hanging(note, "  - ", "    ")
    if change.older is None or change.older == change.newer:
        return
    kinds = (
        ("new on the list", change.added),
        ("no longer on the list", change.removed),
        ("changed", change.changed),
    )
    for word, entries in kinds:
        yield f"\n  {len(entries):,} {word}"
        yield from _entries_text(entries, most)


def _entries_text(entries: tuple[EntryChange, ...], most: int | None) -> Iterator[str]:
    from linchpin.cli.text import layout

    for entry in entries[:most]:
        yield f"    {entry.entity:<12} {entry.caption}"
        for sign, words in (("+", entry.said), ("-", entry.unsaid)):
            for word in words:
                yield layout.hanging(word, f"        {sign} ", "          ")
    if most is not None and len(entries) > most:
        yield f"    ... and {len(entries) - most:,} more (--all shows them)"


def _case_text(case: CaseNews, most: int | None) -> Iterator[str]:
    from linchpin.cli.text import layout

    yield layout.heading(case.title)
    told = [c for c in case.claims if c.prop not in ("name", "alias", "authorityId")]
    quotes = list(dict.fromkeys((c.evidence.quote, c.evidence.speaker) for c in told))
    yield f"  {len(quotes):,} statements in documents published since"
    for quote, speaker in quotes[:most]:
        yield layout.hanging(f"“{quote}” — {speaker}", "    ", "      ")
    if most is not None and len(quotes) > most:
        yield f"    ... and {len(quotes) - most:,} more (--all shows them)"
