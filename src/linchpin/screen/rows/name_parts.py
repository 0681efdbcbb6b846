"""The names that one cell joins: two holders, a trust and its settlor, a ship and its flag."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_PARTS = 12
"""Parts of a cell that are screened by themselves, at most."""
LONGEST_JOINT = 2_000
"""Letters of a cell in which parts are looked for."""
_AND = r"y\s?/\s?o|o\s?/\s?y|and\s?/\s?or|&\s?/\s?or|e\s?/\s?ou|and|y|e|et|und|or|o|ou|&|\+"
_ALSO = (
    r"a\.?\s?/?k\.?\s?/?a\.?|f\.?\s?/?k\.?\s?/?a\.?|n\.?\s?/?k\.?\s?/?a\.?|d\.?\s?/?b\.?\s?/?a\.?|"
    r"alias|c\s?/\s?o|t\s?/\s?a|attn\.?:?|atn\.?:?|fbo|itf|obo|on behalf of|por cuenta de|"
    r"en representaci[oó]n de|representad[oa] por|trading as|formerly|also known as|"
    r"tambi[eé]n conocid[oa] como|doing business as|(?:the )?estate of|sucesi[oó]n de|"
    r"trustees? (?:of|for)|as trustee|in trust for"
)
_SPLIT = re.compile(
    rf"(?:^|\s+|,\s*)(?P<also>{_ALSO})\s+|\s+(?P<and>{_AND})\s+|\s*(?P<mark>[;|\n\t])\s*"
    r"|(?P<slash>\s*/\s*)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[\s,]+(?:(?:the\s+)?(?:ir)?revocable|rev|irrev|living|family|testamentary|trust|trst|ttees?|trustees?|"
    r"trustees?|fideicomiso|estate|et\.?\s+als?\.?|et\.?\s+ux\.?|and others|y otros|jt\s?wros|"
    r"jt ten|ten com|deceased|dec'?d|fallecid[oa]|"
    r"imo\W{0,3}(?:n[ro]\W{0,2})?\d{7}|u/?a/?d.*|dtd.*|dated.*)\s*$",
    re.IGNORECASE,
)
_SHIP = re.compile(
    r"^\s*(?:m\.?\s?/\s?[vtys]|[mfs]\.v\.?|mv|mt|m\.?/?tanker|s\.?\s?/\s?s|b\s?/\s?[mt]|f\s?/\s?v|"
    r"buque(?: tanque)?|motonave|vessel|motor vessel|motor tanker|steamship)\.?\s+",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"^(.*\S)[\s,(\[]+(?:n[ée]e|née|born|geb\.?|geborene|nacida|de soltera|d\.? ?soltera|"
    r"nata|z domu|ur\.|урожд\.?|урожденная|урождённая)\s+([^()\[\]]+?)[\s)\]]*$",
    re.IGNORECASE,
)
"""A name at birth behind the name borne now."""
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_EX = re.compile(r"^(?:ex|formerly|antes|fka|aka|dba)[\s.:-]+", re.IGNORECASE)
_ANY = re.compile(
    r"[;|\n\t/(\[&+.]|\s(?:y|e|et|und|or|o|ou|and|al|ux|a?f?n?ka|dba|alias|fbo|itf|obo|of|trust|"
    r"trst|estate|for|as|de|por|attn|formerly|como|ttees?|trustees?|ten|jtwros|fideicomiso|otros|imo|n[ée]e|born|geb|geborene|nacida|soltera|nata|"
    r"domu|ur|урожд|урожденная|урождённая)\b"
    r"|^(?:mv|mt|buque|motonave|vessel|motor|steamship|the|estate|sucesi.n)\s",
    re.IGNORECASE,
)


def name_parts(cell: str) -> tuple[str, ...]:
    """Return the names that a cell of names joins, the cell itself left out.

    >>> name_parts("Laura Whitfield Johnson y/o Pedro Soto Gil")
    ('Laura Whitfield Johnson', 'Pedro Soto Gil')
    >>> name_parts("M/V EBANO (Panama)"), name_parts("Ana Gil Paz")
    (('EBANO', 'EBANO (Panama)'), ())
    >>> name_parts("Ana Soto née Gil")
    ('Ana Gil', 'Ana Soto')
    >>> name_parts("Ana & Luis Gil Paz")
    ('Luis Gil Paz', 'Ana Paz', 'Ana Gil Paz')
    """
    if _ANY.search(cell) is None:
        return ()
    cell = cell[:LONGEST_JOINT]
    found: dict[str, None] = {}
    for part in _parts(cell):
        part = " ".join(part.strip(" ,:-").split())
        if part and part != " ".join(cell.split()):
            found.setdefault(part)
    return tuple(found)[:MOST_PARTS]


def _parts(cell: str) -> Iterator[str]:
    outside = _BRACKETS.sub(" ", cell)
    for inside in _BRACKETS.findall(cell):
        inside = _EX.sub("", inside)
        if _words(inside) >= 2:
            yield inside
        elif _words(inside) == 1 and _words(outside) >= 2 and not _SHIP.match(cell):
            yield f"{_given(outside)} {inside}"
    born = _BORN.match(cell)
    if born is not None and _words(born[1]) >= 2:
        yield f"{_given(born[1])} {born[2]}"
        yield born[1]
        return
    if outside != cell:
        yield from _bare(outside, 1)
    yield from _bare(cell, 2)
    pieces, joints = _split(outside)
    if len(pieces) < 2:
        return
    for at, piece in enumerate(pieces):
        least = 1 if "also" in (joints[at], joints[at + 1]) else 2
        if _words(piece) >= least:
            yield piece
            yield from _bare(piece, least)
    for at in range(len(pieces) - 1):
        if joints[at + 1] == "and" and _words(pieces[at]) <= 2 <= _words(pieces[at + 1]):
            words = pieces[at + 1].split()
            yield f"{pieces[at]} {words[-1]}"
            if len(words) > 2:
                yield f"{pieces[at]} {' '.join(words[-2:])}"


def _given(name: str) -> str:
    """Return the given names of a name: what follows the comma, or all but the last word."""
    before, comma, after = name.partition(",")
    return after.strip() if comma and _words(after) else " ".join(before.split()[:-1])


def _split(cell: str) -> tuple[list[str], list[str]]:
    """Return what stands between joints, and the kind of joint before each and behind the last."""
    pieces, joints, start = [], ["edge"], 0
    for match in _SPLIT.finditer(cell):
        kind = match.lastgroup or "mark"
        if kind == "slash" and not (
            _words(cell[start : match.start()]) >= 2 and _words(cell[match.end() :]) >= 2
        ):
            continue
        pieces.append(cell[start : match.start()])
        joints.append(kind)
        start = match.end()
    return [*pieces, cell[start:]], [*joints, "edge"]


def _bare(part: str, least: int) -> Iterator[str]:
    """Yield a part without the words of a trust behind it, or of a ship before it."""
    ship = _SHIP.sub("", part)
    if ship != part and _words(ship) >= 1:
        yield ship
    bare, afloat = _without_ends(part), _without_ends(ship)
    if bare != part and _words(bare) >= 2:
        yield bare
    if afloat != ship != part and _words(afloat) >= 1:
        yield afloat
    if ship == part and bare == part and least == 1 and _words(part) >= 1:
        yield part


def _without_ends(part: str) -> str:
    bare, before = part, ""
    while bare != before:
        before, bare = bare, _END.sub("", bare)
    return bare


def _words(text: str) -> int:
    return sum(
        any(map(str.isalpha, word)) and (len(word) > 1 or not word.isascii())
        for word in text.split()
    )
