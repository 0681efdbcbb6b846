"""The index of a book keeps where rows stand, date orders and the account of its cells."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.index import make_index
from linchpin.screen.book.rows import book_hash, read_book
from linchpin.screen.book.storage import open_index
from linchpin.tabular.coverage import Coverage


def test_an_index_of_several_sheets_gives_the_pieces_of_the_book(tmp_path: Path) -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    for name in ("A", "B"):
        sheet = workbook.create_sheet(name)
        sheet.append(["id", "name", "dob", "note"])
        sheet.append([f"{name}1", "Ana Luz", "25/12/1970", "x"])
        sheet.append([])
        sheet.append([f"{name}2", "Luis PE?ALOZA", "05/06/1968", "y"])
    path = tmp_path / "b.xlsx"
    workbook.save(path)
    mapping = Mapping(names=("name",), births=("dob",), key="id")
    make_index(path, mapping, tmp_path / "i", book_sha256=book_hash(path), progress=lambda *_: None)
    index = open_index(tmp_path / "i", mapping, book_sha256=book_hash(path))
    pieces = list(read_book(path, mapping))
    again = index.piece(np.arange(index.rows))
    assert [again.place(row) for row in range(4)] == [
        piece.place(row) for piece in pieces for row in range(piece.rows)
    ]
    assert list(again.numbers) == [number for piece in pieces for number in piece.numbers]
    assert list(again.numbers) == sorted(set(again.numbers))
    assert again.birth("dob", 1) == pieces[0].birth("dob", 1)
    assert [str(date) for date in again.birth("dob", 1).dates] == ["05 Jun 1968"]
    total = Coverage()
    for piece in pieces:
        total += piece.coverage
    assert index.coverage == total
