"""Spanish verbs in the forms that texts use: third persons, participles, gerunds, infinitives.

All forms are folded (no accents). Where a present and a past look alike once folded, that is left
open: both are finite.
"""

from __future__ import annotations

from functools import cache

from linchpin.read.prose.frames.table import verb_lemmas
from linchpin.read.prose.grammar.english_verbs import VerbForm
from linchpin.read.prose.tables import lines, rows


def _irregular(kind: str) -> dict[str, str]:
    return {ending: forms for what, ending, forms in rows("irregular_es") if what == kind}


_STRONG, _FUTURE, _PARTICIPLES = map(_irregular, ("strong", "future", "participle"))
_PRESENT = {ending: forms.split() for ending, forms in _irregular("present").items()}
_WHOLE = {
    verb: dict(pair.split(":") for pair in forms.split())
    for verb, forms in _irregular("whole").items()
}


def conjugate(word: str) -> dict[str, str]:
    """Return every form of a verb, folded, with its kind.

    Args:
        word: The infinitive, with `:e>ie`, `:e>i`, `:o>ue` or `:u>ue` where its stem changes.

    >>> forms = conjugate("detener")
    >>> forms["detuvo"], forms["detenido"], forms["detendra"], conjugate("pedir:e>i")["pidio"]
    ('fin', 'part', 'fut', 'fin')
    """
    base, _, change = word.partition(":")
    if base in _WHOLE:
        return dict(_WHOLE[base])
    base = base.removesuffix("se") if base.endswith(("arse", "erse", "irse")) else base
    stem, ending = base[:-2], base[-2:]
    found: dict[str, str] = {}
    _regular(found, stem, ending, change)
    _future(found, base)
    _strong(found, base)
    _participles(found, base, stem, ending)
    found[base] = "inf"
    for clitic in ("se", "lo", "la", "le", "los", "las", "les", "selo", "sele"):
        found.setdefault(base + clitic, "inf")
    return found


def _changed(stem: str, change: str) -> str:
    if not change:
        return stem
    old, _, new = change.partition(">")
    at = stem.rfind(old)
    return stem if at < 0 else stem[:at] + new + stem[at + 1 :]


def _regular(found: dict[str, str], stem: str, ending: str, change: str) -> None:
    strong = _changed(stem, change)
    if ending == "ar":
        hard = (
            strong[:-1] + "qu"
            if strong.endswith("c")
            else strong + "u"
            if strong.endswith("g")
            else strong
        )
        hard = hard[:-1] + "c" if hard.endswith("z") else hard
        found.update(
            {strong + "a": "fin", strong + "an": "fin", stem + "o": "fin", stem + "aron": "fin"}
        )
        found.update(
            {stem + "aba": "fin", stem + "aban": "fin", hard + "e": "subj", hard + "en": "subj"}
        )
        found.update(
            {
                stem + "ara": "subj",
                stem + "aran": "subj",
                stem + "ase": "subj",
                stem + "ando": "ger",
                stem + "andose": "ger",
            }
        )
        return
    weak = _changed(stem, "e>i") if change in ("e>i", "e>ie") and ending == "ir" else stem
    weak = _changed(stem, "o>u") if change == "o>ue" and ending == "ir" else weak
    glide = stem.endswith(("u", "a", "e", "o")) and not stem.endswith(("gu", "qu"))
    io, ieron, iendo = ("yo", "yeron", "yendo") if glide else ("io", "ieron", "iendo")
    third = strong + "y" if glide and stem.endswith("u") else strong
    found.update({third + "e": "fin", third + "en": "fin", weak + io: "fin", weak + ieron: "fin"})
    found.update(
        {stem + "ia": "fin", stem + "ian": "fin", weak + iendo: "ger", weak + iendo + "se": "ger"}
    )
    zc = (
        strong[:-1] + "zc"
        if strong.endswith("c") and ending in ("er", "ir")
        else strong[:-1] + "j"
        if strong.endswith("g")
        else strong
    )
    found.update(
        {
            zc + "a": "subj",
            zc + "an": "subj",
            weak + ieron[:-2] + "a": "subj",
            weak + ieron[:-2] + "an": "subj",
        }
    )


def _future(found: dict[str, str], base: str) -> None:
    root = next(
        (base[: -len(tail)] + new for tail, new in _FUTURE.items() if base.endswith(tail)), base
    )
    found.update({root + "a": "fut", root + "an": "fut", root + "ia": "cond", root + "ian": "cond"})


def _strong(found: dict[str, str], base: str) -> None:
    for tail, new in _STRONG.items():
        if base.endswith(tail):
            root = base[: -len(tail)] + new
            third = root[:-1] + "zo" if root.endswith("hic") else root + "o"
            many = root + ("eron" if root.endswith("j") else "ieron")
            found.update(
                {third: "fin", many: "fin", many[:-2] + "a": "subj", many[:-2] + "an": "subj"}
            )
            break
    for tail, (one, many, sub, subs) in _PRESENT.items():
        if base.endswith(tail) and (tail != "ver" or base in ("ver", "prever")):
            lead = base[: -len(tail)]
            found.update(
                {lead + one: "fin", lead + many: "fin", lead + sub: "subj", lead + subs: "subj"}
            )
            break


def _participles(found: dict[str, str], base: str, stem: str, ending: str) -> None:
    root = stem + ("ad" if ending == "ar" else "id")
    special = next(
        (base[: -len(tail)] + new for tail, new in _PARTICIPLES.items() if base.endswith(tail)),
        None,
    )
    for lead in filter(None, (root, special)):
        found.update({lead + tail: "part" for tail in ("o", "a", "os", "as")})


@cache
def spanish_verbs() -> dict[str, VerbForm]:
    """Return every known form of a Spanish verb, folded."""
    found: dict[str, VerbForm] = {}
    words = [word for line in lines("verbs_es.txt") for word in line.split()]
    changes = {word.partition(":")[0]: word for word in words}
    for lemma in verb_lemmas("es"):
        changes.setdefault(lemma, lemma)
    for base, word in changes.items():
        for form, kind in conjugate(word).items():
            if form not in found or (found[form].form == "subj" and kind == "fin"):
                found[form] = VerbForm(
                    base.removesuffix("se") if base.endswith(("arse", "erse", "irse")) else base,
                    kind,
                )
    return found
