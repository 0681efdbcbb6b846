"""`linchpin COMMAND` of every kind."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import Result

from linchpin import cli
from linchpin.claims.errors import LinchpinError
from linchpin.cli import app
from linchpin.cli import commands as cli_commands
from walked_commands import command_at, commands

Run = Callable[..., Result]
Sdn = Callable[..., str]


@pytest.mark.parametrize("name", sorted(app.commands))
def test_help_has_a_sentence_and_an_example(run: Run, name: str) -> None:
    output = run(name, "--help").output
    assert "Usage:" in output
    if name != "add":
        assert "Example" in output


def test_without_an_archive_the_error_says_what_to_do(run: Run) -> None:
    for command in (("ask", "x"), ("paths", "a", "b"), ("editions",), ("audit",)):
        result = run(*command, fails=True)
        assert isinstance(result.exception, LinchpinError), command
        assert "linchpin add" in str(result.exception)


WITH_JSON = [
    words
    for words in commands(app)
    if any("--json" in one.opts for one in command_at(words).params)
]


def test_the_commands_that_answer_have_json() -> None:
    wanted = "ask paths new judge editions audit match screen rescreen strike"
    assert {words[0] for words in WITH_JSON} >= set(wanted.split())


@pytest.mark.parametrize("words", WITH_JSON, ids=" ".join)
def test_errors_are_json_where_json_is_asked_for(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    needed = [
        item.opts[0] if isinstance(item, click.Option) else "nobody"
        for item in command_at(words).params
        if item.required
    ]
    line = [part for one in needed for part in ([one, "2020"] if one[0] == "-" else [one])]
    archive = ["--archive", str(tmp_path / "nowhere")]
    for arguments, code in (([*words, *line, "--nosuch"], 2), ([*archive, *words, *line], None)):
        found = cli.run([*arguments, "--json"])
        printed = capsys.readouterr()
        answer = json.loads(printed.out)
        assert answer["exit"] == found != 0
        assert code in (found, None)
        assert answer["error"].splitlines()[0] in printed.err


@pytest.mark.parametrize("words", list(commands(app)), ids=" ".join)
def test_every_command_shows_an_example_of_itself(words: tuple[str, ...]) -> None:
    command = command_at(words)
    text = (command.epilog or "") + (command.help or "")
    assert f"linchpin {' '.join(words)}" in text or f"linchpin {words[0]} " in text
    assert all(item.help for item in command.params if isinstance(item, click.Option))


def test_every_module_of_a_command_can_be_loaded_by_its_name() -> None:
    places = {
        module.name
        for module in pkgutil.iter_modules(cli_commands.__path__)
        if isinstance(
            getattr(import_module(f"{cli_commands.__name__}.{module.name}"), module.name, None),
            click.Command,
        )
    }
    assert sorted(name.replace("-", "_") for name in app.commands) == sorted(places)
    assert all(app.commands[name].name == name for name in app.commands)
