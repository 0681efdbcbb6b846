"""Bytes of a text file as letters, with a note of each that was none."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

from linchpin.claims.counted import counted
from linchpin.tabular.coverage import GapKind
from linchpin.tabular.damage import mended
from linchpin.tabular.text.decoding import Decoder
from linchpin.tabular.text.encodings import encoding_of

_WORD = re.compile(r"[^ \n\r\t]+")
_GARBLED = re.compile(r"[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def decoded(data: bytes, path: Path) -> tuple[str, list[str]]:
    """Return the text of a file and notes on its letters: code page, stray bytes, lost letters.

    Bytes that are no UTF-8 in a text of UTF-8 are read in the code page that makes words of
    them; UTF-8 that was read as Windows-1252 before is put right word by word.

    Args:
        data: The bytes.
        path: Their file, for messages.

    Raises:
        ReadError: One line is longer than any text has.

    >>> decoded("Peñaloza".encode("cp1252"), Path("a.txt"))[0]
    'Peñaloza'
    """
    if data.isascii():
        return data.decode("ascii"), []
    encoding = encoding_of(lambda: io.BytesIO(data))
    decoder = Decoder(encoding, str(path))
    text = "".join(decoder.texts(io.BytesIO(data)))
    notes = []
    kinds = Counter(gap.kind for gap in decoder.gaps for _ in range(gap.count))
    if encoding.name not in ("utf-8", "ascii") and not encoding.name.startswith("utf-"):
        notes.append(f"its letters were read as {encoding.name}")
    if strays := kinds[GapKind.STRAY_BYTES]:
        lines = counted(strays, "line mixes", "lines mix")
        notes.append(f"{lines} two encodings; stray bytes were read as {encoding.stray}")
    if lost := text.count("\ufffd"):
        notes.append(f"{counted(lost, 'letter')} could not be read")
    if _GARBLED.search(text):
        garbled = [word for word in set(_WORD.findall(text)) if _GARBLED.search(word)]
        better = {word: mended(word) for word in garbled}
        changed = sum(word != other for word, other in better.items())
        if changed:
            notes.append(f"letters of {counted(changed, 'word')} were garbled and put right")
            text = _WORD.sub(lambda found: better.get(found[0], found[0]), text)
    return text, notes
