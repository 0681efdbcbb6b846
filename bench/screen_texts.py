"""Measure screening of free text and identifiers: planted names and numbers found, false hits.

Run it as `python bench/screen_texts.py DATA [--names 400]` with the folder of public files. Memos
are made of words that banks' customers write, in Spanish and English, around clean customers'
names (the yente benchmark) or listed ones (OFAC, July 2021), joined in the ways of SPEI, SWIFT
field 72 and MT940. A name is found where its entity is among the hits of its memo. A false hit
is any name hit on a memo of clean customers.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from linchpin.network.network import Network
from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.rows import Piece
from linchpin.screen.rows.row_screener import screen_rows
from linchpin.screen.rows.screener import Screener
from linchpin.screen.watchlist.watchlist import Watchlist, make_watchlist
from screen import clean_books

WORDS = (
    "pago factura renta transferencia abono traspaso de la del a por concepto mes enero febrero "
    "marzo cuota colegiatura servicio honorarios prestamo compra venta mercancia material obra y "
    "gracias saldo liquidacion anticipo reembolso gastos viaje comida gasolina luz agua deposito "
    "payment invoice rent for the of services consulting goods loan salary bonus refund deposit "
    "school fees car house order balance monthly thanks from to and with account transfer ok no "
    "cotizacion pedido entrega flete maquila nomina quincena aguinaldo finiquito poliza seguro"
).split()
WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "between blanks": lambda name, dice: f"{_some(dice)} {name} {_some(dice)}",
    "lower case": lambda name, dice: f"{_some(dice)} {name.lower()} {_some(dice)}",
    "SWIFT field": lambda name, dice: f"/BNF/{name}/ACC/{dice.randrange(10**6)}",
    "SPEI slashes": lambda name, dice: f"SPEI/40012/{name}/{_some(dice)}".replace(" ", "/"),
    "plus signs": lambda name, dice: f"{_some(dice)} {name} {_some(dice)}".replace(" ", "+"),
    "underscores": lambda name, dice: f"{_some(dice)}_{name}_{_some(dice)}".replace(" ", "_"),
    "colon": lambda name, dice: f"Beneficiario:{name};ref:{dice.randrange(10**7)}",
    "line breaks": lambda name, dice: f"{_some(dice)}\n" + "\n".join(name.split()),
    "MT940 fields": lambda name, dice: f"?20{_some(dice)}?32{name}?30{dice.randrange(10**8)}",
    "digits glued": lambda name, dice: f"{dice.randrange(10**5)}{name}{dice.randrange(10**5)}",
    "letters glued": lambda name, dice: f"REF{name.replace(' ', '')}PAGO",
    "400 words": lambda name, dice: f"{_some(dice, 200)} {name} {_some(dice, 200)}",
    "4,000 words": lambda name, dice: f"{_some(dice, 3900)} {name} {_some(dice, 100)}",
}


def _some(dice: random.Random, count: int = 4) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(count)).upper()


def clean_memos(names: list[str], count: int, dice: random.Random) -> list[str]:
    """Return memos of clean customers.

    Args:
        names: Their names.
        count: How many.
        dice: Where chance comes from.
    """
    short = [way for name, way in WAYS.items() if "words" not in name]
    found = []
    for _ in range(count):
        name = dice.choice(names)
        kind = dice.randrange(4)
        if kind == 0:
            found.append(_some(dice, dice.randrange(2, 12)))
        elif kind == 1:
            found.append(f"TRANSFERENCIA A {name.split()[0]} Y {dice.choice(names).split()[0]}")
        else:
            found.append(dice.choice(short)(name, dice))
    return found


def listed_network(folder: Path, place: Path) -> Network:
    """Return the network of OFAC's list of July 2021."""
    from linchpin.archive import create_archive, take_snapshot
    from linchpin.cli.options.settings import system_settings
    from linchpin.network.network import build_network
    from linchpin.read.lists.ofac import OfacReader
    from linchpin.workspace.add_edition import digests, keep

    path = folder / "ofac/full/2021-07"
    reading = OfacReader().read(path, date="2021-07", progress=lambda *_: None)
    archive = create_archive(place)
    keep(archive, reading, system_settings(place), files=lambda: digests(path), most_lost=1.0,
         accept=True)  # fmt: skip
    return build_network(take_snapshot(archive))


def hits_of(watchlist: Watchlist, memos: list[str]) -> tuple[list[set[str]], list[str], float]:
    """Return whom each memo may name, the hits in words, and the CPU seconds it took."""
    screener = Screener.of(watchlist, Mapping(texts=("memo",)), 0.70)
    started = time.process_time()
    found: list[set[str]] = [set() for _ in memos]
    said = []
    piece = Piece(0, range(1, len(memos) + 1), {"memo": memos})
    for hit in (weighed.hit for weighed in screen_rows(screener, piece)):
        if hit.alert != "embargoed place":
            found[hit.row - 1].add(hit.entity)
            said.append(f"{hit.score:.2f} {hit.listed_name} in {hit.value[:90]!r}: {hit.reason}")
    return found, said, time.process_time() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--names", type=int, default=400)
    asked = parser.parse_args()
    dice = random.Random(7)
    clean = [name for book in clean_books(asked.data) for name in book]
    with tempfile.TemporaryDirectory() as place:
        watchlist = make_watchlist(listed_network(asked.data, Path(place)))
        measure_texts(watchlist, clean, asked.names, dice)


def measure_texts(watchlist: Watchlist, clean: list[str], count: int, dice: random.Random) -> None:
    """Print the recall of names in texts by the way they are written, and false hits.

    Args:
        watchlist: Who is watched for.
        clean: Names of clean customers.
        count: Names planted in each way.
        dice: Where chance comes from.
    """
    names = [item for item in watchlist.names.names if item.kind == 0]
    names = [item for item in names if len(item.text.split()) >= 2]
    hits_of(watchlist, ["warm up"])
    print("| way | names | recall | CPU seconds |\n|---|---|---|---|")
    found_all = asked_all = 0
    for way, write in WAYS.items():
        chosen = dice.sample(names, count if "4,000" not in way else count // 10)
        found, _, seconds = hits_of(watchlist, [write(item.text, dice) for item in chosen])
        good = sum(
            watchlist.watched[item.bearer].entity in one
            for item, one in zip(chosen, found, strict=True)
        )
        found_all, asked_all = found_all + good, asked_all + len(chosen)
        print(f"| {way} | {len(chosen)} | {good / max(1, len(chosen)):.3f} | {seconds:.1f} |")
    print(f"| all | {asked_all} | {found_all / asked_all:.3f} | |\n")
    for seed in range(7, 10):
        memos = clean_memos(clean, 20_000, random.Random(seed))
        found, said, seconds = hits_of(watchlist, memos)
        print(
            f"20,000 clean memos, seed {seed}: {sum(map(bool, found))} with a false hit, "
            f"{seconds:.1f} s"
        )
        print("\n".join(said[:40]))


if __name__ == "__main__":
    main()
