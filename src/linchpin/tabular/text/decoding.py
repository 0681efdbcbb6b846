"""Bytes turned into text, piece by piece, each byte that is no letter counted."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from linchpin.claims.errors import ReadError
from linchpin.tabular.coverage import Gap, GapKind, merged_gaps
from linchpin.tabular.limits import LONGEST_LINE
from linchpin.tabular.text.encodings import SEQUENCE, Encoding

_CHUNK = 1 << 20
_MIXED = re.compile(rb"(" + SEQUENCE + rb")|[\x80-\xff]")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+\Z")


@dataclass(slots=True)
class Decoder:
    """Decodes a text and keeps count of what is odd in it.

    Attributes:
        encoding: How bytes are letters.
        place: The file, for errors.
        sheet: What gaps are reported under.
        gaps: What was odd.
        line: Line breaks seen so far.
    """

    encoding: Encoding
    place: str
    sheet: str = ""
    gaps: list[Gap] = field(default_factory=list)
    line: int = 0

    def texts(self, stream: IO[bytes]) -> Iterator[str]:
        """Yield the text in pieces that end with a line, line breaks as they are.

        Raises:
            ReadError: A line is longer than any table has.
        """
        stream.read(self.encoding.mark)
        self._say_page()
        wide = self.encoding.name.startswith(("utf-16", "utf-32"))
        decode = self._wide if wide else self._utf8 if self._is_utf8 else self._page
        for data in self._lines(_narrow(stream, self.encoding.name) if wide else _chunks(stream)):
            text = decode(data)
            yield text
            self.line += text.count("\n") or text.count("\r")

    @property
    def _is_utf8(self) -> bool:
        return self.encoding.name == "utf-8"

    def _lines(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        waiting: list[bytes] = []
        size = 0
        for chunk in chunks:
            cut = chunk.rfind(b"\n") + 1 or chunk.rfind(b"\r", 0, -1) + 1
            if cut:
                yield b"".join((*waiting, chunk[:cut]))
                waiting, size = [], 0
            waiting.append(chunk[cut:])
            size += len(chunk) - cut
            if size > LONGEST_LINE:
                raise ReadError(
                    f"{self.place} line {self.line + 1}: longer than {LONGEST_LINE >> 20} MiB; "
                    "no table has such lines"
                )
        if last := b"".join(waiting):
            yield last

    def _say_page(self) -> None:
        found = self.encoding.found
        if found is None:
            return
        self.gaps.append(Gap.of(GapKind.CODE_PAGE, (self.sheet, ""), value=found.name))
        for one, other in found.doubtful:
            kind = GapKind.UNSURE_CODE_PAGE
            self.gaps.append(Gap.of(kind, (self.sheet, ""), value=f"{one} or {other}"))

    def _wide(self, data: bytes) -> str:
        return self._counted(data.decode("utf-8", "replace"))

    def _page(self, data: bytes) -> str:
        return self._counted(data.decode(self.encoding.name, "replace"))

    def _counted(self, text: str) -> str:
        if "\ufffd" in text:
            for at, line in enumerate(text.split("\n"), self.line + 1):
                if "\ufffd" in line:
                    self._say(GapKind.UNDECODABLE, at, line, line.index("\ufffd"))
        return text

    def _utf8(self, data: bytes) -> str:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return "".join(
                self._utf8_line(line, number)
                for number, line in enumerate(_LINE.findall(data), self.line + 1)
            )

    def _utf8_line(self, data: bytes, number: int) -> str:
        """Return a line in which bytes that are no UTF-8 are read in the other code page."""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            page = self.encoding.stray or "cp1252"
            mixed = _MIXED.sub(
                lambda found: found[0] if found[1] else found[0].decode(page, "replace").encode(),
                data,
            )
            text = mixed.decode("utf-8", "replace")
            is_lost = "\ufffd" in text
            kind = GapKind.UNDECODABLE if is_lost else GapKind.STRAY_BYTES
            self._say(kind, number, text, text.index("\ufffd") if is_lost else error.start)
            return text

    def _say(self, kind: GapKind, line: int, text: str, at: int) -> None:
        if len(self.gaps) > 1_000:
            self.gaps[:] = merged_gaps(self.gaps)
        around = text[max(0, at - 40) : at + 40].strip()
        self.gaps.append(Gap.of(kind, (self.sheet, ""), line=line, value=around))


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _narrow(stream: IO[bytes], name: str) -> Iterator[bytes]:
    """Yield a text of UTF-16 or UTF-32 as UTF-8, so that lines can be told by their bytes."""
    decoder = codecs.getincrementaldecoder(name)("replace")
    for chunk in _chunks(stream):
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")
