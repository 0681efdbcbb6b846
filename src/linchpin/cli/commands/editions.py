"""`linchpin editions`: what the archive holds."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.edition_text import editions_table
from linchpin.workspace.open import opened_archive
from linchpin.workspace.settings import Settings


@click.command(epilog="\b\nExample:\n  linchpin editions --json\n")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def editions(settings: Settings, as_json: bool) -> None:
    """List every edition of every source in the archive, oldest first."""
    archive = opened_archive(settings)
    found = [item for dataset in archive.datasets() for item in archive.editions(dataset)]
    if as_json:
        click.echo(json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=2))
        return
    for text in editions_table(found):
        click.echo(text)
