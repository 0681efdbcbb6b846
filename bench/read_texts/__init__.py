"""Development texts of our own for the reader of prose, with what a careful reader finds in them.

A file holds texts of one style and language: `== DATE PUBLISHER`, the text with names marked as
`[p1|Name]` (p person, o group, c firm, b public body, m medium, v vessel, r property, `@` place),
`--`, and a fact a line: `type subject object key=value ...`. `p1+p2` stands for a fact each, `a/b`
for either type, `a|b` for either value, `-` for none, `~` before it for a fact that neither counts
nor costs. People and firms are invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
EVENTS = {
    "designated", "charged", "arrested", "pleaded", "convicted", "sentenced", "killed", "died",
    "extradited", "seized", "released", "delisted", "acquitted", "dismissed",
}  # fmt: skip
UNSCORED = {"released", "succeeds", "delisted", "acquitted", "dismissed"}
_SCHEMATA = {
    "p": "Person", "o": "Organization", "c": "Company", "b": "PublicBody", "m": "Organization",
    "v": "Vessel", "r": "RealEstate",
}  # fmt: skip
_MARK = re.compile(r"\[(@|[pocbmvr]\d+)\|([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text and its annotation.

    Attributes:
        fold: `dev` or `held-out`.
        style: Name of its file without language.
        text: The text without marks.
        gold: The annotation, in the format of the releases.
    """

    fold: str
    style: str
    text: str
    gold: dict[str, Any]


def load_texts() -> list[AnnotatedText]:
    """Return every text, in the order of the files."""
    found = []
    for path in sorted(HERE.glob("*_e[ns].txt")):
        style, _, language = path.stem.rpartition("_")
        head, *blocks = re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)
        fold = "held-out" if "held-out" in head else "dev"
        for number, block in enumerate(blocks, 1):
            found.append(_text(block, fold, style, language, f"{path.stem}-{number:02}"))
    return found


def _text(block: str, fold: str, style: str, language: str, name: str) -> AnnotatedText:
    first, _, rest = block.partition("\n")
    date, _, publisher = first.partition(" ")
    marked, _, lines = rest.partition("\n--")
    surfaces: dict[str, list[str]] = {}
    places = []
    for mark in _MARK.finditer(marked):
        if mark[1] == "@":
            places.append(mark[2])
        elif mark[2] not in surfaces.setdefault(mark[1], []):
            surfaces[mark[1]].append(mark[2])
    text = _MARK.sub(lambda mark: mark[2], marked).strip()
    facts = [fact for line in lines.strip().splitlines() if line for fact in _facts(line, surfaces)]
    facts = [fact | {"quote": text} for fact in facts]
    told = {key for fact in facts for key in (*fact["subject"], *(fact["object"] or []))}
    gold = {
        "doc": name, "lang": language, "date": date, "publisher": publisher, "places": places,
        "money": [], "facts": facts,
        "entities": [
            {
                "id": key, "schema": _SCHEMATA[key[0]], "name": names[0], "aliases": names[1:],
                "role": "subject" if key in told else "context", "optional": key[0] == "m",
            }
            for key, names in surfaces.items()
        ],
    }  # fmt: skip
    return AnnotatedText(fold, style, text, gold)


def _facts(line: str, surfaces: dict[str, list[str]]) -> list[dict[str, Any]]:
    optional = line.startswith("~")
    words = _pieces(line.lstrip("~"))
    kind, *others = words.pop(0).split("/")
    if kind in UNSCORED:
        return []
    values = {}
    ends = []
    status = ["stated"]
    for word in words:
        key, equals, value = word.partition("=")
        if equals:
            values[key] = value
        elif re.fullmatch(r"[pocbmvr]\d+(\+[pocbmvr]\d+)*", word):
            ends.append(word.split("+"))
        else:
            status = word.split("|")
    said_by: list[str | None] = []
    for who in values.get("by", "-").split("|"):
        said_by += [None] if who == "-" else surfaces.get(who, [who])
    agent = [one for one in values.get("agent", "-").split("|") if one != "-"] or None
    amount = float(values["amount"]) if "amount" in values else None
    found = []
    for subject in ends[0]:
        for other in ends[1] if len(ends) > 1 else [None]:
            found.append(
                {
                    "type": kind, "alt_types": others, "subject": [subject],
                    "object": None if other is None else [other], "status": status, "by": said_by,
                    "date": values.get("date"), "agent": agent, "amount": amount,
                    "optional": optional,
                }
            )  # fmt: skip
    return found


def _pieces(line: str) -> list[str]:
    """Return the words of a line; a value of several words goes on to the next key."""
    found: list[str] = []
    for word in line.split():
        plain = "=" not in word and not re.fullmatch(r"[pocbmvr]\d+(\+[pocbmvr]\d+)*", word)
        if found and plain and "=" in found[-1] and word.split("|")[0] not in _STATUS:
            found[-1] += " " + word
        else:
            found.append(word)
    return found


_STATUS = {"stated", "alleged", "admitted", "proven"}


@dataclass(frozen=True, slots=True)
class Probe:
    """A sentence, claims that must not come out of it, and claims that must."""

    language: str
    text: str
    forbidden: tuple[tuple[str, ...], ...]
    required: tuple[tuple[str, ...], ...]


def load_probes() -> list[Probe]:
    """Return the minimal pairs."""
    found = []
    for line in (HERE / "probes.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, text, forbidden, required = line.split("|")
            parts = [
                tuple(tuple(one.split()) for one in cell.split(";") if one.strip())
                for cell in (forbidden, required)
            ]
            found.append(Probe(language, text, parts[0], parts[1]))
    return found
