"""How well `linchpin trace` finds planted schemes in made-up banks, and how often it is wrong.

    python bench/trace.py [--accounts 12000] [--seeds 6] [--rates 1000] [--data ../shared/data]

Made-up data can give schemes away. So each score stands beside two gates on the same table: the
best tree of depth two on raw fields (F1 at most 0.20) and the best field (area under the curve at
most 0.75).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from bench.worlds.gates import gates_of
from bench.worlds.made import make_world

from linchpin.claims.progress import silent
from linchpin.trace.checker import faults
from linchpin.trace.intake.joining import read_all
from linchpin.trace.intake.reading import ReadingOrder
from linchpin.trace.registry import TYPOLOGIES
from linchpin.trace.run import Traced, trace_tables

FACTS = frozenset({"border-cash", "listed-wallet"})
"""Typologies that state facts, not patterns: what they find is right by definition; not scored."""
IN_SIGHT = 0.7
"""Share of a scheme's rows that the bank must see for the scheme to be in its sight."""


@dataclass
class Score:
    """What came of one world."""

    schemes: list[str] = field(default_factory=list)
    caught: list[bool] = field(default_factory=list)
    in_sight: list[bool] = field(default_factory=list)
    days: list[float] = field(default_factory=list)
    alerts: int = 0
    right: int = 0
    labelled_right: int = 0
    wrong: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    of: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    set_aside: int = 0
    value: float = 0.0
    value_caught: float = 0.0
    rederived: int = 0
    found: int = 0
    rows: int = 0
    accounts: int = 0
    months: int = 0
    seconds: float = 0.0
    table: pa.Table | None = None
    planted: np.ndarray | None = None

    @property
    def per_thousand(self) -> float:
        """Return alerts per 1,000 accounts and month."""
        return self.alerts / (self.accounts / 1000 * self.months)


def score_world(seed: int, accounts: int, rate: int, writer: int, knows: bool) -> Score:
    """Return how tracing does in one world."""
    world = make_world(seed, accounts, rate=rate, writer=writer, knows=knows)
    table, scheme = world.table()
    score = Score(rows=table.num_rows, accounts=int(world.ours.sum()), months=world.months)
    score.table, score.planted = table, scheme >= 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "payments.parquet"
        pq.write_table(table, path)
        intake = read_all([path], ReadingOrder(), None)
        begin = time.process_time()
        traced = trace_tables(intake, TYPOLOGIES, silent)
        score.seconds = time.process_time() - begin
    wrong = {check.fit.id for check in faults(traced.fits, intake.tables)}
    score.found = len(traced.fits)
    score.rederived = score.found - len(wrong)
    lines = np.asarray(intake.tables.by_kind["transfers"]["line"].combine_chunks())
    of_row = scheme[lines - 1]
    planted = np.concatenate(world.rows.scheme)
    cents = np.concatenate(world.rows.cents)
    _judge(score, traced, of_row, world.typologies, np.random.default_rng(seed))
    for number, typology in enumerate(world.typologies):
        seen = int((scheme == number).sum())
        score.in_sight.append(seen >= IN_SIGHT * int((planted == number).sum()))
        score.schemes.append(typology)
        score.value += float(cents[planted == number].sum())
    _caught(score, traced, of_row, intake.tables.by_kind["transfers"])
    return score


def _judge(
    score: Score,
    traced: Traced,
    of_row: np.ndarray,
    typologies: list[str],
    rng: np.random.Generator,
) -> None:
    labelled = rng.random(len(typologies)) >= rng.uniform(0.2, 0.5)
    score.set_aside = len(traced.set_aside)
    for fit in traced.fits:
        if fit.typology in FACTS:
            continue
        score.alerts += 1
        score.of[fit.typology] += 1
        schemes = of_row[list(fit.rows)]
        if (schemes >= 0).mean() >= 0.5:
            score.right += 1
            score.labelled_right += bool(labelled[schemes[schemes >= 0][0]])
        else:
            score.wrong[fit.typology] += 1


def _caught(score: Score, traced: Traced, of_row: np.ndarray, table: pa.Table) -> None:
    cents = np.asarray(table["cents"].combine_chunks())
    seconds = np.asarray(table["time"].combine_chunks())
    rows_found: dict[int, set[int]] = defaultdict(set)
    ends: dict[int, float] = {}
    for fit in traced.fits:
        rows = np.array(fit.rows)
        schemes = of_row[rows]
        if fit.typology in FACTS or (schemes >= 0).mean() < 0.5:
            continue
        last = float(seconds[rows].max())
        for number in np.unique(schemes[schemes >= 0]).tolist():
            rows_found[number].update(rows[schemes == number].tolist())
            ends[number] = min(last, ends.get(number, last))
    for number in range(len(score.schemes)):
        score.caught.append(number in rows_found)
        if number in rows_found:
            score.value_caught += float(cents[list(rows_found[number])].sum())
            first = float(seconds[of_row == number].min())
            score.days.append((ends[number] - first) / 86_400)


