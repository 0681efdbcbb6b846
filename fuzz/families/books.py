"""Damaged books of customers of every kind, tables of pairs, and lists of ties."""

from __future__ import annotations

import random
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.families.written import add_list, mutate_file

_TIES = {
    "ties.csv": b"source,target,weight\nAna,Luis,1\nLuis,Oscar,2\nOscar,Ana,1\nOscar,Eva,3\n",
    "ties.tsv": b"Ana\tLuis\nLuis\tOscar\n# a comment\nOscar\tEva\n",
    "ties.ssv": b"Id;Source;Target;Type;Weight\n1;Ana;Luis;Undirected;1,0\n2;Luis;Eva;Directed;2\n",
}
_MT103 = b"{1:F01BANKMXMMAXXX}{2:I103BANKUS33XXXXN}{4:\r\n:20:REF1\r\n:32A:210704USD1000,00\r\n\
:50K:/123\r\nEJEMPLO PRUEBA ANA\r\nCULIACAN\r\n:59:/456\r\nEMPRESA INVENTADA SA\r\n:71A:SHA\r\n-}"


def _prepare(folder: Path) -> None:
    from written_tables import HEADER, ROWS, WRITERS

    add_list(folder / "list")
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, writer in WRITERS.items():
        listed = ["6", "Ana Maria EJEMPLO PRUEBA", "1968-03-12", ""]
        try:
            made = writer(folder, HEADER, [*ROWS, listed])
        except UnicodeEncodeError:  # a code page of the west
            made = writer(folder, HEADER, [listed])
        (seeds / name.replace(" ", "-")).write_bytes(made.read_bytes())
        made.unlink()
    (seeds / "swift").write_bytes(_MT103)


def _book(chance: random.Random, base: Path) -> Case:
    seeds = sorted((base / "seeds").iterdir())
    texts = [path for path in seeds if path.name.startswith("text")]
    others = [path for path in seeds if not path.name.startswith("text")]
    seed = chance.choice(texts if chance.random() < 0.25 else others)
    content = mutate_file(chance, seed.read_bytes())
    out = chance.choice(["hits.csv", "hits.html", "hits.jsonl", "hits.parquet"])
    if chance.random() < 0.15:
        return Case(["match", "--pairs", "book.bin", "-o", "scored.csv"], {"book.bin": content})
    return Case(["screen", "book.bin", "--list", "list", "-o", out], {"book.bin": content})


def _ties(chance: random.Random, base: Path) -> Case:
    name = chance.choice(sorted(_TIES))
    content = mutate_file(chance, _TIES[name])
    asked = chance.choice([["--best", "1"], ["--remove", "Ana"], ["--best", "2", "--json"]])
    return Case(["strike", "edges", name, *asked, "--worlds", "0"], {name: content})


FAMILIES = (
    Family("books", _prepare, _book),
    Family("ties", lambda folder: None, _ties),
)
