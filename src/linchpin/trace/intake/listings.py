"""Transfers whose ends are listed wallets, marked with the listing."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from linchpin.trace.tables import ListedWallet


def with_listings(table: pa.Table, wallets: Sequence[ListedWallet]) -> pa.Table:
    """Return transfers with `payer_listing` and `payee_listing`: entity, day and programs.

    Addresses of Ethereum and its like are compared without regard to case, others exactly.

    Args:
        table: The transfers.
        wallets: What is listed.
    """
    said = {
        _key(one.address): "|".join(
            part.replace("|", "/") for part in (one.entity, one.listed, ", ".join(one.programs))
        )
        for one in wallets
    }
    keys, texts = pa.array(list(said), pa.string()), pa.array(list(said.values()), pa.string())
    for side in ("payer", "payee"):
        column = table[side]
        hexadecimal = pc.fill_null(
            pc.match_substring_regex(column, "^0[xX][0-9a-fA-F]{40}$"), False
        )
        folded = pc.if_else(hexadecimal, pc.utf8_lower(column), column)
        at = pc.index_in(folded, keys)
        table = table.append_column(f"{side}_listing", texts.take(at.combine_chunks()))
    return table


def _key(address: str) -> str:
    is_hexadecimal = address[:2].lower() == "0x"
    return address.lower() if is_hexadecimal else address
