"""Every official list there is a reader for: one line each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from linchpin.read.reader import Reader


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One official list.

    Attributes:
        name: What it is called on the command line; `read/lists/NAME.yaml` describes it.
        reader: Module and class of its reader, imported only when it is used.
        help: What `linchpin add NAME` does, one sentence.
    """

    name: str
    reader: str
    help: str


LISTS = (
    ListEntry(
        "ofac",
        "linchpin.read.lists.ofac:OfacReader",
        "Add an edition of OFAC's SDN list, by default the current one from Treasury.",
    ),
)
"""The lists `linchpin add` knows."""


def list_reader(entry: ListEntry) -> Reader:
    """Return the reader of a list."""
    module, _, name = entry.reader.partition(":")
    reader: Reader = getattr(import_module(module), name)()
    return reader
