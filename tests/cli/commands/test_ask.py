"""`linchpin ask` as a user types it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from linchpin.claims.errors import LinchpinError, NetworkError
from printed import words_of

Run = Callable[..., Result]
Sdn = Callable[..., str]


def test_who_is_el_mencho(ready: Run) -> None:
    for who in ("El Mencho", "nemesio oseguera cervantes", "RUBÉN OSEGUERA CERVANTES", "17674"):
        answer = json.loads(ready("ask", who, "--json").output)
        assert answer["entity"] == "ofac-17674", who
    antonio = json.loads(ready("ask", "Antonio Oseguera Cervantes", "--json").output)
    assert antonio["entity"] == "ofac-20109"


def test_he_is_the_same_when_the_list_flips_his_primary_name(ready: Run, sdn: Sdn) -> None:
    ready("add", "ofac", "--from", sdn("sdn-2025-01-31", flipped=True), "--accept-shrunken")
    answer = json.loads(ready("ask", "El Mencho", "--json").output)
    assert answer["entity"] == "ofac-17674"
    listed = [
        line["text"]
        for line in answer["sections"]["Names"]
        if line["kind"] == "name" and any(s["date"] == "2025-01-31" for s in line["said"])
    ]
    assert listed == ["Ruben OSEGUERA CERVANTES"]


def test_father_and_son_stay_two(ready: Run) -> None:
    father = json.loads(ready("ask", "Jose Luis Ruelas Torres", "--json").output)
    son = json.loads(ready("ask", "José Luis Ruelas Avila", "--json").output)
    assert (father["entity"], son["entity"]) == ("ofac-18957", "ofac-22343")
    with pytest.raises(NetworkError, match="none is picked"):
        raise ready("ask", "jose luis ruelas", fails=True).exception or AssertionError


def test_ask_prints_quote_speaker_standing_date_and_source(ready: Run) -> None:
    output = words_of(ready("ask", "Joel Efren Ruelas Avila"))
    assert "indicted: criminal organisation, drug trafficking, money laundering" in output
    assert "— US Attorney, District of Colorado, charged, May 2017 [" in output
    assert "SOURCES" in output


def test_ask_as_of_an_earlier_day(ready: Run) -> None:
    output = ready("ask", "Joel Efren Ruelas Avila", "--as-of", "2018-01-01").output
    assert "no edition that early" in output
    assert "has led the organisation" not in output


def test_a_day_that_is_none_is_named(ready: Run) -> None:
    result = ready("ask", "17674", "--as-of", "yesterday", fails=True)
    assert isinstance(result.exception, LinchpinError)
    assert "--as-of 'yesterday' is no date" in str(result.exception)
