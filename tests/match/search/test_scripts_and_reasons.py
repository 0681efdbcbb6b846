"""Names in other scripts, lost letters, words of firms, and reasons that must convince."""

from __future__ import annotations

from pathlib import Path

import pytest

from linchpin.match.search.explain import match_names
from linchpin.match.search.name_list import ListedName, make_list
from linchpin.match.search.search import MOST_KEPT, Book, search
from linchpin.match.search.weights import MATCH

ONE = """
박정희|Park Chung Hee
이순신|Yi Sun-sin
안중근|AHN, Jung-geun
毛澤東|Mao Tse-tung
毛澤東|毛泽东
孙中山|Sun Zhongshan
蔣介石|Jiang Jieshi
周恩来|Zhou En Lai
织田信长|Oda Nobunaga
とうじょう ひでき|Tojo Hideki
ヤマモト イソロク|Yamamoto Isoroku
ប៉ុល ពត|Pol Pot
အောင်ဆန်း|Aung San
חיים ויצמן|Chaim Weizmann
יצחק רבין|Yitzhak Rabin
محمد مصدق|Mohammad Mosaddegh
محمد حسنين هيكل|Mohamed Hassanein Heikal
روح الله خمینی|Ruhollah Khomeini
Hezbollah|Hizballah
RUTILIO AGUILAR PE?ALOZA|Rutilio Aguilar Peñaloza
RUTILIO AGUILAR PE#ALOZA|Rutilio Aguilar Peñaloza
Jos? Nu?ez Pe?a|José Núñez Peña
JOAQU\ufffdN ARCE BELTR\ufffdN|Joaquín Arce Beltrán
Orion Comm Grp|Orion Communication Group Co., Ltd.
Pacific Intl Trdg Co|Pacific International Trading Company
Vostok Ent.|Vostok Enterprises
Open Joint Stock Company Rosmash|OAO Rosmash
Seven Seas Shipping|7 Seas Shipping
Ma Guadalupe Lopez Perez|Maria Guadalupe Lopez Perez
"""
TWO = """
John Wang|HWANG GUM SAN 2
7865 Holdings|7864 Holdings
Juan Petrov|Ivan Petrov
Juan Garcia|Ivan Garcia
Bo Lin|Pak Lin
Sofia Modugno|M-ABCD
Ma Jun|Maria Jun
Общество с ограниченной ответственностью Ромашка|Общество с ограниченной ответственностью Василёк
高石早苗|高市早苗
احمدی حسنی|Ahmed Husayn
"""


def pairs(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("one", "other"), pairs(ONE))
def test_names_are_one_both_ways(one: str, other: str) -> None:
    for asked, listed in ((one, other), (other, one)):
        found = match_names(asked, listed)
        assert found.score >= MATCH, found.explanation


@pytest.mark.parametrize(("one", "other"), pairs(TWO))
def test_names_are_two_both_ways(one: str, other: str) -> None:
    for asked, listed in ((one, other), (other, one)):
        found = match_names(asked, listed)
        assert found.score < MATCH, found.explanation


@pytest.mark.parametrize(("one", "other"), [("Lic Vega", "LLC Vega"), ("Vega 7865", "Vega 7864")])
def test_known_words_and_numbers_are_not_misspelled(one: str, other: str) -> None:
    assert "spelled almost" not in match_names(one, other).explanation


def test_a_mark_beside_a_number_is_no_letter() -> None:
    assert match_names("Vega #5", "Vega 5").score == pytest.approx(1.0)
    assert match_names("GUZMAN?33ARCE", "GUZMAN 33 ARCE").score == pytest.approx(1.0, abs=0.3)


def test_words_that_are_met_once_are_forgotten() -> None:
    book = Book.empty(make_list([ListedName(0, "Joaquin ARCE BELTRAN")]))
    for piece in range(4):
        names = [f"ref{piece}x{i:06d}" for i in range(MOST_KEPT // 2)] + ["Joaquin Arce Beltran"]
        found = search(book, names)
        assert found.rows.tolist() == [len(names) - 1]
        assert book.vocabulary.count < 2 * MOST_KEPT


def test_the_romanisation_tables_match_their_origin() -> None:
    import lzma
    import sys

    sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
    import generate_romanisation as script

    assert script.LETTERS.read_text(encoding="utf-8") == script.letters()
    assert lzma.decompress(script.HAN.read_bytes()).decode() == script.han()
