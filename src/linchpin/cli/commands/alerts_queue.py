"""`linchpin alerts`: make a queue of a run, list its alerts, show one."""

from __future__ import annotations

import json
from pathlib import Path

import click

from linchpin.cli.options.alerts import desk_of, folder_of, folder_option, json_option
from linchpin.cli.options.files import InputPath
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.alert_text import alert_lines, alert_text
from linchpin.cli.text.progress import Meter
from linchpin.workspace.settings import Settings

_QUEUE_EPILOG = """\b
Examples:
  linchpin alerts queue hits.csv.run.json
  linchpin alerts queue 2026-11-26.csv.run.json --name customers   the book's name from day to day
\b
The run is repeated first: the book, the lists and every hit must be those of the record. A false
match of an earlier queue stays silent until something changed that can alter it.
"""


@click.command(epilog=_QUEUE_EPILOG)
@click.argument("record", type=InputPath())
@click.option("--name", "named", metavar="BOOK", help="What the book is called; else its file.")
@folder_option
@json_option
@pass_settings
def queue(
    settings: Settings, record: Path, named: str | None, folder: Path | None, as_json: bool
) -> None:
    """Make a queue of the run whose RECORD `linchpin screen` wrote."""
    from linchpin.workspace.alerts.queue_run import queue_run

    with Meter() as progress:
        run, new = queue_run(settings, folder_of(settings, folder), record, progress, named=named)
    desk = desk_of(settings, folder)
    ours = [item for item in desk.all() if item.run.id == run.id]
    told = {
        "run": run.id,
        "book": run.book,
        "new": new,
        "alerts": run.alerts,
        "to_decide": sum(item.state.is_to_decide for item in ours),
        "silent": sum(item.state == "false match" for item in ours),
        "reopened": sum(item.state == "reopened" for item in ours),
    }
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    state = "made" if new else "was there already"
    click.echo(
        f"Queue {run.id} of {run.book} {state}: {run.alerts:,} alerts, {told['to_decide']:,} to "
        f"decide ({told['reopened']:,} reopened), {told['silent']:,} silent by earlier decisions."
    )


_LIST_EPILOG = """\b
Examples:
  linchpin alerts list                      those that wait for a decision
  linchpin alerts list --state "second look"
  linchpin alerts list --all --json
"""


@click.command("list", epilog=_LIST_EPILOG)
@folder_option
@click.option("--all", "everything", is_flag=True, help="Those that are decided, too.")
@click.option("--state", help="Only those in a state, such as `reopened` or `second look`.")
@click.option("--assigned", metavar="PERSON", help="Only those a person looks at.")
@json_option
@pass_settings
def list_alerts(
    settings: Settings,
    folder: Path | None,
    everything: bool,
    state: str | None,
    assigned: str | None,
    as_json: bool,
) -> None:
    """List the alerts that wait for a decision, those due first before the others."""
    from linchpin.workspace.alerts.shown import alert_json
    from linchpin.workspace.alerts.standing import AlertState

    if state is not None and state not in {one.value for one in AlertState}:
        names = ", ".join(one.value for one in AlertState)
        raise click.UsageError(f"no state {state!r}; there are {names}")
    found = [
        item
        for item in desk_of(settings, folder).all()
        if (everything or state is not None or item.state.is_to_decide)
        and state in (None, item.state.value)
        and assigned in (None, item.standing.assigned)
    ]
    if as_json:
        told = [alert_json(item) for item in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for text in alert_lines(found):
        click.echo(text)


_SHOW_EPILOG = """\b
Examples:
  linchpin alerts show 6e7db5e57a12
  linchpin alerts show 6e7d --json
"""


@click.command(epilog=_SHOW_EPILOG)
@click.argument("alert")
@folder_option
@json_option
@pass_settings
def show(settings: Settings, alert: str, folder: Path | None, as_json: bool) -> None:
    """Show customer and entry side by side, and everything decided; ALERT is how its id begins."""
    from linchpin.workspace.alerts.compare import comparison
    from linchpin.workspace.alerts.shown import alert_json

    desk = desk_of(settings, folder)
    item = desk.one(alert)
    if as_json:
        found = alert_json(item, comparison(item.alert), desk.earlier(item))
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for text in alert_text(item, comparison(item.alert), desk.earlier(item)):
        click.echo(text)
