"""Days as people write them in tables, in any usual form, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from linchpin.claims.dates import PartialDate, parse_date
from linchpin.claims.errors import ClaimError
from linchpin.tabular.calendars import in_common_years
from linchpin.tabular.month_names import MONTHS, plain_word
from linchpin.tabular.workbook.spreadsheet_numbers import day_of

FIRST_YEAR, LAST_YEAR = 1850, 2100
"""Years that can be those of a birth, a payment or a founding."""
_TWO_DIGITS = 30
"""Two-digit years from here on are of the twentieth century; below they may be of either."""
_FIRST_SERIAL, _LAST_SERIAL = 3_654, 73_050
"""Serial numbers of 1910 and of 2099."""
_FILLERS = frozenset({
    "0001-01-01", "1111-11-11", "1753-01-01", "1800-01-01", "1899-12-30", "1899-12-31",
    "1900-01-00", "1900-01-01", "1901-01-01", "1970-01-01", "2099-12-31", "2999-12-31",
    "3000-01-01", "3000-12-31", "9999-12-31", "9999-01-01",
})  # fmt: skip
_NOTHING = re.compile(
    r"[-–—.?/0x*# ]*|n/?[ad]\.?|n\.a\.?|s/[df]|none|null|nan|nat|unknown|unk|not (known|available|"
    r"provided|stated)|desconocid[ao]|no (disponible|aplica|informad[ao]|consta|sabe)|sin dato[s]?|"
    r"inconnue?|unbekannt|desconhecid[ao]",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$", re.I
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*'?(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEARS = re.compile(r"(?:between )?(\d{4})\s*(?:-|–|/|to|and|a|y)\s*(\d{4})")
_CIRCA = re.compile(r"(?:circa|ca?\.?|approx\.?|about|aprox\.?|alrededor de|hacia)\s*(\d{4})")
_SERIAL = re.compile(r"(\d{4,5})(?:\.\d+)?")
_ORDINAL = re.compile("[ºª°]")
_ROMANS = {name: at for at, name in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_ROMAN = re.compile(rf"(\d{{1,2}})[-/. ]+({'|'.join(_ROMANS)})[-/. ]+(\d{{4}}|\d{{2}})")
_SEVERAL = re.compile(r"\s*(?:[;|\n]|\bor\b|\bo\b)\s*")


class DateOrder(Enum):
    """What stands first in the dates of a column that are numbers only."""

    UNKNOWN = "not decided"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    MIXED = "both orders"


class Understood(Enum):
    """How well a cell was understood as a date."""

    EMPTY = "empty"
    YES = "understood"
    AMBIGUOUS = "day and month in either order"
    FILLER = "a filler"
    NO = "not understood"


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a cell says as a date.

    Attributes:
        standing: How well it was understood.
        dates: What it can mean: nothing, one date, or several.
    """

    standing: Understood
    dates: tuple[PartialDate, ...] = ()


_EMPTY = ReadDate(Understood.EMPTY)
_FILLER = ReadDate(Understood.FILLER)


def find_order(cells: Iterable[str]) -> DateOrder:
    """Return the order of day and month in a column: a number above 12 decides.

    >>> find_order(["01/02/1960", "25/02/1961"]), find_order(["25/02/1961", "02/25/1961"])
    (<DateOrder.DAY_FIRST: 'day first'>, <DateOrder.MIXED: 'both orders'>)
    """
    day = month = False
    for cell in cells:
        found = _NUMBERS.fullmatch(_TIME.sub("", cell.strip()))
        if found is not None:
            first, second = int(found[1]), int(found[2])
            day = day or (12 < first <= 31 and second <= 12)
            month = month or (12 < second <= 31 and first <= 12)
    if day and month:
        return DateOrder.MIXED
    return DateOrder.DAY_FIRST if day else DateOrder.MONTH_FIRST if month else DateOrder.UNKNOWN


@lru_cache(maxsize=131_072)
def read_date(cell: str, order: DateOrder = DateOrder.UNKNOWN) -> ReadDate:
    """Return what a cell says as a date.

    Args:
        cell: The cell.
        order: What stands first in its column where day and month are numbers.

    >>> [str(date) for date in read_date("14-mar-1968").dates]
    ['14 Mar 1968']
    >>> read_date("05/06/1968").standing, len(read_date("05/06/1968").dates)
    (<Understood.AMBIGUOUS: 'day and month in either order'>, 2)
    """
    text = cell.strip()
    if not text:
        return _EMPTY
    if len(text) > 60:
        return ReadDate(Understood.NO)
    parts = [part for part in _SEVERAL.split(text) if part]
    if len(parts) > 1:
        read = [read_date(part, order) for part in parts]
        dates = tuple(dict.fromkeys(date for one in read for date in one.dates))
        worst = next((one.standing for one in read if one.standing is Understood.NO), None)
        return ReadDate(worst or read[0].standing, dates)
    if _NOTHING.fullmatch(text):
        return _FILLER
    return _one(in_common_years(_TIME.sub("", text).strip(" .,")), order)


