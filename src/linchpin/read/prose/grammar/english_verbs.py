"""English verbs in all their forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from linchpin.read.prose.frames.table import verb_lemmas
from linchpin.read.prose.tables import lines, word_set

BE = word_set("be")
HAVE = {"have", "has", "had", "having", "hasn't", "hadn't", "haven't"}
DO = {"do", "does", "did", "doesn't", "didn't", "don't"}
MODALS = word_set("modals")
GET = {"get", "gets", "got", "getting"}


class VerbForm(NamedTuple):
    """One form of a verb.

    Attributes:
        lemma: Its base form or infinitive.
        form: `base`, `s`, `past`, `part`, `pastpart`, `ing`; for Spanish `fin`, `cond`, `fut`,
            `subj`, `part`, `ger`, `inf`.
    """

    lemma: str
    form: str


def _double(base: str) -> bool:
    """Say whether the last letter is doubled: `ship`, `traffick` aside."""
    return base in {
        "ship",
        "stop",
        "drop",
        "rob",
        "plan",
        "plot",
        "commit",
        "admit",
        "submit",
        "bar",
        "tip",
        "smurf",
        "skim",
        "refer",
        "pin",
        "spur",
        "ban",
        "wed",
        "ferret",
        "star",
        "grab",
        "trap",
        "kidnap",
        "dub",
        "tap",
        "equip",
        "outfit",
        "transfer",
        "abet",
        "acquit",
        "run",
        "cut",
        "set",
        "put",
        "get",
        "sit",
        "hit",
        "split",
        "win",
        "shut",
        "let",
        "begin",
        "permit",
        "control",
        "patrol",
        "expel",
        "compel",
        "propel",
        "funnel",
        "channel",
        "smuggle",
    }


def forms_of(base: str, past: str | None = None, part: str | None = None) -> dict[str, str]:
    """Return every form of an English verb with its kind.

    >>> sorted(forms_of("arrest").items())[:3]
    [('arrest', 'base'), ('arrested', 'pastpart'), ('arresting', 'ing')]
    """
    stem = base + base[-1] if _double(base) else base
    if base == "traffic":
        stem = "traffick"
    if base.endswith("e") and not base.endswith("ee"):
        ed, ing = base + "d", base[:-1] + "ing"
    elif base.endswith("y") and base[-2] not in "aeiou":
        ed, ing = base[:-1] + "ied", base + "ing"
    else:
        ed, ing = stem + "ed", stem + "ing"
    if base in ("lie", "die", "tie"):
        ing = base[:-2] + "ying"
    if base.endswith("ee"):
        ed, ing = base + "d", base + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + ("es" if base.endswith(("s", "x", "ch", "sh", "o", "z")) else "s")
    found = {base: "base", third: "s"}
    if past is None or (past == part):
        found[past or ed] = "pastpart"
    else:
        found[past] = "past"
        found[part or past] = "part"
    found[ing] = "ing"
    return found


@cache
def english_verbs() -> dict[str, VerbForm]:
    """Return every known form of an English verb."""
    found: dict[str, VerbForm] = {}
    words = [word for line in lines("verbs_en.txt") for word in line.split()]
    for word in [*words, *sorted(verb_lemmas("en"))]:
        base, *rest = word.split(":")
        past, part = rest if rest else (None, None)
        for form, kind in forms_of(base, past, part).items():
            if form not in found or found[form].form == "base":
                found[form] = VerbForm(base, kind)
    for base, key in (("found", "founded"), ("lay", "laid"), ("cost", "cost")):
        found[key] = VerbForm(base, "pastpart")
    for key in ("majority-owned", "co-owned", "wholly-owned", "part-owned", "half-owned"):
        found[key] = VerbForm("own", "pastpart")
    found["pled"] = VerbForm("plead", "pastpart")
    return found
