"""Remarks: joined with their continuation, put into the record, read fragment by fragment."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.lists.ofac.entry import Fact, Piece, RecordText
from linchpin.read.lists.ofac.fragments import read_fragment, split_remark

REMARK_LIMIT = 1_000
"""Characters after which `sdn.csv` cuts a remark."""


def join_remark(remark: str | None, more: Sequence[str]) -> tuple[str, bool]:
    """Return the whole remark, and whether it is cut and its continuation missing.

    Args:
        remark: The column of `sdn.csv`, stripped.
        more: Rows of `sdn_comments.csv` for the entry, in order.
    """
    if remark is None:
        return "", False
    full = len(remark) >= REMARK_LIMIT - 1
    if full and more:
        return remark + "".join(more), False
    return remark, full


def add_remark(
    text: RecordText, remark: str, *, individual: bool, title: Piece | None, cut: bool
) -> tuple[tuple[Fact, ...], tuple[Piece, ...], int]:
    """Put a remark into a record and read it.

    Args:
        text: The record, which gets a row `remarks`.
        remark: The whole remark, empty where there is none.
        individual: Whether the entry is a person (offices and kin are read for people only).
        title: The title column; a fragment that repeats it is understood.
        cut: The remark ends in the middle of its last fragment.

    Returns:
        The facts, the fragments that no rule covers, and the number of fragments.
    """
    if not remark:
        return (), (), 0
    text.label("remarks")
    pieces = split_remark(remark, text.cell(remark).start)
    facts: list[Fact] = []
    unread: list[Piece] = []
    for index, piece in enumerate(pieces):
        if cut and index == len(pieces) - 1:
            fact = _cut_fact(piece)
        else:
            fact = read_fragment(piece, individual=individual)
            if fact is None and title is not None and piece.text in title.text:
                fact = Fact("position", piece.text, piece)
        if fact is None:
            unread.append(piece)
        else:
            facts.append(fact)
    return tuple(facts), tuple(unread), len(pieces)


def _cut_fact(piece: Piece) -> Fact | None:
    """Return the start of a cut "Linked To"; any other cut value would be a wrong value."""
    name = piece.text.removeprefix("Linked To: ")
    return Fact("linked_to_cut", name, piece) if name != piece.text else None
