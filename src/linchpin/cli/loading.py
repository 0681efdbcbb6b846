"""The commands by name, each loaded when it is asked for: a start would else wait for all."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

from linchpin.cli.options.files import guard

NAMES = (
    "demo", "add", "case", "ask", "paths", "new", "check-list", "trends", "renamed", "same",
    "judge", "editions", "export", "chart", "match", "screen", "rescreen", "watch", "watched",
    "alerts", "audit", "archive", "strike", "trace", "serve", "users", "read", "review",
)  # fmt: skip
"""Names of the commands; each stands in the module of that name in `linchpin.cli.commands`."""


class Commands(MutableMapping[str, click.Command]):
    """What `click.Group.commands` may be: the commands that were loaded, and how to load more."""

    def __init__(self) -> None:
        """Load none yet."""
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            if name not in NAMES:
                raise KeyError(name)
            place = name.replace("-", "_")
            module = import_module(f"linchpin.cli.commands.{place}")
            command: click.Command = getattr(module, place)
            guard(command)
            self._loaded[name] = command
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*NAMES, *self._loaded)))

    def __len__(self) -> int:
        return len(list(iter(self)))
