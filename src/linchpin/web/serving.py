"""Start a server: checked before it listens, ready at once, the archive opened behind."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.web.options import WebOptions
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.web.site import Site

_MOST_AT_ONCE = 400
"""Connections that are answered at once; further ones are told to come again."""
_IDLE_SECONDS = 5
_END_SECONDS = 5


def make_site(settings: Settings, options: WebOptions) -> Site:
    """Return what a server is made of; the archive is not opened yet.

    Where there are users, everybody logs in, on this machine too.

    Args:
        settings: Where archive and ledger are, the clock, and who starts it.
        options: How it is reached.

    Raises:
        LinchpinError: The accounts cannot be read.
    """
    from linchpin.web.assets import read_assets
    from linchpin.web.safety.access import Access
    from linchpin.web.safety.noting import Noting
    from linchpin.web.safety.rates import LoginRate, Rate
    from linchpin.web.safety.sessions import Sessions
    from linchpin.web.site import Site
    from linchpin.workspace.accounts import has_accounts, open_accounts
    from linchpin.workspace.served import Served

    accounts = open_accounts(settings) if has_accounts(settings) else None
    if accounts is not None and not any(user.active for user in accounts.users()):
        accounts = None
    rate = None if options.a_second is None else Rate(
        settings.clock, options.a_second, options.a_second * 5
    )  # fmt: skip
    access = Access(
        clock=settings.clock,
        local=settings.user(),
        sessions=Sessions(settings.clock),
        logins=LoginRate(settings.clock),
        noting=Noting(lambda: open_accounts(settings), settings.clock),
        accounts=accounts,
        tls=options.tls,
        proxies=frozenset(options.proxies),
        rate=rate,
    )
    return Site(settings, options, Served(settings), access, read_assets())


class NotSafe(LinchpinError):
    """A server that would be reached by strangers."""


def serve(settings: Settings, options: WebOptions, started: Callable[[str], None]) -> None:
    """Serve until it is stopped.

    Args:
        settings: Where archive and ledger are, the clock, and who starts it.
        options: How it is reached.
        started: Told the address, once it is listened at.

    Raises:
        NotSafe: Others could reach it, and nobody would have to log in, or anybody could listen.
        LinchpinError: The address cannot be listened at.
    """
    import uvicorn

    from linchpin.web.app import make_app
    from linchpin.web.binding import why_not

    logging.getLogger("linchpin.web").addHandler(logging.StreamHandler())
    site = make_site(settings, options)
    why = why_not(options, has_users=site.access.with_users)
    if why is not None:
        raise NotSafe(why)
    listening = _listen(options)
    config = uvicorn.Config(
        make_app(site),
        access_log=False,  # it would hold what was asked: names of customers, keys
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        limit_concurrency=_MOST_AT_ONCE,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=_END_SECONDS,
        ssl_certfile=options.certificate,
        ssl_keyfile=options.key,
    )
    site.served.begin()
    started(f"{options.scheme}://{_shown(options)}/")
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        site.served.end()
        site.access.noting.end()
        listening.close()


def _listen(options: WebOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    # With the protocol named, answers are sent at once; else each waits 40 ms for the client.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((options.host.strip("[]"), options.port))
        found.listen(1024)
    except OSError as error:
        found.close()
        raise LinchpinError(
            f"cannot listen at {_shown(options)} ({error.strerror or error}); name another with "
            "--port"
        ) from error
    return found


def _shown(options: WebOptions) -> str:
    host = f"[{options.host}]" if ":" in options.host else options.host
    return f"{host}:{options.port}"
