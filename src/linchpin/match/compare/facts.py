"""Compare the facts of two records other than their names: gender, countries, type, identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Set

from linchpin.claims.ftm import narrower
from linchpin.match.compare.agreement import Agreement, Fact
from linchpin.match.mexico.curp import parse_curp
from linchpin.match.mexico.rfc import parse_rfc

SAME_GENDER = 0.03
"""How far the same gender closes the gap to certainty; see `record_score`."""
OTHER_GENDER = 0.40
"""How much of the score two genders take away."""
SAME_COUNTRY = 0.08
"""How far a shared nationality, citizenship, flag or registration closes the gap."""
OTHER_COUNTRY = 0.04
"""How much of the score other countries take away: many have to do with several, so little."""
OTHER_TYPE = 1.0
"""How much of the score another type of entity takes away: a ship is no person."""
SAME_LIST_NUMBER = 0.97
"""How far the same number of one list closes the gap."""
OTHER_LIST_NUMBER = 0.90
"""How much of the score two numbers of one list take away: it has one for each entry."""
SAME_IDENTIFIER = 0.75
"""How far an identifier that both give closes the gap."""
SAME_VALUE = 0.50
"""The same letters and digits, given as another kind of identifier."""
OTHER_IDENTIFIER = 0.60
"""How much of the score they take away: two values of an identifier of which a holder has one."""
SAME_TIE = 0.30
"""How far a tie to the same entity closes the gap."""
SAME_GENDER_BITS = 0.9
"""Evidence in bits: half of all strangers share a gender."""
OTHER_GENDER_BITS = -4.5
"""Books and lists are wrong about one gender in fifty."""
SAME_COUNTRY_BITS = 1.5
"""Many strangers share one, most of all in a bank of that country."""
OTHER_COUNTRY_BITS = -2.0
"""No country in common: many people and firms have to do with several."""
OTHER_TYPE_BITS = -30.0
"""The gate: no name and no birth date make a person of a ship."""
SAME_LIST_NUMBER_BITS = 30.0
"""The same number of one list."""
OTHER_LIST_NUMBER_BITS = -20.0
"""Two numbers of one list are two entries."""
SAME_IDENTIFIER_BITS = 20.0
"""An identifier that was issued to one holder."""
SAME_VALUE_BITS = 12.0
"""The same letters and digits, given as another kind of identifier."""
OTHER_IDENTIFIER_BITS = -10.0
"""Two values of an identifier of which a holder has one."""
SAME_TIE_BITS = 4.0
"""Tied to the same entity."""
SHORTEST_VALUE = 6
"""Letters and digits from which on one value under two kinds of identifier is no chance."""

ONE_TO_A_HOLDER = frozenset({"CURP", "imoNumber", "leiCode"})
"""Kinds of identifier of which a holder has one. Passports are renewed, tax numbers changed."""

LABELS = {
    "idNumber": "identity number",
    "passportNumber": "passport",
    "taxNumber": "tax number",
    "registrationNumber": "registration number",
    "vatCode": "VAT number",
    "imoNumber": "IMO number",
    "mmsi": "MMSI",
    "swiftBic": "SWIFT/BIC",
    "leiCode": "LEI",
    "socialSecurityNumber": "social security number",
    "innCode": "INN",
    "ogrnCode": "OGRN",
    "uscCode": "USC code",
    "dunsCode": "DUNS number",
    "publicKey": "wallet",
}
"""What a reader calls each kind of identifier."""

Identifier = tuple[str, str]
"""Kind and value, letters and digits only, lower case."""


def compare_genders(ones: Set[str], others: Set[str]) -> Fact:
    """Return how the genders of two records compare.

    >>> compare_genders({"male"}, {"female"}).words
    'female and male'
    """
    if not ones or not others:
        return Fact("gender", Agreement.UNKNOWN, 0.0, "not given on both sides")
    shared = ones & others
    if shared:
        return Fact(
            "gender", Agreement.AGREE, SAME_GENDER, f"both {min(shared)}", bits=SAME_GENDER_BITS
        )
    if not genders_differ(ones, others):
        return Fact("gender", Agreement.UNKNOWN, 0.0, _both(ones, others))
    return Fact(
        "gender", Agreement.DIFFER, OTHER_GENDER, _both(ones, others), bits=OTHER_GENDER_BITS
    )


def genders_differ(ones: Set[str], others: Set[str]) -> bool:
    """Say whether one record is a man and the other a woman; any other word contradicts nothing."""
    return bool(ones and others) and ones | others == {"male", "female"} and not ones & others


def compare_countries(ones: Set[str], others: Set[str]) -> Fact:
    """Return how countries compare: nationality, citizenship, flag or registration.

    >>> compare_countries({"mx", "us"}, {"mx"}).words
    'both MX'
    """
    if not ones or not others:
        return Fact("country", Agreement.UNKNOWN, 0.0, "not given on both sides")
    shared = ones & others
    if shared:
        words = f"both {min(shared).upper()}"
        return Fact("country", Agreement.AGREE, SAME_COUNTRY, words, bits=SAME_COUNTRY_BITS)
    one, other = sorted((min(ones).upper(), min(others).upper()))
    words = f"{one} and {other}"
    return Fact("country", Agreement.DIFFER, OTHER_COUNTRY, words, bits=OTHER_COUNTRY_BITS)


def compare_types(one: str, other: str) -> Fact:
    """Return whether two FollowTheMoney schemata can be one entity's.

    >>> compare_types("Company", "LegalEntity").words, compare_types("Vessel", "Person").words
    ('Company and LegalEntity', 'Person and Vessel: cannot be one')
    """
    both = " and ".join(sorted({one, other}))
    if one != other and narrower(one, other) is None:
        words = f"{both}: cannot be one"
        return Fact("type", Agreement.DIFFER, OTHER_TYPE, words, bits=OTHER_TYPE_BITS)
    return Fact("type", Agreement.AGREE, 0.0, both)


def compare_list_numbers(ones: Set[Identifier], others: Set[Identifier]) -> Fact:
    """Return how the lists' own numbers compare, given as (authority, number).

    Numbers of two authorities have nothing to do with each other.
    """
    shared = ones & others
    if shared:
        words = "both " + _numbered(min(shared))
        return Fact(
            "list number",
            Agreement.AGREE,
            SAME_LIST_NUMBER,
            words,
            by_itself=True,
            bits=SAME_LIST_NUMBER_BITS,
        )
    authorities = {authority for authority, _ in ones} & {authority for authority, _ in others}
    if not authorities:
        return Fact("list number", Agreement.UNKNOWN, 0.0, "not given on both sides")
    authority = min(authorities)
    numbers = [min(item for item in side if item[0] == authority) for side in (ones, others)]
    words = " and ".join(sorted(_numbered(number) for number in numbers))
    return Fact(
        "list number", Agreement.DIFFER, OTHER_LIST_NUMBER, words, bits=OTHER_LIST_NUMBER_BITS
    )


def compare_identifiers(ones: Iterable[Identifier], others: Iterable[Identifier]) -> list[Fact]:
    """Return how identifiers compare, one fact for each kind that says something.

    Args:
        ones: Identifiers of one record.
        others: Identifiers of the other.

    >>> one, other = {("imoNumber", "9000001")}, {("imoNumber", "9000013")}
    >>> [fact.words for fact in compare_identifiers(one, other)]
    ['IMO number 9000001 and 9000013: a holder has only one']
    """
    first, second = _by_kind(ones), _by_kind(others)
    found = []
    for kind in sorted(first.keys() & second.keys()):
        label = LABELS.get(kind, kind)
        shared = first[kind] & second[kind]
        if shared:
            words = f"both {label} {min(shared).upper()}"
            found.append(_same_identifier(SAME_IDENTIFIER, words, SAME_IDENTIFIER_BITS))
        elif kind in ONE_TO_A_HOLDER:
            both = " and ".join(sorted((min(first[kind]).upper(), min(second[kind]).upper())))
            words = f"{label} {both}: a holder has only one"
            found.append(
                Fact(
                    "identifier",
                    Agreement.DIFFER,
                    OTHER_IDENTIFIER,
                    words,
                    bits=OTHER_IDENTIFIER_BITS,
                )
            )
    if not any(fact.agreement is Agreement.AGREE for fact in found):
        found.extend(_same_values(first, second))
    return found


def compare_ties(ones: Set[str], others: Set[str]) -> Fact:
    """Return whether two records are tied to the same entity; ids are canonical ones."""
    shared = ones & others
    if not shared:
        return Fact("tie", Agreement.UNKNOWN, 0.0, "none to the same entity")
    words = f"both tied to {min(shared)}"
    return Fact("tie", Agreement.AGREE, SAME_TIE, words, bits=SAME_TIE_BITS)


def _both(ones: Set[str], others: Set[str]) -> str:
    return " and ".join(sorted((min(ones), min(others))))


def _numbered(number: Identifier) -> str:
    return f"{number[0].upper()} {number[1]}"


def _by_kind(identifiers: Iterable[Identifier]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, value in identifiers:
        found.setdefault("CURP" if is_curp(value) else kind, set()).add(value)
    return found


def is_rfc(value: str) -> bool:
    """Say whether an identifier is a person's RFC."""
    found = parse_rfc(value) if 10 <= len(value) <= 13 else None
    return found is not None and found.person


def is_curp(value: str) -> bool:
    """Say whether an identifier is a CURP, whatever kind its source calls it."""
    return len(value) == 18 and parse_curp(value) is not None


def _same_values(first: dict[str, set[str]], second: dict[str, set[str]]) -> list[Fact]:
    """Return the smallest value that both have, each under another kind."""
    found = [
        (value.upper(), *sorted((LABELS.get(one, one), LABELS.get(other, other))))
        for one, values in first.items()
        for other in second
        for value in values & second[other]
        if len(value) >= SHORTEST_VALUE
    ]
    if not found:
        return []
    value, one, other = min(found)
    words = f"{value} on both sides, as {one} and {other}"
    return [_same_identifier(SAME_VALUE, words, SAME_VALUE_BITS)]


def _same_identifier(rate: float, words: str, bits: float) -> Fact:
    return Fact("identifier", Agreement.AGREE, rate, words, by_itself=True, bits=bits)
