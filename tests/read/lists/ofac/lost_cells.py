"""Finds cells of the source that neither a quote nor the report of the not understood covers."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from whole_reading import WholeReading

TEXT_COLUMNS = {
    "sdn.csv": (1, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    "alt.csv": (3, 4),
    "add.csv": (2, 3, 4, 5),
    "sdn_comments.csv": (1,),
}
"""All columns save entry and row numbers, and the types, which decide schema and property."""


class Coverage:
    """Which characters of each record are quoted by a claim or reported as not understood."""

    def __init__(self, reading: WholeReading) -> None:
        self._texts = {document.id: document.text for document in reading.documents}
        self._covered = {key: bytearray(len(text)) for key, text in self._texts.items()}
        self._document_of = {f"ofac-{key.split('/')[1]}": key for key in self._texts}
        self._strays = [item.text for item in reading.not_understood if item.entity_id is None]
        for claim in reading.claims:
            evidence = claim.evidence
            self._cover(evidence.document, evidence.start, len(evidence.quote))
        for item in reading.not_understood:
            if item.entity_id is not None:
                key = self._document_of[item.entity_id]
                for begin in self._places(key, item.text):
                    self._cover(key, begin, len(item.text))

    def _cover(self, document: str, begin: int, length: int) -> None:
        self._covered[document][begin : begin + length] = b"\1" * length

    def _places(self, document: str, words: str) -> Iterator[int]:
        begin = self._texts[document].find(words)
        while begin >= 0:
            yield begin
            begin = self._texts[document].find(words, begin + 1)

    def lost(self, number: str, words: str) -> str | None:
        """Return what of a cell's letters and digits is lost, or None."""
        key = self._document_of.get(f"ofac-{number}")
        if key is None:
            return None if any(words in stray for stray in self._strays) else words
        fewest: str | None = words
        for begin in self._places(key, words):
            covered = self._covered[key][begin : begin + len(words)]
            bare = "".join(c for c, seen in zip(words, covered, strict=True) if not seen)
            if not any(c.isalnum() for c in bare):
                return None
            fewest = min(fewest or bare, bare, key=len)
        return fewest


def lost_cells(folder: Path, reading: WholeReading) -> list[tuple[str, str, str]]:
    """Return file, entry number and the lost words of every cell that is not wholly covered.

    The files are parsed anew here, so that the reader is not trusted about what was there.
    """
    coverage = Coverage(reading)
    found = []
    for name, columns in TEXT_COLUMNS.items():
        for row in _rows(folder / name):
            for column in columns:
                for words in _pieces(name, column, row[column]):
                    lost = coverage.lost(row[0].strip(), words)
                    if lost is not None:
                        found.append((name, row[0], lost))
    return found


def _rows(path: Path) -> Iterator[list[str]]:
    if path.exists():
        text = path.read_bytes().decode("utf-8-sig").partition("\x1a")[0]
        yield from (row for row in csv.reader(text.splitlines(keepends=True)) if row)


def _pieces(name: str, column: int, cell: str) -> Iterator[str]:
    stripped = cell.strip()
    if stripped in ("-0-", "-0") or not any(map(str.isalnum, stripped)):
        return
    if (name, column) == ("sdn.csv", 3):
        yield from (tag for tag in stripped.strip("[] ").split("] [") if tag.strip())
    else:
        yield stripped
