"""Which kind a table is of and which of its columns hold what: by headings, then by cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linchpin.claims.errors import ReadError
from linchpin.tabular.heading_words import plain
from linchpin.trace.intake.amounts import looks_like_amounts
from linchpin.trace.intake.fields import Field, Holds, TableKind
from linchpin.trace.intake.moments import looks_like_moments
from linchpin.trace.intake.shares import looks_like_shares
from linchpin.trace.intake.table_kinds import TABLE_KINDS

_LOOKS = {
    Holds.MONEY: looks_like_amounts,
    Holds.TIME: looks_like_moments,
    Holds.SHARE: looks_like_shares,
}
"""What the cells of a column must look like, where that can be said."""


@dataclass(frozen=True, slots=True)
class Detected:
    """What the columns of a table hold.

    Attributes:
        kind: The kind of table.
        columns: The heading of each field found, by the name of the field.
        by_content: Fields that were known by their cells only.
    """

    kind: TableKind
    columns: Mapping[str, str]
    by_content: tuple[str, ...] = ()

    def say(self) -> str:
        """Return it in words, for the user to check."""
        said = ", ".join(f"{name}: {heading}" for name, heading in self.columns.items())
        guessed = (
            f" (by what their cells look like: {', '.join(self.by_content)})"
            if self.by_content
            else ""
        )
        return f"{self.kind.name}: {said}{guessed}"


def detect_table(
    place: str,
    header: Sequence[str],
    sample: Mapping[str, Sequence[str]],
    *,
    kind: TableKind | None,
    given: Mapping[str, str],
) -> Detected:
    """Return what kind a table is of and what its columns hold.

    Args:
        place: The file and sheet, for errors.
        header: Its headings.
        sample: Some cells of each column.
        kind: The kind a user named; None for the one that fits best.
        given: Headings a user named, by field.

    Raises:
        ReadError: It has no column that is needed, or a column that was named is not there.
    """
    kinds = TABLE_KINDS if kind is None else (kind,)
    for field, heading in given.items():
        if heading not in header:
            raise ReadError(
                f"{place}: no column {heading!r} for {field}; there are: {_some(header)}"
            )
        if not any(field == one.name for each in kinds for one in each.fields):
            known = sorted({one.name for each in kinds for one in each.fields})
            raise ReadError(f"{place}: {field!r} is no field; there are: {', '.join(known)}")
    best: tuple[float, Detected] | None = None
    for one in kinds:
        worth, found = _mapped(one, header, sample, given)
        if all(field.name in found.columns for field in one.needed) and (
            best is None or worth > best[0]
        ):
            best = (worth, found)
    if best is None:
        raise ReadError(_lacking(place, header, sample, kinds, given))
    return best[1]


def _mapped(
    kind: TableKind,
    header: Sequence[str],
    sample: Mapping[str, Sequence[str]],
    given: Mapping[str, str],
) -> tuple[float, Detected]:
    fits = sorted(
        (
            (-_worth(field, heading, at), not field.needed, order, at, field, heading)
            for order, field in enumerate(kind.fields)
            for at, heading in enumerate(header)
            if _can_hold(field, heading, sample.get(heading, ()))
        ),
        key=lambda one: one[:4],
    )
    known = {field.name for field in kind.fields}
    columns = {name: heading for name, heading in given.items() if name in known}
    total = 10.0 * len(columns)
    for worth, _, _, _, field, heading in fits:
        if worth < 0 and field.name not in columns and heading not in columns.values():
            columns[field.name] = heading
            total += -worth * (2 if field.needed else 1)
    by_content = _by_content(kind, header, sample, columns)
    columns |= by_content
    ordered = {field.name: columns[field.name] for field in kind.fields if field.name in columns}
    return total, Detected(kind, ordered, tuple(by_content))


def _worth(field: Field, heading: str, at: int) -> float:
    """Return how well a heading names a field; 0 where it does not."""
    text = plain(heading)
    if text in field.headings:
        return 3.0 - 0.5 * field.headings.index(text) / len(field.headings)
    words = set(text.split())
    if not words:
        return 0.0
    shares = [
        len(parts & words) / len(words)
        for one in field.headings
        if (parts := set(one.split())) <= words
    ]
    return 1.5 * max(shares, default=0.0) - 0.001 * at if shares else 0.0


def _can_hold(field: Field, heading: str, cells: Sequence[str]) -> bool:
    """Say whether cells may be those of a field: most are, or some where the heading says it."""
    looks = _LOOKS.get(field.holds)
    if looks is None or not any(cells) or looks(cells):
        return True
    return plain(heading) in field.headings and any(looks([cell]) for cell in cells if cell)


def _by_content(
    kind: TableKind,
    header: Sequence[str],
    sample: Mapping[str, Sequence[str]],
    columns: Mapping[str, str],
) -> dict[str, str]:
    """Return needed columns that one column alone can hold, by what its cells look like."""
    found: dict[str, str] = {}
    for field in kind.needed:
        if field.name in columns or field.holds not in _LOOKS:
            continue
        free = [
            heading
            for heading in header
            if heading not in columns.values()
            and heading not in found.values()
            and any(sample.get(heading, ()))
            and _LOOKS[field.holds](sample.get(heading, ()))
        ]
        if field.holds is Holds.MONEY:
            free = [one for one in free if not looks_like_moments(sample[one])]
        if len(free) == 1:
            found[field.name] = free[0]
    return found


def _lacking(
    place: str,
    header: Sequence[str],
    sample: Mapping[str, Sequence[str]],
    kinds: Sequence[TableKind],
    given: Mapping[str, str],
) -> str:
    lacks = []
    for kind in kinds:
        _, found = _mapped(kind, header, sample, given)
        missing = [field.name for field in kind.needed if field.name not in found.columns]
        lacks.append((len(missing), f"{kind.name} needs {', '.join(missing)}"))
    said = "; ".join(text for _, text in sorted(lacks, key=lambda one: one[0])[:3])
    return (
        f"{place}: no table that can be traced; columns: {_some(header)}; {said}. "
        "Name columns with --column FIELD=HEADING and the kind with --kind"
    )


def _some(header: Sequence[str]) -> str:
    shown = ", ".join(repr(one[:60]) for one in header[:12])
    return shown + (f" and {len(header) - 12} more" if len(header) > 12 else "")
