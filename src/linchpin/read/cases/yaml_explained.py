"""What a YAML parser's complaint means for who writes a case, and what to write instead."""

from __future__ import annotations

import re

import yaml

_QUOTED_START = re.compile(r":\s+([\"'])(?:(?!\1).)*\1\s*[^\s,}\]#]")
_FIELD = re.compile(r"(\s*(?:- )?[\w-]+:\s+)(\S.*?)\s*")
_ADVICE = (
    (
        "mapping values are not allowed",
        "a value that holds `: ` stands in quotation marks, such as `title: 'Port: a raid'`",
    ),
    (
        "cannot start any token",
        "indent with blanks, not with tabs, and put a value that begins with @, ` or % in "
        "quotation marks",
    ),
    (
        "unknown escape character",
        "within double quotes a backslash is special; use single quotes: 'C:\\port'",
    ),
    (
        "unexpected end of stream",
        "a quotation mark is opened and never closed; in single quotes an apostrophe is "
        "written twice: 'O''Hara'",
    ),
    ("could not find expected ':'", "a field is a name, a colon, a blank and its value"),
    (
        "did not find expected ',' or",
        "a brace or bracket is not closed, or a value within it holds one and needs quotation "
        "marks",
    ),
    (
        "did not find expected key",
        "the line is not indented as those beside it, or a text with quotation marks in it needs "
        "others around the whole",
    ),
    ("did not find expected '-'", "each claim begins with `- `, indented like the one before"),
    (
        "while scanning an a",
        "a value that begins with * or & stands in quotation marks",
    ),
    ("found character that cannot", "put the value in quotation marks"),
)


def explained(error: yaml.MarkedYAMLError, text: str) -> str:
    """Return the parser's words for an error, and what to do about it.

    Args:
        error: What the parser raised.
        text: The file.
    """
    said = ", ".join(part for part in (error.context, error.problem) if part)
    advice = _quoted_start(error, text)
    if advice is None:
        advice = next((words for mark, words in _ADVICE if mark in said), None)
    return said if advice is None else f"{said}; {advice}"


def _quoted_start(error: yaml.MarkedYAMLError, text: str) -> str | None:
    """Return what to do where a value begins with a quotation and goes on behind it."""
    lines = text.split("\n")
    for mark in (error.problem_mark, error.context_mark):
        for at in (0, -1) if mark is not None else ():
            number = (0 if mark is None else mark.line) + at
            if 0 <= number < len(lines) and (found := _QUOTED_START.search(lines[number])):
                other = "'" if found[1] == '"' else '"'
                return (
                    f"a value that begins with {found[1]} ends at the next one; put the whole "
                    f"in {other} (line {number + 1})"
                )
    return None


def mend(text: str, line: int) -> str | None:
    r"""Return a file with the value of a line, or of the one before, in quotation marks.

    Args:
        text: The file.
        line: The line the parser stopped at, from 0.

    >>> mend("a: 1\nb: x: y", 1)
    "a: 1\nb: 'x: y'"
    >>> mend("a: 'x'", 0) is None
    True
    """
    lines = text.split("\n")
    for number in (line, line - 1):
        found = _FIELD.fullmatch(lines[number]) if 0 <= number < len(lines) else None
        if found is not None and _needs_quotes(found[2]):
            value = found[2].replace("'", "''")
            lines[number] = f"{found[1]}'{value}'"
            return "\n".join(lines)
    return None


def _needs_quotes(value: str) -> bool:
    """Say whether a value is not within quotation marks, braces or brackets as a whole."""
    whole = (value[0] in "'\"" and value[-1] == value[0] and value[0] not in value[1:-1]) or (
        value[0] == "'" and value[-1] == "'" and "'" not in value[1:-1].replace("''", "")
    )
    return len(value) < 2 or not (whole or value[0] in "{[|>#")
