"""`linchpin judge`: the queue of uncertain pairs, one at a time, for a person to decide."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from linchpin.cli.options.settings import pass_settings
from linchpin.cli.stopping import was_stopped
from linchpin.cli.text.decision_text import recorded_text, without_effect_text
from linchpin.cli.text.progress import Meter
from linchpin.cli.text.queue_text import NOTHING, pair_data, queue_text
from linchpin.workspace import review
from linchpin.workspace.decide import decide, find_pair, has_effect
from linchpin.workspace.open import judgements, open_network
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.match.resolve.clusters import Resolution
    from linchpin.match.resolve.review_queue import Compared, Uncertain
    from linchpin.network.network import Network

_EPILOG = """\b
Examples:
  linchpin judge                            one pair after the other
  linchpin judge --list                     the whole queue
  linchpin judge --pair ofac-101 un-202 --same --because "one passport"
  linchpin judge --pair ofac-101 ofac-103 --apart --because "two births"
"""
PAIRS_LEFT = 4
"""Exit code of `--list` where pairs are left to judge."""
_CHOICES = {"s": "same", "a": "not same", "u": "unsure"}


@click.command(epilog=_EPILOG)
@click.option("--list", "as_list", is_flag=True, help="Print the queue and stop.")
@click.option("--pair", nargs=2, metavar="A B", help="Judge these two, in the queue or not.")
@click.option("--same", is_flag=True, help="They are one and the same.")
@click.option("--apart", is_flag=True, help="They are two.")
@click.option("--unsure", is_flag=True, help="Nobody can tell yet.")
@click.option("--because", metavar="TEXT", help="Your reason, kept for good.")
@click.option("--by", metavar="NAME", help="Who decides; by default the user at the keyboard.")
@click.option("--json", "as_json", is_flag=True, help="Print queue, pair or decision as JSON.")
@pass_settings
def judge(
    settings: Settings,
    as_list: bool,
    pair: tuple[str, str] | None,
    same: bool,
    apart: bool,
    unsure: bool,
    because: str | None,
    by: str | None,
    as_json: bool,
) -> None:
    """Decide which uncertain records are one: evidence side by side, one pair at a time.

    A pair is uncertain where names and facts of two sources' records are alike and no rule takes
    them for one. First come those that a list names, then the highest score. Every answer needs a
    reason and is a decision in the ledger; the network follows at once. Pairs you are unsure about
    go to the end, until a source says something new about them.

    Exit codes: 0 done, or nothing to judge; 4 with --list, pairs are left; 1 error; 2 wrong use.
    """
    verdicts = {"same": same, "not same": apart, "unsure": unsure}
    given = [verdict for verdict, said in verdicts.items() if said]
    verdict = given[0] if len(given) == 1 else None
    if len(given) > 1 or bool(given) != (because is not None) or (given and pair is None):
        raise click.UsageError(
            "a judgement needs --pair A B, one of --same, --apart and --unsure, and --because"
        )
    if as_list and pair is not None:
        raise click.UsageError("--list and --pair do not go together")
    if pair is not None:
        _judge_pair(settings, pair, (verdict, because, by), as_json)
        return
    network = open_network(settings)
    with Meter() as progress:
        progress("comparing the records of all sources", 0, 0)
        compared = review.compare(network)
    queue = review.queue(settings, compared, network.resolution)
    if as_list or as_json:
        _print_queue(network, queue, as_json)
        sys.exit(PAIRS_LEFT if queue else 0)
    _judge_all(settings, network, compared, by)


def _print_queue(network: Network, queue: list[Uncertain], as_json: bool) -> None:
    if as_json:
        found = [pair_data(item) for item in queue]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for text in queue_text(network, queue):
        click.echo(text)


def _judge_pair(
    settings: Settings,
    names: tuple[str, str],
    answer: tuple[str | None, str | None, str | None],
    as_json: bool,
) -> None:
    verdict, because, by = answer
    network = open_network(settings)
    pair = find_pair(network, *names)
    if verdict is not None and because is not None:
        _record(settings, network, pair, (verdict, because, by), as_json=as_json)
        return
    item = review.one_pair(network, pair)
    if as_json:
        found = pair_data(item) | {"sides": _sides(network, item)}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    _show(network, item, "")
    answered = _ask()
    if answered is not None:
        _record(settings, network, pair, (*answered, by))


def _sides(network: Network, item: Uncertain) -> dict[str, object]:
    from linchpin.network.comparison import put_beside
    from linchpin.network.section_words import with_headings

    of = network.resolution.of
    data = asdict(put_beside(network, of(item.match.first), of(item.match.second)))
    for side in data["sides"]:
        side["sections"] = with_headings(side["sections"])
    return data


def _show(network: Network, item: Uncertain, place: str) -> None:
    from linchpin.cli.text.pair_text import pair_text
    from linchpin.network.comparison import put_beside

    of = network.resolution.of
    beside = put_beside(network, of(item.match.first), of(item.match.second))
    for text in pair_text(item, beside, place):
        click.echo(text)


def _ask() -> tuple[str, str] | None:
    """Return verdict and reason, or None where the user wants to stop."""
    click.echo()
    try:
        choice = click.prompt(
            "One and the same? [s]ame, [a]part, [u]nsure, [q]uit",
            type=click.Choice([*_CHOICES, "q"], case_sensitive=False),
            show_choices=False,
            prompt_suffix=": ",
        )
        if choice == "q":
            return None
        because = ""
        while not because.strip():
            because = click.prompt("Because", prompt_suffix=": ", default="", show_default=False)
    except click.Abort:
        if was_stopped():
            raise
        click.echo()
        return None
    return _CHOICES[choice], because


def _record(
    settings: Settings,
    network: Network,
    pair: tuple[str, str],
    answer: tuple[str, str, str | None],
    *,
    as_json: bool = False,
) -> Resolution:
    """Write an answer down and return who is who from then on."""
    from linchpin.ledger.decision import decision_fields
    from linchpin.match.resolve.clusters import resolve

    verdict, because, by = answer
    decision = decide(settings, pair, verdict, because=because, by=by)
    after = resolve(network.snapshot, judgements(settings))
    if as_json:
        found = decision_fields(decision) | {"took_effect": has_effect(after, decision)}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return after
    click.echo(recorded_text(decision, pair))
    undone = without_effect_text(after, decision)
    if undone is not None:
        click.echo(undone, err=True)
    return after


def _judge_all(settings: Settings, network: Network, compared: Compared, by: str | None) -> None:
    seen: set[tuple[str, str]] = set()
    resolution = network.resolution
    while True:
        queue = [i for i in review.queue(settings, compared, resolution) if i.pair not in seen]
        if not queue:
            break
        if resolution.canonical != network.resolution.canonical:
            network = open_network(settings)
        item = queue[0]
        _show(network, item, f"1 of {len(queue):,}")
        answered = _ask()
        if answered is None:
            click.echo(f"{len(queue):,} left to judge.")
            return
        seen.add(item.pair)
        resolution = _record(settings, network, item.pair, (*answered, by))
    click.echo("Nothing more to judge." if seen else NOTHING)
