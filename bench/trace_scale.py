"""How long `linchpin trace` takes for many transfers, the whole catalogue, and how much memory.

    python bench/trace_scale.py [--rows 10000000] [--jobs 2]

One made-up bank of twelve thousand accounts is copied under other names until there are enough.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from linchpin.claims.progress import silent


def write_copies(path: Path, rows: int) -> int:
    """Write a Parquet file of copies of one bank; how many rows it has comes back."""
    from bench.worlds.made import make_world

    table, _ = make_world(3, 12_000).table()
    written = copy = 0
    with pq.ParquetWriter(path, table.schema) as writer:
        while written < rows:
            made = table
            for name in ("payer", "payee"):
                at = made.column_names.index(name)
                one = made[name]
                renamed = pc.binary_join_element_wise(one, pa.scalar(f"-{copy:03}"), "")
                made = made.set_column(at, name, pc.if_else(pc.equal(one, ""), one, renamed))
            writer.write_table(made)
            written, copy = written + made.num_rows, copy + 1
    return written


def main() -> None:
    """Print rows, seconds, findings and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--table", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.table or Path(folder) / "payments.parquet"
        if given.table is None or not path.exists():
            print(f"{write_copies(path, given.rows):,} rows written", flush=True)
        if given.table is not None:
            trace(path, given.jobs)
            return
        import subprocess

        words = [sys.executable, __file__, "--table", str(path), "--jobs", str(given.jobs)]
        subprocess.run(words, check=True)


def trace(path: Path, jobs: int) -> None:
    """Trace a table, the whole catalogue, and print what it took."""
    from dataclasses import replace

    from linchpin.trace.checker import faults
    from linchpin.trace.engine.joiners import OnDuckDB
    from linchpin.trace.intake.joining import read_all
    from linchpin.trace.intake.reading import ReadingOrder
    from linchpin.trace.registry import TYPOLOGIES
    from linchpin.trace.run import trace_tables

    wall, cpu = time.time(), time.process_time()
    intake = read_all([path], ReadingOrder(), None)
    rows = sum(table.num_rows for table in intake.tables.by_kind.values())
    print(f"read {rows:,} rows: {time.time() - wall:.0f} s, CPU {time.process_time() - cpu:.0f} s")
    intake = replace(intake, tables=replace(intake.tables, joiner=OnDuckDB(jobs)))
    for typology in TYPOLOGIES:
        if not set(typology.kinds) & set(intake.kinds):
            continue
        begin, spent = time.time(), time.process_time()
        traced = trace_tables(intake, [typology], silent)
        wrong = len(list(faults(traced.fits, intake.tables)))
        print(
            f"  {typology.name:24} {len(traced.fits):5} findings, {wrong} not derived again; "
            f"{time.time() - begin:6.1f} s, CPU {time.process_time() - spent:6.1f} s",
            flush=True,
        )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"all: {time.time() - wall:.0f} s, CPU {time.process_time() - cpu:.0f} s, {most:.1f} GB")


if __name__ == "__main__":
    main()
