"""`--paper`: the sheet, or the place in a newspaper, that a picture must fit."""

from __future__ import annotations

import click

PAPER_NAMES = (
    *("letter", "letter-portrait", "tabloid", "a4", "a4-portrait", "a3"),
    *("half-page", "two-columns", "column"),
)
"""As `linchpin.chart.paper` has them; named here so that no chart is loaded to read a line."""

paper_option = click.option(
    "--paper",
    type=click.Choice(PAPER_NAMES),
    default="tabloid",
    show_default=True,
    help="Sheet, or place in a newspaper (columns of 50 mm), that each page fits; no type is "
    "smaller than 6 points on it.",
)
