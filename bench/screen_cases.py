"""Altered names of listed people, by class, with a seed; half of the people tune, half report.

The general classes are those of the PyPI package `sanctions-screening-benchmark`; the Spanish
ones are here.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

SEED = 20210701


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed person: entity id, name in natural order, given names, surnames, weak aliases."""

    id: str
    name: str
    given: str
    surnames: str
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An altered name, who it is a name of, and what was done to it."""

    text: str
    id: str
    kind: str


def fold_of(entity: str) -> int:
    """Return 0 for people the rule is tuned on, 1 for those it is reported on."""
    return blake2b(entity.encode(), digest_size=1, person=b"fold").digest()[0] & 1


PARTICLES = frozenset("de la del las los y e".split())
SHORT = {
    "HERNANDEZ": "Hdz", "RODRIGUEZ": "Rdz", "GONZALEZ": "Glz", "FERNANDEZ": "Fdz",
    "MARTINEZ": "Mtz", "GUTIERREZ": "Gtz", "RAMIREZ": "Rmz", "SANCHEZ": "Schz",
    "JIMENEZ": "Jmz", "LOPEZ": "Lpz", "PEREZ": "Prz", "GARCIA": "Gca", "VAZQUEZ": "Vzqz",
}  # fmt: skip
SHORT_GIVEN = {
    "FRANCISCO": "Fco", "MARIA": "Ma.", "GUADALUPE": "Gpe", "ANTONIO": "Anto", "JOSE": "J.",
    "GUILLERMO": "Gmo", "FERNANDO": "Fdo",
}  # fmt: skip
PET = {
    "FRANCISCO": "Pancho", "JOSE": "Pepe", "JESUS": "Chuy", "GUADALUPE": "Lupe",
    "IGNACIO": "Nacho", "MANUEL": "Manolo", "ROBERTO": "Beto", "ALBERTO": "Beto",
    "EDUARDO": "Lalo", "RAFAEL": "Rafa", "VICENTE": "Chente", "SALVADOR": "Chava",
    "ENRIQUE": "Quique", "GUILLERMO": "Memo", "GREGORIO": "Goyo", "SERGIO": "Checo",
    "ALEJANDRO": "Alex", "ANTONIO": "Tony", "FERNANDO": "Nando", "JOAQUIN": "Quino",
}  # fmt: skip
SOUNDS = [("v", "b"), ("b", "v"), ("z", "s"), ("s", "z"), ("ll", "y"), ("c", "s"), ("h", ""),
          ("g", "j"), ("k", "c"), ("qu", "k"), ("x", "j"), ("y", "i")]  # fmt: skip


def _surnames(person: Listed) -> tuple[list[str], list[str]]:
    """Return the paternal and the maternal surname, each with its particles."""
    words, groups, current = person.surnames.split(), [], []
    for word in words:
        current.append(word)
        if word.casefold() not in PARTICLES:
            groups.append(current)
            current = []
    if len(groups) != 2 or current:
        return [], []
    return groups[0], groups[1]


def _two(
    make: Callable[[str, str, str], str | None],
) -> Callable[[Listed, random.Random], str | None]:
    def alter(person: Listed, rng: random.Random) -> str | None:
        father, mother = _surnames(person)
        if not father or not mother or not person.given:
            return None
        return make(person.given, " ".join(father), " ".join(mother))

    return alter


def _given_only(person: Listed, rng: random.Random) -> str | None:
    words = person.given.split()
    return f"{words[0]} {person.surnames}" if len(words) > 1 else None


def _short_form(person: Listed, rng: random.Random) -> str | None:
    words = person.given.split()
    father, _ = _surnames(person)
    return f"{words[0]} {' '.join(father)}" if len(words) > 1 and father else None


def _initial(person: Listed, rng: random.Random) -> str | None:
    words = person.given.split()
    return f"{words[0][0]}. {person.surnames}" if words and person.surnames else None


def _swap_words(table: dict[str, str]) -> Callable[[Listed, random.Random], str | None]:
    def alter(person: Listed, rng: random.Random) -> str | None:
        words = [table.get(_plain(word), word) for word in person.name.split()]
        return " ".join(words) if words != person.name.split() else None

    return alter


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.upper())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _accents(person: Listed, rng: random.Random) -> str | None:
    table = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
    words = [w[:1] + w[1:].translate(table) if len(w) > 3 else w for w in person.name.split()]
    return " ".join(words)


def _sounds(person: Listed, rng: random.Random) -> str | None:
    text = person.name.lower()
    fitting = [(a, b) for a, b in SOUNDS if a in text]
    if not fitting:
        return None
    for a, b in rng.sample(fitting, min(2, len(fitting))):
        text = text.replace(a, b, 1)
    return text if text != person.name.lower() else None


def _pet_name(person: Listed, rng: random.Random) -> str | None:
    words = person.given.split()
    if not words or _plain(words[0]) not in PET:
        return None
    return f"{PET[_plain(words[0])]} {person.surnames}"


def _weak(person: Listed, rng: random.Random) -> str | None:
    return rng.choice(person.weak) if person.weak else None


def _weak_and_surname(person: Listed, rng: random.Random) -> str | None:
    father, _ = _surnames(person)
    if not person.weak or not person.surnames:
        return None
    return f"{rng.choice(person.weak)} {' '.join(father) or person.surnames}"


SPANISH: dict[str, Callable[[Listed, random.Random], str | None]] = {
    "es: maternal dropped": _two(lambda g, p, m: f"{g} {p}"),
    "es: maternal initial": _two(lambda g, p, m: f"{g} {p} {m.split()[-1][0]}."),
    "es: surnames swapped": _two(lambda g, p, m: f"{g} {m} {p}"),
    "es: surnames first": _two(lambda g, p, m: f"{p} {m} {g}"),
    "es: y": _two(lambda g, p, m: f"{g} {p} y {m}"),
    "es: de la": _two(lambda g, p, m: f"{g} {p} de la {m}"),
    "es: hyphened": _two(lambda g, p, m: f"{g} {p}-{m}"),
    "es: joined": _two(lambda g, p, m: f"{g} {p}{m.lower()}" if " " not in p + m else None),
    "es: one given name": _given_only,
    "es: short form": _short_form,
    "es: given initial": _initial,
    "es: accents": _accents,
    "es: abbreviations": _swap_words(SHORT | SHORT_GIVEN),
    "es: phonetic": _sounds,
    "es: pet name": _pet_name,
    "es: nickname alone": _weak,
    "es: nickname + surname": _weak_and_surname,
}
"""Fifteen Spanish classes (nicknames are pet names or listed weak aliases)."""


def spanish_cases(people: list[Listed], most: int = 250) -> Iterator[Case]:
    """Yield up to `most` altered names of each Spanish class."""
    for kind, alter in SPANISH.items():
        rng = random.Random(f"{SEED}:{kind}")
        order = rng.sample(people, len(people))
        made = 0
        for person in order:
            text = alter(person, rng)
            if text is None or text == person.name:
                continue
            yield Case(text, person.id, kind)
            made += 1
            if made >= most:
                break


def general_cases(people: list[Listed], most: int = 250) -> Iterator[Case]:
    """Yield up to `most` altered names of each class of `sanctions-screening-benchmark`."""
    from ssb import perturb

    for kind in sorted(perturb.REGISTRY):
        rng = random.Random(f"{SEED}:{kind}")
        made = 0
        for person in rng.sample(people, len(people)):
            if made >= most or len(person.name.split()) < 2:
                continue
            for text in perturb.REGISTRY[kind].fn(person.name, SEED)[:2]:
                if made < most and text.casefold() != person.name.casefold():
                    yield Case(text, person.id, kind)
                    made += 1
