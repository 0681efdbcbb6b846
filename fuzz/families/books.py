"""Damaged books of customers of every kind, tables of pairs, and lists of ties."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.families.written import add_list, mutate_file

TIES = {
    "ties.csv": b"source,target,weight\nAna,Luis,1\nLuis,Oscar,2\nOscar,Ana,1\nOscar,Eva,3\n",
    "ties.tsv": b"Ana\tLuis\nLuis\tOscar\n# a comment\nOscar\tEva\n",
    "ties.ssv": b"Id;Source;Target;Type;Weight\n1;Ana;Luis;Undirected;1,0\n2;Luis;Eva;Directed;2\n",
}
_PAYMENTS = ("PAIN", "CAMT", "MT103", "MT940")
_KINDS = {
    "texts": ("text",),
    "workbooks": ("xlsx", "xls", "ods"),
    "html-tables": ("html",),
    "columns": ("parquet", "json"),
    "packed": ("zip", "gzip"),
    "payments": ("payment", "xml"),
}
"""Families that damage some kinds of books only, by how the seeds' names begin."""


def _prepare(folder: Path) -> None:
    import test_payments
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
    for name in _PAYMENTS:
        (seeds / f"payment-{name}").write_text(getattr(test_payments, name), "utf-8")
    (seeds / "payment-PACS").write_text(
        test_payments.PAIN.replace("pain.001.001.09", "pacs.008.001.08")
        .replace("CstmrCdtTrfInitn", "FIToFICstmrCdtTrf"), "utf-8"
    )  # fmt: skip


def _book(chance: random.Random, base: Path) -> Case:
    seeds = sorted((base / "seeds").iterdir())
    texts = [path for path in seeds if path.name.startswith("text")]
    others = [path for path in seeds if not path.name.startswith("text")]
    seed = chance.choice(texts if chance.random() < 0.25 else others)
    return _read(chance, seed)


def _kind(begins: tuple[str, ...]) -> Callable[[random.Random, Path], Case]:
    """Return what damages the seeds whose names begin so."""

    def make(chance: random.Random, base: Path) -> Case:
        seeds = sorted((base / "seeds").iterdir())
        return _read(chance, chance.choice([one for one in seeds if one.name.startswith(begins)]))

    return make


def _read(chance: random.Random, seed: Path) -> Case:
    content = mutate_file(chance, seed.read_bytes())
    out = chance.choice(["hits.csv", "hits.html", "hits.jsonl", "hits.parquet"])
    if chance.random() < 0.15:
        return Case(["match", "--pairs", "book.bin", "-o", "scored.csv"], {"book.bin": content})
    return Case(["screen", "book.bin", "--list", "list", "-o", out], {"book.bin": content})


def _ties(chance: random.Random, base: Path) -> Case:
    name = chance.choice(sorted(TIES))
    content = mutate_file(chance, TIES[name])
    asked = chance.choice([["--best", "1"], ["--remove", "Ana"], ["--best", "2", "--json"]])
    return Case(["strike", "edges", name, *asked, "--worlds", "0"], {name: content})


FAMILIES = (
    Family("books", _prepare, _book),
    *(Family(name, _prepare, _kind(begins)) for name, begins in _KINDS.items()),
    Family("ties", lambda folder: None, _ties),
)
