"""What is printed: no escape in a pipe, letters of any encoding, JSON that is always UTF-8."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from linchpin import cli

ASK = ("ask", "El Mencho")
LINES = [
    ASK,
    ("paths", "El Mencho", "Cristian Gutierrez Ochoa"),
    ("new", "--since", "2018-01-01"),
    ("editions",),
    ("audit",),
    ("archive", "check"),
    ("export", "--format", "csv"),
    ("export", "--format", "ftm"),
    ("chart", "Jalisco New Generation Cartel", "--check"),
    ("match", "José Иван", "Jose Ivan"),
    ("case", "schema"),
    ("ask", "nadie Ñandú 東"),
]
WITH_JSON = ("ask", "paths", "new", "editions", "audit", "archive", "match")
ENCODINGS = ("utf-8", "iso-8859-1", "ascii")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of the bundled cases."""
    folder = tmp_path_factory.mktemp("streams") / "archive"
    for name in ("ruelas", "jalisco"):
        assert cli.run(["--archive", str(folder), "add", "case", name]) == 0
    return folder


def printed(archive: Path, line: tuple[str, ...], encoding: str) -> tuple[int, bytes, bytes]:
    """Return exit code, standard output and standard error where both take one encoding only."""
    below = io.BytesIO(), io.BytesIO()
    before = sys.stdout, sys.stderr
    streams = [
        io.TextIOWrapper(one, encoding=encoding, errors="strict", write_through=True)
        for one in below
    ]
    sys.stdout, sys.stderr = streams
    try:
        code = cli.run(["--archive", str(archive), *line])
    finally:
        sys.stdout, sys.stderr = before
        for stream in streams:
            stream.detach()
    return code, below[0].getvalue(), below[1].getvalue()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_any_encoding_takes_what_is_printed(
    archive: Path, line: tuple[str, ...], encoding: str
) -> None:
    code, out, err = printed(archive, line, encoding)
    assert code in (0, 1, 4)
    assert out or err
    text = out.decode(encoding) + err.decode(encoding)
    assert "\x1b" not in text
    assert "Traceback" not in text
    assert "unforeseen" not in text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("line", [one for one in LINES if one[0] in WITH_JSON], ids=" ".join)
def test_json_is_utf_8_in_any_locale(archive: Path, line: tuple[str, ...], encoding: str) -> None:
    code, out, _ = printed(archive, (*line, "--json"), encoding)
    found = json.loads(out.decode("utf-8"))
    assert found is not None
    if code == 1:
        assert found["exit"] == 1
    if line == ASK:
        assert found == json.loads(printed(archive, (*line, "--json"), "utf-8")[1])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (("export", "--format", "csv"), "claims.csv"),
        (("export", "--format", "ftm"), "network.json"),
        (("chart", "Jalisco New Generation Cartel", "--paper", "column"), "chart.svg"),
        (("case", "schema"), "schema.json"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else value,
)
def test_a_file_that_is_asked_for_leaves_the_summary_to_standard_output(
    archive: Path, tmp_path: Path, line: tuple[str, ...], name: str
) -> None:
    path = tmp_path / name
    code, out, err = printed(archive, (*line, "-o", str(path)), "utf-8")
    assert code == 0
    assert path.is_file() or list(tmp_path.glob(f"{path.stem}*"))
    assert 0 < len((out + err).splitlines()) < 5


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes into a read-only folder all the same")
def test_a_read_only_folder_is_said(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir(mode=0o500)
    code, _, err = printed(archive, (*ASK[:1], "x", "--json"), "utf-8")
    assert code == 1
    code, _, err = printed(archive, ("export", "-o", str(folder / "claims.csv")), "utf-8")
    assert code == 1
    assert b"read-only" in err
