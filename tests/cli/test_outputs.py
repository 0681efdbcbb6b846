"""No option of any command overwrites what must be kept: proved by walking all commands."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from invented import Written, keep
from linchpin.archive import create_archive
from linchpin.cli import app
from linchpin.cli.options.files import (
    BookPath,
    FolderForFiles,
    InputPath,
    NamedFile,
    NewFile,
    OutputFile,
    OutputFolder,
)
from linchpin.workspace.outputs import OVERWRITE_OPTION, RECORD_OPTION
from walked_commands import command_at, commands


def writing(kind: type) -> list[tuple[tuple[str, ...], str]]:
    """Return every command and option that writes a file, or a folder."""
    return [
        (words, option.opts[0])
        for words in commands(app)
        for option in command_at(words).params
        if isinstance(option.type, kind)
    ]


def kind_of(words: tuple[str, ...], option: str) -> object:
    """Return the type of an option."""
    return next(item.type for item in command_at(words).params if item.opts[0] == option)


FILES, FOLDERS = writing(OutputFile), writing(OutputFolder)


@dataclass(frozen=True)
class House:
    """A folder with everything that must be kept."""

    path: Path

    def at(self, name: str) -> str:
        return str(self.path / name)

    def digest(self) -> str:
        """Return a hash of every file and link."""
        found = hashlib.sha256()
        for item in sorted(self.path.rglob("*")):
            found.update(str(item.relative_to(self.path)).encode())
            if item.is_file():
                found.update(item.read_bytes())
        return found.hexdigest()

    def line(self, words: tuple[str, ...], option: str, path: str) -> list[str]:
        """Return a command line that parses, with one option pointing at a path."""
        line = ["--archive", self.at("archive"), "--ledger", self.at("decisions.sqlite"), *words]
        for parameter in command_at(words).params:
            if parameter.opts[0] == option:
                line += [option, path]
            elif isinstance(parameter, click.Argument) and parameter.required:
                line.append(self.value(parameter.type))
            elif isinstance(parameter, click.Option) and (
                parameter.required or isinstance(parameter.type, InputPath | NamedFile)
            ):
                line += [parameter.opts[0], self.value(parameter.type)]
        return line

    def value(self, kind: click.ParamType) -> str:  # type: ignore[type-arg]
        """Return something an option takes."""
        if isinstance(kind, NamedFile):
            return f"Ana={self.at('input.csv')}"
        if isinstance(kind, InputPath):
            return self.at("input.csv")
        if isinstance(kind, click.types.IntParamType):
            return "1"
        return str(kind.choices[0]) if isinstance(kind, click.Choice) else "2020-01-01"


VICTIMS = [
    "input.csv", "archive/archive.json", "archive/ledger.sqlite", "archive/anything.new",
    "decisions.sqlite", "decisions.sqlite-wal", "other/archive.json", "other/sources/new.csv",
    "old-ledger.sqlite", "hits.csv.run.json", "record.json", "link-to-input", "hard-link",
    "link-to-archive", "link-into-archive", "archive/../input.csv", "fifo",
    "/etc/passwd", "/etc/linchpin-was-here", "/dev/null", "/usr/lib/linchpin-was-here",
    "archive", "nowhere/at/all.csv", "thesis.csv", "link-to-thesis",
]  # fmt: skip
RECORDS = ("hits.csv.run.json", "record.json")
FOREIGN = ("thesis.csv", "link-to-thesis")
"""Victims that another program wrote."""
INPUTS = ("input.csv", "link-to-input", "hard-link", "archive/../input.csv")
"""Victims that only a command which reads them must keep."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Return a folder with archives, ledgers, records and an input."""
    folder = tmp_path_factory.mktemp("house")
    for name in ("archive", "other"):
        keep(create_archive(folder / name), _source().edition("2021-07"))
    ask = ["--archive", str(folder / "archive")]
    named = ["--ledger", str(folder / "decisions.sqlite"), "--new-ledger"]
    for ledger in (named + ask, ask):
        done = CliRunner().invoke(
            app, [*ledger, "same", "ofac-1", "ofac-2", "--no", "--because", "a test", "--by", "me"]
        )
        assert done.exit_code == 0, done.output
    (folder / "old-ledger.sqlite").write_bytes((folder / "decisions.sqlite").read_bytes())
    (folder / "input.csv").write_text("name,name1,name2\nAna Ejemplo,a b,b a\n", "utf-8")
    record = json.dumps({"book_sha256": "1", "result_sha256": "2"})
    for name in ("hits.csv.run.json", "record.json"):
        (folder / name).write_text(record, "utf-8")
    (folder / "link-to-input").symlink_to(folder / "input.csv")
    (folder / "link-to-archive").symlink_to(folder / "archive" / "archive.json")
    (folder / "link-into-archive").symlink_to(folder / "archive" / "not-there-yet")
    os.link(folder / "input.csv", folder / "hard-link")
    (folder / "thesis.csv").write_text("row,key,file\n1,2,3\n", "utf-8")
    (folder / "link-to-thesis").symlink_to(folder / "thesis.csv")
    os.mkfifo(folder / "fifo")
    return House(folder)


