"""Files that hold no prose, or not as such: told by their first bytes, refused with what to do."""

from __future__ import annotations

import json
import re

from linchpin.claims.errors import ReadError
from linchpin.read.prose.text.file_kind import FileText, FileToRead

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_UNPACK = "unpack it, and read the files in it"
_SAVE = "save it as DOCX, PDF or text"
_SCAN = (
    "a picture has no letters; have them recognised first, for example with tesseract or ocrmypdf"
)
_STARTS: tuple[tuple[bytes, int, str, str], ...] = (
    (b"PK\x03\x04", 0, "a ZIP archive", _UNPACK),
    (b"PK\x05\x06", 0, "an empty ZIP archive", _UNPACK),
    (b"Rar!\x1a\x07", 0, "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive", _UNPACK),
    (b"BZh", 0, "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", 0, "an XZ archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", 0, "a Zstandard archive", _UNPACK),
    (b"\x1f\x8b", 0, "a gzip archive in another", _UNPACK),
    (b"ustar", 257, "a TAR archive", _UNPACK),
    (b"{\\rtf", 0, "an RTF document", _SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "a file of an old Office, or an encrypted one", _SAVE),
    (b"\x89PNG", 0, "a PNG picture", _SCAN),
    (b"\xff\xd8\xff", 0, "a JPEG picture", _SCAN),
    (b"GIF8", 0, "a GIF picture", _SCAN),
    (b"II*\x00", 0, "a TIFF picture", _SCAN),
    (b"MM\x00*", 0, "a TIFF picture", _SCAN),
    (b"SQLite format 3", 0, "an SQLite database", "export what it says as text"),
    (b"PAR1", 0, "a Parquet table", "screen it with `linchpin screen`; it holds no prose"),
    (b"\x7fELF", 0, "a program", "it holds no prose"),
    (b"MZ\x90", 0, "a program", "it holds no prose"),
)
_PACKED = (
    (b"xl/workbook", "a workbook", "screen it with `linchpin screen`, or save its text"),
    (b"ppt/presentation", "a presentation", "save it as PDF"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", _SAVE),
    (b"mimetypeapplication/epub", "an EPUB book", _SAVE),
)


class OtherFile:
    """Archives, pictures, old Office files and all else that is no text."""

    name = "a file without prose"

    def accepts(self, data: bytes, suffix: str) -> bool:
        """Say whether a file begins as one of these does."""
        return _what(data) is not None

    def read(self, file: FileToRead) -> FileText:
        """Refuse the file; see `ProseKind`.

        Raises:
            ReadError: Always, with what the file is and what to do.
        """
        what, advice = _what(file.data) or ("no text", "")
        raise ReadError(f"{file.path}: is {what}; {advice}")


def _what(data: bytes) -> tuple[str, str] | None:
    if data.startswith(b"PK\x03\x04"):
        start = data[:4096] + data[-65_536:]
        for mark, what, advice in _PACKED:
            if mark in start:
                return what, advice
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"[") and _is_json(data):
        return "a JSON file", "its values are no prose"
    if start.startswith(b"<?xml") and _MARKUP.search(start) is None:
        return "an XML file", "save the text of it, or the page it was made for"
    for begins, at, what, advice in _STARTS:
        if data[at : at + len(begins)] == begins:
            return what, advice
    return None


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True
