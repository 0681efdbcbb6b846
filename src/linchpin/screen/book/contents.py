"""What the cells of a column look like, whatever its heading says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache, lru_cache

from linchpin.match.tokens.tables import counts, short_forms, small_words
from linchpin.screen.book.countries import is_country
from linchpin.tabular.dates import Understood, read_date
from linchpin.tabular.month_names import plain_word

MOST_LOOKED_AT = 2_000
"""Cells of a column that are looked at."""
_LEAST = 0.6
"""Share of cells that must look like a thing before a column is taken for it."""
_MOST_OF = 0.5
"""Share of cells, or of different cells, that must confirm countries, identifiers and names."""
_ADDRESSES = 0.4
"""Share of cells with a word of a street and a number that makes a column one of addresses."""
_KNOWN_NAMES = 0.3
"""Share of cells with a well-known name that makes a column of names where most have the form."""
_NAME_FORM = 0.8
"""Share of cells with the form of a name from which on none need be well known."""
_DIFFERENT_NAMES = 0.7
"""Share of different cells among those."""
_WORDS_OF_A_NAME = 1.6
"""Words of a cell of those, on average, at least."""
_ONE_WORD = 1.5
"""Words of a cell of a column that holds one word of a name each, on average, below."""
_TEXT_LETTERS = 0.6
"""Share of cells with two words and more that makes a column one of free text."""
_DIFFERENT_TEXTS = 0.3
"""Share of different cells of a column of free text, more than."""
_LETTERS_OF_A_NAME = 0.7
"""Share of letters in a cell with the form of a name, at least."""
_WORD = re.compile(r"[^\W\d_]+(?:[.'’`-][^\W\d_]+)*\.?")
_CODES = re.compile(
    r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d"  # CURP
    r"|[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}"  # RFC
    r"|[A-Z]{2}\d{2}[A-Z0-9]{11,30}"  # IBAN
    r"|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?"  # BIC
    r"|0x[0-9a-fA-F]{40}|(?:bc1|[13])[a-zA-HJ-NP-Z0-9]{25,60}|T[1-9A-HJ-NP-Za-km-z]{33}"  # wallets
    r"|IMO ?\d{7}|[A-Z]{1,3}\d{6,9}[A-Z]?"  # vessels, passports
)
_STREET = re.compile(
    r"\b(calle|c/|av|ave|avenue|avenida|street|st|road|rd|blvd|boulevard|col|colonia|c\.?p|plaza|"
    r"carretera|km|apt|suite|floor|piso|box|p\.?o|rua|rue|strasse|stra(ss|ß)e|weg|platz|via|lane|"
    r"drive|no|num|lote|mz|manzana|int|ext|depto|fracc|ulitsa|ul|house|building|edificio)\b",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(r"@|://|www\.|[{}<>=]|\d{3}")
_MONEY = re.compile(r"[-+$€£ ]*[\d.,' ]+(?:[A-Z]{3})?%?")


class Looks(Enum):
    """What the cells of a column look like."""

    NOTHING = "nothing"
    NAMES = "names"
    WORDS = "words of names"
    DATES = "dates"
    COUNTRIES = "countries"
    IDENTIFIERS = "identifiers"
    ADDRESSES = "addresses"
    TEXTS = "free text"
    NUMBERS = "numbers"
    OTHER = "something else"


@cache
def _name_words() -> frozenset[str]:
    """Return words that names of people and firms are often made of."""
    return frozenset({*counts(), *short_forms()}) - _DULL


_DULL = frozenset(
    "old new north south east west national general international group trade trading service "
    "services black white blue red green gold golden star sun sea city street company limited "
    "center centre central bank market food house home oil gas energy air auto long best "
    "first high one two de la el y of the and in on at to a by for with from pago pagos renta "
    "factura servicio servicios compra venta nomina transferencia comercial comercio "
    "productos product products construccion materiales material transport transporte".split()
)


@cache
def _forms() -> frozenset[str]:
    return frozenset(word for word, kind in small_words().items() if kind == "LEGAL_FORM")


def looks_like(cells: Sequence[str]) -> Looks:
    """Return what some cells of a column look like.

    >>> looks_like(["Ana María Luz", "GUZMAN LOERA, Joaquin", "Transportes del Valle SA de CV"])
    <Looks.NAMES: 'names'>
    >>> looks_like(["1968-03-14", "14/03/1968"]), looks_like(["12.50", "1,000.00"])
    (<Looks.DATES: 'dates'>, <Looks.NUMBERS: 'numbers'>)
    """
    filled = [cell.strip() for cell in cells if cell.strip()][:MOST_LOOKED_AT]
    if not filled:
        return Looks.NOTHING
    size = len(filled)

    def share(test: Callable[[str], bool]) -> float:
        return sum(map(test, filled)) / size

    different = len(set(filled)) / size
    if share(lambda cell: bool(_MONEY.fullmatch(cell)) and len(cell) < 8) >= _LEAST:
        return Looks.NUMBERS
    if share(lambda cell: any(map(str.isdigit, cell)) and _is_date(cell)) >= _LEAST:
        return Looks.DATES
    if (
        share(is_country) >= _LEAST
        and share(lambda cell: len(cell) > 3 or cell.isupper()) > _MOST_OF
    ):
        return Looks.COUNTRIES
    if different > _MOST_OF and share(_is_code) >= _LEAST:
        return Looks.IDENTIFIERS
    if share(lambda cell: bool(_MONEY.fullmatch(cell))) >= _LEAST:
        return Looks.NUMBERS
    if share(_is_address) >= _ADDRESSES:
        return Looks.ADDRESSES
    return _names_or_texts(filled, different)


def _names_or_texts(filled: Sequence[str], different: float) -> Looks:
    size = len(filled)
    known = sum(_name_fit(cell) >= 2 for cell in filled) / size
    shaped = sum(_name_fit(cell) >= 1 for cell in filled) / size
    words = sum(len(cell.split()) + _is_unspaced(cell) for cell in filled) / size
    if words > 8:
        return Looks.TEXTS
    if known >= _KNOWN_NAMES and shaped >= _MOST_OF:
        return Looks.NAMES
    formed = shaped >= _NAME_FORM and words >= _WORDS_OF_A_NAME
    if formed and different >= _DIFFERENT_NAMES and size >= 5:
        return Looks.NAMES
    single = sum(plain_word(cell.strip(".")) in _name_words() for cell in filled) / size
    if single >= _MOST_OF and words < _ONE_WORD:
        return Looks.WORDS
    letters = sum(len(_WORD.findall(cell)) >= 2 for cell in filled) / size
    if words >= 3 and letters >= _TEXT_LETTERS and different > _DIFFERENT_TEXTS:
        return Looks.TEXTS
    return Looks.OTHER


def _is_code(cell: str) -> bool:
    code = cell.replace(" ", "").replace("-", "")
    return _CODES.fullmatch(code) is not None and any(map(str.isdigit, code))


def _is_date(cell: str) -> bool:
    if cell.isdecimal() and len(cell) in (4, 5):
        return False
    return read_date(cell).standing in (Understood.YES, Understood.AMBIGUOUS)


def _is_address(cell: str) -> bool:
    return bool(_STREET.search(cell)) and any(map(str.isdigit, cell)) and len(cell) > 8


@lru_cache(maxsize=65_536)
def _name_fit(cell: str) -> int:
    """Return 2 for a cell with the form of a name and a word of one, 1 for the form, else 0."""
    if len(cell) > 120 or _NOT_A_NAME.search(cell):
        return 0
    words = _WORD.findall(cell)
    letters = sum(map(len, words))
    if not 2 <= len(words) <= 12 or letters < _LETTERS_OF_A_NAME * len(cell.replace(" ", "")):
        is_name = 2 <= len(cell) <= 30 and not cell.isascii() and _is_unspaced(cell)
        return 2 if is_name else 0
    starts = [word for word in words if len(word) > 3]
    if starts and 2 * sum(word[0].islower() for word in starts) > len(starts):
        small = all(word.islower() for word in words)
        if not small:
            return 0
    if all(_is_other_script(word) for word in words):
        return 2  # no list of its words is at hand
    plain = [plain_word(word.strip(".")) for word in words]
    has_form = plain[-1].replace(".", "") in _forms() and len(plain[-1]) > 1
    fit = sum(word in _name_words() for word in plain)
    return 2 if fit >= 2 or has_form or (fit and len(words) <= 3) else 1


def _is_other_script(word: str) -> bool:
    """Say whether a word is not of Latin letters."""
    return ord(word[0]) > 0x36F


def _is_unspaced(cell: str) -> bool:
    """Say whether a text is of a script that writes names without blanks."""
    return all("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in cell)


def name_likeness(cell: str) -> int:
    """Return 2 for a cell with the form of a name and a word of one, 1 for the form, else 0."""
    return _name_fit(cell)
