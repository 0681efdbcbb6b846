"""Damaged documents of every kind, what was read of them, and keys of a review."""

from __future__ import annotations

import random
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.families.written import linchpin, mutate_file
from fuzz.mutation import mutate

_PIECES = (
    "Juan Ortega Lara", "Pedro Ruiz Mora, alias “El Gordo”,", "the Grupo Norte Cartel",
    "was arrested", "fue detenido", "el lunes", "on Monday", "in late 2024", "who was", "(a.k.a.",
    ")", "“", "”", '"', "«", ".", ". ", ", ", "\n", "\n\n", " | ", "denied that", "niega que",
    "$2 million", "<b>",
    "if convicted", "MXN 3,5 millones", "Menu", "Related content", "Deja un comentario", "© 2024",
    "https://a.example/?a=b", "\u202e", "\u200b", "\xa0", "Ã±", "&amp;", "\x00", "JUAN ORTEGA LARA",
    "the five", "his son", "1.", "- ",
)  # fmt: skip
_DONE = "read"
"""Folder in which a document was read already."""


def _prepare(folder: Path) -> None:
    from prose_files import files

    seeds = folder / "seeds"
    seeds.mkdir()
    for name, data in files().items():
        (seeds / name).write_bytes(data)


def _prepare_read(folder: Path) -> None:
    _prepare(folder)
    linchpin(folder, "--archive", _DONE, "read", "seeds/plain.txt", "--date", "2021-05-04")


def _document(chance: random.Random, base: Path) -> Case:
    seed = chance.choice(sorted((base / "seeds").iterdir()))
    data = mutate_file(chance, seed.read_bytes())
    name = f"damaged{chance.choice((seed.suffix, seed.suffix, '.txt', ''))}"
    line = ["--archive", "ar", "read", name, "-o", "out"]
    line += chance.choice(([], ["--lang", "es"], ["--date", "2021"], ["--longest", "1000"]))
    return Case(line, {name: data})


def _prose(chance: random.Random, base: Path) -> Case:
    """Return a try of words in any order, a few of them very many times."""
    count = chance.choice((5, 50, 500, 3_000))
    words = [chance.choice(_PIECES) for _ in range(count)]
    if chance.random() < 0.3:
        words += [chance.choice(_PIECES)] * chance.choice((300, 3_000))
    text = chance.choice((" ", "")).join(words)
    data = mutate(chance, text.encode("utf-8", "replace"))
    return Case(
        ["--archive", "ar", "read", "text.txt", "-o", "out", "--date", "2024-11-26"],
        {"text.txt": data},
    )


def _kept(chance: random.Random, base: Path) -> Case:
    """Return a try of a document whose kept form is damaged: read, shown or asked about."""
    folder = base / _DONE / "documents" / "plain"
    path = chance.choice(sorted(folder.iterdir()))
    line = chance.choice(
        (
            ["review", "plain", "--list"],
            ["review", "plain", "--claim", "1", "--accept"],
            ["review", "--json"],
            ["ask", "Juan Ortega Lara"],
            ["read", "seeds/plain.txt"],
            ["chart", "Juan Ortega Lara", "--unreviewed", "-o", "a.svg"],
        )
    )
    damaged = mutate(chance, path.read_bytes())
    return Case(["--archive", _DONE, *line], {path.relative_to(base).as_posix(): damaged})


FAMILIES = (
    Family("documents", _prepare, _document),
    Family("prose", _prepare, _prose),
    Family("read-documents", _prepare_read, _kept),
)
