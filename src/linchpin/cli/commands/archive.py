"""`linchpin archive`: is the archive what was written, and in little space."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from linchpin.claims.counted import counted
from linchpin.claims.errors import ArchiveError
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.archive_text import check_text, migrated_end, migrated_line
from linchpin.cli.text.progress import Meter
from linchpin.workspace.open import opened_archive
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin archive check
  linchpin archive check --expect 17:9f2c...   compare with a head that was written down
  linchpin archive check --json
\b
Exit codes: 0 everything is as it was written, 1 something is not.
"""


_MIGRATE_EPILOG = """\b
Examples:
  linchpin archive migrate
  linchpin --archive /srv/linchpin archive migrate --json
\b
Exit codes: 0 done, 1 an edition is damaged or a file cannot be written.
"""


@click.group(
    no_args_is_help=True,
    epilog="\b\nExamples:\n  linchpin archive check\n  linchpin archive migrate\n",
)
def archive() -> None:
    """Look after the archive's own files."""


@archive.command(epilog=_EPILOG)
@click.option("--expect", metavar="HEAD", help="A head written down earlier, as COUNT:HASH.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def check(settings: Settings, expect: str | None, as_json: bool) -> None:
    """Look through every file of every edition: is it the one that was written?

    Every command checks the files it reads, and takes a file that it found sound for unchanged
    while its size and times are the same. This reads every byte again, computes the id of every
    claim, and looks up every quote in its document. Documents that were read are looked through
    too: the kept file is the one that was read, and every quote stands in its text.

    Write the head down somewhere else: with it, a later check also finds an archive that was put
    back to an earlier day.
    """
    from linchpin.archive.check import check_archive
    from linchpin.workspace.document_check import document_faults

    with Meter() as progress:
        found = check_archive(opened_archive(settings), expected=expect, progress=progress)
        documents, lost = document_faults(settings, progress)
    sound = found.sound and not lost
    if as_json:
        kept = {"documents": documents, "document_faults": list(lost)}
        data = {"sound": sound} | asdict(found) | kept
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for text in check_text(found):
            click.echo(text)
        if documents:
            click.echo(f"{counted(documents, 'document')} that were read, each with its file")
        for text in lost:
            click.echo(f"damaged  {text}")
    if not sound:
        count = len(found.faults) + sum(len(item.faults) for item in found.editions) + len(lost)
        raise ArchiveError(f"{counted(count, 'fault')} in the archive")


@archive.command(epilog=_MIGRATE_EPILOG)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def migrate(settings: Settings, as_json: bool) -> None:
    """Pack the editions that an earlier Linchpin kept whole.

    An edition is packed as what changed since earlier ones of its source, where that takes at
    most half of the space; `linchpin add` does so from the start. Each is read back and compared
    row for row before its whole files go, and says what it said, to the byte of every answer. It
    can be stopped at any moment and called again. Programs that read the archive meanwhile may
    have to be started again; an earlier Linchpin does not read what was packed.
    """
    from linchpin.archive.migrating import migrate_archive

    found = []
    with Meter() as progress:
        for item in migrate_archive(opened_archive(settings), progress):
            found.append(item)
            if not as_json:
                click.echo(migrated_line(item))
    if as_json:
        click.echo(json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=2))
    else:
        click.echo(migrated_end(found))
