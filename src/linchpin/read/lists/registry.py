"""Every official list there is a reader for: one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from linchpin.read.reader import Reader


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One official list.

    Attributes:
        name: What it is called on the command line; `read/lists/NAME.yaml` describes it.
        reader: Module and what makes its reader, imported only when it is used.
        help: What `linchpin add NAME` does, one sentence.
        files: What `--from` takes, as its help says it.
        example: A file of the list, for the examples of the help.
        summary: Module and function that tell a reading's own figures, one sentence a line.
        folder: A folder of its files, for the same examples; empty where one file is the list.
        online: Whether the list has an official address it can be had from without `--from`.
        format_of: Name of the list that this is another format of; `add all` takes that one.
    """

    name: str
    reader: str
    help: str
    files: str
    example: str
    summary: str
    folder: str = ""
    online: bool = True
    format_of: str = ""


LISTS = (
    ListEntry(
        "ofac",
        "linchpin.read.lists.ofac:OfacReader",
        "Add an edition of OFAC's SDN list, by default the current one from Treasury.",
        files="sdn.csv with alt.csv, add.csv and sdn_comments.csv, or sdn.xml; plain or .gz",
        example="sdn.xml.gz",
        folder="downloads/2021-07/",
        summary="linchpin.read.lists.ofac.counts:summary_lines",
    ),
    ListEntry(
        "ofac-cons",
        "linchpin.read.lists.ofac.reader:consolidated_reader",
        "Add an edition of OFAC's consolidated (non-SDN) list, by default the current one.",
        files="cons_prim.csv with cons_alt.csv, cons_add.csv and cons_comments.csv, or "
        "consolidated.xml; plain or .gz",
        example="consolidated.xml",
        folder="downloads/2021-07/",
        summary="linchpin.read.lists.ofac.counts:summary_lines",
    ),
    ListEntry(
        "ofac-enhanced",
        "linchpin.read.lists.ofac_enhanced:reader",
        "Add an edition of OFAC's SDN list in the enhanced format, with dates of publication.",
        files="SDN_ENHANCED.XML, CONS_ENHANCED.XML or a data set of one's own, plain or .gz",
        example="SDN_ENHANCED.XML",
        summary="linchpin.read.lists.list_reader:summary_lines",
        format_of="ofac",
    ),
    ListEntry(
        "ofac-advanced",
        "linchpin.read.lists.ofac_advanced:reader",
        "Add an edition of OFAC's SDN list in the advanced format, with its tables.",
        files="SDN_ADVANCED.XML, CONS_ADVANCED.XML, plain or .gz",
        example="SDN_ADVANCED.XML",
        summary="linchpin.read.lists.list_reader:summary_lines",
        format_of="ofac",
    ),
    ListEntry(
        "ofac-wallets",
        "linchpin.read.lists.ofac_wallets:WalletReader",
        "Add wallet addresses of OFAC's list that others gathered in a JSON file (--from).",
        files="wallets_YYYY-MM-DD.json: an object with a list `addresses`",
        example="wallets_2026-08-20.json",
        summary="linchpin.read.lists.ofac_wallets.reader:summary_lines",
        online=False,
    ),
    ListEntry(
        "un",
        "linchpin.read.lists.un:reader",
        "Add an edition of the UN Security Council's list, by default the current one.",
        files="consolidated.xml, plain or .gz",
        example="consolidated.xml",
        summary="linchpin.read.lists.list_reader:summary_lines",
    ),
    ListEntry(
        "eu",
        "linchpin.read.lists.eu:reader",
        "Add an edition of the EU's list of financial sanctions, by default the current one.",
        files="the XML file of schema 1.1 (xmlFullSanctionsList_1_1), plain or .gz",
        example="xmlFullSanctionsList_1_1.xml",
        summary="linchpin.read.lists.list_reader:summary_lines",
    ),
    ListEntry(
        "au",
        "linchpin.read.lists.au:reader",
        "Add an edition of Australia's consolidated list, by default the current one.",
        files="regulation8_consolidated.xls or .xlsx",
        example="regulation8_consolidated_2022-05.xls",
        summary="linchpin.read.lists.list_reader:summary_lines",
    ),
    ListEntry(
        "ca",
        "linchpin.read.lists.ca:reader",
        "Add an edition of Canada's autonomous sanctions list, by default the current one.",
        files="sema-lmes.xml of the old or the new format, plain or .gz",
        example="sema-lmes_2025-03-01.xml",
        summary="linchpin.read.lists.list_reader:summary_lines",
    ),
    ListEntry(
        "uk",
        "linchpin.read.lists.uk:reader",
        "Add an edition of the UK Sanctions List, by default the current one.",
        files="UK-Sanctions-List.csv, plain or .gz",
        example="UK-Sanctions-List.csv",
        summary="linchpin.read.lists.list_reader:summary_lines",
    ),
    ListEntry(
        "uk-conlist",
        "linchpin.read.lists.uk_conlist:reader",
        "Add an edition of OFSI's consolidated list, the UK's until 2026-01-28 (--from).",
        files="ConList.csv or ConList.xlsx, plain or .gz",
        example="ConList.csv",
        summary="linchpin.read.lists.list_reader:summary_lines",
        online=False,
    ),
    ListEntry(
        "sat-69b",
        "linchpin.read.lists.sat_69b:reader",
        "Add an edition of Mexico's SAT list of Article 69-B, by default the current one.",
        files="Listado_Completo_69-B.csv, plain or .gz",
        example="Listado_Completo_69-B.csv",
        summary="linchpin.read.lists.list_reader:summary_lines",
    ),
    ListEntry(
        "csl",
        "linchpin.read.lists.csl:reader",
        "Add an edition of the US Consolidated Screening List, by default the current one.",
        files="consolidated.csv, plain or .gz",
        example="consolidated_2022-05-20.csv",
        summary="linchpin.read.lists.list_reader:summary_lines",
    ),
    ListEntry(
        "fincen",
        "linchpin.read.lists.fincen:reader",
        "Add who is named in FinCEN's special measures, from a transcription (--from).",
        files="special_measures_details.csv, plain or .gz",
        example="special_measures_details_2026-08.csv",
        summary="linchpin.read.lists.list_reader:summary_lines",
        online=False,
    ),
    ListEntry(
        "opensanctions",
        "linchpin.read.lists.opensanctions:reader",
        "Add a collection of OpenSanctions, from a bulk file (--from).",
        files="targets.simple.csv, entities.ftm.json or statements.csv, plain or .gz",
        example="targets.simple.csv",
        summary="linchpin.read.lists.list_reader:summary_lines",
        online=False,
    ),
    ListEntry(
        "fto",
        "linchpin.read.lists.fto:reader",
        "Add the US list of Foreign Terrorist Organizations, from the saved page (--from).",
        files="the page of the State Department saved as HTML, or its table as CSV or XLSX",
        example="fto_2025-02-20.html",
        summary="linchpin.read.lists.list_reader:summary_lines",
        online=False,
    ),
    ListEntry(
        "dpl",
        "linchpin.read.lists.dpl:reader",
        "Add an edition of the US Denied Persons List, by default the current one.",
        files="dpl.txt, tab-separated, plain or .gz",
        example="dpl_2022-09.txt",
        summary="linchpin.read.lists.list_reader:summary_lines",
    ),
    ListEntry(
        "seco",
        "linchpin.read.lists.seco:reader",
        "Add an edition of Switzerland's list of sanctions, by default the current one.",
        files="the XML file of the whole list, plain or .gz",
        example="seco.xml",
        summary="linchpin.read.lists.list_reader:summary_lines",
    ),
)
"""The lists `linchpin add` knows."""


def list_reader(entry: ListEntry) -> Reader:
    """Return the reader of a list."""
    reader: Reader = _named(entry.reader)()
    return reader


def summary_lines(entry: ListEntry, counts: Mapping[str, float]) -> Sequence[str]:
    """Return what a list tells of a reading beside entries and claims, one sentence a line.

    Args:
        entry: The list.
        counts: Figures of the reading.
    """
    lines: Sequence[str] = _named(entry.summary)(counts)
    return lines


def _named(path: str) -> Callable[..., Any]:
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found
