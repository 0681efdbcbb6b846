"""`linchpin watched`: alerts that were told, decisions on them, records of the runs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.options.watching import (
    UNDELIVERED,
    courier_of,
    folder_of_runs,
    folder_option,
    settings_option,
)
from linchpin.cli.text.watch_text import (
    alerts_text,
    decided_text,
    deliveries_text,
    records_text,
)
from linchpin.workspace.settings import Settings


@click.group(no_args_is_help=True)
def watched() -> None:
    """Look at what `linchpin watch` told, decide on it, and check its records.

    \b
    Examples:
      linchpin watched alerts
      linchpin watched decide 6e7db5e57a12 --false-match --because "born 1990, not 1966"
      linchpin watched records
      linchpin watched deliveries
    """


_ALERTS_EPILOG = """\b
Examples:
  linchpin watched alerts                  those on which nobody decided, as they are now
  linchpin watched alerts --all --json
"""


@watched.command(epilog=_ALERTS_EPILOG)
@folder_option
@click.option("--all", "everything", is_flag=True, help="Those that are decided, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def alerts(settings: Settings, folder: Path | None, everything: bool, as_json: bool) -> None:
    """List the alerts that were told and wait for a decision."""
    from linchpin.ledger.decision import decision_fields
    from linchpin.watch.pair import pair_json
    from linchpin.workspace.alert_decisions import told_with_decisions
    from linchpin.workspace.watch_folder import WatchFolder

    place = WatchFolder(folder_of_runs(settings, folder))
    found = told_with_decisions(settings, place, everything=everything)
    if as_json:
        told = [
            {**pair_json(pair), "decision": None if decision is None else decision_fields(decision)}
            for pair, decision in found
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for text in alerts_text(found):
        click.echo(text)


_DECIDE_EPILOG = """\b
Examples:
  linchpin watched decide 6e7db5e57a12 --false-match --because "born 1990, not 1966"
  linchpin watched decide 6e7d --true-match --because "passport seen, case 2026-114"
  linchpin watched decide 6e7d --open --because "waiting for the passport"
\b
A decision holds until something changes that can alter the match, or the customer's cells do;
then the alert is told again, with the decision and what changed since.
"""


@watched.command(epilog=_DECIDE_EPILOG)
@click.argument("alert")
@click.option(
    "--false-match", "verdict", flag_value="false match", help="The customer is somebody else."
)
@click.option("--true-match", "verdict", flag_value="true match", help="The customer is that one.")
@click.option("--open", "verdict", flag_value="open", help="It cannot be told yet.")
@click.option("--because", metavar="REASON", required=True, help="The reason; it is kept.")
@folder_option
@pass_settings
def decide(
    settings: Settings, alert: str, verdict: str | None, because: str, folder: Path | None
) -> None:
    """Record whether the customer of an alert is its subject; ALERT is how its id begins."""
    from linchpin.workspace.alert_decisions import decide_alert
    from linchpin.workspace.watch_folder import WatchFolder

    if verdict is None:
        raise click.UsageError("say one of --false-match, --true-match, --open")
    place = WatchFolder(folder_of_runs(settings, folder))
    pair, decision = decide_alert(settings, place, alert, verdict, because=because)
    click.echo(decided_text(pair, decision))


_RECORDS_EPILOG = """\b
Examples:
  linchpin watched records
  linchpin watched records --expect 12:9f2c...   compare with a head that was written down
  linchpin watched records --settings watch.toml   confirm the signatures too
\b
Exit codes: 0 the chain is whole, 1 it is not.
"""


@watched.command(epilog=_RECORDS_EPILOG)
@folder_option
@settings_option
@click.option("--expect", metavar="HEAD", help="A head written down earlier, as COUNT:HASH.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def records(
    settings: Settings, folder: Path | None, to: Path | None, expect: str | None, as_json: bool
) -> None:
    """Check the chain of the records of runs: the proof of what was looked at, and found or not."""
    from linchpin.workspace.watch_folder import WatchFolder
    from linchpin.workspace.watch_records import records_report

    place = folder_of_runs(settings, folder)
    _, key = courier_of(settings, place, to)
    report = records_report(WatchFolder(place), expect, key)
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False, indent=2))
    else:
        for text in records_text(report):
            click.echo(text)
    if report.broken_at is not None:
        raise LinchpinError(f"the chain is broken at record {report.broken_at}: {report.why}")


_DELIVERIES_EPILOG = """\b
Examples:
  linchpin watched deliveries
  linchpin watched deliveries --settings watch.toml --send            what waits, now
  linchpin watched deliveries --settings watch.toml --replay 000012-mail
\b
Exit codes: 0 done, 6 a delivery failed or waits, 1 an error.
"""


@watched.command(epilog=_DELIVERIES_EPILOG)
@folder_option
@settings_option
@click.option("--send", is_flag=True, help="Send what waits.")
@click.option("--replay", metavar="ID", help="Send a delivery again, whatever became of it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def deliveries(
    settings: Settings,
    folder: Path | None,
    to: Path | None,
    send: bool,
    replay: str | None,
    as_json: bool,
) -> None:
    """List what was delivered, and send what waits or was delivered before."""
    from linchpin.workspace.delivering import replay as send_again
    from linchpin.workspace.watch_folder import WatchFolder

    place = folder_of_runs(settings, folder)
    courier, _ = courier_of(settings, place, to)
    if courier is None and (send or replay is not None):
        raise click.UsageError("--send and --replay need --settings, which say where to")
    if courier is not None and replay is not None:
        send_again(courier, replay)
    elif courier is not None and send:
        courier.send_waiting()
    found = list(WatchFolder(place).delivery_log().values())
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for text in deliveries_text(found):
            click.echo(text)
    if any(one.state != "delivered" for one in found):
        sys.exit(UNDELIVERED)
