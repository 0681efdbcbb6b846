"""CURP and RFC: derived codes fit their person, and changed ones do not pass unnoticed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.dates import PartialDate, parse_date
from linchpin.match.compare.agreement import Agreement
from linchpin.match.compare.mexican_codes import compare_curp, compare_rfc
from linchpin.match.mexico.curp import (
    INCONVENIENT,
    SEXES,
    STATES,
    check_digit,
    derive_curp,
    parse_curp,
    why_no_curp,
)
from linchpin.match.mexico.names import UNKNOWN, CivilName, readings
from linchpin.match.mexico.rfc import check_character, derive_rfc, parse_rfc
from whole_reading import whole

DERIVED = (*range(11), 13, 14, 15)
"""Places of a CURP that name, birth date and sex decide."""

GIVEN = ["Ana", "José", "María de los Ángeles", "Ma. Elena", "Óscar", "José Ñico", "Luis José"]
SURNAMES = ["Ejemplo", "Prueba", "De la Muestra", "Ñandú", "Mc Ensayo", "Ib", "Cano", "Baez", "Y Y"]
names = st.builds(
    CivilName, st.sampled_from(GIVEN), st.sampled_from(SURNAMES), st.sampled_from(SURNAMES)
)
births = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)).map(
    lambda day: parse_date(day.isoformat())
)


def code_of(name: CivilName, birth: PartialDate, gender: str, state: str) -> str:
    """Return a whole CURP of an invented person."""
    homonym = "0" if birth.text < "2000" else "A"
    first = derive_curp(name, birth, gender=gender, state=state) + homonym
    return first + check_digit(first)


codes = st.tuples(
    names, births, st.sampled_from(["male", "female"]), st.sampled_from(sorted(STATES))
)


@pytest.mark.parametrize(
    ("given", "paternal", "maternal", "letters"),
    [
        ("Ana", "Ejemplo", "Prueba", "EEPA"),
        ("María Luisa", "Prueba", "Ensayo", "PUEL"),
        ("José", "Prueba", "Ensayo", "PUEJ"),
        ("Luis José", "Prueba", "Ensayo", "PUEL"),
        ("Ana", "Ñandú", "Prueba", "XAPA"),
        ("Carlos", "Mc Ensayo", "Prueba", "EAPC"),
        ("Ana", "De la Muestra", "Prueba", "MUPA"),
        ("Juan José", "D/Amuestra", "Prueba", "DXPJ"),
        ("Ana", "Muestra Doble", "Prueba", "MUPA"),
        ("Ana", "Ejemplo", "", "EEXA"),
        ("Óscar", "Baez", "Cano", "BACO"),
        ("Ana", "Baez", "Cano", "BXCA"),
    ],
)
def test_the_rules_of_the_register(given: str, paternal: str, maternal: str, letters: str) -> None:
    assert derive_curp(CivilName(given, paternal, maternal), None, gender=None)[:4] == letters


@given(codes)
def test_a_derived_code_fits_its_own_person(
    person: tuple[CivilName, PartialDate, str, str],
) -> None:
    name, birth, gender, state = person
    code = code_of(*person)
    parsed = parse_curp(code)
    assert parsed is not None
    assert (parsed.checks, parsed.birth, parsed.gender, parsed.state) == (
        True,
        birth,
        gender,
        state,
    )
    found = compare_curp(code, [name], [birth], gender)
    assert found is not None
    assert found.agreement is Agreement.AGREE


@given(codes, st.sampled_from(DERIVED), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_a_changed_character_is_noticed(
    person: tuple[CivilName, PartialDate, str, str], at: int, char: str
) -> None:
    code = code_of(*person)
    # An X in the third place means that the register knew no second surname: nothing to notice.
    if code[at] == char or (at == 2 and char == "X"):
        return
    changed = code[:at] + char + code[at + 1 :]
    name, birth, gender, _ = person
    found = compare_curp(changed, [name], [birth], gender)
    parsed = parse_curp(changed)
    assert (
        found is None
        or parsed is None
        or not parsed.checks
        or found.agreement is not Agreement.AGREE
    )


@given(codes, names)
def test_a_surname_that_a_source_leaves_out_contradicts_nothing(
    person: tuple[CivilName, PartialDate, str, str], other: CivilName
) -> None:
    name, birth, gender, _ = person
    code = code_of(*person)
    short = CivilName(name.given, name.paternal)
    found = compare_curp(code, [short], [birth], gender)
    assert found is not None
    assert found.agreement is Agreement.AGREE
    strangers = compare_curp(code, [CivilName("Zacarías", "Wolf", "Zumba")], [birth], gender)
    assert strangers is not None
    assert strangers.agreement is Agreement.DIFFER
    # Whoever fits one of several names fits.
    several = compare_curp(code, [other, name], [birth], gender)
    assert several is not None
    assert several.agreement is Agreement.AGREE


def test_what_cannot_be_said_is_not_said() -> None:
    ana = [CivilName("Ana", "Ejemplo", "Prueba")]
    code = "EEPA700101MSLJRN05"
    without = compare_curp(code, ana)
    assert without is not None
    assert (without.agreement, without.birth) == (Agreement.UNKNOWN, Agreement.UNKNOWN)
    assert "not given" in without.words
    nameless = compare_curp(code, [], [parse_date("1970-01-01")])
    assert nameless is not None
    assert nameless.agreement is Agreement.UNKNOWN
    assert derive_curp(ana[0], parse_date("1970"), gender=None)[4:11] == UNKNOWN * 7
    assert compare_curp("no code at all", ana) is None


def test_the_sex_and_the_day_of_birth_can_contradict() -> None:
    ana = [CivilName("Ana", "Ejemplo", "Prueba")]
    code = "EEPA700101MSLJRN05"
    him = compare_curp(code, ana, [parse_date("1970-01-01")], "male")
    assert him is not None
    assert (him.agreement, him.gender) == (Agreement.DIFFER, Agreement.DIFFER)
    year = compare_curp(code, ana, [parse_date("1981")], "female")
    assert year is not None
    assert year.agreement is Agreement.DIFFER


def test_a_list_without_accents_writes_n_for_the_letter_that_the_code_has_as_x() -> None:
    code = code_of(CivilName("Ana", "Muñiz", "Ñandú"), parse_date("1970-01-01"), "female", "SL")
    found = compare_curp(code, readings("Ana MUNIZ NANDU", "MUNIZ NANDU"), [parse_date("1970")])
    assert found is not None
    assert found.name is Agreement.AGREE


def test_a_name_without_marked_surnames_is_read_either_way() -> None:
    code = "EEPA700101MSLJRN05"
    for name in ("Ana Ejemplo Prueba", "EJEMPLO PRUEBA, Ana", "Ejemplo Prueba Ana", "Ana Ejemplo"):
        found = compare_curp(code, readings(name))
        assert found is not None
        assert found.name is Agreement.AGREE, name
    assert readings("Анна Пример") == ()
    assert readings("") == ()


@given(names, births)
def test_a_derived_tax_number_fits_its_own_person(name: CivilName, birth: PartialDate) -> None:
    for first in derive_rfc(name, birth):
        code = first + "AB"
        code += check_character(code)
        parsed = parse_rfc(code)
        assert parsed is not None
        assert (parsed.person, parsed.checks) == (True, True)
        assert birth in parsed.dates
        found = compare_rfc(code, [name], [birth])
        assert found is not None
        assert found.agreement is Agreement.AGREE


@given(names, births, st.integers(0, 11), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_a_tax_number_with_a_changed_character_fails_its_check(
    name: CivilName, birth: PartialDate, at: int, char: str
) -> None:
    first = derive_rfc(name, birth)[0] + "AB"
    code = first + check_character(first)
    if code[at] == char:
        return
    changed = code[:at] + char + code[at + 1 :]
    parsed = parse_rfc(changed)
    weight = 13 - at
    values = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
    blind = (values.index(char) - values.index(code[at])) * weight % 11 == 0
    assert blind or parsed is None or parsed.checks is False


def test_a_firm_has_three_letters_and_is_not_held_against_a_person() -> None:
    firm = parse_rfc("ABC-680524-P76")
    assert firm is not None
    assert not firm.person
    assert firm.text == "ABC680524P76"
    assert compare_rfc("ABC680524P76", [CivilName("Ana", "Ejemplo")]) is None


@given(st.text(max_size=60) | st.text("ABCXÑ&0123456789 -.HM", max_size=22))
def test_any_text_is_read_or_refused(text: str) -> None:
    for found in (parse_curp(text), parse_rfc(text)):
        assert found is None or found.text
    people = readings(text)
    compare_curp("EEPA700101MSLJRN05", people)
    compare_rfc("EEPA700101", people)
    for person in people:
        derived = derive_curp(person, None, gender=None)
        assert len(derived) == 16
        assert derived[:4].isascii()


def test_letters_of_the_sex_are_known_genders() -> None:
    assert set(SEXES.values()) == {"male", "female", "other"}


@pytest.mark.data
def test_codes_of_the_real_list_check_and_fit(data: Path) -> None:
    from linchpin.read.lists.ofac import OfacReader

    path = data / "ofac" / "full" / "2021-07"
    reading = whole(OfacReader().read(path, date=None, progress=lambda *_: None))
    people: dict[str, list[CivilName]] = {}
    born: dict[str, list[PartialDate]] = {}
    found: dict[str, set[str]] = {}
    for claim in reading.claims:
        if claim.schema != "Person" or claim.entity_id is None:
            continue
        if claim.prop in ("name", "alias"):
            people.setdefault(claim.entity_id, []).extend(readings(claim.original or claim.value))
        elif claim.prop == "birthDate":
            born.setdefault(claim.entity_id, []).append(parse_date(claim.value))
        elif claim.prop == "idNumber" and parse_curp(claim.value) is not None:
            found.setdefault(claim.entity_id, set()).add(claim.value)
    every = [(entity, code) for entity, codes in found.items() for code in codes]
    parsed = [parse_curp(code) for _, code in every]
    fits = [compare_curp(code, people[entity], born.get(entity, ())) for entity, code in every]
    assert len(every) > 300
    assert sum(item is not None and item.checks for item in parsed) >= 0.99 * len(every)
    agree = sum(item is not None and item.agreement is Agreement.AGREE for item in fits)
    assert agree >= 0.97 * len(every)


FULL = {
    "María": ["Ma.", "Ma", "M.", "M", "Mª", "MA.", "María"],
    "José": ["J.", "J", "José", "jose"],
}


@pytest.mark.parametrize(
    ("common", "second"),
    [
        ("María", "Luisa"), ("María", "del Carmen"), ("María", "de los Ángeles"),
        ("José", "de Jesús"), ("José", "Ángel"), ("María", "Ñusta"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("listed_so", [True, False])
def test_maria_and_jose_give_way_however_short(common: str, second: str, listed_so: bool) -> None:
    whole = CivilName(f"{common} {second}", "Prueba", "Ejemplo")
    born = parse_date("1970-01-01")
    code = code_of(whole, born, "female", "SL")
    for short in FULL[common]:
        together = f"{short}{second}" if "." in short else f"{short} {second}"
        for first_names in (f"{short} {second}", together):
            text = (
                f"PRUEBA EJEMPLO, {first_names}" if listed_so else f"{first_names} Prueba Ejemplo"
            )
            found = compare_curp(
                code, readings(text, "PRUEBA EJEMPLO" if listed_so else ""), [born]
            )
            assert found is not None
            assert found.agreement is Agreement.AGREE, text
            tax = derive_rfc(whole, born)[0]
            fits = compare_rfc(tax, readings(text, "PRUEBA EJEMPLO" if listed_so else ""), [born])
            assert fits is not None
            assert fits.name is Agreement.AGREE, text


def test_m_may_be_another_name_too() -> None:
    manuel = CivilName("Manuel Luis", "Prueba", "Ejemplo")
    born = parse_date("1970-01-01")
    code = code_of(manuel, born, "male", "SL")
    found = compare_curp(code, readings("PRUEBA EJEMPLO, M. Luis", "PRUEBA EJEMPLO"), [born])
    assert found is not None
    assert found.agreement is Agreement.AGREE
    other = code_of(CivilName("Raúl Luis", "Prueba", "Ejemplo"), born, "male", "SL")
    differs = compare_curp(other, readings("PRUEBA EJEMPLO, M. Luis", "PRUEBA EJEMPLO"), [born])
    assert differs is not None
    assert differs.name is Agreement.DIFFER


def test_initials_of_surnames_and_hyphens() -> None:
    born = parse_date("1970-01-01")
    code = code_of(CivilName("Ana", "Prueba", "Ejemplo"), born, "female", "SL")
    for text in ("Ana Prueba E.", "Ana P. Ejemplo", "A. Prueba Ejemplo"):
        found = compare_curp(code, readings(text), [born])
        assert found is not None
        assert found.agreement is Agreement.AGREE, text
    joined = code_of(CivilName("María Luisa", "Prueba", "Ejemplo"), born, "female", "SL")
    found = compare_curp(joined, readings("María-Luisa Prueba-Ejemplo"), [born])
    assert found is not None
    assert found.agreement is Agreement.AGREE


@pytest.mark.parametrize("word", sorted(INCONVENIENT))
def test_every_inconvenient_word_loses_its_vowel(word: str) -> None:
    name = CivilName(f"{word[3]}ana", f"{word[0]}{word[1].lower()}rra", f"{word[2]}eco")
    letters = derive_curp(name, None, gender=None)[:4]
    assert letters == f"{word[0]}X{word[2:]}"


@pytest.mark.parametrize(
    "text",
    [
        "María de los Ángeles de la Muestra de la Prueba",
        "DE LA MUESTRA DE LA PRUEBA, María de los Ángeles",
        "de la Muestra de la Prueba María de los Ángeles",
    ],
)
def test_the_surnames_of_a_name_of_many_words_are_read(text: str) -> None:
    whole = CivilName("María de los Ángeles", "de la Muestra", "de la Prueba")
    born = parse_date("1970-01-01")
    found = compare_curp(code_of(whole, born, "female", "SL"), readings(text), [born])
    assert found is not None
    assert found.agreement is Agreement.AGREE


def test_a_name_of_too_many_words_contradicts_nothing() -> None:
    assert readings(" ".join(["Ana"] * 14 + ["Ejemplo", "Prueba"]))
    for surnames in ("", "Ejemplo Prueba"):
        too_long = " ".join(["Luis"] * 15 + ["Prueba", "Muestra"])
        assert readings(too_long, surnames) == ()
        found = compare_curp("EEPA700101MSLJRN05", readings(too_long, surnames))
        assert found is not None
        assert found.name is Agreement.UNKNOWN


@pytest.mark.parametrize(("text", "size"), [("EEPA700101MSLJRN0", 17), ("EEPA700101MSLJRN055", 19)])
def test_a_code_of_another_length_is_said_to_be_one(text: str, size: int) -> None:
    assert why_no_curp(text) == f"it has {size} characters, and should have 18"
    assert why_no_curp("EEPA-700101-MSLJRN05") is None
