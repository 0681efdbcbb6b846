"""The rows of a made-up bank while they are made, and the table that the bank sees."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

DAY = 86_400
BEGIN = 20_148 * DAY  # 2025-03-01
CITIES = np.array(
    [
        "Denver 80202",
        "Aurora 80010",
        "Pueblo 81001",
        "Greeley 80631",
        "Boulder 80301",
        "Chicago 60608",
        "Houston 77002",
        "Dallas 75201",
        "Phoenix 85003",
        "Tucson 85701",
        "Laredo 78040",
        "El Paso 79901",
        "San Diego 92101",
        "Los Angeles 90012",
        "Atlanta 30303",
        "Omaha 68102",
        "Tulsa 74103",
        "Wichita 67202",
    ]
)
BUSINESS = np.array(
    [
        "restaurant",
        "textile",
        "music",
        "farm",
        "tequila",
        "retail",
        "construction",
        "transport",
        "consulting",
        "export",
    ]
)


@dataclass
class Rows:
    """Rows as they are made, column by column."""

    time: list[np.ndarray] = field(default_factory=list)
    cents: list[np.ndarray] = field(default_factory=list)
    payer: list[np.ndarray] = field(default_factory=list)
    payee: list[np.ndarray] = field(default_factory=list)
    channel: list[np.ndarray] = field(default_factory=list)
    place: list[np.ndarray] = field(default_factory=list)
    memo: list[np.ndarray] = field(default_factory=list)
    scheme: list[np.ndarray] = field(default_factory=list)


@dataclass
class World:
    """A made-up bank.

    Attributes:
        rng: Its chance.
        accounts: How many accounts there are, here and at other banks.
        months: Months.
        kind: Kind of business of each account; empty for a person.
        ours: Which accounts this bank keeps.
        city: City of each account, of `CITIES`.
        abroad: Which are in Mexico.
        typologies: Typology of each scheme.
        actors: Accounts of each scheme.
        alike: Typology of each look-alike planted.
        reserved: Accounts that are an actor already.
    """

    rng: np.random.Generator
    accounts: int
    months: int
    kind: np.ndarray
    ours: np.ndarray
    city: np.ndarray
    abroad: np.ndarray
    rows: Rows = field(default_factory=Rows)
    typologies: list[str] = field(default_factory=list)
    actors: list[list[int]] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)
    reserved: set[int] = field(default_factory=set)
    scheme: int = -1
    extra: int = 0

    @property
    def days(self) -> int:
        """Return how many days there are."""
        return 30 * self.months

    def clock(self, day: np.ndarray) -> np.ndarray:
        """Return seconds of days at hours that are the same for everybody."""
        hours = np.clip(self.rng.normal(13.5, 3.2, np.shape(day)), 6, 22)
        return (BEGIN + np.asarray(day) * DAY + hours * 3600).astype(np.int64)

    def rounded(self, dollars: np.ndarray) -> np.ndarray:
        """Return cents, rounded as people round: the same for everybody."""
        dollars = np.maximum(np.asarray(dollars, float), 1.0)
        how = self.rng.random(np.shape(dollars))
        to = np.where(how < 0.22, 100.0, np.where(how < 0.45, 10.0, np.where(how < 0.6, 1.0, 0.01)))
        to = np.where(dollars < 4 * to, 0.01, to)
        return np.maximum(1, np.round(np.round(dollars / to) * to * 100)).astype(np.int64)

    def channels(self, count: int) -> np.ndarray:
        """Return channels of transfers as everybody uses them."""
        return self.rng.choice(["wire", "zelle", "ach"], count, p=[0.4, 0.35, 0.25])

    def add(self, time, cents, payer, payee, channel, place="", memo="") -> None:
        """Add rows; payer or payee -1 is cash."""
        time = np.atleast_1d(time)
        count = len(time)
        rows = self.rows
        rows.time.append(time)
        for name, value in (("cents", cents), ("payer", payer), ("payee", payee)):
            getattr(rows, name).append(np.broadcast_to(value, count).astype(np.int64))
        for name, value in (("channel", channel), ("place", place), ("memo", memo)):
            getattr(rows, name).append(np.broadcast_to(np.asarray(value, object), count))
        rows.scheme.append(np.full(count, self.scheme))

    def transfer(self, time, dollars, payer, payee, memo="") -> None:
        """Add transfers between accounts, with the channels everybody uses."""
        time = np.atleast_1d(time)
        words = self.texts(len(time)) if isinstance(memo, str) and memo == "" else memo
        self.add(time, self.rounded(dollars), payer, payee, self.channels(len(time)), memo=words)

    def texts(self, count: int) -> np.ndarray:
        """Return texts as people write them who write nothing in particular."""
        said = ["", "invoice", "order", "rent", "bill", "loan", "gift", "services", "payment"]
        chance = [0.28, 0.22, 0.16, 0.07, 0.08, 0.03, 0.04, 0.06, 0.06]
        return self.rng.choice(np.array(said, object), count, p=chance)

    def cash_in(self, time, dollars, account, city=None, channel="cash deposit") -> None:
        """Add cash that is put in."""
        time = np.atleast_1d(time)
        city = self.city[np.atleast_1d(account)] if city is None else city
        self.add(time, self.rounded(dollars), -1, account, channel, CITIES[city])

    def cash_out(self, time, dollars, account, city=None) -> None:
        """Add cash that is taken out."""
        city = self.city[np.atleast_1d(account)] if city is None else city
        self.add(
            np.atleast_1d(time), self.rounded(dollars), account, -1, "cash withdrawal", CITIES[city]
        )

    def someone(self, kind: str | None = "", *, ours: bool = True, abroad: bool = False) -> int:
        """Return an account that is in no scheme yet: a person, or a kind of business."""
        fits = (self.ours | (not ours)) & (self.abroad == abroad)
        if kind is not None:
            fits = fits & ((self.kind == kind) if kind != "business" else (self.kind != ""))
        pool = np.flatnonzero(fits)
        for _ in range(1000):
            one = int(self.rng.choice(pool))
            if one not in self.reserved:
                self.reserved.add(one)
                return one
        raise RuntimeError(f"nobody left: {kind}")

    def anyone(self, count: int, kind: str | None = None) -> list[int]:
        """Return accounts, of this bank with the chance that any has."""
        return [self.someone(kind, ours=False) for _ in range(count)]

    def history(self, pairs: list[tuple[int, int]], before: float) -> None:
        """Give half of some pairs a transfer or two long before a scheme."""
        scheme, self.scheme = self.scheme, -1
        for payer, payee in pairs:
            if self.rng.random() < 0.5 and before > 12:
                count = int(self.rng.integers(1, 3))
                days = self.rng.uniform(0, before - 7, count)
                self.transfer(self.clock(days), self.rng.lognormal(5.2, 0.9, count), payer, payee)
        self.scheme = scheme

    def begin(self, typology: str) -> float:
        """Begin a scheme; the day it starts comes back."""
        self.typologies.append(typology)
        self.actors.append([])
        self.scheme = len(self.typologies) - 1
        return float(self.rng.uniform(25, self.days - 45))

    def end(self, actors: list[int]) -> None:
        """End a scheme."""
        self.actors[self.scheme] = actors
        self.scheme = -1

    def table(self) -> tuple[pa.Table, np.ndarray]:
        """Return what the bank sees, in an order of no meaning, and the scheme of each row."""
        rows = self.rows
        time, cents = np.concatenate(rows.time), np.concatenate(rows.cents)
        payer, payee = np.concatenate(rows.payer), np.concatenate(rows.payee)
        scheme = np.concatenate(rows.scheme)
        channel, place, memo = (
            np.concatenate(part) for part in (rows.channel, rows.place, rows.memo)
        )
        seen = (payer >= 0) & self.ours[payer] | (payee >= 0) & self.ours[payee]
        seen &= (time >= BEGIN) & (time < BEGIN + self.days * DAY)
        at = np.flatnonzero(seen)
        self.rng.shuffle(at)
        names = np.array([f"A{number:07}" for number in range(self.accounts)] + [""], object)
        kinds = np.append(self.kind, "").astype(object)
        country = np.append(np.where(self.abroad, "MX", "US"), "").astype(object)
        made = {
            "date": pa.array(time[at], pa.timestamp("s")),
            "amount": pa.array(cents[at] / 100.0),
            "payer": pa.array(names[payer[at]]),
            "payee": pa.array(names[payee[at]]),
            "channel": pa.array(channel[at]),
            "place": pa.array(place[at]),
            "memo": pa.array(memo[at]),
            "payer business": pa.array(kinds[payer[at]]),
            "payee business": pa.array(kinds[payee[at]]),
            "payee country": pa.array(country[payee[at]]),
        }
        return pa.table(made), scheme[at]


def empty_world(seed: int, accounts: int, months: int) -> World:
    """Return a bank in which nothing has happened yet."""
    rng = np.random.default_rng(seed)
    kind = np.where(rng.random(accounts) < 0.25, rng.choice(BUSINESS, accounts), "")
    return World(
        rng,
        accounts,
        months,
        kind,
        rng.random(accounts) < rng.uniform(0.3, 0.6),
        rng.integers(0, len(CITIES), accounts),
        rng.random(accounts) < 0.04,
    )
