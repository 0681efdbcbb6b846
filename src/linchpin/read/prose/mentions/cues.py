"""What the words beside a name say that it names."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.frames.table import noun_frames
from linchpin.read.prose.mentions.named import (
    COMPANY,
    GROUP,
    PERSON,
    PLACE,
    PROPERTY,
    VESSEL,
)
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token

_KINDS = (
    ("vessel_nouns", VESSEL),
    ("company_nouns", COMPANY),
    ("group_nouns", GROUP),
    ("person_nouns", PERSON),
    ("property_nouns", PROPERTY),
)
_PLACE_NOUNS = word_set("place_nouns")
_NAMED = word_set("named")


def kind_of_noun(key: str) -> str | None:
    """Return what a noun names: a person, a firm, a group, a vessel, a property."""
    found = next((kind for name, kind in _KINDS if key in word_set(name)), None)
    if found is None and key.startswith("ex") and len(key) > 5:
        return kind_of_noun(key[2:].lstrip("-"))
    if found is not None:
        return found
    frames = (*noun_frames("en").get(key, ()), *noun_frames("es").get(key, ()))
    return PERSON if frames and all(frame.bearer == {PERSON} for frame in frames) else None


def kind_by_cues(tokens: Sequence[Token], at: int, end: int, *, by_role: bool = True) -> str | None:
    """Return the kind that the word before a name, or the words behind its comma, give it."""
    before = at - 1
    while before >= 0 and (tokens[before].text in "“\"'‘«,:" or tokens[before].key in _NAMED):
        if tokens[before].text == "," and at - before > 1:
            break
        before -= 1
    if before >= 0:
        noun = tokens[before]
        if noun.text.islower() or before == 0:
            if noun.key in ("m/v", "mv", "buque-tanque"):
                return VESSEL
            if tokens[at - 1].text == "," and _of_person(tokens, before):
                return PERSON
            if tokens[at - 1].text != "," or _begins_phrase(tokens, before):
                kind = kind_of_noun(noun.key)
                if kind is not None and not (
                    kind == GROUP
                    and noun.key
                    in ("family", "familia", "red", "ala", "network", "structure", "enterprise")
                ):
                    return kind
            role = _by_role(tokens, before) if by_role else None
            if role is not None:
                return role
            if noun.key in _PLACE_NOUNS or (
                noun.key in ("de", "of") and before > 0 and tokens[before - 1].key in _PLACE_NOUNS
            ):
                return PLACE
        if noun.text in ("M/V", "MV", "M/T"):
            return VESSEL
    return stated_kind(tokens, at, end)


def _of_person(tokens: Sequence[Token], before: int) -> bool:
    """Say whether the noun before a comma only completes a person's: `el líder del grupo, X`."""
    k = before - 1
    while k > 0 and tokens[k].key in ("the", "la", "el", "su", "his", "its") and before - k < 3:
        k -= 1
    return (
        k > 0 and tokens[k].key in ("of", "de", "del") and kind_of_noun(tokens[k - 1].key) == PERSON
    )


def _by_role(tokens: Sequence[Token], before: int) -> str | None:
    """Return the kind that `leader of`, `dueña de`, `brother of` asks for behind it."""
    k = before
    while (
        k > 0
        and tokens[k].key in ("the", "la", "el", "los", "las", "de", "del", "of")
        and before - k < 3
    ):
        k -= 1
    if k == before or not any(
        tokens[j].key in ("of", "de", "del") for j in range(k + 1, before + 1)
    ):
        return None
    kinds: set[str] = set()
    for language in ("en", "es"):
        for frame in noun_frames(language).get(tokens[k].key, ()):
            kinds |= set(frame.complement)
    kinds &= {COMPANY, GROUP, PERSON}
    if tokens[k].key in (
        "socio",
        "socia",
        "socios",
        "partner",
        "partners",
        "associate",
        "associates",
    ):
        return None
    return next(iter(kinds)) if len(kinds) == 1 else None


def _begins_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Say whether `the company, X,` stands here: an article not far before the noun."""
    return any(
        tokens[k].key
        in ("the", "a", "an", "la", "el", "una", "un", "his", "her", "its", "su", "another", "otra")
        for k in range(max(0, at - 3), at)
    )


def stated_kind(tokens: Sequence[Token], at: int, end: int) -> str | None:
    """Return the kind that `X is a tequila business` or `X, a firm` gives a name."""
    here = end
    if here < len(tokens) and tokens[here].text in "”\"'’»":
        here += 1
    if here >= len(tokens):
        return None
    if tokens[here].text == "(":
        close = next(
            (k for k in range(here, min(len(tokens), here + 14)) if tokens[k].text == ")"), None
        )
        here = here if close is None else close + 1
        if here >= len(tokens):
            return None
    copula = tokens[here].key in ("is", "was", "es", "era", "fue", "are", "were", "son")
    if not copula and tokens[here].text != ",":
        return None
    here += 1
    if here >= len(tokens) or tokens[here].key not in (
        "a",
        "an",
        "the",
        "un",
        "una",
        "el",
        "la",
        "another",
        "one",
        "otra",
        "otro",
        "uno",
    ):
        return None
    for k in range(here + 1, min(len(tokens), here + 9)):
        token = tokens[k]
        if token.text in ",.;:()" or token.key in (
            "and",
            "y",
            "who",
            "que",
            "which",
            "that",
            "of",
            "in",
            "with",
            "for",
            "to",
            "from",
            "located",
            "based",
            "en",
            "con",
            "para",
            "dedicada",
            "ubicada",
            "ubicado",
        ):
            break
        kind = kind_of_noun(token.key)
        if kind is None or token.key in word_set("any_kind"):
            continue
        following = tokens[k + 1] if k + 1 < len(tokens) else None
        if (
            following is not None
            and following.text.isalpha()
            and kind_of_noun(following.key) is not None
        ):
            continue
        return kind
    return None
