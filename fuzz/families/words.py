"""Names and options as they are typed, of any letters."""

from __future__ import annotations

import random
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.families.written import fill_archive
from fuzz.mutation import mutate

_NAMES = [
    "EJEMPLO PRUEBA, Ana Maria", "Juan Hdz Lopez", "王小明", "김정은", "Владимир Петров",
    "أحمد بن علي",
    "EMPRESA INVENTADA, S.A. DE C.V.", "M/V EBANO", "x", "", "İstanbul ß ﬁ", "🚢", "12345", "'; --",
    "A and B", "a\u0301\u0302\u0303", "\u202eevil", "\x1b[31mred", "𝔄𝔫𝔞", "ｶﾅ", "नाम", "ชื่อ", "שם",
]  # fmt: skip


def _name(chance: random.Random) -> str:
    count = chance.choice((1, 1, 2, 9))
    text = "".join(chance.choice(_NAMES) + chance.choice(["", " ", ", "]) for _ in range(count))
    if chance.random() < 0.5:
        text = mutate(chance, text.encode())[:20_000].decode("utf-8", "replace")
    elif chance.random() < 0.3:
        text = "".join(map(chr, _letters(chance)))
    return text.replace("\x00", "").replace("..", "").lstrip("/")


def _letters(chance: random.Random) -> list[int]:
    """Return code points from everywhere, halves of pairs left out."""
    ranges = (range(1, 0xD800), range(0xE000, 0x110000))
    return [chance.choice(chance.choice(ranges)) for _ in range(9)]


_ASKED = [
    "match -- ONE OTHER", "match --schema person --json -- ONE OTHER", "ask -- ONE",
    "ask --json -- ONE", "paths -- ONE OTHER", "ask --as-of ONE 1", "new --since ONE",
    "same --no --because ONE 1 2", "chart -o c.svg -- ONE", "--archive ONE ask 1",
    "--archive ONE add case ruelas", "audit --expect ONE", "archive check --expect ONE",
    "add case -- ONE", "export --format ONE", "screen --threshold ONE list/sdn.csv",
    "strike --best 1 -- ONE", "rescreen list/sdn.csv --since ONE",
]  # fmt: skip


def _typed(chance: random.Random, base: Path) -> Case:
    put = {"ONE": _name(chance), "OTHER": _name(chance)}
    return Case([put.get(word, word) for word in chance.choice(_ASKED).split()])


FAMILIES = (Family("words", fill_archive, _typed),)
