"""Public records as one network in which every fact carries its source.

`linchpin.open("linchpin-archive")` opens an archive to be read; see `OpenArchive` for what it
answers. Nothing is loaded before it is used: importing this module takes some milliseconds.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "open": "linchpin.machine",
    "OpenArchive": "linchpin.workspace.opened.archive",
    "AnswerTable": "linchpin.workspace.opened.table",
    "Who": "linchpin.workspace.opened.who",
    "Chains": "linchpin.workspace.opened.chains",
    "Screening": "linchpin.workspace.opened.screening",
    "Chart": "linchpin.workspace.opened.chart",
    "Strike": "linchpin.workspace.opened.strike",
    "Changes": "linchpin.workspace.opened.changes",
    "WholeNetwork": "linchpin.workspace.opened.whole_network",
    "LinchpinError": "linchpin.claims.errors",
    "NetworkError": "linchpin.claims.errors",
    "Several": "linchpin.network.network",
}
"""Where each public name stands; `__init__.pyi` says the same to type checkers."""


def __getattr__(name: str) -> object:
    """Return a public name, its module loaded when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'linchpin' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return found


def __dir__() -> list[str]:
    """Return the public names, those too that are not loaded yet."""
    return sorted({*globals(), *_HOMES})
