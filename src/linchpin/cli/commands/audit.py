"""`linchpin audit`: is the ledger whole, and what was decided."""

from __future__ import annotations

import json

import click

from linchpin.claims.errors import LedgerError
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.ledger_text import chain_warnings, decisions_text
from linchpin.workspace.open import open_ledger
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin audit
  linchpin audit --expect 12:9f2c...   compare with a head that was written down
\b
Exit codes: 0 the chain is whole and reaches the head, 1 it is not, or there is no ledger to read.
"""


@click.command(epilog=_EPILOG)
@click.option("--expect", metavar="HEAD", help="A head written down earlier, as COUNT:HASH.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def audit(settings: Settings, expect: str | None, as_json: bool) -> None:
    """Check the ledger's hash chain and list every decision.

    Write the head down somewhere else: with it, a later audit also finds a chain that was
    computed anew, decisions cut off at the end, and a ledger that is gone.
    """
    from linchpin.ledger.chain import parse_head
    from linchpin.ledger.decision import decision_fields

    expected = None if expect is None else parse_head(expect)
    ledger = open_ledger(settings)
    report = ledger.verify(expected)
    decisions = ledger.decisions()
    if as_json:
        found = {"intact": report.intact, "head": str(report.head), "why": report.why}
        found |= {"guarded": report.guarded, "set_back": report.set_back}
        found["decisions"] = [decision_fields(decision) for decision in decisions]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif ledger.is_empty:
        click.echo("No decisions yet: there is no ledger.")
    else:
        for text in decisions_text(report, decisions):
            click.echo(text)
        for text in chain_warnings(report):
            click.echo(text, err=True)
    if not report.intact:
        raise LedgerError(f"the chain is broken at decision {report.broken_at}: {report.why}")