def _one(text: str, order: DateOrder) -> ReadDate:
    found: re.Match[str] | None
    if (found := _YEAR_FIRST.fullmatch(text)) and not _is_serial(text):
        return _read([(found[1], found[2], found[3] or "0")])
    if found := _NUMBERS.fullmatch(text):
        return _ordered(found[1], found[2], found[3], order)
    if found := _MONTH_YEAR.fullmatch(text):
        return _read([(found[2], found[1], "0")])
    if text.isdecimal() and len(text) == 8:
        if FIRST_YEAR <= int(text[:4]) <= LAST_YEAR or text[:4] in ("0001", "9999", "0000"):
            whole = _DIGITS.fullmatch(text)
            assert whole is not None
            if (read := _read([(whole[1], whole[2], whole[3])])).standing is not Understood.NO:
                return read
        return _ordered(text[:2], text[2:4], text[4:], order)
    if text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return _read([(text, "0", "0")])
    plain = plain_word(_ORDINAL.sub("", text))
    if (found := _YEARS.fullmatch(plain)) and found[1] <= found[2]:
        return _edtf(f"{found[1]}/{found[2]}")
    if found := _ROMAN.fullmatch(plain):
        return _read([(year, str(_ROMANS[found[2]]), found[1]) for year in _years(found[3])])
    if found := _CIRCA.fullmatch(plain):
        return _edtf(f"{found[1]}~")
    if (found := _SERIAL.fullmatch(text)) and _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL:
        day = day_of(int(found[1]))
        return _edtf(day) if day is not None else ReadDate(Understood.NO)
    return _named(plain)


def _is_serial(text: str) -> bool:
    """Say whether a number with a fraction of nought is a day of a spreadsheet, not a year."""
    return text.endswith(".0") and not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR


def _named(text: str) -> ReadDate:
    """Return a date with its month in words."""
    words = _WORDS.findall(_THAI_POINT.sub("", text))
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [re.sub(r"\D", "", word) for word in words if word[0].isdecimal()]
    others = [w for w in words if not w[0].isdecimal() and w not in MONTHS and w not in _BETWEEN]
    if len(months) != 1 or others or not 1 <= len(numbers) <= 2:
        return ReadDate(Understood.NO)
    month = str(months[0])
    if len(numbers) == 1:
        return _read([(year, month, "0") for year in _years(numbers[0])])
    first, last = numbers
    if len(first) == 4:
        return _read([(first, month, last)])
    return _read([(year, month, first) for year in _years(last)])


_BETWEEN = frozenset(
    "de del of the th st nd rd le den den am dia day born nacido nacida el г года р року".split()
)
_WORDS = re.compile(r"(?:[^\W\d_]|[\u0e31-\u0e4e])+|\d+")
_THAI_POINT = re.compile(r"(?<=[\u0e00-\u0e4e])\.")


def _years(text: str) -> list[str]:
    if len(text) != 2:
        return [text]
    return [f"19{text}"] if int(text) >= _TWO_DIGITS else [f"19{text}", f"20{text}"]


def _ordered(first: str, second: str, year: str, order: DateOrder) -> ReadDate:
    years = _years(year)
    day_first = [(one, second, first) for one in years]
    month_first = [(one, first, second) for one in years]
    if int(first) > 12 or (order is DateOrder.DAY_FIRST and int(second) <= 12):
        return _read(day_first)
    if int(second) > 12 or order is DateOrder.MONTH_FIRST:
        return _read(month_first)
    read = _read(day_first + month_first)
    if first == second or read.standing is not Understood.YES or not int(first) or not int(second):
        return read
    return ReadDate(Understood.AMBIGUOUS, read.dates)


def _read(parts: Iterable[tuple[str, str, str]]) -> ReadDate:
    """Return year, month and day as dates; a month or day of nought is not known."""
    dates: list[PartialDate] = []
    for year, month, day in parts:
        texts = [f"{int(year):04}"]
        if int(month):
            texts.append(f"{int(month):02}")
            if int(day):
                texts.append(f"{int(day):02}")
        text = "-".join(texts)
        if text in _FILLERS or not int(year):
            return _FILLER
        try:
            date = parse_date(text)
        except ClaimError:
            continue
        if FIRST_YEAR <= int(year) <= LAST_YEAR:
            dates.append(date)
    if not dates:
        return ReadDate(Understood.NO)
    return ReadDate(Understood.YES, tuple(dict.fromkeys(dates)))


def _edtf(text: str) -> ReadDate:
    if text in _FILLERS:
        return _FILLER
    try:
        return ReadDate(Understood.YES, (parse_date(text),))
    except ClaimError:
        return ReadDate(Understood.NO)
