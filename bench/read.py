"""Measures the reader of prose: one table over folds, languages, the four releases and the probes.

Usage: python bench/read.py [--fold dev|held-out] [--style NAME] [--errors] [--lang en|es] [--quick]

Texts of our own stand in `bench/read_texts`; whole styles are held out. Four real releases and
the scorer are expected in `../shared/data/releases`, or where LINCHPIN_TEST_DATA says. Exit code 1
where a bar is missed on the held-out folds, or where a probe brings out a false accusation.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from read_texts import AnnotatedText, Probe, load_probes, load_texts

DATA = Path(
    os.environ.get("LINCHPIN_TEST_DATA")
    or Path(__file__).resolve().parent.parent.parent / "shared" / "data"
)
BARS = {
    "facts P": 0.85, "facts F1": 0.50, "entities": 0.90, "alias": 0.75, "standing": 0.92,
    "speaker": 0.65, "date": 0.80, "agent": 0.75, "amount": 0.85, "verbatim": 1.0,
}  # fmt: skip


def scorer() -> ModuleType | None:
    """Return the scorer of the releases, None where the test data is not there."""
    path = DATA / "releases" / "score.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("release_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def releases() -> list[AnnotatedText]:
    """Return the four real releases."""
    import json

    found = []
    for path in sorted((DATA / "releases" / "json").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (DATA / "releases" / "text" / f"{gold['doc']}.txt").read_text("utf-8")
        found.append(AnnotatedText("releases", "release", text, gold))
    return found


def predicted(one: AnnotatedText) -> dict[str, Any]:
    """Return what the reader proposes for a text."""
    from linchpin.read.prose.engine import read_text
    from linchpin.read.prose.writing import as_prediction

    gold = one.gold
    reading = read_text(
        one.text, published=gold["date"], publisher=gold["publisher"], language=gold["lang"]
    )
    return as_prediction(reading)


def score(texts: list[AnnotatedText], by: ModuleType, errors: list[Any] | None) -> Counter[str]:
    """Return the counts of the scorer, summed."""
    total: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    for one in texts:
        counts, per = by.score_doc(one.gold, predicted(one), one.text, errors)
        total += counts
        for kind, count in per.items():
            kinds.setdefault(kind, Counter()).update(count)
    if errors is not None:
        for kind, count in sorted(kinds.items()):
            print(f"  {kind:12} tp {count['tp']:3} fp {count['fp']:3} fn {count['fn']:3}")
    return total


def rates(counts: Counter[str]) -> dict[str, float | None]:
    """Return the figures of a row."""

    def share(good: str, of: str) -> float | None:
        return counts[good] / counts[of] if counts[of] else None

    def prf(kind: str) -> tuple[float, float, float]:
        tp, fp, fn = (counts[f"{kind}_{what}"] for what in ("tp", "fp", "fn"))
        precision = tp / (tp + fp) if tp + fp else 0.0
        recall = tp / (tp + fn) if tp + fn else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0

    facts, entities = prf("f"), prf("e")
    return {
        "facts P": facts[0], "facts R": facts[1], "facts F1": facts[2],
        "ent P": entities[0], "ent R": entities[1], "entities": entities[2],
        "alias": share("al_ok", "al_n"), "standing": share("st_ok", "st_n"),
        "hedged": share("stx_ok", "stx_n"), "speaker": share("byx_ok", "byx_n"),
        "date": share("d_ok", "d_n"), "agent": share("ag_ok", "ag_n"),
        "amount": share("am_ok", "am_n"), "verbatim": share("q_verb", "q_n"),
    }  # fmt: skip


def false_accusations(probes: list[Probe]) -> tuple[list[str], list[str]]:
    """Return probes that bring out what they must not, and probes that miss what they must."""
    from linchpin.read.prose.engine import read_text
    from linchpin.read.prose.writing import as_prediction

    false, missed = [], []
    for probe in probes:
        found = as_prediction(
            read_text(probe.text, published="2024-03-05", language=probe.language)
        )
        names = {one["id"]: one["name"] for one in found["entities"]}
        said = [
            (one["type"], names[one["subject"]], names.get(one["object"], ""), one["status"])
            for one in [*found["facts"], *found["further"]]
        ]
        if any(_is(claim, want) for claim in said for want in probe.forbidden):
            false.append(probe.text)
        for want in probe.required:
            kinds = {"member_of", "supports"} if want[0] == "member_of" else {want[0]}
            if not any(claim[0] in kinds and _is(claim, (claim[0], *want[1:])) for claim in said):
                missed.append(f"{probe.text} -> {' '.join(want)}")
    return false, missed


def _is(claim: tuple[str, str, str, str], want: tuple[str, ...]) -> bool:
    kind, subject, other, status = claim
    if kind != want[0] or want[1] not in subject:
        return False
    for word in want[2:]:
        if word in ("alleged", "stated", "proven", "admitted"):
            if status != word:
                return False
        elif word not in other:
            return False
    return True


def speed(texts: list[AnnotatedText]) -> float:
    """Return words read in a second of CPU time."""
    from linchpin.read.prose.tokens.words import split_words

    words = sum(len(split_words(one.text)) for one in texts)
    began = time.process_time()
    for one in texts:
        predicted(one)
    return words / (time.process_time() - began)


def start_seconds() -> float:
    """Return the CPU seconds of a fresh process that reads one sentence."""
    code = (
        "from linchpin.read.prose.engine import read_text;"
        "read_text('Police arrested Juan Ríos Vela in Tepic.');read_text('Detuvieron a Juan.')"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the table; return 1 where a bar is missed."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--fold")
    asked.add_argument("--style")
    asked.add_argument("--lang")
    asked.add_argument("--errors", action="store_true")
    asked.add_argument("--quick", action="store_true")
    options = asked.parse_args()
    by = scorer()
    if by is None:
        print(f"No scorer at {DATA / 'releases'}: set LINCHPIN_TEST_DATA.")
        return 0
    texts = [
        one for one in [*load_texts(), *releases()]
        if (options.fold or one.fold) == one.fold and (options.style or one.style) == one.style
        and (options.lang or one.gold["lang"]) == one.gold["lang"]
    ]  # fmt: skip
    errors: list[Any] | None = [] if options.errors else None
    head = None
    missed = False
    groups = [
        (fold, language) for fold in ("dev", "held-out", "releases") for language in ("en", "es")
    ]
    for fold, language in groups:
        some = [one for one in texts if one.fold == fold and one.gold["lang"] == language]
        if not some:
            continue
        row = rates(score(some, by, errors))
        if head is None:
            head = list(row)
            print(f"{'fold':<14}{'texts':>6}" + "".join(f"{name:>9}" for name in head))
        cells = "".join("        –" if v is None else f"{v:>9.2f}" for v in row.values())
        print(f"{fold + ' ' + language:<14}{len(some):>6}{cells}")
        if fold == "held-out":
            low = [k for k, bar in BARS.items() if row[k] is not None and row[k] < bar]  # type: ignore[operator]
            missed |= bool(low)
            if low:
                print(f"{'':<20}below the bar: {', '.join(low)}")
    for error in errors or []:
        print(*error, sep=" | ")
    probes = load_probes()
    false, lacking = false_accusations(probes)
    print(f"probes: {len(probes)}, false accusations {len(false)}, missed {len(lacking)}")
    for line in [*false, *(lacking if options.errors else [])]:
        print("  ", line)
    if not options.quick:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{speed(texts):,.0f} words a CPU second, {peak:.0f} MB, start {start_seconds():.1f} s"
        )
    return int(missed or bool(false))


if __name__ == "__main__":
    raise SystemExit(main())
