"""A full disk (here: no file may grow beyond some bytes) leaves what was there, and says so."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import Result

from linchpin.archive import open_archive
from linchpin.archive.check import check_archive
from linchpin.cli import run as run_line
from linchpin.ledger.ledger import Ledger
from linchpin.workspace import open as opening

Run = Callable[..., Result]
GROUP = "Ruelas Torres Drug Trafficking Organization"
LINES: dict[str, tuple[str, ...]] = {
    "add": ("add", "ofac", "--from", "sdn-2021-08", "--accept-shrunken", "--report", "r.csv"),
    "add case": ("add", "case", "jalisco"),
    "same": ("same", "18956", "18957", "--no", "--because", "an organisation and a person"),
    "export": ("export", "--format", "ftm", "-o", "out.json"),
    "chart": ("chart", GROUP, "-o", "out.svg"),
    "pack": ("chart", GROUP, "--pack", "out.pdf"),
    "screen": ("screen", "book.csv", "-o", "hits.csv"),
    "rescreen": ("rescreen", "book.csv", "--since", "2021-07", "-o", "news.csv"),
    "match": ("match", "--pairs", "pairs.csv", "-o", "scored.csv"),
    "strike": ("strike", "edges", "ties.csv", "--best", "1", "--worlds", "0", "-o", "s.svg"),
    "case": ("case", "schema", "-o", "schema.json"),
}
_DONE = (0, 3, 4, 5)


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond some bytes; what is longer already stays."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the first test keeps what `filled` makes, for the others."""
    return tmp_path_factory.mktemp("filled") / "made"


@pytest.fixture
def filled(run: Run, tmp_path: Path, made: Path, request: pytest.FixtureRequest) -> None:
    """Have an archive, a decision, and what the commands read; made once, then copied."""
    if not made.exists():
        _fill(request.getfixturevalue("ready"), request.getfixturevalue("sdn"))
        copytree(tmp_path, made)
    else:
        copytree(made, tmp_path, dirs_exist_ok=True)


def _fill(ready: Run, sdn: Callable[..., str]) -> None:
    sdn("sdn-2021-08", flipped=True)
    ready("same", "17674", "18957", "--no", "--because", "two people")
    Path("book.csv").write_text("name\nJose Luis Ruelas Torres\n", "utf-8")
    Path("pairs.csv").write_text("name1,name2\nAna,Anna\n", "utf-8")
    Path("ties.csv").write_text("source,target\nAna,Luis\nLuis,Eva\nLuis,Oto\n", "utf-8")


def state() -> dict[str, str]:
    """Return a hash of every file that a user would miss."""
    found = {}
    for path in sorted(Path().rglob("*")):
        derived = any(part.startswith(".") for part in path.parts) or ".index" in path.name
        if path.is_file() and not derived and path.suffix not in (".part", ".work"):
            found[str(path)] = sha256(path.read_bytes()).hexdigest()
    return found


@pytest.mark.parametrize("name", LINES)
def test_a_full_disk_leaves_what_was_there_and_is_said(
    filled: None, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LEAST_CLAIMS", 1)
    line = list(LINES[name])
    if line[0] not in ("add", "same"):  # so that there is an output to be kept
        assert run_line(line) in _DONE
    before = state()
    decisions = Ledger.open("linchpin-archive/ledger.sqlite").verify().head.count
    for size in (0, 1, 200, 1500):
        capsys.readouterr()
        with full_after(size):
            code = run_line(line)
        said = capsys.readouterr().err
        after = state()
        assert code == 1 or size > 0, said
        if code == 1:
            assert "Traceback" not in said
            assert "linchpin: " in said
            lost = {path for path in before if before[path] != after.get(path)}
            assert lost <= {"linchpin-archive/ledger.sqlite-wal"}, (size, said)
        else:
            assert code in _DONE, (size, code, said)
        archive = open_archive(Path("linchpin-archive"))
        assert check_archive(archive).sound
        report = Ledger.open(archive.ledger_path).verify()
        assert report.intact
        assert report.head.count >= decisions
    assert run_line(line) in _DONE, capsys.readouterr().err
