"""Write docs/commands.md from the commands themselves.

Usage: uv run python scripts/generate_command_reference.py [--check]
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
from generated_files import write_or_check

from linchpin.cli import app

TARGET = Path(__file__).resolve().parent.parent / "docs/commands.md"

_HEAD = """# The commands

This page is generated from the program by `scripts/generate_command_reference.py`; a test proves
that it is current. Each command says the same with `--help`. The [quick start](quick-start.md)
shows them at work.

Exit codes: 0, it did what was asked (for `screen` and `rescreen`: and found nothing); 1, it says
what is wrong, in lines that begin `linchpin:`, without a traceback; 2, it was typed wrongly; 3 and
4, a screening found hits, or possible ones only; 4 also, `judge --list` has pairs left to judge;
130, it was stopped from the keyboard. The help of a command tells its own.

Answers go to standard output; progress, notes and errors go to standard error. With `--json`
standard output is JSON and nothing else, errors too: `{"error": "...", "exit": 1}`. Files are
written whole or not at all, and none that must be kept is ever overwritten: no input, archive,
ledger, record of a run or file of the system.

To complete commands and options with the tab key, put this into `~/.bashrc` (`zsh_source` and
`fish_source` do the same for those shells):

    eval "$(_LINCHPIN_COMPLETE=bash_source linchpin)"
"""


def main() -> int:
    """Write the page, or with --check say whether it is current."""
    return write_or_check({TARGET: page()})


def page() -> str:
    """Return the page as Markdown."""
    parts = [_HEAD, *_options_part("`linchpin`", app)]
    for words, command in commands(app, ()):
        parts.extend(_command_part(words, command))
    return "\n".join(parts).rstrip() + "\n"


def commands(
    group: click.Group, before: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command with its words, groups before what is in them, in program order."""
    for name, command in group.commands.items():
        words = (*before, name)
        yield words, command
        if isinstance(command, click.Group):
            yield from commands(command, words)


def _options_part(heading: str, command: click.Command) -> Iterator[str]:
    yield f"## {heading}\n"
    yield "Options that stand before the command and hold for all of them:\n"
    yield from _parameters(command)


def _command_part(words: tuple[str, ...], command: click.Command) -> Iterator[str]:
    yield f"## `{' '.join(words)}`\n"
    context = click.Context(command, info_name=" ".join(("linchpin", *words)))
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"```text\nlinchpin {' '.join(words)} {usage}\n```\n"
    yield inspect.cleandoc(command.help or "").replace("\b\n", "") + "\n"
    yield from _parameters(command)
    examples = [
        re.sub(r"\s{2,}", "  # ", line.strip())
        for line in (command.epilog or "").splitlines()
        if line.strip().startswith("linchpin ")
    ]
    if examples:
        yield "```sh"
        yield from examples
        yield "```\n"


def _parameters(command: click.Command) -> Iterator[str]:
    options = [item for item in command.params if isinstance(item, click.Option)]
    if not options:
        return
    context = click.Context(command, info_name="linchpin")
    yield "| option | what it does |"
    yield "|---|---|"
    for option in options:
        record = option.get_help_record(context)
        if record is not None:
            names, text = (" ".join(part.split()).replace("|", "\\|") for part in record)
            yield f"| `{names}` | {text} |"
    yield ""


if __name__ == "__main__":
    raise SystemExit(main())
