"""`linchpin read`: documents into claims that a person reviews."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linchpin.cli.options.files import FolderForFiles, InputPath
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.progress import Meter
from linchpin.cli.text.reading_text import reading_data, reading_text
from linchpin.workspace.prose_order import ReadOrder
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.workspace.model_endpoint import ModelEndpoint

MODEL_KEY = "LINCHPIN_MODEL_KEY"
"""Environment variable with the key that an endpoint is shown."""

_EPILOG = """\b
Examples:
  linchpin read release.html                 one web page; then: linchpin review release
  linchpin read papers/ --jobs 2             every file in a folder
  linchpin read story.txt --lang es --date 2021-05-04 --publisher "Diario Inventado"
  linchpin read papers/ -o read/             one JSON file a document
  linchpin read papers/ --allow-gaps "two scans, asked for"
  linchpin read story.txt --model-url http://127.0.0.1:8080/v1 --model qwen
\b
A file is what its bytes say: plain text, Markdown, HTML, PDF, DOCX or e-mail. Nothing that is
read is a fact: it waits for a person (linchpin review), and until then no chart, screening or
strike has it.
\b
Exit codes: 0 all was read, 5 some of it could not be, 1 nothing could be or an error, 2 wrong use.
"""


@click.command(epilog=_EPILOG)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=InputPath())
@click.option("--lang", type=click.Choice(["en", "es"]), help="Language of the documents.")
@click.option("--date", "published", metavar="DATE", help="Day, month or year they were published.")
@click.option("--publisher", metavar="NAME", help="Who published them.")
@click.option("--url", metavar="URL", help="Where the document was published.")
@click.option(
    "-o", "--output", type=FolderForFiles(), metavar="DIR", help="Write DIR/NAME.json each."
)
@click.option("--overwrite", is_flag=True, help="Replace files in DIR that Linchpin did not write.")
@click.option(
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that share the work.",
)
@click.option("--again", is_flag=True, help="Read files again that were read before.")
@click.option(
    "--longest",
    default=3_000_000,
    show_default=True,
    type=click.IntRange(1_000, 100_000_000),
    help="Characters of a document that are read at most.",
)
@click.option(
    "--model-url",
    metavar="URL",
    help="Ask a language model too: an endpoint like OpenAI's, as far as /v1. Off by default; the "
    "text of the documents is sent there.",
)
@click.option("--model", metavar="NAME", help="Name of the model at --model-url.")
@click.option("--allow-gaps", metavar="REASON", help="Exit 0 though some of it could not be read.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of each file as JSON.")
@pass_settings
def read(
    settings: Settings,
    paths: tuple[Path, ...],
    *,
    lang: str | None,
    published: str | None,
    publisher: str | None,
    url: str | None,
    output: Path | None,
    overwrite: bool,
    jobs: int,
    again: bool,
    longest: int,
    model_url: str | None,
    model: str | None,
    allow_gaps: str | None,
    as_json: bool,
) -> None:
    """Read documents and propose claims: who, what, said by whom, how firmly, with the words.

    PATH is a file or a folder. The original is kept in the archive. A file that was read before is
    not read again; copies of one story count as one source.
    """
    from linchpin.workspace.known_names import names_in_text
    from linchpin.workspace.model_endpoint import read_by_model
    from linchpin.workspace.open import network_if_any
    from linchpin.workspace.prose_readers import frames_reader
    from linchpin.workspace.prose_reading import read_documents
    from linchpin.workspace.prose_review import reviewed_names

    endpoint = _endpoint(model_url, model)
    order = ReadOrder(
        paths=paths,
        language=lang,
        published=_date(published),
        publisher=publisher,
        url=_url(url),
        output=output,
        jobs=jobs,
        again=again,
        longest=longest,
        overwrite=overwrite,
    )
    with Meter() as progress:
        outcome = read_documents(
            settings,
            order,
            frames_reader(),
            lambda: names_in_text(network_if_any(settings), reviewed_names(settings)),
            progress,
        )
        if endpoint is not None:
            outcome = read_by_model(settings, outcome, endpoint, progress)
    outcome = replace(outcome, allowed=allow_gaps)
    if as_json:
        click.echo(json.dumps(reading_data(outcome), ensure_ascii=False, indent=2))
    else:
        for text in reading_text(outcome):
            click.echo(text)
    if outcome.exit_code:
        click.echo(
            "Not all of it was read (see above); --allow-gaps REASON accepts that.", err=True
        )
    sys.exit(outcome.exit_code)


def _date(text: str | None) -> str | None:
    from linchpin.claims.dates import parse_date
    from linchpin.claims.errors import LinchpinError

    if text is None:
        return None
    try:
        return parse_date(text).text
    except LinchpinError as error:
        raise LinchpinError(f"--date {text!r} is no date; write it as YYYY-MM-DD") from error


def _endpoint(url: str | None, model: str | None) -> ModelEndpoint | None:
    from linchpin.workspace.model_endpoint import ModelEndpoint

    if url is None and model is None:
        return None
    if url is None or model is None:
        raise click.UsageError("--model-url and --model go together")
    if not url.startswith(("http://", "https://")):
        raise click.UsageError(f"--model-url {url!r} does not begin with http:// or https://")
    return ModelEndpoint(url, model, os.environ.get(MODEL_KEY) or None)


def _url(text: str | None) -> str | None:
    if text is not None and not text.startswith(("http://", "https://")):
        raise click.UsageError(f"--url {text!r} does not begin with http:// or https://")
    return text
