"""A watchlist in columns on the disk: mapped when opened, read where a row of a book needs it.

Everything is an array or made of arrays, so that it can be sent to another process.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, overload

import numpy as np

from linchpin.archive import Snapshot
from linchpin.claims.dates import parse_date
from linchpin.match.search.name_list import ListedName, NameClass
from linchpin.match.search.stored_list import list_arrays, list_from
from linchpin.network.mapped.columns import Folder, Numbers, TextBuffer, TextColumn
from linchpin.network.mapped.value_columns import (
    by_key,
    numbers_by_key,
    rows_of,
    write_by_key,
    write_numbers,
    write_rows,
)
from linchpin.screen.results.hit import Alert
from linchpin.screen.watchlist.exposure import Exposure, ExposureTie
from linchpin.screen.watchlist.glued_names import GluedNames
from linchpin.screen.watchlist.identifiers import Address, Identifier
from linchpin.screen.watchlist.watched import Watched
from linchpin.screen.watchlist.watchlist import Watchlist, newest_day_of


@dataclass(frozen=True, slots=True)
class MappedListedNames(Sequence[ListedName]):
    """Listed names, each made an object when it is looked at.

    Attributes:
        texts: The names.
        surnames: The surnames of each, where the source marks them.
        bearers: int32, who bears each.
        kinds: int8, `NameClass` values.
        acronyms: bool, whether its first letters may stand for it.
    """

    texts: TextColumn
    surnames: TextColumn
    bearers: Numbers
    kinds: Numbers
    acronyms: Numbers

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> ListedName: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ListedName]: ...
    def __getitem__(self, at: int | slice) -> ListedName | Sequence[ListedName]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        row = at % len(self)
        return ListedName(
            int(self.bearers[row]),
            self.texts[row],
            self.surnames[row],
            NameClass(int(self.kinds[row])),
            bool(self.acronyms[row]),
        )


_BETWEEN = ", "
"""What stands between the editions of somebody on several lists."""
_MORE = "more-"
"""What the files begin with that hold what later editions brought."""
_DROPPED = "dropped.json"


def write_watchlist(path: Path, watchlist: Watchlist) -> None:
    """Write a watchlist into an empty folder; not the days, which are asked for anew each time.

    Args:
        path: The folder.
        watchlist: The watchlist, without what later editions brought.
    """
    _write(Folder(path), watchlist)


def write_renewed(path: Path, watchlist: Watchlist, base: Path) -> None:
    """Write a watchlist into an empty folder, of which the greater part is kept in another.

    Args:
        path: The folder.
        watchlist: The watchlist, with what later editions brought.
        base: Where it was kept without that, or with less. Its files are shared, not copied.
    """
    for file in base.glob("*.npy"):
        if not file.name.startswith(_MORE):
            try:
                os.link(file, path / file.name)
            except OSError:  # a disk that knows no second name for a file
                shutil.copyfile(file, path / file.name)
    if watchlist.more is not None:
        _write(Folder(path, _MORE), watchlist.more)
    (path / _DROPPED).write_text(json.dumps(sorted(watchlist.dropped)), "utf-8")


def _write(folder: Folder, watchlist: Watchlist) -> None:
    for name, numbers in list_arrays(watchlist.names).items():
        folder.write(name, numbers)
    names = watchlist.names.names
    for column in ("text", "surnames"):
        texts = TextBuffer()
        for item in names:
            texts.add(getattr(item, column))
        folder.write_texts(f"name-{column}", texts.array())
    folder.write("name-kinds", np.array([item.kind for item in names], np.int8))
    folder.write("name-acronyms", np.array([item.acronym for item in names], np.bool_))
    write_rows(folder, "name-claims", watchlist.claims)
    write_rows(folder, "watched", map(_watched_values, watchlist.watched))
    write_numbers(folder, "watched-numbers", watchlist.numbers)
    for kind, found in (("identifiers", watchlist.identifiers), ("addresses", watchlist.addresses)):
        items = ((key, [astuple(one) for one in each]) for key, each in found.items())
        write_by_key(folder, kind, items)
    write_by_key(folder, "glued", watchlist.glued_names().keys.items())


def map_watchlist(path: Path, snapshot: Snapshot) -> Watchlist:
    """Return the watchlist that was written into a folder.

    Args:
        path: The folder.
        snapshot: The editions it was made of.
    """
    whole = _mapped(Folder(path), snapshot)
    if not (path / _DROPPED).exists():
        return whole
    dropped = frozenset(json.loads((path / _DROPPED).read_text("utf-8")))
    return replace(whole, dropped=dropped, more=_mapped(Folder(path, _MORE), snapshot))


def _mapped(folder: Folder, snapshot: Snapshot) -> Watchlist:
    arrays = folder.all_writable()
    dates = {e.dataset: f"{e.dataset} {e.date}" for e in snapshot.editions}
    names = MappedListedNames(
        folder.texts("name-text"),
        folder.texts("name-surnames"),
        arrays["list-bearers"],
        arrays["name-kinds"],
        arrays["name-acronyms"],
    )
    return Watchlist(
        editions=snapshot.editions,
        as_of=snapshot.as_of,
        watched=rows_of(folder, "watched", partial(_watched, dates)),
        numbers=numbers_by_key(folder, "watched-numbers"),
        names=list_from(arrays, names),
        claims=rows_of(folder, "name-claims", _texts),
        identifiers=by_key(folder, "identifiers", _identifiers),
        addresses=by_key(folder, "addresses", _addresses),
        day=newest_day_of(snapshot),
        glued=GluedNames(by_key(folder, "glued", _runs)),
    )


def _watched_values(one: Watched) -> list[Any]:
    exposure = one.exposure
    return [
        one.entity,
        one.caption,
        None if exposure is None else [[astuple(s) for s in exposure.steps], exposure.lines],
        one.schema,
        one.programs,
        # The sources alone: the date of each is that of the edition that counts.
        [each.split(" ")[0] for each in one.edition.split(_BETWEEN) if each],
        [birth.text for birth in one.births],
        sorted(one.genders),
        sorted(one.countries),
    ]


def _watched(dates: Mapping[str, str], item: list[Any]) -> Watched:
    entity, caption, exposure, schema, programs, sources, births, genders, countries = item
    return Watched(
        entity=entity,
        caption=caption,
        exposure=None if exposure is None else _exposure(*exposure),
        schema=schema,
        programs=tuple(programs),
        edition=_BETWEEN.join(dates[source] for source in sources),
        births=tuple(map(parse_date, births)),
        genders=frozenset(genders),
        countries=frozenset(countries),
    )


def _exposure(steps: list[list[Any]], lines: list[str]) -> Exposure:
    ties = (
        ExposureTie(source, target, Alert(label), says, tuple(claims))
        for source, target, label, says, claims in steps
    )
    return Exposure(tuple(ties), tuple(lines))


def _identifiers(items: list[list[Any]]) -> list[Identifier]:
    return [Identifier(who, prop, value, tuple(claims), whole)
            for who, prop, value, claims, whole in items]  # fmt: skip


def _addresses(items: list[list[Any]]) -> list[Address]:
    return [Address(who, text, place, tuple(claims)) for who, text, place, claims in items]


def _texts(item: list[str]) -> tuple[str, ...]:
    return tuple(item)


def _runs(items: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple((run, number) for run, number in items)
