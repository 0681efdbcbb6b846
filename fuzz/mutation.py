"""Ways to damage bytes: some blind, some that keep the shape of the text."""

from __future__ import annotations

import html
import random
import re

INTERESTING = [
    b"", b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1a", b"\x1b[31m", b"\r", b"\n", b'"',
    b"'", b",", b";", b"\t", b"<", b">", b"&", b"&x;", b"]]>", b"{", b"}", b"[", b"]", b"../..",
    b"-1", b"0", b"99999999999999999999", b"1e999", b"NaN", b"null", b"true", b"-0- ",
    b"2021-02-30", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"!!python/object",
    b"&a [*a]", b"=1+1", b"\x7f" * 300, b"A" * 5000, b"(" * 500, b"\xf0\x9f\x9a\xa2",
]  # fmt: skip
_CELLS = re.compile(rb">[^<>]*<|=\"[^\"<>]*\"")
_LEAVES = re.compile(rb"<(\w+)[^<>]*>[^<>]*</\1>|<\w+[^<>]*/>")
_WORD = re.compile(rb"[A-Za-z0-9_.:-]{2,}")


def mutate(chance: random.Random, data: bytes) -> bytes:
    """Return the bytes, damaged in one to four places."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = chance.choice(_WAYS)(chance, data)
    return data[:3_000_000]


def mutate_markup(chance: random.Random, data: bytes) -> bytes:
    """Return XML that is still well-formed: other texts and attributes, elements lost or twice."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        kind = chance.choice((_CELLS, _CELLS, _LEAVES))
        found = list(kind.finditer(data[:200_000]))
        if not found:
            return data
        begin, end = chance.choice(found).span()
        if kind is _LEAVES:
            new = data[begin:end] * chance.choice((0, 2, 500))
        else:
            other = chance.choice(found).group()[1:-1].strip(b'"')
            text = other if chance.random() < 0.4 else escape(chance.choice(INTERESTING))
            new = b">%s<" % text if data[begin:end].startswith(b">") else b'="%s"' % text
        data = data[:begin] + new + data[end:]
    return data[:3_000_000]


def escape(data: bytes) -> bytes:
    """Return bytes as text that XML takes.

    >>> escape(b'a<"\\x00')
    b'a&lt;&quot;'
    """
    text = data.decode("utf-8", "ignore")
    kept = "".join(letter for letter in text if letter >= " " or letter in "\t\n")
    return html.escape(kept).encode()


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randrange(len(data) + 1)


def _flip(chance: random.Random, data: bytes) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: _place(chance, data)]


def _take_out(chance: random.Random, data: bytes) -> bytes:
    begin = _place(chance, data)
    return data[:begin] + data[begin + chance.choice((1, 2, 8, 100, 4096)) :]


def _put_in(chance: random.Random, data: bytes) -> bytes:
    begin = _place(chance, data)
    return data[:begin] + chance.choice(INTERESTING) + data[begin:]


def _repeat(chance: random.Random, data: bytes) -> bytes:
    begin, length = _place(chance, data), chance.choice((1, 16, 300, 5000))
    times = chance.choice((1, 2, 50, 2000))
    piece = data[begin : begin + length] * times
    return data[:begin] + piece[:1_000_000] + data[begin:]


def _swap_lines(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _drop_line(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _replace_word(chance: random.Random, data: bytes) -> bytes:
    words = [match.span() for match in _WORD.finditer(data[:200_000])]
    if not words:
        return data
    begin, end = chance.choice(words)
    other = chance.choice(words)
    new = data[other[0] : other[1]] if chance.random() < 0.5 else chance.choice(INTERESTING)
    return data[:begin] + new + data[end:]


def _spoil_word(chance: random.Random, data: bytes) -> bytes:
    """Put bytes that are no UTF-8 into a word and keep its length: names in binary headers."""
    words = [match.span() for match in _WORD.finditer(data)]
    if not words:
        return data
    begin, end = chance.choice(words)
    place = chance.randrange(begin, end)
    return data[:place] + chance.choice((b"\xff", b"\x00", b"\xc3")) + data[place + 1 :]


def _number(chance: random.Random, data: bytes) -> bytes:
    if len(data) < 4:
        return data
    begin = chance.randrange(len(data) - 3)
    value = chance.choice((0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x10000))
    return data[:begin] + value.to_bytes(4, chance.choice(("little", "big"))) + data[begin + 4 :]


_WAYS = [
    _flip, _flip, _cut, _take_out, _put_in, _put_in, _repeat, _swap_lines, _drop_line,
    _replace_word, _replace_word, _spoil_word, _number,
]  # fmt: skip
