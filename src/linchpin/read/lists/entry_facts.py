"""What entries of every list say alike: names, dates, places, countries, gender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from linchpin.claims.claim import Claim
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.countries import country_code
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, span


def present(*pieces: Excerpt | None) -> list[Excerpt]:
    """Return the pieces that are there."""
    return [piece for piece in pieces if piece is not None]


def lower(piece: Excerpt | None) -> str:
    """Return a piece in small letters, empty where there is none."""
    return "" if piece is None else piece.text.lower()


def say_name(
    record: Recorder,
    prop: str,
    parts: Sequence[Excerpt],
    *,
    beside: Sequence[Excerpt] = (),
    date: str | None = None,
) -> None:
    """Write down a name that stands in one or several cells.

    Args:
        record: Where it goes.
        prop: `name`, `alias`, `weakAlias` or `previousName`.
        parts: Its parts in the order they are spoken; nothing is said of no part.
        beside: Cells that belong to the same name, such as its quality, kept in the quote.
        date: EDTF date the list gives the name.
    """
    if not parts:
        return
    value = " ".join(" ".join(part.text for part in parts).split())
    own = span(record.text, parts)
    original = own.text if own.text != value else None
    record.say(prop, value, span(record.text, [*parts, *beside]), original, date)


def say_listed_names(record: Recorder, rows: Iterable[Row]) -> None:
    """Write down the names of an entry; the first is its name where the list marks none as such.

    Args:
        record: Where it goes.
        rows: One row for each name.
    """
    in_order = list(rows)
    for row in in_order:
        say_listed_name(record, row)
    if in_order and not any(claim.prop == "name" for claim in record.claims):
        names = record.source.cells.name["parts"]
        parts = [piece for name in names for piece in in_order[0].take_all(name)]
        say_name(record, "name", parts)


def say_listed_name(record: Recorder, row: Row) -> None:
    """Write down the name of a row, whose cells and kinds the list's YAML file names.

    The first primary name is the `name`; a further one is an alias, as is one of unknown kind.

    Args:
        record: Where it goes.
        row: The row.
    """
    cells = record.source.cells
    parts = [piece for name in cells.name["parts"] for piece in row.take_all(name)]
    beside = [piece for part in ("kind", "quality") for piece in row.take_all(*cells.name[part])]
    props = [cells.kinds.get(piece.text.lower()) for piece in beside]
    for piece, prop in zip(beside, props, strict=True):
        if prop is None:
            record.leave(piece, f"expected one of {', '.join(cells.kinds)}; the name is kept")
    said = [prop for prop in ("weakAlias", "previousName") if prop in props]
    prop = said[0] if said else "alias"
    if "name" in props and not any(claim.prop == "name" for claim in record.claims):
        prop = "name"
    say_name(record, prop, parts, beside=beside)


def say_date(
    record: Recorder, prop: str, edtf: str | None, piece: Excerpt, date: str | None = None
) -> Claim | None:
    """Write down a date of the entry; what is none is left unread.

    Args:
        record: Where it goes.
        prop: Such as `birthDate`.
        edtf: What the words mean, see `edtf_or_none`.
        piece: The words.
        date: EDTF date the list gives this fact.

    Returns:
        The claim; None where it was left unread.
    """
    if edtf is None:
        record.leave(piece, "this is no date")
        return None
    return record.say(prop, edtf, piece, piece.text if piece.text != edtf else None, date)


def edtf_or_none(text: str) -> str | None:
    """Return a text that is an EDTF date, None where it is none or names no such day.

    >>> edtf_or_none("1958-02-30"), edtf_or_none("1958-02"), edtf_or_none("1955~/1958")
    (None, '1958-02', '1955~/1958')
    """
    try:
        return parse_date(text).text
    except ClaimError:
        return None


def listed_day(record: Recorder, text: str) -> str | None:
    """Return the EDTF date of a day as the list writes days; None where it is none.

    A day or month of zeros or letters is not known: `00/05/1958` and `dd/05/1958` are May 1958,
    `dd/mm/1958` is the year.

    Args:
        record: Whose list says how days are written.
        text: The day, and whatever clock time follows it.
    """
    order = record.source.cells.dates
    filled = re.sub(r"^dd/(?:mm/)?", lambda known: re.sub("[dm]", "0", known[0]), text.lower())
    if order != "iso" and (month_only := re.fullmatch(r"(\d{1,2})/(\d{4})", filled)) is not None:
        return edtf_or_none(f"{month_only[2]}-{month_only[1]:0>2}")
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?", filled)
    if order == "iso" or match is None:
        return day_of_time(text) or edtf_or_none(text)
    first, second, year = match.groups()
    day, month = (first, second) if order == "day/month/year" else (second, first)
    parts = [year, f"{month:0>2}", f"{day:0>2}"]
    known = parts[: next((at for at, part in enumerate(parts) if part == "00"), 3)]
    return edtf_or_none("-".join(known))


def day_of_time(text: str) -> str | None:
    """Return the day of an ISO 8601 moment, whatever clock time and zone follow it.

    >>> day_of_time("2018-06-07T19:03:43.97-04:00"), day_of_time("2010-02-03-05:00")
    ('2018-06-07', '2010-02-03')
    """
    match = re.match(r"\d{4}-\d{2}-\d{2}(?=$|T|Z|[+-]\d{2}:?\d{2}$| )", text)
    return None if match is None else edtf_or_none(match[0])


def say_country(
    record: Recorder, prop: str, piece: Excerpt, *, quote: Excerpt | None = None,
    date: str | None = None,
) -> None:  # fmt: skip
    """Write down a country as its code; a name of none is left unread.

    Args:
        record: Where it goes.
        prop: Such as `nationality`.
        piece: The country as published.
        quote: The words to quote, where they are more than the country.
        date: EDTF date the list gives this fact.
    """
    code = country_code(piece.text)
    if code is None:
        record.leave(piece, "no country or territory of this name is known")
    else:
        record.say(prop, code, quote or piece, piece.text, date)


def say_place(record: Recorder, prop: str, parts: Sequence[Excerpt]) -> None:
    """Write down a place whose parts stand in cells of their own; nothing is said of no part."""
    if parts:
        value = ", ".join(part.text for part in parts)
        whole = span(record.text, parts)
        between = whole.text
        for part in parts:
            between = between.replace(part.text, "", 1)
        as_written = whole.text != value and not any(map(str.isalnum, between))
        record.say(prop, value, whole, whole.text if as_written else None)


def say_words(record: Recorder, row: Row, date: str | None = None) -> None:
    """Write down cells whose words are the value; a note where the schema has no such property.

    Args:
        record: Where it goes.
        row: The row that holds the cells; the list's YAML file says which property each is.
        date: EDTF date the list gives these facts.
    """
    for name in record.source.cells.words:
        for piece in row.take_all(name):
            say_word(record, name, piece, date)


def say_word(record: Recorder, name: str, piece: Excerpt, date: str | None = None) -> None:
    """Write down words as `say_words` does, of a cell or of a part of one.

    Args:
        record: Where it goes.
        name: The cell; the list's YAML file says which property its words are.
        piece: The words.
        date: EDTF date the list gives this fact.
    """
    prop = record.source.cells.words[name]
    record.say(prop if record.has(prop) else "notes", piece.text, piece, date=date)


def say_contact(record: Recorder, kind: str, piece: Excerpt) -> None:
    """Write down a telephone number, e-mail or web address; any other contact is a note."""
    props = {"phone": "phone", "email": "email", "e-mail": "email", "web": "website",
             "website": "website"}  # fmt: skip
    prop = props.get(kind.lower())
    if prop is not None and record.has(prop):
        record.say(prop, piece.text, piece)
    else:
        record.say("notes", f"{kind}: {piece.text}", piece, piece.text)


def say_coded(record: Recorder, prop: str, piece: Excerpt, codes: Mapping[str, str]) -> None:
    """Write down what a code of the list means; another code is left unread.

    Args:
        record: Where it goes.
        prop: Such as `gender`.
        piece: The code as published.
        codes: Code to value.
    """
    if piece.text in codes:
        record.say(prop, codes[piece.text], piece, piece.text)
    else:
        record.leave(piece, f"expected one of {', '.join(codes)}")


def say_gender(record: Recorder, piece: Excerpt | None) -> None:
    """Write down a gender; "unknown" says nothing, and any other word is left unread."""
    if lower(piece) in ("male", "female") and piece is not None:
        record.say("gender", lower(piece), piece, piece.text)
    elif piece is not None and lower(piece) != "unknown":
        record.leave(piece, "expected male, female or unknown")
