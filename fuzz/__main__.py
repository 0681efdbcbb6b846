"""`python -m fuzz FAMILY --minutes N`: run tries and keep those that go wrong."""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from fuzz.case import Case, Family
from fuzz.judge import Judge


def main() -> int:
    """Run a family, or all of them, and return 1 if something was wrong."""
    from fuzz.families import FAMILIES

    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("family", choices=["all", *sorted(FAMILIES)])
    parser.add_argument("--minutes", type=float, default=10.0, help="for each family")
    parser.add_argument("--seed", type=int, default=1, help="the same tries again")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-faults"), help="folder for faults")
    asked = parser.parse_args()
    names = sorted(FAMILIES) if asked.family == "all" else [asked.family]
    faults = [run(FAMILIES[name], asked.minutes, asked.seed, asked.keep) for name in names]
    return 1 if any(faults) else 0


def run(family: Family, minutes: float, seed: int, keep: Path) -> int:
    """Run tries for some minutes; returns how many kinds of faults there were.

    Args:
        family: Which kind of input.
        minutes: How long.
        seed: Begins the chance.
        keep: Folder where each kind of fault is kept, with its files and command line.
    """
    found: dict[str, int] = {}
    tries = 0
    with tempfile.TemporaryDirectory(prefix="linchpin-fuzz-") as place:
        base = Path(place) / "base"
        base.mkdir()
        family.prepare(base)
        judge = Judge(Path(place))
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            tries += 1
            case = family.make(random.Random(f"{seed}:{tries}"), base)
            wrong = judge.wrong(base, case)
            if wrong is None:
                continue
            kind = _kind(wrong)
            found[kind] = found.get(kind, 0) + 1
            if found[kind] == 1:
                _keep(keep / f"{family.name}-{seed}-{tries}", case, wrong)
                print(f"{family.name} {tries}: {kind}", flush=True)
        judge.close()
    print(f"{family.name}: {tries:,} tries, {sum(found.values()):,} faults of {len(found)} kinds")
    return len(found)


def _kind(wrong: str) -> str:
    """Return what faults of one kind share: the last line, and where it was raised."""
    lines = [line.strip() for line in wrong.strip().splitlines()]
    places = [line for line in lines if line.startswith("File ") and "linchpin" in line]
    return " | ".join([*places[-1:], lines[-1][:160]])


def _keep(folder: Path, case: Case, wrong: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    words = {"arguments": case.arguments, "gone": case.gone}
    (folder / "arguments.json").write_text(json.dumps(words), "utf-8", "surrogatepass")
    (folder / "wrong.txt").write_text(wrong, "utf-8", "surrogatepass")


if __name__ == "__main__":
    sys.exit(main())
