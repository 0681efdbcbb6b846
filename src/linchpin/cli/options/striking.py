"""What `linchpin strike` asks of a sourced network and of an edge list alike."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import click

from linchpin.cli.options.files import InputPath

if TYPE_CHECKING:
    from linchpin.strike.request import StrikeRequest

FEWEST_WORLDS = 10
"""Fewer plausible versions than these say nothing of how sure an answer is."""


def _worlds(context: click.Context, parameter: click.Parameter, value: int | None) -> int | None:
    if value is not None and 0 < value < FEWEST_WORLDS:
        raise click.BadParameter(
            f"{value} is too few to say how sure an answer is; give 0, or at least {FEWEST_WORLDS}",
            context,
            parameter,
        )
    return value


_PATH = InputPath()
_OPTIONS = (
    click.option("--best", type=click.IntRange(min=0), metavar="K", help="Find the K names."),
    click.option("--remove", multiple=True, metavar="NAME", help="What changes without NAME."),
    click.option("--budget", type=float, metavar="B", help="Find the names that B pays for."),
    click.option("--costs", type=_PATH, help="NAME,COST lines for --budget."),
    click.option("--protect", type=_PATH, help="Names that must stay."),
    click.option("--leader", metavar="NAME", help="Compare with the network without NAME."),
    click.option(
        "--objective",
        type=click.Choice(["pairwise", "lcc"]),
        default="pairwise",
        show_default=True,
        help="Connected pairs, or the largest component.",
    ),
    click.option(
        "--worlds",
        type=click.IntRange(min=0),
        callback=_worlds,
        metavar="N",
        help="Plausible versions to try, 10 or more, or 0 for none. Without it: up to 40, by size.",
    ),
    click.option(
        "--missing",
        type=click.FloatRange(0, 1, max_open=True),
        metavar="SHARE",
        help="Share of ties nobody has reported, 0 to 1; estimated without it.",
    ),
    click.option(
        "--seed",
        type=click.IntRange(1, 2**31 - 2),
        default=1,
        show_default=True,
        help="The same seed gives the same answer.",
    ),
)
_NAMES = (
    *("best", "remove", "budget", "costs", "protect", "leader"),
    *("objective", "worlds", "missing", "seed"),
)


def question_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options; they arrive as one argument, `request`."""

    @functools.wraps(command)
    def collected(*arguments: Any, **given: Any) -> None:
        asked = {name: given.pop(name) for name in _NAMES}
        command(*arguments, request=_checked(asked), **given)

    found: Any = collected
    for option in reversed(_OPTIONS):
        found = option(found)
    return cast("Callable[..., None]", found)


def _checked(asked: dict[str, Any]) -> StrikeRequest:
    from linchpin.strike.request import StrikeRequest

    wanted = [asked["best"] is not None, bool(asked["remove"]), asked["budget"] is not None]
    if sum(wanted) != 1:
        raise click.UsageError("Ask one thing: --best K, --remove NAME or --budget B.")
    if asked["costs"] is not None and asked["budget"] is None:
        raise click.UsageError("--costs goes with --budget; --best counts every name as one.")
    return StrikeRequest(**asked)