def _source() -> Written:
    source = Written()
    source.entry(1, "Ana EJEMPLO PRUEBA")
    source.entry(2, "Berta OTRA PRUEBA")
    return source


def test_the_walk_finds_the_commands_that_write() -> None:
    found = {" ".join(words) for words, _ in FILES}
    assert {"add ofac", "export", "chart", "match", "screen", "rescreen"} <= found
    assert {option for words, option in FILES if words == ("chart",)} >= {"-o", "--pack"}
    assert {" ".join(words) for words, _ in FOLDERS} >= {"screen", "rescreen"}


def test_every_path_is_declared_as_read_or_written() -> None:
    kinds = (InputPath, BookPath, NamedFile, OutputFile, OutputFolder, FolderForFiles)
    plain = [
        (words, item.name)
        for words in commands(app)
        for item in command_at(words).params
        if isinstance(item.type, click.Path | click.File) and not isinstance(item.type, kinds)
    ]
    assert plain == [], "use linchpin.cli.options.files, so that the guard sees it"


def reads(words: tuple[str, ...]) -> bool:
    """Return whether a command reads a file that an option or argument names."""
    return any(isinstance(item.type, InputPath | NamedFile) for item in command_at(words).params)


@pytest.mark.parametrize(
    ("words", "option", "victim"),
    [
        (words, option, victim)
        for words, option in FILES
        for victim in VICTIMS
        if victim not in INPUTS or reads(words)
        if option != RECORD_OPTION or victim not in RECORDS
        if victim not in FOREIGN or not isinstance(kind_of(words, option), NewFile)
    ],
    ids=lambda item: item if isinstance(item, str) else "-".join(item),
)
def test_nothing_that_must_be_kept_is_overwritten(
    house: House, words: tuple[str, ...], option: str, victim: str
) -> None:
    path = victim if victim.startswith("/") else house.at(victim)
    before = house.digest()
    done = CliRunner().invoke(app, house.line(words, option, path))
    assert done.exit_code == 1, done.output
    assert path in str(done.exception)
    assert f"{option} " in str(done.exception)
    assert house.digest() == before
    assert not os.path.lexists(house.at("nowhere"))


@pytest.mark.parametrize("victim", RECORDS)
@pytest.mark.parametrize("words", [words for words, option in FILES if option == RECORD_OPTION])
def test_a_record_stays_and_the_next_gets_a_number(
    house: House, words: tuple[str, ...], victim: str
) -> None:
    path = Path(house.at(victim))
    before = path.read_bytes()
    done = CliRunner().invoke(app, house.line(words, RECORD_OPTION, str(path)))
    assert "would overwrite" not in str(done.exception)
    assert path.read_bytes() == before


@pytest.mark.parametrize("victim", ["input.csv", "archive", "archive/index", ".", "other", "/etc"])
@pytest.mark.parametrize(
    ("words", "option"), FOLDERS, ids=lambda item: item if isinstance(item, str) else "-".join(item)
)
def test_no_folder_that_must_be_kept_is_replaced(
    house: House, words: tuple[str, ...], option: str, victim: str
) -> None:
    path = victim if victim.startswith("/") else house.at(victim)
    before = house.digest()
    done = CliRunner().invoke(app, house.line(words, option, path))
    assert done.exit_code == 1, done.output
    assert option in str(done.exception)
    assert house.digest() == before


@pytest.mark.parametrize(
    ("words", "option"), [item for item in FILES if item[1] in ("-o", "--record")]
)
def test_a_free_place_is_taken(
    house: House, tmp_path: Path, words: tuple[str, ...], option: str
) -> None:
    """The guard lets through what it should: the command goes on to its own work."""
    ending = {("chart",): ".svg", ("case", "new"): ".yaml"}.get(words, ".csv")
    path = tmp_path / f"free{ending}"
    done = CliRunner().invoke(app, house.line(words, option, str(path)))
    assert str(path) not in str(done.exception), done.exception


@pytest.mark.parametrize(
    ("words", "option"), [item for item in FILES if not isinstance(kind_of(*item), NewFile)]
)
def test_a_foreign_file_is_written_over_where_that_is_asked_for_and_nothing_else(
    house: House, words: tuple[str, ...], option: str
) -> None:
    foreign = [*house.line(words, option, house.at("thesis.csv")), OVERWRITE_OPTION]
    before = (house.path / "thesis.csv").read_bytes()
    done = CliRunner().invoke(app, foreign)
    assert "would overwrite" not in str(done.exception)
    (house.path / "thesis.csv").write_bytes(before)
    for kept in ("archive/archive.json", "decisions.sqlite", "old-ledger.sqlite", "/etc/passwd"):
        path = kept if kept.startswith("/") else house.at(kept)
        done = CliRunner().invoke(app, [*house.line(words, option, path), OVERWRITE_OPTION])
        assert done.exit_code == 1, done.output
        assert path in str(done.exception)
