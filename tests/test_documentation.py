"""The documentation is true: every command, reader and link, and every example."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from linchpin.archive import Manifest
from linchpin.claims.claim import Claim, Document, Evidence, Standing
from linchpin.claims.edition import Delta, Edition
from linchpin.claims.errors import LinchpinError
from linchpin.claims.finding import Finding
from linchpin.claims.source_part import NotUnderstood
from linchpin.cli import app
from linchpin.ledger.chain import Head
from linchpin.ledger.decision import Decision
from linchpin.ledger.ledger import Ledger
from linchpin.match.resolve.clusters import Judgement, Refusal
from linchpin.match.resolve.rules import Merge
from linchpin.network.network import Network
from linchpin.read.cases import CaseReader, sample_tables
from linchpin.read.lists.registry import LISTS, list_reader
from linchpin.read.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(DOCS.rglob("*.md")),
    *sorted((ROOT / "plans").glob("*.md")),
]
_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def name_of(page: Path) -> str:
    """Return a page's path as a test's id."""
    return page.relative_to(ROOT).as_posix()


def fences(page: Path, *languages: str) -> list[str]:
    """Return the code blocks of a page in some languages, in order."""
    return [body for kind, body in _FENCE.findall(page.read_text("utf-8")) if kind in languages]


def prose(page: Path) -> str:
    """Return a page without its code blocks."""
    return _FENCE.sub("", page.read_text("utf-8"))


# Commands


def commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, groups too."""
    for name, command in group.commands.items():
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))


def command_at(words: Sequence[str]) -> click.Command:
    """Return the command that the words name, as far as they name one."""
    command: click.Command = app
    for word in words:
        if not isinstance(command, click.Group) or word not in command.commands:
            break
        command = command.commands[word]
    return command


@pytest.mark.parametrize("words", [(), *commands(app)], ids=" ".join)
def test_every_command_and_option_is_in_the_reference(words: tuple[str, ...]) -> None:
    page = (DOCS / "commands.md").read_text("utf-8")
    heading = f"## `{' '.join(words) or 'linchpin'}`\n"
    assert heading in page
    section = page.partition(heading)[2].partition("\n## ")[0]
    for parameter in command_at(words).params:
        if isinstance(parameter, click.Option):
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", section), option
            assert parameter.help or option == "--version", f"{option} has no help"
    assert command_at(words).help


def test_the_reference_is_what_the_program_says_today() -> None:
    script = ROOT / "scripts" / "generate_command_reference.py"
    done = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(app.commands))
def test_every_command_is_in_the_readme_and_the_changelog(name: str) -> None:
    for page in (ROOT / "README.md", ROOT / "CHANGELOG.md"):
        assert f"linchpin {name}" in page.read_text("utf-8"), page.name


# Examples


def examples(page: Path) -> Iterator[str]:
    """Yield every `linchpin` command line of a page's shell blocks."""
    for body in fences(page, "sh", "bash", "console", "shell"):
        for line in body.replace("\\\n", " ").splitlines():
            for part in re.split(r"&&|\||>", line.removeprefix("$ ")):
                found = re.match(
                    r"(?:\S+=\S+ )*(?:\S*uv run |\.venv/bin/)?(linchpin .*)", part.strip()
                )
                if found is not None:
                    yield found[1]


def parse(line: str) -> None:
    """Parse a command line as the program would, and run nothing.

    Raises:
        click.UsageError: The program would refuse it.
    """
    _parse(app, shlex.split(line, comments=True)[1:], None)


def _parse(command: click.Command, words: list[str], parent: click.Context | None) -> None:
    if not isinstance(command, click.Group):
        with contextlib.suppress(click.exceptions.Exit):
            command.make_context(command.name, words, parent=parent)
        return
    context = click.Context(command, info_name=command.name, parent=parent)
    command.parse_args(context, words)
    rest = [*context._protected_args, *context.args]
    if rest:
        _, found, rest = command.resolve_command(context, rest)
        assert found is not None
        _parse(found, rest, context)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_example_is_one_the_program_takes(page: Path) -> None:
    for line in examples(page):
        try:
            parse(line)
        except click.UsageError as error:
            pytest.fail(f"{line}: {error.format_message()}")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_named_in_the_text_exists(page: Path) -> None:
    for line in re.findall(r"`linchpin ([^`]+)`", prose(page)):
        words = line.split()
        if not words[0][0].isalpha():
            continue
        command = command_at(words)
        assert command is not app, line
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        params = [*command.params, *app.params, *(p for one in inner for p in one.params)]
        known = {o for p in params for o in (*p.opts, *p.secondary_opts)}
        assert set(re.findall(r"(?<!\S|\w)--?[a-z][\w-]*", line)) <= known | {"--help"}, line


def test_a_wrong_example_would_be_found() -> None:
    for line in ("linchpin nosuch", "linchpin ask", "linchpin ask x --nosuch", "linchpin new"):
        with pytest.raises(click.UsageError):
            parse(line)


