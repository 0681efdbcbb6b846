"""How a server is reached and what it refuses, as the command line says it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, replace
from pathlib import Path

OPENREFINE = ("http://127.0.0.1:3333", "http://localhost:3333")
"""Where OpenRefine's own page stands by default."""


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How a server is reached and what it refuses.

    Attributes:
        host: Address it listens at.
        port: Port it listens at.
        names: Further names (host or host:port) under which it is reached, through a proxy say.
        tls: Whether whoever started it says that every way to it is encrypted.
        openrefine: Origins of OpenRefine that may ask for reconciliation.
        proxies: Addresses from which a header with the user's name is believed.
        most_json_bytes: Bytes of a request's body, at most.
        most_upload_bytes: The same where a file is taken.
        a_second: Questions a second that one key or address may ask; None for any number.
        certificate: File of the server's certificate; None where it does not encrypt itself.
        key: File of the key to it.
        update_token: Secret that asks for the archive to be looked at again; None for none.
    """

    host: str = "127.0.0.1"
    port: int = 8600
    names: tuple[str, ...] = ()
    tls: bool = False
    openrefine: tuple[str, ...] = OPENREFINE
    proxies: tuple[str, ...] = ()
    most_json_bytes: int = 10_000_000
    most_upload_bytes: int = 200_000_000
    a_second: float | None = None
    certificate: Path | None = None
    key: Path | None = None
    update_token: str | None = None

    @property
    def is_loopback(self) -> bool:
        """Say whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def scheme(self) -> str:
        """Return how the server is addressed."""
        return "https" if self.tls else "http"

    def with_rate(self, a_second: float) -> WebOptions:
        """Return the same with so many questions a second."""
        return replace(self, a_second=a_second)

    def hosts(self) -> frozenset[str]:
        """Return every `Host` header that is answered, in small letters."""
        found = {_with_port(self.host, self.port), *map(str.lower, self.names)}
        if self.is_loopback:
            found |= {f"{name}:{self.port}" for name in ("localhost", "127.0.0.1", "[::1]")}
        if self.port in (80, 443):
            found |= {host.rpartition(":")[0] for host in found if _ends_in(host, self.port)}
        return frozenset(found)

    def origins(self) -> frozenset[str]:
        """Return every origin that is the server's own."""
        return frozenset(f"{scheme}://{host}" for host in self.hosts() for scheme in self._schemes)

    @property
    def _schemes(self) -> tuple[str, ...]:
        return ("https",) if self.tls else ("http",)


def is_loopback(host: str) -> bool:
    """Say whether an address is reached from this machine only.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _with_port(host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host and not host.startswith("[") else host
    return f"{name.lower()}:{port}"


def _ends_in(host: str, port: int) -> bool:
    return host.rpartition(":")[2] == str(port)
