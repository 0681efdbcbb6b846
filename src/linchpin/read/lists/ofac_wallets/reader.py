"""Reads `wallets_DATE.json`: addresses with OFAC's entry number, name, tickers and programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from linchpin.claims.claim import Document
from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.claims.progress import Progress
from linchpin.claims.source_part import NotUnderstood, SourcePart
from linchpin.read.lists.claim_recorder import Recorder, document_id, slug
from linchpin.read.lists.edition_date import edition_date
from linchpin.read.lists.record_text import RecordText
from linchpin.read.lists.source import Source, load_source, reading_of
from linchpin.read.reader import Reading, Tally

NAME = "ofac-wallets"
_MOST_BYTES = 200 << 20
_SNIFFED = 4096


class WalletReader:
    """Reads a wallet file into claims; addresses belong to the entries whose numbers they have."""

    name = NAME

    def accepts(self, path: Path) -> bool:
        """Say whether the path looks like a wallet file."""
        try:
            with open(path, "rb") as stream:
                start = stream.read(_SNIFFED)
        except OSError:
            return False
        return start.lstrip()[:1] == b"{" and b'"address"' in start and b'"entity_id"' in start

    def read(self, path: Path, *, date: str | None, progress: Progress) -> Reading:
        """Read the file; see `Reader.read`."""
        source = load_source(NAME)
        by_entry, strays = _by_entry(path)
        tally = Tally(
            entries=len(by_entry),
            counts={
                "entries": float(len(by_entry)),
                "wallets": float(sum(map(len, by_entry.values()))),
                "not_understood": float(len(strays)),
            },
        )
        day = edition_date(date, None, path)

        def parts() -> Iterator[SourcePart]:
            for done, (number, items) in enumerate(sorted(by_entry.items())):
                if done % 500 == 0:
                    progress("writing down claims", done, len(by_entry))
                record, document = _record(source, number, items, path.name)
                yield SourcePart((document,), record.claims)
            yield SourcePart(not_understood=strays)

        return reading_of(source, day, parts(), tally)


def _by_entry(path: Path) -> tuple[dict[str, list[dict[str, Any]]], list[NotUnderstood]]:
    """Return the addresses by entry number, and what is no address."""
    if path.is_dir():
        raise ReadError(f"{path}: a folder; name the file")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ReadError(f"{path}: larger than {_MOST_BYTES >> 20} MB; no wallet file is")
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{path}: not JSON ({error})") from error
    items = found.get("addresses") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise ReadError(f"{path}: no wallet file; an object with a list `addresses` is needed")
    by_entry: dict[str, list[dict[str, Any]]] = {}
    strays = []
    for at, item in enumerate(items, 1):
        if _is_sound(item):
            by_entry.setdefault(str(item["entity_id"]), []).append(item)
        else:
            why = "an address with entity_id and entity_name is needed"
            strays.append(NotUnderstood(f"{path.name} item {at}", str(item)[:200], why))
    if not by_entry:
        raise ReadError(f"{path}: holds no address")
    return by_entry, strays


def _is_sound(item: object) -> bool:
    return (
        isinstance(item, dict)
        and isinstance(item.get("address"), str)
        and bool(item["address"].strip())
        and str(item.get("entity_id", "")).isdecimal()
        and isinstance(item.get("entity_name"), str)
        and bool(item["entity_name"].strip())
        and all(_are_texts(item.get(name, [])) for name in ("ofac_tickers", "programs"))
    )


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _record(
    source: Source, number: str, items: Sequence[Mapping[str, Any]], file: str
) -> tuple[Recorder, Document]:
    text = RecordText()
    text.label(file, file)
    entry = text.cell(number)
    name = text.cell(items[0]["entity_name"])
    programs = {
        tag: text.cell(tag)
        for tag in dict.fromkeys(tag for item in items for tag in item.get("programs", []))
    }
    wallets = []
    for item in items:
        text.label("address", file)
        ticker = next(iter(item.get("ofac_tickers", [])), "")
        wallets.append((text.cell(item["address"]), text.cell(ticker) if ticker else None))
        text.cell(str(item.get("date_listed", "")))
    whole = str(text)
    record = Recorder(source, number, whole, schema="LegalEntity", place=file)
    record.say("name", name.text, name)
    for tag, piece in programs.items():
        about = f"{record.subject}-{slug(tag)}"
        record.say_of(about, "Sanction", {"entity": record.subject, "program": tag}, piece)
        record.say_of(about, "Sanction", {"authorityId": number}, entry)
    if not programs:
        about = f"{record.subject}-listed"
        properties = {"entity": record.subject, "authorityId": number}
        record.say_of(about, "Sanction", properties, entry)
    for address, ticker in wallets:
        value = address.text.strip()
        about = f"{record.subject}-wallet-{slug(ticker.text if ticker else '', value)}"
        properties = {"holder": record.subject, "publicKey": value}
        record.say_of(about, "CryptoWallet", properties, address)
        if ticker is not None:
            record.say_of(about, "CryptoWallet", {"currency": ticker.text}, ticker)
    title = f"Wallets of entry {number}"
    document = Document(
        id=document_id(source, number, whole), title=title, publisher=source.publisher,
        text=whole, url=source.page, place=file,
    )  # fmt: skip
    return record, document


def summary_lines(counts: Mapping[str, float]) -> Sequence[str]:
    """Return what a reading of wallets tells beside entries and claims.

    Args:
        counts: Figures of the reading.
    """
    wallets = counted(int(counts["wallets"]), "wallet address", "wallet addresses")
    return [f"{wallets} of {counted(int(counts['entries']), 'entry', 'entries')}"]