def report(name: str, scores: list[Score]) -> Iterator[str]:
    """Yield the table of some worlds."""
    caught = np.concatenate([one.caught for one in scores])
    sight = np.concatenate([one.in_sight for one in scores])
    alerts, right = sum(one.alerts for one in scores), sum(one.right for one in scores)
    recalls = [
        np.mean(np.array(one.caught)[np.array(one.in_sight)]) for one in scores if any(one.in_sight)
    ]
    precisions = [one.right / one.alerts for one in scores if one.alerts]
    planted = np.concatenate([one.planted for one in scores])
    gates = gates_of(pa.concat_tables([one.table for one in scores]), planted)
    rows = sum(one.rows for one in scores)
    yield f"{name}: {len(scores)} worlds, {rows:,} rows, {len(caught)} schemes"
    verdict = "passed" if gates.passed else "NOT PASSED"
    yield f"  gates: {verdict}"
    yield f"    best tree of depth two: F1 {gates.f1:.3f}, at most 0.20 ({gates.rule})"
    yield f"    best field: AUC {gates.auc:.3f}, at most 0.75 ({gates.field})"
    yield (
        f"  scheme recall {caught[sight].mean():.2f} of {int(sight.sum())} in sight of the bank "
        f"(sd over seeds {np.std(recalls):.2f}), {caught.mean():.2f} of all"
    )
    labelled = sum(one.labelled_right for one in scores) / max(1, alerts)
    yield (
        f"  alert precision {right / max(1, alerts):.2f} of {alerts} alerts "
        f"(sd {np.std(precisions):.2f}); with the labels a bank would have {labelled:.2f}"
    )
    yield from _rates(scores)
    names = np.concatenate([np.array(one.schemes) for one in scores])
    for typology in sorted({one.name for one in TYPOLOGIES} - FACTS):
        mine = (names == typology) & sight
        found = sum(one.of[typology] for one in scores)
        bad = sum(one.wrong[typology] for one in scores)
        if mine.any() or found:
            share = f"{int(caught[mine].sum())} of {int(mine.sum())}"
            yield f"    {typology:24} caught {share:>8}; {found} alerts, {bad} wrong"


def _rates(scores: list[Score]) -> Iterator[str]:
    alerts = sum(one.alerts for one in scores)
    per = alerts / sum(one.accounts / 1000 * one.months for one in scores)
    days = [day for one in scores for day in one.days] or [0.0]
    value = sum(s.value_caught for s in scores) / max(1.0, sum(s.value for s in scores))
    yield f"  {per:.2f} alerts per 1,000 accounts and month"
    yield (
        f"  {np.median(days):.0f} days from the first row of a scheme to the alert (median); "
        f"{100 * value:.0f} % of planted value in witness rows"
    )
    made, all_found = sum(s.rederived for s in scores), sum(s.found for s in scores)
    yield f"  derived again from the witness alone: {made} of {all_found} findings"
    aside, seconds = sum(s.set_aside for s in scores), sum(s.seconds for s in scores)
    yield f"  set aside as usual: {aside}; CPU {seconds:.0f} s"


def amlsim(folder: Path) -> Iterator[str]:
    """Yield what AMLSim's sample gives away by one rule, and what tracing finds in it."""
    place = folder / "transactions" / "amlsim_cycle200"
    with gzip.open(place / "transactions.csv.gz", "rt") as stream:
        rows = list(csv.reader(stream))
    header, rows = rows[0], rows[1:]
    with gzip.open(place / "nodes.csv.gz", "rt") as stream:
        nodes = list(csv.DictReader(stream))
    bad = {row["nodeid"] for row in nodes if row["isFraud"].strip().lower() in ("1", "true")}
    at = {name: number for number, name in enumerate(header)}
    ends = at["sourceNodeId"], at["targetNodeId"]
    small = {row[end] for row in rows if float(row[at["value"]]) < 50 for end in ends}
    right = len(small & bad)
    yield (
        f"AMLSim's sample ({len(nodes):,} accounts, {len(rows):,} transfers, {len(bad):,} flagged):"
        " "
        f"the rule 'amount < 50' alone has precision {right / max(1, len(small)):.2f} and recall "
        f"{right / max(1, len(bad)):.2f}: its labels leak, and no score on it says anything"
    )


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=12_000)
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--rates", type=int, nargs="*", default=[1000])
    parser.add_argument("--arms", nargs="*", default=["first", "second", "adaptive"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    given = parser.parse_args()
    arms = {"first": (1, False), "second": (2, False), "adaptive": (1, True)}
    for rate in given.rates:
        for arm in given.arms:
            writer, knows = arms[arm]
            scores = [
                score_world(seed, given.accounts, rate, writer, knows)
                for seed in range(given.seeds)
            ]
            print("\n".join(report(f"1:{rate:,}, {arm} generator", scores)), flush=True)
    if (given.data / "transactions").is_dir():
        print("\n".join(amlsim(given.data)))


if __name__ == "__main__":
    main()
