"""Remarks: joined with their continuation, and read fragment by fragment."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.lists.ofac.entry import EntryFact
from linchpin.read.lists.ofac.fragments import read_fragment
from linchpin.read.lists.record_text import Excerpt, Unread

REMARK_LIMIT = 1_000
"""Characters after which `sdn.csv` cuts a remark."""


def join_remark(remark: str | None, more: Sequence[str]) -> tuple[str, bool, bool]:
    """Return the whole remark, whether its end is missing, and whether `more` was used.

    Args:
        remark: The column of `sdn.csv` with its spaces, None where it is null.
        more: Rows of `sdn_comments.csv` for the entry, in order, with their spaces.
    """
    if remark is None:
        return "", False, False
    full = len(remark) >= REMARK_LIMIT - 1
    if not full or not more:
        return remark.strip(), full, False
    # A remark cut at a space may have lost it: then 999 characters are there.
    seam = " " if len(remark) == REMARK_LIMIT - 1 and not more[0].startswith(" ") else ""
    return (remark + seam + "".join(more)).strip(), False, True


def read_pieces(
    pieces: Sequence[Excerpt], *, individual: bool, title: Excerpt | None, cut: bool
) -> tuple[tuple[EntryFact, ...], tuple[Unread, ...]]:
    """Return the facts of a remark's fragments, and the fragments that no rule covers.

    Args:
        pieces: The fragments, from `split_remark`.
        individual: Whether the entry is a person (offices and kin are read for people only).
        title: The title column; a fragment that repeats it is understood.
        cut: The last fragment ends in the middle.
    """
    facts: list[EntryFact] = []
    unread: list[Unread] = []
    for index, piece in enumerate(pieces):
        at_cut = cut and index == len(pieces) - 1
        if at_cut:
            fact = _cut_fact(piece)
        else:
            fact = read_fragment(piece, individual=individual)
            if fact is None and title is not None and piece.text in title.text:
                fact = EntryFact("position", piece.text, piece)
        if fact is not None:
            facts.append(fact)
        else:
            why = "cut at 1,000 characters" if at_cut else "no rule covers this remark"
            unread.append(Unread(piece, why))
    return tuple(facts), tuple(unread)


def _cut_fact(piece: Excerpt) -> EntryFact | None:
    """Return the start of a cut "Linked To"; any other cut value would be a wrong value."""
    name = piece.text.removeprefix("Linked To: ")
    return EntryFact("linked_to_cut", name, piece) if name != piece.text else None
