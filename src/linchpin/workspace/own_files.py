"""Whether a file was written by Linchpin, told by what stands in it: only such are replaced."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

PDF_MARK = b"/Keywords(Linchpin)"
_HEAD, _TAIL = 1 << 16, 1 << 16
_PICTURES = re.compile(
    rb'<svg xmlns="http://www.w3.org/2000/svg" (?:width="[\d.e+]+" height="[\d.e+]+" )?'
    rb'viewBox="[-\d. e+]+" (?:role="graphics-document document" '
    rb'|font-family="Inter, Helvetica, Arial, sans-serif">)'
)
_PAGES = (
    re.compile(
        rb'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        rb'<meta name="viewport" content="width=device-width, initial-scale=1">'
        rb"<title>Linchpin: (?:hits|findings)</title>"
    ),
    re.compile(
        rb'<!doctype html>\n<html lang="\w+"><head><meta charset="utf-8">\n'
        rb'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        rb"<title>[^<]*</title>\n<style>@font-face\{font-family:Inter;"
    ),
)
_PNG, _SOFTWARE = b"\x89PNG\r\n\x1a\n", b"tEXtSoftware\x00Linchpin"
_SCHEMA = b'"title": "case.yaml of Linchpin"'
_OF_AN_ENTITY = {"caption", "datasets", "id", "last_seen", "properties", "schema"}
_OF_A_WORK_FILE = {"linchpin", "book_sha256", "editions", "mapping", "threshold"}
_HITS_BEGIN = b'{"row": '
_READ_BEGINS = b'{\n "made_by": "linchpin read"'
_RECORD_BEGINS = b'{\n  "linchpin": "'


_EXPORTS = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- Linchpin: ',
    b"// Linchpin: ",
    b'{"linchpin": "network", ',
    b'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
    b'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
    b"<title>Linchpin: a network</title>",
)
"""How exports begin; each format's writer has the same words, and a test holds both together."""
_STIX = re.compile(rb'\{"type": "bundle", "id": "bundle--[0-9a-f-]{36}", "objects": \[\n')
_STIX_MARK = b'"name": "Linchpin", "identity_class": "system"'


def is_own(path: Path) -> bool:
    """Say whether a file may be replaced: it is empty, or Linchpin wrote one of its kind.

    Args:
        path: A file that can be read.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _TAIL))
            tail = stream.read()
    except OSError:
        return False
    if not head:
        return True
    if head.startswith(b"%PDF-"):
        return PDF_MARK in head or PDF_MARK in tail
    if head.startswith(_PNG):
        return _SOFTWARE in head[:200]
    if head.startswith(b"PAR1"):
        return _is_table_of_hits(path)
    if head.startswith(_EXPORTS):
        return True
    if head.startswith(b"PK"):
        return _is_our_workbook(path)
    if _PICTURES.match(head) or any(page.match(head) for page in _PAGES):
        return True
    return _is_json(head, size) or _heads(head) is not None


def is_begun(path: Path) -> bool:
    """Say whether a file may be one that a run had begun to write when it was stopped.

    Args:
        path: A file that can be read.
    """
    if is_own(path):
        return True
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    lines = [(",".join(columns) + "\n").encode() for columns in _tables()]
    begins = [*lines, _HITS_BEGIN, _RECORD_BEGINS, b"PAR1"]
    return any(head.startswith(one) or one.startswith(head) for one in begins)


def _is_json(head: bytes, size: int) -> bool:
    if not head.startswith(b"{"):
        return False
    if _STIX.match(head):
        return _STIX_MARK in head[:1000]
    if head.startswith((_RECORD_BEGINS, _READ_BEGINS)) or _SCHEMA in head[:400]:
        return True
    line, ended, _ = head.partition(b"\n")
    if not ended and size > len(head):  # a first line that is very long
        return head.startswith((_HITS_BEGIN, b'{"caption": "'))
    try:
        found = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return False
    names = list(found)
    if head.startswith(b'{"caption": "'):
        return names == sorted(names) and found.keys() >= _OF_AN_ENTITY
    ours = (set(_hit_columns()), set(_finding_columns()), set(_decision_columns()))
    return set(names) in ours or found.keys() >= _OF_A_WORK_FILE


def _is_our_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as parts, parts.open("docProps/core.xml") as stream:
            return b"<dc:creator>Linchpin</dc:creator>" in stream.read(_HEAD)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False


def _is_table_of_hits(path: Path) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return tuple(pq.read_schema(path).names) in (_hit_columns(), _finding_columns())
    except (OSError, ValueError, pa.ArrowException):
        return False


def _heads(head: bytes) -> tuple[str, ...] | None:
    """Return the headings of a table, if it is one of ours."""
    first, ended, _ = head.partition(b"\n")
    if not ended:
        return None
    try:
        found = next(csv.reader([first.decode("utf-8")]), [])
    except (UnicodeDecodeError, csv.Error):
        return None
    names = tuple(name.strip("\r") for name in found)
    scored = names[-2:] == ("score", "explanation") and {"name1", "name2"} <= set(names)
    return names if scored or names in set(_tables()) else None


def _tables() -> Iterable[tuple[str, ...]]:
    from linchpin.network.export.table import COLUMNS as CLAIMS
    from linchpin.workspace.report import COLUMNS as REPORT

    return _hit_columns(), _finding_columns(), _decision_columns(), CLAIMS, REPORT


def _hit_columns() -> tuple[str, ...]:
    from linchpin.screen.results.output import COLUMNS

    return COLUMNS


def _finding_columns() -> tuple[str, ...]:
    from linchpin.trace.results.finding_rows import COLUMNS

    return COLUMNS


def _decision_columns() -> tuple[str, ...]:
    from linchpin.workspace.alerts.audit_rows import COLUMNS

    return COLUMNS
