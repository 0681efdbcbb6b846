"""Write docs/notebook.ipynb: cells without output, so that it shows what your archive says.

Usage: uv run python scripts/make_notebook.py [--check]
"""

from __future__ import annotations

import json
from pathlib import Path

from generated_files import write_or_check

TARGET = Path(__file__).resolve().parent.parent / "docs" / "notebook.ipynb"

_CELLS: tuple[tuple[str, str], ...] = (
    (
        "markdown",
        "# Linchpin in a notebook\n\nPublic records as one network in which every fact carries its "
        "source. An allegation, a charge or a listing is not a finding of guilt.\n\nMake an "
        "archive first, for instance with `linchpin add case ruelas`, `linchpin add case "
        "jalisco` and `linchpin add ofac`.",
    ),
    ("code", 'import linchpin\n\narchive = linchpin.open("linchpin-archive")\narchive'),
    ("markdown", "Who is that? Every line is followed by the words it rests on."),
    ("code", 'who = archive.ask("El Mencho")\nwho'),
    ("code", "who.ties"),
    ("markdown", "A name that several bear raises with the list; none is picked."),
    (
        "code",
        'try:\n    archive.ask("Ruelas Avila")\nexcept linchpin.Several as several:\n'
        "    print(several)",
    ),
    ("markdown", "How are two connected?"),
    ("code", 'archive.paths("Joel Efren Ruelas Avila", "Jose Luis Ruelas Torres")'),
    (
        "markdown",
        "Screen a table: of pandas, polars, pyarrow, or plain columns. What could not be looked at "
        "is part of the answer.",
    ),
    (
        "code",
        "customers = {\n"
        '    "name": ["Nemesio Oseguera Cervantes", "Luisa Inventada Prueba"],\n'
        '    "birth date": ["1966-07-17", "1990-01-01"],\n'
        '    "passport": ["", "1.23457E+11"],\n}\n'
        "found = archive.screen(customers)\nfound",
    ),
    ("code", "found.clear, found.gaps"),
    ("markdown", "A picture: every box and line has its claims in `chart.entries`."),
    ("code", 'chart = archive.chart("Ruelas Torres Drug Trafficking Organization")\nchart'),
    ("code", "chart.entries"),
    ("markdown", "What holds the network up, and how far these records can tell."),
    (
        "code",
        'archive.strike("Ruelas Torres Drug Trafficking Organization", best=1, worlds=0)',
    ),
    ("markdown", "Claims are a table too, and SQL reads them."),
    (
        "code",
        'archive.sql("SELECT standing, count(*) AS claims FROM claims GROUP BY ALL ORDER BY ALL")',
    ),
    ("code", "archive.editions()"),
)


def main() -> int:
    """Write the notebook, or with --check say whether it is current."""
    return write_or_check({TARGET: notebook()})


def notebook() -> str:
    """Return the notebook as JSON."""
    cells = []
    for number, (kind, text) in enumerate(_CELLS):
        cell: dict[str, object] = {"cell_type": kind, "id": f"cell-{number:02}", "metadata": {}}
        if kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        cells.append(cell | {"source": text.splitlines(keepends=True)})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made = {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
