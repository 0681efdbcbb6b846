"""What a file is by its bytes, and files that hold no table: each is called by its name."""

from __future__ import annotations

import re
import zipfile
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.tabular.source import TableSource

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Start of the files of older Office programs, and of workbooks with a password."""
ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""Starts of ZIP archives; a heading may well be PK."""
_NO_TABLES = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it"),
    (b"Rar!", "a RAR archive; unpack it"),
    (b"BZh", "a bzip2 file; unpack it"),
    (b"\xfd7zXZ\0", "an XZ file; unpack it"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file; unpack it"),
    (b"\x04\x22\x4d\x18", "an LZ4 file; unpack it"),
    (b"SQLite format 3\0", "an SQLite database; export a table of it as CSV"),
    (b"ARROW1", "an Arrow file; write it as Parquet or CSV"),
    (b"Obj\x01", "an Avro file; write it as Parquet or CSV"),
    (b"ORC", "an ORC file; write it as Parquet or CSV"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"-----BEGIN PGP", "encrypted (PGP); decrypt it first"),
    (b"\x00\x01\x00\x00Standard", "an Access database; export a table of it as CSV"),
    (b"<?xpacket", "metadata of a picture"),
    (b"$FL2", "an SPSS file; save it as CSV"),
    (b"<stata_dta>", "a Stata file; save it as CSV"),
)
_TEXT_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1e\x7f]")
_ODF = b"mimetypeapplication/vnd.oasis.opendocument."


@lru_cache(maxsize=64)
def _names(path: Path, size: int, changed: int) -> tuple[str, ...]:
    with zipfile.ZipFile(path) as archive:
        return tuple(archive.namelist())


def members(source: TableSource) -> tuple[str, ...]:
    """Return the names of what a packed file holds; none where it cannot be opened."""
    try:
        if source.path is not None:
            known = source.path.stat()
            return _names(source.path, known.st_size, known.st_mtime_ns)
        with ExitStack() as stack, zipfile.ZipFile(source.seekable(stack)) as archive:
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ()


def refuse_others(start: bytes, source: TableSource) -> None:
    """Make sure that a file can hold a table that is read.

    Raises:
        ReadError: It is something else, called by its name.
    """
    what = _other(start, source)
    if what is not None:
        raise ReadError(f"{source.place}: is {what}; a table is needed, such as CSV or XLSX")


def _other(start: bytes, source: TableSource) -> str | None:
    for sign, what in _NO_TABLES:
        if start.startswith(sign) and not (sign in (b"BM", b"ORC") and _is_text(start)):
            return what
    if start.startswith(OLE):
        return _ole(source)
    if start.startswith(ZIPPED):
        return _packed(start, source)
    if start[257:262] == b"ustar":
        return "a TAR archive; unpack it"
    if not start.strip(b"\0"):
        return "a file of nought bytes" if start else None
    return (
        None
        if _is_text(start) or start.startswith((b"PAR1", b"\x1f\x8b", b"\x09"))
        else ("a binary file of a kind that is not known")
    )


def _is_text(start: bytes) -> bool:
    """Say whether bytes can be text: of control characters there are next to none."""
    sample = start[:4096]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff") or sample[:4] == b"\0\0\xfe\xff":
        return True
    size = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.4 * size and min(even, odd) < 0.05 * size + 1:
        return True  # UTF-16 without a mark
    text = sample.replace(b"\0", b"")  # some programs fill up fields with nought bytes
    if b"\n" in text and 2 * len(text) > len(sample) and not _TEXT_CONTROLS.search(text):
        return True
    return len(_TEXT_CONTROLS.findall(sample)) <= 0.02 * len(sample) + 1


def _ole(source: TableSource) -> str | None:
    with source.open() as stream:
        data = stream.read(16 << 20)

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "a workbook or document with a password; save it without one"
    if holds("Workbook") or holds("Book"):
        return None
    if holds("WordDocument"):
        return "a Word document (DOC)"
    if holds("PowerPoint Document"):
        return "a PowerPoint presentation"
    return "an e-mail of Outlook" if holds("__properties_version1.0") else "an older Office file"


def _packed(start: bytes, source: TableSource) -> str | None:
    names = members(source)
    if not names:
        return "a damaged ZIP or XLSX file"
    if "word/document.xml" in names:
        return "a Word document (DOCX)"
    if any(name.startswith("ppt/") for name in names):
        return "a PowerPoint presentation"
    if any(name.endswith("workbook.bin") for name in names):
        return "a binary Excel workbook (XLSB); save it as XLSX"
    if any(name.endswith(".iwa") for name in names):
        return "a Numbers or Pages document; export it as XLSX or CSV"
    if _ODF in start[:200] and b"spreadsheet" not in start[:200]:
        return "an OpenDocument file that is no spreadsheet"
    return None
