"""An entity somebody asks about, as FollowTheMoney describes it, read into what is compared.

What is given and cannot be compared is said: an answer without hits must not pass for a look at
what nobody looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from linchpin.claims.counted import counted
from linchpin.claims.dates import PartialDate
from linchpin.claims.errors import ReadError
from linchpin.claims.ftm import NAME_PROPERTIES, schemata
from linchpin.claims.ftm_words import schema_words
from linchpin.match.compare.identifier_keys import is_identifier, is_issued, listed_keys
from linchpin.match.compare.identifier_labels import plain_key
from linchpin.match.compare.profile import COUNTRIES
from linchpin.match.search.schemata import bare_name
from linchpin.match.territories import territory_code
from linchpin.screen.book.genders import read_gender
from linchpin.screen.rows.name_parts import name_parts
from linchpin.tabular.dates import DateOrder, read_date

MOST_NAMES = 50
"""Names of one query, at most."""
LONGEST_NAME = 1_000
"""Letters of a name, at most."""
MOST_VALUES = 200
"""Values of one property, at most."""
_PARTS = ("firstName", "secondName", "middleName", "fatherName", "lastName", "motherName")
"""Parts of a name in the order in which they make one."""
_IBAN = re.compile(r"\s*([A-Za-z]{2})\d\d")
_VAT = re.compile(r"\s*([A-Za-z]{2})[\dA-Za-z]{6,}")


class UnknownSchema(ReadError):
    """A schema that FollowTheMoney does not have, or of which no two can be one."""


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Something a query gives that is not compared.

    Attributes:
        prop: The property.
        value: The value; empty where the property as a whole is meant.
        why: Why not.
    """

    prop: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class EntityQuery:
    """What of an entity is compared.

    Attributes:
        schema: Its FollowTheMoney schema.
        names: Its names, and the names that they join.
        births: Its birth dates.
        genders: Its genders.
        countries: Codes of its countries.
        identifiers: Property and value of its numbers.
        cleaned: Every property as it was understood.
        not_compared: What is not compared, and why.
    """

    schema: str
    names: tuple[str, ...]
    births: tuple[PartialDate, ...]
    genders: frozenset[str]
    countries: frozenset[str]
    identifiers: tuple[tuple[str, str], ...]
    cleaned: Mapping[str, tuple[str, ...]]
    not_compared: tuple[NotCompared, ...]

    @property
    def is_asking(self) -> bool:
        """Say whether anybody can be found by it: it gives a name or a number."""
        return bool(self.names or self.identifiers)


def check_schema(name: str) -> None:
    """Make sure that entities of a schema can be asked about.

    Raises:
        UnknownSchema: FollowTheMoney has no such schema, or no two of it can be one.
    """
    found = schema_words().get(name)
    if found is None:
        raise UnknownSchema(f"Unknown schema: {name[:100]!r}.")
    if not found.matchable and name not in _ABOVE:
        raise UnknownSchema(f"Schema {name} cannot be matched.")


_ABOVE = frozenset({"Thing", "Asset"})
"""Schemata above those that can be matched: whoever asks for one asks for all below."""


@cache
def can_be_one(schema: str, other: str) -> bool:
    """Say whether entities of two schemata can be one: one of them extends the other.

    >>> can_be_one("Person", "LegalEntity"), can_be_one("Person", "Company")
    (True, False)
    """
    words = schema_words()
    one, two = words.get(schema), words.get(other)
    if one is None or two is None:
        return False
    return schema in two.ancestors or other in one.ancestors


