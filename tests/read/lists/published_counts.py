"""Real files of official lists, and what was counted in them without Linchpin."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from linchpin.claims.claim import Claim, check_quotes
from linchpin.claims.ftm import check_model
from linchpin.read.lists.registry import LISTS, list_reader
from whole_reading import WholeReading, whole


@cache
def counted(data: Path, file: str) -> dict[str, Any]:
    """Return what was counted in a file of `lists/`."""
    counts: dict[str, dict[str, Any]] = json.loads((data / "lists" / "FACTS.json").read_text())
    return counts[file]


@cache
def reading_of(data: Path, name: str, file: str, date: str | None = None) -> WholeReading:
    """Return a list's reading of a real file, which keeps what every reading must."""
    entry = next(item for item in LISTS if item.name == name)
    path = data / "lists" / file
    reader = list_reader(entry)
    assert reader.accepts(path)
    reading = whole(reader.read(path, date=date, progress=lambda what, done, total: None))
    check_model(reading.claims)
    check_quotes(reading.claims, reading.documents)
    places = [(item.place, item.text) for item in reading.not_understood]
    assert len(places) == len(set(places))
    return reading


def claims_of(reading: WholeReading, *props: str, schema: str | None = None) -> list[Claim]:
    """Return the claims of a reading with these properties."""
    return [
        claim for claim in reading.claims if claim.prop in props and schema in (None, claim.schema)
    ]
