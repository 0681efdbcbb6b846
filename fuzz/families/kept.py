"""Damaged files that earlier runs left: records, indexes of books, hits, and files of a strike."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.families.books import TIES
from fuzz.families.written import fill_archive
from fuzz.mutation import mutate

_BOOK = "name,birth date,note\nAna Maria EJEMPLO PRUEBA,1968-03-12,x\nNadie Conocido,,y\n"
_SCREEN = ["screen", "book.csv", "-o", "hits.csv"]
_RESCREEN = ["rescreen", "book.csv", "--since", "2021-06", "-o", "new.csv"]


def _prepare(folder: Path) -> None:
    fill_archive(folder)
    (folder / "book.csv").write_text(_BOOK)
    for line in ([*_SCREEN, "--index", "book.index"], [*_RESCREEN, "--index", "book.index"]):
        subprocess.run(
            [sys.executable, "-m", "linchpin", *line], cwd=folder, check=False, capture_output=True
        )
    assert (folder / "hits.csv.run.json").exists()
    assert (folder / "book.index").exists()


def _record(chance: random.Random, base: Path) -> Case:
    content = mutate(chance, (base / "hits.csv.run.json").read_bytes())
    name = chance.choice(["hits.csv.run.json", "hits.csv.run.json", "other.json"])
    asked = chance.choice(
        [
            ["screen", "book.csv", "--replay", name],
            ["screen", "book.csv", "--replay", name, "-o", "again.csv", "--json"],
            _SCREEN,  # a record of its own name, beside one that is damaged
        ]
    )
    files = {name: content}
    if chance.random() < 0.2:
        files["hits.csv"] = mutate(chance, (base / "hits.csv").read_bytes())
    return Case(asked, files)


def _index(chance: random.Random, base: Path) -> Case:
    files = sorted(path for path in (base / "book.index").rglob("*") if path.is_file())
    wanted = chance.choice(files)
    name = str(wanted.relative_to(base))
    asked = chance.choice([_RESCREEN, [*_RESCREEN, "--json"], _SCREEN])
    line = [*asked, "--index", "book.index"]
    if chance.random() < 0.05:
        return Case(line, gone=(name,))
    return Case(line, {name: mutate(chance, wanted.read_bytes())})


_COSTS = b"Ana,1\nLuis,2.5\nOscar,3\nEva,1\n"
_PROTECT = b"Ana\n# a comment\nEva\n"


def _strike(chance: random.Random, base: Path) -> Case:
    files = {"ties.csv": TIES["ties.csv"], "costs.csv": _COSTS, "protect.txt": _PROTECT}
    name = chance.choice(["costs.csv", "protect.txt"])
    files[name] = mutate(chance, files[name])
    line = ["strike", "edges", "ties.csv", "--worlds", "0"]
    if name == "costs.csv":
        return Case([*line, "--budget", "2", "--costs", name], files)
    return Case([*line, "--best", "1", "--protect", name], files)


_GROUPS = {
    "x_Nodes.csv": b"Node,Group\n1,Norte\n2,Sur\n3,Oeste\n",
    "x_Alliances.csv": b"Node,RNode,weight\n1,2,1\n2,3,2\n",
    "x_Rivals.csv": b"Node,RNode,weight\n1,3,1\n",
}


def _groups(chance: random.Random, base: Path) -> Case:
    name = chance.choice(sorted(_GROUPS))
    files = {f"groups/{one}": content for one, content in _GROUPS.items()}
    files[f"groups/{name}"] = mutate(chance, _GROUPS[name])
    return Case(["strike", "population", "groups", "--json"], files)


FAMILIES = (
    Family("records", _prepare, _record),
    Family("indexes", _prepare, _index),
    Family("costs", lambda folder: None, _strike),
    Family("groups", lambda folder: None, _groups),
)
