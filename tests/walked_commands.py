"""Every command of the program, found by walking it: laws over all of them miss none."""

from __future__ import annotations

from collections.abc import Iterator

import click

from linchpin.cli import app


def commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command that does something."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))
        else:
            yield (*before, name)


def command_at(words: tuple[str, ...]) -> click.Command:
    """Return a command by its words."""
    command: click.Command = app
    for word in words:
        assert isinstance(command, click.Group)
        command = command.commands[word]
    return command
