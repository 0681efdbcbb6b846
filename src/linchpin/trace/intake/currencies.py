"""Currencies as people write them, as the codes of ISO 4217."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_NAMES = {
    "us dollar": "USD", "us dollars": "USD", "dollar": "USD", "dollars": "USD", "us$": "USD",
    "$": "USD", "u.s. dollar": "USD", "dolares": "USD", "dolar": "USD", "dlls": "USD",
    "usd$": "USD", "peso": "MXN", "pesos": "MXN", "mexican peso": "MXN", "mx$": "MXN",
    "mxp": "MXN", "mn": "MXN", "m.n.": "MXN", "euro": "EUR", "euros": "EUR", "€": "EUR",
    "pound": "GBP", "£": "GBP", "sterling": "GBP", "yuan": "CNY", "rmb": "CNY", "cnh": "CNY",
    "renminbi": "CNY", "bitcoin": "XBT", "btc": "XBT", "tether": "USDT", "ether": "ETH",
}  # fmt: skip
_CODE = re.compile(r"[A-Z]{3,5}")


def currency_codes(cells: pa.Array) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    """Return the code of each cell, empty for none, and which cells are no currency.

    >>> currency_codes(pa.array(["usd", "Pesos", None, "??"]))[0].tolist()
    ['USD', 'MXN', '', '??']
    """
    coded = cells.dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    codes, odd = [], []
    for text in coded.dictionary.to_pylist():
        plain = (text or "").strip()
        code = _NAMES.get(plain.lower(), plain.upper())
        codes.append(code)
        odd.append(bool(code) and _CODE.fullmatch(code) is None)
    at = np.asarray(coded.indices.fill_null(len(codes)))
    return np.array([*codes, ""], object)[at], np.array([*odd, False], np.bool_)[at]
