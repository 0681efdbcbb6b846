"""What each list costs and how much of it is read: seconds, memory, lines of code, share read.

Usage: uv run python bench/lists.py [--data DIR] [--only NAME] [--beside NAME=FOLDER ...]

Reads the newest whole file of every list in a process of its own and prints a table. Lines of code
are those of the list's module and YAML file, without blank lines and comments; what several lists
share stands in a line of its own. With `--beside un=FOLDER` the lines of a peer's crawler for the
same source, such as one of zavod's, and of its YAML file, stand beside.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import time
from dataclasses import dataclass
from pathlib import Path

from linchpin.claims.progress import silent

FILES = {
    "ofac": "ofac/monthly/sdn_2022-12-28.csv.gz",
    "ofac-cons": "lists/ofac_cons/consolidated_2024-05-06.xml.gz",
    "ofac-enhanced": "lists/ofac_enhanced/sdn_enhanced_IRGC_2024-08-28.xml.gz",
    "ofac-advanced": "lists/ofac_advanced/sdn_advanced_sample37_2024-02-23.xml.gz",
    "un": "lists/un/un_2025-04-19.xml.gz",
    "eu": "eu/fsf_2021-03-05.xml.gz",
    "uk-conlist": "lists/uk/conlist_2023-06-05.xlsx",
    "uk": "lists/uk/uksl_header_2026-10-08.csv",
    "ca": "lists/ca/sema_2022-05.xml.gz",
    "au": "lists/au/dfat_2022-05.xls",
    "seco": "lists/ch/seco_example_amendment_2024-01-17.xml.gz",
    "sat-69b": "sat_69b/69b_2022-11-30.csv.gz",
    "csl": "lists/bis/csl_2022-05.csv.gz",
    "dpl": "lists/bis/dpl_2022-09.tsv.gz",
    "fincen": "lists/fincen/special_measures_details_2026-08.csv.gz",
    "opensanctions": "lists/opensanctions/ua_war_sanctions_2026-03-13.targets.simple.csv.gz",
}
"""List to its newest file that is whole; samples where nothing else is there."""
LISTS_CODE = Path(__file__).resolve().parent.parent / "src/linchpin/read/lists"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a reading took: CPU seconds, peak MB, entries, claims, share of cells read."""

    seconds: float
    megabytes: float
    entries: int
    claims: int
    share: float


def read(name: str, path: Path) -> Cost:
    """Read a file and return what it took; for a process of its own."""
    from linchpin.read.lists.registry import LISTS, list_reader

    reader = list_reader(next(entry for entry in LISTS if entry.name == name))
    begun, claims = time.process_time(), 0
    reading = reader.read(path, date=None, progress=silent)
    for part in reading.parts:
        claims += len(part.claims)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lost = reading.tally.counts.get("share_not_understood", 0.0)
    seconds = time.process_time() - begun
    return Cost(seconds, peak, reading.tally.entries, claims, 1 - lost)


def code_lines(paths: list[Path]) -> int:
    """Return the lines of some files that are neither blank nor a comment."""
    lines = (line.strip() for path in paths for line in path.read_text("utf-8").splitlines())
    return sum(bool(line) and not line.startswith("#") for line in lines)


def own_files(name: str) -> list[Path]:
    """Return the files of one list alone: what begins as it is called, and its folder."""
    stem = name.replace("-", "_")
    found = [LISTS_CODE / f"{name}.yaml", LISTS_CODE / f"{stem}.py"]
    found += sorted(LISTS_CODE.glob(f"{stem}_*.py")) if name not in ("ofac", "uk") else []
    return [path for path in found if path.exists()] + sorted((LISTS_CODE / stem).glob("*.py"))


def lines_beside(folders: dict[str, Path], name: str) -> str:
    """Return the lines of a peer's crawler and YAML for the same list; a dash without one."""
    if name not in folders:
        return "-"
    kinds = (".py", ".yml", ".yaml")
    return str(code_lines([path for path in folders[name].rglob("*") if path.suffix in kinds]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("LINCHPIN_TEST_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(default))
    parser.add_argument("--beside", action="append", default=[], help="LIST=FOLDER of a crawler")
    parser.add_argument("--only", help="one list")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    beside = {name: Path(folder) for name, _, folder in (x.partition("=") for x in asked.beside)}
    heads = ("CPU s", 6), ("MB", 5), ("entries", 8), ("claims", 8), ("read", 8), ("lines", 6)
    print(f"{'list':14} " + " ".join(f"{head:>{width}}" for head, width in heads) + " beside")
    counted: set[Path] = set()
    for name, file in FILES.items():
        counted |= set(own_files(name))
        if asked.only not in (None, name):
            continue
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            cost = pool.apply(read, (name, asked.data / file))
        lines, theirs = code_lines(own_files(name)), lines_beside(beside, name)
        if asked.json:
            print(json.dumps({"list": name, "seconds": cost.seconds, "lines": lines}))
            continue
        print(f"{name:14} {cost.seconds:6.1f} {cost.megabytes:5.0f} {cost.entries:8,} "
              f"{cost.claims:8,} {cost.share:8.2%} {lines:6} {theirs:>6}")  # fmt: skip
    shared = [path for path in LISTS_CODE.glob("*.py") if path not in counted]
    print(f"shared by all: {code_lines(shared):,} lines in {len(shared)} files")


if __name__ == "__main__":
    main()
