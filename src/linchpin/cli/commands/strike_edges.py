"""`linchpin strike edges`: what holds up a network of the user's own."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.cli.options.files import InputPath
from linchpin.cli.options.striking import question_options
from linchpin.cli.text.progress import Meter

if TYPE_CHECKING:
    from linchpin.strike.request import StrikeRequest

_EPILOG = """
\b
Examples:
  linchpin strike edges calls.csv --best 3
  linchpin strike edges calls.csv.gz --remove "N1" --remove "N12" --leader "N1"
  linchpin strike edges calls.csv --budget 10 --costs costs.csv --protect keep.txt
  linchpin strike edges calls.csv --best 3 --missing 0.2 --json

An edge file has two names a line and perhaps a weight: CSV, TSV or semicolons, plain or .gz, with
or without a header. Costs are NAME,COST lines; --protect takes one name a line.
"""


@click.command(epilog=_EPILOG)
@click.argument("file", type=InputPath())
@question_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def edges(file: Path, *, request: StrikeRequest, as_json: bool) -> None:
    """Say what holds up the network of FILE. Ask one of --best, --remove or --budget."""
    from linchpin.strike.edge_lists.answer import answer_edges
    from linchpin.strike.edge_lists.edge_file import read_edges
    from linchpin.strike.report.answer_text import in_words
    from linchpin.strike.report.brief import brief
    from linchpin.strike.report.findings import edge_list_findings

    with Meter() as progress:
        progress("reading", 0, 0)
        read = read_edges(file)
        found = answer_edges(read, request, clock=time.perf_counter, progress=progress)
    if as_json:
        findings = [asdict(one) for one in edge_list_findings(found, file.name)]
        values = {**found.as_json(), "findings": findings}
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    click.echo(brief(found, f"the ties of {file.name}") + "\n")
    click.echo(in_words(found))
