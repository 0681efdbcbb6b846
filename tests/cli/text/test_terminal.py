"""Laws of the way to the terminal."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.cli.text.terminal import SafeStream, latin_form, safe_streams, style

texts = st.text(st.characters() | st.sampled_from("\x1b\x07\x9b\u202e\u2066\ufdd0\ufdefñЖ—“"))


class Screen(io.StringIO):
    """A terminal of some encoding."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = True) -> None:
        super().__init__(newline="")
        self._encoding, self._terminal = encoding, terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._terminal


def shown(text: str, screen: Screen) -> str:
    """Return what arrives on a terminal."""
    SafeStream(screen).write(text)
    return screen.getvalue()


@given(texts)
def test_no_name_steers_a_terminal(text: str) -> None:
    for part in shown(text, Screen()).split("\x1b"):
        assert not any(ord(one) < 32 and one not in "\n\t" for one in part)
        assert not set(part) & set("\x7f\x9b\u202e\u2066\r")
    codes = shown(text, Screen()).count("\x1b[")
    assert codes == sum(text.count(mark) for mark in "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdef")
    assert "\x1b" not in shown(text, Screen(terminal=False))


@given(texts, st.sampled_from(["ascii", "iso-8859-1", "cp1252", "utf-8"]))
def test_what_arrives_can_be_encoded(text: str, encoding: str) -> None:
    shown(text, Screen(encoding)).encode(encoding)


@given(st.recursive(texts, st.lists), st.sampled_from(["ascii", "iso-8859-1", "utf-8"]))
def test_json_loses_nothing(value: object, encoding: str) -> None:
    screen = Screen(encoding)
    stream = SafeStream(screen)
    stream.json = True
    stream.write(json.dumps(value, ensure_ascii=False))
    screen.getvalue().encode(encoding)
    assert json.loads(screen.getvalue()) == json.loads(json.dumps(value))


def test_emphasis_is_for_terminals_with_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    text = style("El Mencho", bold=True, colour="red")
    assert shown(text, Screen()) == "\x1b[1m\x1b[31mEl Mencho\x1b[0m"
    assert shown(text, Screen(terminal=False)) == "El Mencho"
    monkeypatch.setenv("NO_COLOR", "1")
    assert shown(text, Screen()) == "El Mencho"
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("TERM", "dumb")
    assert shown(text, Screen()) == "El Mencho"


@pytest.mark.parametrize(
    ("letter", "form"),
    [
        ("ñ", "n"),
        ("Ø", "O"),
        ("Ж", "Zh"),
        ("“", '"'),
        ("→", "->"),
        ("王", "Wang"),
        ("\U0001f600", "?"),
    ],
)
def test_the_latin_form(letter: str, form: str) -> None:
    assert latin_form(letter, "ascii") == form


def test_what_stands_in_another_form_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen("ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", screen)
        with safe_streams():
            print("Zoila Añorve")
    assert screen.getvalue() == "Zoila Anorve\n"
    assert "1 letter is shown in a Latin form" in capsys.readouterr().err


def test_json_is_ascii_where_the_encoding_is_not_utf_8() -> None:
    below = io.BytesIO()
    stream = SafeStream(io.TextIOWrapper(below, encoding="iso-8859-1", write_through=True))
    stream.json = True
    stream.write(json.dumps({"name": "José Иван"}, ensure_ascii=False))
    assert json.loads(below.getvalue().decode("utf-8")) == {"name": "José Иван"}
