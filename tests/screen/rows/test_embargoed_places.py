"""Places under embargo: spellings, dates, namesakes elsewhere, and the committed tables."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.screen.embargoes.embargoes import EmbargoedPlaceList, _places, embargoes, places_on
from linchpin.screen.rows.embargoed_places import PlaceFinder, weigh_place

DAY = date(2023, 1, 1)


def best(cells: list[str], *, day: date = DAY, in_text: bool = False) -> dict[str, float]:
    """Return the best score of each embargo that a row's place cells, or a text, name."""
    listed = places_on(day)
    found: dict[str, float] = {}
    for cell in PlaceFinder.of(listed).find(cells):
        for one in cell:
            place = listed.places[one.number]
            weighed = weigh_place(place, one, cells, in_text=in_text)
            if weighed is not None:
                found[place.embargo.id] = max(found.get(place.embargo.id, 0), weighed[0])
    return found


@pytest.mark.parametrize(
    ("cell", "embargo"),
    [
        ("Yalta, Krimea", "crimea"),  # Amazon, 2020: OFAC's enforcement release of 8 July 2020
        ("ул. Ленина 5, Симферополь", "crimea"),
        ("12 Lenin St, SEVASTOPOL, Ukraine", "crimea"),
        ("Qırım", "crimea"),
        ("Crimea, Russia", "crimea"),
        ("Tehran 19395", "iran"),
        ("Islamic Republic of Iran", "iran"),
        ("IR", "iran"),
        ("La Habana, Cuba", "cuba"),
        ("Trinidad, Cuba", "cuba"),  # a town, not Trinidad and Tobago
        ("Calle Real 5, Trinidad, CUBA 62600", "cuba"),
        ("Cuba, La Habana", "cuba"),
        ("Pyong-yang, DPRK", "north-korea"),
        ("Damasco, Siria", "syria"),
        ("Donetsk People's Republic", "donetsk"),
    ],
)
def test_a_place_is_found_however_it_is_written(cell: str, embargo: str) -> None:
    found = best([cell])
    assert set(found) == {embargo}
    assert found[embargo] >= 0.95


@pytest.mark.parametrize(
    "cells",
    [
        ["Havana, Illinois 62644"],
        ["Havana", "IL", "US"],
        ["Cuba, Missouri"],
        ["Cuba, Missouri 65453", "USA"],
        ["Cuba, Missouri, c/o J. Smith"],
        ["12 Cuba Street, Wellington"],
        ["Calle Habana 3, Madrid"],
        ["Damascus, MD 20872"],
        ["Sebastopol", "California", "USA"],
        ["Republic of Korea"],
        ["South Korea"],
        ["Santa Cruz", "Bolivia"],
        ["Malta"],
        ["Paris, Texas"],
        ["People's Republic of China"],
        ["Iraq"],
        ["CU Boulder"],
        ["Ukraine"],
        ["Russia"],
    ],
)
def test_namesakes_and_neighbours_give_no_alert(cells: list[str]) -> None:
    assert best(cells) == {}


def test_a_country_that_contradicts_makes_it_a_possible_hit() -> None:
    assert best(["Yalta", "Greece"])["crimea"] == 0.75
    assert best(["Havana"])["cuba"] == 0.85
    assert best(["Havana", "Cuba"])["cuba"] == 1.0
    assert 0.7 < best(["Donetsk, Ukraine"])["donetsk"] < 0.95


def test_embargoes_count_as_of_the_day() -> None:
    assert best(["Aleppo, Syria"], day=date(2025, 6, 30))
    assert not best(["Aleppo, Syria"], day=date(2025, 7, 1))
    assert not best(["Crimea"], day=date(2014, 12, 18))
    assert best(["Crimea"], day=date(2014, 12, 19))
    assert not best(["Donetsk"], day=date(2022, 2, 20))
    assert best(["Khartoum, Sudan"], day=date(2010, 1, 1))
    assert not best(["Khartoum, Sudan"])


