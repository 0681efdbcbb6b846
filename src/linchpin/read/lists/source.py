"""What the YAML file of a list source holds: where it comes from and what an edition must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import yaml

from linchpin.claims.errors import ReadError
from linchpin.claims.source_part import SourcePart
from linchpin.read.reader import Reading, SourceKind, Tally


@dataclass(frozen=True, slots=True)
class Assertion:
    """A figure of `Reading.counts` and the range it must lie in, both ends included."""

    figure: str
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class CellNames:
    """What the cells of a list are called, as `cells` of its YAML file says.

    Attributes:
        silent: Cells, and `name=value` of flags, that say nothing about anybody.
        words: Cell to the property its words are.
        address: Part of an address (`street`, `city`, `state`, `postal_code`, `country`,
            `remarks`) to its cells.
        document: `number`, `label`, `country`, `beside`, `startDate`, `endDate` to their cells.
        name: `parts` (in the order they are spoken), `kind`, `quality` to their cells.
        kinds: Words of the cells of kind and quality, in small letters, to the name's property.
        dates: How days are written: `iso`, `day/month/year` or `month/day/year`.
        listing: `program`, `number` and properties of the Sanction to their cells; a summary is
            given as the words it begins with, such as `Submitted by`.
    """

    silent: frozenset[str] = frozenset()
    words: dict[str, str] = field(default_factory=dict)
    address: dict[str, list[str]] = field(default_factory=dict)
    document: dict[str, list[str]] = field(default_factory=dict)
    listing: dict[str, list[str]] = field(default_factory=dict)
    name: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    dates: str = "iso"


@dataclass(frozen=True, slots=True)
class Source:
    """An official list.

    Attributes:
        name: Short name used on the command line.
        dataset: Name in claims.
        prefix: How entity ids of its entries begin, such as `ofac` in `ofac-17674`.
        speaker: Who says what the list says, as its claims name them.
        title: What a reader would call it.
        publisher: Who publishes it.
        page: Address of the page about it.
        files: Official file name to download address.
        most_lost: Largest share of entries an edition may have lost since the one before.
        assertions: What every edition must fulfil.
        cells: What its cells are called.
    """

    name: str
    dataset: str
    prefix: str
    speaker: str
    title: str
    publisher: str
    page: str
    files: dict[str, str]
    most_lost: float
    assertions: tuple[Assertion, ...]
    cells: CellNames = field(default_factory=CellNames)


def load_source(name: str) -> Source:
    """Return the source described in `read/lists/NAME.yaml`.

    Raises:
        ReadError: There is no such source, or its file has unknown fields.
    """
    path = files("linchpin.read.lists").joinpath(f"{name}.yaml")
    if not path.is_file():
        raise ReadError(f"no list source {name!r}")
    raw: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assertions = tuple(
        _assertion(name, figure, bounds) for figure, bounds in raw.pop("assertions").items()
    )
    source = Source(
        name=name,
        dataset=raw.pop("dataset"),
        prefix=raw.pop("prefix"),
        speaker=raw.pop("speaker"),
        title=raw.pop("title"),
        publisher=raw.pop("publisher"),
        page=raw.pop("page"),
        files=raw.pop("files"),
        most_lost=raw.pop("most_lost"),
        assertions=assertions,
        cells=_cells(name, raw.pop("cells", {})),
    )
    if raw:
        raise ReadError(f"{name}.yaml: unknown fields {', '.join(sorted(raw))}")
    return source


def reading_of(source: Source, date: str, parts: Iterator[SourcePart], tally: Tally) -> Reading:
    """Return the reading of an edition of a list.

    Args:
        source: The list.
        date: EDTF date of the edition.
        parts: Its entries, one by one.
        tally: What is known when the last of them is out.
    """
    return Reading(
        dataset=source.dataset,
        kind=SourceKind.LIST,
        date=date,
        title=source.title,
        publisher=source.publisher,
        parts=parts,
        tally=tally,
    )


def _assertion(name: str, figure: str, bounds: dict[str, float]) -> Assertion:
    assertion = Assertion(figure, bounds.pop("least", None), bounds.pop("most", None))
    if bounds:
        raise ReadError(f"{name}.yaml: {figure}: unknown bounds {', '.join(sorted(bounds))}")
    return assertion


def _cells(name: str, raw: dict[str, Any]) -> CellNames:
    silent, words, kinds = raw.pop("silent", ""), raw.pop("words", {}), raw.pop("kinds", {})
    dates = raw.pop("dates", "iso")
    tables = {
        part: {key: [cells] if isinstance(cells, str) else cells for key, cells in table.items()}
        for part, table in raw.items()
    }
    strange = sorted(tables.keys() - {"address", "document", "listing", "name"})
    if strange:
        raise ReadError(f"{name}.yaml: cells: unknown part {strange[0]}")
    return CellNames(frozenset(silent.split()), words, kinds=kinds, dates=dates, **tables)


def failed_assertions(source: Source, counts: dict[str, float]) -> list[str]:
    """Return one sentence for each assertion that the figures of a reading do not fulfil."""
    failed = []
    for assertion in source.assertions:
        found = counts.get(assertion.figure)
        if found is None:
            failed.append(f"{assertion.figure} was not counted")
            continue
        if assertion.least is not None and found < assertion.least:
            failed.append(f"{assertion.figure} is {found:g}, expected at least {assertion.least:g}")
        if assertion.most is not None and found > assertion.most:
            failed.append(f"{assertion.figure} is {found:g}, expected at most {assertion.most:g}")
    return failed
