"""May a server listen where it is told to? Anywhere but at this machine it needs users and TLS."""

from __future__ import annotations

from linchpin.web.options import WebOptions


def why_not(options: WebOptions, *, has_users: bool) -> str | None:
    """Return why a server may not be started so; None where it may.

    Args:
        options: How it is reached.
        has_users: Whether there is a user who may come in.
    """
    if options.is_loopback and not options.names and not options.proxies:
        return None
    where = (
        f"{options.host} is reached from other machines"
        if not options.is_loopback
        else "with --name or --proxy it is reached from other machines"
    )
    if not has_users:
        return (
            f"{where}, and there are no users: whoever reaches it could do everything. Add one "
            "first: linchpin users add NAME --role admin"
        )
    if not options.tls:
        return (
            f"{where}, and passwords and customers' names would cross the network in the clear. "
            "Give --certificate and --key, or say --behind-tls where a proxy encrypts every way "
            "to it"
        )
    return None
