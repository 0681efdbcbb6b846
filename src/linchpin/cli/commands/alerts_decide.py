"""`linchpin alerts`: decide on alerts, look a second time, say who looks at them."""

from __future__ import annotations

from pathlib import Path

import click

from linchpin.cli.options.alerts import (
    because_option,
    desk_of,
    folder_option,
    reason_words,
    template_option,
)
from linchpin.cli.options.files import InputPath
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.alert_text import written_text
from linchpin.workspace.settings import Settings

_DECIDE_EPILOG = """\b
Examples:
  linchpin alerts decide 6e7db5e57a12 --false-match --reason birth-differs
  linchpin alerts decide 6e7d --true-match --because "passport seen, case 2026-114"
  linchpin alerts decide 6e7d 91c0 --false-match --because "another firm" --count 2
  linchpin alerts decide 6e7d --take-back
\b
A true match is a proposal until a second person comes to the same (`linchpin alerts second`).
Several alerts are decided at once only where they are of one customer or one entry, and with
--count, which must be how many they are.
"""


@click.command(epilog=_DECIDE_EPILOG)
@click.argument("alert", nargs=-1, required=True)
@click.option("--false-match", "verdict", flag_value="false match", help="Somebody else.")
@click.option("--true-match", "verdict", flag_value="true match", help="That one.")
@click.option("--unsure", "verdict", flag_value="open", help="It cannot be told yet.")
@click.option("--escalate", "verdict", flag_value="escalated", help="Another person decides.")
@click.option("--take-back", is_flag=True, help="Take your own last decision back.")
@because_option
@template_option
@click.option("--note", default="", help="What else is to be said.")
@click.option("--attach", type=InputPath(), help="A file that is kept, its hash in the ledger.")
@click.option("--count", type=int, help="How many alerts are decided at once.")
@click.option("--seen", type=int, help="Number of the last decision you saw; else the last one.")
@click.option("--by", metavar="NAME", help="Who decides; you, if nobody is named.")
@folder_option
@pass_settings
def decide(
    settings: Settings,
    alert: tuple[str, ...],
    verdict: str | None,
    take_back: bool,
    because: str,
    template: str,
    note: str,
    attach: Path | None,
    count: int | None,
    seen: int | None,
    by: str | None,
    folder: Path | None,
) -> None:
    """Decide on an alert, or on several of one customer or entry; ALERT is how its id begins."""
    from linchpin.workspace.alerts import disposition

    if (verdict is None) != take_back:
        raise click.UsageError(
            "say one of --false-match, --true-match, --unsure, --escalate, --take-back"
        )
    desk = desk_of(settings, folder)
    person = by or settings.user()
    known = desk.seen if seen is None else seen
    if take_back or verdict is None:
        for name in alert:
            done = disposition.take_back(desk, name, by=person, seen=known)
            known = done.sequence
            click.echo(written_text(done))
        return
    if len(alert) > 1 and count != len(alert):
        raise click.UsageError(f"{len(alert)} alerts are named; confirm it with --count")
    wanted = disposition.Disposition(
        tuple(desk.one(name).id for name in alert),
        verdict,
        because or reason_words(desk, template),
        known,
        person,
        template=template,
        note=note,
        attachment="" if attach is None else desk.folder.attach(attach.read_bytes()),
    )
    for decision in disposition.decide_alerts(desk, wanted):
        click.echo(written_text(decision))


_SECOND_EPILOG = """\b
Examples:
  linchpin alerts second 6e7db5e57a12 --true-match --because "the passport is the same"
  linchpin alerts list --state "second look"
  linchpin alerts quality                     decisions that are drawn to be looked at again
\b
What the first person decided is shown once you have decided. Nobody looks a second time at what
they decided themselves.
"""


@click.command(epilog=_SECOND_EPILOG)
@click.argument("alert")
@click.option("--false-match", "verdict", flag_value="false match", help="Somebody else.")
@click.option("--true-match", "verdict", flag_value="true match", help="That one.")
@click.option("--unsure", "verdict", flag_value="open", help="It cannot be told.")
@because_option
@template_option
@click.option("--by", metavar="NAME", help="Who decides; you, if nobody is named.")
@folder_option
@pass_settings
def second(
    settings: Settings,
    alert: str,
    verdict: str | None,
    because: str,
    template: str,
    by: str | None,
    folder: Path | None,
) -> None:
    """Look a second time at a proposal, or at a decision drawn for a check, without seeing it."""
    from linchpin.workspace.alerts.disposition import Disposition
    from linchpin.workspace.alerts.second_look import look_again

    if verdict is None:
        raise click.UsageError("say one of --false-match, --true-match, --unsure")
    desk = desk_of(settings, folder)
    wanted = Disposition(
        (desk.one(alert).id,),
        verdict,
        because or reason_words(desk, template),
        desk.seen,
        by or settings.user(),
        template=template,
    )
    found = look_again(desk, wanted)
    click.echo(written_text(found.second))
    same = "the same" if found.agrees else "something else"
    click.echo(f"The first person ({found.first.by}) came to {same}: {found.first.verdict}.")
    if found.holds is not None:
        click.echo(f"It holds as decision {found.holds.sequence}.")


_ASSIGN_EPILOG = """\b
Examples:
  linchpin alerts assign 6e7db5e57a12 --to ana --due 2026-03-01T17:00Z
  linchpin alerts assign 6e7d --to ""        nobody looks at it any more
"""


@click.command(epilog=_ASSIGN_EPILOG)
@click.argument("alert", nargs=-1, required=True)
@click.option("--to", "person", required=True, metavar="PERSON", help="Who looks at it.")
@click.option("--due", default="", metavar="MOMENT", help="By when, such as 2026-03-01T17:00Z.")
@folder_option
@pass_settings
def assign(
    settings: Settings, alert: tuple[str, ...], person: str, due: str, folder: Path | None
) -> None:
    """Say who looks at an alert, and by when; ALERT is how its id begins."""
    from linchpin.workspace.alerts.assign import assign as assign_alerts

    desk = desk_of(settings, folder)
    for decision in assign_alerts(desk, alert, person, by=settings.user(), seen=desk.seen, due=due):
        click.echo(written_text(decision))
