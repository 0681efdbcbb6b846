"""Flows of text into columns of cents, seconds, parties and shares; faulty cells by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from linchpin.claims.safe_text import safe_text
from linchpin.tabular.coverage import GapKind
from linchpin.tabular.dates import DateOrder
from linchpin.trace.intake.amounts import AmountFault, comma_of, read_amount, read_number
from linchpin.trace.intake.moments import MomentFault, order_of, read_moment
from linchpin.trace.ownership.rows import control_words
from linchpin.trace.ownership.shares import OwnedShare, ShareUnit, read_share, share_unit

_PLAIN_AMOUNT = r"^\d{1,13}(\.\d{1,2})?$"
_PLAIN_TIME = r"^(19|20)\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d$"
_PLAIN_DAY = r"^(19|20)\d\d-\d\d-\d\d$"
_FIRST_DAY, _LAST_DAY = 365, 47_481
"""Days of 1971 to 2099: others may be fillers, and are read one by one."""
DAY = 86_400
_AMOUNT_FAULTS = {
    AmountFault.NOT_READ: GapKind.AMOUNT_NOT_UNDERSTOOD,
    AmountFault.TOO_LARGE: GapKind.AMOUNT_NOT_UNDERSTOOD,
    AmountFault.AMBIGUOUS: GapKind.AMOUNT_AMBIGUOUS,
    AmountFault.EMPTY: GapKind.AMOUNT_MISSING,
}
_MOMENT_FAULTS = {
    MomentFault.NOT_READ: GapKind.DATE_NOT_UNDERSTOOD,
    MomentFault.NO_DAY: GapKind.DATE_NOT_UNDERSTOOD,
    MomentFault.AMBIGUOUS: GapKind.DATE_AMBIGUOUS,
    MomentFault.EMPTY: GapKind.DATE_MISSING,
    MomentFault.NO_SUCH_TIME: GapKind.TIME_SKIPPED,
}


@dataclass(slots=True)
class Converted:
    """What became of a column.

    Attributes:
        arrays: Arrow arrays by the ending of their name: empty for the column itself.
        faults: For each kind of gap, which rows (bool, one for each row).
        notes: What was decided for the whole column, in words.
    """

    arrays: dict[str, pa.Array]
    faults: dict[GapKind, NDArray[np.bool_]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def _whole(texts: pa.ChunkedArray) -> pa.Array:
    joined = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    return joined.chunk(0) if isinstance(joined, pa.ChunkedArray) else joined


def _by_value(
    texts: pa.Array, rest: NDArray[np.bool_], read: Callable[[str], Sequence[Any]]
) -> tuple[NDArray[np.int64], list[Sequence[Any]]]:
    """Return what some cells say, read once for each different text: places, and what they say."""
    places = np.flatnonzero(rest)
    if not len(places):
        return places, []
    coded = texts.take(pa.array(places)).dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    read_once = [read(text) for text in coded.dictionary.to_pylist()]
    return places, [read_once[code] for code in coded.indices.to_pylist()]


def _mask(rows: int) -> NDArray[np.bool_]:
    return np.zeros(rows, np.bool_)


def amounts(texts: pa.Array) -> Converted:
    """Return a column of amounts as int64 cents, and the currency written beside each.

    Args:
        texts: The cells.
    """
    rows = len(texts)
    plain = pc.match_substring_regex(texts, _PLAIN_AMOUNT).to_numpy(zero_copy_only=False)
    cents = np.zeros(rows, np.int64)
    if plain.any():
        exact = pc.cast(texts.filter(pa.array(plain)), pa.decimal128(18, 2))
        cents[plain] = np.asarray(
            pc.cast(pc.multiply(exact, pa.scalar(100, pa.int32())), pa.int64(), safe=False)
        )
    comma = comma_of(_distinct(texts))
    places, read = _by_value(texts, ~plain, lambda text: [read_amount(text, comma)])
    faults = {kind: _mask(rows) for kind in (*_AMOUNT_FAULTS.values(), GapKind.AMOUNT_ROUNDED)}
    currencies = np.full(rows, "", dtype=object)
    for place, (amount,) in zip(places.tolist(), read, strict=True):
        currencies[place] = amount.currency
        if amount.fault is not None:
            faults[_AMOUNT_FAULTS[amount.fault]][place] = True
        else:
            cents[place] = amount.cents
            faults[GapKind.AMOUNT_ROUNDED][place] = amount.rounded
    return Converted({"": pa.array(cents), "currency": pa.array(currencies, pa.string())}, faults)


def _distinct(texts: pa.Array, most: int = 20_000) -> list[str]:
    found: list[str] = pc.unique(texts).slice(0, most).to_pylist()
    return found


def moments(texts: pa.Array, order: DateOrder | None, zone: ZoneInfo | None) -> Converted:
    """Return a column of days and times as int64 seconds and int32 days.

    Args:
        texts: The cells.
        order: What stands first where day and month are numbers; None to see it in the column.
        zone: Zone of times that say none; None to leave them as the clock showed them.
    """
    rows = len(texts)
    seconds, days = np.zeros(rows, np.int64), np.zeros(rows, np.int32)
    done = _mask(rows)
    for pattern in (_PLAIN_DAY, *([] if zone is not None else [_PLAIN_TIME])):
        plain = pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False)
        if not plain.any():
            continue
        try:
            when = pc.cast(texts.filter(pa.array(plain)), pa.timestamp("s"))
        except pa.ArrowInvalid:  # a day that does not exist: all are read one by one
            continue
        numbers = np.asarray(pc.cast(when, pa.int64()))
        good = (numbers // DAY >= _FIRST_DAY) & (numbers // DAY <= _LAST_DAY)
        places = np.flatnonzero(plain)[good]
        seconds[places], days[places] = numbers[good], numbers[good] // DAY
        done[places] = True
    rest = ~done
    found_order = order
    if found_order is None:
        some = texts.filter(pa.array(rest)) if rest.any() else texts.slice(0, 0)
        found_order = order_of(_distinct(some, 200_000))
    places, read = _by_value(texts, rest, lambda text: [read_moment(text, found_order, zone)])
    faults = {kind: _mask(rows) for kind in (*_MOMENT_FAULTS.values(), GapKind.TIME_TWICE)}
    zoned = _mask(rows)
    for place, (moment,) in zip(places.tolist(), read, strict=True):
        if moment.fault is not None:
            faults[_MOMENT_FAULTS[moment.fault]][place] = True
        else:
            seconds[place], days[place] = moment.seconds, moment.day
            zoned[place], faults[GapKind.TIME_TWICE][place] = moment.zoned, moment.twice
    bad = np.logical_or.reduce([mask for kind, mask in faults.items() if kind.is_blind])
    notes = []
    if zoned.any() and zone is None and (mixed := ~zoned & ~bad & _has_clock(texts)).any():
        faults[GapKind.ZONES_MIXED] = mixed
        bad = bad | mixed
    if found_order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST) and len(places):
        notes.append(f"dates are read {found_order.value}")
    return Converted(
        {"": pa.array(seconds, mask=bad), "day": pa.array(days, mask=bad)}, faults, notes
    )


def _has_clock(texts: pa.Array) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = pc.match_substring_regex(texts, r"\d:\d\d").to_numpy(
        zero_copy_only=False
    )
    return found


def parties(texts: pa.Array) -> Converted:
    """Return a column of parties: blanks put together, empty ones null."""
    clean = pc.utf8_trim_whitespace(pc.replace_substring_regex(texts, r"\s+", " "))
    none = pc.match_substring_regex(
        clean, r"(?i)^(|-+|n/?a|n\.a\.?|none|null|nan|unknown|desconocido)$"
    )
    kept = pc.if_else(none, pa.scalar(None, pa.string()), clean)
    return Converted({"": kept})


def plain_texts(texts: pa.Array) -> Converted:
    """Return a column of texts made safe to show; empty ones are null."""
    coded = texts.dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    safe = pa.array([safe_text(one).strip() or None for one in coded.dictionary.to_pylist()],
                    pa.string())  # fmt: skip
    return Converted({"": safe.take(coded.indices)})


def shares(texts: pa.Array, heading: str) -> Converted:
    """Return a column of shares as its words, and the units surely and possibly held, int64.

    Args:
        texts: The cells.
        heading: Its heading.
    """
    rows = len(texts)
    unit = share_unit(heading, _distinct(texts))

    def read(text: str) -> tuple[OwnedShare | None, bool]:
        if control_words(text) is not None:
            return None, True
        try:
            return read_share(text, unit), True
        except ValueError:
            return None, False

    places, told = _by_value(texts, np.ones(rows, np.bool_), read)
    low, high = np.zeros(rows, np.int64), np.zeros(rows, np.int64)
    bad, none = _mask(rows), _mask(rows)
    for place, (share, sound) in zip(places.tolist(), told, strict=True):
        if share is None:
            none[place], bad[place] = True, not sound
        else:
            low[place], high[place] = share.low, share.high
    notes = (
        [] if unit is ShareUnit.PERCENT else [f"shares without a sign are taken as {unit.value}"]
    )
    return Converted(
        {
            "": plain_texts(texts).arrays[""],
            "low": pa.array(low, mask=none),
            "high": pa.array(high, mask=none),
        },
        {GapKind.SHARE_NOT_UNDERSTOOD: bad},
        notes,
    )


def numbers(texts: pa.Array) -> Converted:
    """Return a column of numbers as float64; what is none is null."""
    rows = len(texts)
    comma = comma_of(_distinct(texts))
    places, read = _by_value(
        texts, np.ones(rows, np.bool_), lambda text: [text, read_number(text, comma)]
    )
    found, none, bad = np.zeros(rows, np.float64), np.ones(rows, np.bool_), _mask(rows)
    for place, (text, number) in zip(places.tolist(), read, strict=True):
        if number is not None:
            found[place], none[place] = number, False
        elif text.strip():
            bad[place] = True
    return Converted({"": pa.array(found, mask=none)}, {GapKind.VALUE_NOT_UNDERSTOOD: bad})
