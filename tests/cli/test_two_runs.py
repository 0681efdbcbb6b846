"""Two processes that write one file: one of them writes it, and the other says so beforehand."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
ROW = '{number},"PRUEBA, {name}","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
HOLDS = """
import sys
from pathlib import Path
from linchpin.workspace.output_locks import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
BUSY = "another run is writing it; name another file, or try again when it is done"


@pytest.fixture
def screen(run: Run) -> Callable[..., Result]:
    """Return what screens a book of two against a list of two."""
    Path("sdn.csv").write_text(
        "".join(ROW.format(number=n, name=name) for n, name in enumerate(("Ana", "Luis"), 1))
    )
    for name in ("Ana", "Luis"):
        Path(f"{name}.csv").write_text(f"name\n{name} Prueba\n")

    def call(name: str, *more: str) -> Result:
        return run("screen", f"{name}.csv", "--list", "sdn.csv", *more, fails=True)

    return call


@contextmanager
def held_by_another(path: str) -> Iterator[subprocess.Popen[str]]:
    """Let another process write a file; it is killed in the end."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def content() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}


def hits_of_record(record: Path) -> str:
    found: str = json.loads(record.read_text("utf-8"))["hits_file"]["sha256"]
    return found


def test_what_another_process_writes_is_refused_until_it_ends(
    screen: Callable[..., Result],
) -> None:
    Path("link.csv").symlink_to("hits.csv")
    Path("hits.csv.part").write_text("half of the other's")
    with held_by_another("hits.csv"):
        before = content()
        for output in ("hits.csv", "./hits.csv", "link.csv"):
            refused = screen("Ana", "-o", output)
            assert refused.exit_code == 1
            assert BUSY in str(refused.exception)
        assert content() == before
        assert screen("Ana", "-o", "others.csv").exit_code == 3
    assert Path("hits.csv.lock").exists()  # it was killed: what it left locks nothing
    assert screen("Ana", "-o", "hits.csv", "--overwrite").exit_code == 3
    digest = hashlib.sha256(Path("hits.csv").read_bytes()).hexdigest()
    assert hits_of_record(Path("hits.csv.run.json")) == digest
    assert not list(Path().glob("*.lock"))


def test_a_record_that_another_process_writes_keeps_its_number(
    screen: Callable[..., Result],
) -> None:
    with held_by_another("Ana.csv.run.json"):
        assert screen("Ana").exit_code == 3
    assert [path.name for path in Path().glob("*.run.json")] == ["Ana.csv.2.run.json"]
    with held_by_another("mine.json"):
        assert "stays; this one is mine.2.json" in screen("Ana", "--record", "mine.json").output
    assert screen("Ana", "--record", "mine.json").exit_code == 3
    assert {path.name for path in Path().glob("mine*")} == {"mine.json", "mine.2.json"}


def test_a_picture_that_another_process_writes_is_refused(ready: Run) -> None:
    with held_by_another("out.svg"):
        refused = ready("chart", "Ruelas Torres DTO", "-o", "out.svg", fails=True)
    assert BUSY in str(refused.exception)
    assert not Path("out.svg").exists()


def test_a_file_that_only_has_the_name_of_a_lock_is_kept(screen: Callable[..., Result]) -> None:
    Path("hits.csv.lock").write_text("a file of the user's")
    refused = screen("Ana", "-o", "hits.csv")
    assert "hits.csv.lock" in str(refused.exception)
    assert screen("Ana", "-o", "hits.csv", "--overwrite").exit_code == 3
    assert Path("hits.csv.lock").read_text() == "a file of the user's"


def test_of_two_that_run_at_once_hits_and_records_stay_together(
    screen: Callable[..., Result],
) -> None:
    line = [sys.executable, "-m", "linchpin", "--archive", "none", "screen"]
    running = [
        subprocess.Popen(
            [*line, f"{name}.csv", "--list", "sdn.csv", "-o", "hits.csv"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("Ana", "Luis")
    ]
    said = [process.communicate()[1] for process in running]
    codes = [process.returncode for process in running]
    assert set(codes) <= {3, 1}
    assert 3 in codes
    assert all(BUSY in text for text, code in zip(said, codes, strict=True) if code == 1)
    records = list(Path().glob("hits.csv*.run.json"))
    assert len(records) == codes.count(3)
    digest = hashlib.sha256(Path("hits.csv").read_bytes()).hexdigest()
    assert digest in {hits_of_record(record) for record in records}
    assert not [path for path in Path().iterdir() if path.suffix in (".lock", ".part", ".work")]
