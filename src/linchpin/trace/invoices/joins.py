"""Who of one list is on another by the same number: an RFC, or the CURP that begins as it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.match.mexico.curp import parse_curp
from linchpin.match.mexico.rfc import parse_rfc
from linchpin.match.name_keys import name_key

_STEM = 10
"""Characters that a person's CURP and RFC have in common: of the names, and the day of birth."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry of a list with its numbers.

    Attributes:
        entry: Its id.
        name: Its name.
        numbers: Its RFC and CURP, as the list writes them.
    """

    entry: str
    name: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberJoin:
    """Two entries with a number in common.

    Attributes:
        one: The entry of the first list.
        other: The entry of the second.
        by: The number, as the first list writes it.
        whole: Whether the whole number is the same; else only its first ten characters, which
            namesakes born on one day share, and the same words in the name.
    """

    one: Numbered
    other: Numbered
    by: str
    whole: bool

    def why(self) -> str:
        """Return in words what is the same."""
        if self.whole:
            return "the RFC is the same"
        return (
            f"its first {_STEM} characters are those of the RFC, and the words of the names are "
            f"the same"
        )


def joins_by_number(one: Iterable[Numbered], other: Iterable[Numbered]) -> list[NumberJoin]:
    """Return who of one list has a number of somebody on another, sorted.

    Args:
        one: Entries of the first list.
        other: Entries of the second.

    >>> sdn = [Numbered("1", "PRUEBA EJEMPLO, Ana", ("EEPA-700101-AB0",))]
    >>> sat = [Numbered("2", "ANA EJEMPLO PRUEBA", ("EEPA700101AB0",))]
    >>> [(join.by, join.whole) for join in joins_by_number(sdn, sat)]
    [('EEPA-700101-AB0', True)]
    """
    by_rfc: dict[str, list[Numbered]] = {}
    by_stem: dict[str, list[Numbered]] = {}
    for entry in other:
        for number in entry.numbers:
            rfc = parse_rfc(number)
            if rfc is None or rfc.checks is None:
                continue
            by_rfc.setdefault(rfc.text, []).append(entry)
            if rfc.person:
                by_stem.setdefault(rfc.text[:_STEM], []).append(entry)
    found: dict[tuple[str, str], NumberJoin] = {}
    for entry in one:
        for number in entry.numbers:
            for match, whole in _matches(number, by_rfc, by_stem):
                if not whole and _words(entry.name) != _words(match.name):
                    continue
                key = (entry.entry, match.entry)
                if key not in found or (whole and not found[key].whole):
                    found[key] = NumberJoin(entry, match, number, whole)
    return [found[key] for key in sorted(found)]


def _matches(
    number: str, by_rfc: dict[str, list[Numbered]], by_stem: dict[str, list[Numbered]]
) -> list[tuple[Numbered, bool]]:
    rfc = parse_rfc(number)
    if rfc is not None and rfc.checks is not None:
        return [(entry, True) for entry in by_rfc.get(rfc.text, [])]
    curp = parse_curp(number)
    stem = None if curp is None else curp.text[:_STEM]
    return [] if stem is None else [(entry, False) for entry in by_stem.get(stem, [])]


def _words(name: str) -> frozenset[str]:
    return frozenset(name_key(word) for word in name.replace(",", " ").split())
