"""Which code page a text was written in, told by which one makes words of its bytes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

CODE_PAGES = (
    "cp1252", "cp850", "mac_roman", "cp437", "iso8859_15", "cp1250", "cp1251", "cp1253", "cp1254",
    "cp1256", "cp1255", "iso8859_5", "koi8_r", "cp866", "mac_cyrillic", "cp852", "cp737",
)  # fmt: skip
"""Code pages that are tried; of two that fit alike the earlier one is taken."""
MULTIBYTE = {
    "gb18030": range(0xB0, 0xD8),
    "big5": range(0xA4, 0xC7),
    "shift_jis": range(0x82, 0x98),
    "euc_kr": range(0xB0, 0xC9),
    "euc_jp": range(0xA4, 0xD0),
}
"""Encodings of Chinese, Japanese and Korean, tried where no code page makes words, with the
first bytes of their usual signs."""
_WORD = re.compile(rb"[A-Za-z'\x80-\xff]+")
_MOST_WORDS = 5_000
_SAMPLE = 1 << 16
_LETTERS = {
    **dict.fromkeys("áéíóúñ", 3.0),
    **dict.fromkeys("üçãö", 2.5),
    **dict.fromkeys("äàèâêôõß", 2.0),
    **dict.fromkeys("îïûëìòùåøæ", 1.0),
    **dict.fromkeys("ýšžćčđńłśżźęąőűřěůňťďşğıœÿ", 0.8),
}
"""How usual a letter is in names and addresses written with Latin letters, roughly, in bits."""
_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцэαοιετσνηρπκμλωάέίόύήώ")
_MARKS = frozenset("‘’“”«»–—…ªº°·´`¡¿№€\xa0®™©§")
"""Marks that may stand at the edge of a word."""
_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöüãõåæø")
_OTHER_VOWELS = frozenset("аеёиоуыэюяіїєαεηιουωάέήίόύώ")
_RARER = 0.7
"""What a code page other than the first three loses, in bits for each word."""
_CERTAIN = 1.0
"""How much better a code page must fit, in bits for each word, to be taken for sure."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """The code page found.

    Attributes:
        name: Its name in Python.
        doubtful: Words that another code page makes as good a sense of, each with both readings.
    """

    name: str
    doubtful: tuple[tuple[str, str], ...] = ()


class HighWords:
    """Different words with bytes above ASCII, counted as a text goes by."""

    def __init__(self) -> None:
        self.counts: Counter[bytes] = Counter()
        self.sample = b""

    def see(self, data: bytes) -> None:
        """Count the words of some bytes."""
        if data.isascii() or len(self.counts) >= _MOST_WORDS:
            return
        if len(self.sample) < _SAMPLE:
            some = [line for line in data[:_SAMPLE].splitlines() if not line.isascii()]
            self.sample += b"\n".join(some)
        words = _WORD.findall(data[: 1 << 20])
        self.counts.update(word[:60] for word in words if not word.isascii())


def find_page(words: Counter[bytes], sample: bytes = b"") -> FoundPage:
    """Return the code page in which words with high bytes are words.

    Args:
        words: The words, counted.
        sample: Some of the lines they stand in.

    >>> find_page(Counter([b"Pe\\xa4aloza"])).name, find_page(Counter([b"Pe\\x96aloza"])).name
    ('cp850', 'mac_roman')
    """
    if not words:
        return FoundPage("cp1252")
    top = words.most_common(500)
    scored = [(page, _fit(page, top)) for page in CODE_PAGES]
    best = max(scored, key=lambda item: item[1])[0]
    fit = dict(scored)[best]
    if fit < 0.0:
        best = _multibyte(sample) or best
        if best in MULTIBYTE:
            return FoundPage(best)
    total = sum(count for _, count in top)
    doubtful = [
        (word.decode(best, "replace"), word.decode(page, "replace"))
        for page, other in scored
        if page != best and fit - other < _CERTAIN * total
        for word, _ in top[:20]
        if _letters(word.decode(page, "replace")) != _letters(word.decode(best, "replace"))
        and _word_fit(word.decode(page, "replace")) > 0
    ]
    return FoundPage(best, tuple(dict.fromkeys(doubtful))[:5])


def stray_page(words: Counter[bytes]) -> str:
    """Return the code page of words that stand by themselves in a text of UTF-8.

    It is Windows-1252, unless that makes no words of them and another does.
    """
    top = words.most_common(500)
    if _fit("cp1252", top) >= 0:
        return "cp1252"
    best = find_page(words).name
    return best if best in CODE_PAGES and _fit(best, top) > 0 else "cp1252"


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).casefold()


def _fit(page: str, words: Iterable[tuple[bytes, int]]) -> float:
    rarer = 0.0 if page in CODE_PAGES[:3] else _RARER
    return sum(count * (_word_fit(word.decode(page, "replace")) - rarer) for word, count in words)


@lru_cache(maxsize=65_536)
def _word_fit(text: str) -> float:
    """Return how much a text looks like a word of some language, in bits, roughly."""
    text = text.strip("'")
    inner = text.strip("".join(_MARKS) + "'")
    if not inner:
        return -0.5  # marks alone
    fit, scripts = 0.0, set()
    small = sum(char.islower() for char in inner)
    for at, char in enumerate(inner):
        if char == "\ufffd" or unicodedata.category(char) in ("Cc", "Co", "Cn"):
            fit -= 8
        elif char.isascii():
            scripts.add("LATIN")
        elif not char.isalpha():
            fit -= 6
        else:
            script = _script(char)
            scripts.add(script)
            if script == "LATIN":
                fit += _LETTERS.get(char.lower(), -3.0) + _beside(inner.lower(), at)
            else:
                fit += 1.5 if char.lower() in _COMMON or script in ("ARABIC", "HEBREW") else 0.3
            if at and char.isupper() and small and (inner[at - 1].islower() or small > 2):
                fit -= 4
            if char.islower() and not small - 1 and len(inner) > 2:
                fit -= 4  # one small letter among capitals
    if scripts & {"CYRILLIC", "GREEK"} and len(inner) > 3:
        share = sum(char in _OTHER_VOWELS for char in inner.lower()) / len(inner)
        fit += 2.0 if 0.25 <= share <= 0.65 else -2.0 - 0.3 * len(inner)
    high = sum(not char.isascii() for char in inner)
    if "LATIN" in scripts and high > 1 and 2 * high > len(inner):
        fit -= 3 * high  # no Latin word is mostly accents
    return fit - 5 * (len(scripts) - 1)


def _beside(word: str, at: int) -> float:
    """Return how well a letter with a mark fits between its neighbours, in bits, roughly."""
    char = word[at]
    before, after = (word[at - 1] if at else " "), (word[at + 1] if at + 1 < len(word) else " ")
    vowels = (before in _VOWELS) + (after in _VOWELS)
    if char in "ëï":
        return 1.5 if before in _VOWELS else -1.0
    if char in "áàâäö":
        return -2.0 * vowels
    if char in "ñçčćšžńłďťň":
        return -2.0 if not vowels else 0.0
    return 0.0


def _script(char: str) -> str:
    return unicodedata.name(char, "NONE").partition(" ")[0]


def _multibyte(data: bytes) -> str | None:
    """Return the encoding in which lines are Chinese, Japanese or Korean, or None."""
    if len(data) < 4:
        return None
    found: list[tuple[float, str]] = []
    for name, firsts in MULTIBYTE.items():
        text = data.decode(name, "replace")
        if 200 * text.count("\ufffd") > len(text):
            continue
        text = "".join(char for char in text if char.isalpha() or not char.isascii())
        if 5 * sum(char.isascii() and char.isalpha() for char in text) > len(text):
            continue  # Latin words in which two letters were taken for one sign
        signs = [char for char in text if not char.isascii()]
        usual = sum(_is_usual(char, name, firsts) for char in signs)
        others = len(signs) - usual
        if usual > 3 * others:
            found.append((usual / (usual + others) - len(text) * 1e-9, name))
    return max(found)[1] if found else None


def _is_usual(char: str, name: str, firsts: range) -> bool:
    return len(data := char.encode(name, "replace")) == 2 and data[0] in firsts
