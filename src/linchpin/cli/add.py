"""`linchpin add`: read a list or a case and make it an edition of the archive."""

from __future__ import annotations

import csv
import hashlib
import json
import time
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin import __version__
from linchpin.claims.dates import say_date
from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.cli.progress import Meter
from linchpin.cli.settings import Settings, pass_settings

if TYPE_CHECKING:
    from linchpin.archive import Archive, Manifest
    from linchpin.read.lists.source import Source
    from linchpin.read.reader import Progress, Reading


@click.group(no_args_is_help=True)
def add() -> None:
    """Read a source and make it an edition of the archive."""


_OFAC_EPILOG = """\b
Examples:
  linchpin add ofac                                   download today's list
  linchpin add ofac --from downloads/ --date 2021-07  a folder with sdn.csv, add.csv, ...
  linchpin add ofac --from sdn.xml.gz --report unread.csv
  linchpin add ofac --mirror https://mirror.example/ofac
"""


@add.command(epilog=_OFAC_EPILOG)
@click.option(
    "--from",
    "path",
    type=click.Path(path_type=Path),
    help="Folder or file (sdn.csv, sdn.xml, plain or .gz) instead of a download.",
)
@click.option(
    "--mirror",
    metavar="URL",
    help="Download from a copy of Treasury's folder instead, for networks that allow no more.",
)
@click.option(
    "--date",
    metavar="DATE",
    help="Date of the edition: YYYY-MM-DD, or YYYY-MM where the day is not known.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was not understood, and what was noticed, to a CSV file.",
)
@click.option(
    "--accept-shrunken",
    is_flag=True,
    help="Add the edition even if it lost many entries or misses an assertion of its source.",
)
@pass_settings
def ofac(
    settings: Settings,
    path: Path | None,
    mirror: str | None,
    date: str | None,
    report: Path | None,
    accept_shrunken: bool,
) -> None:
    """Add an edition of OFAC's SDN list, by default the current one from Treasury.

    The CSV files hold no date: it is taken from --date, else from the file or folder name, else,
    for a download, from the day the files were put on Treasury's server.
    """
    from linchpin.archive import create_archive
    from linchpin.read.lists.ofac import OfacReader
    from linchpin.read.lists.source import failed_assertions, load_source

    source = load_source("ofac")
    if mirror is not None:
        source = from_mirror(source, mirror)
    archive = create_archive(settings.archive)
    with Meter() as progress:
        if path is None:
            path, date = download(archive, source, date, progress)
        reading = OfacReader().read(path, date=date, progress=progress)
        progress("checking and writing", 0, 0)
        manifest, written = keep(
            archive,
            reading,
            settings,
            files=digests(path),
            most_lost=source.most_lost,
            problems=failed_assertions(source, reading.counts),
            accept=accept_shrunken,
        )
    if report is not None:
        write_report(report, reading)
    click.echo(summary(reading, manifest, written))
    if reading.not_understood and report is None:
        click.echo("Use --report FILE.csv to see what was not understood, each with its line.")


_CASE_EPILOG = """\b
Examples:
  linchpin add case ruelas          a bundled case: the Ruelas Torres organisation, 2017
  linchpin add case jalisco         a bundled case: CJNG's US side after El Mencho, 2026
  linchpin add case my-case/        your own; the format is in docs/writing-a-case.md
"""


@add.command(epilog=_CASE_EPILOG)
@click.argument("path")
@pass_settings
def case(settings: Settings, path: str) -> None:
    """Add a case: a folder with brief.md and case.yaml, or the name of a bundled one."""
    from linchpin.archive import create_archive

    reading, manifest, written = add_case(
        create_archive(settings.archive), find_case(path), settings
    )
    click.echo(summary(reading, manifest, written))


def find_case(path: str) -> Path:
    """Return the folder of a case, given its path or the name of a bundled one."""
    from linchpin.read.cases import bundled_cases

    bundled = {item.name: item for item in bundled_cases()}
    if Path(path).exists():
        return Path(path)
    if path not in bundled:
        raise ReadError(
            f"{path}: no such folder, and no bundled case of that name ({', '.join(bundled)})"
        )
    return bundled[path]


def add_case(archive: Archive, path: Path, settings: Settings) -> tuple[Reading, Manifest, bool]:
    """Read a case and keep it; returns the reading, its edition and whether it is new."""
    from linchpin.read.cases import CaseReader

    reading = CaseReader().read(path, date=None, progress=lambda *_: None)
    manifest, written = keep(
        archive, reading, settings, files=digests(path), most_lost=1.0, accept=False
    )
    return reading, manifest, written


