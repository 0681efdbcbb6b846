"""`linchpin case`: write a case, with a skeleton to begin with and every mistake told at once."""

from __future__ import annotations

import time
from importlib.resources import files
from pathlib import Path

import click

from linchpin.cli.options.files import InputPath, NewFile, OutputFile
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.case_text import checked_json, checked_text, new_case_text, not_right
from linchpin.workspace.cases import changes, check_case, new_case
from linchpin.workspace.open import network_if_any
from linchpin.workspace.settings import Settings
from linchpin.workspace.write_whole import write_whole

_EPILOG = """\b
Examples:
  linchpin case new release.txt           begins release/case.yaml from a text
  linchpin case check release/ --watch    what is missing or wrong, at each change
  linchpin add case release/              adds it to the archive once all is right
"""


@click.group(no_args_is_help=True, epilog=_EPILOG)
def case() -> None:
    """Write a case: what sources say, claim by claim, in two files of your own."""


_NEW_EPILOG = """\b
Examples:
  linchpin case new release.txt           release/brief.md and release/case.yaml
  linchpin case new harbour               an empty case of that name
  linchpin case new brief.md -o quay/case.yaml
"""


@case.command(epilog=_NEW_EPILOG)
@click.argument("brief", metavar="BRIEF|NAME", type=InputPath())
@click.option("-o", "--output", type=NewFile(), help="The YAML file; brief.md is put beside it.")
@pass_settings
def new(settings: Settings, brief: Path, output: Path | None) -> None:
    """Begin a case from a BRIEF (text or Markdown), or an empty one called NAME.

    Words of the brief that are spelled like a name in the archive are proposed as entities, each
    in a comment with its likeness. Nothing is stated of anybody until you take a comment's mark
    away. No file that is there is touched.
    """
    made = new_case(str(brief), output, lambda: network_if_any(settings))
    click.echo(new_case_text(made))


_CHECK_EPILOG = """\b
Examples:
  linchpin case check harbour/
  linchpin case check harbour/ quay/case.yaml --json
  linchpin case check harbour/ --watch    Ctrl-C ends it
\b
Exit codes: 0 every case is right, 1 one is not, 130 ended with Ctrl-C.
"""


@case.command(epilog=_CHECK_EPILOG)
@click.argument("cases", metavar="FILE...", nargs=-1, required=True)
@click.option("--watch", is_flag=True, help="Go on, and check again at each change.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; with --watch one line a check.")
def check(cases: tuple[str, ...], watch: bool, as_json: bool) -> None:
    """Say all that is wrong in cases, in order of place; FILE is a folder or its YAML file."""
    for number, _ in enumerate(changes(cases, lambda: time.sleep(0.3))):
        found = [check_case(path) for path in cases]
        if as_json:
            click.echo(checked_json(found, indent=None if watch else 2))
        else:
            if number:
                click.echo("\n--- changed ---")
            click.echo("\n\n".join(checked_text(item) for item in found))
        if not watch:
            wrong = not_right(found)
            if wrong is not None and as_json:
                click.echo(f"linchpin: {wrong}", err=True)
            raise SystemExit(int(wrong is not None))


_SCHEMA_EPILOG = """\b
Examples:
  linchpin case schema -o case.schema.json
\b
In VS Code with the YAML extension, put this line on top of case.yaml:
  # yaml-language-server: $schema=../case.schema.json
"""


@case.command(epilog=_SCHEMA_EPILOG)
@click.option("-o", "--output", type=OutputFile(), help="File; standard output if none.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema of case.yaml, for editors that complete and check while you type."""
    text = files("linchpin.read.cases").joinpath("case.schema.json").read_text("utf-8")
    if output is None:
        click.echo(text, nl=False)
        return
    with write_whole(output) as stream:
        stream.write(text)
    click.echo(f"Wrote the schema to {output}")
