"""OFAC's two lists, which have the same formats and share their entry numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from linchpin.read.opening import read_start

_OTHER_FORMATS = (b"<sanctionsData", b"<Sanctions ")
"""How OFAC's enhanced and advanced formats begin, which have readers of their own."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One of OFAC's lists, as its files are called.

    Attributes:
        name: Name of the list; `read/lists/NAME.yaml` describes it.
        word: What the name of every file of it holds, in small letters.
        title: What an entry's document is called.
        xml: Official name of the XML file.
        csv: What each file of the SDN list's CSV set is called in this list's.
    """

    name: str
    word: str
    title: str
    xml: str
    csv: Mapping[str, str]


SDN = Publication(
    "ofac",
    "sdn",
    "SDN list",
    "sdn.xml",
    {name: name for name in ("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv")},
)
CONSOLIDATED = Publication(
    "ofac-cons",
    "cons",
    "OFAC's consolidated list",
    "consolidated.xml",
    {
        "sdn.csv": "cons_prim.csv",
        "alt.csv": "cons_alt.csv",
        "add.csv": "cons_add.csv",
        "sdn_comments.csv": "cons_comments.csv",
    },
)


def may_be(path: Path, publication: Publication) -> bool:
    """Say whether the name and the start of a file speak for a list; of a folder, nothing does.

    Args:
        path: The file or folder.
        publication: The list.

    Raises:
        LinchpinError: It cannot be read.
    """
    if not path.is_file():
        return path.exists()
    if publication.word not in path.name.lower():
        return False
    start = read_start(path)
    if publication is CONSOLIDATED:  # other lists are "consolidated" too
        return b"<sdnList" in start or path.name.lower().startswith("cons_")
    return not any(root in start for root in _OTHER_FORMATS)
