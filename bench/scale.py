"""CPU time and memory of commands on made lists of any size, each from process start.

Usage: uv run python bench/scale.py [ENTRIES ...] [--folder DIR] [--seed N]

Makes a list in the form of OFAC's `sdn.xml` (invented names, about 20 claims an entry, one entry in
three linked to another), adds it, asks, and screens two customers. `first ask` makes the network
that is kept, `first screening` the watchlist; those after news come after an edition with 500
changed entries. Exit code 1 where a bar is missed: 1.2 s and 300 MB for `ask`, `paths` and `chart`,
2 s for a screening; for each million entries 25 CPU minutes for `add` and 5 for making the network
or the watchlist; 10 s for each of them after news; 3 GB for `add`, 4 GB for making.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SIZES = (10_000, 100_000)
CHANGED = 500
MOST_SECONDS, MOST_MEGABYTES = 1.2, 300.0
_BEGIN = ("BA", "CO", "DE", "FA", "GU", "LO", "MI", "NA", "PE", "RO", "SA", "TE", "VI", "ZU")
_MIDDLE = ("LA", "RE", "NI", "MO", "TU", "CHE", "GA", "VO", "SI", "DRA")
_END = ("N", "S", "RRO", "LEZ", "DA", "RIO", "VA", "Z")
_FIRMS = ("TRADING", "SHIPPING", "HOLDINGS", "TRANSPORTES", "INVERSIONES", "COMERCIAL")
_FORMS = ("LLC", "S.A. DE C.V.", "LTD", "GMBH", "LIMITADA")
_CITIES = ("Port Hale", "Nueva Orilla", "Grad Dol", "Ras Amin", "Little Fen")
_COUNTRIES = ("Mexico", "Colombia", "Iran", "Russia", "Syria", "Panama")
_PROGRAMS = ("SDNTK", "ILLICIT-DRUGS-EO14059", "SDGT", "IRAN", "CYBER2")


class Cost(NamedTuple):
    """What a process took: CPU seconds, seconds on the wall, and its largest memory in MB."""

    cpu: float
    wall: float
    megabytes: float


def word(chance: random.Random) -> str:
    """Return an invented word of a name."""
    return "".join(map(chance.choice, (_BEGIN, _MIDDLE, _END)))


def entry(number: int, seed: int, version: int, entries: int) -> str:
    """Return one entry; the same number, seed and version give the same.

    Args:
        number: From 1.
        seed: Of the whole list.
        version: Another one gives other facts to the same name.
        entries: How many there are.
    """
    last, first, person = names(number, seed)
    chance = random.Random(f"{seed}/{number}/{version}")
    parts = [f"<uid>{number}</uid>", f"<lastName>{last}</lastName>"]
    if person:
        parts.append(f"<firstName>{first}</firstName>")
    parts.append(f"<sdnType>{'Individual' if person else 'Entity'}</sdnType>")
    parts.append(f"<programList><program>{chance.choice(_PROGRAMS)}</program></programList>")
    if chance.random() < 0.35:
        other = names(chance.randint(1, entries), seed)
        linked = f"{other[0]}, {other[1]}" if other[2] else other[0]
        parts.append(f"<remarks>(Linked To: {linked})</remarks>")
    aliases = "".join(
        f"<aka><uid>{number}{at}</uid><type>a.k.a.</type><category>"
        f"{chance.choice(('strong', 'strong', 'weak'))}</category>"
        f"<lastName>{word(chance)} {word(chance)}</lastName></aka>"
        for at in range(chance.randint(0, 3))
    )
    parts.append(f"<akaList>{aliases}</akaList>" if aliases else "")
    parts.append(
        f"<addressList><address><uid>{number}</uid><city>{chance.choice(_CITIES)}</city>"
        f"<country>{chance.choice(_COUNTRIES)}</country></address></addressList>"
    )
    kind = "Passport" if person else "Tax ID No."
    parts.append(
        f"<idList><id><uid>{number}</uid><idType>{kind}</idType><idNumber>{chance.choice('ABCDEF')}"
        f"{chance.randint(10**6, 10**8)}</idNumber><idCountry>{chance.choice(_COUNTRIES)}"
        "</idCountry></id></idList>"
    )
    if person:
        born = f"{chance.randint(1, 28):02d} {chance.choice(('Jan', 'May', 'Oct'))}"
        parts.append(
            f"<dateOfBirthList><dateOfBirthItem><uid>{number}</uid><dateOfBirth>{born} "
            f"{chance.randint(1940, 2000)}</dateOfBirth></dateOfBirthItem></dateOfBirthList>"
            f"<placeOfBirthList><placeOfBirthItem><uid>{number}</uid><placeOfBirth>"
            f"{chance.choice(_CITIES)}, {chance.choice(_COUNTRIES)}</placeOfBirth>"
            "</placeOfBirthItem></placeOfBirthList>"
        )
    return f"<sdnEntry>{''.join(parts)}</sdnEntry>"


def names(number: int, seed: int) -> tuple[str, str, bool]:
    """Return last and given names of an entry, or a firm's, and whether it is a person."""
    chance = random.Random(f"{seed}/{number}")
    if chance.random() < 0.6:
        return (
            f"{word(chance)} {word(chance)}",
            f"{word(chance).title()} {word(chance).title()}",
            True,
        )
    firm = f"{word(chance)} {word(chance)} {chance.choice(_FIRMS)} {chance.choice(_FORMS)}"
    return firm, "", False


