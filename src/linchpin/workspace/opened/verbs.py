"""What an open archive does beside answering: it screens, draws, and says what holds a network up.

These are methods of `OpenArchive`; they stand here, because each takes as much as its command does.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.network.export.exported import Exported
    from linchpin.workspace.opened.archive import OpenArchive
    from linchpin.workspace.opened.chart import Chart
    from linchpin.workspace.opened.frames import Frame
    from linchpin.workspace.opened.screening import Screening
    from linchpin.workspace.opened.strike import Strike

Columns = str | Sequence[str]
"""One column of a book or one name, or several."""


def screen(
    archive: OpenArchive,
    frame: Frame,
    *,
    name: Columns = (),
    part: Columns = (),
    text: Columns = (),
    place: Columns = (),
    identifier: Columns = (),
    birth: Columns = (),
    gender: Columns = (),
    nationality: Columns = (),
    key: str | None = None,
    threshold: float = 0.70,
    jobs: int = 1,
    allow_gaps: str | None = None,
) -> Screening:
    """Return who in a book or table may be on the lists, or near somebody who is.

    Columns that are not named are detected by their headings and cells. What could not be
    looked at is part of the answer: no hit is an all-clear only where `clear` is true.

    Args:
        archive: What is asked.
        frame: A table that hands over Arrow (pandas, polars, pyarrow), columns by name, a list
            of rows, or the path of a book of any kind that `linchpin screen` reads.
        name: Columns that hold a whole name each.
        part: Columns that make one name together, given names first.
        text: Columns of free text, searched for listed names.
        place: Columns of addresses, cities and countries.
        identifier: Columns of document, tax and registration numbers, wallets.
        birth: Columns of birth dates.
        gender: Columns of genders.
        nationality: Columns of countries or nationalities of the customer.
        key: Column that identifies the row.
        threshold: Lowest score that makes an alert, 0.5..1.
        jobs: Processes that share the work.
        allow_gaps: Why what could not be screened is accepted; None where it is not.

    Raises:
        ReadError: The table cannot be read, or there is nobody to screen against.
        ValueError: The threshold lies outside 0.5..1.
    """
    from linchpin.workspace.opened.screen_frame import screen_frame
    from linchpin.workspace.screening_order import ScreeningOrder

    if not 0.5 <= threshold <= 1:
        raise ValueError(f"threshold {threshold} is not in 0.5..1")
    given = {
        "names": name, "parts": part, "texts": text, "places": place, "identifiers": identifier,
        "births": birth, "genders": gender, "countries": nationality,
    }  # fmt: skip
    columns = {
        kind: (found,) if isinstance(found, str) else tuple(found) for kind, found in given.items()
    }
    order = ScreeningOrder(
        Path(), columns, key, threshold, jobs=jobs, allow_gaps=allow_gaps, as_of=archive.as_of
    )
    snapshot = archive.ready().snapshot
    return screen_frame(archive.settings, frame, order, archive.watchlist, snapshot)


def chart(
    archive: OpenArchive,
    who: str,
    *,
    kind: str = "organisation",
    lang: str = "en",
    depth: int = 2,
    paper: str = "tabloid",
) -> Chart:
    """Return a picture in which every box and line has its claims.

    Args:
        archive: What is asked.
        who: As for `ask`.
        kind: `organisation`, `ego`, `timeline` or `map`.
        lang: `en` or `es`.
        depth: Steps from `who` that are followed, 1..6.
        paper: Name of a sheet, one of `linchpin.chart.paper.PAPERS`.

    Raises:
        Several: Several fit; none is picked.
        ChartError: There is nothing to draw, or no such kind, language or paper.
        NetworkError: Nobody fits.
    """
    from linchpin.chart.errors import ChartError
    from linchpin.chart.picture import KINDS, Wishes
    from linchpin.network.delistings import explain_absence
    from linchpin.workspace.opened.chart import Chart

    if kind not in KINDS:
        raise ChartError(f"kind {kind!r} is none of: {', '.join(KINDS)}")
    explain_absence(archive.ready().archive, archive.graph, who)
    wishes = Wishes(lang=lang, depth=depth, paper=paper)
    return Chart(KINDS[kind](archive.graph, who, wishes), archive.settings)


def strike(
    archive: OpenArchive,
    who: str,
    *,
    best: int | None = None,
    remove: Columns = (),
    budget: float | None = None,
    leader: str | None = None,
    worlds: int | None = None,
    missing: float | None = None,
    seed: int = 1,
    anybody: bool = False,
) -> Strike:
    """Return what holds the network around somebody up; ask one of best, remove and budget.

    Args:
        archive: What is asked.
        who: As for `ask`.
        best: How many names to find.
        remove: Names that are given, to ask what would change without them.
        budget: What may be spent, where every name costs one.
        leader: A name to compare with.
        worlds: Plausible versions to try, 10 or more; 0 for none, None for some.
        missing: Share of ties nobody has reported, 0..1; None to estimate it.
        seed: 1 to 2**31 - 2; the same seed gives the same answer.
        anybody: Whether people without a legal event may be named too.

    Raises:
        ValueError: Not one thing is asked.
        LinchpinError: Somebody is not found, or several fit.
    """
    import time

    from linchpin.strike.request import StrikeRequest
    from linchpin.strike.sourced.ask import ask_network
    from linchpin.workspace.opened.strike import Strike

    given = (remove,) if isinstance(remove, str) else tuple(remove)
    if [best is not None, bool(given), budget is not None].count(True) != 1:
        raise ValueError("ask one thing: best=K, remove=NAME or budget=B")
    request = StrikeRequest(
        best, given, budget, leader=leader, worlds=worlds, missing=missing, seed=seed,
        anybody=anybody,
    )  # fmt: skip
    archive.ready()
    day = archive.as_of or archive.settings.today()
    found = ask_network(archive.graph, who, request, day=day, clock=time.perf_counter)
    return Strike(found)


def export(
    archive: OpenArchive, form: str, path: str | os.PathLike[str], *, overwrite: bool = False
) -> Exported:
    """Write the network for another program; returns how much, and what the format cannot hold.

    Args:
        archive: What is asked.
        form: One of `linchpin.network.export.FORMATS`, such as `graphml`.
        path: The file; it appears whole or not at all.
        overwrite: Whether a file that Linchpin did not write may be replaced.

    Raises:
        ValueError: There is no such format.
        LinchpinError: It cannot be written there, or would replace what must be kept.
    """
    from linchpin.network.export import FORMATS
    from linchpin.workspace.exporting import export_file, exportable
    from linchpin.workspace.outputs import check_outputs

    if form not in FORMATS:
        raise ValueError(f"format {form!r} is none of: {', '.join(FORMATS)}")
    check_outputs({"the export": Path(path)}, {}, archive.settings, overwrite=overwrite)
    network = exportable(archive.ready().archive, archive.graph)
    return export_file(network, form, Path(path))
