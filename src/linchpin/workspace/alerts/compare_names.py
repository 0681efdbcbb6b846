"""Names side by side: which words were taken for which, and which stand on one side only."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.match.name_keys import fold
from linchpin.workspace.alerts.compared_row import (
    ComparedRow,
    Compares,
    MarkedPiece,
    SideValue,
    sides_of,
)
from linchpin.workspace.alerts.queued import QueuedAlert


def compare_names(alert: QueuedAlert, what: str, kinds: tuple[str, ...]) -> ComparedRow:
    """Return how the customer's names compare with some of the entry's, word by word.

    Args:
        alert: The alert.
        what: What the row is called.
        kinds: The kinds of the entry's names.
    """
    facts = alert.said(*kinds)
    own = _whole_names(alert)
    yours = tuple(SideValue((MarkedPiece(name),)) for name in own)
    if not facts or not own:
        return ComparedRow(what, Compares.NOT_STATED, yours if what == "name" else (),
                           sides_of(facts))  # fmt: skip
    from linchpin.match.search.explain import match_pairs
    from linchpin.match.search.schemata import SCHEMATA

    schema = alert.schema if alert.schema in SCHEMATA else "LegalEntity"
    asked = [(name, fact.value) for name in own for fact in facts]
    scored = list(zip(asked, match_pairs(asked, [schema] * len(asked)), strict=True))
    by_value: dict[str, tuple[float, str, Sequence[object]]] = {}
    for (name, value), match in scored:
        if value not in by_value or match.score > by_value[value][0]:
            by_value[value] = match.score, name, match.words
    ordered = sorted(facts, key=lambda fact: -by_value[fact.value][0])
    score, name, words = by_value[ordered[0].value]
    marked = _marked_words(name, words, "asked")
    sides = tuple(
        SideValue(_marked_words(fact.value, by_value[fact.value][2], "listed"), fact.claims)
        for fact in ordered[:12]
    )
    how = Compares.AGREES if score >= 0.95 else Compares.PARTLY if score > 0.3 else Compares.DIFFERS
    if what == "alias":
        how = how if how is Compares.AGREES else Compares.NOT_STATED if score < 0.5 else how
    rest = tuple(side for side in yours if side.text != name)
    told = f"best name {score:.2f}" if what == "name" else f"best alias {score:.2f}"
    return ComparedRow(what, how, (SideValue(marked), *rest), sides, told)


def _whole_names(alert: QueuedAlert) -> tuple[str, ...]:
    """Return the customer's names: cells that are a name, and parts put together."""
    found = []
    for row in alert.rows:
        cells = [cell for _, role, cell in row.cells if role == "name" and cell.strip()]
        wanted = {touch.value for touch in alert.pair.touches}
        whole = [cell for cell in cells if cell in wanted]
        found += whole or ([" ".join(cells)] if cells else [])
    return tuple(dict.fromkeys(found)) or tuple(
        dict.fromkeys(touch.value for touch in alert.pair.touches if touch.value)
    )


def _marked_words(text: str, words: Sequence[object], side: str) -> tuple[MarkedPiece, ...]:
    """Return a name in pieces, each word marked by what the name engine took it for."""
    how: dict[str, str] = {}
    for pair in words:
        asked, listed = getattr(pair, "asked", ""), getattr(pair, "listed", "")
        mark = "other" if not asked or not listed else "near"
        if mark == "near" and getattr(pair, "reason", "") == "the same":
            mark = "same"
        for word in (asked if side == "asked" else listed).split():
            how[fold(word)] = mark
    pieces = []
    for word, gap in _words(text):
        key = "".join(filter(str.isalnum, fold(word)))
        pieces.append(MarkedPiece(word, how.get(key, "" if words else "same")))
        if gap:
            pieces.append(MarkedPiece(gap))
    return tuple(pieces)


def _words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text, each with the blank behind it; joined they are the text."""
    found: list[tuple[str, str]] = []
    word = gap = ""
    for letter in text:
        if letter.isspace():
            gap += letter
            continue
        if gap:
            found.append((word, gap))
            word = gap = ""
        word += letter
    return [*found, (word, gap)]
