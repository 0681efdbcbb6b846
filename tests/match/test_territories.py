"""Countries by any of their names, and legal forms, agree with the package they come from."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.match.legal_forms import has_legal_form
from linchpin.match.territories import (
    all_territories,
    country_letters,
    territory_code,
    territory_key,
)


def test_the_tables_match_their_origin() -> None:
    sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
    import generate_territories as script

    assert lzma.decompress(script.TERRITORIES.read_bytes()).decode() == script.territories()
    assert lzma.decompress(script.FORMS.read_bytes()).decode() == script.legal_forms()


def test_every_name_means_what_its_origin_says() -> None:
    from rigour._core import territories_jsonl
    from rigour.territories import lookup_territory

    wrong, asked = [], 0
    for line in territories_jsonl().splitlines():
        item = json.loads(line)
        names = [item["name"], item.get("full_name", item["name"]), *item.get("names_strong", [])]
        names += [*item.get("names_weak", []), *item.get("places", []), item["code"]]
        for name in names:
            asked += 1
            said = lookup_territory(name)
            if said is None or territory_code(name) != said.code:
                wrong.append(name)
    assert asked > 20_000
    assert len(wrong) <= 2, wrong  # two Armenian spellings of "and" and "u"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Korea, North", "kp"), ("Burma", "mm"), ("Kosovo", "xk"), ("MEX", "mx"),
        ("us_tx", "us-tx"),
        ("Россия", "ru"), ("Sevastopol", "ua-cri"), ("Tulskaya Oblast", "ru-tul"),
        ("México", "mx"), ("Türkiye", "tr"), ("TÜRKİYE", "tr"), ("伊朗", "ir"), ("대한민국", "kr"),
        ("Culiacan", None), ("", None), ("Q30", "us"),
    ],
)  # fmt: skip
def test_places_have_their_codes(text: str, code: str | None) -> None:
    assert territory_code(text) == code


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    once = territory_key(text)
    assert territory_key(once) == once


def test_codes_are_of_two_or_three_letters() -> None:
    assert {len(code) for code in country_letters()} == {2, 3}
    assert len(all_territories()) > 600


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("EMPRESA INVENTADA, S.A. DE C.V.", True), ("Inventada GmbH", True), ("ООО ПРИМЕР", True),
        ("LOS INVENTADOS", False), ("SALTO", False),
        ("", False), ("COSA NOSTRA", False), ("SOCIÉTÉ ANONYME INVENTÉE", True),
    ],
)  # fmt: skip
def test_legal_forms_are_words_of_their_own(name: str, has: bool) -> None:
    assert has_legal_form(name) is has
