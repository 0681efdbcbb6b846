"""Many readers, killed writers, two writers at once: with real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

from invented import Written, keep
from linchpin.archive import create_archive, load_edition, open_archive, take_snapshot

TESTS = Path(__file__).resolve().parent.parent

WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from invented import Written, keep
    from linchpin.archive import open_archive
    path, first, count, size = Path(sys.argv[1]), *map(int, sys.argv[2:])
    archive = open_archive(path)
    print("ready", flush=True)
    for day in range(first, first + count):
        written = Written()
        for number in range(size):
            written.entry(number + 1, f"Day {day} Person {number}")
        keep(archive, written.edition(f"{2000 + day}"), most_lost=1.0)
    """
)

READER = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from linchpin.archive import open_archive, take_snapshot
    path, seconds, size = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    end, reads = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        snapshot = take_snapshot(open_archive(path))
        rows = snapshot.rows("SELECT count(*), count(DISTINCT split_part(value, ' ', 2)) "
                             "FROM claims WHERE prop = 'name'")
        assert rows == [(size, 1)], rows
        reads += 1
    print(reads)
    """
)


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python process with the tests on its path."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])},
    )


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for a process and return what it printed; its errors fail the test."""
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


def seeded(path: Path, size: int) -> Path:
    """Return an archive that holds one edition of `size` entries."""
    archive = create_archive(path)
    written = Written()
    for number in range(size):
        written.entry(number + 1, f"Day 0 Person {number}")
    keep(archive, written.edition("2000"))
    return path


def test_many_readers_see_whole_editions_while_a_writer_works(tmp_path: Path) -> None:
    path = seeded(tmp_path / "archive", 300)
    readers = [start(READER, path, 1.0, 300) for _ in range(3)]
    writer = start(WRITER, path, 1, 4, 300)
    finish(writer)
    assert all(int(finish(reader)) > 0 for reader in readers)
    assert len(open_archive(path).editions("us_ofac_sdn")) == 5


def test_a_killed_writer_leaves_nothing_half_visible(tmp_path: Path) -> None:
    path = seeded(tmp_path / "archive", 1_000)
    for pause in (0.0, 0.05, 0.2):
        known = len(open_archive(path).editions("us_ofac_sdn"))
        writer = start(WRITER, path, known, 50, 1_000)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        archive = open_archive(path)
        editions = archive.editions("us_ofac_sdn")
        assert len(editions) >= known
        for manifest in editions[known - 1 :]:
            edition = load_edition(archive, manifest)
            assert edition.id == manifest.id
            assert len(edition.claims) == manifest.claims
        names = take_snapshot(archive).rows("SELECT count(*) FROM claims WHERE prop = 'name'")
        assert names == [(1_000,)]


def test_a_writer_killed_in_the_middle_of_a_write_is_swept_by_the_next(tmp_path: Path) -> None:
    path = seeded(tmp_path / "archive", 10)
    script = textwrap.dedent(
        """
        import os, signal, sys
        import pyarrow.parquet as pq
        from pathlib import Path
        from invented import Written, keep
        from linchpin.archive import open_archive
        whole = pq.ParquetWriter.write_table
        def half(writer, table, **options):
            whole(writer, table, **options)
            if "publisher" in table.column_names:
                os.kill(os.getpid(), signal.SIGKILL)
        pq.ParquetWriter.write_table = half
        written = Written()
        for number in range(10):
            written.entry(number + 1, f"Day 1 Person {number}")
        keep(open_archive(Path(sys.argv[1])), written.edition("2001"))
        """
    )
    writer = start(script, path)
    writer.communicate(timeout=60)
    assert writer.returncode == -signal.SIGKILL
    source = path / "sources" / "us_ofac_sdn"
    assert [item for item in source.iterdir() if item.name.startswith(".writing-")]
    archive = open_archive(path)
    assert [item.date for item in archive.editions("us_ofac_sdn")] == ["2000"]
    finish(start(WRITER, path, 1, 1, 10))
    assert not [item for item in source.iterdir() if item.name.startswith(".writing-")]
    assert [item.date for item in archive.editions("us_ofac_sdn")] == ["2000", "2001"]


def test_two_writers_at_once_both_succeed(tmp_path: Path) -> None:
    path = seeded(tmp_path / "archive", 200)
    writers = [start(WRITER, path, 1, 4, 200), start(WRITER, path, 11, 4, 200)]
    for writer in writers:
        finish(writer)
    editions = open_archive(path).editions("us_ofac_sdn")
    assert len(editions) == 9
    assert sorted(item.sequence for item in editions) == list(range(1, 10))
