"""`linchpin serve`: the page and the API."""

from __future__ import annotations

import os
from pathlib import Path

import click

from linchpin.cli.options.files import InputPath
from linchpin.cli.options.settings import pass_settings
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin serve                                  http://127.0.0.1:8600/, for this machine only
  linchpin --archive lists serve --port 9000
  linchpin serve --name lists.example --behind-tls    behind a proxy on this machine
  linchpin serve --host 0.0.0.0 --name lists.example:8600 --certificate tls.pem --key tls.key
\b
Exit codes: 2 it would be reached by strangers (no users, or no TLS), 1 it cannot listen there.
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
@click.option("--certificate", type=InputPath(), help="Certificate (PEM) to encrypt with.")
@click.option("--key", type=InputPath(), help="The key (PEM) to --certificate.")
@click.option(
    "--behind-tls", is_flag=True, help="A proxy encrypts every way to it from other machines."
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="Address of a proxy that says in X-Forwarded-User who asks; from others it is ignored.",
)
@click.option(
    "--openrefine",
    multiple=True,
    metavar="ORIGIN",
    help="Where OpenRefine's page stands, if not at port 3333 of this machine.",
)
@click.option(
    "--rate",
    type=click.FloatRange(min=1),
    metavar="N",
    help="Requests a second that one key or address may send; by default 100 where users log in "
    "from other machines, else any number.",
)
@pass_settings
def serve(
    settings: Settings,
    host: str,
    port: int,
    names: tuple[str, ...],
    certificate: Path | None,
    key: Path | None,
    behind_tls: bool,
    proxies: tuple[str, ...],
    openrefine: tuple[str, ...],
    rate: float | None,
) -> None:
    """Serve the page and the API from this machine; nothing leaves it. Ctrl-C ends it.

    The archive is opened once. A new edition, or a decision, is opened beside it and swapped in:
    no request fails meanwhile. Without users, it is for this machine only, and whoever sits at it
    may do everything; with users (linchpin users), everybody logs in.
    """
    from linchpin.web.options import OPENREFINE, WebOptions
    from linchpin.web.serving import NotSafe
    from linchpin.web.serving import serve as serve_at

    if (certificate is None) != (key is None):
        raise click.UsageError("--certificate and --key go together")
    options = WebOptions(
        host=host,
        port=port,
        names=names,
        tls=behind_tls or certificate is not None,
        openrefine=openrefine or OPENREFINE,
        proxies=proxies,
        a_second=rate,
        certificate=certificate,
        key=key,
        update_token=os.environ.get("LINCHPIN_UPDATE_TOKEN") or None,
    )
    if rate is None and (names or proxies or not options.is_loopback):
        options = options.with_rate(100.0)

    def started(address: str) -> None:
        click.echo(f"Linchpin is at {address} (Ctrl-C ends it)")

    try:
        serve_at(settings, options, started)
    except NotSafe as error:
        raise click.UsageError(str(error)) from error
