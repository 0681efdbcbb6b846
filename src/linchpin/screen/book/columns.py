"""Which columns of a book hold what: detected from their headings, shown, and overridable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from linchpin.claims.errors import ReadError


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a book that are screened.

    Attributes:
        names: Columns that hold a whole name each (customer, payer, payee).
        parts: Columns that make one name together, in order (given names, surnames).
        texts: Columns of free text, in which listed names are looked for.
        places: Columns of addresses, cities and countries.
        identifiers: Columns of document, tax and registration numbers, wallets.
        births: Columns of birth dates.
        genders: Columns of genders.
        countries: Columns of countries or nationalities of the customer.
        key: Column that names the row for the user; None for none.
    """

    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    key: str | None = None

    def columns(self) -> list[str]:
        """Return every column used, once, in a fixed order."""
        used = [*self.names, *self.parts, *self.texts, *self.places, *self.identifiers]
        used += [*self.births, *self.genders, *self.countries]
        used += [*([] if self.key is None else [self.key])]
        return list(dict.fromkeys(used))

    def say(self) -> str:
        """Return the mapping in words, for the user to check."""
        parts = [f"{kind}: {', '.join(value)}" for kind, value in asdict(self).items()
                 if value and kind != "key"]  # fmt: skip
        return "; ".join(parts) + (f"; row named by {self.key}" if self.key else "")


_REPEATED = re.compile(r" \(\d+\)$")
_NAMES = (
    "name|full name|customer|customer name|client|client name|nombre|nombre completo|razon social|"
    "denominacion|cliente|payer|payee|payer name|payee name|sender|receiver|sender name|"
    "receiver name|beneficiary|beneficiary name|originator|originator name|ordenante|beneficiario|"
    "counterparty|counterparty name|company|company name|entity|entity name|account name|"
    "account holder|holder|titular|proveedor|vendor|vendor name|supplier|supplier name|party|"
    "legal name|vessel|vessel name|owner|owner name|contribuyente|nombre del contribuyente"
)
_FIRST = (
    "first name|given name|given names|first names|forename|nombres|nombre s|nombre de pila|"
    "primer nombre|middle name|second name|segundo nombre"
)
_LAST = (
    "last name|surname|family name|surnames|apellido|apellidos|apellido paterno|apellido materno|"
    "primer apellido|segundo apellido|paternal surname|maternal surname|last name 2"
)
_TEXTS = (
    "description|memo|reference|remittance information|concept|concepto|remarks|notes|text|"
    "narrative|payment details|details|message|descripcion|comment|comments|goods"
)
_PLACES = (
    "address|city|town|place|region|state|province|country|direccion|domicilio|ciudad|pais|"
    "estado|ship to|shipping address|billing address|port|location|estado provincia"
)
_IDENTIFIERS = (
    "passport|passport number|rfc|curp|tax id|tax number|national id|id number|document number|"
    "document|imo|imo number|wallet|wallet address|registration number|nit|cedula|ssn|ein|"
    "pasaporte|identificacion|numero de documento|identifier|swift|bic|lei|mmsi|crypto address|"
    "registration|registration no|imo no|swift bic|swift code|bic code|iban|phone|phone number|"
    "telephone|tel|mobile|telefono|celular|movil|email|e mail|email address|correo|mail|"
    "correo electronico|public key|wallet id|crypto wallet|passport no|id no|tax no|vat|vat number"
)
_BIRTHS = "birth date|date of birth|dob|birthdate|fecha de nacimiento|nacimiento|birthday"
_GENDERS = "gender|sex|sexo|genero"
_COUNTRIES = (
    "country|pais|nationality|nacionalidad|citizenship|country of residence|residence country|"
    "pais de residencia|nationality country|country of citizenship"
)
_KEYS = "id|customer id|client id|account|account number|row|no|number|customer number|cuenta"


def detect(header: Sequence[str]) -> Mapping:
    """Return the columns whose headings are known, in English or Spanish."""
    plain = {column: _plain(column) for column in header}

    def of(headings: str) -> tuple[str, ...]:
        known = set(headings.split("|"))
        return tuple(column for column in header if plain[column] in known)

    first, last = of(_FIRST), of(_LAST)
    names = of(_NAMES)
    parts: tuple[str, ...] = ()
    if last and (first or names):
        whole = tuple(column for column in names if plain[column] != "nombre")
        parts = (*(first or tuple(c for c in names if c not in whole)), *last)
        names = tuple(c for c in whole if c not in parts)
        if any(plain[c] in ("full name", "nombre completo", "name") for c in names):
            parts = ()
    if not names and not parts and len(header) == 1:
        names = (header[0],)
    keys = of(_KEYS)
    return Mapping(
        names, parts, of(_TEXTS), of(_PLACES), of(_IDENTIFIERS), of(_BIRTHS),
        of(_GENDERS), of(_COUNTRIES), keys[0] if keys else None,
    )  # fmt: skip


def name_columns(mapping: Mapping, columns: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return whole names by column: the columns of names, and the parts put together.

    >>> name_columns(Mapping(parts=("a", "b")), {"a": ["Juan", ""], "b": ["Paz", "Gil"]})
    {'a + b': ['Juan Paz', 'Gil']}
    """
    found = {name: columns[name] for name in mapping.names}
    if mapping.parts:
        rows = zip(*(columns[name] for name in mapping.parts), strict=True)
        found[" + ".join(mapping.parts)] = [" ".join(filter(None, row)) for row in rows]
    return found


def check(mapping: Mapping, header: Sequence[str], place: str) -> None:
    """Make sure that a mapping names columns that exist, and something to screen.

    Raises:
        ReadError: A column is missing, or no column of names, text or identifiers is known.
    """
    for column in mapping.columns():
        if column not in header:
            raise ReadError(f"{place}: no column {column!r}; there are {_some(header)}")
    if not (
        mapping.names or mapping.parts or mapping.texts or mapping.identifiers or mapping.places
    ):
        raise ReadError(
            f"{place}: no column of names is known among {_some(header)}; name one with --name"
        )


def _some(header: Sequence[str]) -> str:
    shown = ", ".join(repr(column[:60]) for column in header[:20])
    return shown + (f" and {len(header) - 20:,} more" if len(header) > 20 else "")


def _plain(column: str) -> str:
    column = _REPEATED.sub("", column)  # a heading that is there twice means the same twice
    text = unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(re.findall(r"[a-z0-9]+", text))