# Sessions: what the pages show is what the program prints


class Session:
    """Runs command lines in a folder, as a terminal of 100 columns shows them."""

    def __init__(self) -> None:
        self.output: dict[str, str] = {}

    def run(self, line: str) -> str:
        """Return what a command line prints; errors as the program words them."""
        result = CliRunner().invoke(app, shlex.split(line, comments=True)[1:])
        output = result.output
        if isinstance(result.exception, LinchpinError):
            output += f"linchpin: {result.exception}\n"
        elif result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        self.output[line] = output
        return output


def steps(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each command line of a page's sessions with the lines shown below it."""
    for body in fences(page, "console"):
        for step in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            line, _, shown = step.partition("\n")
            yield line, shown.splitlines()


def shows(shown: list[str], printed: list[str]) -> str | None:
    """Return the first line shown that was not printed in its place, or None.

    `...` on a line of its own stands for any lines, elsewhere for any characters.
    """
    place, loose = 0, False
    for line in shown:
        if line.strip() == "...":
            loose = True
            continue
        pattern = re.compile(".*".join(map(re.escape, line.rstrip().split("..."))))
        last = len(printed) if loose else min(place + 1, len(printed))
        fits = (n for n in range(place, last) if pattern.fullmatch(printed[n].rstrip()))
        found = next(fits, None)
        if found is None:
            return line
        place, loose = found + 1, False
    return None if loose or place == len(printed) else printed[place]


def test_shows_tells_right_from_wrong() -> None:
    printed = ["a", "b 1", "c", "d"]
    assert shows(["a", "b ...", "...", "d"], printed) is None
    assert shows(["a", "c", "d"], printed) == "c"
    assert shows(["a", "..."], printed) is None
    assert shows(["a", "b 1"], printed) == "c"


@pytest.fixture(scope="module")
def quick_start(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Yield the quick start as run for real, standing in its folder."""
    folder = tmp_path_factory.mktemp("quick-start")
    (folder / "downloads").mkdir()
    for edition in ("2021-04-25", "2021-07"):
        (folder / "downloads" / edition).symlink_to(data / "ofac" / "full" / edition)
    (folder / "customers.csv").write_bytes(sample_tables().customers.read_bytes())
    (folder / "payments.csv").write_bytes(sample_tables().payments.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "100")
        for name in ("LINCHPIN_ARCHIVE", "LINCHPIN_LEDGER"):
            patch.delenv(name, raising=False)
        session = Session()
        for line, _ in steps(DOCS / "quick-start.md"):
            session.run(line)
        yield session


@pytest.mark.data
@pytest.mark.slow
def test_the_quick_start_prints_what_it_shows(quick_start: Session) -> None:
    for line, shown in steps(DOCS / "quick-start.md"):
        printed = quick_start.output[line].splitlines()
        assert shows(shown, printed) is None, (line, "\n".join(printed))


_NO_DATA = "<!-- session: needs no data -->"
SESSIONS = [page for page in PAGES if page.name != "quick-start.md" and list(steps(page))]
ALONE = [page for page in SESSIONS if _NO_DATA in page.read_text("utf-8")]
OTHERS = [page for page in SESSIONS if page not in ALONE]


@pytest.mark.parametrize("page", ALONE, ids=name_of)
def test_a_session_that_needs_no_data_prints_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("LINCHPIN_ARCHIVE", raising=False)
    session = Session()
    for line, shown in steps(page):
        printed = session.run(line).splitlines()
        assert shows(shown, printed) is None, (line, "\n".join(printed))


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("page", OTHERS, ids=name_of)
def test_every_session_prints_what_it_shows(quick_start: Session, page: Path) -> None:
    for line, shown in steps(page):
        printed = quick_start.run(line).splitlines()
        assert shows(shown, printed) is None, (line, "\n".join(printed))


_OWN_TESTS = {"the folder of the quick start", "from: the worked example with two slips"}
"""What is no output of a command and has a test of its own."""
_MARKED = re.compile(r"<!-- ([^\n]+?) -->\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SHOWN_PAGES = [page for page in PAGES if page.name != "commands.md" and page.is_relative_to(DOCS)]


@pytest.mark.parametrize("page", _SHOWN_PAGES, ids=name_of)
def test_every_text_shown_says_where_it_is_from(page: Path) -> None:
    marks = [mark for mark, _ in _MARKED.findall(page.read_text("utf-8"))]
    assert len(marks) == len(fences(page, "text")), "put <!-- from: COMMAND --> above it"
    for mark in marks:
        assert mark.startswith("from: linchpin ") or mark in _OWN_TESTS, mark


@pytest.fixture(scope="module")
def demo(quick_start: Session) -> list[str]:
    """Return what the demo prints; its archive is then in the quick start's folder."""
    return quick_start.run("linchpin demo --list downloads/2021-07").splitlines()


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("page", _SHOWN_PAGES, ids=name_of)
def test_lines_shown_are_printed_by_their_command(quick_start: Session, page: Path) -> None:
    for mark, shown in _MARKED.findall(page.read_text("utf-8")):
        if mark.startswith("from: linchpin "):
            printed = quick_start.run(mark.removeprefix("from: ")).splitlines()
            assert shows(["...", *shown.splitlines(), "..."], printed) is None, (
                mark,
                "\n".join(printed),
            )


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.usefixtures("quick_start")
def test_the_archive_page_names_all_that_is_in_an_archive() -> None:
    (tree,) = fences(DOCS / "archive.md", "text")
    named = {line.split()[0].rstrip("/") for line in tree.splitlines()}
    archive = Path("linchpin-archive")
    editions = (archive / "sources" / "us_ofac_sdn").glob("20*")
    found = {path.name for folder in (archive, *editions) for path in folder.iterdir()}
    (edition, *_) = (archive / "sources" / "us_ofac_sdn").glob("2021-07.*")
    assert {name for name in found - named if not name.startswith(".")} == set()
    assert {"archive.json", "edition.json", "claims.parquet"} <= found
    assert re.fullmatch(r"2021-07\.\d{6}\.[0-9a-f]{12}", edition.name)


@pytest.mark.data
@pytest.mark.slow
def test_the_readme_shows_lines_of_the_demo(demo: list[str]) -> None:
    printed = demo
    marked = (ROOT / "README.md").read_text("utf-8").partition("<!-- from: linchpin demo -->")[2]
    shown = _FENCE.findall(marked)[0][1].splitlines()
    assert shows(["...", *shown, "..."], printed) is None


@pytest.mark.data
@pytest.mark.slow
def test_the_queries_of_the_archive_page_run(quick_start: Session) -> None:
    page = (DOCS / "archive.md").read_text("utf-8")
    printed = []
    for part in page.split("<!-- test: runs -->")[1:]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(_FENCE.findall(part)[0][1], {})
        printed.append(out.getvalue())
    assert len(printed) == 2
    figures = re.findall(r"([A-Z]{4,5}) ([\d,]+)(?=,| and|\.)", page.partition("this gives ")[2])
    for program, count in figures[:5]:
        assert f"('{program}', {count.replace(',', '')})" in printed[0]
    assert "'the indictment', 'charged'" in printed[1]


# Pages


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^()\s]+)\)", prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.is_file(), f"{target} is not there"
        home = DOCS if page.is_relative_to(DOCS) else ROOT
        assert found.is_relative_to(home), f"{target} leads out of {home.name}"
        if anchor:
            assert anchor in anchors(found), f"{target}: no such heading"


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings
    }


