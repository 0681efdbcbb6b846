"""Write docs/likeness.md: every number that decides who may be whom, from the constants themselves.

Usage: uv run python scripts/generate_likeness_table.py [--check]
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path

from generated_files import write_or_check

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
TARGET = ROOT / "docs" / "likeness.md"
ROOMS = ("match", "screen")

ENCODINGS = frozenset(
    "mexico.curp._VALUES mexico.rfc._VALUES tokens.compounds.ACRONYM tokens.compounds.MARK "
    "tokens.fold.SEPARATOR tokens.fold.DROPPED tokens.fold.DOT tokens.fold.LOST tokens.fold.END "
    "tokens.fold.EXPANSION tokens.fold.WILD tokens.fold._LIMIT tokens.keys.SILENT tokens.keys.CH "
    "tokens.lexicon._LIKENESS tokens.lexicon._LIKENESS_MASK tokens.lexicon._LOOKALIKES "
    "tokens.lexicon.UNKNOWN_SCRIPT tokens.reading.HASH tokens.fold._MARKS "
    "search.align._WORD_MASK search.edits._KNOWN_CODES "
    "search.similar_words._KEY_BITS search.word_keys._LETTER_SALT "
    "reverse.prefilter.NAMES_IN_ONE reverse.text_windows._MARKS reverse.text_windows._NO_NAME "
    "book.storage.FORMAT compare.identifier_labels._LOOKALIKE".split()
)
"""Constants that say how something is written down: code points, masks, versions of files."""
AMOUNTS = frozenset(
    "resolve.name_blocking._PIECE reverse.text_windows._FIRST_ROOM search.search.MOST_KEPT "
    "book.accounting._SAMPLED book.rows.PIECE delta._TEXTS delta._ROWS results.page._MOST_CLAIMS "
    "results.page_facts._MOST_ALIASES results.record.MOST_FINDINGS results.safe_cells.LONGEST "
    "rows.embargoed_places._CACHED rows.embargoed_places._LETTERS_AT_ONCE "
    "watchlist.glued_names._PREFIX results.held_hits._READ_AT_ONCE "
    "results.output._WRITTEN_AT_ONCE".split()
)
"""Constants of memory, pieces of work and what is shown: answers do not depend on them."""
COPIES = frozenset(("compare.births._RATES", "compare.names._COUNTED_APART"))
"""Tables of constants that have a line each."""
_NOT_LISTED = ENCODINGS | AMOUNTS | COPIES

_HEAD = """# What decides: likenesses, weights and limits

Every number in `match/` and `screen/` that an answer depends on, as the program has it. The page is
generated from the constants by `scripts/generate_likeness_table.py`, and a test proves that it is
current: no number decides that does not stand here. What they were measured to do is said in
[Screening a book](screening.md) and [Who is who](who-is-who.md).

Names that end in `_BITS` are evidence: how many times more often a thing is seen of one bearer than
of two strangers, as a power of 2. Costs and weights belong to the score of two names: what agrees,
by the weight of its words, is divided by itself and the costs of what does not. Scores and
likenesses reach from 0 to 1.
"""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number of the program.

    Attributes:
        module: Its module, below the package.
        name: Its name, for an item of a table with the key in brackets.
        value: The number.
        meaning: The docstring beside it; empty where there is none.
    """

    module: str
    name: str
    value: float
    meaning: str


def main() -> int:
    """Write the page, or with --check say whether it is current."""
    return write_or_check({TARGET: page()})


def page() -> str:
    """Return the page as Markdown."""
    parts = [_HEAD]
    for room in ROOMS:
        parts.append(f"## {room}/\n")
        for path in sorted((SOURCE / "linchpin" / room).rglob("*.py")):
            found = [one for one in constants(path) if not is_left_out(one)]
            if found:
                parts.append(f"### {path.relative_to(SOURCE / 'linchpin').as_posix()}\n")
                parts.extend(_table(found))
    return "\n".join(parts).rstrip() + "\n"


def is_left_out(one: Constant) -> bool:
    """Say whether a constant is an encoding, an amount of work or a copy: it decides nothing."""
    return _short(one) in _NOT_LISTED


def constants(path: Path) -> Iterator[Constant]:
    """Yield the numbers of a module and of its tables of numbers, in order."""
    module = ".".join(path.with_suffix("").relative_to(SOURCE).parts).removesuffix(".__init__")
    body = ast.parse(path.read_text("utf-8")).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        name = _assigned(node)
        if name is None or name.upper() != name:
            continue
        for key, value in _numbers(getattr(import_module(module), name)):
            yield Constant(
                module.removeprefix("linchpin."), f"{name}{key}", value, _docstring(after)
            )


def _assigned(node: ast.stmt) -> str | None:
    """Return the one name that a statement gives a value to."""
    if isinstance(node, ast.AnnAssign) and node.value is not None:
        target: ast.expr = node.target
    elif isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
    else:
        return None
    return target.id if isinstance(target, ast.Name) else None


def _numbers(value: object) -> Iterator[tuple[str, float]]:
    """Yield the numbers of a value, each with its key in brackets where it is one of several."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield "", value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(item, int | float) and not isinstance(item, bool):
                yield f"[{_word(key)}]", item
            elif isinstance(key, float):
                yield f"[{_word(item)}]", key


def _word(key: object) -> str:
    return key.name if isinstance(key, Enum) else str(key)


def _docstring(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return " ".join(str(node.value.value).split())
    return ""


def _short(one: Constant) -> str:
    return f"{one.module.split('.', 1)[1]}.{one.name.split('[')[0]}"


def _table(found: list[Constant]) -> Iterator[str]:
    yield "| constant | value | meaning |"
    yield "|---|---|---|"
    before = ""
    for one in found:
        meaning = "" if "[" in one.name and one.meaning == before else one.meaning
        before = one.meaning
        yield f"| `{one.name}` | {one.value:,} | {meaning.replace('|', chr(92) + '|')} |"
    yield ""


if __name__ == "__main__":
    raise SystemExit(main())