def keep(
    archive: Archive,
    reading: Reading,
    settings: Settings,
    *,
    files: dict[str, str],
    most_lost: float,
    problems: Iterable[str] = (),
    accept: bool,
) -> tuple[Manifest, bool]:
    """Make a reading an edition of the archive; see `add_edition`."""
    from linchpin.archive import Manifest, NewEdition, add_edition

    manifest = Manifest(
        dataset=reading.dataset,
        kind=reading.kind.value,
        date=reading.date,
        id="",
        sequence=0,
        title=reading.title,
        publisher=reading.publisher,
        entries=reading.entries,
        claims=0,
        added=settings.now(),
        version=__version__,
        counts=reading.counts,
        warnings=reading.warnings,
        files=files,
        subject=reading.subject,
    )
    new = NewEdition(
        manifest,
        reading.claims,
        reading.documents,
        reading.findings,
        reading.not_understood,
        list(problems),
    )
    return add_edition(archive, new, most_lost=most_lost, accept=accept)


def from_mirror(source: Source, mirror: str) -> Source:
    """Return a source whose files lie under another address, by their official names."""
    base = mirror.rstrip("/")
    files = {name: f"{base}/{url.rpartition('/')[2]}" for name, url in source.files.items()}
    return replace(source, files=files)


def download(
    archive: Archive, source: Source, date: str | None, progress: Progress, attempts: int = 3
) -> tuple[Path, str]:
    """Fetch a list's current files into the archive; returns their folder and edition date.

    Raises:
        FetchError: They could not be had whole; nothing was changed.
    """
    import httpx

    from linchpin.read.lists.download import Line
    from linchpin.read.lists.fetch import ListFiles, fetch_files
    from linchpin.read.lists.received import Validators

    folder = archive.path / "downloads" / source.dataset
    memory = folder / "validators.json"
    known: dict[str, Validators] = {}
    if memory.is_file():
        try:
            raw = json.loads(memory.read_text("utf-8"))
            known = {name: Validators(**item) for name, item in raw.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            known = {}  # only a memory of what was fetched; without it everything is fetched anew
    with httpx.Client() as client:
        line = Line(client, sleep=time.sleep, clock=time.monotonic, attempts=attempts)
        try:
            files = ListFiles(source.title, source.files, source.page)
        except (ValueError, httpx.InvalidURL) as error:
            raise LinchpinError(f"--mirror: {error}") from error
        fetched = fetch_files(files, folder, line=line, known=known, progress=progress)
    text = json.dumps({name: asdict(item) for name, item in fetched.validators.items()})
    memory.write_text(text, "utf-8")
    modified = fetched.modified
    if date is None and modified is None:
        raise ReadError("the server gives no date for these files; give it with --date YYYY-MM-DD")
    return fetched.folder, date or str(modified)


def digests(path: Path) -> dict[str, str]:
    """Return the SHA-256 of every file at a path, by name."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {
        item.name: hashlib.sha256(item.read_bytes()).hexdigest()
        for item in files
        if item.is_file() and not item.name.startswith(".")
    }


def summary(reading: Reading, manifest: Manifest, written: bool) -> str:
    """Return what was added, in a few lines."""
    state = "added" if written else "is in the archive already"
    lines = [
        f"{reading.title}, edition of {say_date(reading.date)}: {state}.",
        f"  {reading.entries:,} entries, {manifest.claims:,} claims, "
        f"{len(reading.documents):,} documents, edition id {manifest.id[:12]}",
    ]
    counts = reading.counts
    if counts.get("remark_fragments"):
        lines.append(
            f"  {counts['remark_fragments_not_understood']:,.0f} of "
            f"{counts['remark_fragments']:,.0f} remark fragments not understood "
            f"({counts['share_not_understood']:.2%})"
        )
    if "linked_to" in counts:
        lines.append(
            f'  {counts["linked_to"]:,.0f} "Linked To" mentions: '
            f"{counts['linked_to_resolved']:,.0f} name one entry, "
            f"{counts['linked_to_two_entries']:,.0f} a name that several bear, "
            f"{counts['linked_to_not_on_list']:,.0f} nobody on this list, "
            f"{counts['linked_to_cut']:,.0f} cut"
        )
    methods: dict[str, int] = {}
    for finding in reading.findings:
        methods[finding.method] = methods.get(finding.method, 0) + 1
    if methods:
        found = ", ".join(f"{count} {name}" for name, count in sorted(methods.items()))
        lines.append(f"  noticed: {found}")
    lines.extend(f"  warning: {warning}" for warning in reading.warnings)
    lines.extend(f"  accepted on purpose: {reason}" for reason in manifest.accepted)
    return "\n".join(lines)


def write_report(path: Path, reading: Reading) -> None:
    """Write what was not understood and what was noticed as CSV: kind, place, text, why."""
    from linchpin.network.export.table import safe_cell

    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            out = csv.writer(stream, lineterminator="\n")
            out.writerow(("kind", "entity", "place", "text", "why"))
            for item in reading.not_understood:
                row = ("not understood", item.entity_id, item.place, item.text, item.why)
                out.writerow([safe_cell(cell) for cell in row])
            for finding in reading.findings:
                place = "; ".join(finding.rows)
                row = ("noticed", finding.subject, place, finding.because, finding.method)
                out.writerow([safe_cell(cell) for cell in row])
    except OSError as error:
        raise LinchpinError(f"{path}: {error.strerror or error}") from error