def test_every_page_is_in_the_menu() -> None:
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    listed = set(_targets(menu))
    assert listed == {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}


def _targets(menu: object) -> Iterator[str]:
    if isinstance(menu, str):
        yield menu
    elif isinstance(menu, dict):
        for item in menu.values():
            yield from _targets(item)
    elif isinstance(menu, list):
        for item in menu:
            yield from _targets(item)


def readers() -> list[str]:
    """Return the name of every reader: of cases, and of each list of the registry."""
    return [CaseReader.name, *(list_reader(entry).name for entry in LISTS)]


@pytest.mark.parametrize("reader", readers())
def test_every_reader_has_a_page(reader: str) -> None:
    pages = (DOCS / "sources" / f"{reader}.md", DOCS / f"writing-a-{reader}.md")
    assert any(page.is_file() for page in pages), f"write {name_of(pages[0])}"


def test_the_readers_are_found() -> None:
    assert {*readers()} >= {"case", "ofac"}


# Words


def terms() -> list[str]:
    """Return every term the glossary explains."""
    bold = re.findall(r"^- \*\*(.+?)\*\*: \S", prose(DOCS / "glossary.md"), re.MULTILINE)
    return [term for group in bold for term in group.split(", ")]


def test_the_glossary_explains_each_word_once() -> None:
    assert sorted(terms()) == sorted(set(terms()))


@pytest.mark.parametrize(
    "idea",
    [
        *(Claim, Document, Evidence, Standing, Edition, Delta, Finding, Manifest, Ledger),
        *(Decision, Head, Judgement, Merge, Refusal, Network, NotUnderstood, Reader),
    ],
    ids=lambda idea: idea.__name__,
)
def test_the_words_of_the_code_are_in_the_glossary(idea: type) -> None:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", idea.__name__).lower()
    assert words in terms()


def test_every_standing_is_explained() -> None:
    page = (DOCS / "claims-and-standing.md").read_text("utf-8")
    for standing in Standing:
        assert f"| `{standing.value}` | " in page


def test_every_dependency_has_a_line_in_the_plans() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[^\w-]", item)[0] for item in wanted if not item.startswith("types-")}
    plans = "\n".join(path.read_text("utf-8") for path in (ROOT / "plans").glob("*.md"))
    assert sorted(name for name in names if f"`{name}`" not in plans) == []
