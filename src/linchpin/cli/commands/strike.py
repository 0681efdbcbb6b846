"""`linchpin strike`: what holds a network up, and how sure that is."""

from __future__ import annotations

from typing import Any

import click

from linchpin.cli.commands.strike_edges import edges
from linchpin.cli.commands.strike_network import network
from linchpin.cli.commands.strike_population import population

_EPILOG = """
\b
Examples:
  linchpin strike "Los Cuinis" --best 3
  linchpin strike 17674 --remove 17674
  linchpin strike edges calls.csv --best 3
  linchpin strike edges calls.csv --columns caller,callee --header --best 3
  linchpin strike population bacrim/ --group Sinaloa

\b
Older forms, which still work:
  linchpin strike --edges calls.csv --best 3
  linchpin strike --population bacrim/ --group Sinaloa
"""

_OLDER = {"--edges": "edges", "--population": "population"}


class NameOrCommand(click.Group):
    """A group whose first word may be a name instead of a command.

    A subclass because click asks for one: `strike NAME ...` is `strike network NAME ...`, and the
    older `strike --edges FILE ...` is `strike edges FILE ...`.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of the arguments, the command's name put before them."""
        return super().parse_args(ctx, newer_form(args, tuple(self.commands)))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words mean, and what is left of them."""
        return super().resolve_command(ctx, newer_form(args, tuple(self.commands)))

    def make_parser(self, ctx: click.Context) -> Any:
        """Return a parser that leaves options of the commands to them."""
        parser = super().make_parser(ctx)
        parser.ignore_unknown_options = True
        return parser


def newer_form(words: list[str], commands: tuple[str, ...]) -> list[str]:
    """Return the words with their command first.

    >>> newer_form(["--best", "3", "--edges", "calls.csv"], ("network", "edges"))
    ['edges', 'calls.csv', '--best', '3']
    >>> newer_form(["Los Cuinis", "--best", "3"], ("network", "edges"))
    ['network', 'Los Cuinis', '--best', '3']
    """
    if not words or words[0] in commands or words[0] in ("-h", "--help"):
        return words
    for option in reversed(_OLDER):
        for place, word in enumerate(words):
            name, given, value = word.partition("=")
            if name != option:
                continue
            if given:
                return [_OLDER[option], value, *words[:place], *words[place + 1 :]]
            if place + 1 < len(words):
                rest = [*words[:place], *words[place + 2 :]]
                return [_OLDER[option], words[place + 1], *rest]
    if set(words) & {"-h", "--help"}:
        return ["--help"]
    return ["network", *words]


@click.group(cls=NameOrCommand, epilog=_EPILOG, subcommand_metavar="NAME|COMMAND [OPTIONS]")
def strike() -> None:
    """Say what holds a network up: who it depends on most, and how sure that is.

    `strike NAME` takes the part of the archive's network that hangs together with somebody (see
    `strike network`), `strike edges FILE` takes ties of your own, `strike population FOLDER`
    runs a model of whole groups.
    """


for _command in (network, edges, population):
    strike.add_command(_command)
