"""Runs the command as a user does, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linchpin.cli import app

Run = Callable[..., Result]
Sdn = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `linchpin` with arguments in a fresh folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("LINCHPIN_ARCHIVE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.with_name(f"{tmp_path.name}-cache")))

    def call(*arguments: str, fails: bool = False) -> Result:
        result = CliRunner().invoke(app, list(arguments))
        if not fails:
            assert result.exception is None, (result.output, result.exception)
        return result

    return call


SDN = """\
17671,"CARTEL DE JALISCO NUEVA GENERACION",-0- ,"SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
17674,"{mencho}","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 17 Jul 1966; \
a.k.a. 'Mencho'; Linked To: CARTEL DE JALISCO NUEVA GENERACION."
18956,"RUELAS TORRES DRUG TRAFFICKING ORGANIZATION",-0- ,"SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\
-0- ,-0-
18957,"RUELAS TORRES, Jose Luis","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\
"DOB 10 Sep 1953; Linked To: RUELAS TORRES DRUG TRAFFICKING ORGANIZATION."
20109,"OSEGUERA CERVANTES, Antonio","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
21577,"AGRICOLA RUELAS, S.P.R. DE R.I.",-0- ,"SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
22343,"RUELAS AVILA, Jose Luis","individual","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\
"DOB 11 Mar 1981; Linked To: RUELAS TORRES DRUG TRAFFICKING ORGANIZATION."
\x1a"""
"""A handful of public entries of the SDN list (sanctionslist.ofac.treas.gov), in its layout."""

ALT = '17674,27321,"aka","{other}",-0- \n\x1a'


@pytest.fixture
def sdn(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes a small SDN set and returns its folder."""

    def write(folder: str = "sdn-2021-07", *, flipped: bool = False) -> str:
        names = ["OSEGUERA CERVANTES, Nemesio", "OSEGUERA CERVANTES, Ruben"]
        mencho, other = reversed(names) if flipped else names
        path = tmp_path / folder
        path.mkdir()
        (path / "sdn.csv").write_text(SDN.replace("{mencho}", mencho), "utf-8")
        (path / "alt.csv").write_text(ALT.replace("{other}", other), "utf-8")
        return str(path)

    return write


@pytest.fixture
def ready(run: Run, sdn: Sdn) -> Run:
    """Return the runner with both cases and a small list added."""
    run("add", "case", "ruelas")
    run("add", "case", "jalisco")
    run("add", "ofac", "--from", sdn(), "--accept-shrunken")
    return run
