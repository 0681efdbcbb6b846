"""`linchpin same`: a person's judgement that two records are one, or are not."""

from __future__ import annotations

import click

from linchpin.claims.errors import LinchpinError
from linchpin.cli.opened import open_ledger, open_network
from linchpin.cli.settings import Settings, pass_settings

_EPILOG = """\b
Examples:
  linchpin same ofac-17674 jalisco-el-mencho --yes --because "both name SDN 17674"
  linchpin same ofac-18957 ofac-22343 --no --because "father and son, born 1953 and 1981"
"""


@click.command(epilog=_EPILOG)
@click.argument("first")
@click.argument("second")
@click.option("--yes/--no", "verdict", default=None, help="One and the same, or not.")
@click.option("--because", required=True, metavar="TEXT", help="Your reason, kept for good.")
@click.option("--by", metavar="NAME", help="Who decides; by default the user at the keyboard.")
@pass_settings
def same(
    settings: Settings, first: str, second: str, verdict: bool | None, because: str, by: str | None
) -> None:
    """Record that FIRST and SECOND are the same (--yes) or are not (--no).

    The judgement goes into the ledger, which only grows, and wins over every rule. A later one on
    the same pair replaces it. To part records that are taken for one, give their own ids.
    """
    from linchpin.ledger.decision import IDENTITY, NOT_SAME, SAME, Draft

    if verdict is None:
        raise click.UsageError("say --yes or --no")
    network = open_network(settings)
    one, other = network.record(first), network.record(second)
    if one == other:
        members = ", ".join(network.resolution.members(one))
        raise LinchpinError(
            f"{first!r} and {second!r} are one here already ({members}); to part records, give "
            "their own ids"
        )
    draft = Draft(
        kind=IDENTITY,
        subjects=(one, other),
        verdict=SAME if verdict else NOT_SAME,
        because=because,
        by=by or settings.user(),
        at=settings.now(),
    )
    decision = open_ledger(settings).append(draft)
    words = "are the same" if verdict else "are not the same"
    click.echo(f"Recorded as decision {decision.sequence}: {one} and {other} {words}.")
    after = open_network(settings).resolution
    together = after.of(one) == after.of(other)
    if together != verdict:
        click.echo(
            "Mind: another judgement or record still "
            + ("keeps them apart." if verdict else "joins them; see `linchpin ask`."),
            err=True,
        )
