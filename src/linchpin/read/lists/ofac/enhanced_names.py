"""Names and addresses of OFAC's enhanced format, each in every script it is written in."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.claims.claim import Standing
from linchpin.read.lists.addresses import EntryAddress
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.ofac.entry import EntryName
from linchpin.read.lists.ofac.features import entry_of
from linchpin.read.lists.ofac.names import state_names
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt

_ALIASES = {"A.K.A.": "aka", "F.K.A.": "fka", "N.K.A.": "nka"}
_ADDRESS = {"CITY": "city", "STATE/PROVINCE": "state", "POSTAL CODE": "postal_code"}
"""Parts of an address; ADDRESS1 to ADDRESS3 and REGION are lines of the street."""
_PARTS = {"Middle Name": "middleName", "Patronymic": "fatherName", "Matronymic": "motherName"}


def names_of(item: Row) -> Iterator[EntryName]:
    """Yield a name in each of its scripts; what is no Latin letter is an alias."""
    primary, weak = item.word("isPrimary") == "true", item.word("isLowQuality") == "true"
    kind = "primary" if primary else _ALIASES.get(item.word("aliasType"), "aka")  # noted below
    for spelling in item.row("translations").rows:
        own = spelling.word("isPrimary") == "true"
        for full in spelling.take_all("formattedFullName"):
            yield EntryName(full, kind if own else "aka", weak)


def say_names(record: Recorder, names: Row) -> None:
    """Write down every name of the row `names`, of the primary one its parts too.

    Names of an identity that the list marks as false are denied.
    """
    person = "individual" if record.schema == "Person" else "entity"
    for item in names.rows:
        found = tuple(names_of(item))
        false = item.take("identityIsFalse")
        record.standing = Standing.STATED if false is None else Standing.DENIED
        for kind in item.take_all("aliasType"):
            if kind.text not in _ALIASES:
                record.leave(kind, f"expected one of {', '.join(_ALIASES)}; the name is kept")
        state_names(record, entry_of(record, kind=person, names=found))
        main = bool(found) and found[0].kind == "primary"
        for at, spelling in enumerate(item.row("translations").rows):
            spelling.take("script")
            for part in spelling.row("nameParts").rows:
                prop, words = _PARTS.get(part.word("type")), part.take("value")
                if main and at == 0 and prop and words is not None and record.has(prop):
                    record.say(prop, words.text, words)
        record.standing = Standing.STATED


def addresses(rows: Row) -> Iterator[EntryAddress]:
    """Yield every address of the row `addresses`, in each script."""
    for address in rows.rows:
        country, some = address.take("country"), False
        for spelling in address.row("translations").rows:
            spelling.take("isPrimary", "script")
            cells: dict[str, list[Excerpt]] = {}
            for part in spelling.row("addressParts").rows:
                name, value = part.word("type"), part.take("value")
                if value is not None:
                    cells.setdefault(_ADDRESS.get(name, "street"), []).append(value)
            one = {k: v[0] for k, v in cells.items() if k != "street"}
            some = some or bool(cells)
            if cells:
                street = tuple(cells.get("street", ()))
                yield EntryAddress("", street=street, country=country, **one)
        if country is not None and not some:
            yield EntryAddress("", country=country)
