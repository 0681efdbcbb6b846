"""`linchpin same`: a person's judgement that two records are one, or are not."""

from __future__ import annotations

import click

from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.decision_text import recorded_text, without_effect_text
from linchpin.workspace.decide import decide, find_pair
from linchpin.workspace.open import open_network
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin same ofac-17674 jalisco-el-mencho --yes --because "both name SDN 17674"
  linchpin same ofac-18957 ofac-22343 --no --because "father and son, born 1953 and 1981"
"""


@click.command(epilog=_EPILOG)
@click.argument("first")
@click.argument("second")
@click.option("--yes", is_flag=True, help="They are one and the same.")
@click.option("--no", is_flag=True, help="They are not.")
@click.option("--because", required=True, metavar="TEXT", help="Your reason, kept for good.")
@click.option("--by", metavar="NAME", help="Who decides; by default the user at the keyboard.")
@pass_settings
def same(
    settings: Settings,
    first: str,
    second: str,
    yes: bool,
    no: bool,
    because: str,
    by: str | None,
) -> None:
    """Record that FIRST and SECOND are the same (--yes) or are not (--no).

    The judgement goes into the ledger, which only grows, and wins over every rule. A later one on
    the same pair replaces it. To part records that are taken for one, give their own ids. FIRST and
    SECOND are ids, names, entry numbers, or numbers of passports, taxes, ships or wallets.
    """
    from linchpin.ledger.decision import NOT_SAME, SAME

    if yes == no:
        raise click.UsageError("give one of --yes and --no")
    pair = find_pair(open_network(settings), first, second)
    decision = decide(settings, pair, SAME if yes else NOT_SAME, because=because, by=by)
    click.echo(recorded_text(decision, pair))
    undone = without_effect_text(open_network(settings).resolution, decision)
    if undone is not None:
        click.echo(undone, err=True)
