"""Write the network for another program: to a file, whole or not at all, or to a stream."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from linchpin.workspace.write_whole import write_stream_whole, write_whole

if TYPE_CHECKING:
    from linchpin.archive import Archive
    from linchpin.network.export.exported import Exported
    from linchpin.network.network import Network


def exportable(archive: Archive, network: Network) -> Network:
    """Return a network that knows when its editions first named each entry.

    Args:
        archive: Where the editions are.
        network: The network.
    """
    from linchpin.network.delistings import first_seen

    return replace(network, first_seen=first_seen(archive, network))


def export_to(network: Network, form: str, out: IO[Any]) -> Exported:
    """Write a network to a stream; returns what was written, and what the format cannot hold.

    Args:
        network: See `exportable`.
        form: One of `linchpin.network.export.FORMATS`.
        out: Of bytes where the exporter is `binary`, else of text in UTF-8.
    """
    from linchpin.network.export.exporters import exporter

    return exporter(form).write(network, out)


def export_file(network: Network, form: str, path: Path) -> Exported:
    """Write a network to a file; returns what was written, and what the format cannot hold.

    Args:
        network: See `exportable`.
        form: One of `linchpin.network.export.FORMATS`.
        path: The file; one that is there is replaced.

    Raises:
        LinchpinError: It cannot be written.
    """
    from linchpin.network.export.exporters import exporter

    if exporter(form).binary:
        with write_stream_whole(path) as stream:
            return export_to(network, form, stream)
    with write_whole(path) as text:
        return export_to(network, form, text)
