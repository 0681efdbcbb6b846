"""The installed command as a process: pipes, signals, full disks, encodings, no network."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from invented import Written, keep
from linchpin.archive import create_archive
from printed import LINCHPIN, linchpin, said


def test_offline_the_demo_ends_well(tmp_path: Path) -> None:
    done = linchpin("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Today's SDN list is not among them" in done.stdout
    assert "2. FEBRUARY 2026" in done.stdout
    assert said(done) == ""


def test_offline_a_download_says_what_to_do(tmp_path: Path) -> None:
    done = linchpin("add", "ofac", cwd=tmp_path)
    assert done.returncode == 1
    assert "Nothing was changed" in done.stderr
    assert "--from PATH" in done.stderr
    assert "Traceback" not in done.stderr


def test_errors_are_one_line_without_a_traceback(tmp_path: Path) -> None:
    done = linchpin("ask", "nobody", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("linchpin: linchpin-archive: no archive there")
    assert linchpin("ask", cwd=tmp_path).returncode == 2


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    linchpin("add", "case", "ruelas", cwd=tmp_path)
    command = f"{LINCHPIN} export --format csv | head -1"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.startswith("entity,caption,id")
    assert said(done) == ""


# Ctrl-C


def stopped(arguments: list[str], cwd: Path, seconds: float) -> subprocess.CompletedProcess[str]:
    """Run the command and press Ctrl-C, which reaches it and its workers, after some seconds."""
    process = subprocess.Popen(
        [LINCHPIN, *arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(seconds)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    out, error = process.communicate(timeout=60)
    return subprocess.CompletedProcess(arguments, process.returncode, out, error)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an archive and a book that takes seconds."""
    folder = tmp_path_factory.mktemp("busy")
    source = Written()
    source.entry(1, "Ana EJEMPLO PRUEBA")
    keep(create_archive(folder / "linchpin-archive"), source.edition("2021-07"))
    rows = (f"{i},Nadie {i:x} Inventado {i % 97:x}" for i in range(200_000))
    (folder / "book.csv").write_text("id,name\n" + "\n".join(rows) + "\n", "utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("jobs", "seconds"), [("1", 0.3), ("1", 1.2), ("2", 2.0)])
def test_ctrl_c_ends_in_order_at_any_moment(busy: Path, jobs: str, seconds: float) -> None:
    """Begin to count after the first tenth: until then it is Python that starts, not Linchpin."""
    done = stopped(["screen", "book.csv", "--jobs", jobs, "-o", "hits.csv"], busy, seconds)
    assert done.returncode in (130, 0), done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    if done.returncode == 130:
        assert done.stderr.endswith("linchpin: stopped\n")
    assert [item.name for item in busy.iterdir() if ".part" in item.name] == []


# Where output goes


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an archive of one case."""
    folder = tmp_path_factory.mktemp("case")
    linchpin("add", "case", "ruelas", cwd=folder)
    return folder


def test_a_full_disk_is_said(case: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [LINCHPIN, "ask", "Joel Efren Ruelas Avila"],
            cwd=case, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert said(done) == "linchpin: standard output: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "iso8859-1"])
def test_letters_the_encoding_lacks_have_a_latin_form(case: Path, encoding: str) -> None:
    done = linchpin("ask", "José Luis Ruelas Torres", cwd=case, PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    assert "shown in a Latin form" in done.stderr
    assert encoding in done.stderr
    found = linchpin(
        "ask", "José Luis Ruelas Torres", "--json", cwd=case, PYTHONIOENCODING=encoding
    )
    assert json.loads(found.stdout)["caption"] == "José Luis Ruelas Torres"
    assert said(found) == ""


def test_the_plain_locale_is_enough(case: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    for words in (["--help"], ["ask", "José Luis Ruelas Torres"]):
        done = linchpin(*words, cwd=case, **plain)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    (case / "José.csv").write_text("name1,name2\na b,b a\n", "utf-8")
    paired = linchpin("match", "--pairs", "José.csv", "-o", "Año.csv", cwd=case, **plain)
    assert paired.returncode == 0, paired.stderr
    assert (case / "Año.csv").is_file()


def test_help_comes_at_once(case: Path) -> None:
    before = os.times()
    linchpin("--help", cwd=case)
    after = os.times()
    spent = after.children_user + after.children_system
    assert spent - before.children_user - before.children_system < 0.6


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_shells_complete_commands(case: Path, shell: str) -> None:
    done = linchpin(cwd=case, _LINCHPIN_COMPLETE=f"{shell}_source")
    assert (done.returncode, "_LINCHPIN_COMPLETE" in done.stdout) == (0, True)
    asked = {"COMP_WORDS": "linchpin resc", "COMP_CWORD": "1" if shell != "fish" else "resc"}
    found = linchpin(cwd=case, _LINCHPIN_COMPLETE=f"{shell}_complete", **asked)
    assert "rescreen" in found.stdout
