"""The bands of a screening: how many clean customers each holds, and how many altered names.

Run by `python bench/screen.py DATA --bands [--fold 1]`. Needs the group `bench` (names of `faker`
and `sanctions-screening-benchmark`).
"""

from __future__ import annotations

import csv
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from linchpin.match.compare.rarity import Rarity
from linchpin.network.network import Network
from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.population import Population
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Band, Hit
from linchpin.screen.results.record import Request
from linchpin.screen.rows.evidence import settle
from linchpin.screen.rows.row_screener import screen_rows
from linchpin.screen.rows.screener import Screener
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import Watchlist, make_watchlist
from screen_books import KEPT, TUNED, Customer, birth_within, clean_customers, mistyped
from screen_cases import Case, Listed, fold_of, general_cases, spanish_cases

ROWS = 100_000
"""Clean customers of a book."""
SEEDS = {0: (TUNED, 1), 1: (KEPT, 20)}
"""Populations and seed of each fold; fold 0 was tuned on, with `TUNED` and seeds 1 and 2."""
MAPPING = Mapping(names=("name",), births=("birth",), genders=("gender",), countries=("country",))
SPANISH = ("SDNT", "VENEZ", "CUBA", "NICARAG")


def listed_customers(
    cases: Iterable[Case], watchlist: Watchlist, seed: int
) -> Iterator[tuple[Customer, bool]]:
    """Yield listed people as customers: an altered name with their facts as a bank would have them.

    The birth date is a day that the list's can mean, or any where the list gives none. In one of
    fifty the gender is any, and in one of ten the country.

    Args:
        cases: Altered names.
        watchlist: Their facts.
        seed: The same gives the same.
    """
    rng = random.Random(f"listed {seed}")
    countries = [country for _, country in SEEDS[1][0].values()]
    for case in cases:
        meant = watchlist.watched[watchlist.numbers[case.id]]
        spans = [(birth.earliest, birth.latest) for birth in meant.births]
        birth, known = birth_within(spans, rng)
        gender = rng.choice(["male"] * 9 + ["female"])
        if meant.genders and rng.random() < 0.98:
            gender = min(meant.genders)
        country = rng.choice(countries)
        if meant.countries and rng.random() < 0.90:
            country = rng.choice(sorted(meant.countries))
        yield Customer(case.text, birth, gender, country, case.id, case.kind), known


def screened(clean: list[Customer], watchlist: Watchlist) -> tuple[list[list[Hit]], float]:
    """Return the hits of a book of clean customers, row by row, and the CPU seconds it took.

    Args:
        clean: The customers.
        watchlist: The list.
    """
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "book.csv"
        with open(path, "w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["name", "birth", "gender", "country"])
            for one in clean:
                writer.writerow([one.name, one.birth, one.gender, one.country])
        started = time.process_time()
        hits = run(watchlist, Request(path, "", MAPPING, 0.70), lambda *_: None).hits
        taken = time.process_time() - started
    found: list[list[Hit]] = [[] for _ in clean]
    for hit in hits:
        found[hit.row - 1].append(hit)
    return found, taken


def hits_among(
    customers: list[Customer], rarity: Rarity, watchlist: Watchlist
) -> Iterator[list[Hit]]:
    """Yield the hits of each customer, as if each stood alone in the book of clean customers.

    Args:
        customers: Whose hits are wanted.
        rarity: How rare words are in that book.
        watchlist: The list.
    """
    columns = {
        "name": [one.name for one in customers],
        "birth": [one.birth for one in customers],
        "gender": [one.gender for one in customers],
        "country": [one.country for one in customers],
    }
    screener = Screener.of(watchlist, MAPPING, 0.70)
    weighed = screen_rows(screener, Piece(0, range(1, len(customers) + 1), columns))
    found: list[list[Hit]] = [[] for _ in customers]
    for hit in settle(weighed, rarity, "book"):
        found[hit.row - 1].append(hit)
    yield from found


def bands_of(hits: Iterable[Hit]) -> str:
    """Return the firmest band among hits, or nothing."""
    bands = {hit.band for hit in hits}
    return next((band.value for band in Band if band.value in bands), "")


def measure_bands(network: Network, people: list[Listed], fold: int) -> None:
    """Print the table of bands: clean customers in each, and recall of altered names.

    Args:
        network: The list.
        people: Listed people.
        fold: Which of them; fold 0 was tuned on.
    """
    watchlist = make_watchlist(network)
    populations, seed = SEEDS[fold]
    some = [one for one in people if fold_of(one.id) == fold]
    cases = list(general_cases(some))
    programs = {one.entity: one.programs for one in watchlist.watched}
    cases += spanish_cases(
        [p for p in some if any(q.startswith(SPANISH) for q in programs.get(p.id, ()))]
    )
    clean = list(clean_customers(ROWS, populations, seed))
    made = list(listed_customers(cases, watchlist, seed))
    rng = random.Random(f"slips {seed}")
    books = {
        "altered names with their facts": [one for one, _ in made],
        "of these, with the right birth date": [one for one, known in made if known],
        "of these, with a mistyped birth date": [
            replace(one, birth=mistyped(one.birth, rng)[0]) for one, known in made if known
        ],
    }
    print(f"bands, fold {fold}: {ROWS:,} clean customers, {len(made):,} altered names")
    screened(clean[:1000], watchlist)  # compiled functions are loaded first
    found, taken = screened(clean, watchlist)
    population = Population()
    population.see(one.name for one in clean)
    rarity = Rarity.of(population.names())
    rows = Counter(bands_of(hits) for hits in found)
    print(f"    {ROWS / taken:,.0f} names a CPU second, book read and evidence weighed")
    _line("clean customers, of 1,000", [1000 * rows[band] / ROWS for band in Band])
    strong = possible = 0
    for what, book in books.items():
        hits = hits_among(book, rarity, watchlist)
        right = Counter(
            bands_of(hit for hit in own if hit.entity == one.entity)
            for one, own in zip(book, hits, strict=True)
        )
        shares = [right[band] / len(book) for band in Band]
        _line(f"{what} ({len(book):,})", shares)
        print(f"        above weak {sum(shares[:2]):.4f}, found {sum(shares):.4f}")
        if not strong + possible:
            strong, possible = right[Band.STRONG], right[Band.POSSIBLE]
    for band, true in ((Band.STRONG, strong), (Band.POSSIBLE, possible)):
        print(f"    precision of {band}: {true / max(1, true + rows[band]):.4f}")


def _line(what: str, numbers: Iterable[float]) -> None:
    parts = ", ".join(f"{band} {x:.4f}" for band, x in zip(Band, numbers, strict=True))
    print(f"    {what}: {parts}")
