"""`linchpin users`: who may come in to the server, with which keys, and who opened what."""

from __future__ import annotations

import datetime
import json
import sys
from dataclasses import asdict

import click

from linchpin.claims.errors import LedgerError
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.workspace.accounts import known_accounts, open_accounts
from linchpin.workspace.settings import Settings

_ROLES = click.Choice(["reader", "analyst", "reviewer", "admin"])
_SCOPES = click.Choice(["read", "screen", "decide", "review", "admin"])
_EPILOG = """\b
Examples:
  linchpin users add "M. Rivas" --role admin
  linchpin users add "A. Paredes" --role analyst
  linchpin users add "J. Vera" --role reviewer --no-password     comes through a proxy
  linchpin users list
  linchpin users change "A. Paredes" --role reviewer
  linchpin users change "A. Paredes" --shut                      may come in no more
  linchpin users key "M. Rivas" --scope screen --days 90         for a program
  linchpin users revoke lp_0a1b2c3d
  linchpin users reads --day 2026-11-26
"""


@click.group(epilog=_EPILOG)
def users() -> None:
    """Manage who may come in to the server: users, roles, API keys; and see who opened what."""


@users.command("add", epilog='\b\nExample:\n  linchpin users add "M. Rivas" --role admin')
@click.argument("name")
@click.option("--role", type=_ROLES, required=True, help="What they may do.")
@click.option("--no-password", is_flag=True, help="They come through a proxy that says who it is.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@pass_settings
def add(settings: Settings, name: str, role: str, no_password: bool, password_stdin: bool) -> None:
    """Add the user NAME. The password, of 12 letters and more, is asked for twice.

    A reader sees everything; an analyst screens and decides too; a reviewer takes the second look;
    an admin manages.
    """
    password = None if no_password else _password(password_stdin)
    open_accounts(settings).add_user(name, role, password, at=settings.now())
    click.echo(f"{name} may come in as {role}.")


@users.command("change", epilog='\b\nExample:\n  linchpin users change "A. Paredes" --shut')
@click.argument("name")
@click.option("--role", type=_ROLES, help="What they may do from now on.")
@click.option("--password", "asks", is_flag=True, help="Ask for a new password.")
@click.option("--password-stdin", is_flag=True, help="Read a new password from standard input.")
@click.option("--shut/--open", "shut", default=None, help="May come in no more, or again.")
@pass_settings
def change(
    settings: Settings,
    name: str,
    role: str | None,
    asks: bool,
    password_stdin: bool,
    shut: bool | None,
) -> None:
    """Change the user NAME: role, password, or whether they may come in."""
    password = _password(password_stdin) if asks or password_stdin else None
    active = None if shut is None else not shut
    if role is None and password is None and active is None:
        raise click.UsageError("say what changes: --role, --password, --shut or --open")
    open_accounts(settings).change_user(name, role=role, password=password, active=active)
    click.echo(f"{name} is changed.")


@users.command("list", epilog="\b\nExample:\n  linchpin users list --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def list_(settings: Settings, as_json: bool) -> None:
    """List users and their keys."""
    accounts = known_accounts(settings)
    found, keys = accounts.users(), accounts.keys()
    if as_json:
        told = {"users": [asdict(one) for one in found], "keys": [asdict(one) for one in keys]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("No users: the server is for this machine only.")
    for user in found:
        state = "" if user.active else ", may come in no more"
        way = "" if user.has_password else ", through a proxy"
        click.echo(f"{user.name}: {user.role}{way}{state}, since {user.added[:10]}")
        for key in keys:
            if key.user == user.name:
                state = (
                    f"revoked {key.revoked[:10]}" if key.revoked else f"until {key.expires[:10]}"
                )
                used = f"last used {key.used[:10]}" if key.used else "never used"
                click.echo(f"  key {key.prefix}: {', '.join(key.scopes)}, {state}, {used}")


@users.command("key", epilog='\b\nExample:\n  linchpin users key "M. Rivas" --scope screen')
@click.argument("name")
@click.option(
    "--scope", "scopes", type=_SCOPES, multiple=True, help="What it is for: read, if none."
)
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    default=365,
    show_default=True,
    help="How long it is good.",
)
@pass_settings
def key(settings: Settings, name: str, scopes: tuple[str, ...], days: int) -> None:
    """Make an API key of the user NAME. It is shown once; only its hash is kept."""
    from linchpin.web.safety.credentials import new_key

    wanted = tuple(dict.fromkeys(("read", *scopes)))
    expires = (settings.clock() + datetime.timedelta(days=days)).astimezone(datetime.UTC)
    secret = new_key()
    open_accounts(settings).add_key(
        name, secret, wanted, at=settings.now(), expires=expires.isoformat(timespec="seconds")
    )
    click.echo(secret)
    click.echo(
        f"Shown this once. For {', '.join(wanted)}, until {expires.date()}.", err=True
    )  # the key alone on standard output, for a file of secrets


@users.command("revoke", epilog="\b\nExample:\n  linchpin users revoke lp_0a1b2c3d")
@click.argument("prefix")
@pass_settings
def revoke(settings: Settings, prefix: str) -> None:
    """Take back the key that begins with PREFIX: it is good no more, at once."""
    open_accounts(settings).revoke(prefix, at=settings.now())
    click.echo(f"{prefix} is good no more.")


@users.command("reads", epilog="\b\nExample:\n  linchpin users reads --day 2026-11-26")
@click.option("--day", metavar="DATE", help="Only those of a day.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def reads(settings: Settings, day: str | None, as_json: bool) -> None:
    """List who opened what, and check that no line was changed or taken out (else exit code 1)."""
    from linchpin.ledger.accounts.reads import check_reads

    wanted = parse_day(day, "--day")
    report = check_reads(known_accounts(settings), None if wanted is None else wanted.isoformat())
    if as_json:
        told = [{"number": number, **asdict(note)} for number, note in report.notes]
        click.echo(json.dumps({"broken_at": report.broken_at, "reads": told}, ensure_ascii=False))
    else:
        for number, note in report.notes:
            click.echo(f"{number}  {note.at}  {note.who}  {note.kind} {note.subject}")
        if not report.notes:
            click.echo("Nothing was opened.")
    if report.broken_at is not None:
        raise LedgerError(f"the record of reads is broken at line {report.broken_at}")


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    found: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return found
