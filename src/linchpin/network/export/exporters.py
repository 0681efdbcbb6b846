"""The exporters there are: a new format is one module and one line here."""

from __future__ import annotations

from typing import Protocol, TextIO

from linchpin.network.export.ftm import FtmExporter
from linchpin.network.export.table import TableExporter
from linchpin.network.network import Network


class Exporter(Protocol):
    """Writes a network for another tool; the same network gives the same bytes."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""
        ...

    @property
    def unit(self) -> str:
        """What it writes, in the plural."""
        ...

    def write(self, network: Network, out: TextIO) -> int:
        """Write everything to a text stream; returns how many units."""
        ...


EXPORTERS: tuple[Exporter, ...] = (FtmExporter(), TableExporter())


def exporter(name: str) -> Exporter:
    """Return the exporter of a format.

    Raises:
        KeyError: There is none of that name.
    """
    return {item.name: item for item in EXPORTERS}[name]
