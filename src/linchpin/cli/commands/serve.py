"""`linchpin serve`: the page and the API."""

from __future__ import annotations

import click

from linchpin.cli.options.settings import pass_settings
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin serve                                  http://127.0.0.1:8600/, for this machine only
  linchpin --archive lists serve --port 9000
"""


@click.command(epilog=_EPILOG)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8600,
    show_default=True,
    help="Port to listen at.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST[:PORT]",
    help="A further name under which it is reached, through a proxy say; others are refused.",
)
@pass_settings
def serve(settings: Settings, host: str, port: int, names: tuple[str, ...]) -> None:
    """Serve the page and the API from this machine; nothing leaves it. Ctrl-C ends it.

    The archive is opened once. A new edition, or a decision, is opened beside it and swapped in:
    no request fails meanwhile.
    """
    from linchpin.web.options import WebOptions
    from linchpin.web.serving import serve as serve_at

    options = WebOptions(host=host, port=port, names=names)

    def started(address: str) -> None:
        click.echo(f"Linchpin is at {address} (Ctrl-C ends it)")

    serve_at(settings, options, started)