def write_list(path: Path, entries: int, seed: int, *, changed: int = 0) -> None:
    """Write a list in gzip.

    Args:
        path: The file.
        entries: How many it has.
        seed: What names and facts are drawn from.
        changed: How many entries, spread over the list, say something else than at first.
    """
    every = entries // changed if changed else 0
    with gzip.open(path, "wt", compresslevel=1, encoding="utf-8") as stream:
        stream.write(
            '<?xml version="1.0"?>\n<sdnList xmlns="http://tempuri.org/sdnList.xsd">'
            f"<publshInformation><Publish_Date>0{1 + bool(changed)}/01/2024</Publish_Date>"
            f"<Record_Count>{entries}</Record_Count></publshInformation>\n"
        )
        for number in range(1, entries + 1):
            version = int(bool(every) and number % every == 0)
            stream.write(entry(number, seed, version, entries) + "\n")
        stream.write("</sdnList>\n")


def write_book(path: Path, entries: int, seed: int) -> None:
    """Write a book of two customers, of whom one has the name of an entry.

    Args:
        path: The file.
        entries: How many entries the list has.
        seed: What their names are drawn from.
    """
    last, first, _ = names(entries // 2, seed)
    path.write_text(f"id,name\n1,{first} {last}\n2,Anna Smith\n", "utf-8")


def run(*words: str, ends: tuple[int, ...] = (0,)) -> Cost:
    """Return what a command of Linchpin takes, from process start.

    Args:
        words: What is typed.
        ends: Exit codes that are expected.
    """
    began = time.perf_counter()
    line = [sys.executable, "-m", "linchpin", *words]
    # As installed: the interpreter keeps what it compiled.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=own)
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ends:
        raise SystemExit(f"{' '.join(words)}: {said.decode()}")
    cpu = used.ru_utime + used.ru_stime
    return Cost(cpu, time.perf_counter() - began, used.ru_maxrss / 1024)


def measure(entries: int, seed: int, folder: Path) -> Iterator[tuple[str, Cost, float, float]]:
    """Yield each command with what it took and its bars, in CPU seconds and MB."""
    first, second = folder / "sdn.xml.gz", folder / "sdn_2.xml.gz"
    write_list(first, entries, seed)
    write_list(second, entries, seed, changed=CHANGED)
    archive = ("--archive", str(folder / "archive"))
    share = max(0.1, entries / 1_000_000)
    add = (*archive, "add", "ofac", "--accept-shrunken", "--from")
    yield "add", run(*add, str(first)), 1_500 * share, 3_000
    yield "first ask", run(*archive, "ask", "7"), 300 * share, 4_000
    who = next(n for n in range(7, entries) if "Linked To" in entry(n, seed, 0, entries))
    asked = {
        "ask": ("ask", str(who)),
        "paths": ("paths", str(who), str(entries - 7)),
        "chart": ("chart", str(who), "--kind", "ego", "--output", str(folder / "picture.svg")),
    }
    for name, words in asked.items():
        yield name, run(*archive, *words), MOST_SECONDS, MOST_MEGABYTES
    book = folder / "book.csv"
    write_book(book, entries, seed)
    screen = (*archive, "screen", str(book), "--record", str(folder / "run.json"))
    yield "first screening", run(*screen, ends=(3, 4)), 300 * share, 4_000
    yield "screening", run(*screen, ends=(3, 4)), 2.0, 4_000
    yield "add news", run(*add, str(second)), 1_500 * share, 3_000
    yield "ask after news", run(*archive, "ask", "7"), MOST_SECONDS + 10, 4_000
    yield "screening", run(*screen, ends=(3, 4)), 2.0 + 10, 4_000


def main() -> int:
    """Print the tables; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("entries", type=int, nargs="*", default=SIZES)
    parser.add_argument("--folder", type=Path, help="Where lists and archives go; kept.")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    missed = False
    for entries in options.entries:
        with tempfile.TemporaryDirectory(prefix="linchpin-scale-") as own:
            folder = Path(own) if options.folder is None else options.folder / str(entries)
            folder.mkdir(parents=True, exist_ok=True)
            print(f"\n{entries:,} entries\n{'':<16}{'CPU s':>9}{'wall s':>9}{'MB':>8}{'bar':>16}")
            for name, cost, seconds, megabytes in measure(entries, options.seed, folder):
                over = cost.cpu > seconds or cost.megabytes > megabytes
                missed |= over
                bar = f"{seconds:g} s {megabytes:,.0f} MB"
                print(
                    f"{name:<16}{cost.cpu:>9.2f}{cost.wall:>9.2f}{cost.megabytes:>8.0f}{bar:>16}"
                    f"{'  MISSED' if over else ''}",
                    flush=True,
                )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n(this program itself: {peak:.0f} MB)")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
