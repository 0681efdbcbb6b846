"""Write the tables by which words in other letters are read: `letters.tsv`, `han.txt.xz`.

Made with `rigour` (MIT) and ICU (Unicode licence), both development tools, so that the product
needs neither: each code point by itself as `rigour` writes it, the Mandarin reading of each
ideograph, and the simplified form of each traditional one. What depends on neighbours (vowels of
Indic scripts, kana, Hangul, Khmer) is `linchpin.match.tokens.romanise`.

Usage: uv run python scripts/generate_romanisation.py   (a test compares them)
"""

from __future__ import annotations

import io
import lzma
import re
import unicodedata
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "src/linchpin/match/tokens/tables"
LETTERS = FOLDER / "letters.tsv"
HAN = FOLDER / "han.txt.xz"
_NOT_PLAIN = re.compile("[^a-z0-9]+")
_IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))


def letters() -> str:
    """Return the table of letters: code point in hexadecimal, how it is written in Latin."""
    from rigour.text.translit import ascii_text

    lines = ["# How letters are written in Latin. Made by scripts/generate_romanisation.py."]
    for point in (*range(0x80, 0x3400), *range(0xA000, 0xAC00), *range(0xFB00, 0x10000)):
        letter = chr(point)
        if unicodedata.category(letter)[0] not in "LM":
            continue
        written = _NOT_PLAIN.sub("", ascii_text(letter).lower())
        if written:
            lines.append(f"{point:04X}\t{written}")
    return "\n".join(lines) + "\n"


def han() -> str:
    """Return the table of ideographs: a reading a line with its characters, then pairs.

    A line `= 習习` says that the first is written as the second in simplified Chinese.
    """
    import icu

    latin = icu.Transliterator.createInstance("Han-Latin; NFKD; [:Nonspacing Mark:] Remove")
    simple = icu.Transliterator.createInstance("Traditional-Simplified")
    readings: dict[str, list[str]] = {}
    pairs = []
    for points in _IDEOGRAPHS:
        for point in points:
            letter = chr(point)
            written = _NOT_PLAIN.sub("", latin.transliterate(letter).lower())
            if written:
                readings.setdefault(written, []).append(letter)
            simplified = simple.transliterate(letter)
            if simplified != letter and len(simplified) == 1:
                pairs.append(f"= {letter}{simplified}")
    lines = [f"{reading} {''.join(found)}" for reading, found in sorted(readings.items())]
    return "\n".join([*lines, *pairs]) + "\n"


def main() -> int:
    """Write both tables."""
    LETTERS.write_text(letters(), encoding="utf-8")
    packed = io.BytesIO()
    with lzma.open(packed, "wb", preset=9 | lzma.PRESET_EXTREME) as stream:
        stream.write(han().encode())
    HAN.write_bytes(packed.getvalue())
    print(f"{LETTERS.stat().st_size:,} and {HAN.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
