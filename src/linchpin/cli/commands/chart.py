"""`linchpin chart`: a picture in which every box and line carries its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.open import open_network
from linchpin.workspace.settings import Settings, parse_day, pass_settings

if TYPE_CHECKING:
    from linchpin.chart.drawing import Drawing
    from linchpin.network.network import Network

_EPILOG = """\b
Examples:
  linchpin chart "Ruelas Torres Drug Trafficking Organization" -o ruelas.svg
  linchpin chart "Los Cuinis" -o cuinis.pdf --paper letter --lang es
  linchpin chart "Joel Efren Ruelas Avila" --kind ego -o joel.html
  linchpin chart "CJNG" --check
  linchpin chart "CJNG" --pack evidence.pdf
"""


@click.command(epilog=_EPILOG)
@click.argument("who")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to draw: .svg, .pdf, .png or .html.",
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
@click.option(
    "--paper",
    type=click.Choice(["letter", "tabloid", "a3"]),
    default="tabloid",
    show_default=True,
    help="Sheet that each page fits on.",
)
@click.option(
    "--portrait",
    "portraits",
    multiple=True,
    metavar="WHO=FILE",
    help="PNG or JPEG picture of somebody; may be given several times.",
)
@click.option(
    "--width", "pixels", type=click.IntRange(200, 8000), default=2400, help="Pixels of a .png."
)
@click.option("--check", is_flag=True, help="List every box and line with its quotes.")
@click.option(
    "--pack",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the evidence pack: picture, numbered quotes, sources, editions, as a .pdf.",
)
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
    portraits: tuple[str, ...],
    pixels: int,
    check: bool,
    pack: Path | None,
) -> None:
    """Draw WHO: an organisation chart, an ego network, a timeline or a map.

    Nothing is drawn that no source says, and what a source leaves open stays open: a "Linked To"
    is drawn as "linked to", never as a role. --check lists what stands behind each box and line.
    """
    from linchpin.archive import open_archive
    from linchpin.chart.picture import KINDS, Wishes
    from linchpin.chart.render.files import check_format, write_drawing
    from linchpin.network.delistings import explain_absence

    if output is None and pack is None and not check:
        raise LinchpinError("say where to draw with -o FILE, or ask for --check or --pack FILE")
    if output is not None:
        check_format(output)
    if pack is not None and pack.suffix.lower() != ".pdf":
        raise LinchpinError(f"{pack}: an evidence pack is a .pdf")
    network = open_network(settings, parse_day(as_of, "--as-of"))
    explain_absence(open_archive(settings.archive), network, who)
    wishes = Wishes(lang=lang, depth=depth, paper=paper, portrait=_portraits(network, portraits))
    drawing = KINDS[kind](network, who, wishes)
    if output is not None:
        for path in write_drawing(drawing, output, pixels):
            click.echo(path)
    if pack is not None:
        _write_pack(drawing, pack)
    if check:
        for text in check_text(drawing):
            click.echo(text)


def _write_pack(drawing: Drawing, path: Path) -> None:
    from linchpin.chart.pack import make_pack

    try:
        path.write_bytes(make_pack(drawing))
    except OSError as error:
        raise LinchpinError(f"{path}: cannot be written ({error.strerror})") from error
    click.echo(path)


def _portraits(network: Network, given: tuple[str, ...]) -> Callable[[str], str | None]:
    """Return a lookup of the pictures given as WHO=FILE."""
    from linchpin.chart.portraits import read_portrait

    found = {}
    for item in given:
        who, equals, file = item.rpartition("=")
        if not equals:
            raise LinchpinError(f"--portrait {item!r}: write it as WHO=FILE")
        found[network.one(who)] = read_portrait(Path(file))
    return found.get


def check_text(drawing: Drawing) -> Iterator[str]:
    """Yield the fact check line by line."""
    from linchpin.cli.text import layout

    words = drawing.words
    boxes = sum(1 for entry in drawing.entries if entry.sort == "box")
    lines = len(drawing.entries) - boxes
    quotes = sum(len(line.said) for entry in drawing.entries for line in entry.lines)
    yield click.style(words("evidence of", who=drawing.name), bold=True)
    yield f"  {boxes} boxes, {lines} lines, {quotes} quotes; none without a claim"
    for sort, title in (("box", "boxes"), ("line", "lines")):
        yield layout.heading(words(title))
        for entry in drawing.entries:
            if entry.sort != sort:
                continue
            yield layout.hanging(entry.title, "  ", "    ")
            for line in entry.lines:
                for said in line.said:
                    start = "" if line.text == said.quote else f"{line.text}: "
                    yield layout.hanging(f"{start}{layout.said_text(said)}", "      ", "        ")
    yield layout.heading(words("sources heading"))
    for source in drawing.sources:
        yield layout.source_text(source)
