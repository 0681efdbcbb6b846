"""A count and its noun agree wherever the program speaks: never "1 rows"."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import linchpin
from linchpin.chart.vocabulary import PHRASES
from linchpin.chart.words import Words
from linchpin.claims.counted import counted

SOURCE = Path(linchpin.__file__).parent
NOUNS = (
    "boxes|cells|chains|characters|claims|columns|contradictions|decisions|documents|editions|"
    "entries|files|findings|hits|letters|lines|links|names|organisations|pairs|parts|people|"
    "places|quotes|records|relations|rows|scores|sheets|statements|tables|ties|times|versions|"
    "words|worlds"
)
_PLURAL = re.compile(rf" (?:[a-z-]+ )?(?:{NOUNS})\b")
_SIZED = re.compile(r"[A-Z]{2,}|>> ?20|_limit|counted\(|several\(|_times\(|longest")
"""Placeholders of limits and sizes, which are never one, and of counts with their nouns."""
_ONE_FORM = {("aircraft", "en")}
"""Nouns of pictures that have one form for one and for several."""


def bare_plurals(tree: ast.AST) -> Iterator[str]:
    """Yield placeholders for a number that a plural noun follows whatever the number is."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr):
            continue
        for value, after in zip(node.values, node.values[1:], strict=False):
            if not isinstance(value, ast.FormattedValue) or not isinstance(after, ast.Constant):
                continue
            code = ast.unparse(value)
            number = value.format_spec is not None and ",'" in ast.unparse(value.format_spec)
            number = number or "len(" in code or "sum(" in code or "count" in code
            if number and _PLURAL.match(str(after.value)) and not _SIZED.search(code):
                yield f"line {node.lineno}: {ast.unparse(node)}"


def own_plurals(tree: ast.AST) -> Iterator[str]:
    """Yield places that tell one from several on their own."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.IfExp) or not isinstance(node.test, ast.Compare):
            continue
        against = node.test.comparators[0]
        one = isinstance(against, ast.Constant) and against.value == 1
        texts = (node.body, node.orelse)
        words = all(
            isinstance(item, ast.JoinedStr)
            or (isinstance(item, ast.Constant) and isinstance(item.value, str))
            for item in texts
        )
        if one and words and isinstance(node.test.ops[0], ast.Eq | ast.NotEq | ast.Gt):
            yield f"line {node.lineno}: {ast.unparse(node)}"


def test_no_text_puts_a_plural_behind_any_number() -> None:
    found = {
        f"{path.relative_to(SOURCE)}: {text}"
        for path in sorted(SOURCE.rglob("*.py"))
        for text in bare_plurals(ast.parse(path.read_text("utf-8")))
    }
    assert found == set()


def test_one_place_tells_one_from_several() -> None:
    found = {
        f"{path.relative_to(SOURCE)}: {text}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path != SOURCE / "claims" / "counted.py"
        for text in own_plurals(ast.parse(path.read_text("utf-8")))
    }
    assert found == set()


def test_the_law_sees_what_it_looks_for() -> None:
    wrong = "f'{len(rows):,} rows', f'{count} more hits', f'{n:,} empty cells'"
    assert len(list(bare_plurals(ast.parse(wrong)))) == 3
    assert not list(bare_plurals(ast.parse("f'{counted(n, \"row\")}', f'{MOST_ROWS:,} rows'")))
    assert list(own_plurals(ast.parse("'row' if count == 1 else 'rows'")))


@given(st.integers(0, 10**6))
def test_only_one_is_singular(count: int) -> None:
    assert counted(count, "row").endswith("rows") == (count != 1)
    assert counted(count, "entry", "entries").endswith("entries") == (count != 1)


def test_both_languages_of_a_picture_have_both_forms() -> None:
    countable = [key for key in PHRASES if f"{key}s" in PHRASES]
    assert countable
    for language in ("en", "es"):
        words = Words(language)
        for key in countable:
            one, many = words.counted(key, 1), words.counted(key, 2)
            assert one.startswith("1 ")
            assert many.startswith("2 ")
            same = one.removeprefix("1 ") == many.removeprefix("2 ")
            assert same == ((key, language) in _ONE_FORM), key
