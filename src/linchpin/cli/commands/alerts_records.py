"""`linchpin alerts`: agreement, thresholds, the record of decisions, and decisions repeated."""

from __future__ import annotations

import json
from pathlib import Path

import click

from linchpin.claims.counted import counted
from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.alerts import (
    because_option,
    desk_of,
    folder_of,
    folder_option,
    json_option,
)
from linchpin.cli.options.files import OutputFile
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.alert_text import figures_text, tuning_text, written_text
from linchpin.cli.text.progress import Meter
from linchpin.workspace.settings import Settings

_QUALITY_EPILOG = """\b
Examples:
  linchpin alerts quality
  linchpin alerts quality --json
"""


@click.command(epilog=_QUALITY_EPILOG)
@folder_option
@json_option
@pass_settings
def quality(settings: Settings, folder: Path | None, as_json: bool) -> None:
    """Show how often a second person came to the same, and what is drawn to be looked at again."""
    from dataclasses import asdict

    from linchpin.workspace.alerts.second_look import drawn
    from linchpin.workspace.alerts.second_look import quality as figures_of

    desk = desk_of(settings, folder)
    figures = figures_of(desk)
    names = [item.id for item, _ in drawn(desk)]
    if as_json:
        click.echo(json.dumps({**asdict(figures), "drawn": names}))
        return
    for text in figures_text(figures, names):
        click.echo(text)


_TUNE_EPILOG = """\b
Examples:
  linchpin alerts tune
  linchpin alerts tune --at .75 --at .80 --json
  linchpin alerts tune --at .75 --sign-off --because "no true match below .81 in 4,200 decisions"
\b
What stood below the threshold of a run was never shown: a lower threshold cannot be judged so.
"""


@click.command(epilog=_TUNE_EPILOG)
@click.option("--at", "at", multiple=True, type=click.FloatRange(0.5, 1), help="A threshold.")
@click.option("--sign-off", is_flag=True, help="Stand for the threshold; it is kept.")
@because_option
@folder_option
@json_option
@pass_settings
def tune(
    settings: Settings,
    at: tuple[float, ...],
    sign_off: bool,
    because: str,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Show what another threshold would have missed and saved, on what was decided."""
    from dataclasses import asdict

    from linchpin.workspace.alerts import tuning

    desk = desk_of(settings, folder)
    if sign_off:
        if len(at) != 1:
            raise click.UsageError("--sign-off is for one threshold; name it with --at")
        done = tuning.sign_off(desk, at[0], because, by=settings.user())
        click.echo(written_text(done))
        return
    with Meter() as progress:
        figures = tuning.threshold_figures(desk, at or tuning.STEPS, progress)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in figures], indent=2))
        return
    for text in tuning_text(figures):
        click.echo(text)


_EXPORT_EPILOG = """\b
Examples:
  linchpin alerts export -o decisions.csv
  linchpin alerts export -o decisions.pdf --since 2026-01-01 --until 2026-12-31
  linchpin alerts export -o mine.jsonl --by ana --kind alert
\b
Every decision comes with the list editions, the time, who, score, reasons, hashes, and how long it
is to be kept (31 CFR 501.601: ten years).
"""


@click.command(epilog=_EXPORT_EPILOG)
@click.option("-o", "--output", type=OutputFile(), required=True, help="A .csv, .jsonl or .pdf.")
@click.option("--since", default="", metavar="YYYY-MM-DD", help="From that day on.")
@click.option("--until", default="", metavar="YYYY-MM-DD", help="Up to that day.")
@click.option("--by", default="", metavar="NAME", help="Only what a person decided.")
@click.option("--kind", default="", help="Only one kind, such as `alert` or `second look`.")
@folder_option
@pass_settings
def export(
    settings: Settings,
    output: Path,
    since: str,
    until: str,
    by: str,
    kind: str,
    folder: Path | None,
) -> None:
    """Write what was decided as a table or as a record that an examiner can take away."""
    from linchpin.cli.options.settings import parse_day
    from linchpin.workspace.alerts.audit_export import write_audit
    from linchpin.workspace.alerts.audit_rows import AuditWanted

    parse_day(since or None, "--since"), parse_day(until or None, "--until")
    wanted = AuditWanted(since, until, by, kind)
    count, report = write_audit(desk_of(settings, folder), output, wanted)
    click.echo(f"{output}: {counted(count, 'decision')}; the chain is whole, head {report.head}.")
    if not report.intact:
        raise LinchpinError(f"the chain is broken at decision {report.broken_at}: {report.why}")


_REPLAY_EPILOG = """\b
Examples:
  linchpin alerts replay 12                   is decision 12 as it was made?
\b
Exit codes: 0 the run repeated gives the very hits, rows and facts that were decided on, 1 it does
not, or cannot be repeated here.
"""


@click.command(epilog=_REPLAY_EPILOG)
@click.argument("number", type=int)
@folder_option
@json_option
@pass_settings
def replay(settings: Settings, number: int, folder: Path | None, as_json: bool) -> None:
    """Repeat the run behind decision NUMBER, and compare everything it rests on, bit for bit."""
    from linchpin.workspace.alerts.replay import replay_decision

    with Meter() as progress:
        found = replay_decision(desk_of(settings, folder), number, progress)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    click.echo(
        f"Decision {number} rests on the same today, bit for bit: "
        f"book {found['book_sha256'][:12]}, result {found['result_sha256'][:12]}, "
        f"{found['facts']} facts of customer and entry, "
        f"score {found['score']:.3f}."
    )


@click.command()
@folder_option
@pass_settings
def rules(settings: Settings, folder: Path | None) -> None:
    """Print the rules in force: reasons on offer, who needs a second person, when alerts are due.

    \b
    Examples:
      linchpin alerts rules
      linchpin alerts rules > rules.yaml     edit it, and put it into the folder of the alerts
    """
    from linchpin.workspace.alerts.rules import NAME, default_rules, rules_in

    place = folder_of(settings, folder).path
    rules_in(place)
    own = place / NAME
    click.echo(own.read_text("utf-8") if own.exists() else default_rules(), nl=False)