def test_only_embargoes_that_began_after_a_day() -> None:
    listed = places_on(DAY, date(2021, 7, 31))
    assert {place.embargo.id for place in listed.places} == {"donetsk", "luhansk"}


def test_free_text_gives_places_not_wares() -> None:
    assert best(["invoice 7, machine parts for Crimea"], in_text=True) == {"crimea": 0.9}
    assert best(["Havana cigars, Damascus steel, Kerman rug"], in_text=True) == {}
    assert best(["pago a Juan Cienfuegos"], in_text=True) == {}


@pytest.mark.parametrize(
    ("text", "embargo"),
    [
        ("flete maritimo a Simferopol", "crimea"),
        ("PAGO/FLETE/SEVASTOPOL/22", "crimea"),
        ("goods shipped to Tehran airport", "iran"),
        ("hospedaje en La Habana", "cuba"),
        ("freight from Pyongyang", "north-korea"),
        ("entrega en Yalta, Krimea", "crimea"),
        ("parts for Mariupol", "donetsk"),
    ],
)
def test_cities_are_found_in_free_text(text: str, embargo: str) -> None:
    assert embargo in best([text], in_text=True)


@pytest.mark.parametrize(
    "cell", ["MX/IR", "MX,IR", "MX;IR", "MX IR", "mx, ir", "IRN | MEX", "Mexico; Iran",
             "Iran and Mexico", "MX-IR", "MX+IR"]
)  # fmt: skip
def test_one_of_several_countries_in_a_cell_is_found(cell: str) -> None:
    assert best([cell]) == {"iran": 1.0}


def test_a_city_of_another_region_is_not_crimea() -> None:
    assert "crimea" not in best(["Yalta, Donetsk oblast"])
    assert "crimea" in best(["Yalta, Crimea"])
    assert "crimea" in best(["Yalta, Ukraine"])


@pytest.mark.parametrize("cell", ["República de Cuba 45", "Republica de Cuba No. 12, Centro"])
def test_a_street_named_after_a_country_is_no_country(cell: str) -> None:
    assert best([cell]) == {}


def test_every_embargo_cites_a_regulation_and_every_place_an_embargo() -> None:
    for embargo in embargoes().values():
        assert re.search(r"31 CFR part \d{3}|Executive Order \d{5}", embargo.regulation)
        assert embargo.end is None or "lifted" in embargo.regulation
        assert embargo.start < (embargo.end or date.max)
        assert all(re.fullmatch("[a-z]{2}", code) for code in embargo.fits)
    assert {place.embargo.id for place in _places()} == set(embargoes())
    for place in _places():
        assert place.kind in ("country", "region", "part", "city")
        assert all(re.fullmatch("[a-z]{2}", code) for code in place.namesakes)


def everything(day: date) -> EmbargoedPlaceList:
    """Return all places of a day."""
    return places_on(day)


@pytest.mark.parametrize("day", [date(2012, 1, 1), DAY])
def test_every_spelling_of_the_table_is_found(day: date) -> None:
    listed = everything(day)
    spellings = [(place, text) for place in listed.places for text in place.spellings]
    found = PlaceFinder.of(listed).find([text for _, text in spellings])
    for (place, text), hits in zip(spellings, found, strict=True):
        assert place in [listed.places[one.number] for one in hits], text


words = st.sampled_from(
    "Yalta Krimea Cuba Street Lenina 5 Havana Illinois Kerch Iran - , x".split()
)


@given(st.lists(st.lists(words, max_size=20).map(" ".join), max_size=6))
def test_results_depend_on_neither_order_nor_memory(cells: list[str]) -> None:
    finder = PlaceFinder.of(places_on(DAY))
    once = finder.find(cells)
    assert finder.find(cells[::-1]) == once[::-1]
    assert [PlaceFinder.of(places_on(DAY)).find([cell])[0] for cell in cells] == once
