"""Measure the memory of screening payments: millions of rows, each with references of its own.

Run it as `python bench/screen_payments.py DATA [--rows 5000000] [--jobs 1] [--book FILE]` with the
folder of public files. It writes a CSV of payments (kept if `--book` names it, and used if it is
there), makes an archive of OFAC's list of July 2021, runs `linchpin screen` on it as a user would,
and prints the most memory that each process held, whatever it was doing, beside the bar. Five
million rows take some minutes a core.
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BAR_MB = 1000
"""Megabytes that the largest process may hold."""
HEADINGS = ("reference", "date", "amount", "originator", "beneficiary", "account", "memo")
_WORDS = (
    "invoice rent services goods loan salary refund deposit order balance factura renta pago abono "
    "pedido flete nomina honorarios mercancia anticipo school fees transfer monthly"
).split()


def write_payments(source: Path, out: Path, rows: int, seed: int = 11) -> None:
    """Write payments between people whose name parts are recombined.

    The reference, the account and the number in the memo are of the row alone.

    Args:
        source: CSV with a column `full_name`.
        out: Out.
        rows: How many.
        seed: The same gives the same.
    """
    with open(source, encoding="utf-8", newline="") as stream:
        names = [row["full_name"].split() for row in csv.DictReader(stream)]
    given = sorted({name[0] for name in names})
    family = sorted({name[-1] for name in names if len(name) > 1})
    dice = random.Random(seed)
    chosen = dice.choice
    with open(out, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS)
        for number in range(rows):
            one = f"{chosen(given)} {chosen(family)}"
            other = f"{chosen(given)} {chosen(family)} {chosen(family)}"
            reference = f"TX{dice.getrandbits(40):010X}{number:07d}"
            account = f"{dice.randrange(10**12):012d}{number:08d}"
            memo = f"{chosen(_WORDS)} {chosen(_WORDS)} INV{number:08d}{dice.getrandbits(16):04X}"
            date = f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}"
            amount = f"{dice.randrange(100, 10**7) / 100:.2f}"
            writer.writerow([reference, date, amount, one, other, account, memo])


def peaks(command: list[str]) -> tuple[dict[int, int], float, int]:
    """Run a command; return the most memory of each of its processes, in MB, seconds, exit code.

    Args:
        command: The command and its arguments.
    """
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    found: dict[int, int] = {}
    while process.poll() is None:
        for one in _family(process.pid):
            found[one] = max(found.get(one, 0), _most_held(one))
        time.sleep(0.2)
    return found, time.monotonic() - started, process.returncode


def _family(root: int) -> list[int]:
    """Return a process and all that it, or those it started, started."""
    family = [root]
    for one in family:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                family += map(int, task.read_text().split())
            except OSError:
                continue  # it has ended
    return family


def _most_held(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(lines[0][1]) // 1024 if lines else 0


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--book", type=Path, help="the payments: used if there, else kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        book = options.book or place / "payments.csv"
        if not book.exists():
            names = options.data / "names/negatives_global_dev.csv"
            write_payments(names, book, options.rows)
        linchpin = str(Path(sys.executable).parent / "linchpin")
        base = [linchpin, "--archive", str(place / "archive")]
        listed = options.data / "ofac/full/2021-07"
        subprocess.run(
            [*base, "add", "ofac", "--from", str(listed), "--date", "2021-07"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        found, seconds, code = peaks(
            [*base, "screen", str(book), "--name", "originator", "--name", "beneficiary",
             "--text", "memo", "--identifier", "account", "--key", "reference",
             "--jobs", str(options.jobs), "-o", str(place / "hits.csv")]
        )  # fmt: skip
    print(f"{book.name}: {options.rows:,} payments, {seconds:,.0f} s, exit code {code}")
    for process, most in found.items():
        print(f"    process {process}: {most:,} MB at most")
    print(f"    largest {max(found.values()):,} MB; the bar is {BAR_MB:,} MB")


if __name__ == "__main__":
    main()
