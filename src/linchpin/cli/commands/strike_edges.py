"""`linchpin strike edges`: what holds up a network of the user's own."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.cli.options.files import InputPath, OutputFile
from linchpin.cli.options.paper import paper_option
from linchpin.cli.options.striking import question_options
from linchpin.cli.text.progress import Meter
from linchpin.cli.text.strike_text import edges_data, edges_text
from linchpin.workspace.strike_picture import check_picture, sheet_of, write_picture

if TYPE_CHECKING:
    from linchpin.strike.request import StrikeRequest

_EPILOG = """
\b
Examples:
  linchpin strike edges calls.csv --best 3
  linchpin strike edges calls.csv.gz --remove "N1" --remove "N12" --leader "N1"
  linchpin strike edges calls.csv --budget 10 --costs costs.csv --protect keep.txt
  linchpin strike edges calls.csv --columns caller,callee --header --best 3
  linchpin strike edges ties.xlsx --sheet 2021 --best 3
  linchpin strike edges calls.csv --best 3 -o before-and-after.svg
  linchpin strike edges calls.csv --best 3 --missing 0.2 --json

A file may be CSV, TSV or text cut by semicolons, bars or blanks, with or without headings; a
workbook (XLSX, XLS, ODS), Parquet, HTML or JSON records; an adjacency matrix with names; Pajek,
GraphML, GEXF or node-link JSON; plain or .gz. Costs are NAME,COST lines; --protect takes one name
a line. Exit code 5: not everything could be read.
"""


@click.command(epilog=_EPILOG)
@click.argument("file", type=InputPath())
@question_options
@click.option("--columns", metavar="A,B[,W]", help="Headings or numbers of both ends (and weight).")
@click.option("--header/--no-header", default=None, help="The first row is headings, or is a tie.")
@click.option("--sheet", metavar="NAME", help="The table, where a file holds several.")
@click.option("--allow-gaps", metavar="REASON", help="Exit 0 though rows could not be read.")
@click.option("-o", "--picture", type=OutputFile(), help="Before and after, as FILE.svg.")
@paper_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def edges(
    file: Path,
    *,
    request: StrikeRequest,
    columns: str | None,
    header: bool | None,
    sheet: str | None,
    allow_gaps: str | None,
    picture: Path | None,
    paper: str,
    as_json: bool,
) -> None:
    """Say what holds up the network of FILE. Ask one of --best, --remove or --budget.

    Headings, separators, comments and encodings are found by what the file holds. What cannot be
    told is asked for; rows that cannot be read are counted, with their places.
    """
    from linchpin.strike.edge_lists.answer import answer_edges
    from linchpin.strike.edge_lists.edge_file import read_edges, with_gaps_allowed
    from linchpin.strike.edge_lists.options import EdgeOptions
    from linchpin.strike.report.brief import LIMITS
    from linchpin.strike.report.picture import Caption, before_and_after
    from linchpin.tabular.coverage import NOT_ALL_READ

    if picture is not None:
        check_picture(picture)
    options = EdgeOptions(tuple(columns.split(",")) if columns else (), header, sheet)
    with Meter() as progress:
        progress("reading", 0, 0)
        read = read_edges(file, options)
        if allow_gaps is not None:
            read = with_gaps_allowed(read, allow_gaps)
        found = answer_edges(read, request, clock=time.perf_counter, progress=progress)
    if picture is not None:
        words = Caption(f"The ties of {file.name}", (LIMITS,))
        drawn = (
            before_and_after(read.graph, found.order, words, sheet_of(paper))
            if found.order
            else None
        )
        click.echo(write_picture(picture, drawn), err=True)
    if as_json:
        values = edges_data(found, file.name, read.gaps)
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        for text in edges_text(found, file.name, read.gaps):
            click.echo(text)
    if read.gaps:
        click.echo(
            "Not all of the file was read (see above); --allow-gaps REASON accepts that.", err=True
        )
        sys.exit(NOT_ALL_READ)
