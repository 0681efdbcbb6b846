"""Rows of payments and of cash as transfers: who paid whom, or put in or took out cash."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from linchpin.tabular.coverage import Gap, GapKind
from linchpin.trace.intake.leaving_out import left_out

CASH_WORDS = r"(?i)\b(cash|efectivo|currency|atm|cajero|ventanilla|bargeld|especes|armou?red)\b"
_CASH_PARTY = (
    r"(?i)^(cash|efectivo|cash (deposit|withdrawal)|(deposit|withdrawal) in cash|atm|ventanilla|"
    r"deposito en efectivo|retiro en efectivo|counter)$"
)
_IN = (
    r"(?i)^(i|in|cash ?in|deposits?|dep(osito)?|d?eposito en efectivo|credit|cr|c|abono|\+|"
    r"received|entrada|paid in|payment in|cash deposit|armou?red(.car)? deposit)$"
)
_OUT = (
    r"(?i)^(o|out|cash ?out|withdrawals?|wd|w/d|retiro|debit|dr|d|cargo|-|paid|salida|paid out|"
    r"payment out|cash withdrawal|retiro en efectivo|exchange out)$"
)
COLUMNS = (
    "line", "time", "day", "cents", "currency", "payer", "payee", "payer_name", "payee_name",
    "cash", "conductor", "channel", "place", "payer_place", "payee_place", "payer_business",
    "payee_business", "memo", "id",
)  # fmt: skip
"""Flows of transfers, beside `row` and `file`."""


def transfer_rows(
    kind: str, table: pa.Table, sheet: str, heading: Mapping[str, str]
) -> tuple[pa.Table, list[Gap], list[str]]:
    """Return rows as transfers, what is left out, and what is taken for granted.

    Args:
        kind: `payments` or `cash`.
        table: The rows.
        sheet: Their sheet.
        heading: Headings by field.
    """
    if kind == "payments":
        return _payments(table, sheet, heading)
    return _cash(table, sheet, heading)


def _payments(
    table: pa.Table, sheet: str, heading: Mapping[str, str]
) -> tuple[pa.Table, list[Gap], list[str]]:
    from_cash = _matches(table["payer"], _CASH_PARTY)
    to_cash = _matches(table["payee"], _CASH_PARTY)
    by_channel = _matches(table["channel"], CASH_WORDS)
    none = pa.scalar(None, pa.string())
    payer = pc.if_else(from_cash, none, table["payer"])
    payee = pc.if_else(to_cash, none, table["payee"])
    no_payer, no_payee = np.asarray(pc.is_null(payer)), np.asarray(pc.is_null(payee))
    is_cash = np.asarray(by_channel) | np.asarray(from_cash) | np.asarray(to_cash)
    comes_in = is_cash & ~no_payee
    goes_out = is_cash & no_payee & ~no_payer
    cash = np.where(comes_in, "in", np.where(goes_out, "out", ""))
    conductor = pc.if_else(pa.array(comes_in & ~no_payer), payer, none)
    payer = pc.if_else(pa.array(comes_in), none, payer)
    table = _set(table, payer=payer, payee=payee, cash=pa.array(cash), conductor=conductor)
    gaps: list[Gap] = []
    lost = {"payer": no_payer & ~comes_in, "payee": no_payee & ~goes_out & ~(no_payer & ~comes_in)}
    gone = np.zeros(table.num_rows, np.bool_)
    for name, rows in lost.items():
        other = "payee" if name == "payer" else "payer"
        _, gap = left_out(
            table, pa.chunked_array([pa.array(rows)]), GapKind.PARTY_MISSING,
            (sheet, heading[name]), other,
        )  # fmt: skip
        gaps += gap
        gone |= rows
    table = table.filter(pa.array(~gone))
    same = pc.fill_null(pc.equal(table["payer"], table["payee"]), False)
    table, gap = left_out(table, same, GapKind.TO_ITSELF, (sheet, heading["payee"]), "payee")
    return table.select(COLUMNS), gaps + gap, []


def _cash(
    table: pa.Table, sheet: str, heading: Mapping[str, str]
) -> tuple[pa.Table, list[Gap], list[str]]:
    gaps, notes = [], []
    table, gap = left_out(
        table, pc.is_null(table["party"]), GapKind.PARTY_MISSING, (sheet, heading["party"]), "line"
    )
    gaps += gap
    if "direction" in heading:
        direction = pc.utf8_trim_whitespace(table["direction"])
        comes_in, goes_out = _matches(direction, _IN), _matches(direction, _OUT)
        odd = pc.invert(pc.or_(comes_in, goes_out))
        table, gap = left_out(
            table, odd, GapKind.DIRECTION_NOT_UNDERSTOOD, (sheet, heading["direction"]), "direction"
        )
        gaps += gap
        out = np.asarray(_matches(pc.utf8_trim_whitespace(table["direction"]), _OUT))
    else:
        out = np.asarray(table["cents"]) < 0
        if not out.any():
            notes.append("no column says in or out: every row is taken as cash put in")
        table = _set(table, cents=pc.abs(table["cents"]))
    none = pa.scalar(None, pa.string())
    party, outs = table["party"], pa.array(out)
    table = _set(
        table,
        payer=pc.if_else(outs, party, none),
        payee=pc.if_else(outs, none, party),
        cash=pa.array(np.where(out, "out", "in")),
        payer_business=pc.if_else(outs, table["business"], none),
        payee_business=pc.if_else(outs, none, table["business"]),
        payer_name=pa.nulls(table.num_rows, pa.string()),
        payee_name=pa.nulls(table.num_rows, pa.string()),
        payer_place=pa.nulls(table.num_rows, pa.string()),
        payee_place=pa.nulls(table.num_rows, pa.string()),
    )
    return table.select(COLUMNS), gaps, notes


def _matches(texts: pa.ChunkedArray, pattern: str) -> pa.ChunkedArray:
    return pc.fill_null(pc.match_substring_regex(texts, pattern), False)


def _set(table: pa.Table, **columns: pa.Array) -> pa.Table:
    for name, array in columns.items():
        if name in table.column_names:
            table = table.set_column(table.column_names.index(name), name, array)
        else:
            table = table.append_column(name, array)
    return table
