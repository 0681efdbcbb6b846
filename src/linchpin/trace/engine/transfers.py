"""Transfers as arrays: who paid whom how much when, in an order that is not that of the rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from linchpin.trace.intake.transfer_rows import COLUMNS

if TYPE_CHECKING:
    from linchpin.trace.tables import TracedTables

Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
Bools = NDArray[np.bool_]
HOUR, DAY = 3_600, 86_400
NOBODY = -1
"""Code of an end that is no account: cash put in or taken out."""


@dataclass(frozen=True)
class Transfers:
    """Payments and cash as arrays, sorted by time, then by what else the rows hold.

    An account is a party with one currency: nothing is added up or followed across currencies.

    Attributes:
        row: int64, number of each row in the table of transfers.
        time: int64, seconds since 1970.
        day: int32, days since 1970 where it happened.
        cents: int64, whole cents, over 0.
        payer: int32, account that pays; `NOBODY` for cash put in.
        payee: int32, account that is paid; `NOBODY` for cash taken out.
        cash: int8: 1 cash put in, 2 cash taken out, 0 else.
        place: int32, where it was; -1 where that is not said.
        channel: int32, how it was paid; -1 where that is not said.
        accounts: Name of each account, as the table writes it.
        currencies: Currency of each account.
        places: Name of each place.
        channels: Name of each channel.
        table: The table the rows are of.
    """

    row: Ints
    time: Ints
    day: Codes
    cents: Ints
    payer: Codes
    payee: Codes
    cash: NDArray[np.int8]
    place: Codes
    channel: Codes
    accounts: list[str]
    currencies: NDArray[np.object_]
    places: list[str]
    channels: list[str]
    table: pa.Table

    @property
    def count(self) -> int:
        """Return how many transfers there are."""
        return len(self.row)

    @cached_property
    def into(self) -> tuple[Ints, Ints]:
        """Return CSR of what comes into each account: starts, and transfers in order of time."""
        return _by_account(self.payee, len(self.accounts))

    @cached_property
    def out_of(self) -> tuple[Ints, Ints]:
        """Return CSR of what goes out of each account: starts, and transfers in order of time."""
        return _by_account(self.payer, len(self.accounts))

    @cached_property
    def dollars(self) -> Bools:
        """Return which transfers are in US dollars, in which thresholds are written."""
        account = np.where(self.payee >= 0, self.payee, self.payer)
        found: Bools = (self.currencies == "USD")[account]
        return found

    def text(self, name: str) -> pa.ChunkedArray:
        """Return a column of texts of the table, in the order of the transfers."""
        return self.table[name].take(pa.array(self.row))

    def matching(self, name: str, pattern: str) -> Bools:
        """Return which transfers have a text that a pattern is found in.

        Args:
            name: Column of the table.
            pattern: A regular expression (RE2).
        """
        column = self.table[name]
        if column.null_count == len(column):
            return np.zeros(self.count, np.bool_)
        coded = pc.dictionary_encode(column).combine_chunks()
        coded = coded.chunk(0) if isinstance(coded, pa.ChunkedArray) else coded
        hit = pc.fill_null(pc.match_substring_regex(coded.dictionary, pattern), False)
        of_code = np.append(np.asarray(hit), False)
        at = np.asarray(coded.indices.fill_null(len(of_code) - 1))
        found: Bools = of_code[at][self.row]
        return found

    def is_there(self, name: str) -> bool:
        """Say whether any row has something in a column."""
        column = self.table[name]
        return bool(column.null_count < len(column))


def _by_account(codes: Codes, accounts: int) -> tuple[Ints, Ints]:
    order = np.argsort(codes, kind="stable")
    order = order[np.searchsorted(codes[order], 0) :]
    starts = np.searchsorted(codes[order], np.arange(accounts + 1))
    return starts.astype(np.int64), order.astype(np.int64)


def transfers_of(tables: TracedTables) -> Transfers:
    """Return the transfers of some tables as arrays.

    Args:
        tables: With a table `transfers`; without one there are none.
    """
    table = tables.by_kind.get("transfers")
    if table is None:
        table = _no_rows()
    currency = pc.cast(table["currency"], pa.string())
    names, payer, payee = _accounts(table["payer"], table["payee"], currency)
    cash = pc.fill_null(pc.index_in(table["cash"], pa.array(["in", "out"])), -1)
    place, places = _codes(table["place"])
    channel, channels = _codes(table["channel"])
    columns = [
        np.asarray(table["time"].combine_chunks()), np.asarray(table["cents"].combine_chunks()),
        payer, payee, np.asarray(cash.combine_chunks()) + 1, place, channel,
    ]  # fmt: skip
    order = np.lexsort([*reversed(columns)])
    time, cents, payer, payee, is_cash, place, channel = (one[order] for one in columns)
    accounts = [name for name, _ in names]
    currencies = np.array([code for _, code in names], object)
    row = np.asarray(table["row"].combine_chunks())[order]
    day = np.asarray(table["day"].combine_chunks())[order].astype(np.int32)
    return Transfers(
        row, time.astype(np.int64), day, cents.astype(np.int64), payer, payee,
        is_cash.astype(np.int8), place, channel, accounts, currencies, places, channels, table,
    )  # fmt: skip


def _accounts(
    payer: pa.ChunkedArray, payee: pa.ChunkedArray, currency: pa.ChunkedArray
) -> tuple[list[tuple[str, str]], Codes, Codes]:
    """Return accounts (name and currency, sorted) and the code of each end."""
    ends = pa.chunked_array([*payer.chunks, *payee.chunks], pa.string())
    both = pa.chunked_array([*currency.chunks, *currency.chunks], pa.string())
    folded = pc.utf8_lower(ends)
    name_codes, names = _codes(folded, keep_case=ends)
    money_codes, codes = _codes(both)
    joint = np.where(
        name_codes < 0, -1, name_codes.astype(np.int64) * max(1, len(codes)) + money_codes
    )
    different, at = np.unique(joint, return_inverse=True)
    shift = 1 if len(different) and different[0] == -1 else 0
    accounts = [
        (names[int(one) // len(codes)], codes[int(one) % len(codes)]) for one in different[shift:]
    ]
    found = (at.reshape(-1) - shift).astype(np.int32)
    half = len(payer)
    return accounts, found[:half], found[half:]


def _codes(
    texts: pa.ChunkedArray, keep_case: pa.ChunkedArray | None = None
) -> tuple[Codes, list[str]]:
    """Return the code of each text, -1 for none, in the order of the texts, and the texts."""
    coded = (
        pa.concat_arrays(texts.combine_chunks().chunks)
        if isinstance(texts.combine_chunks(), pa.ChunkedArray)
        else texts.combine_chunks()
    )
    coded = coded.dictionary_encode()
    order = np.asarray(pc.sort_indices(coded.dictionary))
    rank = np.empty(len(order) + 1, np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    rank[-1] = -1
    codes: Codes = rank[np.asarray(coded.indices.fill_null(len(order)))]
    names: list[str] = coded.dictionary.take(pa.array(order)).to_pylist()
    if keep_case is not None:
        names = _as_written(keep_case, codes, names)
    return codes, names


def _as_written(texts: pa.ChunkedArray, codes: Codes, names: list[str]) -> list[str]:
    """Return each name as it is written, the first in order of letters where there are several."""
    table = pa.table({"code": codes, "text": texts}).filter(pc.is_valid(texts))
    first = table.group_by("code").aggregate([("text", "min")])
    found = dict(zip(first["code"].to_pylist(), first["text_min"].to_pylist(), strict=True))
    return [found.get(at, name) for at, name in enumerate(names)]


def _no_rows() -> pa.Table:
    kinds = {"time": pa.int64(), "cents": pa.int64(), "line": pa.int64(), "day": pa.int32()}
    columns = {name: pa.array([], kinds.get(name, pa.string())) for name in COLUMNS}
    return pa.table({**columns, "row": pa.array([], pa.int64()), "file": pa.array([], pa.int32())})
