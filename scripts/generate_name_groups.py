"""Write `match/tokens/tables/name_*.npy`: words that stand for one another in names.

The groups are those of the `rigour` package (MIT; person names gathered from Wikidata, CC0).
Its tables lie compressed in its compiled part and no call lists them, so the words to ask for
are read from there, and each is asked of `rigour.names.analyze_names`: the table holds its
answers, nothing else.

Usage: uv run python scripts/generate_name_groups.py   (half a minute; a test compares a sample)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from linchpin.match.tokens.hashing import hash_letters
from linchpin.match.tokens.synonyms import HASHES, MARK_BITS, MARKS, PACKED

TARGET = Path(__file__).resolve().parent.parent / "src/linchpin/match/tokens/tables"
_MAGIC = b"\x28\xb5\x2f\xfd"
_SPELLED = re.compile(r"[^\s,;:|\"=>{}\[\]]+")
_KINDS = {"NAME": "N", "NICK": "N", "SYMBOL": "M", "LOC": "M", "NUM": "M", "ORGCLS": "F"}
"""Forms of one name, words of one meaning, legal forms."""


def tables() -> Iterator[str]:
    """Yield every text table that the installed `rigour` holds compressed (Zstandard frames)."""
    import pyarrow as pa
    import rigour._core as core

    whole = Path(core.__file__).read_bytes()
    for found in re.finditer(re.escape(_MAGIC), whole):
        stop = _frame_end(whole, found.start())
        if stop is None or stop - found.start() < 256:
            continue
        frame = pa.BufferReader(whole[found.start() : stop])
        try:
            yield pa.CompressedInputStream(frame, "zstd").read().decode()
        except (OSError, UnicodeDecodeError):
            continue  # bytes of code that only begin like a frame


def _frame_end(whole: bytes, start: int) -> int | None:
    """Return where a Zstandard frame ends (RFC 8878), or None where there is none."""
    head = whole[start + 4]
    single = head >> 5 & 1
    at = start + 5 + (1 - single) + (0, 1, 2, 4)[head & 3]
    at += (single, 2, 4, 8)[head >> 6]
    while at + 3 <= len(whole):
        block = int.from_bytes(whole[at : at + 3], "little")
        kind, size = block >> 1 & 3, block >> 3
        if kind == 3:
            return None
        at += 3 + (1 if kind == 1 else size)
        if block & 1:
            return at + 4 * (head >> 2 & 1)
    return None


def words() -> list[str]:
    """Return every different word of the tables, folded as names are."""
    from linchpin.match.tokens.vocabulary import Vocabulary

    vocabulary = Vocabulary.empty()
    spelled: set[str] = set()
    for text in tables():
        spelled.update(_SPELLED.findall(text))
    vocabulary.read(sorted(spelled))
    return sorted(set(vocabulary.texts(0, vocabulary.count)))


def symbols(word: str) -> set[str]:
    """Return what `rigour` takes a word for, as `kind category:id`."""
    from rigour.names import NameTypeTag, analyze_names

    found: set[str] = set()
    for tag, wanted in (
        (NameTypeTag.ORG, ("SYMBOL", "LOC", "NUM", "ORGCLS")),
        (NameTypeTag.PER, ("NAME", "NICK")),
    ):
        names = analyze_names(
            tag, [word], phonetics=False, numerics=tag is NameTypeTag.ORG, consolidate=False
        )
        for name in names:
            for symbol in name.symbols:
                category = symbol.category.value
                if category in wanted:
                    found.add(f"{_KINDS[category]} {category}:{symbol.id}")
    return found


def build() -> str:
    """Return the table: a group a line, its kind and its words; legal forms alone too."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words():
        if len(word) > 1 or word.isdigit():
            toned = word[-1].isdigit() and not word.isdigit()  # `lau4`: a romanisation with tone
            for symbol in symbols(word):
                if not (toned and symbol[0] == "N"):
                    groups[symbol].append(word)
    lines = {
        f"{symbol[0]} {' '.join(found)}"
        for symbol, found in groups.items()
        if len(found) > 1 or symbol[0] == "F"
    }
    return "\n".join(sorted(lines)) + "\n"


def packed(text: str) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """Return every word of a table as its hash, sorted, and its group's number and mark.

    Args:
        text: A group a line: its mark and its words.
    """
    hashes: list[int] = []
    groups: list[int] = []
    for number, line in enumerate(text.splitlines()):
        mark, *found = line.split(" ")
        for word in found:
            codes = np.frombuffer(word.encode("utf-32-le"), np.uint32)
            hashes.append(int(hash_letters(codes, 0, len(codes))))
            groups.append(number << MARK_BITS | MARKS.index(mark))
    keys = np.array(hashes, np.uint64)
    order = np.argsort(keys, kind="stable")
    return keys[order], np.array(groups, np.uint32)[order]


def main() -> int:
    """Write the table."""
    text = build()
    for name, column in zip((HASHES, PACKED), packed(text), strict=True):
        np.save(TARGET / name, column)
    print(f"{text.count(chr(10)):,} groups")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
