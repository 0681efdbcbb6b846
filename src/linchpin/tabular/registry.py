"""The kinds of files that are read, each told by its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

from linchpin.claims.errors import ReadError
from linchpin.tabular.html_tables import Html
from linchpin.tabular.kind import FileKind, Sheet
from linchpin.tabular.packed import Gzip, Zip
from linchpin.tabular.payments.swift_messages import SwiftMessages
from linchpin.tabular.payments.xml_records import XmlRecords
from linchpin.tabular.records.json_kind import Json
from linchpin.tabular.records.parquet import Parquet
from linchpin.tabular.sniffing import refuse_others
from linchpin.tabular.source import TableSource
from linchpin.tabular.text.delimited import DelimitedText
from linchpin.tabular.workbook.ods import Ods
from linchpin.tabular.workbook.xls import Xls
from linchpin.tabular.workbook.xlsx import Xlsx


def kind_of(source: TableSource) -> FileKind:
    """Return what kind of file something is, by its bytes.

    Raises:
        ReadError: It is empty, or of a kind that holds no tables, called by its name.
    """
    start = source.start()
    if not start.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise ReadError(f"{source.place}: empty; a heading line is needed")
    refuse_others(start, source)
    return next(kind for kind in KINDS if kind.accepts(start, source))


def sheets_of(source: TableSource, stack: ExitStack) -> Iterator[Sheet]:
    """Yield the sheets of a file of any kind; see `FileKind.sheets`."""
    yield from kind_of(source).sheets(source, stack)


KINDS: tuple[FileKind, ...] = (
    Xlsx(),
    Ods(),
    Xls(),
    Parquet(),
    Zip(sheets_of),
    Gzip(sheets_of),
    Html(),
    XmlRecords(),
    SwiftMessages(),
    Json(),
    DelimitedText(),
)
"""Every kind; a file is of the first that accepts it."""
