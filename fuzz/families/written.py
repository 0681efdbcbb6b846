"""What the families damage: small valid files, most of them written by the tests' own writers."""

from __future__ import annotations

import gzip
import io
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

from fuzz.mutation import mutate

ROOT = Path(__file__).resolve().parents[2]
for _folder in ("tests", "tests/tabular", "tests/read/lists/ofac"):
    sys.path.append(str(ROOT / _folder))

PEOPLE = [
    (
        "1",
        "EJEMPLO PRUEBA, Ana Maria",
        "DOB 12 Mar 1968; a.k.a. 'LA NADIE'; Passport A123 (Mexico)",
    ),
    ("2", "EJEMPLO PRUEBA, Luis", "DOB circa 1970; Linked To: EMPRESA INVENTADA, S.A. DE C.V."),
    ("3", "EMPRESA INVENTADA, S.A. DE C.V.", "R.F.C. EIN010101AAA (Mexico)."),
]


def add_list(folder: Path) -> None:
    """Write an invented SDN set into a folder."""
    from sdn_files import csv_text

    rows = [
        [number, name, "individual" if number != "3" else None, "SDNTK", *[None] * 7, remarks]
        for number, name, remarks in PEOPLE
    ]
    alt = [["1", "11", "aka", "EJEMPLO, Anita", None]]
    add = [["1", "21", "Calle Falsa 123", "Culiacan, Sinaloa", "Mexico", None]]
    folder.mkdir(parents=True, exist_ok=True)
    for name, rest in (("sdn.csv", rows), ("alt.csv", alt), ("add.csv", add)):
        (folder / name).write_bytes(csv_text(rest).encode())
    comments = [["1", "; Gender Female; nationality Mexico."]]
    (folder / "sdn_comments.csv").write_bytes(csv_text(comments, end="").encode())


def linchpin(folder: Path, *arguments: str, least_claims: int | None = None) -> str:
    """Run a command in a folder and return what it printed; it must succeed.

    Args:
        folder: Where.
        arguments: What stands behind `linchpin`.
        least_claims: Claims from which on a network is kept; None for as many as always.
    """
    code = "import sys; from fuzz.worker import keeping; sys.exit(keeping(sys.argv[1:]))"
    line = ["-m", "linchpin"] if least_claims is None else ["-c", code, str(least_claims)]
    done = subprocess.run(
        [sys.executable, *line, *arguments],
        cwd=folder,
        env=os.environ
        | {"XDG_CACHE_HOME": str(folder.parent / "cache"), "COLUMNS": "100"}
        | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout


def fill_archive(folder: Path) -> None:
    """Make an archive of two editions of an invented list, and a case."""
    add_list(folder / "list")
    line = ["add", "ofac", "--from", "list", "--accept-shrunken", "--date"]
    linchpin(folder, *line, "2021-06")
    path = folder / "list" / "sdn.csv"
    path.write_bytes(path.read_bytes().replace(b"1968", b"1969"))
    linchpin(folder, *line, "2021-07")
    linchpin(folder, "add", "case", "ruelas")


def mutate_file(chance: random.Random, data: bytes) -> bytes:
    """Return a damaged file; half of the time inside what is packed."""
    if chance.random() < 0.5:
        return mutate(chance, data)
    if data[:2] == b"\x1f\x8b":
        return gzip.compress(mutate(chance, gzip.decompress(data)), 1)
    if data[:4] != b"PK\x03\x04":
        return mutate(chance, data)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", 8) as again:
        names = packed.namelist()
        wanted = chance.choice(names)
        for name in names:
            content = packed.read(name)
            again.writestr(name, mutate(chance, content) if name == wanted else content)
    return out.getvalue()
