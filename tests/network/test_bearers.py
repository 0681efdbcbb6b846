"""A number is somebody else's only where nothing of its bearer agrees, in any spelling."""

from __future__ import annotations

import pytest

from linchpin.claims.dates import parse_date
from linchpin.match.name_keys import full_name_key
from linchpin.network.bearers import Bearer, is_somebody_else


def bearer(name: str, born: str = "") -> Bearer:
    return Bearer({full_name_key(name)}, [parse_date(born)] if born else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bearer("Yusuf AL-QADIR"), bearer("Youssef Abdul Karim AL-KADER", "1960-04-19")),
        (bearer("Muhammad AL-TAMIRI"), bearer("Mohammad Hamid AL-ZAHRI", "1971")),
        (bearer("Sergey VYMYSLOV"), bearer("Sergei PRIDUMANOV")),
        (bearer("Ana PRUEBA"), bearer("Ana MUESTRA")),
        (bearer("Ana PRUEBA", "1970"), bearer("Berta OTRA", "1970-05-05")),
    ],
)
def test_a_respelled_name_is_the_same_bearer(one: Bearer, other: Bearer) -> None:
    assert not is_somebody_else(one, other)
    assert not is_somebody_else(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bearer("Rutilio INVENTADO PENA"), bearer("Oleksandra VYHADANA")),
        (bearer("EMPRESA UNO S.A."), bearer("COMERCIAL DOS S.A.")),
        (bearer("Yusuf AL-QADIR"), bearer("Berta AL-OTRA")),
        (bearer("Ana PRUEBA", "1970"), bearer("Anna PRUEVA", "1985")),
    ],
)
def test_where_nothing_agrees_or_the_births_differ_it_is_somebody_else(
    one: Bearer, other: Bearer
) -> None:
    assert is_somebody_else(one, other)
    assert is_somebody_else(other, one)
