"""`linchpin chart`: a picture in which every box and line carries its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.files import NamedFile, NamedText, OutputFile, check_written
from linchpin.cli.options.paper import paper_option
from linchpin.cli.options.settings import parse_day, pass_settings
from linchpin.cli.options.unreviewed import unreviewed_option
from linchpin.workspace.open import open_network, opened_archive
from linchpin.workspace.output_locks import held
from linchpin.workspace.settings import Settings
from linchpin.workspace.write_whole import write_bytes_whole

if TYPE_CHECKING:
    from linchpin.network.network import Network

_EPILOG = """\b
Examples:
  linchpin chart "Ruelas Torres Drug Trafficking Organization" -o ruelas.svg
  linchpin chart "Los Cuinis" -o cuinis.pdf --paper letter --lang es
  linchpin chart "Los Cuinis" -o column.svg --paper column --no-font
  linchpin chart "CJNG" -o cjng.pdf --portrait "El Mencho=m.jpg" --credit "El Mencho=Photo: Agency"
  linchpin chart "Joel Efren Ruelas Avila" --kind ego -o joel.html
  linchpin chart "CJNG" --check
  linchpin chart "CJNG" --pack evidence.pdf
"""


@click.command(epilog=_EPILOG)
@click.argument("who")
@click.option(
    "-o",
    "--output",
    type=OutputFile(),
    metavar="FILE",
    help="File to draw to: .svg, .pdf, .png or .html.",
)
@click.option(
    "--kind",
    type=click.Choice(["organisation", "ego", "timeline", "map"]),
    default="organisation",
    show_default=True,
    help="What to draw.",
)
@click.option("--as-of", metavar="DATE", help="What sources published by that day said.")
@click.option(
    "--lang",
    type=click.Choice(["en", "es"]),
    default="en",
    show_default=True,
    help="Language of the picture; what a source says in its own words stays as it is.",
)
@click.option(
    "--depth",
    type=click.IntRange(1, 6),
    default=2,
    show_default=True,
    help="Steps from WHO that are followed.",
)
@paper_option
@click.option(
    "--portrait",
    "portraits",
    type=NamedFile(),
    multiple=True,
    metavar="WHO=FILE",
    help="PNG or JPEG picture of somebody; may be given several times.",
)
@click.option(
    "--credit",
    "credits_",
    type=NamedText(),
    multiple=True,
    metavar="WHO=TEXT",
    help="Who made the picture of somebody, as it is printed; may be given several times.",
)
@click.option(
    "--width",
    "pixels",
    type=click.IntRange(200, 8000),
    default=2400,
    help="Width of a .png in pixels.",
)
@click.option(
    "--font/--no-font",
    "font",
    default=True,
    help="Put the typeface into an .svg, or leave the choice to the program that opens it.",
)
@click.option("--check", is_flag=True, help="List every box and line with its quotes.")
@click.option(
    "--pack",
    type=OutputFile(),
    metavar="FILE",
    help="Write the evidence pack: picture, numbered quotes, sources, editions, as a .pdf.",
)
@unreviewed_option
@pass_settings
def chart(
    settings: Settings,
    who: str,
    output: Path | None,
    kind: str,
    as_of: str | None,
    lang: str,
    depth: int,
    paper: str,
    portraits: tuple[tuple[str, Path], ...],
    credits_: tuple[tuple[str, str], ...],
    pixels: int,
    font: bool,
    check: bool,
    pack: Path | None,
) -> None:
    """Draw WHO: an organisation chart, an ego network, a timeline or a map.

    Nothing is drawn that no source says, and what a source leaves open stays open: a "Linked To"
    is drawn as "linked to", never as a role. --check lists what stands behind each box and line.
    """
    from linchpin.chart.pack import make_pack
    from linchpin.chart.picture import KINDS, Wishes
    from linchpin.chart.render.files import check_format, files_of
    from linchpin.cli.text.chart_text import check_text, latin_text
    from linchpin.network.delistings import explain_absence

    if output is None and pack is None and not check:
        raise LinchpinError(
            "nothing to do: name a picture with -o FILE, or ask for --check or --pack FILE"
        )
    if output is not None:
        check_format(output)
    if pack is not None and pack.suffix.lower() != ".pdf":
        raise LinchpinError(f"{pack}: an evidence pack is a .pdf")
    if output is not None:  # several pages are several files: they are of one picture
        click.get_current_context().with_resource(held(output))
    network = open_network(settings, parse_day(as_of, "--as-of"))
    explain_absence(opened_archive(settings), network, who)
    wishes = Wishes(
        lang=lang,
        depth=depth,
        paper=paper,
        portrait=_portraits(network, portraits),
        credit={network.one(who): text for who, text in credits_}.get,
    )
    drawing = KINDS[kind](network, who, wishes)
    if said := latin_text(drawing):
        click.echo(said, err=True)
    if output is not None:
        _write(files_of(drawing, output, pixels, font=font), output)
    if pack is not None:
        write_bytes_whole(pack, make_pack(drawing))
        click.echo(pack)
    if check:
        for text in check_text(drawing):
            click.echo(text)


def _write(files: Mapping[Path, bytes], output: Path) -> None:
    """Write the files of a picture, each whole or not at all, once all of them may be written."""
    from linchpin.chart.render.files import page_path

    pages = {f"page {number} (-o)": path for number, path in enumerate(files, 1)}
    check_written(click.get_current_context(), pages if len(files) > 1 else {"-o": output})
    for path, data in files.items():
        write_bytes_whole(path, data)
        click.echo(path)
    left = page_path(output, len(files) + 1 if len(files) > 1 else 1)
    if left.exists():
        click.echo(f"{left} is no part of this picture, and stays as it is.", err=True)


def _portraits(
    network: Network, given: tuple[tuple[str, Path], ...]
) -> Callable[[str], str | None]:
    """Return a lookup of the pictures that were given."""
    from linchpin.chart.portraits import read_portrait

    return {network.one(who): read_portrait(path) for who, path in given}.get
