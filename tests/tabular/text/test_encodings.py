"""Letters are told by their bytes: UTF-8 with strays, UTF-16, and code pages by their words."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.tabular.coverage import GapKind
from linchpin.tabular.text.decoding import Decoder
from linchpin.tabular.text.encodings import encoding_of

LATIN = (
    "Rutilio Ejemplo Peñaloza|José Muñoz|MARÍA NÚÑEZ PRUEBA|Jürgen Müller|François Lefèvre|"
    "João Gonçalves|Søren Østergård|RAÚL IBÁÑEZ|Zoë Prueba|Hans Straße|Begoña Yáñez|ÑAÑEZ"
).split("|")
OTHERS = {
    "cp1251": "Иванов Пётр|Сергей Смирнов",
    "koi8_r": "Иванов Пётр|Сергей Смирнов",
    "cp866": "Иванов Пётр|Сергей Смирнов",
    "iso8859_5": "Иванов Пётр|Сергей Смирнов",
    "cp1250": "Łukasz Dąbrowski|Dvořák Jiří",
    "gb18030": "王小明|李建国|上海贸易有限公司",
    "big5": "王小明|李建國",
    "shift_jis": "山田太郎|カタカナ",
    "cp1256": "محمد علي|حسن",
    "cp1253": "Γιώργος Παπαδόπουλος|Ελένη",
}


def decoded(data: bytes) -> tuple[str, Decoder]:
    """Return some bytes as text, and the decoder that read them."""
    decoder = Decoder(encoding_of(lambda: io.BytesIO(data)), "book.csv")
    return "".join(decoder.texts(io.BytesIO(data))), decoder


@pytest.mark.parametrize("page", ["cp1252", "cp850", "mac_roman", "utf-8", "utf-8-sig", "utf-16",
                                  "utf-16-le", "utf-16-be", "utf-32"])  # fmt: skip
@pytest.mark.parametrize("name", LATIN)
def test_one_name_alone_is_read_or_its_doubt_is_said(page: str, name: str) -> None:
    text, decoder = decoded(f"id,name\n1,{name}\n".encode(page))
    doubts = [gap for gap in decoder.gaps if gap.kind is GapKind.UNSURE_CODE_PAGE]
    assert name in text or any(name.split()[0][:2] in gap.say() for gap in doubts)


@pytest.mark.parametrize("page", ["cp1252", "cp850", "mac_roman", "iso8859_15"])
def test_a_book_of_names_is_read_in_its_code_page(page: str) -> None:
    whole = "id,name\n" + "".join(f"{at},{name}\n" for at, name in enumerate(LATIN))
    text, decoder = decoded(whole.encode(page))
    assert text == whole
    assert decoder.gaps[0].kind is GapKind.CODE_PAGE
    assert not [gap for gap in decoder.gaps if gap.kind is GapKind.UNSURE_CODE_PAGE]


@pytest.mark.parametrize("page", OTHERS)
def test_other_letters_are_read_in_their_code_page(page: str) -> None:
    whole = "id,name\n" + OTHERS[page].replace("|", "\n") + "\n"
    assert decoded(whole.encode(page))[0] == whole


def test_stray_bytes_in_utf_8_are_read_line_by_line() -> None:
    data = "1,Peña\n".encode() * 3 + b"2,Pe\xf1a\n3,Mu\x81z\n" + "4,Muñoz\n".encode()
    text, decoder = decoded(data)
    assert text == "1,Peña\n" * 3 + "2,Peña\n3,Mu\ufffdz\n4,Muñoz\n"
    kinds = {gap.kind: gap.examples[0] for gap in decoder.gaps}
    assert kinds[GapKind.STRAY_BYTES].line == 4
    assert kinds[GapKind.UNDECODABLE].line == 5


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x00"), max_size=30)))
def test_what_is_written_in_unicode_is_read(lines: list[str]) -> None:
    whole = "header\n" + "".join(f"{line}\n" for line in lines)
    assert decoded(whole.encode("utf-8"))[0] == whole
    assert decoded(whole.encode("utf-8-sig"))[0] == whole
    assert decoded(whole.encode("utf-16"))[0] == whole


@given(st.binary(max_size=300))
def test_any_bytes_become_text_with_all_their_lines(data: bytes) -> None:
    text, decoder = decoded(b"name\n" + data)
    if not decoder.encoding.name.startswith("utf-16"):
        assert text.count("\n") == 1 + data.count(b"\n")
    assert "\ufffd" not in text or "\ufffd".encode() in data or any(
        gap.kind is GapKind.UNDECODABLE for gap in decoder.gaps
    )  # fmt: skip
