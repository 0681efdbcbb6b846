"""What the YAML file of a list source holds: where it comes from and what an edition must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
