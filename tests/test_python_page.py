"""The page and the notebook on Python are run: what they show is what comes."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbclient import NotebookClient

from cli.conftest import ALT, SDN
from linchpin.cli import app

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "python.md"
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the archive the page speaks of."""
    folder = tmp_path_factory.mktemp("python")
    listed = folder / "sdn-2021-07"
    listed.mkdir()
    names = {"mencho": "OSEGUERA CERVANTES, Nemesio", "other": "OSEGUERA CERVANTES, Ruben"}
    (listed / "sdn.csv").write_text(SDN.replace("{mencho}", names["mencho"]), "utf-8")
    (listed / "alt.csv").write_text(ALT.replace("{other}", names["other"]), "utf-8")
    for words in (
        ("case", "ruelas"), ("case", "jalisco"),
        ("ofac", "--from", str(listed), "--accept-shrunken"),
    ):  # fmt: skip
        line = ["--archive", str(folder / "linchpin-archive"), "add", *words]
        done = CliRunner().invoke(app, line)
        assert done.exception is None, done.output
    return folder


@pytest.fixture
def there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the folder."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("LINCHPIN_ARCHIVE", raising=False)
    monkeypatch.delenv("LINCHPIN_LEDGER", raising=False)
    return folder


@pytest.mark.usefixtures("there")
def test_the_examples_of_the_page_give_what_they_show() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.DOTALL)
    assert len(blocks) > 6
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    parser, names, wrong = doctest.DocTestParser(), {}, []
    for number, block in enumerate(blocks, start=1):
        test = parser.get_doctest(block, names, f"block {number}", str(PAGE), 0)
        assert test.examples, block
        said: list[str] = []
        runner.run(test, out=said.append, clear_globs=False)
        names = test.globs
        wrong += said
    assert not wrong, "".join(wrong)


@pytest.mark.slow
def test_the_notebook_runs_and_shows_answers(there: Path) -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(there)}}
    )
    client.execute()
    shown = [
        output.get("data", {}).get("text/html", "") or output.get("text", "")
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    ]
    told = "\n".join(shown)
    for words in (
        "Nemesio Oseguera", "none is picked", "NOT EVERYTHING COULD BE SCREENED", "<svg",
        "What these sources do not say", "Reading 1",
    ):  # fmt: skip
        assert words in told
    assert "<script" not in told


def test_the_notebook_is_current_and_holds_no_output() -> None:
    script = ROOT / "scripts" / "make_notebook.py"
    done = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
