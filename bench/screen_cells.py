"""Measure cells that are no plain name: identifiers as people write them, and names joined.

Run it as `python bench/screen_cells.py DATA [--names 200]`. Numbers and names are drawn at random
from OFAC's list of July 2021; nothing is tuned on them. A case is found where the right entity is
among the hits of its row. Other names in joined cells are those of clean customers (the yente
benchmark).
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.rows import Piece
from linchpin.screen.rows.row_screener import screen_rows
from linchpin.screen.rows.screener import Screener
from linchpin.screen.watchlist.identifiers import Identifier
from linchpin.screen.watchlist.watchlist import Watchlist, make_watchlist
from screen import clean_books, read_network
from screen_texts import WORDS

NumberWay = Callable[[str, str, random.Random], str]
NUMBERS: dict[str, NumberWay] = {
    "as listed": lambda value, label, dice: value,
    "lower case": lambda value, label, dice: value.lower(),
    "label before": lambda value, label, dice: f"{label} {value}",
    "label and colon": lambda value, label, dice: f"{label.upper()} No.: {value}",
    "blanks every four": lambda value, label, dice: _every(value, 4, " "),
    "hyphens every three": lambda value, label, dice: _every(value, 3, "-"),
    "two in a cell": lambda value, label, dice: f"{dice.randrange(10**8, 10**9)} / {value}",
    "in free text": lambda value, label, dice: f"{_some(dice)} {label} {value} {_some(dice)}",
    "in a SWIFT field": lambda value, label, dice: (
        f"/ACC/{dice.randrange(10**6)}//{label} {value}/"
    ),
}
JOINED: dict[str, Callable[[str, str], str]] = {
    "X y/o Y": lambda name, other: f"{other} y/o {name}",
    "X and/or Y": lambda name, other: f"{name} and/or {other}",
    "X & Y": lambda name, other: f"{name} & {other}",
    "X y Y": lambda name, other: f"{other} y {name}",
    "X / Y": lambda name, other: f"{name} / {other}",
    "X; Y": lambda name, other: f"{other}; {name}",
    "Revocable Living Trust": lambda name, other: f"{name} Revocable Living Trust",
    "Trust dated": lambda name, other: f"The {name} Family Trust dtd 01/02/2003",
    "Estate of": lambda name, other: f"Estate of {name}",
    "c/o": lambda name, other: f"{other} c/o {name}",
    "d/b/a": lambda name, other: f"{other} d/b/a {name}",
    "alias": lambda name, other: f"{other} alias {name}",
    "in brackets": lambda name, other: f"{other} ({name})",
    "et al.": lambda name, other: f"{name} et al.",
}
SHIPS: dict[str, Callable[[str], str]] = {
    "M/V EBANO": lambda name: f"M/V {name}",
    "EBANO (Panama)": lambda name: f"{name} (Panama)",
    "MV EBANO IMO": lambda name: f"MV {name}, IMO 9000000",
    "Buque EBANO": lambda name: f"Buque {name}",
}
_LABELS = {"passportNumber": "passport", "taxNumber": "tax id", "registrationNumber": "reg",
           "imoNumber": "IMO", "swiftBic": "BIC", "idNumber": "id", "mmsi": "MMSI",
           "publicKey": "wallet", "phone": "tel", "email": "e-mail",
           "serialNumber": "serial", "callSign": "call sign", "licenseNumber": "license",
           "vatCode": "VAT"}  # fmt: skip


def _every(value: str, size: int, mark: str) -> str:
    if not value.isalnum():
        return value
    return mark.join(value[at : at + size] for at in range(0, len(value), size))


def _some(dice: random.Random) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(4))


def found_in(watchlist: Watchlist, mapping: Mapping, cells: list[str]) -> list[set[str]]:
    """Return whom each cell may mean.

    Args:
        watchlist: Who is watched for.
        mapping: What the one column holds.
        cells: The cells.
    """
    (column,) = mapping.columns()
    screener = Screener.of(watchlist, mapping, 0.70)
    found: list[set[str]] = [set() for _ in cells]
    for one in screen_rows(screener, Piece(0, range(1, len(cells) + 1), {column: cells})):
        found[one.hit.row - 1].add(one.hit.entity)
    return found


def print_row(what: str, found: list[set[str]], wanted: list[set[str]]) -> tuple[int, int]:
    """Print a line of the table; return how many were found, and of how many."""
    good = sum(bool(one & entities) for one, entities in zip(found, wanted, strict=True))
    print(f"| {what} | {len(wanted)} | {good / max(1, len(wanted)):.3f} |", flush=True)
    return good, len(wanted)


def measure_numbers(watchlist: Watchlist, count: int, dice: random.Random) -> None:
    """Print the recall of identifiers by the way they are written, and by their kind."""
    known = {
        (one.entity, one.value): one for items in watchlist.identifiers.values() for one in items
    }
    by_kind: dict[str, list[Identifier]] = {}
    for one in known.values():
        by_kind.setdefault(one.prop, []).append(one)
    chosen = [
        one for items in by_kind.values() for one in dice.sample(items, min(len(items), count // 2))
    ]
    print("\n| identifiers | cases | recall |\n|---|---|---|")
    total = [(0, 0)]
    by_prop: dict[str, tuple[int, int]] = {}
    for way, write in NUMBERS.items():
        in_text = "text" in way or "SWIFT" in way
        mapping = Mapping(texts=("memo",)) if in_text else Mapping(identifiers=("number",))
        cells = [write(one.value, _LABELS.get(one.prop, "number"), dice) for one in chosen]
        found = found_in(watchlist, mapping, cells)
        total.append(print_row(way, found, [{one.entity} for one in chosen]))
        for one, who in zip(chosen, found, strict=True):
            good, of = by_prop.get(one.prop, (0, 0))
            by_prop[one.prop] = (good + (one.entity in who), of + 1)
    print(f"| all | {sum(of for _, of in total)} | {_share(total):.3f} |")
    for prop, pair in sorted(by_prop.items()):
        print(f"| {prop}, all ways | {pair[1]} | {_share([pair]):.3f} |")


LABELS_OF_CLEAN = (
    "cuil", "cuit", "rif", "iva", "pan", "rfc", "nit", "dni", "passport", "reg", "license",
    "serial", "IMO", "tel", "id", "factura no", "ref", "folio", "account", "poliza",
)  # fmt: skip


def measure_clean_numbers(watchlist: Watchlist, dice: random.Random, count: int = 20_000) -> None:
    """Print how many numbers of nobody listed give a hit, by the label before them.

    Args:
        watchlist: Who is watched for.
        dice: Where chance comes from.
        count: Cells and memos, each.
    """
    print("\n| numbers of nobody | cells with a hit | memos with a hit |\n|---|---|---|")
    total = [0, 0]
    each = count // len(LABELS_OF_CLEAN)
    for label in LABELS_OF_CLEAN:
        numbers = [
            "".join(dice.choice("0123456789") for _ in range(dice.randrange(5, 12)))
            for _ in range(each)
        ]
        numbers = [dice.choice("ABCEGJVX") + one if dice.random() < 0.2 else one for one in numbers]
        cells = [f"{label} {one}" for one in numbers]
        memos = [f"{_some(dice)} {label} {one} {_some(dice)}" for one in numbers]
        hits = [
            sum(map(bool, found_in(watchlist, Mapping(identifiers=("number",)), cells))),
            sum(map(bool, found_in(watchlist, Mapping(texts=("memo",)), memos))),
        ]
        total = [had + more for had, more in zip(total, hits, strict=True)]
        print(f"| {label} | {hits[0]} of {each} | {hits[1]} of {each} |")
    print(f"| all | {total[0]} of {each * len(LABELS_OF_CLEAN)} | {total[1]} |", flush=True)


def _share(pairs: list[tuple[int, int]]) -> float:
    return sum(good for good, _ in pairs) / max(1, sum(of for _, of in pairs))


def measure_joined(
    watchlist: Watchlist, others: list[str], count: int, dice: random.Random
) -> None:
    """Print the recall of names in cells that join several, by the way they are joined."""
    bearers: dict[str, set[str]] = {}
    for item in watchlist.names.names:
        if item.kind == 0:
            bearers.setdefault(item.text, set()).add(watchlist.watched[item.bearer].entity)
    schema = {one.entity: one.schema for one in watchlist.watched}
    people = [n for n, who in bearers.items() if len(n.split()) > 1
              and all(schema[one] == "Person" for one in who)]  # fmt: skip
    ships = [n for n, who in bearers.items() if all(schema[one] == "Vessel" for one in who)]
    print("\n| cells that join names | cases | recall |\n|---|---|---|")
    total = [(0, 0)]
    mapping = Mapping(names=("name",))
    for way, write in JOINED.items():
        chosen = dice.sample(people, count)
        cells = [write(name, dice.choice(others)) for name in chosen]
        total.append(
            print_row(way, found_in(watchlist, mapping, cells), [bearers[name] for name in chosen])
        )
    for ship_way, name_ship in SHIPS.items():
        chosen = dice.sample(ships, min(count, len(ships)))
        found = found_in(watchlist, mapping, [name_ship(name) for name in chosen])
        total.append(print_row(ship_way, found, [bearers[name] for name in chosen]))
    print(f"| all | {sum(of for _, of in total)} | {_share(total):.3f} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--names", type=int, default=200)
    asked = parser.parse_args()
    dice = random.Random(11)
    with tempfile.TemporaryDirectory() as place:
        watchlist = make_watchlist(read_network(asked.data, Path(place)))
    others = [name for book in clean_books(asked.data) for name in book]
    measure_numbers(watchlist, asked.names, dice)
    measure_clean_numbers(watchlist, dice)
    measure_joined(watchlist, others, asked.names, dice)


if __name__ == "__main__":
    main()