def read_query(schema: str, properties: Mapping[str, Sequence[str]]) -> EntityQuery:
    """Return what of an entity is compared.

    Args:
        schema: Its schema, see `check_schema`.
        properties: Its properties, as texts.

    Raises:
        ReadError: It gives more names, or longer ones, than are compared.
    """
    cleaned: dict[str, tuple[str, ...]] = {}
    said: list[NotCompared] = []
    births: list[PartialDate] = []
    for prop, values in properties.items():
        given = list(dict.fromkeys(value.strip() for value in values if value.strip()))
        if len(given) > MOST_VALUES:
            raise ReadError(f"{prop[:100]}: more than {MOST_VALUES} values")
        if not given:
            continue
        if prop not in _known(schema):
            said.append(NotCompared(prop[:100], "", f"{schema} has no such property"))
            continue
        kept = tuple(dict.fromkeys(_clean(prop, given, births, said)))
        if kept:
            cleaned[prop] = kept
    names = tuple(_names(schema, cleaned))
    identifiers = tuple(_identifiers(cleaned, said))
    said += [
        NotCompared(prop, "", "this property is not compared")
        for prop in cleaned
        if prop not in _COMPARED and not is_identifier(prop, _kinds().get(prop))
    ]
    countries = {code for prop in COUNTRIES for code in cleaned.get(prop, ())}
    return EntityQuery(
        schema=schema,
        names=names,
        births=tuple(births),
        genders=frozenset(cleaned.get("gender", ())),
        countries=frozenset(countries or _hinted(cleaned)),
        identifiers=identifiers,
        cleaned=cleaned,
        not_compared=tuple(said),
    )


_COMPARED = frozenset({*NAME_PROPERTIES, *_PARTS, *COUNTRIES, "birthDate", "gender"})


@cache
def _known(schema: str) -> frozenset[str]:
    """Return the properties of a schema and of all that extend it: a query may say too little."""
    found = {
        prop
        for name, one in schemata().items()
        if can_be_one(schema, name)
        for prop in one.properties
    }
    return frozenset(found or _kinds())


@cache
def _kinds() -> dict[str, str]:
    return {prop: kind for one in schemata().values() for prop, kind in one.properties.items()}


def _clean(
    prop: str, values: Iterable[str], births: list[PartialDate], said: list[NotCompared]
) -> Iterator[str]:
    """Yield the values of a property as they are understood; what is not is said."""
    kind = _kinds().get(prop)
    for value in values:
        if prop == "birthDate":
            read = read_date(value, DateOrder.UNKNOWN).dates
            births.extend(read)
            if read:
                yield read[0].text if len(read) == 1 else value
            else:
                said.append(NotCompared(prop, value[:100], "this is no date that is understood"))
            continue
        reads: Callable[[str], str | None] | None = (
            territory_code if kind == "country" else read_gender if prop == "gender" else None
        )
        if reads is None:
            yield value
            continue
        found = reads(value)
        if found:
            yield found
        else:
            said.append(NotCompared(prop, value[:100], f"this is no {prop} that is known"))


def _names(schema: str, cleaned: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    whole = [value for prop in NAME_PROPERTIES for value in cleaned.get(prop, ())]
    if not whole:
        parts = [" ".join(cleaned[prop]) for prop in _PARTS if prop in cleaned]
        whole = [" ".join(parts)] if parts else []
    if len(whole) > MOST_NAMES:
        raise ReadError(
            f"a query gives {counted(len(whole), 'name')}; at most {MOST_NAMES} are compared"
        )
    for name in whole:
        if len(name) > LONGEST_NAME:
            raise ReadError(
                f"a name of {counted(len(name), 'letter')}; at most {LONGEST_NAME} are compared"
            )
    read: dict[str, None] = {}
    for name in whole:
        bare = bare_name(name, "Vessel") if can_be_one(schema, "Vessel") else name
        read.setdefault(bare)
        for part in name_parts(name):
            read.setdefault(part)
    yield from list(read)[:MOST_NAMES]


def _identifiers(
    cleaned: Mapping[str, tuple[str, ...]], said: list[NotCompared]
) -> Iterator[tuple[str, str]]:
    for prop, values in cleaned.items():
        if not is_identifier(prop, _kinds().get(prop)):
            continue
        for value in values:
            if listed_keys(prop, value):
                yield prop, value
            elif not is_issued(plain_key(value)):
                why = "this is no number that was issued to one holder"
                said.append(NotCompared(prop, value[:100], why))


def _hinted(cleaned: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the countries whose letters begin accounts and tax numbers."""
    for prop, pattern in (("iban", _IBAN), ("vatCode", _VAT)):
        for value in cleaned.get(prop, ()):
            match = pattern.match(value)
            code = None if match is None else territory_code(match[1])
            if code is not None:
                yield code
