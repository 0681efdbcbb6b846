"""Amounts of money and counts of things."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linchpin.read.prose.mentions.dates import _folded_letter as folded_letter
from linchpin.read.prose.tables import rows

_SCALES = {
    "thousand": 1e3, "mil": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "m": 1e6, "mm": 1e6,
    "mn": 1e6, "mdp": 1e6, "mdd": 1e6, "millon": 1e6, "millones": 1e6, "billion": 1e9,
    "bn": 1e9, "b": 1e9,
    "billions": 1e9, "trillion": 1e12, "mil millones": 1e9, "mil mdp": 1e9, "mil mdd": 1e9,
}  # fmt: skip
_WORDS = {
    "half a": 0.5, "medio": 0.5, "one": 1, "a": 1, "un": 1, "two": 2, "dos": 2, "three": 3,
    "tres": 3,
    "four": 4, "cuatro": 4, "five": 5, "cinco": 5, "six": 6, "seis": 6, "seven": 7, "siete": 7,
    "eight": 8, "ocho": 8, "nine": 9, "nueve": 9, "ten": 10, "diez": 10, "eleven": 11, "once": 11,
    "twelve": 12, "doce": 12, "fifteen": 15, "quince": 15, "twenty": 20, "veinte": 20, "thirty": 30,
    "treinta": 30, "forty": 40, "cuarenta": 40, "fifty": 50, "cincuenta": 50,
}  # fmt: skip
_DIGITS = r"\d[\d.,]*\d|\d"
_SCALE = (
    r"thousand|mil\s+millones|mil\s+mdp|mil\s+mdd|"
    r"millones|millon|millions|million|billions|billion|trillion|mdp|mdd|bn|mil|mm|mn|m|k|b"
)
_NUMBER = rf"(?:{_DIGITS}|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)"
_SIGN = r"US\$|USD\s*\$?|U\.S\.\s*\$|MX\$|MXN\s*\$?|Mex\$|C\$|€|£|EUR\s|\$"
_UNIT = (
    r"(?:de\s+)?(?:u\.s\.\s+|us\s+|american\s+|mexican\s+|canadian\s+)?"
    r"(?:dollars?|dolares(?:\s+(?:estadounidenses|americanos))?|dlls|usd|pesos(?:\s+(?:mexicanos|colombianos))?|mxn|euros?|eur|pounds\s+sterling)"
)
_MONEY = re.compile(
    rf"(?P<sign>{_SIGN})\s?(?P<n1>{_DIGITS})(?:\s?(?:-|–|to|and|a|y)\s?(?:{_SIGN})?\s?(?P<n1b>{_DIGITS}))?"
    rf"(?:\s?(?P<s1>{_SCALE})\b)?(?:\s+(?P<u1>{_UNIT})\b)?"
    rf"|\b(?P<n2>{_NUMBER})(?:\s?(?:-|–|to|and|a|y)\s?(?P<n2b>{_NUMBER}))?(?:\s(?P<s2>{_SCALE})\b)?\s+(?P<u2>{_UNIT})\b"
    rf"|\b(?P<n3>{_DIGITS})\s?(?P<s3>mil\s+mdp|mil\s+mdd|mdp|mdd)\b",
    re.IGNORECASE,
)
_BOUNDS = tuple(
    (re.compile(rf"(?:{'|'.join(words.split(';'))})\s*$"), bound) for bound, words in rows("bounds")
)
_COUNTED = (
    r"(?:(?:key|mexican|other|suspected|kilos of|more|new|u\.s\.|different)\s+){0,2}"
    r"(?P<unit>[a-z][a-z-]{2,}(?:s|kg|kilogramos|percent)|kg|kilos?|toneladas?|tons?|percent|"
    r"por ciento|people|men|women|children|hombres|mujeres)\b"
)
_COUNT = re.compile(
    rf"\b(?P<n>{_DIGITS}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
    rf"(?:\s(?P<s>thousand|mil|million|millones|millon)\b)?(?:\s+de)?\s+{_COUNTED}"
)


@dataclass(frozen=True, slots=True)
class AmountInText:
    """An amount of money or a count that a sentence gives.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        amount: The number.
        unit: ISO 4217 code, or the noun counted.
        bound: One of the bounds of `linchpin.claims.quantity`.
        high: Upper end of a range.
        money: Whether it is money.
    """

    start: int
    end: int
    amount: float
    unit: str
    bound: str
    high: float | None
    money: bool


def find_amounts(text: str, start: int, end: int) -> list[AmountInText]:
    """Return the amounts of money of a sentence, then its counts, in order.

    >>> [(a.amount, a.unit, a.bound) for a in find_amounts("wired more than $2.5 million", 0, 28)]
    [(2500000.0, 'USD', 'more than')]
    """
    sentence = text[start:end]
    plain = "".join(map(folded_letter, sentence))
    found = [
        _money(match, plain, start)
        for match in _MONEY.finditer(plain)
        if match["n1"] or match["n2"] or match["n3"]
    ]
    taken = [(one.start, one.end) for one in found]
    for match in _COUNT.finditer(plain):
        first, last = start + match.start(), start + match.end()
        if not any(a < last and first < b for a, b in taken):
            number = _number(match["n"])
            if number is None or (match["unit"].endswith("ss")) or 1900 <= number <= 2050:
                continue
            scale = _SCALES.get(match["s"] or "", 1)
            bound = _bound(plain, match.start())
            found.append(
                AmountInText(first, last, number * scale, match["unit"], bound, None, False)
            )
    return sorted(found, key=lambda one: one.start)


def _money(match: re.Match[str], plain: str, start: int) -> AmountInText:
    number = match["n1"] or match["n2"] or match["n3"]
    scale_word = " ".join((match["s1"] or match["s2"] or match["s3"] or "").split())
    scale = _SCALES.get(scale_word, 1)
    unit = (match["sign"] or "") + " " + (match["u1"] or match["u2"] or scale_word)
    high_word = match["n1b"] or match["n2b"]
    low, high = _number(number) or 0.0, _number(high_word) if high_word else None
    if high is not None and high <= low:
        high = None
    return AmountInText(
        start + match.start(),
        start + match.end(),
        low * scale,
        _currency(unit),
        _bound(plain, match.start()),
        None if high is None else high * scale,
        True,
    )


def _currency(unit: str) -> str:
    low = unit.lower()
    if "peso" in low or "mx" in low or "mdp" in low or "mex$" in low:
        return "COP" if "colombian" in low else "MXN"
    if "eur" in low or "€" in low:
        return "EUR"
    if "£" in low or "sterling" in low:
        return "GBP"
    return "CAD" if "c$" in low or "canadian" in low else "USD"


def _number(text: str) -> float | None:
    """Return the number that digits or a word mean.

    >>> _number("1,200.50"), _number("1.200.000"), _number("2,5"), _number("five")
    (1200.5, 1200000.0, 2.5, 5.0)
    """
    word = text.strip().lower()
    if word in _WORDS:
        return float(_WORDS[word])
    digits = word.rstrip(".,")
    if not digits or not digits[0].isdigit():
        return None
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0:
        whole, tail = digits[:last], digits[last + 1 :]
        grouped = len(tail) == 3 and not whole.startswith("0")
        digits = re.sub("[.,]", "", whole) + ("" if grouped else ".") + tail
    try:
        return float(digits)
    except ValueError:
        return None


def _bound(plain: str, at: int) -> str:
    before = plain[max(0, at - 24) : at]
    return next((bound for shape, bound in _BOUNDS if shape.search(before)), "exactly")
