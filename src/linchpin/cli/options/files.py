"""Options and arguments that name files, and the guard in front of every command that writes."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from linchpin.cli.text.terminal import printing_json
from linchpin.workspace.book_names import named_book
from linchpin.workspace.outputs import OVERWRITE_OPTION, check_folder, check_outputs
from linchpin.workspace.settings import Settings


class FilePath(click.Path):
    """A path as typed, in letters that the file system takes even where its encoding is poor."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path."""
        return super().convert(on_disk(value), param, ctx)


class InputPath(FilePath):
    """A file or folder that a command reads."""


class OutputFile(FilePath):
    """A file that a command writes; see `guard`."""

    name = "file"


class NewFile(OutputFile):
    """A file that a command makes, and refuses to make where one is there."""


class OutputFolder(FilePath):
    """A folder that a command makes or replaces; see `guard`."""

    name = "directory"


class FolderForFiles(FilePath):
    """A folder that files are written into; the command looks at each file before its work."""

    name = "directory"


def on_disk(path: str | os.PathLike[str]) -> str:
    """Return a path as the system takes it: UTF-8 bytes where its encoding lacks a letter."""
    text = os.fspath(path)
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return os.fsdecode(text.encode("utf-8", "surrogateescape"))
    return text


def as_typed(argument: str) -> str:
    """Return an argument of the command line with its letters, where Python could not read them.

    >>> as_typed("Jos" + chr(0xDCC3) + chr(0xDCA9)), as_typed("plain")
    ('José', 'plain')
    """
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        return argument


class NamedFile(FilePath):
    """A file that a command reads and whom it is about, written WHO=FILE."""

    name = "who=file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return whom the file is about, and the file."""
        who, file = _who_and_what(self, value, param, ctx)
        return who, Path(on_disk(file))


class BookPath(FilePath):
    """A book that a command reads, written PATH or NAME=PATH; see `named_book`."""

    name = "book"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return what the book is called, and its path."""
        if isinstance(value, tuple):
            return value
        name, path = named_book(str(value))
        return name, Path(on_disk(path))


class NamedText(click.ParamType[tuple[str, str]]):
    """A text and whom it is about, written WHO=TEXT."""

    name = "who=text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return whom the text is about, and the text."""
        return _who_and_what(self, value, param, ctx)


def _who_and_what(
    kind: click.ParamType[Any], value: Any, param: click.Parameter | None, ctx: click.Context | None
) -> tuple[str, Any]:
    """Return the two sides of `=`: a name may have one in it before a file, a text after a name."""
    if isinstance(value, tuple):
        return value
    split = str.rpartition if isinstance(kind, FilePath) else str.partition
    who, equals, what = split(str(value), "=")
    if not equals or not who.strip() or not what.strip():
        kind.fail(f"{value!r}: write it as {type(kind).name.upper()}", param, ctx)
    return who, what


def guard(command: click.Command) -> None:
    """Make a command, and all in a group, check every file it writes before it does anything.

    A command that writes files gets `--overwrite`. With `--json`, standard output is JSON from
    then on.
    No option may point at an input of the same run, an archive, a ledger, a record of a run or a
    file of the system: `linchpin.workspace.outputs` decides.

    Args:
        command: The command; its callback is replaced.
    """
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            guard(inner)
    elif command.callback is not None:
        if any(_may_replace(item.type) for item in command.params):
            command.params.append(_overwrite_option())
        command.callback = _guarded(command.callback)


def _may_replace(kind: click.ParamType[Any]) -> bool:
    return isinstance(kind, OutputFile) and not isinstance(kind, NewFile)


def _overwrite_option() -> click.Option:
    def keep(context: click.Context, _: click.Parameter, value: bool) -> None:
        context.meta[OVERWRITE_OPTION] = value

    return click.Option(
        [OVERWRITE_OPTION],
        is_flag=True,
        expose_value=False,
        callback=keep,
        help="Replace a file that is there although Linchpin did not write it.",
    )


def _guarded(callback: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(callback)
    def checked(*arguments: Any, **given: Any) -> Any:
        context = click.get_current_context()
        if context.params.get("as_json"):
            printing_json()
        check_files(context)
        return callback(*arguments, **given)

    return checked


def check_files(context: click.Context) -> None:
    """Make sure that what a command is asked to write overwrites nothing that must be kept.

    Args:
        context: The command with its parameters.

    Raises:
        LinchpinError: It would, or it cannot be written there.
    """
    files = {what: path for kind, what, path in _paths(context) if isinstance(kind, OutputFile)}
    check_written(context, files)
    read, settings = read_by(context), context.find_object(Settings)
    for kind, what, path in _paths(context):
        if isinstance(kind, OutputFolder):
            check_folder(what, path, read, settings)


def check_written(context: click.Context, written: Mapping[str, Path | None]) -> None:
    """Make sure that files a command writes overwrite nothing that must be kept.

    Args:
        context: The command with its parameters.
        written: The files, by what they are; None for those not asked for.

    Raises:
        LinchpinError: They would, or one cannot be written there.
    """
    makes = any(isinstance(item.type, NewFile) for item in context.command.params)
    overwrite = makes or bool(context.meta.get(OVERWRITE_OPTION))
    settings = context.find_object(Settings)
    check_outputs(written, read_by(context), settings, overwrite=overwrite)


def read_by(context: click.Context) -> dict[str, Path | None]:
    """Return the files and folders that a command is asked to read, by option or argument.

    A plain `click.Path` counts as one that is read.
    """
    return {
        what: path
        for kind, what, path in _paths(context)
        if not isinstance(kind, OutputFile | OutputFolder)
    }


def _paths(context: click.Context) -> Iterator[tuple[click.Path, str, Path]]:
    """Yield every path given, with the type of its parameter and what the user calls it."""
    for parameter in context.command.params:
        if not isinstance(parameter.type, click.Path):
            continue
        values = context.params.get(str(parameter.name))
        title = str(parameter.name).upper()
        if isinstance(parameter, click.Option):
            title = parameter.opts[0]
        several = values if isinstance(values, tuple | list) else (values,)
        for at, value in enumerate(several):
            path = value[1] if isinstance(value, tuple) else value
            if path is not None:
                yield parameter.type, f"{title} {at + 1}" if at else title, Path(path)
